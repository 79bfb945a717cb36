-- Purpose:  workers of one segment scope and status in a region, as published.
-- Grain:    one row per row_id.
-- Inputs:   stg_reported__figures, raw_enrolment, regions.
-- Params:   none.
-- Columns:  row_id varchar, territory_id varchar, region_code varchar, vintage varchar,
--           level varchar, period_start date, period_end date, is_at_month_end boolean,
--           series varchar, segment_scope varchar, scope_evidence varchar, worker_group
--           varchar, programme varchar, is_counted_apart boolean, worker_basis varchar,
--           worker_basis_evidence varchar, status varchar, workers bigint, precision
--           varchar, value_low bigint, value_high bigint, absence_reason varchar,
--           indicator varchar, note varchar, source_id varchar, origin varchar,
--           entered_on date, superseded_on date.
-- Excludes: funded cohorts, which stand in programmes; undated figures, which stand in
--           remarks. is_at_month_end is false for figures known by year or by day only:
--           they join no monthly sum. is_counted_apart: workers of a group, or members
--           of one programme (who is in several is counted in each); no sum has them.
with published as (
    select
        figure_id as row_id,
        region_code,
        vintage,
        period_start,
        period_end,
        series,
        segment_scope,
        scope_evidence,
        worker_group,
        null::varchar as programme,
        worker_basis,
        worker_basis_evidence,
        status,
        value::bigint as workers,
        precision,
        value_low::bigint as value_low,
        value_high::bigint as value_high,
        null::varchar as absence_reason,
        indicator,
        definition_note as note,
        source_id,
        origin,
        entered_on,
        supersedes,
    from stg_reported__figures
    where destination = 'enrolment' and period_end is not null
    union all by name
    select
        row_id,
        region_code,
        vintage,
        period_end as period_start,
        period_end,
        series,
        segment_scope,
        'stated' as scope_evidence,
        worker_group,
        programme,
        worker_basis,
        worker_basis_evidence,
        status,
        workers,
        precision,
        value_low,
        value_high,
        absence_reason,
        null::varchar as indicator,
        note,
        source_id,
        origin,
        entered_on,
        supersedes,
    from raw_enrolment
),

superseded as (
    select
        supersedes as row_id,
        min(entered_on) as superseded_on,
    from published
    where supersedes is not null
    group by supersedes
),

final as (
    select
        published.row_id,
        regions.territory_id,
        published.region_code,
        published.vintage,
        regions.level,
        published.period_start,
        published.period_end,
        published.period_start = published.period_end
        and published.period_end = last_day(published.period_end) as is_at_month_end,
        published.series,
        published.segment_scope,
        published.scope_evidence,
        published.worker_group,
        published.programme,
        coalesce(published.worker_group, published.programme) is not null
            as is_counted_apart,
        published.worker_basis,
        published.worker_basis_evidence,
        published.status,
        published.workers,
        published.precision,
        published.value_low,
        published.value_high,
        published.absence_reason,
        published.indicator,
        published.note,
        published.source_id,
        published.origin,
        published.entered_on,
        superseded.superseded_on,
    from published
    left join superseded
        on published.row_id = superseded.row_id
    left join regions
        on
            published.region_code = regions.region_code
            and published.vintage = regions.vintage
)

select * from final
order by row_id
