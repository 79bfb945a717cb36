-- Purpose:  coverage of one region by segment scope against each base it may stand
--           over.
-- Grain:    one row per segment scope and base.
-- Inputs:   province_regencies, monthly_enrolment, workforce, segment_scopes, bases.
-- Params:   $territory_id varchar, $period_end date, $series varchar, $known_on date.
-- Columns:  segment_scope varchar, base varchar, base_period date, active_workers
--           bigint, base_workers bigint, coverage_pct double, is_over_100 boolean,
--           source_id varchar, source_ids varchar, base_source_id varchar, row_ids
--           varchar, base_row_id varchar.
-- Excludes: scopes of which a segment is missing; employees stand under PU alone and
--           non_wage under BPU alone, because each is the universe of that segment.
with sums as (
    select
        segment_scopes.segment_scope,
        figures.active_workers,
        figures.source_id,
        figures.source_ids,
        figures.all_row_ids as row_ids,
    from segment_scopes
    cross join
        region_scope(
            segment_scopes.segments, $known_on, land := $territory_id
        ) as figures
    where
        segment_scopes.is_shown
        and figures.territory_id = $territory_id
        and figures.period_end = $period_end
        and figures.series = $series
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
        sums.source_ids,
        known_bases.base_source_id,
        sums.row_ids,
        known_bases.base_row_id,
    from sums
    inner join known_bases
        on coalesce(known_bases.of_segment, sums.segment_scope) = sums.segment_scope
)

select * from final
order by segment_scope, base
