"""Whether the numbers of a claim fit each other, and which misreading explains a miss.

A number fits where half a unit of the last digits given leaves room for it; it slips
where one number, cut instead of rounded or wrong by one in its last digit, would do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cakupan.claims import identities, misreadings, verdicts
from cakupan.claims.claim import Claim
from cakupan.claims.identities import Figure, Relation
from cakupan.claims.quantities import CHANGE, MONTHS, PERCENT, PERSONS, POINTS, Stated

FITS = "fits"
SLIPS = "slips"
MISSES = "misses"


@dataclass(frozen=True)
class Test:
    """One number of a claim against what the others make of it.

    Attributes:
        computed: what the others give.
        stated: the number.
        fit: ``fits``, ``slips`` or ``misses``.
        slipped: the field that would have slipped; None where all fits or all misses.
        is_cut: whether cutting digits off explains it.
    """

    computed: Figure
    stated: Stated
    fit: str
    slipped: str | None = None
    is_cut: bool = False

    __test__ = False  # no test of pytest


@dataclass(frozen=True)
class Finding:
    """A verdict with the numbers that it rests on.

    Attributes:
        code: of ``verdicts``.
        figures: the numbers, by name.
        of: the test that it explains, if it explains one.
        field: the field concerned, as the one in the wrong unit.
    """

    code: str
    figures: Mapping[str, Fraction] = field(default_factory=dict)
    of: Test | None = None
    field: str | None = None


@dataclass(frozen=True)
class Check:
    """A claim with everything that its own numbers say.

    Attributes:
        claim: as it was stated.
        tests: every pair of numbers that could be held against each other.
        findings: verdicts found, the first one first.
        derived: numbers that follow, read as the first finding says.
        read_as: the claim, so read.
    """

    claim: Claim
    tests: tuple[Test, ...]
    findings: tuple[Finding, ...]
    derived: tuple[Figure, ...]
    read_as: Claim

    @property
    def verdict_code(self) -> str:
        """The verdict that stands first."""
        return self.findings[0].code

    @property
    def is_tested(self) -> bool:
        """Whether the claim's own numbers could be held against each other."""
        return bool(self.tests)


def compare(relation: Relation, stated: Mapping[str, Stated]) -> Test | None:
    """Hold a number against what others give; None where one of them is missing."""
    subject = stated.get(relation.subject)
    if subject is None or any(name not in stated for name in relation.uses):
        return None
    values, points = identities.intervals_of(stated)
    computed = identities.figure(relation, values, points)
    span = relation.compute(values)
    if computed is None or span is None:
        return None
    if span.meets(subject.interval):
        is_cut = not subject.is_rounding_of(computed.point) and subject.is_cut_of(
            computed.point
        )
        return Test(computed, subject, FITS, is_cut=is_cut)
    for is_cut in (True, False):
        for name in (relation.subject, *relation.uses):
            if _slips(relation, stated, name, is_cut=is_cut):
                return Test(computed, subject, SLIPS, name, is_cut)
    return Test(computed, subject, MISSES)


def _slips(
    relation: Relation, stated: Mapping[str, Stated], name: str, *, is_cut: bool
) -> bool:
    """Return whether all fits once one number may be off by its last digit."""
    part = stated[name]
    # A digit of months is a month; and a percent in tens of percent is no last digit.
    if part.unit == MONTHS:
        return False
    wider = part.cut if is_cut else part.slipped
    values, _points = identities.intervals_of(stated)
    if name == relation.subject:
        span = relation.compute(values)
        return span is not None and span.meets(wider)
    span = relation.compute({**values, name: wider})
    return span is not None and span.meets(stated[relation.subject].interval)


def check(claim: Claim) -> Check:
    """Return what a claim's own numbers say.

    >>> from cakupan.claims.claim import read_field
    >>> muba = Claim(
    ...     active=read_field("active", "103079"),
    ...     eligible=read_field("eligible", "213582"),
    ...     pct=read_field("pct", "48.26"),
    ... )
    >>> check(muba).verdict_code
    'consistent'
    """
    tests: list[Test] = []
    findings: list[Finding] = []
    for group in _groups(claim):
        test, finding = _settle(claim, group)
        if test:
            tests.append(test)
        if finding:
            findings.append(finding)
    findings += _remarkable(claim)
    findings = _ordered(findings, tests)
    read_as = misreadings.reread(claim, findings[0].code)
    derived = tuple(identities.derive(read_as))
    return Check(claim, tuple(tests), tuple(findings), derived, read_as)


