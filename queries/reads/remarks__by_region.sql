-- Purpose:  what sources say of a region beside the figures of the other tables.
-- Grain:    one row per remark.
-- Inputs:   remarks, sources, note_translations.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  row_id varchar, period_start date, period_end date, note varchar, note_id
--           varchar, source_id varchar, source_title varchar, source_publisher varchar,
--           source_url varchar, published_on date.
-- Excludes: superseded rows.
with final as (
    select
        remarks.row_id,
        remarks.period_start,
        remarks.period_end,
        remarks.note,
        note_translations.note_id,
        remarks.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from remarks
    left join sources
        on remarks.source_id = sources.source_id
    left join note_translations
        on remarks.note = note_translations.note
    where
        remarks.territory_id = $territory_id
        and remarks.entered_on <= $known_on
        and (remarks.superseded_on is null or remarks.superseded_on > $known_on)
)

select * from final
order by period_end desc nulls last, row_id
