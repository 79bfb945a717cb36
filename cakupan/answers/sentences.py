"""The planning desk's answers in one sentence each, in the reader's language. Pure.

Every chart and table of the desk begins with one of these; the terminal ends with
one. A sentence says what the numbers show, and no more.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from cakupan.answers.forms import Document
from cakupan.topics.budget.figures.allocation import Allocation
from cakupan.topics.budget.figures.forecast import LINEAR, Forecast, Missing
from cakupan.topics.budget.figures.inequality import Inequality
from cakupan.topics.budget.figures.money import NO_MONTHS, SLIPS, Fit
from cakupan.wording import Wording, _, half_up
from cakupan.wording.numbers import Number


def of_budget(document: Document, words: Wording) -> str:
    """Return money, workers and months, and what is left."""
    said = words.say(
        _("{rupiah} covers {workers} workers for {months}."),
        rupiah=words.rupiah(document["rupiah"]),
        workers=words.number(document["workers"]),
        months=words.months(document["months"]),
    )
    if not document["remainder_rupiah"]:
        return said
    left = words.say(
        _("{rupiah} is left."), rupiah=words.rupiah(document["remainder_rupiah"])
    )
    return f"{said} {left}"


def of_change(document: Mapping[str, float], words: Wording) -> str:
    """Return a change of coverage with its two effects, which sum to it."""
    return words.say(
        _("Coverage: {change}. Members alone: {members}. The base alone: {base}."),
        change=words.change(document["change_pp"]),
        members=words.change(document["numerator_pp"]),
        base=words.change(document["denominator_pp"]),
    )


def of_allocation(found: Allocation, words: Wording) -> str:
    """Return what a way to share money leads to."""
    return words.say(
        _(
            "{workers} workers are covered; {reached} of {all} regions reach the "
            "target; {rupiah} is left."
        ),
        workers=words.number(found.workers),
        reached=found.at_target,
        all=len(found.shares),
        rupiah=words.rupiah(found.unspent_rupiah),
    )


def of_inequality(found: Inequality, names: Mapping[str, str], words: Wording) -> str:
    """Return how far apart regions are, and where the gap lies.

    Args:
        found: the measures.
        names: region names by code.
        words: the reader's words.
    """
    said = words.say(
        _("{highest} has {high}, {lowest} {low}: {range} apart."),
        highest=names[found.highest],
        high=words.percent(found.highest_pct),
        lowest=names[found.lowest],
        low=words.percent(found.lowest_pct),
        range=words.points(found.range_pp),
    )
    if found.gap_share_of_lowest_pct is None:
        return said
    share = words.say(
        _("The least covered 40% of workers hold {share} of the gap to the target."),
        share=words.percent(found.gap_share_of_lowest_pct),
    )
    return f"{said} {share}"


def of_forecast(found: Forecast | Missing, words: Wording) -> str:
    """Return a forecast with its interval and its own error, or what is missing."""
    if isinstance(found, Missing):
        return words.say(
            _(
                "No forecast: {points} comparable points of one series are known, at "
                "least {needed} are needed."
            ),
            points=found.points,
            needed=found.needed,
        )
    last = found.expected[-1]
    parts = [
        words.say(
            _("{month}: {workers} workers, between {low} and {high}."),
            month=words.month(last.month),
            workers=words.workers_words(round(last.workers)),
            low=words.workers_words(round(last.low)),
            high=words.workers_words(round(last.high)),
        )
    ]
    if found.method == LINEAR:
        parts.append(
            words.say(
                _(
                    "A straight line through {points} points: it does not know that "
                    "members fall back every year after December."
                ),
                points=found.points,
            )
        )
    if found.back_test:
        parts.append(
            words.say(
                _("On months already known it was wrong by {error} on average."),
                error=words.percent(found.back_test.mean_error_pct),
            )
        )
    else:
        parts.append(words.say(_("It cannot be tested on months already known.")))
    return " ".join(parts)


_VERDICTS = {
    "fits": _("The money fits the workers and months stated."),
    "slips": _(
        "{due} are due: the money fits, the digits after it were cut off, not rounded."
    ),
    "too_much": _(
        "The money is {rupiah} ({difference}) more than the workers and months cost."
    ),
    "too_little": _(
        "The money is {rupiah} ({difference}) less than the workers and months cost."
    ),
    "months_not_stated": _(
        "The money pays for {bought} months; no definite number of months is stated."
    ),
    "not_enough": _("Money, workers or rate are not stated: nothing to check."),
}


def of_fit(found: Fit, words: Wording) -> str:
    """Return whether stated money fits stated workers and months."""
    off = found.difference_rupiah or Fraction(0)
    message = _VERDICTS[found.verdict]
    if found.verdict == NO_MONTHS and found.months_bought is None:
        if found.whole_months:
            return words.say(
                _(
                    "The money pays for at most {months}; no definite number of months "
                    "is stated."
                ),
                months=words.months(found.whole_months[1]),
            )
        message = _(
            "No months are stated, and the money or the workers are a bound or a "
            "range: how many months that pays cannot be said."
        )
    if found.verdict == SLIPS and off > 0:
        message = _("{due} are due: the money fits, rounded up.")
    said = words.say(
        message,
        rupiah=words.rupiah(abs(off)),
        difference=words.percent(abs(found.difference_pct or Fraction(0))),
        due=words.rupiah(found.expected_low or 0),
        bought=words.months_paid(found.months_bought or 0),
    )
    return f"{said} {_rounded_months(found, words)}".rstrip()


def _rounded_months(found: Fit, words: Wording) -> str:
    """Return which whole months rounded money may stand for, where one is not enough.

    "Rp2 miliar" may be 1.5 to 2.5 miliar: five months of 22,121 workers, or six.
    """
    whole, bought = found.whole_months, found.months_bought
    if found.verdict != NO_MONTHS or not whole or bought is None:
        return ""
    if whole == (floor(bought), floor(bought)):
        return ""
    return words.say(
        _("As rounded, the amount fits {months}."),
        months=month_range(*whole, words),
    )


def month_range(fewest: int, most: int, words: Wording) -> str:
    """Return a number of months that may be several, ``5 sampai 6 bulan``."""
    if fewest == most:
        return words.months(fewest)
    return words.say(
        _("{low} to {high} months"), low=words.number(fewest), high=words.number(most)
    )


def of_plan_error(percent: Number, words: Wording) -> str:
    """Return by how much a plan was off what was verified."""
    size = words.percent(abs(half_up(percent, 1)), 1)
    if percent >= 0:
        return words.say(_("The plan was {size} above what was verified."), size=size)
    return words.say(_("The plan was {size} below what was verified."), size=size)
