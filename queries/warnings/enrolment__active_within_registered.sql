-- Purpose:  an office's active participants are more than those registered.
-- Grain:    one row per row of active participants above its registered ones.
-- Inputs:   enrolment.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, territory_id varchar, period_end date,
--           series varchar, segment_scope varchar, workers bigint, other_workers
--           bigint, change_pct double, other_row_id varchar, entered_on date.
-- Excludes: corrected rows; other series.
with current_rows as (
    select *
    from enrolment
    where origin = 'office' and superseded_on is null and workers is not null
),

final as (
    select
        active.row_id,
        'workers' as column_name,
        active.territory_id,
        active.period_end,
        active.series,
        active.segment_scope,
        active.workers,
        registered.workers as other_workers,
        null::double as change_pct,
        registered.row_id as other_row_id,
        case
            when active.entered_on > registered.entered_on then active.entered_on
            else registered.entered_on
        end as entered_on,
    from current_rows as active
    inner join current_rows as registered
        on
            active.series = registered.series
            and active.territory_id = registered.territory_id
            and active.period_end = registered.period_end
            and active.segment_scope = registered.segment_scope
            and active.worker_group is not distinct from registered.worker_group
            and active.programme is not distinct from registered.programme
    where
        active.status = 'active'
        and registered.status = 'registered'
        and active.workers > registered.workers
)

select * from final
order by row_id
