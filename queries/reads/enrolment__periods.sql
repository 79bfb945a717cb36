-- Purpose:  months for which a segment scope can be summed, and for how many regions.
-- Grain:    one row per level, series, vintage of publication and period_end.
-- Inputs:   regions, monthly_enrolment.
-- Params:   $segments varchar[], $known_on date.
-- Columns:  level varchar, series varchar, vintage varchar, period_end date,
--           regions_published bigint, regions_total bigint, is_near_complete boolean.
-- Excludes: as_stated and copies of a series; figures not at a month's end. A province
--           counts where all its regencies are in, too, in the division of today.
with region_counts as (
    select
        level,
        vintage,
        count(*) as regions_total,
    from regions
    group by level, vintage
),

-- One bit a segment: half the time of counting distinct ones over a million rows.
complete as (
    select
        territory_id,
        any_value(level) as level,
        vintage,
        series,
        period_end,
    from monthly_enrolment
    where
        workers is not null
        and is_known(entered_on, superseded_on, $known_on)
        and (
            segment_scope = array_to_string($segments, '+')
            or list_contains($segments, segment_scope)
        )
    group by territory_id, vintage, series, period_end
    having
        bit_count(
            bit_or(1::bigint << (list_position($segments, segment_scope) - 1))
        ) = len($segments)
        or bool_or(segment_scope = array_to_string($segments, '+'))
),

members as (
    select
        parent_code,
        count(*) as regencies_of,
    from regions
    where level = 'regency' and vintage = '38'
    group by parent_code
),

provinces_summed as (
    select
        regions.parent_code as territory_id,
        complete.series,
        complete.period_end,
    from complete
    inner join regions
        on
            complete.territory_id = regions.territory_id
            and regions.level = 'regency'
            and regions.vintage = '38'
    inner join members
        on regions.parent_code = members.parent_code
    group by regions.parent_code, complete.series, complete.period_end
    having count(*) = any_value(members.regencies_of)
),

counted as (
    select
        territory_id,
        level,
        vintage,
        series,
        period_end,
    from complete
    union all
    select
        provinces.territory_id,
        provinces.level,
        provinces.vintage,
        provinces_summed.series,
        provinces_summed.period_end,
    from provinces_summed
    inner join regions as provinces
        on
            provinces_summed.territory_id = provinces.region_code
            and provinces.level = 'province'
            and provinces.vintage = '38'
    left join complete
        on
            provinces.territory_id = complete.territory_id
            and provinces_summed.series = complete.series
            and provinces_summed.period_end = complete.period_end
    where complete.territory_id is null
),

final as (
    select
        counted.level,
        counted.series,
        counted.vintage,
        counted.period_end,
        count(*)::bigint as regions_published,
        any_value(region_counts.regions_total)::bigint as regions_total,
        count(*) >= 0.9 * any_value(region_counts.regions_total) as is_near_complete,
    from counted
    inner join region_counts
        on
            counted.level = region_counts.level
            and counted.vintage = region_counts.vintage
    group by counted.level, counted.series, counted.vintage, counted.period_end
)

select * from final
order by level, period_end, series, vintage