def _groups(claim: Claim) -> list[tuple[Relation, ...]]:
    """Return the relations to test; of a group, one that fits is enough."""
    groups: list[tuple[Relation, ...]] = []
    if not claim.is_achievement:
        is_whole = claim.eligible is not None
        groups.append(
            (identities.COVERAGE if is_whole else identities.COVERAGE_BY_GAP,)
        )
    if claim.gap and claim.gap.unit == PERSONS:
        by_pct = identities.GAP if claim.active else identities.GAP_BY_PCT
        to_target = replace(
            identities.NEEDED, name="gap_to_target_workers", subject="gap"
        )
        groups.append((by_pct, to_target))
    elif claim.gap:
        has_target = claim.target_pct is not None
        groups.append(
            (identities.GAP_TO_TARGET if has_target else identities.GAP_SHARE,)
        )
    groups += _changes(claim)
    groups.append((identities.NEEDED if claim.eligible else identities.NEEDED_BY_PCT,))
    if claim.is_achievement:
        groups.append((identities.ACHIEVEMENT,))
    if claim.rate is not None:
        workers = identities.workers_of(claim)
        groups.append((identities.money(workers, claim.rate)[0],))
    return groups


def _changes(claim: Claim) -> list[tuple[Relation, ...]]:
    unit = claim.change.unit if claim.change else None
    points = (identities.CHANGE_POINTS, identities.CHANGE_ACTIVE_POINTS)
    percents = (identities.CHANGE_PERCENT, identities.CHANGE_ACTIVE)
    if unit == CHANGE:
        return [points + percents]
    return [points if unit == POINTS else percents]


def _settle(
    claim: Claim, group: Iterable[Relation]
) -> tuple[Test | None, Finding | None]:
    """Return the test of a group that fits best, and what explains a miss."""
    made = [found for relation in group if (found := compare(relation, claim.stated))]
    if not made:
        return _unheld(claim, group)
    test = min(made, key=lambda found: (FITS, SLIPS, MISSES).index(found.fit))
    if test.fit == FITS:
        return test, None
    if test.fit == SLIPS:
        return test, Finding(verdicts.LAST_DIGIT_SLIP, {}, test, test.slipped)
    explained = misreadings.explain(claim, test.computed.relation, compare)
    if explained:
        code, figures, name = explained
        return test, Finding(code, figures, test, name)
    return test, Finding(verdicts.INCONSISTENT, {}, test)


def _unheld(
    claim: Claim, group: Iterable[Relation]
) -> tuple[Test | None, Finding | None]:
    """Return what a change says whose own unit leaves nothing to hold it against."""
    if claim.change is None or not any(one.subject == "change" for one in group):
        return None, None
    explained = misreadings.explain(claim, "change", compare)
    if explained is None:
        return None, None
    code, figures, name = explained
    return None, Finding(code, figures, None, name)


def _remarkable(claim: Claim) -> list[Finding]:
    """Return what needs no second number: over 100 %, a share of a target, a rival."""
    found = []
    if claim.is_achievement and claim.pct:
        figures = {"pct": claim.pct.value}
        if claim.target_pct:
            figures["coverage"] = claim.pct.value * claim.target_pct.value / 100
        found.append(Finding(verdicts.ACHIEVEMENT_AS_COVERAGE, figures, None, "pct"))
    elif over := _over_100(claim):
        found.append(Finding(verdicts.OVER_100, {"pct": over}))
    if claim.other:
        own = claim.pct if claim.other.unit == PERCENT else claim.active
        if own and not own.interval.meets(claim.other.interval):
            figures = {"apart": abs(own.value - claim.other.value)}
            found.append(Finding(verdicts.CONFLICTS, figures, None, "other"))
    return found


def _over_100(claim: Claim) -> Fraction | None:
    stated = claim.stated
    values, points = identities.intervals_of(stated)
    made = identities.figure(identities.COVERAGE, values, points)
    if made:
        return made.point if made.low > 100 else None
    if claim.pct and claim.pct.interval.low > 100:
        return claim.pct.value
    return None


def _ordered(findings: list[Finding], tests: list[Test]) -> list[Finding]:
    """Return the findings by priority; a claim without one fits or cannot be tested."""
    if not findings:
        code = verdicts.CONSISTENT if tests else verdicts.NOT_CHECKABLE
        findings = [Finding(code)]
    return sorted(findings, key=lambda found: verdicts.PRIORITY.index(found.code))
