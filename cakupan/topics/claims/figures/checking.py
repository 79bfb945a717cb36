"""Whether the numbers of a claim fit each other, and which misreading explains a miss.

A number fits where half a unit of the last digits given leaves room for it; it slips
where one number, cut instead of rounded or wrong by one in its last digit, would do:
one unit in all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from cakupan.topics.claims.figures import (
    identities,
    misreadings,
    paying,
    relations,
    verdicts,
)
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.identities import DerivedNumber
from cakupan.topics.claims.figures.outcomes import (
    FITS,
    MISSES,
    SLIPS,
    Finding,
    NumberTest,
)
from cakupan.topics.claims.figures.quantities import (
    CHANGE,
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    Stated,
)
from cakupan.topics.claims.figures.relations import Relation


@dataclass(frozen=True)
class ClaimCheck:
    """A claim with everything that its own numbers say.

    Attributes:
        claim: as it was stated.
        tests: every pair of numbers that could be held against each other.
        findings: verdicts found, the first one first.
        derived: numbers that follow, read as the first finding says.
        read_as: the claim, so read.
    """

    claim: Claim
    tests: tuple[NumberTest, ...]
    findings: tuple[Finding, ...]
    derived: tuple[DerivedNumber, ...]
    read_as: Claim

    @property
    def verdict_code(self) -> str:
        """The verdict that stands first."""
        return self.findings[0].code

    @property
    def is_tested(self) -> bool:
        """Whether the claim's own numbers could be held against each other."""
        return bool(self.tests)


def compare(relation: Relation, stated: Mapping[str, Stated]) -> NumberTest | None:
    """Hold a number against what others give; None where one of them is missing."""
    subject = stated.get(relation.subject)
    if subject is None or any(name not in stated for name in relation.uses):
        return None
    values, points = identities.intervals_of(stated)
    computed = identities.derived_number(relation, values, points)
    span = relation.compute(values)
    if computed is None or span is None:
        return None
    if span.meets(subject.interval):
        is_cut = not subject.is_rounding_of(computed.point) and subject.is_cut_of(
            computed.point
        )
        return NumberTest(computed, subject, FITS, is_cut=is_cut)
    for is_cut in (True, False):
        for name in (relation.subject, *relation.uses):
            if _slips(relation, stated, name, is_cut=is_cut):
                return NumberTest(computed, subject, SLIPS, name, is_cut)
    return NumberTest(computed, subject, MISSES)


def _slips(
    relation: Relation, stated: Mapping[str, Stated], name: str, *, is_cut: bool
) -> bool:
    """Return whether all fits once one number may be off by its last digit.

    One unit in all: the other numbers are held as they stand.
    """
    part = stated[name]
    # A digit of months is a month; and a percent in tens of percent is no last digit.
    if part.unit == MONTHS:
        return False
    points = {one: held.point for one, held in stated.items()}
    wider = part.cut if is_cut else part.slipped
    if name == relation.subject:
        span = relation.compute(points)
        return span is not None and span.meets(wider)
    if not is_cut:
        wider = part.one_off
    span = relation.compute({**points, name: wider})
    return span is not None and span.meets(stated[relation.subject].interval)


def check(claim: Claim) -> ClaimCheck:
    """Return what a claim's own numbers say.

    >>> from cakupan.topics.claims.figures.claim import read_field
    >>> muba = Claim(
    ...     active=read_field("active", "103079"),
    ...     eligible=read_field("eligible", "213582"),
    ...     pct=read_field("pct", "48.26"),
    ... )
    >>> check(muba).verdict_code
    'consistent'
    """
    tests: list[NumberTest] = []
    findings: list[Finding] = []
    for group in _groups(claim):
        test, finding = _settle(claim, group)
        if test and test.computed.relation.startswith("sum_") and claim.has_more_parts:
            test = None if test.fit != MISSES else test
        if test:
            tests.append(test)
        if finding:
            findings.append(finding)
    paid, finding = paying.settle(claim)
    tests += [paid] if paid else []
    findings += [finding] if finding else []
    findings += _remarkable(claim)
    findings = _ordered(findings, tests)
    read_as = misreadings.reread(claim, findings[0].code)
    derived = tuple(identities.derive(read_as))
    return ClaimCheck(claim, tuple(tests), tuple(findings), derived, read_as)


def _groups(claim: Claim) -> list[tuple[Relation, ...]]:
    """Return the relations to test; of a group, one that fits is enough."""
    groups = [_of_coverage(claim), *_of_gap(claim), *_changes(claim)]
    groups.append((relations.TARGET_OF_BASE,))
    groups += _of_needed(claim)
    if len(claim.part) > 1:
        is_base = claim.active is None
        groups.append((relations.SUM_OF_BASE if is_base else relations.SUM_OF_PARTS,))
    groups.append(relations.ALSO_GAP)
    if claim.change and claim.change.unit == PERSONS:
        groups.append(relations.ALSO_CHANGE)
    return groups


def _of_coverage(claim: Claim) -> tuple[Relation, ...]:
    if claim.is_achievement:
        if claim.target_workers:
            return (relations.SHARE_OF_TARGET_WORKERS,)
        return (relations.ACHIEVEMENT,)
    if claim.eligible is not None:
        return (relations.COVERAGE,)
    if claim.target_workers:
        if claim.target_pct:
            return (relations.COVERAGE_BY_TARGET,)
        return (relations.SHARE_OF_TARGET_WORKERS,)
    return (relations.COVERAGE_BY_GAP,)


