-- Purpose:  which row replaced which, and on what day.
-- Grain:    one row per row that supersedes another.
-- Inputs:   stg_reported__figures, raw_enrolment, raw_statements, raw_targets,
--           raw_workforce, raw_programmes, raw_workforce_sakernas_august.
-- Params:   none.
-- Columns:  older_id varchar, newer_id varchar, entered_on date.
-- Excludes: rows that supersede nothing.
with figures as (
    select
        figure_id as newer_id,
        supersedes as older_id,
        entered_on,
    from stg_reported__figures
    union all
    select
        row_id,
        supersedes,
        entered_on,
    from raw_enrolment
    union all
    select
        row_id,
        supersedes,
        entered_on,
    from raw_statements
    union all
    select
        row_id,
        supersedes,
        entered_on,
    from raw_targets
    union all
    select
        row_id,
        supersedes,
        entered_on,
    from raw_workforce
    union all
    select
        statement_id,
        supersedes,
        entered_on,
    from raw_programmes
    union all
    select
        row_id,
        supersedes,
        entered_on,
    from raw_workforce_sakernas_august
),

final as (
    select
        older_id,
        newer_id,
        entered_on,
    from figures
    where older_id is not null
)

select * from final
order by older_id, newer_id
