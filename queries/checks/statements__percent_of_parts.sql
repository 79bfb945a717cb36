-- Purpose:  a percent of an office is its own numerator over its own base, within the
--           digits that are given.
-- Grain:    one row per statement of an office with both numbers.
-- Inputs:   raw_statements.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, found varchar, computed varchar,
--           stated_active bigint, stated_base bigint, is_ok boolean.
-- Excludes: shares of a target and claims of an award, which divide by something else;
--           lower and upper bounds, and ranges. One unit of the percent's last digit is
--           allowed, a point where it is "about"; a rounded number may stand for
--           whatever is rounded or cut to it ("675 thousand" of 675,792).
with stated as (
    select
        row_id,
        stated_pct,
        stated_active,
        stated_base,
        case precision
            when 'about' then 1.0
            else pow(10, -length(split_part(stated_pct, '.', 2)))
        end as allowed,
        case
            when coalesce(active_precision, precision) = 'exact' or stated_active = 0
                then 0
            else
                pow(
                    10,
                    length(stated_active::varchar)
                    - length(rtrim(stated_active::varchar, '0'))
                )
        end as active_slack,
        case
            when coalesce(base_precision, precision) = 'exact' or stated_base = 0 then 0
            else
                pow(
                    10,
                    length(stated_base::varchar)
                    - length(rtrim(stated_base::varchar, '0'))
                )
        end as base_slack,
    from raw_statements
    where
        origin = 'office'
        and stated_active is not null
        and stated_base is not null
        and precision in ('exact', 'rounded', 'about')
        and statement_kind in (
            'coverage',
            'active_of_registered',
            'share_of_vulnerable',
            'registered_share'
        )
),

final as (
    select
        row_id,
        'stated_pct' as column_name,
        stated_pct as found,
        format('{:.2f}', 100.0 * stated_active / nullif(stated_base, 0)) as computed,
        stated_active,
        stated_base,
        coalesce(
            stated_pct::double between
            100.0 * (stated_active - active_slack)
            / nullif(stated_base + base_slack, 0) - allowed - 1e-9
            and 100.0 * (stated_active + active_slack)
            / nullif(stated_base - base_slack, 0) + allowed + 1e-9,
            false
        ) as is_ok,
    from stated
)

select * from final
order by row_id
