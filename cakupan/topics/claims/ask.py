"""A claim checked against itself and against what the store knows of its region."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.months import first_day
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.topics.budget.ask_rates import rate_book
from cakupan.topics.budget.figures.rates import PAYERS
from cakupan.topics.claims import ask_records
from cakupan.topics.claims.ask_cohorts import CohortSum, cohorts_of
from cakupan.topics.claims.ask_records import ClaimRecords, NearbyRecord
from cakupan.topics.claims.figures import checking, outcomes, verdicts
from cakupan.topics.claims.figures.checking import ClaimCheck
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.dates import When
from cakupan.topics.claims.figures.identities import DerivedNumber, derive
from cakupan.topics.claims.figures.outcomes import Finding, NumberTest
from cakupan.topics.claims.figures.quantities import PERCENT, Interval, Stated, exactly
from cakupan.topics.claims.figures.relations import COVERAGE

# Two coverages over one base that far apart within a year do not count the same
# workers: the deepest published fall of all members was 12.2 % in four months.
_FAR_POINTS = 10
_FAR_SHARE = Fraction(1, 5)
_NEAR_TARGET = Fraction(1, 2)


@dataclass(frozen=True)
class StatedClaim:
    """A claim as a reader typed it, or chose it from a sentence or an example.

    Attributes:
        claim: the numbers; none yet where nothing is typed.
        region_code: whom they are about, in the division of 2022; empty if unknown.
        when: the time that they are about, if it is known.
        payer: who pays, for the rate.
    """

    claim: Claim = field(default_factory=Claim)
    region_code: str = ""
    when: When | None = None
    payer: str = PAYERS[0]


NOTHING_STATED = StatedClaim()


@dataclass(frozen=True)
class CheckedClaim:
    """A checked claim.

    Attributes:
        check: what its own numbers say.
        findings: verdicts, the first one first, what the store knows included.
        known: what the store knows; None without a region.
        beside: for a finding that rests on a figure of ours, that figure.
        when: the claim's time.
        payer: who pays, where money is stated.
        filled: numbers that our data gave, by field.
        known_target: a target of the region that the workers needed fit.
        cohorts: cohorts whose sum the claim states, if it states one.
    """

    check: ClaimCheck
    findings: tuple[Finding, ...]
    known: ClaimRecords | None
    beside: NearbyRecord | None
    when: When | None
    payer: str
    filled: dict[str, Row]
    known_target: Row | None
    cohorts: CohortSum | None = None

    @property
    def verdict_code(self) -> str:
        """The verdict that stands first."""
        return self.findings[0].code

    @property
    def read_as(self) -> Claim:
        """The claim as the verdict says that it has to be read."""
        is_own = self.verdict_code == self.check.verdict_code
        if is_own or self.verdict_code != verdicts.ACHIEVEMENT_AS_COVERAGE:
            return self.check.read_as
        return self.check.claim.with_(pct=self.beside.pct if self.beside else None)

    @property
    def derived(self) -> tuple[DerivedNumber, ...]:
        """What follows from the numbers, read so."""
        if self.read_as == self.check.read_as:
            return self.check.derived
        return tuple(derive(self.read_as))

    @property
    def tests(self) -> tuple[NumberTest, ...]:
        """The claim's own tests, and those against a figure of ours."""
        own = self.check.tests
        others = [one.of for one in self.findings if one.of and one.of not in own]
        return (*own, *others)

    def claim_of(self, test: NumberTest) -> Claim:
        """Return the claim that a test is about; another figure may lend its base."""
        claim = self.check.claim
        if test in self.check.tests or self.beside is None:
            return claim
        return claim.with_(eligible=self.beside.eligible)


def checked_claim(data: Data, typed: StatedClaim) -> CheckedClaim | None:
    """Return a claim with its verdict, checked once for all readers.

    None while no number is typed.
    """
    if typed.claim.is_empty:
        return None
    checked: CheckedClaim = data.remembered(_check, typed)
    return checked


def _check(data: Data, typed: StatedClaim) -> CheckedClaim:
    region = region_of(data, typed)
    return check_claim(data, typed.claim, region, typed.when, typed.payer, data.today)


def region_of(data: Data, typed: StatedClaim) -> Region | None:
    """Return the region that a claim is about; None if it is unknown."""
    code = typed.region_code
    return data.regions.of(code, "38") if code else None


def publication_of(checked: CheckedClaim) -> Row | None:
    """Return the published claim that states just these numbers, if there is one."""
    stated = checked.check.claim.stated
    for claim, row in checked.known.published if checked.known else ():
        whole = claim.stated
        if all(
            name in whole and whole[name].point == number.point
            for name, number in stated.items()
        ):
            return row
    return None


