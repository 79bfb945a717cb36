-- Purpose:  figures that disagree, why, and what would settle it.
-- Grain:    one row per conflict_id.
-- Inputs:   conflicts, conflict_figures, regions.
-- Params:   $known_on date.
-- Columns:  conflict_id varchar, region_code varchar, vintage varchar, territory_id
--           varchar, region_name varchar, period_start date, period_end date, topic
--           varchar, title_id varchar, title_en varchar, reading_id varchar, reading_en
--           varchar, settle_id varchar, settle_en varchar, status varchar, figure_ids
--           varchar[].
-- Excludes: conflicts entered later.
with figures as (
    select
        conflict_id,
        list(figure_id order by figure_id) as figure_ids,
    from conflict_figures
    group by conflict_id
),

final as (
    select
        conflicts.conflict_id,
        conflicts.region_code,
        conflicts.vintage,
        conflicts.territory_id,
        regions.region_name,
        conflicts.period_start,
        conflicts.period_end,
        conflicts.topic,
        conflicts.title_id,
        conflicts.title_en,
        conflicts.reading_id,
        conflicts.reading_en,
        conflicts.settle_id,
        conflicts.settle_en,
        conflicts.status,
        figures.figure_ids,
    from conflicts
    left join figures
        on conflicts.conflict_id = figures.conflict_id
    left join regions
        on
            conflicts.region_code = regions.region_code
            and conflicts.vintage = regions.vintage
    where has_entered(conflicts.entered_on, $known_on)
)

select * from final
order by region_code, conflict_id
