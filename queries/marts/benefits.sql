-- Purpose:  benefits paid and work-accident cases, as published.
-- Grain:    one row per row_id.
-- Inputs:   stg_reported__figures, regions.
-- Params:   none.
-- Columns:  row_id varchar, territory_id varchar, region_code varchar, vintage varchar,
--           level varchar, period_start date, period_end date, programme varchar,
--           segment_scope varchar, measure varchar, amount bigint, precision varchar,
--           note varchar, source_id varchar, entered_on date, superseded_on date.
-- Excludes: nothing. programme is JKK for work-accident rows, the programme named by
--           the source, or all.
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
        regions.territory_id,
        stg_reported__figures.region_code,
        stg_reported__figures.vintage,
        regions.level,
        stg_reported__figures.period_start,
        stg_reported__figures.period_end,
        case
            when stg_reported__figures.status = 'JKK_claim' then 'JKK'
            when stg_reported__figures.segment in ('JHT', 'JKK', 'JKM', 'JP', 'JKP')
                then stg_reported__figures.segment
            else 'all'
        end as programme,
        stg_reported__figures.segment_scope,
        stg_reported__figures.measure,
        stg_reported__figures.value::bigint as amount,
        stg_reported__figures.precision,
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
    where stg_reported__figures.destination = 'benefit'
)

select * from final
order by row_id
