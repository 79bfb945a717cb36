-- Purpose:  the regencies whose land is a province's, in either division.
-- Grain:    one row per province's territory_id and regency's.
-- Inputs:   regions.
-- Params:   none.
-- Columns:  territory_id varchar, regency_id varchar, valid_from date, regencies_of
--           bigint.
-- Excludes: nothing. valid_from is the day from which there is the province, empty for
--           those that always were; regencies_of counts the province's regencies.
with members as (
    select distinct
        provinces.territory_id,
        provinces.valid_from,
        regencies.territory_id as regency_id,
    from regions as provinces
    inner join regions as regencies
        on
            provinces.level = 'province'
            and regencies.level = 'regency'
            and regencies.vintage = '38'
            and provinces.region_code = case
                when provinces.vintage = '34' then regencies.province_code_34
                else regencies.parent_code
            end
),

final as (
    select
        territory_id,
        regency_id,
        max(valid_from) over (partition by territory_id) as valid_from,
        count(*) over (partition by territory_id) as regencies_of,
    from members
)

select * from final
order by territory_id, regency_id
