-- Purpose:  active workers of the segments asked for, as known on a day: in each region
--           by a figure of its own, and in each province by what its regencies sum to.
-- Grain:    one row per territory_id, series, worker_basis and period_end of a region's
--           own figure, and one of a province of which one regency is in.
-- Inputs:   province_regencies, monthly_enrolment.
-- Params:   asked varchar[] (segments in their order), known_on date, land varchar
--           (territory; NULL: all).
-- Columns:  territory_id varchar, series varchar, worker_basis varchar, period_end
--           date, worker_basis_evidence varchar, vintage varchar, regencies_in bigint,
--           regencies_of bigint, active_workers bigint, precision varchar, source_id
--           varchar, source_ids varchar, source_publisher varchar, row_ids varchar,
--           all_row_ids varchar, conflicting bigint, is_office boolean.
-- Excludes: from sums, regencies of another series or worker basis, which are never
--           added. regencies_in and regencies_of are empty for a figure of its own; the
--           sum of some regencies is no figure of the province: only where they are
--           equal do active_workers stand for it. Provinces of both divisions have
--           their own regencies; none before the province was made.
create macro own_and_regencies_scope(asked, known_on, land := null) as table
    with asked_of as (
        select
            case
                when land is not null
                    then list_append(coalesce(list(regency_id), []), land)
            end as lands,
        from province_regencies
        where territory_id = land
    ),

    figures as materialized (
        select *
        from known_scope(
                asked, known_on, lands := (select asked_of.lands from asked_of)
            )
    ),

    sums as (
        select
            province_regencies.territory_id,
            figures.series,
            figures.worker_basis,
            figures.period_end,
            min(figures.worker_basis_evidence) as worker_basis_evidence,
            any_value(figures.vintage) as vintage,
            count(*)::bigint as regencies_in,
            any_value(province_regencies.regencies_of)::bigint as regencies_of,
            sum(figures.active_workers)::bigint as active_workers,
            case
                when bool_and(figures.precision = 'exact') then 'exact'
                when bool_and(figures.precision <> 'about') then 'rounded'
                else 'about'
            end as precision,
            arg_min(figures.source_id, figures.row_ids) as source_id,
            array_to_string(
                list_sort(
                    list_distinct(
                        flatten(list(string_split(figures.source_ids, ' ')))
                    )
                ), ' '
            ) as source_ids,
            array_to_string(
                list_sort(list_distinct(list(figures.source_publisher))), '; '
            ) as source_publisher,
            string_agg(figures.row_ids, ' ' order by figures.row_ids) as row_ids,
            string_agg(figures.all_row_ids, ' ' order by figures.all_row_ids)
                as all_row_ids,
            max(figures.conflicting)::bigint as conflicting,
            bool_and(figures.is_office) as is_office,
        from figures
        inner join province_regencies
            on
                figures.territory_id = province_regencies.regency_id
                and (
                    province_regencies.valid_from is null
                    or figures.period_end >= province_regencies.valid_from
                )
        group by
            province_regencies.territory_id,
            figures.series,
            figures.worker_basis,
            figures.period_end
    ),

    final as (
        select
            *,
            null::bigint as regencies_in,
            null::bigint as regencies_of,
        from figures
        where land is null or territory_id = land
        union all by name
        select * from sums
    )

    select * from final