def check_claim(
    data: Data,
    claim: Claim,
    region: Region | None,
    when: When | None,
    payer: str = PAYERS[0],
    as_of: date | None = None,
) -> CheckedClaim:
    """Return the verdict on a claim, with what is known beside it.

    Args:
        data: the figures.
        claim: the numbers.
        region: whom they are about, if that is known.
        when: the time that they are about.
        payer: who pays, for the rate.
        as_of: the reader's today: the rate's month where the claim has no time.
    """
    if claim.rupiah and claim.month_rate is None:
        month = first_day(when.end if when else as_of or date.today())
        rate = rate_book(data, payer).of(month)
        claim = claim.with_(due_rate=Fraction(rate))
    known = (
        ask_records.records_near_claim(data, region, when, claim) if region else None
    )
    claim, filled = _filled(claim, known)
    check = checking.check(claim)
    cohorts = cohorts_of(claim, known) if known else None
    others = known
    if known and cohorts:
        # What was added up is no other figure of the same thing.
        others = cohorts.taken_from(known)
    found, beside = _outside(check, others) if others else ([], None)
    findings = _ordered(check, found)
    if cohorts and not check.is_tested:
        # What a claim adds up exactly is what it says, whatever others give.
        findings = (_of_cohorts(cohorts), *found)
    return CheckedClaim(
        check=check,
        findings=findings,
        known=known,
        beside=beside,
        when=when,
        payer=payer,
        filled=filled,
        known_target=_known_target(findings[0], known),
        cohorts=cohorts,
    )


def _of_cohorts(cohorts: CohortSum) -> Finding:
    figures = {"sum_of_cohorts": Fraction(cohorts.workers)}
    if cohorts.full_year is not None:
        figures["full_year_workers"] = cohorts.full_year
    return Finding(verdicts.CONSISTENT, figures, None, cohorts.field)


def _filled(claim: Claim, known: ClaimRecords | None) -> tuple[Claim, dict[str, Row]]:
    """Return the claim with the workers before, where its own source gives them.

    "837,154, up 14.23 %" can be checked if the same source says what it was before.
    """
    is_open = claim.active and claim.change and not claim.previous_active
    if known is None or not is_open or claim.previous_pct:
        return claim, {}
    own = [one for one in known.workers if "active" in one.fits]
    for reading in own:
        before = [
            one
            for one in known.workers
            if one.row["source_id"] == reading.row["source_id"]
            and one.row["indicator"] == reading.row["indicator"]
            and one.row["segment_scope"] == reading.row["segment_scope"]
            and one.on < reading.on
        ]
        if before:
            last = max(before, key=lambda one: one.on)
            return claim.with_(previous_active=last.active), {
                "previous_active": last.row
            }
    return claim, {}


