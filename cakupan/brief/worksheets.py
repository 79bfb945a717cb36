"""The worksheets of the brief, from which a workbook recomputes what it shows.

Ratios, gaps, costs and months are formulas; a change of the workers changes the money.
"""

from collections.abc import Iterator
from fractions import Fraction

from cakupan.blocks import Formula, Worksheet
from cakupan.brief.content import Figure, HearingQuestion
from cakupan.data import Data, Scope
from cakupan.data.store import Row
from cakupan.topics.budget import phrases
from cakupan.topics.budget.ask_cost import closing_cost
from cakupan.topics.cohorts import phrases as cohort_phrases
from cakupan.topics.cohorts.ask import funded_cohorts_beside
from cakupan.topics.coverage import ask
from cakupan.topics.targets import ask as ask_targets
from cakupan.wording import Wording, _


def worksheets(
    data: Data,
    scope: Scope,
    words: Wording,
    vintage: str,
    queries: tuple[HearingQuestion, ...],
    figures: tuple[Figure, ...],
) -> tuple[Worksheet, ...]:
    """Return the worksheets of a region's brief.

    Args:
        data: the figures.
        scope: region, period and definition.
        words: the reader's words.
        vintage: the division that the reader asked for, whose cohorts are meant.
        queries: the questions to a hearing.
        figures: every figure of the brief.
    """
    asked = data, scope, words, vintage
    rates = _rates(*asked)
    return (
        *([rates] if rates else []),
        _ratios(*asked),
        _costs(rates, *asked),
        _covers(*asked),
        _goals(*asked),
        _questions(queries, words),
        _figures(figures, words),
    )


def _ratios(data: Data, scope: Scope, words: Wording, vintage: str) -> Worksheet:
    """Return coverage and gap of each pair of segments and base, as formulas.

    The brief's own pair stands first.
    """
    rows = (
        [ask.coverage(data, scope)]
        if ask.coverage(data, scope)["coverage_pct"] is not None
        else []
    )
    own = {(row["segment_scope"], row["base"]) for row in rows}
    rows += [
        row
        for row in ask.matrix(data, scope).rows
        if row["coverage_pct"] is not None
        and (row["segment_scope"], row["base"]) not in own
    ]
    return Worksheet(
        name=words.say(_("Segments")),
        widths=(26, 34, 14, 14, 12, 16, 18),
        heads=(
            words.say(_("Segments")),
            words.say(_("Base")),
            words.say(_("Active members")),
            words.say(_("Base, people")),
            words.say(_("Coverage, %")),
            words.say(_("Not protected yet")),
            words.say(_("Source")),
        ),
        rows=tuple(
            (
                words.scope(row["segment_scope"]),
                words.base(row["base"]),
                row["active_workers"],
                row["base_workers"],
                Formula("=100*C{row}/D{row}", row["coverage_pct"], is_exact=True),
                _not_protected(row),
                f"{row['source_id']}, {row['base_source_id']}",
            )
            for row in rows
        ),
    )


def _not_protected(row: Row) -> Formula | None:
    """Return the workers of the base who are no members, as the sheet recomputes them.

    None above 100 %: members of elsewhere are among them, so that nobody can say of how
    many workers there are none; a nought would say that all are protected.
    """
    missing = row["base_workers"] - row["active_workers"]
    return Formula("=MAX(0,D{row}-C{row})", missing) if missing >= 0 else None


def _rates(data: Data, scope: Scope, words: Wording, vintage: str) -> Worksheet | None:
    """Return the rate of each of the twelve months that costs are counted over.

    None where a rate is not known.
    """
    rates = closing_cost(data, scope, vintage).rates.months
    if not rates:
        return None
    total = sum(rate.rupiah for rate in rates)
    rows = tuple((f"{rate.month:%Y-%m}", rate.rupiah) for rate in rates)
    year = Formula("=SUM(B{first}:B{last})", total, name="rates")
    return Worksheet(
        name=words.say(_("Rates")),
        widths=(16, 22),
        heads=(words.say(_("Month")), words.say(_("Rupiah a worker"))),
        rows=(*rows, (words.say(_("Twelve months")), year)),
    )


def _costs(
    rates: Worksheet | None, data: Data, scope: Scope, words: Wording, vintage: str
) -> Worksheet:
    """Return what could be bought, and its cost by the sum of the rates."""
    costs, year = closing_cost(data, scope, vintage), 0
    if rates:
        year = sum(row[1] for row in rates.rows[:-1] if isinstance(row[1], int))
    return Worksheet(
        name=words.say(_("Cost")),
        widths=(52, 16, 22),
        heads=(
            words.say(_("What")),
            words.say(_("Workers")),
            words.say(_("Twelve months, Rp")),
        ),
        rows=tuple(
            (
                phrases.need(need, costs, scope.definition, words),
                need.workers,
                Formula("=B{row}*{rates}", need.workers * year) if rates else None,
            )
            for need in costs.needs
        ),
    )


