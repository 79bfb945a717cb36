-- Purpose:  a correction of an office takes away a figure of another month, of other
--           segments or of another status than its own.
-- Grain:    one row per row that corrects such a figure.
-- Inputs:   enrolment, raw_enrolment.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, territory_id varchar, period_end date,
--           series varchar, segment_scope varchar, workers bigint, other_workers
--           bigint, change_pct double, other_row_id varchar, entered_on date.
-- Excludes: a figure that was entered under the wrong one may be meant; another
--           region's is refused.
with final as (
    select
        newer.row_id,
        'supersedes' as column_name,
        newer.territory_id,
        newer.period_end,
        newer.series,
        newer.segment_scope,
        newer.workers,
        older.workers as other_workers,
        null::double as change_pct,
        older.row_id as other_row_id,
        newer.entered_on,
    from enrolment as newer
    inner join raw_enrolment
        on newer.row_id = raw_enrolment.row_id
    inner join enrolment as older
        on raw_enrolment.supersedes = older.row_id
    where
        newer.origin = 'office'
        and newer.superseded_on is null
        and (
            newer.period_end <> older.period_end
            or newer.segment_scope <> older.segment_scope
            or newer.status <> older.status
            or newer.worker_group is distinct from older.worker_group
            or newer.programme is distinct from older.programme
        )
)

select * from final
order by row_id
