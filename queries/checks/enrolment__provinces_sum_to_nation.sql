-- Purpose:  the provinces of one series and vintage sum to its national figure.
-- Grain:    one row per series, vintage, period_end, status and segment_scope.
-- Inputs:   enrolment, regions.
-- Params:   none.
-- Columns:  series varchar, vintage varchar, period_end date, status varchar,
--           segment_scope varchar, province_workers bigint, national_workers bigint,
--           is_ok boolean.
-- Excludes: series that lack a province or are rounded: their parts cannot sum exactly;
--           superseded rows.
with exact as (
    select *
    from enrolment
    where
        precision = 'exact'
        and is_at_month_end
        and not is_counted_apart
        and superseded_on is null
),

province_counts as (
    select
        vintage,
        count(*) as provinces,
    from regions
    where level = 'province'
    group by vintage
),

provinces as (
    select
        series,
        vintage,
        period_end,
        status,
        segment_scope,
        sum(workers)::bigint as province_workers,
        count(*) as provinces,
    from exact
    where level = 'province'
    group by series, vintage, period_end, status, segment_scope
),

final as (
    select
        provinces.series,
        provinces.vintage,
        provinces.period_end,
        provinces.status,
        provinces.segment_scope,
        provinces.province_workers,
        exact.workers as national_workers,
        (provinces.province_workers is not distinct from exact.workers) as is_ok,
    from provinces
    inner join province_counts
        on
            provinces.vintage = province_counts.vintage
            and provinces.provinces = province_counts.provinces
    inner join exact
        on
            exact.level = 'national'
            and provinces.series = exact.series
            and provinces.period_end = exact.period_end
            and provinces.status = exact.status
            and provinces.segment_scope = exact.segment_scope
)

select * from final
order by series, vintage, period_end, status, segment_scope
