"""The numbers behind the brief, from which a workbook recomputes what it shows."""

from cakupan.brief import lapses, money
from cakupan.brief.content import Cover, Goal, Ledger, Ratio
from cakupan.brief.facts import Facts
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError
from cakupan.planning.budget import rates_from
from cakupan.planning.months import first_day


def of(facts: Facts) -> Ledger:
    """Return the numbers of a region's brief."""
    return Ledger(
        ratios=_ratios(facts),
        rates=_rates(facts),
        needs=tuple(money.needs(facts)),
        covers=tuple(_cover(row, facts) for row in facts.cohorts),
        goals=tuple(
            [_goal(row, facts, is_national=False) for row in _known(facts.own_targets)]
            + [
                _goal(row, facts, is_national=True)
                for row in _known(facts.national_targets)
            ]
        ),
    )


def _ratios(facts: Facts) -> tuple[Ratio, ...]:
    rows = [facts.row] if facts.row["coverage_pct"] is not None else []
    own = {(row["segment_scope"], row["base"]) for row in rows}
    rows += [
        row
        for row in facts.matrix
        if row["coverage_pct"] is not None
        and (row["segment_scope"], row["base"]) not in own
    ]
    return tuple(
        Ratio(
            facts.words.scope(row["segment_scope"]),
            facts.words.base(row["base"]),
            row["active_workers"],
            row["base_workers"],
            row["coverage_pct"],
            (row["source_id"], row["base_source_id"]),
        )
        for row in rows
    )


def _rates(facts: Facts) -> tuple[tuple[str, int], ...]:
    start = first_day(facts.what.as_of)
    try:
        rates = rates_from(facts.book.of, start, money.YEAR)
    except NotPublishedError:
        return ()
    return tuple((f"{rate.month:%Y-%m}", rate.rupiah) for rate in rates)


def _cover(row: Row, facts: Facts) -> Cover:
    return Cover(
        row["region_name"],
        facts.words.payer(row["payer"]),
        row["workers"],
        row["first_month"],
        row["months"],
        row["last_month"],
        row["rupiah"],
        row["source_id"],
        lapses.stated_count(row, facts.words) if row["workers"] is not None else "",
    )


def _known(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["target_pct"] is not None]


def _goal(row: Row, facts: Facts, *, is_national: bool) -> Goal:
    return Goal(
        facts.words.regime(row["regime"]),
        row["due_on"],
        row["target_pct_as_printed"],
        row["latest_pct_as_printed"],
        row["latest_period_end"],
        is_national,
        tuple(
            source_id
            for source_id in (row["source_id"], row["latest_source_id"])
            if source_id
        ),
    )
