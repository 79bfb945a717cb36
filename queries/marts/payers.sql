-- Purpose:  who pays contributions, and whose money it is.
-- Grain:    one row per payer.
-- Inputs:   raw_payers.
-- Params:   none.
-- Columns:  payer varchar, payer_kind varchar.
-- Excludes: nothing.
with final as (
    select
        code as payer,
        kind as payer_kind,
    from raw_payers
)

select * from final
order by payer
