-- Purpose:  every statement of funded cohorts with the rate that its payer paid.
-- Grain:    one row per statement.
-- Inputs:   programmes, regions, contribution_rates, sources.
-- Params:   $territories varchar[], $known_on date.
-- Columns:  statement_id varchar, cohort_id varchar, is_counted boolean, region_code
--           varchar, vintage varchar, region_name varchar, period_start date,
--           period_end date, said_from date, plan_status varchar, workers bigint,
--           precision varchar, months bigint, payer varchar, programmes varchar, rupiah
--           bigint, rupiah_precision varchar, rupiah_per_month bigint, note varchar,
--           note_id varchar, source_id varchar, source_title varchar, source_publisher
--           varchar, source_url varchar, published_on date.
-- Excludes: superseded statements. The rate is that of the first month, or of the day
--           the statement is about; NULL where the payer or its rate is not known.
--           Note and source in words stand beside statements that do not count; those
--           of the counted one stand in programmes__cohorts.
with known as (
    select
        programmes.*,
        coalesce(
            (programmes.first_month || '-01')::date,
            programmes.period_start,
            programmes.period_end
        ) as said_from,
    from programmes
    where
        list_contains($territories, programmes.territory_id)
        and is_known(programmes.entered_on, programmes.superseded_on, $known_on)
),

final as (
    select
        known.statement_id,
        known.cohort_id,
        known.is_counted,
        known.region_code,
        known.vintage,
        regions.region_name,
        known.period_start,
        known.period_end,
        known.said_from,
        known.plan_status,
        known.workers,
        known.precision,
        known.months,
        known.payer,
        known.programmes,
        known.rupiah,
        known.rupiah_precision,
        contribution_rates.rupiah_per_month,
        case when not known.is_counted then known.note end as note,
        case when not known.is_counted then known.note_id end as note_id,
        known.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from known
    left join regions
        on
            known.region_code = regions.region_code
            and known.vintage = regions.vintage
    left join contribution_rates
        on
            known.payer = contribution_rates.payer
            and known.programmes = contribution_rates.programmes
            and has_entered(contribution_rates.entered_on, $known_on)
            and known.said_from >= contribution_rates.valid_from
            and (
                contribution_rates.valid_to is null
                or known.said_from <= contribution_rates.valid_to
            )
    left join sources
        on
            known.source_id = sources.source_id
            and not known.is_counted
)

select * from final
order by region_code, cohort_id, is_counted desc, statement_id
