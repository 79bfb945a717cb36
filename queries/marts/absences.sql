-- Purpose:  what is known to be missing, why, and who could supply it.
-- Grain:    one row per region_code, vintage and subject.
-- Inputs:   raw_absences, regions.
-- Params:   none.
-- Columns:  region_code varchar, territory_id varchar, vintage varchar, subject
--           varchar, absence_reason varchar, why_id varchar, why_en varchar,
--           who_could_supply_id varchar, who_could_supply_en varchar, source_note
--           varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        raw_absences.region_code,
        regions.territory_id,
        raw_absences.vintage,
        raw_absences.subject,
        raw_absences.absence_reason,
        raw_absences.why_id,
        raw_absences.why_en,
        raw_absences.who_could_supply_id,
        raw_absences.who_could_supply_en,
        raw_absences.source_note,
        raw_absences.entered_on,
    from raw_absences
    left join regions
        on
            raw_absences.region_code = regions.region_code
            and raw_absences.vintage = regions.vintage
)

select * from final
order by region_code, vintage, subject, why_en
