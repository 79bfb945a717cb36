-- Purpose:  the first day on which a figure entered our data.
-- Grain:    one row.
-- Inputs:   enrolment, statements, workforce.
-- Params:   none.
-- Columns:  entered_on date.
-- Excludes: nothing.
with entries as (
    select entered_on from enrolment
    union all
    select entered_on from statements
    union all
    select entered_on from workforce
),

final as (
    select min(entered_on) as entered_on from entries
)

select * from final
