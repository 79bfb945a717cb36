-- Purpose:  which series give a segment scope in a month for some regions, and how many
--           of these regions each reaches.
-- Grain:    one row per region and series.
-- Inputs:   enrolment, sources.
-- Params:   $territories varchar[], $segments varchar[], $period_end date, $known_on
--           date.
-- Columns:  territory_id varchar, series varchar, source_publisher varchar, is_exact
--           boolean, regions_found bigint, regions_exact bigint.
-- Excludes: as_stated and copies of a series, which are never ranked; series that lack
--           one of the segments in a region.
with known as (
    select
        enrolment.territory_id,
        enrolment.series,
        enrolment.segment_scope,
        enrolment.precision = 'exact' as is_exact,
        sources.publisher,
    from enrolment
    left join sources
        on enrolment.source_id = sources.source_id
    where
        enrolment.status = 'active'
        and enrolment.worker_group is null
        and enrolment.is_at_month_end
        and enrolment.period_end = $period_end
        and enrolment.series not in ('as_stated', 'kemnaker_spn_copy')
        and enrolment.workers is not null
        and is_known(enrolment.entered_on, enrolment.superseded_on, $known_on)
        and list_contains($territories, enrolment.territory_id)
        and (
            enrolment.segment_scope = array_to_string($segments, '+')
            or list_contains($segments, enrolment.segment_scope)
        )
),

complete as (
    select
        territory_id,
        series,
        string_agg(distinct publisher, '; ' order by publisher) as source_publisher,
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
