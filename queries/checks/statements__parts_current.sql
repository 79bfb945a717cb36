-- Purpose:  a percent in use stands beside numbers in use: a corrected part restates
--           it.
-- Grain:    one row per statement that has a numerator or a denominator beside it.
-- Inputs:   statements, enrolment, workforce.
-- Params:   none.
-- Columns:  row_id varchar, active_row_id varchar, base_row_id varchar, is_ok boolean.
-- Excludes: superseded statements.
with parts as (
    select
        row_id,
        superseded_on,
    from enrolment
    union all
    select
        row_id,
        superseded_on,
    from workforce
    where series = 'as_stated'
),

final as (
    select
        statements.row_id,
        statements.active_row_id,
        statements.base_row_id,
        bool_and(parts.superseded_on is null) as is_ok,
    from statements
    inner join parts
        on parts.row_id in (statements.active_row_id, statements.base_row_id)
    where statements.superseded_on is null
    group by statements.row_id, statements.active_row_id, statements.base_row_id
)

select * from final
order by row_id
