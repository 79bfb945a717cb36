-- Purpose:  what in an office's own figures somebody should look at.
-- Grain:    one row per rule and row of the files, or file that is not read.
-- Inputs:   build_warnings, regions.
-- Params:   $known_on date.
-- Columns:  rule varchar, row_id varchar, column_name varchar, territory_id varchar,
--           region_code varchar, region_name varchar, level varchar, period_end date,
--           series varchar, segment_scope varchar, workers bigint, other_workers
--           bigint, change_pct double, other_row_id varchar, file_name varchar, line
--           bigint.
-- Excludes: what rests on rows entered later.
with names as (
    select
        territory_id,
        arg_max(region_code, vintage) as region_code,
        arg_max(region_name, vintage) as region_name,
        arg_max(level, vintage) as level,
    from regions
    group by territory_id
),

final as (
    select
        build_warnings.rule,
        build_warnings.row_id,
        build_warnings.column_name,
        build_warnings.territory_id,
        names.region_code,
        names.region_name,
        names.level,
        build_warnings.period_end,
        build_warnings.series,
        build_warnings.segment_scope,
        build_warnings.workers,
        build_warnings.other_workers,
        build_warnings.change_pct,
        build_warnings.other_row_id,
        build_warnings.file_name,
        build_warnings.line,
    from build_warnings
    left join names
        on build_warnings.territory_id = names.territory_id
    where coalesce(has_entered(build_warnings.entered_on, $known_on), true)
)

select * from final
order by
    row_id is not null, period_end desc nulls last, region_code, rule, row_id,
    file_name
