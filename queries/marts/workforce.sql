-- Purpose:  workers of a base: Sakernas August by its rules, and bases as others stated
--           them.
-- Grain:    one row per row_id and base.
-- Inputs:   stg_sakernas__workforce, stg_reported__figures, raw_stated_bases,
--           raw_workforce, regions.
-- Params:   none.
-- Columns:  row_id varchar, territory_id varchar, region_code varchar, vintage varchar,
--           level varchar, period_start date, period_end date, series varchar, base
--           varchar, workers bigint, precision varchar, segment_scope varchar,
--           base_as_worded varchar, source_id varchar, origin varchar, entered_on date,
--           superseded_on date.
-- Excludes: undated figures, which stand in remarks. Only series sakernas_august serves
--           computed coverage.
with bases as (
    select
        row_id,
        region_code,
        vintage,
        period_end as period_start,
        period_end,
        'sakernas_august' as series,
        base,
        workers,
        'exact' as precision,
        null::varchar as segment_scope,
        null::varchar as base_as_worded,
        source_id,
        origin,
        entered_on,
        supersedes,
    from stg_sakernas__workforce
    union all by name
    select
        stg_reported__figures.figure_id as row_id,
        stg_reported__figures.region_code,
        stg_reported__figures.vintage,
        stg_reported__figures.period_start,
        stg_reported__figures.period_end,
        'as_stated' as series,
        raw_stated_bases.base,
        stg_reported__figures.value::bigint as workers,
        stg_reported__figures.precision,
        stg_reported__figures.segment_scope,
        stg_reported__figures.definition_note as base_as_worded,
        stg_reported__figures.source_id,
        stg_reported__figures.origin,
        stg_reported__figures.entered_on,
        stg_reported__figures.supersedes,
    from stg_reported__figures
    left join raw_stated_bases
        on stg_reported__figures.figure_id = raw_stated_bases.figure_id
    where
        stg_reported__figures.destination = 'workforce'
        and stg_reported__figures.period_end is not null
    union all by name
    select
        row_id,
        region_code,
        vintage,
        coalesce(period_start, period_end) as period_start,
        period_end,
        'as_stated' as series,
        base,
        workers,
        precision,
        segment_scope,
        base_as_worded,
        source_id,
        origin,
        entered_on,
        supersedes,
    from raw_workforce
),

superseded as (
    select
        supersedes as row_id,
        min(entered_on) as superseded_on,
    from bases
    where supersedes is not null
    group by supersedes
),

final as (
    select
        bases.row_id,
        regions.territory_id,
        bases.region_code,
        bases.vintage,
        regions.level,
        bases.period_start,
        bases.period_end,
        bases.series,
        bases.base,
        bases.workers,
        bases.precision,
        bases.segment_scope,
        bases.base_as_worded,
        bases.source_id,
        bases.origin,
        bases.entered_on,
        superseded.superseded_on,
    from bases
    left join superseded
        on bases.row_id = superseded.row_id
    left join regions
        on
            bases.region_code = regions.region_code
            and bases.vintage = regions.vintage
)

select * from final
order by row_id, base
