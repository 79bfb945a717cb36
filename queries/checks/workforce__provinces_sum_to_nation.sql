-- Purpose:  provinces of either vintage sum to the nation in Sakernas August.
-- Grain:    one row per vintage, period_end and base.
-- Inputs:   workforce, regions.
-- Params:   none.
-- Columns:  vintage varchar, period_end date, base varchar, provinces bigint,
--           province_workers bigint, national_workers bigint, is_ok boolean.
-- Excludes: bases as stated by others; superseded rows.
with sakernas as (
    select *
    from workforce
    where series = 'sakernas_august' and superseded_on is null
),

province_sums as (
    select
        regions.vintage,
        sakernas.period_end,
        sakernas.base,
        sum(sakernas.workers)::bigint as province_workers,
        count(*) as provinces,
    from regions
    inner join sakernas
        on regions.territory_id = sakernas.territory_id
    where regions.level = 'province'
    group by regions.vintage, sakernas.period_end, sakernas.base
),

final as (
    select
        province_sums.vintage,
        province_sums.period_end,
        province_sums.base,
        province_sums.provinces,
        province_sums.province_workers,
        sakernas.workers as national_workers,
        (province_sums.province_workers is not distinct from sakernas.workers)
            as is_ok,
    from province_sums
    inner join sakernas
        on
            sakernas.level = 'national'
            and province_sums.period_end = sakernas.period_end
            and province_sums.base = sakernas.base
)

select * from final
order by vintage, period_end, base
