-- Purpose:  claims as somebody published them, with the verdict that the checker gives.
-- Grain:    one row per claim_id.
-- Inputs:   raw_press_claims, regions.
-- Params:   none.
-- Columns:  claim_id varchar, territory_id varchar, region_code varchar, vintage
--           varchar, as_of varchar, said_id varchar, said_en varchar, stated_pct
--           varchar, active varchar, eligible varchar, gap varchar, previous_pct
--           varchar, previous_active varchar, change varchar, target_pct varchar,
--           needed varchar, rupiah varchar, months varchar, verdict_code varchar,
--           recomputed varchar, source_id varchar, entered_on date.
-- Excludes: nothing. Numbers stay text: their digits say how exact they are.
with final as (
    select
        raw_press_claims.claim_id,
        regions.territory_id,
        raw_press_claims.region_code,
        raw_press_claims.vintage,
        raw_press_claims.as_of,
        raw_press_claims.said_id,
        raw_press_claims.said_en,
        raw_press_claims.stated_pct,
        raw_press_claims.active,
        raw_press_claims.eligible,
        raw_press_claims.gap,
        raw_press_claims.previous_pct,
        raw_press_claims.previous_active,
        raw_press_claims.change,
        raw_press_claims.target_pct,
        raw_press_claims.needed,
        raw_press_claims.rupiah,
        raw_press_claims.months,
        raw_press_claims.verdict_code,
        raw_press_claims.recomputed,
        raw_press_claims.source_id,
        raw_press_claims.entered_on,
    from raw_press_claims
    left join regions
        on
            raw_press_claims.region_code = regions.region_code
            and raw_press_claims.vintage = regions.vintage
)

select * from final
order by claim_id
