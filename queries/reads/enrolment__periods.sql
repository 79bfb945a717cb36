-- Purpose:  months for which a segment scope can be summed, and for how many regions.
-- Grain:    one row per level, series, vintage of publication and period_end.
-- Inputs:   regions, monthly_enrolment.
-- Params:   $segments varchar[], $known_on date.
-- Columns:  level varchar, series varchar, vintage varchar, period_end date,
--           regions_published bigint, regions_total bigint, is_near_complete boolean.
-- Excludes: as_stated and copies of a series; figures not at a month's end.
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

final as (
    select
        complete.level,
        complete.series,
        complete.vintage,
        complete.period_end,
        count(*)::bigint as regions_published,
        any_value(region_counts.regions_total)::bigint as regions_total,
        count(*) >= 0.9 * any_value(region_counts.regions_total) as is_near_complete,
    from complete
    inner join region_counts
        on
            complete.level = region_counts.level
            and complete.vintage = region_counts.vintage
    group by complete.level, complete.series, complete.vintage, complete.period_end
)

select * from final
order by level, period_end, series, vintage
