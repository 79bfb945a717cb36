-- Purpose:  all regions of both divisions with the names that people use.
-- Grain:    one row per region_code and vintage.
-- Inputs:   regions, region_aliases.
-- Params:   none.
-- Columns:  region_code varchar, vintage varchar, territory_id varchar, region_code_bps
--           varchar, level varchar, kind varchar, region_name varchar, short_name
--           varchar, parent_code varchar, province_code_34 varchar, island_group
--           varchar, paritrana_zone varchar, zone_basis varchar, valid_from date,
--           valid_to date, successor_of varchar, aliases varchar[].
-- Excludes: nothing.
with aliases as (
    select
        region_code,
        list(distinct alias order by alias) as aliases,
    from region_aliases
    group by region_code
),

final as (
    select
        regions.region_code,
        regions.vintage,
        regions.territory_id,
        regions.region_code_bps,
        regions.level,
        regions.kind,
        regions.region_name,
        regions.short_name,
        regions.parent_code,
        regions.province_code_34,
        regions.island_group,
        regions.paritrana_zone,
        regions.zone_basis,
        regions.valid_from,
        regions.valid_to,
        regions.successor_of,
        aliases.aliases,
    from regions
    left join aliases
        on regions.region_code = aliases.region_code
)

select * from final
order by region_code, vintage
