-- Purpose:  regions of both administrative divisions, each with the land it stands for.
-- Grain:    one row per region_code and vintage.
-- Inputs:   raw_regions, raw_region_code_crosswalk.
-- Params:   none.
-- Columns:  region_code varchar, vintage varchar, territory_id varchar, region_code_bps
--           varchar, level varchar, kind varchar, region_name varchar, short_name
--           varchar, parent_code varchar, province_code_34 varchar, province_code_38
--           varchar, island_group varchar, paritrana_zone varchar, zone_basis varchar,
--           valid_from date, valid_to date, successor_of varchar, source_id varchar.
-- Excludes: nothing. territory_id is the only key that figures join on: the code alone,
--           but code@vintage where one code means other land in the two divisions (91,
--           92).
with moved_codes as (
    select distinct province_code_34 as region_code
    from raw_region_code_crosswalk
    where
        province_code_34 is distinct from province_code_38
        and length(region_code) > 2
),

final as (
    select
        raw_regions.region_code,
        raw_regions.vintage,
        case
            when moved_codes.region_code is null then raw_regions.region_code
            else raw_regions.region_code || '@' || raw_regions.vintage
        end as territory_id,
        raw_region_code_crosswalk.region_code_bps,
        raw_regions.level,
        raw_regions.kind,
        raw_regions.region_name,
        raw_regions.short_name,
        raw_regions.parent_code,
        raw_region_code_crosswalk.province_code_34,
        raw_region_code_crosswalk.province_code_38,
        raw_regions.island_group,
        raw_regions.paritrana_zone,
        raw_regions.zone_basis,
        raw_regions.valid_from,
        raw_regions.valid_to,
        raw_regions.successor_of,
        raw_regions.source_id,
    from raw_regions
    left join moved_codes
        on raw_regions.region_code = moved_codes.region_code
    left join raw_region_code_crosswalk
        on
            raw_regions.region_code = raw_region_code_crosswalk.region_code
            and raw_regions.vintage = raw_region_code_crosswalk.vintage
)

select * from final
order by region_code, vintage
