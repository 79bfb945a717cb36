-- Purpose:  514 regencies, 34 and 38 provinces, each under a known parent with a code.
-- Grain:    one row per region_code and vintage.
-- Inputs:   regions.
-- Params:   none.
-- Columns:  region_code varchar, vintage varchar, is_ok boolean.
-- Excludes: nothing.
with counts as (
    select
        count(*) filter (where level = 'regency' and vintage = '38') = 514
        and count(*) filter (where level = 'regency' and vintage = '34') = 0
        and count(*) filter (where level = 'province' and vintage = '38') = 38
        and count(*) filter (where level = 'province' and vintage = '34') = 34
            as is_complete,
    from regions
),

final as (
    select
        regions.region_code,
        regions.vintage,
        counts.is_complete
        and (
            regions.level not in ('province', 'regency')
            or (
                parents.region_code is not null
                and regions.region_code_bps is not null
            )
        ) as is_ok,
    from regions
    cross join counts
    left join regions as parents
        on
            regions.parent_code = parents.region_code
            and regions.vintage = parents.vintage
)

select * from final
order by region_code, vintage
