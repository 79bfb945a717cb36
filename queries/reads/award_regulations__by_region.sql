-- Purpose:  the strongest instrument of each region for the award's simulation.
-- Grain:    one row per region that has an instrument with a known year.
-- Inputs:   regulations.
-- Params:   $territories varchar[], $period_end date, $known_on date.
-- Columns:  territory_id varchar, grade bigint, kind varchar, number varchar,
--           issued_year bigint, regulation_id varchar, source_id varchar, instruments
--           bigint.
-- Excludes: regions without an entry: our register is not complete, so that a missing
--           one is not known and not zero; instruments without a year, which may be
--           later than the year of the award, and those after it. The year is that of
--           issue, else the one at the end of the number.
with dated as (
    select
        territory_id,
        case
            when kind = 'perda' then 3
            when kind in ('pergub', 'perbup', 'perwali') then 2
            when kind = 'surat_edaran' then 1
        end as grade,
        kind,
        number,
        coalesce(
            year(issued_on),
            try_cast(regexp_extract(number, '/((19|20)[0-9]{2})$', 1) as bigint)
        ) as issued_year,
        regulation_id,
        source_id,
    from regulations
    where
        list_contains($territories, territory_id)
        and has_entered(entered_on, $known_on)
),

in_force as (
    select *
    from dated
    where grade is not null and issued_year <= year($period_end)
),

final as (
    select
        territory_id,
        grade::bigint as grade,
        kind,
        number,
        issued_year::bigint as issued_year,
        regulation_id,
        source_id,
        count(*) over (partition by territory_id) as instruments,
    from in_force
    qualify row_number() over (
            partition by territory_id
            order by grade desc, issued_year, regulation_id
        ) = 1
)

select * from final
order by territory_id
