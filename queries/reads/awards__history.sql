-- Purpose:  every result of the Paritrana Award, with the winner's region and zone.
-- Grain:    one row per award_id.
-- Inputs:   award_results, regions, sources.
-- Params:   $known_on date.
-- Columns:  award_id varchar, award_year bigint, stage varchar, category varchar,
--           category_id varchar, category_en varchar, rank bigint, is_rank_disputed
--           boolean, winner varchar, winner_kind varchar, region_code varchar, vintage
--           varchar, territory_id varchar, region_name varchar, zone varchar,
--           zone_basis varchar, has_zone_award boolean, handed_over_on date, note
--           varchar, note_id varchar, source_id varchar, source_title varchar,
--           source_publisher varchar, source_url varchar, published_on date, readings
--           bigint.
-- Excludes: nothing. readings counts the results that name the same winner in the same
--           category, stage and year: sources of one award that may disagree on the
--           rank. A regency has the zone of its province, which is ours.
with known as (
    select *
    from award_results
    where has_entered(entered_on, $known_on)
),

final as (
    select
        known.award_id,
        known.award_year,
        known.stage,
        known.category,
        known.category_id,
        known.category_en,
        known.rank,
        known.is_rank_disputed,
        known.winner,
        known.winner_kind,
        known.region_code,
        known.vintage,
        known.territory_id,
        regions.region_name,
        regions.paritrana_zone as zone,
        regions.zone_basis,
        starts_with(known.category, 'province_zone') as has_zone_award,
        known.handed_over_on,
        known.note,
        known.note_id,
        known.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
        count(*) over (
            partition by
                known.award_year, known.stage, known.category, known.winner
        ) as readings,
    from known
    left join regions
        on
            known.region_code = regions.region_code
            and known.vintage = regions.vintage
    left join sources
        on known.source_id = sources.source_id
)

select * from final
order by award_year desc, stage, category, winner, rank nulls last, award_id
