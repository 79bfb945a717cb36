-- Purpose:  known errors of published figures, beside the figure as printed.
-- Grain:    one row per correction_id.
-- Inputs:   raw_corrections.
-- Params:   none.
-- Columns:  correction_id varchar, table_name varchar, figure_id varchar, column_name
--           varchar, as_published varchar, corrected varchar, reason_id varchar,
--           reason_en varchar, source_id varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        correction_id,
        table_name,
        figure_id,
        column_name,
        as_published,
        corrected,
        reason_id,
        reason_en,
        source_id,
        entered_on,
    from raw_corrections
)

select * from final
order by correction_id
