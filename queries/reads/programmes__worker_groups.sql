-- Purpose:  labels of groups of vulnerable workers.
-- Grain:    one row per code.
-- Inputs:   worker_groups.
-- Params:   none.
-- Columns:  code varchar, label_id varchar, label_en varchar.
-- Excludes: nothing.
with final as (
    select
        code,
        label_id,
        label_en,
    from worker_groups
)

select * from final
order by code