def _covers(data: Data, scope: Scope, words: Wording, vintage: str) -> Worksheet:
    """Return the cohorts: worker-months, and how many workers for a year they make."""
    funded = funded_cohorts_beside(data, scope, vintage)
    return Worksheet(
        name=words.say(_("Cohorts")),
        widths=(28, 34, 12, 12, 10, 12, 16, 16, 18, 12, 20),
        heads=(
            words.say(_("Region")),
            words.say(_("Paid by")),
            words.say(_("Workers")),
            words.say(_("First month")),
            words.say(_("Months")),
            words.say(_("Last month")),
            words.say(_("Worker-months")),
            words.say(_("Workers for a year")),
            words.say(_("Money stated, Rp")),
            words.say(_("Source")),
            words.say(_("Workers as published")),
        ),
        rows=tuple(_cover(row, words) for row in funded.rows.values()),
    )


def _cover(row: Row, words: Wording) -> tuple[str | int | float | Formula | None, ...]:
    count = row["workers"]
    months = (count or 0) * (row["months"] or 0)
    return (
        row["region_name"],
        words.payer(row["payer"]),
        count,
        row["first_month"],
        row["months"],
        row["last_month"],
        Formula("=C{row}*E{row}", months) if months else None,
        Formula("=G{row}/12", months / 12) if months else None,
        row["rupiah"],
        row["source_id"],
        cohort_phrases.count(row, words) if count is not None else "",
    )


def _goals(data: Data, scope: Scope, words: Wording, vintage: str) -> Worksheet:
    """Return the targets; points are missing only against the same indicator."""
    return Worksheet(
        name=words.say(_("Targets")),
        widths=(26, 14, 12, 16, 16, 16, 12, 18),
        heads=(
            words.say(_("Target of")),
            words.say(_("Due")),
            words.say(_("Target, %")),
            words.say(_("Latest of the same indicator")),
            words.say(_("Describes")),
            words.say(_("Points missing")),
            words.say(_("National")),
            words.say(_("Source")),
        ),
        rows=tuple(_goal_rows(ask_targets.of_region(data, scope), words)),
    )


def _goal_rows(
    targets: ask_targets.RegionTargets, words: Wording
) -> Iterator[tuple[str | int | float | Formula | None, ...]]:
    for rows, national in (
        (targets.own, words.say(_("no"))),
        (targets.national, words.say(_("yes"))),
    ):
        for row in rows:
            if row["target_pct"] is None:
                continue
            goal, latest = row["target_pct_as_printed"], row["latest_pct_as_printed"]
            missing = None
            if latest is not None:
                points = float(Fraction(goal) - Fraction(latest))
                missing = Formula("=C{row}-D{row}", points, is_exact=True)
            until = row["latest_period_end"]
            ids = (row["source_id"], row["latest_source_id"])
            yield (
                words.regime(row["regime"]),
                row["due_on"].isoformat(),
                float(goal),
                None if latest is None else float(latest),
                until.isoformat() if until else None,
                missing,
                national,
                ", ".join(source_id for source_id in ids if source_id),
            )


def _questions(queries: tuple[HearingQuestion, ...], words: Wording) -> Worksheet:
    return Worksheet(
        name=words.say(_("Questions")),
        widths=(70, 50, 36, 20),
        heads=(
            words.say(_("Question")),
            words.say(_("Its figure")),
            words.say(_("Who must answer")),
            words.say(_("Source")),
        ),
        rows=tuple(
            (query.text, query.figure, query.office, ", ".join(query.source_ids))
            for query in queries
        ),
    )


def _figures(figures: tuple[Figure, ...], words: Wording) -> Worksheet:
    return Worksheet(
        name=words.say(_("All figures")),
        widths=(34, 34, 18, 20, 10, 60, 18, 18),
        heads=(
            words.say(_("Key")),
            words.say(_("Figure")),
            words.say(_("Value")),
            words.say(_("As published")),
            words.say(_("Unit")),
            words.say(_("Definition")),
            words.say(_("Describes")),
            words.say(_("Source")),
        ),
        rows=tuple(
            (
                item.key,
                item.label,
                item.value,
                item.as_published,
                item.unit,
                item.definition,
                item.period,
                ", ".join(item.source_ids),
            )
            for item in figures
        ),
    )
