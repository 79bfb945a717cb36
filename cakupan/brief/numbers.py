"""The brief's figures as numbers, for spreadsheets and CSV: unrounded, with tags."""

from collections.abc import Callable

from cakupan import sentences
from cakupan.brief.content import Figure
from cakupan.charts import Unit
from cakupan.data import Data, Scope
from cakupan.data.definitions import ROUND_BASES
from cakupan.data.store import Row
from cakupan.topics.budget import phrases as budget
from cakupan.topics.budget.ask_cost import closing_cost
from cakupan.topics.cohorts import phrases as cohort_phrases
from cakupan.topics.cohorts.ask import funded_cohorts_beside
from cakupan.topics.coverage import ask, phrases
from cakupan.topics.targets import ask as ask_targets
from cakupan.wording import Wording, _


def figures(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> tuple[Figure, ...]:
    """Return every figure of the brief once, in the order of its pages."""
    return tuple(
        figure for part in PARTS for figure in part(data, scope, words, vintage)
    )


def _tags(row: Row, words: Wording) -> str:
    return f"{words.scope(row['segment_scope'])} / {words.base(row['base'])}"


def _coverage(data: Data, scope: Scope, words: Wording, vintage: str) -> list[Figure]:
    row = ask.coverage(data, scope)
    if row["coverage_pct"] is None:
        return []
    period, tags = row["period_end"].isoformat(), _tags(row, words)
    both = (row["source_id"], row["base_source_id"])
    listed: list[tuple[str, str, float | int, Unit, tuple[str, ...]]] = [
        (
            "active_workers",
            words.say(_("Active members")),
            row["active_workers"],
            "workers",
            both[:1],
        ),
        (
            "base_workers",
            words.base(row["base"]),
            row["base_workers"],
            "workers",
            both[1:],
        ),
        (
            "coverage_pct",
            words.say(_("Coverage")),
            row["coverage_pct"],
            "percent",
            both,
        ),
        (
            "gap_to_universal_workers",
            words.say(_("Not protected yet")),
            row["gap_to_universal_workers"],
            "workers",
            both,
        ),
    ]
    if row["is_over_100"]:
        listed.pop()  # how many are not protected is not known: 0 would be a claim
    return [
        Figure(key, label, value, unit, tags, period, ids)
        for key, label, value, unit, ids in listed
    ]


def _segments(data: Data, scope: Scope, words: Wording, vintage: str) -> list[Figure]:
    return [
        Figure(
            f"coverage_pct {row['segment_scope']} {row['base']}",
            words.say(_("Coverage")),
            row["coverage_pct"],
            "percent",
            _tags(row, words),
            ask.coverage(data, scope)["period_end"].isoformat(),
            (row["source_id"], row["base_source_id"]),
        )
        for row in ask.matrix(data, scope).rows
        if row["coverage_pct"] is not None
    ]


def _bases(data: Data, scope: Scope, words: Wording, vintage: str) -> list[Figure]:
    return [
        Figure(
            f"workers {row['base']}",
            phrases.base_name(row["base"], words),
            row["workers"],
            "workers",
            words.series("sakernas_august"),
            row["period_end"].isoformat(),
            (row["source_id"],),
        )
        for row in ask.bases(data, scope)
        if row["base"] in ROUND_BASES and row["workers"] is not None
    ]


def _statements(data: Data, scope: Scope, words: Wording, vintage: str) -> list[Figure]:
    return [
        Figure(
            f"stated_pct {row['row_id']}",
            words.say(_("Published percent")),
            # A range has no single value; its ends stand in columns of their own.
            "" if row["precision"] == "range" else float(row["stated_pct"]),
            "percent",
            f"{words.statement(row['kind'])}; {words.indicator(row['indicator'])}; "
            f"{words.scope(row['segment_scope'])}; "
            f"{words.precision(row['precision'])}",
            row["period_end"].isoformat(),
            (row["source_id"],),
            sentences.statement_value(row, words),
            row["pct_low"] if row["precision"] == "range" else None,
            row["pct_high"] if row["precision"] == "range" else None,
            row["precision"],
        )
        for row in ask.statements(data, scope.region)
        if row["stated_pct"] is not None
    ]


def _targets(data: Data, scope: Scope, words: Wording, vintage: str) -> list[Figure]:
    listed = [(row, False) for row in ask_targets.of_region(data, scope).own]
    listed += [(row, True) for row in ask_targets.of_region(data, scope).national]
    return [
        Figure(
            f"target_pct {row['row_id']}",
            words.say(_("National target")) if is_national else words.say(_("Target")),
            row["target_pct"],
            "percent",
            f"{words.regime(row['regime'])}; {words.indicator(row['indicator'])}",
            row["due_on"].isoformat(),
            (row["source_id"],),
            words.stated_percent(row["target_pct_as_printed"]),
            precision=row["precision"],
        )
        for row, is_national in listed
        if row["target_pct"] is not None
    ]


def _costs(data: Data, scope: Scope, words: Wording, vintage: str) -> list[Figure]:
    costs, listed = closing_cost(data, scope, vintage), list[Figure]()
    rates = costs.rates
    period = data.today.isoformat()[:7]
    if rates.row is not None:
        definition = words.payer(rates.payer)
        text = words.say(_("Contribution of one worker a month"))
        price, source_ids = rates.row["rupiah_per_month"], (rates.row["source_id"],)
        listed.append(
            Figure("rate", text, price, "rupiah", definition, period, source_ids)
        )
    for need in costs.needs:
        key, workers = need.key, need.workers
        name = budget.need(need, costs, scope.definition, words)
        listed.append(Figure(f"need {key}", name, workers, "workers", "", period, ()))
        rupiah = rates.cost(workers)
        if rupiah is not None:
            text = words.say(_("Twelve months"))
            listed.append(
                Figure(f"cost {key}", name, rupiah, "rupiah", text, period, ())
            )
    return listed


def _cohorts(data: Data, scope: Scope, words: Wording, vintage: str) -> list[Figure]:
    return [
        Figure(
            f"cohort {row['cohort_id']}",
            words.say(_("Funded vulnerable workers")),
            row["workers"],
            "workers",
            f"{row['region_name']}; {words.payer(row['payer'])}; "
            f"{words.precision(row['precision'])}",
            f"{row['first_month']}/{row['last_month']}" if row["is_dated"] else "",
            (row["source_id"],),
            cohort_phrases.count(row, words),
            precision=row["precision"],
        )
        for row in funded_cohorts_beside(data, scope, vintage).rows.values()
        if row["workers"] is not None
    ]


def _places(data: Data, scope: Scope, words: Wording, vintage: str) -> list[Figure]:
    return [
        Figure(
            f"rank {number}",
            words.say(_("Rank")),
            item.place.rank,
            "rank",
            f"{phrases.place_label(item, words)}; "
            f"{words.say(_('of {of}'), of=item.place.of)}",
            scope.period_end.isoformat(),
            (),
        )
        for number, item in enumerate(ask.places(data, scope), start=1)
    ]


PARTS: tuple[Callable[[Data, Scope, Wording, str], list[Figure]], ...] = (
    _coverage,
    _segments,
    _bases,
    _statements,
    _targets,
    _costs,
    _cohorts,
    _places,
)
