-- Purpose:  a correction replaces a row of the same region and deliverer, and no chain
--           of corrections comes back to its start.
-- Grain:    one row per row that supersedes another that exists.
-- Inputs:   stg_reported__figures, raw_enrolment, raw_statements, raw_targets,
--           raw_workforce, raw_programmes, raw_workforce_sakernas_august, regions.
-- Params:   none.
-- Columns:  table_name varchar, row_id varchar, column_name varchar, found varchar,
--           fault varchar (cycle, region or published), is_ok boolean.
-- Excludes: rows that supersede nothing, or a row that is not there.
with recursive figures as (
    select
        destination as table_name,
        figure_id as row_id,
        region_code,
        vintage,
        origin,
        supersedes,
    from stg_reported__figures
    union all
    select
        'enrolment',
        row_id,
        region_code,
        vintage,
        origin,
        supersedes,
    from raw_enrolment
    union all
    select
        'statement',
        row_id,
        region_code,
        vintage,
        origin,
        supersedes,
    from raw_statements
    union all
    select
        'target',
        row_id,
        region_code,
        vintage,
        origin,
        supersedes,
    from raw_targets
    union all
    select
        'workforce',
        row_id,
        region_code,
        vintage,
        origin,
        supersedes,
    from raw_workforce
    union all
    select
        'programmes',
        statement_id,
        region_code,
        vintage,
        origin,
        supersedes,
    from raw_programmes
    union all
    select
        'workforce_sakernas_august',
        row_id,
        region_code,
        vintage,
        origin,
        supersedes,
    from raw_workforce_sakernas_august
),

placed as (
    select
        figures.table_name,
        figures.row_id,
        regions.territory_id,
        figures.origin,
        figures.supersedes,
    from figures
    left join regions
        on
            figures.region_code = regions.region_code
            and figures.vintage = regions.vintage
),

chains as (
    select
        table_name,
        row_id,
        supersedes as reached,
    from figures
    where supersedes is not null
    union
    select
        chains.table_name,
        chains.row_id,
        figures.supersedes as reached,
    from chains
    inner join figures
        on
            chains.table_name = figures.table_name
            and chains.reached = figures.row_id
    where figures.supersedes is not null
),

cycles as (
    select
        table_name,
        row_id,
    from chains
    where row_id = reached
),

named as (
    select
        newer.table_name,
        newer.row_id,
        'supersedes' as column_name,
        newer.supersedes as found,
        case
            when cycles.row_id is not null then 'cycle'
            when coalesce(newer.territory_id, '') <> coalesce(older.territory_id, '')
                then 'region'
            when newer.origin <> older.origin then 'published'
        end as fault,
    from placed as newer
    inner join placed as older
        on
            (
                newer.table_name = older.table_name
                or (newer.table_name = 'note' and older.table_name = 'target')
            )
            and newer.supersedes = older.row_id
    left join cycles
        on
            newer.table_name = cycles.table_name
            and newer.row_id = cycles.row_id
),

final as (
    select
        table_name,
        row_id,
        column_name,
        found,
        fault,
        fault is null as is_ok,
    from named
)

select * from final
order by table_name, row_id
