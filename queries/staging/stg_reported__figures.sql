-- Purpose:  every published figure once, with the table it belongs to by written rule.
-- Grain:    one row per figure_id.
-- Inputs:   raw_reported_figures, raw_seed_figures, raw_added_figures,
--           raw_figure_rules, raw_source_scopes, stg_segments__scopes.
-- Params:   none.
-- Columns:  figure_id varchar, region_code varchar, vintage varchar, level varchar,
--           period_start date, period_end date, segment varchar, status varchar,
--           measure varchar, value varchar, definition_note varchar, series varchar,
--           precision varchar, value_low varchar, value_high varchar, indicator
--           varchar, statement_kind varchar, segment_scope varchar, scope_evidence
--           varchar, worker_group varchar, worker_basis varchar, worker_basis_evidence
--           varchar, source_id varchar, entered_on date, supersedes varchar, origin
--           varchar, destination varchar.
-- Excludes: nothing; a figure without a rule keeps destination NULL, which the check
--           reported_figures__mapped_once turns into a failed build.
with figures as (
    select * from raw_reported_figures
    union all by name
    select * from raw_seed_figures
    union all by name
    select * from raw_added_figures
),

rules as (
    select
        measure,
        coalesce(status, '') as status,
        coalesce(statement_kind, '') as statement_kind,
        destination,
    from raw_figure_rules
),

final as (
    select
        figures.figure_id,
        figures.region_code,
        figures.vintage,
        figures.level,
        figures.period_start,
        figures.period_end,
        figures.segment,
        figures.status,
        figures.measure,
        figures.value,
        figures.definition_note,
        coalesce(figures.series, raw_source_scopes.series, 'as_stated') as series,
        figures.precision,
        figures.value_low,
        figures.value_high,
        figures.indicator,
        figures.statement_kind,
        coalesce(
            raw_source_scopes.segment_scope,
            stg_segments__scopes.segment_scope,
            'as_stated'
        ) as segment_scope,
        coalesce(raw_source_scopes.scope_evidence, 'stated') as scope_evidence,
        case
            when figures.segment in ('RENTAN', 'POOR', 'NON_ASN') then figures.segment
        end as worker_group,
        coalesce(
            raw_source_scopes.worker_basis,
            case when figures.indicator = 'ucj' then 'domicile' else 'not_stated' end
        ) as worker_basis,
        coalesce(
            raw_source_scopes.worker_basis_evidence,
            case when figures.indicator = 'ucj' then 'inferred' else 'stated' end
        ) as worker_basis_evidence,
        figures.source_id,
        figures.entered_on,
        figures.supersedes,
        figures.origin,
        rules.destination,
    from figures
    left join raw_source_scopes
        on
            figures.source_id = raw_source_scopes.source_id
            and figures.segment = raw_source_scopes.segment
    left join rules
        on
            figures.measure = rules.measure
            and (
                rules.status = '*' or rules.status = coalesce(figures.status, '')
            )
            and (
                rules.statement_kind = '*'
                or rules.statement_kind = coalesce(figures.statement_kind, '')
            )
    left join stg_segments__scopes
        on
            replace(figures.segment, '_', '+') = stg_segments__scopes.segment_scope
            -- Benefits of a programme are paid to all segments: it is no scope of them.
            and (
                stg_segments__scopes.kind = 'segment'
                or rules.destination <> 'benefit'
            )
)

select * from final
order by figure_id
