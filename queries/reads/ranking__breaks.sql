-- Purpose:  regions whose bases before and after a round are not like, because the
--           survey took new population weights in between.
-- Grain:    one row per region with such a break.
-- Inputs:   workforce.
-- Params:   $territories varchar[], $base_period date, $previous_base_period date,
--           $known_on date.
-- Columns:  territory_id varchar.
-- Excludes: rounds on one side of August 2023. By the rule of
--           workforce__history_by_region: every regency, and a province whose
--           working-age population moved by over a tenth in that year.
with known as (
    select
        territory_id,
        vintage,
        level,
        period_end,
        workers,
    from workforce
    where
        series = 'sakernas_august'
        and base = 'working_age_population'
        and is_known(entered_on, superseded_on, $known_on)
        and list_contains($territories, territory_id)
        and $previous_base_period < '2023-08-31'::date
        and $base_period >= '2023-08-31'::date
),

final as (
    select known.territory_id
    from known
    left join known as older
        on
            known.territory_id = older.territory_id
            and known.vintage = older.vintage
            and older.period_end = '2022-08-31'::date
    where
        known.period_end = '2023-08-31'::date
        and (
            known.level = 'regency'
            or abs(known.workers - older.workers) > 0.1 * older.workers
        )
    group by known.territory_id
)

select * from final
order by territory_id
