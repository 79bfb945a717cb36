-- Purpose:  population, poverty, budgets and other survey rounds.
-- Grain:    one row per row_id.
-- Inputs:   raw_context_figures, regions.
-- Params:   none.
-- Columns:  row_id varchar, region_code varchar, territory_id varchar, vintage varchar,
--           period varchar, measure varchar, value varchar, unit varchar, precision
--           varchar, note varchar, note_id varchar, source_id varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        raw_context_figures.row_id,
        raw_context_figures.region_code,
        regions.territory_id,
        raw_context_figures.vintage,
        raw_context_figures.period,
        raw_context_figures.measure,
        raw_context_figures.value,
        raw_context_figures.unit,
        raw_context_figures.precision,
        raw_context_figures.note,
        raw_context_figures.note_id,
        raw_context_figures.source_id,
        raw_context_figures.entered_on,
    from raw_context_figures
    left join regions
        on
            raw_context_figures.region_code = regions.region_code
            and raw_context_figures.vintage = regions.vintage
)

select * from final
order by row_id
