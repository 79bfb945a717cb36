-- Purpose:  claims as somebody published them, with their source, to be checked again.
-- Grain:    one row per claim_id.
-- Inputs:   claims, regions, sources.
-- Params:   $known_on date.
-- Columns:  claim_id varchar, region_code varchar, vintage varchar, region_name
--           varchar, short_name varchar, as_of varchar, said_id varchar, said_en
--           varchar, stated_pct varchar, active varchar, eligible varchar, gap varchar,
--           previous_pct varchar, previous_active varchar, change varchar, target_pct
--           varchar, needed varchar, rupiah varchar, months varchar, verdict_code
--           varchar, recomputed varchar, source_id varchar, source_title varchar,
--           source_publisher varchar, source_url varchar, published_on date,
--           published_as varchar.
-- Excludes: claims entered later.
with final as (
    select
        claims.claim_id,
        claims.region_code,
        claims.vintage,
        regions.region_name,
        regions.short_name,
        claims.as_of,
        claims.said_id,
        claims.said_en,
        claims.stated_pct,
        claims.active,
        claims.eligible,
        claims.gap,
        claims.previous_pct,
        claims.previous_active,
        claims.change,
        claims.target_pct,
        claims.needed,
        claims.rupiah,
        claims.months,
        claims.verdict_code,
        claims.recomputed,
        claims.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
        sources.published_as,
    from claims
    left join regions
        on
            claims.region_code = regions.region_code
            and claims.vintage = regions.vintage
    left join sources
        on claims.source_id = sources.source_id
    where has_entered(claims.entered_on, $known_on)
)

select * from final
order by claim_id
