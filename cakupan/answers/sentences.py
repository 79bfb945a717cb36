"""The planning desk's answers in one sentence each, in the reader's language. Pure.

Every chart and table of the desk begins with one of these; the terminal ends with
one. A sentence says what the numbers show, and no more.
"""

from fractions import Fraction
from math import floor

from cakupan.topics.budget.figures.money import NO_MONTHS, SLIPS, Fit
from cakupan.wording import Wording, _, half_up
from cakupan.wording.numbers import Number

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
