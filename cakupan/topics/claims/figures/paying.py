"""Money of a claim against the workers and months that it names, by the rule F3."""

from __future__ import annotations

from fractions import Fraction

from cakupan.topics.budget.figures import money
from cakupan.topics.claims.figures import identities, relations, verdicts
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.misreadings import SIZES
from cakupan.topics.claims.figures.outcomes import (
    FITS,
    MISSES,
    SLIPS,
    Finding,
    NumberTest,
)
from cakupan.topics.claims.figures.quantities import Stated

# A count in full to the hundred is exact; "30.000" or "22 ribu" are words.
_ROUNDED = 1000


def settle(claim: Claim) -> tuple[NumberTest | None, Finding | None]:
    """Return whether money fits workers and months, and what explains a miss."""
    rate, workers = claim.month_rate, relations.workers_of(claim)
    stated = claim.stated
    if rate is None or any(
        name not in stated for name in ("rupiah", "months", workers)
    ):
        return None, None
    if stated["months"].high <= 0 or stated[workers].high <= 0:
        return None, None
    fit = _fit(claim, workers, rate)
    if fit.verdict == money.FITS:
        return _test(claim, "months", workers, rate, FITS), None
    if workers == "target_workers":
        # Who is aimed at need not be paid for by this money alone.
        return None, None
    if fit.verdict == money.SLIPS:
        test = _test(claim, "rupiah", workers, rate, SLIPS, "rupiah")
        return test, Finding(verdicts.LAST_DIGIT_SLIP, {}, test, "rupiah")
    test = _test(claim, "rupiah", workers, rate, MISSES)
    for name in ("rupiah", workers):
        for factor in SIZES:
            turned = claim.with_(**{name: stated[name].times(factor)})
            if _fit(turned, workers, rate).verdict == money.FITS:
                figures = {"factor": factor, "value": stated[name].value * factor}
                return test, Finding(verdicts.UNIT_CONFUSION, figures, test, name)
    figures = {"due": test.computed.point}
    if fit.difference_pct is not None:
        figures["off_pct"] = fit.difference_pct
    return test, Finding(verdicts.INCONSISTENT, figures, test)


def _fit(claim: Claim, workers: str, rate: Fraction) -> money.Fit:
    stated = claim.stated
    count, months = stated[workers], stated["months"]
    is_rounded = count.is_range or count.ends or count.step >= _ROUNDED
    persons = count.interval if is_rounded else count.point
    return money.money_fit(
        (persons.low, persons.high),
        (months.low, months.high),
        _money(stated["rupiah"]),
        rate,
    )


def _money(stated: Stated) -> money.Money:
    if stated.ends is not None:
        return money.Money(stated.ends[0], stated.ends[1])
    step = stated.step if stated.step > 1 else Fraction(0)
    return money.Money(stated.low, stated.high, step)


def _test(
    claim: Claim,
    name: str,
    workers: str,
    rate: Fraction,
    fit: str,
    slipped: str | None = None,
) -> NumberTest:
    relation = next(
        relation
        for relation in relations.money(workers, rate)
        if relation.subject == name
    )
    values, points = identities.intervals_of(claim.stated)
    computed = identities.derived_number(relation, values, points)
    if computed is None:
        raise ValueError(f"{name} cannot be made from {relation.uses}")
    return NumberTest(computed, claim.stated[name], fit, slipped)
