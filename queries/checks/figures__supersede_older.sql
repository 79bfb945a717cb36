-- Purpose:  a correction names one older figure of its table, and no other does.
-- Grain:    one row per row that supersedes another.
-- Inputs:   stg_reported__figures, raw_enrolment, raw_statements, raw_targets,
--           raw_workforce, raw_programmes, raw_workforce_sakernas_august.
-- Params:   none.
-- Columns:  table_name varchar, row_id varchar, column_name varchar, found varchar,
--           older_rows bigint, corrections bigint, fault varchar, is_ok boolean.
-- Excludes: rows that supersede nothing. A remark may name a target that was none.
with figures as (
    select
        destination as table_name,
        figure_id as row_id,
        entered_on,
        supersedes,
    from stg_reported__figures
    union all
    select
        'enrolment',
        row_id,
        entered_on,
        supersedes,
    from raw_enrolment
    union all
    select
        'statement',
        row_id,
        entered_on,
        supersedes,
    from raw_statements
    union all
    select
        'target',
        row_id,
        entered_on,
        supersedes,
    from raw_targets
    union all
    select
        'workforce',
        row_id,
        entered_on,
        supersedes,
    from raw_workforce
    union all
    select
        'programmes',
        statement_id,
        entered_on,
        supersedes,
    from raw_programmes
    union all
    select
        'workforce_sakernas_august',
        row_id,
        entered_on,
        supersedes,
    from raw_workforce_sakernas_august
),

final as (
    select
        newer.table_name,
        newer.row_id,
        'supersedes' as column_name,
        newer.supersedes as found,
        count(older.row_id)::bigint as older_rows,
        count(*) over (
            partition by
                coalesce(max(older.table_name), newer.table_name), newer.supersedes
        )::bigint as corrections,
        if(count(older.row_id) = 1, 'again', 'none') as fault,
        count(older.row_id) = 1
        and count(*) over (
            partition by
                coalesce(max(older.table_name), newer.table_name), newer.supersedes
        ) = 1
        and (newer.row_id is distinct from newer.supersedes) as is_ok,
    from figures as newer
    left join figures as older
        on
            (
                newer.table_name = older.table_name
                or (newer.table_name = 'note' and older.table_name = 'target')
            )
            and newer.supersedes = older.row_id
            and newer.entered_on >= older.entered_on
    where newer.supersedes is not null
    group by newer.table_name, newer.row_id, newer.supersedes
)

select * from final
order by table_name, row_id
