-- Purpose:  no figure without its tags: scope, worker basis, precision, source, entry.
-- Grain:    one row per enrolment row and statement.
-- Inputs:   enrolment, statements, segment_scopes.
-- Params:   none.
-- Columns:  table_name varchar, row_id varchar, segment_scope varchar, is_ok boolean.
-- Excludes: nothing. A scope is one of segment_scopes.
with tagged as (
    select
        'enrolment' as table_name,
        row_id,
        segment_scope,
        worker_basis,
        worker_basis_evidence,
        precision,
        series as line,
        source_id,
        entered_on,
        workers is null and absence_reason is null as is_unexplained,
    from enrolment
    union all
    select
        'statements',
        row_id,
        segment_scope,
        worker_basis,
        worker_basis_evidence,
        precision,
        indicator || statement_kind,
        source_id,
        entered_on,
        stated_pct is null,
    from statements
),

final as (
    select
        tagged.table_name,
        tagged.row_id,
        tagged.segment_scope,
        not tagged.is_unexplained
        and tagged.worker_basis is not null
        and tagged.worker_basis_evidence is not null
        and tagged.precision is not null
        and tagged.line is not null
        and tagged.source_id is not null
        and tagged.entered_on is not null
        and segment_scopes.segment_scope is not null as is_ok,
    from tagged
    left join segment_scopes
        on tagged.segment_scope = segment_scopes.segment_scope
)

select * from final
order by table_name, row_id
