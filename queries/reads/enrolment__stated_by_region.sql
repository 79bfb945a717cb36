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
--           stand beside a percent in statements. Of an office's series: participants
--           of another status than active, and of a group of workers, the last month of
--           each, because no coverage is computed from them.
with chosen as (
    select *
    from enrolment
    where
        territory_id = $territory_id
        and workers is not null
        and programme is null
        and is_known(entered_on, superseded_on, $known_on)
        and (
            series = 'as_stated'
            or (
                origin = 'office'
                and (status <> 'active' or worker_group is not null)
            )
        )
    qualify
        series = 'as_stated'
        or period_end = max(period_end) over (
            partition by series, worker_basis, status, worker_group, segment_scope
        )
),

final as (
    select
        chosen.row_id,
        chosen.period_start,
        chosen.period_end,
        chosen.segment_scope,
        chosen.worker_group,
        chosen.status,
        chosen.workers,
        chosen.precision,
        chosen.worker_basis,
        chosen.worker_basis_evidence,
        chosen.indicator,
        chosen.note,
        note_translations.note_id,
        chosen.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from chosen
    left join sources
        on chosen.source_id = sources.source_id
    left join note_translations
        on chosen.note = note_translations.note
    where
        chosen.row_id not in (
            select statements.active_row_id
            from statements
            where statements.active_row_id is not null
        )
)

select * from final
order by period_end, row_id
