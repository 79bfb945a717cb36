-- Purpose:  every published figure is mapped by exactly one written rule.
-- Grain:    one row per figure_id; is_ok is false for a figure with none or several.
-- Inputs:   stg_reported__figures.
-- Params:   none.
-- Columns:  figure_id varchar, measure varchar, status varchar, statement_kind varchar,
--           rules bigint, is_ok boolean.
-- Excludes: nothing.
with final as (
    select
        figure_id,
        any_value(measure) as measure,
        any_value(status) as status,
        any_value(statement_kind) as statement_kind,
        count(destination)::bigint as rules,
        count(destination) = 1 as is_ok,
    from stg_reported__figures
    group by figure_id
)

select * from final
order by figure_id
