-- Purpose:  how many regions of a level have a published percent, coverage or target.
-- Grain:    one row per level, provinces and regencies.
-- Inputs:   regions, statements, targets.
-- Params:   $known_on date.
-- Columns:  level varchar, regions_total bigint, regions_with_statement bigint,
--           regions_with_coverage bigint, regions_with_target bigint.
-- Excludes: rows entered later. A statement is any published percent; a coverage is one
--           of all or several segments, as in statements__latest_by_level. Provinces
--           are the 38.
with stated as (
    select
        territory_id,
        bool_or(
            statement_kind = 'coverage'
            and worker_group is null
            and covers_all_workers
        ) as has_coverage,
    from statements
    where
        is_known(entered_on, superseded_on, $known_on)
    group by territory_id
),

targeted as (
    select distinct territory_id
    from targets
    where
        is_known(entered_on, superseded_on, $known_on)
),

final as (
    select
        regions.level,
        count(*)::bigint as regions_total,
        count(stated.territory_id)::bigint as regions_with_statement,
        count(*) filter (where stated.has_coverage)::bigint as regions_with_coverage,
        count(targeted.territory_id)::bigint as regions_with_target,
    from regions
    left join stated
        on regions.territory_id = stated.territory_id
    left join targeted
        on regions.territory_id = targeted.territory_id
    where regions.vintage = '38' and regions.level in ('province', 'regency')
    group by regions.level
)

select * from final
order by level
