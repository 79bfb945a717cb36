-- Purpose:  figures that take part in a conflict.
-- Grain:    one row per conflict_id and figure_id.
-- Inputs:   raw_conflict_figures.
-- Params:   none.
-- Columns:  conflict_id varchar, figure_id varchar.
-- Excludes: nothing.
with final as (
    select
        conflict_id,
        figure_id,
    from raw_conflict_figures
)

select * from final
order by conflict_id, figure_id
