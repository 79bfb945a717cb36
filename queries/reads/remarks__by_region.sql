-- Purpose:  what sources say of a region outside every series and sum.
-- Grain:    one row per remark.
-- Inputs:   remarks, sources, note_translations.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  row_id varchar, figure_table varchar, period_start date, period_end date,
--           measure varchar, value_as_printed varchar, precision varchar, value_low
--           double, value_high double, rupiah bigint, rupiah_precision varchar, months
--           bigint, status varchar, statement_kind varchar, payer varchar,
--           segment_scope varchar, worker_group varchar, worker_basis varchar,
--           worker_basis_evidence varchar, indicator varchar, note varchar, note_id
--           varchar, source_id varchar, source_title varchar, source_publisher varchar,
--           source_url varchar, published_on date.
-- Excludes: superseded rows. Money, months and payer are empty: the columns are those
--           by which every figure is said in words.
with final as (
    select
        remarks.row_id,
        remarks.figure_table,
        remarks.period_start,
        remarks.period_end,
        remarks.measure,
        remarks.value_as_printed,
        remarks.precision,
        remarks.value_low,
        remarks.value_high,
        null::bigint as rupiah,
        null::varchar as rupiah_precision,
        null::bigint as months,
        remarks.status,
        remarks.statement_kind,
        null::varchar as payer,
        remarks.segment_scope,
        remarks.worker_group,
        remarks.worker_basis,
        remarks.worker_basis_evidence,
        remarks.indicator,
        remarks.note,
        note_translations.note_id,
        remarks.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from remarks
    left join sources
        on remarks.source_id = sources.source_id
    left join note_translations
        on remarks.note = note_translations.note
    where
        remarks.territory_id = $territory_id
        and is_known(remarks.entered_on, remarks.superseded_on, $known_on)
)

select * from final
order by period_end desc nulls last, row_id
