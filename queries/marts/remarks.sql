-- Purpose:  what sources say of a region that no series or sum can hold: facts without
--           a figure, counts of award winners without names, and undated figures.
-- Grain:    one row per row_id.
-- Inputs:   stg_reported__figures, regions.
-- Params:   none.
-- Columns:  row_id varchar, figure_table varchar, territory_id varchar, region_code
--           varchar, vintage varchar, level varchar, period_start date, period_end
--           date, measure varchar, value_as_printed varchar, precision varchar,
--           value_low double, value_high double, status varchar, statement_kind
--           varchar, segment_scope varchar, worker_group varchar, worker_basis varchar,
--           worker_basis_evidence varchar, indicator varchar, note varchar, source_id
--           varchar, entered_on date, superseded_on date.
-- Excludes: dated figures, which stand in their own tables. Of an award or a note the
--           note is the whole remark.
with superseded as (
    select
        supersedes as row_id,
        min(entered_on) as superseded_on,
    from stg_reported__figures
    where supersedes is not null
    group by supersedes
),

final as (
    select
        stg_reported__figures.figure_id as row_id,
        stg_reported__figures.destination as figure_table,
        regions.territory_id,
        stg_reported__figures.region_code,
        stg_reported__figures.vintage,
        regions.level,
        stg_reported__figures.period_start,
        stg_reported__figures.period_end,
        stg_reported__figures.measure,
        stg_reported__figures.value as value_as_printed,
        stg_reported__figures.precision,
        stg_reported__figures.value_low::double as value_low,
        stg_reported__figures.value_high::double as value_high,
        stg_reported__figures.status,
        stg_reported__figures.statement_kind,
        stg_reported__figures.segment_scope,
        stg_reported__figures.worker_group,
        stg_reported__figures.worker_basis,
        stg_reported__figures.worker_basis_evidence,
        stg_reported__figures.indicator,
        stg_reported__figures.definition_note as note,
        stg_reported__figures.source_id,
        stg_reported__figures.entered_on,
        superseded.superseded_on,
    from stg_reported__figures
    left join superseded
        on stg_reported__figures.figure_id = superseded.row_id
    left join regions
        on
            stg_reported__figures.region_code = regions.region_code
            and stg_reported__figures.vintage = regions.vintage
    where
        stg_reported__figures.destination in ('award', 'note')
        or (
            stg_reported__figures.destination in ('enrolment', 'statement', 'workforce')
            and stg_reported__figures.period_end is null
        )
)

select * from final
order by row_id
