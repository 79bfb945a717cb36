-- Purpose:  regencies of Sakernas August sum to their province, base by base.
-- Grain:    one row per province, period_end and base.
-- Inputs:   workforce, regions.
-- Params:   none.
-- Columns:  region_code varchar, period_end date, base varchar, province_workers
--           bigint, regency_workers bigint, is_ok boolean.
-- Excludes: bases as stated by others; old provinces (their own rows are such sums);
--           superseded rows.
with sakernas as (
    select *
    from workforce
    where series = 'sakernas_august' and superseded_on is null
),

regency_sums as (
    select
        regions.parent_code,
        sakernas.period_end,
        sakernas.base,
        sum(sakernas.workers)::bigint as regency_workers,
        count(*) as regencies,
    from sakernas
    inner join regions
        on
            sakernas.region_code = regions.region_code
            and sakernas.vintage = regions.vintage
    where sakernas.level = 'regency'
    group by regions.parent_code, sakernas.period_end, sakernas.base
),

final as (
    select
        sakernas.region_code,
        sakernas.period_end,
        sakernas.base,
        sakernas.workers as province_workers,
        regency_sums.regency_workers,
        (sakernas.workers is not distinct from regency_sums.regency_workers) as is_ok,
    from sakernas
    inner join regency_sums
        on
            sakernas.region_code = regency_sums.parent_code
            and sakernas.period_end = regency_sums.period_end
            and sakernas.base = regency_sums.base
    where sakernas.level = 'province' and sakernas.vintage = '38'
)

select * from final
order by region_code, period_end, base
