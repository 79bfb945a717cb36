-- Purpose:  what each figure of a conflict says, of what, and by whom.
-- Grain:    one row per conflict_id and figure_id.
-- Inputs:   raw_conflict_figures, stg_reported__figures, programmes.
-- Params:   none.
-- Columns:  conflict_id varchar, figure_id varchar, figure_table varchar, region_code
--           varchar, vintage varchar, period_start date, period_end date, measure
--           varchar, value_as_printed varchar, precision varchar, value_low double,
--           value_high double, rupiah bigint, rupiah_precision varchar, months bigint,
--           status varchar, statement_kind varchar, plan_status varchar, payer varchar,
--           segment_scope varchar, worker_group varchar, worker_basis varchar,
--           worker_basis_evidence varchar, indicator varchar, note varchar, note_id
--           varchar, source_id varchar, entered_on date, superseded_on date.
-- Excludes: a figure that is named but does not exist, which fails the check
--           conflicts__figures_known.
with replaced as (
    select
        supersedes as figure_id,
        min(entered_on) as superseded_on,
    from stg_reported__figures
    where supersedes is not null
    group by supersedes
),

figures as (
    select
        stg_reported__figures.figure_id,
        stg_reported__figures.destination as figure_table,
        stg_reported__figures.region_code,
        stg_reported__figures.vintage,
        stg_reported__figures.period_start,
        stg_reported__figures.period_end,
        stg_reported__figures.measure,
        stg_reported__figures.value as value_as_printed,
        stg_reported__figures.precision,
        stg_reported__figures.value_low::double as value_low,
        stg_reported__figures.value_high::double as value_high,
        null::bigint as rupiah,
        null::varchar as rupiah_precision,
        null::bigint as months,
        stg_reported__figures.status,
        stg_reported__figures.statement_kind,
        null::varchar as plan_status,
        null::varchar as payer,
        stg_reported__figures.segment_scope,
        stg_reported__figures.worker_group,
        stg_reported__figures.worker_basis,
        stg_reported__figures.worker_basis_evidence,
        stg_reported__figures.indicator,
        stg_reported__figures.definition_note as note,
        null::varchar as note_id,
        stg_reported__figures.source_id,
        stg_reported__figures.entered_on,
        replaced.superseded_on,
    from stg_reported__figures
    left join replaced
        on stg_reported__figures.figure_id = replaced.figure_id
    union all by name
    select
        statement_id as figure_id,
        'programme' as figure_table,
        region_code,
        vintage,
        period_start,
        period_end,
        'programme_workers' as measure,
        workers::varchar as value_as_printed,
        precision,
        null::double as value_low,
        null::double as value_high,
        rupiah,
        rupiah_precision,
        months,
        null::varchar as status,
        null::varchar as statement_kind,
        plan_status,
        payer,
        null::varchar as segment_scope,
        worker_groups as worker_group,
        null::varchar as worker_basis,
        null::varchar as worker_basis_evidence,
        null::varchar as indicator,
        note,
        note_id,
        source_id,
        entered_on,
        superseded_on,
    from programmes
),

final as (
    select
        raw_conflict_figures.conflict_id,
        figures.*,
    from raw_conflict_figures
    inner join figures
        on raw_conflict_figures.figure_id = figures.figure_id
)

select * from final
order by conflict_id, figure_id
