-- Purpose:  worker numbers that somebody published for a region outside any series.
-- Grain:    one row per figure.
-- Inputs:   enrolment, sources, note_translations, statements.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  row_id varchar, period_start date, period_end date, segment_scope varchar,
--           worker_group varchar, status varchar, workers bigint, precision varchar,
--           worker_basis varchar, worker_basis_evidence varchar, indicator varchar,
--           note varchar, note_id varchar, source_id varchar, source_title varchar,
--           source_publisher varchar, source_url varchar, published_on date.
-- Excludes: figures of a series (they are computed from), and numerators that already
--           stand beside a percent in statements.
with final as (
    select
        enrolment.row_id,
        enrolment.period_start,
        enrolment.period_end,
        enrolment.segment_scope,
        enrolment.worker_group,
        enrolment.status,
        enrolment.workers,
        enrolment.precision,
        enrolment.worker_basis,
        enrolment.worker_basis_evidence,
        enrolment.indicator,
        enrolment.note,
        note_translations.note_id,
        enrolment.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from enrolment
    left join sources
        on enrolment.source_id = sources.source_id
    left join note_translations
        on enrolment.note = note_translations.note
    where
        enrolment.territory_id = $territory_id
        and enrolment.series = 'as_stated'
        and enrolment.workers is not null
        and is_known(enrolment.entered_on, enrolment.superseded_on, $known_on)
        and enrolment.row_id not in (
            select statements.active_row_id
            from statements
            where statements.active_row_id is not null
        )
)

select * from final
order by period_end, row_id
