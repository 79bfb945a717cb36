-- Purpose:  one series counts workers on one basis, so that its rows may be summed.
-- Grain:    one row per series that serves computed coverage.
-- Inputs:   enrolment.
-- Params:   none.
-- Columns:  series varchar, column_name varchar, bases varchar, row_ids varchar, is_ok
--           boolean.
-- Excludes: as_stated, which is never summed. Of each basis one row is named, of the
--           rarest first.
with by_basis as (
    select
        series,
        worker_basis,
        count(*) as rows_found,
        min(row_id) as row_id,
    from enrolment
    where series <> 'as_stated' and not is_counted_apart
    group by series, worker_basis
),

final as (
    select
        series,
        'worker_basis' as column_name,
        string_agg(
            worker_basis, ', ' order by rows_found, worker_basis
        ) as bases,
        string_agg(row_id, ' ' order by rows_found, worker_basis) as row_ids,
        count(*) = 1 as is_ok,
    from by_basis
    group by series
)

select * from final
order by series
