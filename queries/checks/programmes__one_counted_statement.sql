-- Purpose:  each cohort has exactly one counted statement, and months that fit.
-- Grain:    one row per cohort_id.
-- Inputs:   programmes.
-- Params:   none.
-- Columns:  cohort_id varchar, column_name varchar, counted bigint, is_ok boolean.
-- Excludes: superseded statements.
with final as (
    select
        cohort_id,
        if(
            count(*) filter (where is_counted) = 1, 'months', 'is_counted'
        ) as column_name,
        count(*) filter (where is_counted)::bigint as counted,
        count(*) filter (where is_counted) = 1
        and bool_and(
            (first_month is null) = (last_month is null)
            and (
                first_month is null
                or strftime(
                    (first_month || '-01')::date + to_months(months::integer - 1),
                    '%Y-%m'
                ) = last_month
            )
        ) as is_ok,
    from programmes
    where superseded_on is null
    group by cohort_id
)

select * from final
order by cohort_id
