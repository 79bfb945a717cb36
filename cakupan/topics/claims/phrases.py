"""A checked claim in sentences, in the reader's language. Pure.

The verdict is one sentence with one number that counts; what it was computed from
stands in sentences of the same making under it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cakupan.topics.claims.ask_records import NearbyRecord
from cakupan.topics.claims.figures import hedges, outcomes, relations
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.identities import DerivedNumber
from cakupan.topics.claims.figures.outcomes import NumberTest
from cakupan.topics.claims.figures.quantities import (
    CHANGE,
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    RUPIAH,
    Stated,
)
from cakupan.wording import Wording, _, half_up
from cakupan.wording.numbers import scale

# What a field is called.
NAMES = {
    "active": _("Protected workers"),
    "eligible": _("Base (eligible workers)"),
    "gap": _("Not protected"),
    "pct": _("Coverage, percent"),
    "target_pct": _("Target, percent"),
    "previous_pct": _("Coverage before, percent"),
    "previous_active": _("Protected workers before"),
    "change": _("Change, percent or points"),
    "needed": _("Workers needed or paid for"),
    "rupiah": _("Money, rupiah"),
    "months": _("Months"),
    "other": _("What somebody else says"),
    "target_workers": _("Target, workers"),
    "share_of_members": _("Share of the nation's members, percent"),
    "rate": _("Contribution of one month, rupiah"),
    "part": _("Parts of the workers"),
    # What only follows.
    "gap_pp": _("Gap to 100%"),
    "gap_to_target_pp": _("Gap to the target"),
    "implied_target_pct": _("Target that fits the workers needed"),
    "share_of_target_pct": _("Share of the target reached"),
    "change_pct": _("Change, percent"),
    "gap_workers": _("Not protected"),
    "all_members": _("Members of the nation that the share implies"),
}
_EQUATIONS = {
    "coverage": _("{active} of {eligible}"),
    "coverage_by_target": _(
        "{active} of the base that {target_workers} and {target_pct} imply"
    ),
    "share_of_target_workers": _("{active} of the target of {target_workers}"),
    "sum_of_parts": _("The sum of {parts}"),
    "sum_of_base": _("The sum of {parts}"),
    "target_of_base": _("{target_pct} of {eligible}"),
    "base_by_target": _("{target_workers} divided by {target_pct}"),
    "base_by_share": _("{active} divided by {share_of_members}"),
    "gap_workers": _("{gap} of {eligible}"),
    "pct_by_gap": _("100% less {gap}"),
    "gap_share_of_base": _("100% less {active} of {eligible}"),
    "also_change": _("{change} of {previous_active}"),
    "also_change_of_now": _("{change} of {active} less {change}"),
    "also_gap": _("{gap} of {eligible}"),
    "also_gap_share": _("100% less {pct}"),
    "also_gap_of_all": _("{gap} of the sum of {gap} and {active}"),
    "previous_by_change": _("{pct} less {change}"),
    "previous_active_by_change": _("{active} divided by 100% and {change}"),
    "previous_active_by_workers": _("{active} less {change}"),
    "active_by_target": _("{pct} of the target of {target_workers}"),
    "needed_points": _("The target of {target_pct} less {pct}"),
    "needed_by_share": _("{target_pct} less {pct}, of {eligible}"),
    "needed_to_target": _("The target of {target_workers} less {active}"),
    "change_workers": _("From {previous_active} to {active}"),
    "change_added": _("{active} of {eligible}"),
    "coverage_by_gap": _("{active} of the sum of {active} and {gap}"),
    "gap": _("{eligible} less {active}"),
    "gap_by_pct": _("{eligible} less {pct} of it"),
    "gap_share": _("100% less {pct}"),
    "gap_points": _("100% less {pct}"),
    "gap_to_target": _("The target of {target_pct} less {pct}"),
    "gap_to_target_workers": _("{target_pct} of {eligible}, less {active}"),
    "needed": _("{target_pct} of {eligible}, less {active}"),
    "needed_by_pct": _("{active} raised from {pct} to {target_pct}, less {active}"),
    "change_points": _("From {previous_pct} to {pct}"),
    "change_percent": _("{pct} against {previous_pct}"),
    "change_active": _("From {previous_active} to {active}"),
    "change_active_points": _("From {previous_active} to {active}, of {eligible}"),
    "achievement": _("{active} of {eligible}, of the target of {target_pct}"),
    "months": _("{rupiah} for {workers} workers at {rate} a month"),
    "rupiah": _("{workers} workers for {months} at {rate} a month"),
    "workers_paid": _("{rupiah} for {months} at {rate} a month"),
    "base_by_pct": _("{active} divided by {pct}"),
    "base_by_gap": _("{active} and {gap}"),
    "base_by_gap_pct": _("{gap} divided by the rest of {pct}"),
    "active_by_pct": _("{pct} of {eligible}"),
    "active_by_gap": _("{eligible} less {gap}"),
    "active_by_gap_pct": _("{gap} and {pct}"),
    "active_by_change": _("{previous_active} and {change}"),
    "pct_by_change": _("{previous_pct} and {change}"),
    "implied_target": _("{active} and {needed}, of {eligible}"),
    "share_of_target": _("{pct} of the target of {target_pct}"),
}
# Ends that differ in the second decimal alone say nothing more.
_NARROW = Fraction(1, 50)
_FEW = 2
_UNITS = tuple(10**power for power in (3, 6, 9, 12))


@dataclass(frozen=True)
class Explanation:
    """A sentence, and the number in it that counts; empty if none does."""

    text: str
    number: str = ""


def stated(part: Stated, words: Wording) -> str:
    """Return a number with exactly the digits and the hedge that it was stated with."""
    if part.hedge == hedges.DECADE:
        end = part.ends[1] if part.ends else part.high
        low = _digits(part, part.low, words)
        shown = words.say(
            _("{low} to below {high}"), low=low, high=_digits(part, _next(end), words)
        )
        return _with_unit(shown, part.unit, words)
    if part.hedge:
        return words.say(_HEDGED[part.hedge], number=_bare(part, words))
    return _bare(part, words)


_HEDGED = {
    hedges.ABOUT: _("about {number}"),
    hedges.AT_LEAST: _("more than {number}"),
    hedges.AT_MOST: _("almost {number}"),
    hedges.BELOW: _("less than {number}"),
}


def _next(end: Fraction) -> Fraction:
    """Return the round number that a decade ends below."""
    return Fraction(-(-end.numerator // end.denominator))


def _bare(part: Stated, words: Wording) -> str:
    if part.is_range:
        low, high = (_digits(part, end, words) for end in (part.low, part.high))
        return _with_unit(f"{low}–{high}", part.unit, words)
    return _with_unit(_digits(part, part.low, words), part.unit, words)


def _digits(part: Stated, value: Fraction, words: Wording) -> str:
    if part.unit in (PERSONS, RUPIAH):
        return _count(value, part.step, words)
    return words.number(value, part.places)


def _count(value: Fraction, step: Fraction, words: Wording) -> str:
    """Return a count; a rounded one in words, where they keep it: ``675 ribu``."""
    scaled = scale(value, 10**4) if step >= 1000 else None
    if scaled is None or value not in {Fraction(scaled[0]) * unit for unit in _UNITS}:
        return words.number(value)
    rounded, message = scaled
    exponent = rounded.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return words.say(message, number=words.number(rounded, places))


def _with_unit(number: str, unit: str, words: Wording) -> str:
    if unit == PERCENT:
        return f"{number}%"
    if unit == POINTS:
        return words.say(_("{number} points"), number=number)
    if unit == MONTHS:
        return words.say(_("{count} months"), count=number)
    return f"Rp{number}" if unit == RUPIAH else number


def value(number: Fraction, unit: str, words: Wording, *, signed: bool = False) -> str:
    """Return a computed number, rounded half-up at this edge."""
    sign = "+" if signed and number > 0 else ""
    if unit in (PERCENT, CHANGE):
        return sign + words.percent(number)
    if unit == POINTS:
        places = words.number(number, 2)
        return words.say(_("{number} points"), number=f"{sign}{places}")
    if unit == MONTHS:
        # Rounded down: 9.9989 months pay for nine.
        paid = Fraction(int(number * 100), 100)
        return words.say(_("{count} months"), count=words.number(paid, 2))
    return words.rupiah(half_up(number, 0)) if unit == RUPIAH else words.number(number)


def figure(number: DerivedNumber, words: Wording) -> str:
    """Return a figure that follows."""
    signed = number.name == "change" or number.relation.startswith("change")
    return value(number.point, number.unit, words, signed=signed)


def span(number: DerivedNumber, words: Wording) -> str:
    """Return the ends that the digits given leave; empty where they leave one."""
    width = number.high - number.low
    if width <= (_NARROW if number.unit in (PERCENT, POINTS) else _FEW):
        return ""
    low, high = (
        value(number.low, number.unit, words),
        value(number.high, number.unit, words),
    )
    if low == high:
        return ""
    return words.say(_("{low} to {high}"), low=low, high=high)


def equation(
    relation: str,
    claim: Claim,
    words: Wording,
    derived: Mapping[str, DerivedNumber] | None = None,
) -> str:
    """Return what a number was computed from.

    Args:
        relation: name of the relation.
        claim: the claim.
        words: the reader's words.
        derived: figures that follow, which others were made from.
    """
    shown = {name: figure(item, words) for name, item in (derived or {}).items()}
    shown |= {name: stated(part, words) for name, part in claim.stated.items()}
    workers = shown.get(relations.workers_of(claim), "")
    rate = words.rupiah(claim.month_rate) if claim.month_rate is not None else ""
    parts = words.say(_(" and ")).join(stated(part, words) for part in claim.part)
    more = {"workers": workers, "rate": rate, "parts": parts}
    fields = dict.fromkeys(NAMES, "") | shown | more
    return words.say(_EQUATIONS[relation], **fields)


def of_test(test: NumberTest, claim: Claim, words: Wording) -> Explanation:
    """Return whether a number fits what the others give."""
    number = figure(test.computed, words)
    shown = number
    if test.computed.unit == MONTHS and test.stated.high <= int(test.computed.point):
        whole = words.number(int(test.computed.point))
        shown = words.say(
            _("{months} ({whole} whole months)"), months=number, whole=whole
        )
    fields = {
        "equation": equation(test.computed.relation, claim, words),
        "computed": shown,
        "stated": stated(test.stated, words),
        "slipped": _slipped(test, claim, words),
    }
    return Explanation(words.say(_message(test), **fields), number)


def _message(test: NumberTest) -> str:
    if test.fit == outcomes.MISSES:
        return _("{equation} is {computed}, not {stated}.")
    if test.fit == outcomes.SLIPS:
        if test.is_cut:
            return _(
                "{equation} is {computed}; {stated} fits if {slipped} was cut off, not "
                "rounded."
            )
        return _(
            "{equation} is {computed}; {stated} fits if the last digit of {slipped} is "
            "one off."
        )
    if test.stated.is_rounding_of(test.computed.point):
        return _("{equation} is {computed}: {stated} fits.")
    if test.is_cut:
        return _("{equation} is {computed}: {stated} fits, cut off and not rounded.")
    return _("{equation} is {computed}: {stated} fits within the digits given.")


def _slipped(test: NumberTest, claim: Claim, words: Wording) -> str:
    part = claim.stated.get(test.slipped or "")
    return stated(part, words) if part else stated(test.stated, words)


def definition(record: NearbyRecord, words: Wording) -> str:
    """Return what a figure counts, and over what."""
    row = record.row
    if record.kind == "funded":
        payer = words.payer(row["payer"] or "not_stated")
        return words.say(_("funded vulnerable workers, {payer}"), payer=payer)
    parts = [words.scope(row["segment_scope"])]
    if record.kind == "computed":
        parts.append(words.say(_("base {base}"), base=words.base(row["base"])))
    elif row.get("indicator"):
        parts.append(words.indicator(row["indicator"]))
    return ", ".join(parts)


def time_of(record: NearbyRecord, words: Wording) -> str:
    """Return the month of a figure, or the year where it is about a whole one."""
    start = record.row.get("period_start")
    year = record.on.year
    if start and (start.isoformat(), record.on.isoformat()) == (
        f"{year}-01-01",
        f"{year}-12-31",
    ):
        return str(year)
    return words.month(record.on)
