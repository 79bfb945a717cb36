-- Purpose:  keys of the figure tables are unique, and every figure has its region.
-- Grain:    one row per table and key.
-- Inputs:   enrolment, workforce, statements, targets, benefits, programmes, regions.
-- Params:   none.
-- Columns:  table_name varchar, key varchar, rows_found bigint, rows_with_region
--           bigint, is_ok boolean.
-- Excludes: nothing.
with keyed as (
    select 'enrolment' as table_name, row_id as key, territory_id from enrolment
    union all
    select 'workforce', row_id || ' ' || base, territory_id from workforce
    union all
    select 'statements', row_id, territory_id from statements
    union all
    select 'targets', row_id, territory_id from targets
    union all
    select 'benefits', row_id, territory_id from benefits
    union all
    select 'programmes', statement_id, territory_id from programmes
    union all
    select 'regions', region_code || '@' || vintage, territory_id from regions
),

final as (
    select
        table_name,
        key,
        count(*)::bigint as rows_found,
        count(territory_id)::bigint as rows_with_region,
        count(*) = 1 and count(territory_id) = 1 as is_ok,
    from keyed
    group by table_name, key
)

select * from final
order by table_name, key
