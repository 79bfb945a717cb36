-- Purpose:  the bases of a region in every Sakernas August.
-- Grain:    one row per period_end and base.
-- Inputs:   workforce.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  region_code varchar, vintage varchar, period_end date, base varchar,
--           workers bigint, has_break boolean, source_id varchar, row_id varchar.
-- Excludes: bases as stated by others. has_break marks the first round of the new
--           population weights (August 2023): regencies are not compared across it,
--           nor provinces whose working-age population moved by over a tenth in it;
--           in all other years it moves by less than a twentieth.
with known as (
    select
        region_code,
        vintage,
        level,
        period_end,
        base,
        workers,
        source_id,
        row_id,
    from workforce
    where
        series = 'sakernas_august'
        and territory_id = $territory_id
        and is_known(entered_on, superseded_on, $known_on)
),

moved as (
    select
        newer.period_end,
        abs(newer.workers - older.workers) > 0.1 * older.workers as is_far,
    from known as newer
    inner join known as older
        on
            newer.base = older.base
            and newer.vintage = older.vintage
    where
        newer.base = 'working_age_population'
        and year(newer.period_end) = 2023
        and year(older.period_end) = 2022
),

final as (
    select
        known.region_code,
        known.vintage,
        known.period_end,
        known.base,
        known.workers,
        year(known.period_end) = 2023
        and (
            known.level = 'regency'
            or (known.level = 'province' and coalesce(moved.is_far, false))
        ) as has_break,
        known.source_id,
        known.row_id,
    from known
    left join moved
        on known.period_end = moved.period_end
)

select * from final
order by period_end, base
