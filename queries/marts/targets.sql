-- Purpose:  targets as published: region, date, regime, indicator and segment scope.
-- Grain:    one row per row_id (percent and workers of one source and target together).
-- Inputs:   stg_reported__figures, raw_target_regimes, raw_regimes, raw_targets,
--           stg_segments__scopes, regions.
-- Params:   none.
-- Columns:  row_id varchar, territory_id varchar, region_code varchar, vintage varchar,
--           level varchar, due_on date, regime varchar, indicator varchar,
--           segment_scope varchar, base varchar, covers_all_workers boolean, target_pct
--           double, target_pct_as_printed varchar, target_workers bigint, precision
--           varchar, document_id varchar, document_en varchar, note varchar, source_id
--           varchar, origin varchar, entered_on date, superseded_on date.
-- Excludes: nothing. base: the target is measured on the coverage of its segments over
--           it; empty: on its own indicator. A correction of a target restates percent
--           and workers; years between given years are never filled in. One that its
--           source quotes for another place is a remark, not one of the region.
with figures as (
    select
        stg_reported__figures.figure_id,
        stg_reported__figures.region_code,
        stg_reported__figures.vintage,
        stg_reported__figures.period_end as due_on,
        coalesce(raw_target_regimes.regime, raw_regimes.code, 'stated') as regime,
        stg_reported__figures.indicator,
        stg_reported__figures.segment_scope,
        case
            when stg_reported__figures.measure = 'target_percent'
                then stg_reported__figures.value
        end as target_pct_as_printed,
        case
            when stg_reported__figures.measure = 'target_workers'
                then stg_reported__figures.value::bigint
        end as target_workers,
        stg_reported__figures.precision,
        raw_target_regimes.document_id,
        raw_target_regimes.document_en,
        stg_reported__figures.definition_note as note,
        stg_reported__figures.source_id,
        stg_reported__figures.origin,
        stg_reported__figures.entered_on,
        stg_reported__figures.supersedes,
    from stg_reported__figures
    left join raw_target_regimes
        on stg_reported__figures.figure_id = raw_target_regimes.figure_id
    left join raw_regimes
        on stg_reported__figures.indicator = raw_regimes.indicator
    where stg_reported__figures.destination = 'target'
),

grouped as (
    select
        *,
        min(figure_id) over (
            partition by
                region_code, vintage, due_on, regime, indicator, segment_scope,
                source_id, entered_on
        ) as row_id,
    from figures
),

joined as (
    select
        row_id,
        any_value(region_code) as region_code,
        any_value(vintage) as vintage,
        any_value(due_on) as due_on,
        any_value(regime) as regime,
        any_value(indicator) as indicator,
        any_value(segment_scope) as segment_scope,
        null::varchar as base,
        max(target_pct_as_printed) as target_pct_as_printed,
        max(target_workers)::bigint as target_workers,
        arg_min(precision, figure_id) as precision,
        arg_min(document_id, figure_id) as document_id,
        arg_min(document_en, figure_id) as document_en,
        arg_min(note, figure_id) as note,
        any_value(source_id) as source_id,
        any_value(origin) as origin,
        any_value(entered_on) as entered_on,
        max(supersedes) as supersedes,
    from grouped
    group by row_id
    union all by name
    select
        row_id,
        region_code,
        vintage,
        due_on,
        regime,
        indicator,
        segment_scope,
        base,
        target_pct as target_pct_as_printed,
        target_workers,
        precision,
        document as document_id,
        document as document_en,
        null::varchar as note,
        source_id,
        origin,
        entered_on,
        supersedes,
    from raw_targets
),

corrected as (
    select
        supersedes,
        entered_on,
    from joined
    union all
    -- A figure that was taken for a target, and is none.
    select
        supersedes,
        entered_on,
    from stg_reported__figures
    where destination <> 'target'
),

superseded as (
    select
        coalesce(grouped.row_id, corrected.supersedes) as row_id,
        min(corrected.entered_on) as superseded_on,
    from corrected
    left join grouped
        on corrected.supersedes = grouped.figure_id
    where corrected.supersedes is not null
    group by coalesce(grouped.row_id, corrected.supersedes)
),

final as (
    select
        joined.row_id,
        regions.territory_id,
        joined.region_code,
        joined.vintage,
        regions.level,
        joined.due_on,
        joined.regime,
        joined.indicator,
        joined.segment_scope,
        joined.base,
        coalesce(stg_segments__scopes.covers_all_workers, false)
            as covers_all_workers,
        joined.target_pct_as_printed::double as target_pct,
        joined.target_pct_as_printed,
        joined.target_workers,
        joined.precision,
        joined.document_id,
        joined.document_en,
        joined.note,
        joined.source_id,
        joined.origin,
        joined.entered_on,
        superseded.superseded_on,
    from joined
    left join superseded
        on joined.row_id = superseded.row_id
    left join stg_segments__scopes
        on joined.segment_scope = stg_segments__scopes.segment_scope
    left join regions
        on
            joined.region_code = regions.region_code
            and joined.vintage = regions.vintage
)

select * from final
order by row_id
