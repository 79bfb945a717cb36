-- Purpose:  the first day on which both months of a movement were on record for all of
--           some regions, and whether any of their figures was replaced after it.
-- Grain:    one row.
-- Inputs:   monthly_enrolment, workforce.
-- Params:   $territories varchar[], $series varchar (NULL: bases alone), $segments
--           varchar[], $bases varchar[], $period_end date, $previous_end date,
--           $base_period date, $previous_base_period date, $known_on date.
-- Columns:  first_known_on date, is_restated boolean.
-- Excludes: rows that entered after $known_on. first_known_on is empty where no row is
--           on record.
with parts as (
    select
        territory_id,
        period_end,
        segment_scope as part,
        entered_on,
    from monthly_enrolment
    where
        $series is not null
        and period_end in ($period_end, $previous_end)
        and series = $series
        and workers is not null
        and has_entered(entered_on, $known_on)
        and list_contains($territories, territory_id)
        and (
            segment_scope = array_to_string($segments, '+')
            or list_contains($segments, segment_scope)
        )
    union all
    select
        territory_id,
        period_end,
        base as part,
        entered_on,
    from workforce
    where
        series = 'sakernas_august'
        and period_end in ($base_period, $previous_base_period)
        and list_contains($bases, base)
        and has_entered(entered_on, $known_on)
        and list_contains($territories, territory_id)
),

first_entries as (
    select
        territory_id,
        period_end,
        part,
        min(entered_on) as entered_on,
    from parts
    group by territory_id, period_end, part
),

final as (
    select
        (select max(first_entries.entered_on) from first_entries) as first_known_on,
        coalesce(
            (select max(parts.entered_on) from parts)
            > (select max(first_entries.entered_on) from first_entries),
            false
        ) as is_restated,
)

select * from final
