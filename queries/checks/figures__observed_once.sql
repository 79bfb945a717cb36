-- Purpose:  one series gives one current figure per region, month, scope and status.
-- Grain:    one row per series, territory_id, period_end, segment_scope, status and
--           group of workers.
-- Inputs:   enrolment.
-- Params:   none.
-- Columns:  series varchar, territory_id varchar, period_end date, segment_scope
--           varchar, status varchar, column_name varchar, rows_found bigint, row_ids
--           varchar, is_ok boolean.
-- Excludes: as_stated, where several publishers may speak of one day; press copies
--           of one series (the better one is chosen when read).
with final as (
    select
        series,
        territory_id,
        period_end,
        segment_scope,
        status,
        'segment_scope' as column_name,
        count(*)::bigint as rows_found,
        string_agg(row_id, ' ' order by row_id) as row_ids,
        count(*) = 1 as is_ok,
    from enrolment
    where
        superseded_on is null
        and series not in ('as_stated', 'bpjs_national', 'kemnaker_press')
    group by
        series, territory_id, period_end, segment_scope, status, worker_group,
        programme
)

select * from final
order by series, territory_id, period_end, segment_scope, status
