"""What one published figure says, in words: value, what of, when, by whom. Pure.

Rows are of ``reads_evidence``: figures that disagree and rows that a citation names
have the same columns, so that both are said alike on a page, in a file and in a quote.
"""

from collections.abc import Mapping
from typing import Any

from cakupan import sentences
from cakupan.vocabulary import AS_STATED
from cakupan.wording import Wording, _, labels

# Counts of a survey round that coverage is never divided by.
SURVEY_BASES = {
    "working_age_population": _("working-age population"),
    "unemployed": _("unemployed people"),
    "employed_formal": _("formal workers"),
    "employed_informal": _("informal workers"),
}
PERCENTS = ("percent", "target_percent")
_COUNTS_IN_WORDS = 10**5
Figure = Mapping[str, Any]


def value(row: Figure, words: Wording) -> str:
    """Return the figure with its publisher's digits and precision.

    A rounded or approximate count is written in words, never with more digits than
    its source gave; money stands beside the workers that it pays.
    """
    parts = []
    if row["value_as_printed"] is not None:
        parts.append(_number(row, words))
    if row.get("target_workers") is not None:
        workers = words.number(row["target_workers"])
        parts.append(words.say(_("{count} workers"), count=workers))
    if row["rupiah"] is not None:
        precision = row["rupiah_precision"] or "exact"
        parts.append(_loose(precision, words.rupiah_words(row["rupiah"]), words))
    if row["months"] is not None:
        parts.append(words.say(_("{count} months"), count=row["months"]))
    return " · ".join(parts) or "–"


def _number(row: Figure, words: Wording) -> str:
    is_percent = row["measure"] in PERCENTS
    precision, printed = row["precision"] or "exact", row["value_as_printed"]
    if precision == "range" and row["value_low"] is not None:
        return words.precise(
            "range",
            low=_end(row["value_low"], is_percent, words),
            high=_end(row["value_high"], is_percent, words),
        )
    if is_percent:
        return _loose(precision, words.stated_percent(printed), words)
    count = int(printed)
    is_round = precision != "exact" and count >= _COUNTS_IN_WORDS
    said = words.workers_words(count) if is_round else words.number(count)
    return _loose(precision, said, words)


def _loose(precision: str, said: str, words: Wording) -> str:
    # Printed digits say by themselves how far they were rounded.
    return words.precise(
        "exact" if precision in ("rounded", "range") else precision, said
    )


def _end(number: float, is_percent: bool, words: Wording) -> str:
    return words.stated_percent(f"{number:g}") if is_percent else words.number(number)


def what(row: Figure, words: Wording) -> str:
    """Return what the figure is of: coverage, active participants, a base, a target."""
    table = row["figure_table"]
    if table == "statement":
        said = words.statement(row["statement_kind"] or "coverage")
        named = row["indicator"] not in (None, "not_stated")
        return f"{said}, {words.indicator(row['indicator'])}" if named else said
    if table == "target":
        return _target(row, words)
    if table == "programme":
        plan = row["plan_status"]
        funded = words.say(_("funded vulnerable workers"))
        return f"{funded}, {words.plan(plan)}" if plan else funded
    if table == "workforce":
        return _base(row, words)
    said = words.status(row["status"] or "active")
    if row.get("programme"):
        return f"{said}, {words.insurance_programme(row['programme'])}"
    group = row["worker_group"]
    return (
        f"{said}, {words.worker_group(group)}" if group in labels.WORKER_GROUP else said
    )


def _target(row: Figure, words: Wording) -> str:
    regime, indicator = row.get("regime"), row["indicator"]
    if regime and regime != "stated":
        return words.say(_("target {regime}"), regime=words.regime(regime))
    if indicator not in (None, "not_stated"):
        return words.say(_("target {regime}"), regime=words.indicator(indicator))
    return words.say(_("target"))


def _base(row: Figure, words: Wording) -> str:
    base = row.get("base") or "as_stated"
    group = "RENTAN" if base == "vulnerable" else row["worker_group"]
    if group in labels.WORKER_GROUP:
        return words.worker_group(group)
    name = SURVEY_BASES.get(base)
    return words.say(name) if name else words.base(base)


def definition(row: Figure, words: Wording) -> str:
    """Return what is known of the figure's definition: segments, place, payer, note."""
    parts = []
    scope = row["segment_scope"]
    if scope and scope != AS_STATED:
        parts.append(words.scope(scope))
    if row["worker_basis"] not in (None, "not_stated"):
        parts.append(
            words.worker_basis(
                row["worker_basis"], row["worker_basis_evidence"], short=True
            )
        )
    if row["payer"] not in (None, "not_stated"):
        parts.append(words.payer(row["payer"]))
    note = sentences.note(dict(row), words)
    if note:
        parts.append(note)
    return "; ".join(parts)


def when(row: Figure, words: Wording) -> str:
    """Return the time that the figure describes, as exactly as is known."""
    first, last = row["period_start"], row["period_end"]
    if last is None:
        return words.say(_("undated"))
    return sentences.span(first, last, words)


def who(row: Figure, words: Wording) -> str:
    """Return who published the figure and when."""
    return words.say(
        _("{publisher}, {day}"),
        publisher=row["source_publisher"],
        day=sentences.published(dict(row), words),
    )
