-- Purpose:  the figures of every conflict side by side, with their sources.
-- Grain:    one row per conflict_id and figure_id.
-- Inputs:   conflict_values, conflicts, sources, note_translations, regions.
-- Params:   $known_on date.
-- Columns:  conflict_id varchar, figure_id varchar, figure_table varchar, region_code
--           varchar, vintage varchar, region_name varchar, period_start date,
--           period_end date, measure varchar, value_as_printed varchar, precision
--           varchar, value_low double, value_high double, rupiah bigint,
--           rupiah_precision varchar, months bigint, status varchar, statement_kind
--           varchar, plan_status varchar, payer varchar, segment_scope varchar,
--           worker_group varchar, worker_basis varchar, worker_basis_evidence varchar,
--           indicator varchar, note varchar, note_id varchar, source_id varchar,
--           source_title varchar, source_publisher varchar, source_url varchar,
--           published_on date, published_as varchar, source_kind varchar, entered_on
--           date, is_superseded boolean.
-- Excludes: conflicts and figures entered later. A figure that was replaced stays, and
--           says so: it is what somebody may still hold in hand.
with final as (
    select
        conflict_values.conflict_id,
        conflict_values.figure_id,
        conflict_values.figure_table,
        conflict_values.region_code,
        conflict_values.vintage,
        regions.region_name,
        conflict_values.period_start,
        conflict_values.period_end,
        conflict_values.measure,
        conflict_values.value_as_printed,
        conflict_values.precision,
        conflict_values.value_low,
        conflict_values.value_high,
        conflict_values.rupiah,
        conflict_values.rupiah_precision,
        conflict_values.months,
        conflict_values.status,
        conflict_values.statement_kind,
        conflict_values.plan_status,
        conflict_values.payer,
        conflict_values.segment_scope,
        conflict_values.worker_group,
        conflict_values.worker_basis,
        conflict_values.worker_basis_evidence,
        conflict_values.indicator,
        conflict_values.note,
        coalesce(conflict_values.note_id, note_translations.note_id) as note_id,
        conflict_values.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
        sources.published_as,
        sources.kind as source_kind,
        conflict_values.entered_on,
        coalesce(conflict_values.superseded_on <= $known_on, false) as is_superseded,
    from conflict_values
    inner join conflicts
        on conflict_values.conflict_id = conflicts.conflict_id
    left join regions
        on
            conflict_values.region_code = regions.region_code
            and conflict_values.vintage = regions.vintage
    left join sources
        on conflict_values.source_id = sources.source_id
    left join note_translations
        on conflict_values.note = note_translations.note
    where
        has_entered(conflicts.entered_on, $known_on)
        and has_entered(conflict_values.entered_on, $known_on)
)

select * from final
order by conflict_id, period_end, figure_id
