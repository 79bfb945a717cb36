-- Purpose:  known errors of published figures, beside the figure as printed.
-- Grain:    one row per correction_id.
-- Inputs:   corrections, sources.
-- Params:   $known_on date.
-- Columns:  correction_id varchar, table_name varchar, figure_id varchar, region_code
--           varchar, vintage varchar, territory_id varchar, column_name varchar,
--           as_published varchar, corrected varchar, reason_id varchar, reason_en
--           varchar, source_id varchar, source_title varchar, source_publisher varchar,
--           source_url varchar.
-- Excludes: corrections entered later.
with final as (
    select
        corrections.correction_id,
        corrections.table_name,
        corrections.figure_id,
        corrections.region_code,
        corrections.vintage,
        corrections.territory_id,
        corrections.column_name,
        corrections.as_published,
        corrections.corrected,
        corrections.reason_id,
        corrections.reason_en,
        corrections.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
    from corrections
    left join sources
        on corrections.source_id = sources.source_id
    where has_entered(corrections.entered_on, $known_on)
)

select * from final
order by correction_id
