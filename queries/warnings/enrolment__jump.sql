-- Purpose:  an office's figure differs by more than 30 percent from the month before.
-- Grain:    one row per row that differs so.
-- Inputs:   enrolment.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, territory_id varchar, period_end date,
--           series varchar, segment_scope varchar, workers bigint, other_workers
--           bigint, change_pct double, other_row_id varchar, entered_on date.
-- Excludes: corrected rows; a month before that is missing or zero.
with current_rows as (
    select *
    from enrolment
    where origin = 'office' and superseded_on is null and workers is not null
),

changes as (
    select
        later.row_id,
        later.territory_id,
        later.period_end,
        later.series,
        later.segment_scope,
        later.workers,
        earlier.workers as other_workers,
        100.0 * (later.workers - earlier.workers)
        / nullif(earlier.workers, 0) as change_pct,
        earlier.row_id as other_row_id,
        case
            when later.entered_on > earlier.entered_on then later.entered_on
            else earlier.entered_on
        end as entered_on,
    from current_rows as later
    inner join current_rows as earlier
        on
            later.series = earlier.series
            and later.territory_id = earlier.territory_id
            and later.segment_scope = earlier.segment_scope
            and later.status = earlier.status
            and later.worker_group is not distinct from earlier.worker_group
            and later.programme is not distinct from earlier.programme
            and last_day((later.period_end - interval 1 month)::date)
            = earlier.period_end
),

final as (
    select
        row_id,
        'workers' as column_name,
        territory_id,
        period_end,
        series,
        segment_scope,
        workers,
        other_workers,
        change_pct,
        other_row_id,
        entered_on,
    from changes
    where abs(change_pct) > 30
)

select * from final
order by row_id
