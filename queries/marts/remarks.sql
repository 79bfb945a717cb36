-- Purpose:  what sources say of a region that no other table can hold: facts without a
--           figure, and counts of award winners whom they do not name.
-- Grain:    one row per row_id.
-- Inputs:   stg_reported__figures, regions.
-- Params:   none.
-- Columns:  row_id varchar, territory_id varchar, region_code varchar, vintage varchar,
--           level varchar, period_start date, period_end date, note varchar, source_id
--           varchar, entered_on date, superseded_on date.
-- Excludes: nothing. note is the whole remark; it is never summed or compared.
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
    where stg_reported__figures.destination in ('award', 'note')
)

select * from final
order by row_id
