-- Purpose:  which series give a segment scope in a month for some regions, and how many
--           of these regions each reaches.
-- Grain:    one row per region and series.
-- Inputs:   monthly_enrolment.
-- Params:   $territories varchar[], $segments varchar[], $period_end date, $known_on
--           date.
-- Columns:  territory_id varchar, series varchar, source_publisher varchar, is_exact
--           boolean, regions_found bigint, regions_exact bigint.
-- Excludes: as_stated and copies of a series, which are never ranked; series that lack
--           one of the segments in a region.
with known as (
    select
        territory_id,
        series,
        segment_scope,
        precision = 'exact' as is_exact,
        source_publisher,
    from monthly_enrolment
    where
        period_end = $period_end
        and workers is not null
        and is_known(entered_on, superseded_on, $known_on)
        and list_contains($territories, territory_id)
        and (
            segment_scope = array_to_string($segments, '+')
            or list_contains($segments, segment_scope)
        )
),

complete as (
    select
        territory_id,
        series,
        string_agg(distinct source_publisher, '; ' order by source_publisher)
            as source_publisher,
        bool_and(is_exact) as is_exact,
    from known
    group by territory_id, series
    having
        bool_or(segment_scope = array_to_string($segments, '+'))
        or count(distinct segment_scope) = len($segments)
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
