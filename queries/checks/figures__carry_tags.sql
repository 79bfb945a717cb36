-- Purpose:  no figure without its tags: scope, worker basis, precision, source, entry.
-- Grain:    one row per enrolment row and statement.
-- Inputs:   enrolment, statements.
-- Params:   none.
-- Columns:  table_name varchar, row_id varchar, segment_scope varchar, is_ok boolean.
-- Excludes: nothing. A scope is PU, BPU, JAKON, PMI in this order, or as_stated.
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
        table_name,
        row_id,
        segment_scope,
        not is_unexplained
        and worker_basis is not null
        and worker_basis_evidence is not null
        and precision is not null
        and line is not null
        and source_id is not null
        and entered_on is not null
        and (
            segment_scope = 'as_stated'
            or regexp_full_match(
                '+' || segment_scope, '(\+PU)?(\+BPU)?(\+JAKON)?(\+PMI)?'
            )
        ) as is_ok,
    from tagged
)

select * from final
order by table_name, row_id
