-- Purpose:  names that people use for regions.
-- Grain:    one row per alias, region_code and vintage.
-- Inputs:   raw_region_aliases.
-- Params:   none.
-- Columns:  alias varchar, region_code varchar, vintage varchar, kind varchar,
--           source_id varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        alias,
        region_code,
        vintage,
        kind,
        source_id,
        entered_on,
    from raw_region_aliases
)

select * from final
order by alias, region_code, vintage
