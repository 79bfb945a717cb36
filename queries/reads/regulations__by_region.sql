-- Purpose:  instruments of a region, and the national ones that bind it.
-- Grain:    one row per regulation_id.
-- Inputs:   regulations, sources.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  regulation_id varchar, region_code varchar, kind varchar, number varchar,
--           issued_on date, subject varchar, subject_id varchar, binds varchar,
--           evidence varchar, note varchar, note_id varchar, source_id varchar,
--           source_title varchar, source_publisher varchar, source_url varchar,
--           published_on date.
-- Excludes: instruments of other regions.
with final as (
    select
        regulations.regulation_id,
        regulations.region_code,
        regulations.kind,
        regulations.number,
        regulations.issued_on,
        regulations.subject,
        regulations.subject_id,
        regulations.binds,
        regulations.evidence,
        regulations.note,
        regulations.note_id,
        regulations.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from regulations
    left join sources
        on regulations.source_id = sources.source_id
    where
        regulations.territory_id in ($territory_id, '00')
        and has_entered(regulations.entered_on, $known_on)
)

select * from final
order by region_code desc, issued_on desc, regulation_id
