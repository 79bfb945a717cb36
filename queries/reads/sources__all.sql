-- Purpose:  every source with the number of rows that stand on it.
-- Grain:    one row per source_id.
-- Inputs:   sources, enrolment, workforce, statements, targets, benefits, programmes,
--           award_results, remarks, regulations, context_figures, contribution_rates.
-- Params:   none.
-- Columns:  source_id varchar, title varchar, publisher varchar, url varchar,
--           published_on date, published_as varchar, kind varchar, licence varchar,
--           entered_on date, rows_used bigint.
-- Excludes: nothing.
with used as (
    select source_id from enrolment
    union all
    select source_id from workforce
    union all
    select source_id from statements
    union all
    select source_id from targets
    union all
    select source_id from benefits
    union all
    select source_id from programmes
    union all
    select source_id from award_results
    union all
    select source_id from remarks
    union all
    select source_id from regulations
    union all
    select source_id from context_figures
    union all
    select source_id from contribution_rates
),

counts as (
    select
        source_id,
        count(*)::bigint as rows_used,
    from used
    group by source_id
),

final as (
    select
        sources.source_id,
        sources.title,
        sources.publisher,
        sources.url,
        sources.published_on,
        sources.published_as,
        sources.kind,
        sources.licence,
        sources.entered_on,
        coalesce(counts.rows_used, 0) as rows_used,
    from sources
    left join counts
        on sources.source_id = counts.source_id
)

select * from final
order by source_id
