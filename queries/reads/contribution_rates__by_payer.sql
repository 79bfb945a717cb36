-- Purpose:  what one month of one worker costs a payer class, from when to when.
-- Grain:    one row per rate.
-- Inputs:   contribution_rates, sources.
-- Params:   $payer varchar, $programmes varchar, $known_on date.
-- Columns:  rate_id varchar, payer varchar, programmes varchar, rupiah_per_month
--           bigint, valid_from date, valid_to date, legal_basis varchar, note varchar,
--           note_id varchar, source_id varchar, source_title varchar, source_publisher
--           varchar, source_url varchar, published_on date.
-- Excludes: rates entered later. valid_to NULL: until further notice.
with final as (
    select
        contribution_rates.rate_id,
        contribution_rates.payer,
        contribution_rates.programmes,
        contribution_rates.rupiah_per_month,
        contribution_rates.valid_from,
        contribution_rates.valid_to,
        contribution_rates.legal_basis,
        contribution_rates.note,
        contribution_rates.note_id,
        contribution_rates.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from contribution_rates
    left join sources
        on contribution_rates.source_id = sources.source_id
    where
        contribution_rates.payer = $payer
        and contribution_rates.programmes = $programmes
        and has_entered(contribution_rates.entered_on, $known_on)
)

select * from final
order by valid_from, rate_id
