-- Purpose:  active workers of the segments asked for in the regencies of a province, as
--           known on a day: how many regencies are in, and what they sum to.
-- Grain:    one row per province's territory_id, series, worker_basis and period_end of
--           which one regency is in.
-- Inputs:   province_regencies, monthly_enrolment.
-- Params:   asked varchar[] (segments in their order), known_on date, land varchar
--           (territory of a province; NULL: all).
-- Columns:  territory_id varchar, series varchar, worker_basis varchar, period_end
--           date, worker_basis_evidence varchar, vintage varchar, regencies_in bigint,
--           regencies_of bigint, active_workers bigint, precision varchar, source_id
--           varchar, source_ids varchar, source_publisher varchar, row_ids varchar,
--           all_row_ids varchar, conflicting bigint, is_office boolean.
-- Excludes: regencies of another series or worker basis, which are never added. The sum
--           of some regencies is no figure of the province: only where regencies_in is
--           regencies_of do active_workers stand for it. Provinces of both divisions
--           have their own regencies; none before the province was made.
create macro regencies_scope(asked, known_on, land := null) as table
    with final as (
        select
            territory_id,
            series,
            worker_basis,
            period_end,
            worker_basis_evidence,
            vintage,
            regencies_in,
            regencies_of,
            active_workers,
            precision,
            source_id,
            source_ids,
            source_publisher,
            row_ids,
            all_row_ids,
            conflicting,
            is_office,
        from own_and_regencies_scope(asked, known_on, land := land)
        where regencies_in is not null
    )

    select * from final
