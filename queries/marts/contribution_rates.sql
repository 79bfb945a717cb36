-- Purpose:  what one month costs a payer class.
-- Grain:    one row per rate_id.
-- Inputs:   raw_contribution_rates.
-- Params:   none.
-- Columns:  rate_id varchar, payer varchar, programmes varchar, rupiah_per_month
--           bigint, valid_from date, valid_to date, legal_basis varchar, evidence
--           varchar, note varchar, note_id varchar, source_id varchar, entered_on date.
-- Excludes: nothing.
with final as (
    select
        rate_id,
        payer,
        programmes,
        rupiah_per_month,
        valid_from,
        valid_to,
        legal_basis,
        evidence,
        note,
        note_id,
        source_id,
        entered_on,
    from raw_contribution_rates
)

select * from final
order by rate_id
