-- Purpose:  segments sum to the total that the same source gives, within their
--           rounding.
-- Grain:    one row per published total whose single segments are all published too.
-- Inputs:   enrolment.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, territory_id varchar, period_end
--           date, source_id varchar, found bigint, segment_workers bigint, is_ok
--           boolean.
-- Excludes: totals of a scope that the source does not list (as_stated); superseded
--           rows.
with rounded as (
    select
        *,
        case
            when precision = 'exact' then 0
            else 0.5 * pow(10, length(regexp_extract(workers::varchar, '0*$')))
        end as half_unit,
    from enrolment
    where
        not is_counted_apart
        and workers is not null
        and status = 'active'
        and superseded_on is null
),

totals as (
    select
        row_id,
        territory_id,
        period_end,
        source_id,
        series,
        segment_scope,
        workers,
        half_unit,
        len(string_split(segment_scope, '+')) as segment_count,
    from rounded
    where contains(segment_scope, '+')
),

final as (
    select
        totals.row_id,
        'workers' as column_name,
        totals.territory_id,
        totals.period_end,
        totals.source_id,
        totals.workers as found,
        sum(rounded.workers)::bigint as segment_workers,
        abs(sum(rounded.workers)::bigint - totals.workers)
        <= totals.half_unit + sum(rounded.half_unit) as is_ok,
    from totals
    inner join rounded
        on
            totals.territory_id = rounded.territory_id
            and totals.period_end = rounded.period_end
            and totals.source_id = rounded.source_id
            and totals.series = rounded.series
            and list_contains(
                string_split(totals.segment_scope, '+'), rounded.segment_scope
            )
    group by
        totals.row_id, totals.territory_id, totals.period_end, totals.source_id,
        totals.workers, totals.half_unit, totals.segment_count
    having count(*) = totals.segment_count
)

select * from final
order by row_id
