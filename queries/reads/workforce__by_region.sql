-- Purpose:  every base of a region in the latest survey round on or before a date.
-- Grain:    one row per base.
-- Inputs:   workforce, sources.
-- Params:   $territory_id varchar, $period_end date, $known_on date.
-- Columns:  region_code varchar, vintage varchar, period_end date, base varchar,
--           workers bigint, source_id varchar, source_title varchar, source_publisher
--           varchar, source_url varchar, published_on date.
-- Excludes: bases as stated by others.
with final as (
    select
        workforce.region_code,
        workforce.vintage,
        workforce.period_end,
        workforce.base,
        workforce.workers,
        workforce.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from workforce
    left join sources
        on workforce.source_id = sources.source_id
    where
        workforce.series = 'sakernas_august'
        and workforce.territory_id = $territory_id
        and workforce.period_end <= $period_end
        and is_known(workforce.entered_on, workforce.superseded_on, $known_on)
    qualify workforce.period_end = max(workforce.period_end) over ()
)

select * from final
order by base
