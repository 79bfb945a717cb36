-- Purpose:  enrolment that an office or the simulation delivers stands at a month's
--           end, so that it can be summed.
-- Grain:    one row per row of such enrolment.
-- Inputs:   enrolment.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, found date, month_end date, is_ok
--           boolean.
-- Excludes: published figures: some are known by day or by year only.
with final as (
    select
        row_id,
        'period_end' as column_name,
        period_end as found,
        last_day(period_end) as month_end,
        is_at_month_end as is_ok,
    from enrolment
    where origin in ('office', 'simulated')
)

select * from final
order by row_id
