-- Purpose:  one measure of a region's context (budget, population, poverty) over time.
-- Grain:    one row per figure.
-- Inputs:   context_figures, sources.
-- Params:   $territory_id varchar, $measure varchar, $known_on date.
-- Columns:  row_id varchar, period varchar, measure varchar, amount decimal(20,4), unit
--           varchar, precision varchar, note varchar, note_id varchar, source_id
--           varchar, source_title varchar, source_publisher varchar, source_url
--           varchar, published_on date.
-- Excludes: figures entered later.
with final as (
    select
        context_figures.row_id,
        context_figures.period,
        context_figures.measure,
        context_figures.value::decimal(20, 4) as amount,
        context_figures.unit,
        context_figures.precision,
        context_figures.note,
        context_figures.note_id,
        context_figures.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from context_figures
    left join sources
        on context_figures.source_id = sources.source_id
    where
        context_figures.territory_id = $territory_id
        and context_figures.measure = $measure
        and has_entered(context_figures.entered_on, $known_on)
)

select * from final
order by period, row_id
