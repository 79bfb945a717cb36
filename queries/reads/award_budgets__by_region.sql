-- Purpose:  what regions' own budgets paid for vulnerable workers in a calendar year.
-- Grain:    one row per region with a dated cohort paid from its APBD in that year.
-- Inputs:   programmes, payers, contribution_rates.
-- Params:   $territories varchar[], $period_end date, $known_on date.
-- Columns:  territory_id varchar, cohorts bigint, worker_months bigint,
--           rupiah_at_rate bigint, source_ids varchar.
-- Excludes: plans and budgets not yet spent, cohorts without workers, first month or
--           months, other payers, superseded statements, and regions without such a
--           cohort: not known, and not zero. The money is the rate of each month times
--           workers, since few statements give rupiah; a province's is its own, not
--           its regencies'.
with spent as (
    select
        programmes.cohort_id,
        programmes.territory_id,
        programmes.workers,
        programmes.payer,
        programmes.programmes,
        programmes.source_id,
        unnest(
            generate_series(
                (programmes.first_month || '-01')::date,
                (programmes.first_month || '-01')::date
                + to_months((programmes.months - 1)::integer),
                interval 1 month
            )
        )::date as month,
    from programmes
    inner join payers
        on
            programmes.payer = payers.payer
            and payers.payer_kind = 'region_budget'
    where
        programmes.is_counted
        and list_contains($territories, programmes.territory_id)
        and programmes.plan_status not in (
            'planned', 'budgeted', 'committed', 'target', 'not_allocated'
        )
        and programmes.workers is not null
        and programmes.first_month is not null
        and programmes.months is not null
        and is_known(programmes.entered_on, programmes.superseded_on, $known_on)
),

final as (
    select
        spent.territory_id,
        count(distinct spent.cohort_id) as cohorts,
        sum(spent.workers)::bigint as worker_months,
        sum(spent.workers * contribution_rates.rupiah_per_month)::bigint
            as rupiah_at_rate,
        string_agg(distinct spent.source_id, ' ' order by spent.source_id)
            as source_ids,
    from spent
    inner join contribution_rates
        on
            spent.payer = contribution_rates.payer
            and spent.programmes = contribution_rates.programmes
            and has_entered(contribution_rates.entered_on, $known_on)
            and spent.month >= contribution_rates.valid_from
            and (
                contribution_rates.valid_to is null
                or spent.month <= contribution_rates.valid_to
            )
    where year(spent.month) = year($period_end)
    group by spent.territory_id
)

select * from final
order by territory_id
