-- Purpose:  every published target figure stands in targets as it was printed.
-- Grain:    one row per target figure.
-- Inputs:   stg_reported__figures, targets.
-- Params:   none.
-- Columns:  figure_id varchar, measure varchar, value varchar, is_ok boolean.
-- Excludes: an office's own targets, which enter one row a target.
with final as (
    select
        stg_reported__figures.figure_id,
        stg_reported__figures.measure,
        stg_reported__figures.value,
        bool_or(
            targets.target_pct_as_printed = stg_reported__figures.value
            or targets.target_workers::varchar = stg_reported__figures.value
        ) as is_ok,
    from stg_reported__figures
    left join targets
        on
            stg_reported__figures.region_code = targets.region_code
            and stg_reported__figures.vintage = targets.vintage
            and stg_reported__figures.period_end = targets.due_on
            and stg_reported__figures.indicator = targets.indicator
            and stg_reported__figures.segment_scope = targets.segment_scope
            and stg_reported__figures.source_id = targets.source_id
            and stg_reported__figures.entered_on = targets.entered_on
    where stg_reported__figures.destination = 'target'
    group by
        stg_reported__figures.figure_id,
        stg_reported__figures.measure,
        stg_reported__figures.value
)

select * from final
order by figure_id
