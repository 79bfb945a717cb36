-- Purpose:  514 regencies, 34 and 38 provinces, each under a known parent with a code.
-- Grain:    one row per region_code and vintage, and one per level and vintage counted.
-- Inputs:   regions.
-- Params:   none.
-- Columns:  region_code varchar, vintage varchar, level varchar, regions bigint, is_ok
--           boolean.
-- Excludes: nothing. Where a level is counted, region_code is NULL.
with sizes as (
    select
        unnest(['province', 'province', 'regency', 'regency']) as level,
        unnest(['34', '38', '34', '38']) as vintage,
        unnest([34, 38, 0, 514]) as regions,
),

final as (
    select
        regions.region_code,
        regions.vintage,
        regions.level,
        1::bigint as regions,
        regions.level not in ('province', 'regency')
        or (
            parents.region_code is not null
            and regions.region_code_bps is not null
        ) as is_ok,
    from regions
    left join regions as parents
        on
            regions.parent_code = parents.region_code
            and regions.vintage = parents.vintage
    union all
    select
        null,
        sizes.vintage,
        sizes.level,
        count(regions.region_code)::bigint,
        count(regions.region_code) = sizes.regions,
    from sizes
    left join regions
        on
            sizes.level = regions.level
            and sizes.vintage = regions.vintage
    group by sizes.vintage, sizes.level, sizes.regions
)

select * from final
order by region_code nulls first, vintage, level
