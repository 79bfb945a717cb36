-- Purpose:  known errors of published figures, beside the figure as printed.
-- Grain:    one row per correction_id.
-- Inputs:   raw_corrections, regions.
-- Params:   none.
-- Columns:  correction_id varchar, table_name varchar, figure_id varchar, territory_id
--           varchar, region_code varchar, vintage varchar, column_name varchar,
--           as_published varchar, corrected varchar, reason_id varchar, reason_en
--           varchar, source_id varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        raw_corrections.correction_id,
        raw_corrections.table_name,
        raw_corrections.figure_id,
        regions.territory_id,
        raw_corrections.region_code,
        raw_corrections.vintage,
        raw_corrections.column_name,
        raw_corrections.as_published,
        raw_corrections.corrected,
        raw_corrections.reason_id,
        raw_corrections.reason_en,
        raw_corrections.source_id,
        raw_corrections.entered_on,
    from raw_corrections
    left join regions
        on
            raw_corrections.region_code = regions.region_code
            and raw_corrections.vintage = regions.vintage
)

select * from final
order by correction_id
