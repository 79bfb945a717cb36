-- Purpose:  figures name segments, bases, payers and regimes of the lists alone.
-- Grain:    one row per table, column and code.
-- Inputs:   stg_reported__figures, enrolment, statements, targets, workforce,
--           programmes, segment_scopes, bases, payers, raw_regimes.
-- Params:   none.
-- Columns:  table_name varchar, named varchar, code varchar, is_ok boolean.
-- Excludes: bases without a name; the segment of benefits, which may be a programme.
--           A published segment that is not listed would stand as all segments.
with published as (
    select distinct replace(segment, '_', '+') as code
    from stg_reported__figures
    where
        segment <> 'ALL'
        and worker_group is null
        and coalesce(destination, '') <> 'benefit'
),

scopes as (
    select
        'enrolment' as table_name,
        segment_scope as code,
    from enrolment
    union
    select 'statements', segment_scope
    from statements
    union
    select 'targets', segment_scope
    from targets
),

named_bases as (
    select distinct base as code
    from workforce
    where base is not null
),

named_payers as (
    select distinct payer as code
    from programmes
    where payer is not null
),

named_regimes as (
    select distinct regime as code
    from targets
),

final as (
    select
        'reported_figures' as table_name,
        'segment' as named,
        published.code,
        segment_scopes.segment_scope is not null as is_ok,
    from published
    left join segment_scopes
        on published.code = segment_scopes.segment_scope
    union all
    select
        scopes.table_name,
        'segment_scope' as named,
        scopes.code,
        segment_scopes.segment_scope is not null as is_ok,
    from scopes
    left join segment_scopes
        on scopes.code = segment_scopes.segment_scope
    union all
    select
        'workforce' as table_name,
        'base' as named,
        named_bases.code,
        bases.base is not null as is_ok,
    from named_bases
    left join bases
        on named_bases.code = bases.base
    union all
    select
        'programmes' as table_name,
        'payer' as named,
        named_payers.code,
        payers.payer is not null as is_ok,
    from named_payers
    left join payers
        on named_payers.code = payers.payer
    union all
    select
        'targets' as table_name,
        'regime' as named,
        named_regimes.code,
        raw_regimes.code is not null as is_ok,
    from named_regimes
    left join raw_regimes
        on named_regimes.code = raw_regimes.code
)

select * from final
order by table_name, named, code
