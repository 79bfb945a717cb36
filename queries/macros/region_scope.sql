-- Purpose:  active workers of the segments asked for in any region, as known on a day:
--           its own figure, or the sum of its regencies where all of them are in.
-- Grain:    one row per territory_id, series, worker_basis and period_end.
-- Inputs:   province_regencies, monthly_enrolment.
-- Params:   asked varchar[] (segments in their order), known_on date, land varchar
--           (territory; NULL: all).
-- Columns:  territory_id varchar, series varchar, worker_basis varchar, period_end
--           date, worker_basis_evidence varchar, vintage varchar, active_workers
--           bigint, precision varchar, source_id varchar, source_ids varchar,
--           source_publisher varchar, row_ids varchar, all_row_ids varchar, conflicting
--           bigint, is_office boolean, regencies_summed bigint.
-- Excludes: the sum where the same series has a figure of the province itself; sums of
--           some regencies. regencies_summed is empty for a region's own figure.
create macro region_scope(asked, known_on, land := null) as table
    with final as (
        select
            territory_id,
            series,
            worker_basis,
            period_end,
            worker_basis_evidence,
            vintage,
            active_workers,
            precision,
            source_id,
            source_ids,
            source_publisher,
            row_ids,
            all_row_ids,
            conflicting,
            is_office,
            regencies_in as regencies_summed,
        from own_and_regencies_scope(asked, known_on, land := land)
        where regencies_in is null or regencies_in = regencies_of
        -- A figure of the province itself stands before the sum of its regencies.
        qualify
            regencies_in is null
            or bool_and(regencies_in is not null) over (
                partition by territory_id, series, worker_basis, period_end
            )
    )

    select * from final
