-- Purpose:  figures that disagree, with the reading and what would settle it.
-- Grain:    one row per conflict_id.
-- Inputs:   raw_conflicts, regions.
-- Params:   none.
-- Columns:  conflict_id varchar, region_code varchar, territory_id varchar, vintage
--           varchar, period_start date, period_end date, topic varchar, title_id
--           varchar, title_en varchar, reading_id varchar, reading_en varchar,
--           settle_id varchar, settle_en varchar, status varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        raw_conflicts.conflict_id,
        raw_conflicts.region_code,
        regions.territory_id,
        raw_conflicts.vintage,
        raw_conflicts.period_start,
        raw_conflicts.period_end,
        raw_conflicts.topic,
        raw_conflicts.title_id,
        raw_conflicts.title_en,
        raw_conflicts.reading_id,
        raw_conflicts.reading_en,
        raw_conflicts.settle_id,
        raw_conflicts.settle_en,
        raw_conflicts.status,
        raw_conflicts.entered_on,
    from raw_conflicts
    left join regions
        on
            raw_conflicts.region_code = regions.region_code
            and raw_conflicts.vintage = regions.vintage
)

select * from final
order by conflict_id
