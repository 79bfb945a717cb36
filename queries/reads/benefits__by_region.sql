-- Purpose:  benefits paid and work-accident cases of a region, as published.
-- Grain:    one row per figure.
-- Inputs:   benefits, sources, note_translations.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  row_id varchar, period_start date, period_end date, programme varchar,
--           segment_scope varchar, measure varchar, amount bigint, precision varchar,
--           note varchar, note_id varchar, source_id varchar, source_title varchar,
--           source_publisher varchar, source_url varchar, published_on date.
-- Excludes: superseded rows.
with final as (
    select
        benefits.row_id,
        benefits.period_start,
        benefits.period_end,
        benefits.programme,
        benefits.segment_scope,
        benefits.measure,
        benefits.amount,
        benefits.precision,
        benefits.note,
        note_translations.note_id,
        benefits.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from benefits
    left join sources
        on benefits.source_id = sources.source_id
    left join note_translations
        on benefits.note = note_translations.note
    where
        benefits.territory_id = $territory_id
        and is_known(benefits.entered_on, benefits.superseded_on, $known_on)
)

select * from final
order by period_end desc, programme, segment_scope, measure, row_id
