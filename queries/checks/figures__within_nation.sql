-- Purpose:  a count of an office for a part of the country is at most the nation's
--           labour force.
-- Grain:    one row per count of an office's row.
-- Inputs:   raw_enrolment, raw_programmes, raw_statements, raw_targets,
--           raw_workforce, regions, workforce.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, found bigint, most bigint, base_period
--           date, is_ok boolean.
-- Excludes: counts for the nation itself; empty counts.
with counts as (
    select
        row_id,
        'workers' as column_name,
        workers as found,
        region_code,
        vintage,
    from raw_enrolment
    where origin = 'office'
    union all
    select
        statement_id,
        'workers',
        workers,
        region_code,
        vintage,
    from raw_programmes
    where origin = 'office'
    union all
    select
        row_id,
        'stated_active',
        stated_active,
        region_code,
        vintage,
    from raw_statements
    where origin = 'office'
    union all
    select
        row_id,
        'stated_base',
        stated_base,
        region_code,
        vintage,
    from raw_statements
    where origin = 'office'
    union all
    select
        row_id,
        'target_workers',
        target_workers,
        region_code,
        vintage,
    from raw_targets
    where origin = 'office'
    union all
    select
        row_id,
        'workers',
        workers,
        region_code,
        vintage,
    from raw_workforce
    where origin = 'office'
),

nation as (
    select
        max(workers) as most,
        arg_max(period_end, workers) as base_period,
    from workforce
    where
        series = 'sakernas_august'
        and base = 'labour_force'
        and level = 'national'
        and superseded_on is null
),

final as (
    select
        counts.row_id,
        counts.column_name,
        counts.found,
        nation.most,
        nation.base_period,
        counts.found <= coalesce(nation.most, counts.found) as is_ok,
    from counts
    inner join regions
        on
            counts.region_code = regions.region_code
            and counts.vintage = regions.vintage
    cross join nation
    where counts.found is not null and regions.level <> 'national'
)

select * from final
order by row_id, column_name
