-- Purpose:  coverage of one region by segment scope against each base it may stand
--           over.
-- Grain:    one row per segment scope and base.
-- Inputs:   enrolment, workforce, sources, segment_scopes, bases.
-- Params:   $territory_id varchar, $period_end date, $series varchar, $known_on date.
-- Columns:  segment_scope varchar, base varchar, base_period date, active_workers
--           bigint, base_workers bigint, coverage_pct double, is_over_100 boolean,
--           source_id varchar, base_source_id varchar, row_ids varchar, base_row_id
--           varchar.
-- Excludes: scopes of which a segment is missing; employees stand under PU alone and
--           non_wage under BPU alone, because each is the universe of that segment.
with scopes as (
    select segment_scope
    from segment_scopes
    where is_shown
),

known as (
    select
        enrolment.*,
        case enrolment.precision
            when 'exact' then 1
            when 'rounded' then 2
            else 3
        end as precision_rank,
    from enrolment
    left join sources
        on enrolment.source_id = sources.source_id
    where
        enrolment.territory_id = $territory_id
        and enrolment.is_at_month_end
        and enrolment.period_end = $period_end
        and enrolment.series = $series
        and enrolment.status = 'active'
        and enrolment.worker_group is null
        and enrolment.workers is not null
        and is_known(enrolment.entered_on, enrolment.superseded_on, $known_on)
    qualify row_number() over (
            partition by enrolment.segment_scope
            order by
                precision_rank,
                sources.kind_rank,
                sources.published_on desc nulls last,
                enrolment.row_id
        ) = 1
),

parts as (
    select
        scopes.segment_scope,
        known.segment_scope = scopes.segment_scope as is_whole_scope,
        known.workers,
        known.source_id,
        known.row_id,
    from scopes
    inner join known
        on
            scopes.segment_scope = known.segment_scope
            or list_contains(
                string_split(scopes.segment_scope, '+'), known.segment_scope
            )
),

sums as (
    select
        segment_scope,
        case
            when bool_or(is_whole_scope)
                then sum(workers) filter (where is_whole_scope)
            else sum(workers)
        end::bigint as active_workers,
        arg_min(source_id, row_id) as source_id,
        string_agg(row_id, ' ' order by row_id) as row_ids,
    from parts
    group by segment_scope
    having
        bool_or(is_whole_scope)
        or count(*) = len(string_split(segment_scope, '+'))
),

known_bases as (
    select
        workforce.base,
        bases.of_segment,
        workforce.period_end as base_period,
        workforce.workers as base_workers,
        workforce.source_id as base_source_id,
        workforce.row_id as base_row_id,
    from workforce
    inner join bases
        on
            workforce.base = bases.base
            and bases.stands_under <> 'none'
    where
        workforce.territory_id = $territory_id
        and workforce.series = 'sakernas_august'
        and workforce.period_end <= $period_end
        and is_known(workforce.entered_on, workforce.superseded_on, $known_on)
    qualify workforce.period_end = max(workforce.period_end) over ()
),

final as (
    select
        sums.segment_scope,
        known_bases.base,
        known_bases.base_period,
        sums.active_workers,
        known_bases.base_workers,
        100.0 * sums.active_workers / nullif(known_bases.base_workers, 0)
            as coverage_pct,
        coalesce(sums.active_workers > known_bases.base_workers, false) as is_over_100,
        sums.source_id,
        known_bases.base_source_id,
        sums.row_ids,
        known_bases.base_row_id,
    from sums
    inner join known_bases
        on coalesce(known_bases.of_segment, sums.segment_scope) = sums.segment_scope
)

select * from final
order by segment_scope, base
