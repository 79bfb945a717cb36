-- Purpose:  how many regions of a level have a published coverage, a target, both.
-- Grain:    one row per level, provinces and regencies.
-- Inputs:   regions, statements, targets.
-- Params:   $known_on date.
-- Columns:  level varchar, regions_total bigint, regions_with_coverage bigint,
--           regions_with_target bigint, regions_with_both bigint.
-- Excludes: rows entered later. A region has a coverage if somebody published a percent
--           of its workers, of any segment; provinces are the 38.
with covered as (
    select distinct territory_id
    from statements
    where
        statement_kind = 'coverage'
        and worker_group is null
        and entered_on <= $known_on
),

targeted as (
    select distinct territory_id
    from targets
    where entered_on <= $known_on
),

final as (
    select
        regions.level,
        count(*)::bigint as regions_total,
        count(covered.territory_id)::bigint as regions_with_coverage,
        count(targeted.territory_id)::bigint as regions_with_target,
        count(*) filter (
            where
                covered.territory_id is not null
                and targeted.territory_id is not null
        )::bigint as regions_with_both,
    from regions
    left join covered
        on regions.territory_id = covered.territory_id
    left join targeted
        on regions.territory_id = targeted.territory_id
    where regions.vintage = '38' and regions.level in ('province', 'regency')
    group by regions.level
)

select * from final
order by level
