-- Purpose:  Paritrana Award results as published.
-- Grain:    one row per award_id.
-- Inputs:   raw_award_results, regions.
-- Params:   none.
-- Columns:  award_id varchar, award_year bigint, stage varchar, category varchar,
--           category_id varchar, category_en varchar, rank bigint, is_rank_disputed
--           boolean, winner varchar, winner_kind varchar, region_code varchar,
--           territory_id varchar, vintage varchar, handed_over_on date, note varchar,
--           note_id varchar, source_id varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        raw_award_results.award_id,
        raw_award_results.award_year,
        raw_award_results.stage,
        raw_award_results.category,
        raw_award_results.category_id,
        raw_award_results.category_en,
        raw_award_results.rank,
        raw_award_results.is_rank_disputed,
        raw_award_results.winner,
        raw_award_results.winner_kind,
        raw_award_results.region_code,
        regions.territory_id,
        raw_award_results.vintage,
        raw_award_results.handed_over_on,
        raw_award_results.note,
        raw_award_results.note_id,
        raw_award_results.source_id,
        raw_award_results.entered_on,
    from raw_award_results
    left join regions
        on
            raw_award_results.region_code = regions.region_code
            and raw_award_results.vintage = regions.vintage
)

select * from final
order by award_id
