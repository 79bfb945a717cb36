-- Purpose:  the bases of a region in every Sakernas August.
-- Grain:    one row per period_end and base.
-- Inputs:   workforce.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  region_code varchar, vintage varchar, period_end date, base varchar,
--           workers bigint, has_break boolean, source_id varchar, row_id varchar.
-- Excludes: bases as stated by others. has_break marks the first round of the new
--           population weights (August 2023): regencies are not compared across it.
with final as (
    select
        region_code,
        vintage,
        period_end,
        base,
        workers,
        level = 'regency' and year(period_end) = 2023 as has_break,
        source_id,
        row_id,
    from workforce
    where
        series = 'sakernas_august'
        and territory_id = $territory_id
        and entered_on <= $known_on
        and (superseded_on is null or superseded_on > $known_on)
)

select * from final
order by period_end, base
