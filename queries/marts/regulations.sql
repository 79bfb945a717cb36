-- Purpose:  instruments that bind or allow regions to protect workers.
-- Grain:    one row per regulation_id.
-- Inputs:   raw_regulations, regions.
-- Params:   none.
-- Columns:  regulation_id varchar, region_code varchar, territory_id varchar, vintage
--           varchar, kind varchar, number varchar, issued_on date, subject varchar,
--           subject_id varchar, binds varchar, evidence varchar, note varchar, note_id
--           varchar, source_id varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        raw_regulations.regulation_id,
        raw_regulations.region_code,
        regions.territory_id,
        raw_regulations.vintage,
        raw_regulations.kind,
        raw_regulations.number,
        raw_regulations.issued_on,
        raw_regulations.subject,
        raw_regulations.subject_id,
        raw_regulations.binds,
        raw_regulations.evidence,
        raw_regulations.note,
        raw_regulations.note_id,
        raw_regulations.source_id,
        raw_regulations.entered_on,
    from raw_regulations
    left join regions
        on
            raw_regulations.region_code = regions.region_code
            and raw_regulations.vintage = regions.vintage
)

select * from final
order by regulation_id
