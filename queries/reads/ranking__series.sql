-- Purpose:  which series give a segment scope in a month for some regions, and how many
--           of these regions each reaches.
-- Grain:    one row per region and series.
-- Inputs:   province_regencies, monthly_enrolment.
-- Params:   $territories varchar[], $segments varchar[], $period_end date, $known_on
--           date.
-- Columns:  territory_id varchar, series varchar, source_publisher varchar, is_exact
--           boolean, regions_found bigint, regions_exact bigint.
-- Excludes: as_stated and copies of a series, which are never ranked; series that lack
--           one of the segments in a region. A province without a figure of its own is
--           the sum of its regencies where all are in.
with complete as (
    select
        territory_id,
        series,
        source_publisher,
        precision = 'exact' as is_exact,
    from region_scope($segments, $known_on)
    where
        period_end = $period_end
        and list_contains($territories, territory_id)
    qualify
        regencies_summed is null
        or bool_and(regencies_summed is not null) over (partition by territory_id)
),

final as (
    select
        territory_id,
        series,
        source_publisher,
        is_exact,
        count(*) over (partition by series) as regions_found,
        count(*) filter (where is_exact) over (partition by series) as regions_exact,
    from complete
)

select * from final
order by regions_found desc, regions_exact desc, series, territory_id
