-- Purpose:  Paritrana Award results of a region.
-- Grain:    one row per award_id.
-- Inputs:   award_results, sources.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  award_id varchar, award_year bigint, stage varchar, category varchar,
--           category_id varchar, category_en varchar, rank bigint, is_rank_disputed
--           boolean, winner varchar, winner_kind varchar, handed_over_on date, note
--           varchar, note_id varchar, source_id varchar, source_title varchar,
--           source_publisher varchar, source_url varchar, published_on date.
-- Excludes: nothing.
with final as (
    select
        award_results.award_id,
        award_results.award_year,
        award_results.stage,
        award_results.category,
        award_results.category_id,
        award_results.category_en,
        award_results.rank,
        award_results.is_rank_disputed,
        award_results.winner,
        award_results.winner_kind,
        award_results.handed_over_on,
        award_results.note,
        award_results.note_id,
        award_results.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from award_results
    left join sources
        on award_results.source_id = sources.source_id
    where
        award_results.territory_id = $territory_id
        and has_entered(award_results.entered_on, $known_on)
)

select * from final
order by award_year desc, stage, category, rank, award_id
