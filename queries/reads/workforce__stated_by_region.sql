-- Purpose:  bases of a region as somebody published them, outside the Sakernas rules.
-- Grain:    one row per figure.
-- Inputs:   workforce, sources, note_translations.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  row_id varchar, period_start date, period_end date, base varchar,
--           segment_scope varchar, workers bigint, precision varchar, base_as_worded
--           varchar, base_as_worded_id varchar, source_id varchar, source_title
--           varchar, source_publisher varchar, source_url varchar, published_on date.
-- Excludes: superseded figures; the bases that computed coverage stands on.
with final as (
    select
        workforce.row_id,
        workforce.period_start,
        workforce.period_end,
        workforce.base,
        workforce.segment_scope,
        workforce.workers,
        workforce.precision,
        workforce.base_as_worded,
        note_translations.note_id as base_as_worded_id,
        workforce.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from workforce
    left join sources
        on workforce.source_id = sources.source_id
    left join note_translations
        on workforce.base_as_worded = note_translations.note
    where
        workforce.series = 'as_stated'
        and workforce.territory_id = $territory_id
        and is_known(workforce.entered_on, workforce.superseded_on, $known_on)
)

select * from final
order by period_end, row_id