def _ordered(check: ClaimCheck, outside: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return all findings; what others say decides only where nothing was tested."""
    own = [one for one in check.findings if one.code != verdicts.NOT_CHECKABLE]
    if check.is_tested or (own and own[0].code != verdicts.CONFLICTS):
        return (*check.findings, *outside)
    found = sorted([*own, *outside], key=lambda one: verdicts.PRIORITY.index(one.code))
    return tuple(found) or check.findings


def _outside(
    check: ClaimCheck, known: ClaimRecords
) -> tuple[list[Finding], NearbyRecord | None]:
    """Return what other figures of the region say, and the figure that says it."""
    claim = check.claim
    if claim.group:
        return _outside_group(check, known)
    for look in (_achievement, _scope_differs, _conflicts):
        found = look(claim, known)
        if found:
            return [found[0]], found[1]
    fine = _computed_again(claim, known)
    if fine and not check.is_tested:
        return [Finding(verdicts.CONSISTENT, {}, None, fine.fits[0])], fine
    return [], None


def _outside_group(
    check: ClaimCheck, known: ClaimRecords
) -> tuple[list[Finding], NearbyRecord | None]:
    """Return what is known of some of the workers: all of them are no rival."""
    cohorts = replace(known, computed=(), stated=(), workers=())
    found = _conflicts(check.claim.with_(pct=None), cohorts)
    if found:
        return [found[0]], found[1]
    fine = _computed_again(check.claim, known)
    is_whole = fine and fine.row["segment_scope"] == ask_records.WHOLE_SCOPE
    if fine and not is_whole and not check.is_tested:
        return [Finding(verdicts.CONSISTENT, {}, None, fine.fits[0])], fine
    return [], None


def _achievement(
    claim: Claim, known: ClaimRecords
) -> tuple[Finding, NearbyRecord] | None:
    """See whether a percent is a published coverage over the target."""
    if not claim.pct or not claim.target_pct or claim.active or claim.is_achievement:
        return None
    for reading in known.stated:
        coverage = reading.pct
        if coverage is None or coverage.is_range:
            continue
        share = coverage.interval.times(100).over(claim.target_pct.interval)
        is_share = share is not None and share.meets(claim.pct.interval)
        if is_share and not coverage.interval.meets(claim.pct.slipped):
            figures = {"pct": claim.pct.value, "coverage": coverage.value}
            return (
                Finding(verdicts.ACHIEVEMENT_AS_COVERAGE, figures, None, "pct"),
                reading,
            )
    return None


def _scope_differs(
    claim: Claim, known: ClaimRecords
) -> tuple[Finding, NearbyRecord] | None:
    """See whether another coverage over the same base counts other workers."""
    if not claim.pct or not claim.active or claim.eligible or claim.gap:
        return None
    candidates = [one for one in known.stated if one.active and one.eligible]
    exact_first = sorted(candidates, key=lambda one: one.eligible.step)  # type: ignore[union-attr]
    for reading in exact_first:
        base, theirs = reading.eligible, reading.active
        if base is None or theirs is None or reading.pct is None:
            continue
        test = checking.compare(COVERAGE, {**claim.stated, "eligible": base})
        points = abs(reading.pct.value - claim.pct.value)
        apart = abs(theirs.value - claim.active.value)
        is_far = points > _FAR_POINTS and apart > _FAR_SHARE * theirs.value
        if test and test.fit != outcomes.MISSES and is_far:
            figures = {
                "pct": reading.pct.value,
                "base": base.value,
                "recomputed": test.computed.point,
                "apart": points,
            }
            return (
                Finding(verdicts.SCOPE_DIFFERS, figures, test, test.slipped),
                reading,
            )
    return None


def _conflicts(
    claim: Claim, known: ClaimRecords
) -> tuple[Finding, NearbyRecord] | None:
    """See whether another figure of the same time says something else."""
    cohort = _same_cohort(claim, known)
    workers = cohort or (*known.stated, *known.workers, *_whole_computed(known))
    for name, readings in (("pct", known.stated), ("active", workers)):
        own: Stated | None = getattr(claim, name)
        if own is None or (name == "active" and _is_of_a_segment(known)):
            continue
        for reading in readings:
            theirs: Stated | None = getattr(reading, name)
            if theirs is None or not _is_comparable(own, theirs, reading, known):
                continue
            if not theirs.interval.meets(own.interval):
                apart = theirs.away_from(own)
                figures = {"other": theirs.value, "apart": apart}
                return Finding(verdicts.CONFLICTS, figures, None, name), reading
    return None


def _is_comparable(
    own: Stated, theirs: Stated, reading: NearbyRecord, known: ClaimRecords
) -> bool:
    """Return whether two numbers are of one time and may be of one group.

    A number less than half of the other is likely some workers' and not all.
    """
    if not ask_records.is_of_same_time(reading, known.when):
        return False
    if reading.kind == "funded" or own.unit == PERCENT:
        return ask_records.is_whole(reading)
    is_half = 2 * min(own.value, theirs.value) >= max(own.value, theirs.value)
    return ask_records.is_whole(reading) and is_half


def _whole_computed(known: ClaimRecords) -> list[NearbyRecord]:
    return [
        one
        for one in known.computed
        if one.row["segment_scope"] == ask_records.WHOLE_SCOPE
    ][:1]


def _same_cohort(claim: Claim, known: ClaimRecords) -> list[NearbyRecord]:
    """Return other statements about the cohort that the claim's number is about."""
    cohorts = {one.row["cohort_id"] for one in known.funded if "active" in one.fits}
    if not claim.active:
        return []
    return [one for one in known.funded if one.row["cohort_id"] in cohorts]


def _is_of_a_segment(known: ClaimRecords) -> bool:
    """Return whether the number is one segment's, so that all segments' differ."""
    fits = [one for one in known.computed if "active" in one.fits]
    return bool(fits) and all(
        one.row["segment_scope"] != ask_records.WHOLE_SCOPE for one in fits
    )


def _computed_again(claim: Claim, known: ClaimRecords) -> NearbyRecord | None:
    """Return the definition under which our data give the claim's number."""
    exact = [
        one
        for one in known.computed
        if one.fits and ask_records.is_of_same_time(one, known.when)
    ]
    wanted = [name for name in ("pct", "active") if getattr(claim, name)]
    for reading in exact:
        if all(name in reading.fits for name in wanted):
            return reading
    return None


def _known_target(finding: Finding, known: ClaimRecords | None) -> Row | None:
    """Return the region's target that the workers needed fit, if there is one."""
    implied = finding.figures.get("implied_target")
    if known is None or implied is None:
        return None
    close = Interval(implied - _NEAR_TARGET, implied + _NEAR_TARGET)
    for row in known.targets:
        printed = row["target_pct_as_printed"]
        if printed and exactly(Fraction(printed)).meets(close):
            return row
    return None
