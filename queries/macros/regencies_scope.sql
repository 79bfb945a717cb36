-- Purpose:  active workers of the segments asked for in the regencies of a province, as
--           known on a day: how many regencies are in, and what they sum to.
-- Grain:    one row per province's territory_id, series, worker_basis and period_end of
--           which one regency is in.
-- Inputs:   regions, monthly_enrolment.
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

    counted as (
        select
            territory_id,
            regency_id,
            max(valid_from) over (partition by territory_id) as valid_from,
            count(*) over (partition by territory_id) as regencies_of,
        from members
    ),

    asked_of as (
        select
            case when land is not null then coalesce(list(regency_id), []) end as lands,
        from counted
        where territory_id = land
    ),

    figures as (
        select *
        from known_scope(
                asked, known_on, lands := (select asked_of.lands from asked_of)
            )
    ),

    final as (
        select
            counted.territory_id,
            figures.series,
            figures.worker_basis,
            figures.period_end,
            min(figures.worker_basis_evidence) as worker_basis_evidence,
            any_value(figures.vintage) as vintage,
            count(*)::bigint as regencies_in,
            any_value(counted.regencies_of)::bigint as regencies_of,
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
        inner join counted
            on
                figures.territory_id = counted.regency_id
                and (
                    counted.valid_from is null
                    or figures.period_end >= counted.valid_from
                )
        group by
            counted.territory_id,
            figures.series,
            figures.worker_basis,
            figures.period_end
    )

    select * from final
