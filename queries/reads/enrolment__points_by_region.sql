-- Purpose:  active workers of a segment scope in a region, month by month, by series.
-- Grain:    one row per series, worker_basis and period_end.
-- Inputs:   enrolment, sources.
-- Params:   $territory_id varchar, $segments varchar[], $known_on date.
-- Columns:  series varchar, segment_scope varchar, vintage varchar, worker_basis
--           varchar, period_end date, active_workers bigint, precision varchar,
--           source_id varchar, source_publisher varchar, row_ids varchar,
--           conflicting bigint.
-- Excludes: as_stated and copies of a series; figures not at a month's end. Of several
--           figures with equal tags the exact one stands before the rounded, official
--           before press, then the later published; conflicting counts the others whose
--           number differs.
with known as (
    select
        enrolment.*,
        sources.kind as source_kind,
        sources.published_on,
        sources.publisher,
        array_to_string($segments, '+') = enrolment.segment_scope as is_whole_scope,
        (
            case enrolment.precision
                when 'exact' then 1 when 'rounded' then 2 else 3
            end
        ) as precision_rank,
    from enrolment
    left join sources
        on enrolment.source_id = sources.source_id
    where
        enrolment.territory_id = $territory_id
        and enrolment.status = 'active'
        and enrolment.worker_group is null
        and enrolment.is_at_month_end
        and enrolment.series not in ('as_stated', 'kemnaker_spn_copy')
        and enrolment.workers is not null
        and is_known(enrolment.entered_on, enrolment.superseded_on, $known_on)
        and (
            enrolment.segment_scope = array_to_string($segments, '+')
            or list_contains($segments, enrolment.segment_scope)
        )
),

-- A figure of the whole scope stands for its parts.
chosen as (
    select
        *,
        count(distinct workers) over (
            partition by series, worker_basis, period_end, segment_scope
        ) - 1 as others,
    from known
    qualify
        is_whole_scope
        = bool_or(is_whole_scope) over (partition by series, worker_basis, period_end)
        and row_number() over (
            partition by series, worker_basis, period_end, segment_scope
            order by
                precision_rank,
                source_kind = 'official' desc,
                published_on desc nulls last,
                row_id
        ) = 1
),

final as (
    select
        series,
        array_to_string($segments, '+') as segment_scope,
        any_value(vintage) as vintage,
        worker_basis,
        period_end,
        sum(workers)::bigint as active_workers,
        (
            case max(precision_rank)
                when 1 then 'exact' when 2 then 'rounded' else 'about'
            end
        ) as precision,
        arg_min(source_id, row_id) as source_id,
        string_agg(distinct publisher, '; ' order by publisher) as source_publisher,
        string_agg(row_id, ' ' order by row_id) as row_ids,
        max(others)::bigint as conflicting,
    from chosen
    group by series, worker_basis, period_end
    having bool_or(is_whole_scope) or count(*) = len($segments)
)

select * from final
order by series, worker_basis, period_end
