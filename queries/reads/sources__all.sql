-- Purpose:  every source with the number of known rows that stand on it.
-- Grain:    one row per source_id.
-- Inputs:   sources, enrolment, workforce, statements, targets, benefits, programmes,
--           award_results, remarks, regulations, context_figures, contribution_rates.
-- Params:   $known_on date.
-- Columns:  source_id varchar, title varchar, publisher varchar, url varchar,
--           published_on date, published_as varchar, kind varchar, licence varchar,
--           entered_on date, rows_used bigint.
-- Excludes: from the count, rows that entered later; no source.
with used as (
    select source_id, entered_on from enrolment
    union all
    select source_id, entered_on from workforce
    union all
    select source_id, entered_on from statements
    union all
    select source_id, entered_on from targets
    union all
    select source_id, entered_on from benefits
    union all
    select source_id, entered_on from programmes
    union all
    select source_id, entered_on from award_results
    union all
    select source_id, entered_on from remarks
    union all
    select source_id, entered_on from regulations
    union all
    select source_id, entered_on from context_figures
    union all
    select source_id, entered_on from contribution_rates
),

counts as (
    select
        source_id,
        count(*)::bigint as rows_used,
    from used
    where has_entered(entered_on, $known_on)
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
