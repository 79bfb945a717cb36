-- Purpose:  one series counts workers on one basis, so that its rows may be summed.
-- Grain:    one row per series that serves computed coverage.
-- Inputs:   enrolment.
-- Params:   none.
-- Columns:  series varchar, bases bigint, is_ok boolean.
-- Excludes: as_stated, which is never summed.
with final as (
    select
        series,
        count(distinct worker_basis)::bigint as bases,
        count(distinct worker_basis) = 1 as is_ok,
    from enrolment
    where series <> 'as_stated' and worker_group is null
    group by series
)

select * from final
order by series
