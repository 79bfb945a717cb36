-- Purpose:  which series of active workers a region has, and how long each is.
-- Grain:    one row per series and segment_scope.
-- Inputs:   enrolment.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  series varchar, segment_scope varchar, points bigint, first_period date,
--           last_period date.
-- Excludes: as_stated and copies of a series; figures not at a month's end.
with final as (
    select
        series,
        segment_scope,
        count(distinct period_end)::bigint as points,
        min(period_end) as first_period,
        max(period_end) as last_period,
    from enrolment
    where
        territory_id = $territory_id
        and status = 'active'
        and worker_group is null
        and is_at_month_end
        and series not in ('as_stated', 'kemnaker_spn_copy')
        and workers is not null
        and entered_on <= $known_on
        and (superseded_on is null or superseded_on > $known_on)
    group by series, segment_scope
)

select * from final
order by points desc, series, segment_scope
