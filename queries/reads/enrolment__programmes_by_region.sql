-- Purpose:  members of each programme in a region, the last month of each series.
-- Grain:    one row per series, worker_basis, status, segment_scope and programme.
-- Inputs:   enrolment, insurance_programmes, sources.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  row_id varchar, programme varchar, period_end date, series varchar,
--           segment_scope varchar, status varchar, workers bigint, precision varchar,
--           absence_reason varchar, worker_basis varchar, worker_basis_evidence
--           varchar, note varchar, source_id varchar, source_title varchar,
--           source_publisher varchar, source_url varchar, published_on date, place
--           bigint.
-- Excludes: earlier months. Rows are never summed: who is in several programmes is
--           counted in each.
with known as (
    select *
    from enrolment
    where
        territory_id = $territory_id
        and programme is not null
        and is_known(entered_on, superseded_on, $known_on)
    qualify
        period_end = max(period_end) over (
            partition by series, worker_basis, status, segment_scope, programme
        )
),

final as (
    select
        known.row_id,
        known.programme,
        known.period_end,
        known.series,
        known.segment_scope,
        known.status,
        known.workers,
        known.precision,
        known.absence_reason,
        known.worker_basis,
        known.worker_basis_evidence,
        known.note,
        known.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
        insurance_programmes.place,
    from known
    left join insurance_programmes
        on known.programme = insurance_programmes.programme
    left join sources
        on known.source_id = sources.source_id
)

select * from final
order by period_end desc, series, segment_scope, status, place, row_id
