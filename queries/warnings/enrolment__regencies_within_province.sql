-- Purpose:  an office's regencies together are more than their province.
-- Grain:    one row per figure of a province that its regencies exceed.
-- Inputs:   enrolment, regions.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, territory_id varchar, period_end date,
--           series varchar, segment_scope varchar, workers bigint, other_workers
--           bigint, change_pct double, other_row_id varchar, entered_on date.
-- Excludes: corrected rows. The province's figure may be of another series, which then
--           may count other workers; the line is named at the largest regency.
with current_rows as (
    select
        enrolment.*,
        regions.parent_code,
    from enrolment
    inner join regions
        on
            enrolment.region_code = regions.region_code
            and enrolment.vintage = regions.vintage
    where
        enrolment.superseded_on is null
        and enrolment.workers is not null
        and enrolment.is_at_month_end
        and not enrolment.is_counted_apart
),

together as (
    select
        parent_code,
        vintage,
        period_end,
        series,
        segment_scope,
        status,
        sum(workers)::bigint as workers,
        arg_max(row_id, workers) as row_id,
        max(entered_on) as entered_on,
    from current_rows
    where level = 'regency' and origin = 'office'
    group by parent_code, vintage, period_end, series, segment_scope, status
),

final as (
    select
        together.row_id,
        'workers' as column_name,
        province.territory_id,
        together.period_end,
        together.series,
        together.segment_scope,
        together.workers,
        province.workers as other_workers,
        null::double as change_pct,
        province.row_id as other_row_id,
        case
            when together.entered_on > province.entered_on then together.entered_on
            else province.entered_on
        end as entered_on,
    from together
    inner join regions
        on
            together.parent_code = regions.region_code
            and together.vintage = regions.vintage
    inner join current_rows as province
        on
            regions.territory_id = province.territory_id
            and together.period_end = province.period_end
            and together.segment_scope = province.segment_scope
            and together.status = province.status
    where together.workers > province.workers
)

select * from final
order by row_id
