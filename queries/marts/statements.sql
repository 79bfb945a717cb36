-- Purpose:  percents as somebody published them, with the numbers that stood beside
--           them.
-- Grain:    one row per row_id.
-- Inputs:   stg_reported__figures, raw_statements, stg_segments__scopes, regions,
--           enrolment, workforce.
-- Params:   none.
-- Columns:  row_id varchar, territory_id varchar, region_code varchar, vintage varchar,
--           level varchar, period_start date, period_end date, stated_pct double,
--           stated_pct_as_printed varchar, pct_low double, pct_high double,
--           stated_active bigint, active_precision varchar, stated_base bigint,
--           base_precision varchar, active_row_id varchar, base_row_id varchar,
--           segment_scope varchar, covers_all_workers boolean, worker_group varchar,
--           worker_basis varchar,
--           worker_basis_evidence varchar, precision varchar, indicator varchar,
--           statement_kind varchar, note varchar, base_as_worded varchar, source_id
--           varchar, origin varchar, entered_on date, superseded_on date.
-- Excludes: undated figures, which stand in remarks. Numerator and denominator are
--           joined only from the same source, region, day and segment, and only if they
--           stood when the statement entered (who corrects one restates the percent
--           too); pct_low and pct_high are half a unit of the last printed digit, or
--           the range or bound that the source gives.
with stated as (
    select
        figure_id as row_id,
        region_code,
        vintage,
        period_start,
        period_end,
        value as stated_pct_as_printed,
        null::bigint as stated_active,
        null::varchar as active_precision,
        null::bigint as stated_base,
        null::varchar as base_precision,
        segment_scope,
        worker_basis,
        worker_basis_evidence,
        worker_group,
        precision,
        value_low::double as value_low,
        value_high::double as value_high,
        coalesce(indicator, 'not_stated') as indicator,
        statement_kind,
        definition_note as note,
        null::varchar as base_as_worded,
        source_id,
        origin,
        entered_on,
        supersedes,
    from stg_reported__figures
    where destination = 'statement' and period_end is not null
    union all by name
    select
        row_id,
        region_code,
        vintage,
        coalesce(period_start, period_end) as period_start,
        period_end,
        stated_pct as stated_pct_as_printed,
        stated_active,
        active_precision,
        stated_base,
        base_precision,
        segment_scope,
        worker_basis,
        worker_basis_evidence,
        worker_group,
        precision,
        value_low::double as value_low,
        value_high::double as value_high,
        indicator,
        statement_kind,
        coalesce(scope_as_worded, note) as note,
        base_as_worded,
        source_id,
        origin,
        entered_on,
        supersedes,
    from raw_statements
),

superseded as (
    select
        supersedes as row_id,
        min(entered_on) as superseded_on,
    from stated
    where supersedes is not null
    group by supersedes
),

measured as (
    select
        *,
        length(split_part(stated_pct_as_printed, '.', 2)) as decimals,
    from stated
),

numerators as (
    select
        row_id,
        region_code,
        vintage,
        period_end,
        source_id,
        segment_scope,
        worker_group,
        workers,
        precision,
        entered_on,
        superseded_on,
    from enrolment
    where status = 'active'
),

denominators as (
    select
        row_id,
        region_code,
        vintage,
        period_end,
        source_id,
        segment_scope,
        workers,
        precision,
        base_as_worded,
        entered_on,
        superseded_on,
    from workforce
    where series = 'as_stated' and base <> 'vulnerable'
),

final as (
    select
        measured.row_id,
        regions.territory_id,
        measured.region_code,
        measured.vintage,
        regions.level,
        measured.period_start,
        measured.period_end,
        measured.stated_pct_as_printed::double as stated_pct,
        measured.stated_pct_as_printed,
        case
            when measured.precision in ('range', 'at_least') then measured.value_low
            when measured.precision = 'at_most' then null
            else
                (
                    measured.stated_pct_as_printed::decimal(12, 6)
                    - (0.5 * pow(10, -measured.decimals))::decimal(12, 6)
                )::double
        end as pct_low,
        case
            when measured.precision in ('range', 'at_most') then measured.value_high
            when measured.precision = 'at_least' then null
            else
                (
                    measured.stated_pct_as_printed::decimal(12, 6)
                    + (0.5 * pow(10, -measured.decimals))::decimal(12, 6)
                )::double
        end as pct_high,
        coalesce(measured.stated_active, numerators.workers) as stated_active,
        coalesce(measured.active_precision, numerators.precision, 'exact')
            as active_precision,
        coalesce(measured.stated_base, denominators.workers) as stated_base,
        coalesce(measured.base_precision, denominators.precision, 'exact')
            as base_precision,
        numerators.row_id as active_row_id,
        denominators.row_id as base_row_id,
        measured.segment_scope,
        coalesce(stg_segments__scopes.covers_all_workers, false)
            as covers_all_workers,
        measured.worker_group,
        measured.worker_basis,
        measured.worker_basis_evidence,
        measured.precision,
        measured.indicator,
        measured.statement_kind,
        measured.note,
        coalesce(measured.base_as_worded, denominators.base_as_worded)
            as base_as_worded,
        measured.source_id,
        measured.origin,
        measured.entered_on,
        superseded.superseded_on,
    from measured
    left join superseded
        on measured.row_id = superseded.row_id
    left join numerators
        on
            measured.source_id = numerators.source_id
            and measured.region_code = numerators.region_code
            and measured.vintage = numerators.vintage
            and measured.period_end = numerators.period_end
            and measured.segment_scope = numerators.segment_scope
            and measured.worker_group is not distinct from numerators.worker_group
            and measured.entered_on >= numerators.entered_on
            and (
                numerators.superseded_on is null
                or measured.entered_on < numerators.superseded_on
            )
    left join denominators
        on
            measured.source_id = denominators.source_id
            and measured.region_code = denominators.region_code
            and measured.vintage = denominators.vintage
            and measured.period_end = denominators.period_end
            and measured.segment_scope = denominators.segment_scope
            and measured.worker_group is null
            and measured.entered_on >= denominators.entered_on
            and (
                denominators.superseded_on is null
                or measured.entered_on < denominators.superseded_on
            )
    left join stg_segments__scopes
        on measured.segment_scope = stg_segments__scopes.segment_scope
    left join regions
        on
            measured.region_code = regions.region_code
            and measured.vintage = regions.vintage
)

select * from final
order by row_id
