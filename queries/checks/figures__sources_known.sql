-- Purpose:  every figure names a source that is listed.
-- Grain:    one row per table and source_id.
-- Inputs:   enrolment, workforce, statements, targets, benefits, programmes,
--           award_results, contribution_rates, regulations, context_figures,
--           corrections, regions, sources.
-- Params:   none.
-- Columns:  table_name varchar, source_id varchar, is_ok boolean.
-- Excludes: nothing.
with named as (
    select 'enrolment' as table_name, source_id from enrolment
    union
    select 'workforce', source_id from workforce
    union
    select 'statements', source_id from statements
    union
    select 'targets', source_id from targets
    union
    select 'benefits', source_id from benefits
    union
    select 'programmes', source_id from programmes
    union
    select 'award_results', source_id from award_results
    union
    select 'contribution_rates', source_id from contribution_rates
    union
    select 'regulations', source_id from regulations
    union
    select 'context_figures', source_id from context_figures
    union
    select 'corrections', source_id from corrections
    union
    select 'regions', source_id from regions
),

final as (
    select
        named.table_name,
        named.source_id,
        sources.source_id is not null as is_ok,
    from named
    left join sources
        on named.source_id = sources.source_id
)

select * from final
order by table_name, source_id
