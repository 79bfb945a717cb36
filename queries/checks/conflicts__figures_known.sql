-- Purpose:  conflicts and corrections name figures that exist.
-- Grain:    one row per named figure.
-- Inputs:   conflict_figures, corrections, stg_reported__figures, programmes,
--           workforce, award_results, context_figures.
-- Params:   none.
-- Columns:  place varchar, figure_id varchar, is_ok boolean.
-- Excludes: corrections of statements that are not among the figures (no figure_id).
with named as (
    select 'conflict ' || conflict_id as place, figure_id from conflict_figures
    union all
    select 'correction ' || correction_id, figure_id
    from corrections
    where figure_id is not null
),

known as (
    select figure_id from stg_reported__figures
    union
    select statement_id from programmes
    union
    select row_id from workforce
    union
    select award_id from award_results
    union
    select row_id from context_figures
),

final as (
    select
        named.place,
        named.figure_id,
        known.figure_id is not null as is_ok,
    from named
    left join known
        on named.figure_id = known.figure_id
)

select * from final
order by place, figure_id
