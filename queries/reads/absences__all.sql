-- Purpose:  what is known to be missing, why, and who could supply it.
-- Grain:    one row per region, subject and reason.
-- Inputs:   absences, regions.
-- Params:   $known_on date.
-- Columns:  region_code varchar, vintage varchar, territory_id varchar, region_name
--           varchar, subject varchar, absence_reason varchar, why_id varchar, why_en
--           varchar, who_could_supply_id varchar, who_could_supply_en varchar.
-- Excludes: absences entered later.
with final as (
    select
        absences.region_code,
        absences.vintage,
        absences.territory_id,
        regions.region_name,
        absences.subject,
        absences.absence_reason,
        absences.why_id,
        absences.why_en,
        absences.who_could_supply_id,
        absences.who_could_supply_en,
    from absences
    left join regions
        on
            absences.region_code = regions.region_code
            and absences.vintage = regions.vintage
    where has_entered(absences.entered_on, $known_on)
)

select * from final
order by region_code, vintage, subject, why_en
