-- Purpose:  how many regencies of a province have a segment scope, month by month.
-- Grain:    one row per series, worker_basis and period_end of which one regency is in.
-- Inputs:   province_regencies, monthly_enrolment.
-- Params:   $territory_id varchar (of the province), $segments varchar[], $known_on
--           date.
-- Columns:  series varchar, worker_basis varchar, period_end date, source_publisher
--           varchar, is_office boolean, regencies_in bigint, regencies_of bigint,
--           source_id varchar.
-- Excludes: as_stated and copies of a series; figures not at a month's end. No sum:
--           that of some regencies is no figure of the province.
with final as (
    select
        series,
        worker_basis,
        period_end,
        source_publisher,
        is_office,
        regencies_in,
        regencies_of,
        source_id,
    from own_and_regencies_scope($segments, $known_on, land := $territory_id)
    where territory_id = $territory_id and regencies_in is not null
)

select * from final
order by period_end, series, worker_basis
