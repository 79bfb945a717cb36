-- Purpose:  active workers of the segments asked for, as known on a day: the figure of
--           the whole scope where there is one, else the sum of its segments.
-- Grain:    one row per territory_id, series, worker_basis and period_end.
-- Inputs:   monthly_enrolment.
-- Params:   asked varchar[] (segments in their order), known_on date, lands varchar[]
--           (territories; NULL: all).
-- Columns:  territory_id varchar, series varchar, worker_basis varchar, period_end
--           date, worker_basis_evidence varchar, vintage varchar, active_workers
--           bigint, precision varchar, source_id varchar, source_ids varchar,
--           source_publisher varchar, row_ids varchar, all_row_ids varchar, conflicting
--           bigint, is_office boolean.
-- Excludes: sums that lack a segment. row_ids are the rows that are counted, and
--           all_row_ids those of the segments beside a whole figure too; conflicting
--           counts the other figures with equal tags whose number differs.
create macro known_scope(asked, known_on, lands := null) as table
    with known as (
        select
            *,
            segment_scope = array_to_string(asked, '+') as is_whole,
            len(asked) as parts_asked,
        from monthly_enrolment
        where
            workers is not null
            and (lands is null or list_contains(lands, territory_id))
            and is_known(entered_on, superseded_on, known_on)
            and (
                segment_scope = array_to_string(asked, '+')
                or list_contains(asked, segment_scope)
            )
    ),

    observed as (
        select
            territory_id,
            series,
            worker_basis,
            period_end,
            is_whole,
            any_value(parts_asked) as parts_asked,
            bool_and(origin <> 'embedded') as is_office,
            arg_min(
                struct_pack(
                    row_id := row_id,
                    workers := workers,
                    precision_rank := precision_rank,
                    evidence := worker_basis_evidence,
                    vintage := vintage,
                    source_id := source_id,
                    publisher := source_publisher
                ),
                choice_rank
            ) as figure,
            len(list_distinct(list(workers))) - 1 as others,
        from known
        group by
            territory_id, series, worker_basis, period_end, segment_scope, is_whole
    ),

    final as (
        select
            territory_id,
            series,
            worker_basis,
            period_end,
            any_value(figure['evidence']) as worker_basis_evidence,
            any_value(figure['vintage']) as vintage,
            sum(figure['workers'])::bigint as active_workers,
            case max(figure['precision_rank'])
                when 1 then 'exact'
                when 2 then 'rounded'
                else 'about'
            end as precision,
            arg_min(figure['source_id'], figure['row_id']) as source_id,
            array_to_string(
                list_sort(list_distinct(list(figure['source_id']))), ' '
            ) as source_ids,
            array_to_string(
                list_sort(list_distinct(list(figure['publisher']))), '; '
            ) as source_publisher,
            string_agg(figure['row_id'], ' ' order by figure['row_id']) as row_ids,
            array_to_string(
                list_sort(
                    flatten(
                        list(list(figure['row_id'])) over (
                            partition by territory_id, series, worker_basis, period_end
                        )
                    )
                ), ' '
            ) as all_row_ids,
            max(others)::bigint as conflicting,
            bool_and(is_office) as is_office,
        from observed
        group by territory_id, series, worker_basis, period_end, is_whole
        -- A figure of the whole scope stands for its parts, with its source and tags.
        qualify
            (is_whole or count(*) = any_value(parts_asked))
            and is_whole = bool_or(is_whole) over (
                partition by territory_id, series, worker_basis, period_end
            )
    )

    select * from final