def _of_gap(claim: Claim) -> list[tuple[Relation, ...]]:
    if claim.gap and claim.gap.unit == PERSONS:
        by_pct = relations.GAP if claim.active else relations.GAP_BY_PCT
        to_target = replace(
            relations.NEEDED, name="gap_to_target_workers", subject="gap"
        )
        return [(by_pct, to_target)]
    if claim.gap and claim.target_pct is not None:
        return [(relations.GAP_TO_TARGET,)]
    if claim.gap and claim.pct:
        return [(relations.GAP_SHARE,)]
    return [(relations.GAP_SHARE_OF_BASE,)] if claim.gap else []


def _of_needed(claim: Claim) -> list[tuple[Relation, ...]]:
    if claim.needed and claim.needed.unit != PERSONS:
        return [(relations.NEEDED_POINTS,)]
    if claim.rupiah and not claim.target_pct and not claim.target_workers:
        return []
    to_workers = (relations.NEEDED_TO_TARGET,) if claim.target_workers else ()
    by_pct = (
        relations.NEEDED
        if claim.eligible and claim.active
        else relations.NEEDED_BY_SHARE
        if claim.eligible
        else relations.NEEDED_BY_PCT
    )
    return [(*to_workers, by_pct)]


def _changes(claim: Claim) -> list[tuple[Relation, ...]]:
    unit = claim.change.unit if claim.change else None
    points = (relations.CHANGE_POINTS, relations.CHANGE_ACTIVE_POINTS)
    percents = (relations.CHANGE_PERCENT, relations.CHANGE_ACTIVE)
    if unit == PERSONS:
        return [(relations.CHANGE_WORKERS,)]
    if unit == CHANGE:
        return [points + percents]
    if unit == POINTS and not (claim.previous_pct or claim.previous_active):
        return [(*points, relations.CHANGE_ADDED)]
    return [points if unit == POINTS else percents]


def _settle(
    claim: Claim, group: Iterable[Relation]
) -> tuple[NumberTest | None, Finding | None]:
    """Return the test of a group that fits best, and what explains a miss."""
    stated = _with_parts(claim)
    tests = [test for relation in group if (test := compare(relation, stated))]
    if not tests:
        return _unheld(claim, group)
    test = min(tests, key=lambda test: (FITS, SLIPS, MISSES).index(test.fit))
    if test.fit == FITS:
        return test, None
    if test.fit == SLIPS:
        return test, Finding(verdicts.LAST_DIGIT_SLIP, {}, test, test.slipped)
    explained = misreadings.explain(claim, test.computed.relation, compare)
    if explained:
        code, figures, name = explained
        return test, Finding(code, figures, test, name)
    return test, Finding(verdicts.INCONSISTENT, {}, test)


def _with_parts(claim: Claim) -> dict[str, Stated]:
    """Return the numbers with the sum of the parts, and what is said in two units."""
    stated = dict(claim.stated)
    if claim.part:
        parts = claim.part
        low = sum((part.interval.low for part in parts), Fraction(0))
        high = sum((part.interval.high for part in parts), Fraction(0))
        total = sum((part.value for part in parts), Fraction(0))
        name = "active" if claim.active else "eligible"
        whole = stated.get(name)
        if claim.has_more_parts and whole and low <= whole.interval.high:
            high = max(high, whole.interval.high)
        step = max(part.step for part in parts)
        stated["parts"] = Stated(total, total, step, PERSONS, "", (low, high))
    stated |= {f"also_{name}": part for name, part in claim.also}
    return stated


def _unheld(
    claim: Claim, group: Iterable[Relation]
) -> tuple[NumberTest | None, Finding | None]:
    """Return what a change says whose own unit leaves nothing to hold it against."""
    if claim.change is None or not any(
        relation.subject == "change" for relation in group
    ):
        return None, None
    explained = misreadings.explain(claim, "change", compare)
    if explained is None:
        return None, None
    code, figures, name = explained
    return None, Finding(code, figures, None, name)


def _remarkable(claim: Claim) -> list[Finding]:
    """Return what needs no second number: over 100 %, a share of a target, a rival."""
    findings = []
    if claim.is_achievement and claim.pct and not claim.target_workers:
        figures = {"pct": claim.pct.value}
        if claim.target_pct:
            figures["coverage"] = claim.pct.value * claim.target_pct.value / 100
        findings.append(Finding(verdicts.ACHIEVEMENT_AS_COVERAGE, figures, None, "pct"))
    elif over := _over_100(claim):
        findings.append(Finding(verdicts.OVER_100, {"pct": over}))
    if claim.other:
        stated = claim.pct if claim.other.unit == PERCENT else claim.active
        if stated and not stated.interval.meets(claim.other.interval):
            figures = {"apart": abs(stated.value - claim.other.value)}
            findings.append(Finding(verdicts.CONFLICTS, figures, None, "other"))
    return findings


def _over_100(claim: Claim) -> Fraction | None:
    stated = claim.stated
    values, points = identities.intervals_of(stated)
    coverage = identities.derived_number(relations.COVERAGE, values, points)
    if coverage:
        return coverage.point if coverage.low > 100 else None
    if claim.pct and claim.pct.interval.low > 100:
        return claim.pct.value
    return None


def _ordered(findings: list[Finding], tests: list[NumberTest]) -> list[Finding]:
    """Return the findings by priority; a claim without one fits or cannot be tested."""
    if not findings:
        code = verdicts.CONSISTENT if tests else verdicts.NOT_CHECKABLE
        findings = [Finding(code)]
    return sorted(findings, key=lambda finding: verdicts.PRIORITY.index(finding.code))
