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
class RecordFinding:
    """A verdict that rests on a figure of ours, and that figure."""

    finding: Finding
    record: NearbyRecord


@dataclass(frozen=True)
class CheckedClaim:
    """A checked claim.

    Attributes:
        check: what its own numbers say.
        findings: verdicts, the first one first, what the store knows included.
        records: what the store knows; None without a region.
        deciding_record: for a finding that rests on a figure of ours, that figure.
        when: the claim's time.
        payer: who pays, where money is stated.
        filled: numbers that our data gave, by field.
        matching_target: a target of the region that the workers needed fit.
        cohorts: cohorts whose sum the claim states, if it states one.
    """

    check: ClaimCheck
    findings: tuple[Finding, ...]
    records: ClaimRecords | None
    deciding_record: NearbyRecord | None
    when: When | None
    payer: str
    filled: dict[str, Row]
    matching_target: Row | None
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
        record = self.deciding_record
        return self.check.claim.with_(pct=record.pct if record else None)

    @property
    def derived(self) -> tuple[DerivedNumber, ...]:
        """What follows from the numbers, read so."""
        if self.read_as == self.check.read_as:
            return self.check.derived
        return tuple(derive(self.read_as))

    @property
    def tests(self) -> tuple[NumberTest, ...]:
        """The claim's own tests, and those against a figure of ours."""
        of_claim = self.check.tests
        of_records = [
            finding.of
            for finding in self.findings
            if finding.of and finding.of not in of_claim
        ]
        return (*of_claim, *of_records)

    def claim_of(self, test: NumberTest) -> Claim:
        """Return the claim that a test is about; another figure may lend its base."""
        claim = self.check.claim
        if test in self.check.tests or self.deciding_record is None:
            return claim
        return claim.with_(eligible=self.deciding_record.eligible)


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
    for claim, row in checked.records.published if checked.records else ():
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
    records = (
        ask_records.records_near_claim(data, region, when, claim) if region else None
    )
    claim, filled = _filled(claim, records)
    check = checking.check(claim)
    cohorts = cohorts_of(claim, records) if records else None
    rivals = records
    if records and cohorts:
        # What was added up is no other figure of the same thing.
        rivals = cohorts.taken_from(records)
    by_record = _by_records(check, rivals) if rivals else None
    of_records = [by_record.finding] if by_record else []
    findings = _ordered(check, of_records)
    if cohorts and not check.is_tested:
        # What a claim adds up exactly is what it says, whatever others give.
        findings = (_of_cohorts(cohorts), *of_records)
    return CheckedClaim(
        check=check,
        findings=findings,
        records=records,
        deciding_record=by_record.record if by_record else None,
        when=when,
        payer=payer,
        filled=filled,
        matching_target=_matching_target(findings[0], records),
        cohorts=cohorts,
    )


def _of_cohorts(cohorts: CohortSum) -> Finding:
    figures = {"sum_of_cohorts": Fraction(cohorts.workers)}
    if cohorts.full_year is not None:
        figures["full_year_workers"] = cohorts.full_year
    return Finding(verdicts.CONSISTENT, figures, None, cohorts.field)


def _filled(claim: Claim, records: ClaimRecords | None) -> tuple[Claim, dict[str, Row]]:
    """Return the claim with the workers before, where its own source gives them.

    "837,154, up 14.23 %" can be checked if the same source says what it was before.
    """
    is_open = claim.active and claim.change and not claim.previous_active
    if records is None or not is_open or claim.previous_pct:
        return claim, {}
    fitting = [record for record in records.workers if "active" in record.fits]
    for record in fitting:
        before = [
            earlier
            for earlier in records.workers
            if earlier.row["source_id"] == record.row["source_id"]
            and earlier.row["indicator"] == record.row["indicator"]
            and earlier.row["segment_scope"] == record.row["segment_scope"]
            and earlier.on < record.on
        ]
        if before:
            last = max(before, key=lambda earlier: earlier.on)
            return claim.with_(previous_active=last.active), {
                "previous_active": last.row
            }
    return claim, {}


def _ordered(check: ClaimCheck, of_records: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return all findings; what others say decides only where nothing was tested."""
    of_claim = [
        finding for finding in check.findings if finding.code != verdicts.NOT_CHECKABLE
    ]
    if check.is_tested or (of_claim and of_claim[0].code != verdicts.CONFLICTS):
        return (*check.findings, *of_records)
    findings = sorted(
        [*of_claim, *of_records],
        key=lambda finding: verdicts.PRIORITY.index(finding.code),
    )
    return tuple(findings) or check.findings


def _by_records(check: ClaimCheck, records: ClaimRecords) -> RecordFinding | None:
    """Return what other figures of the region say; None where they say nothing."""
    claim = check.claim
    if claim.group:
        return _by_records_of_group(check, records)
    for rule in (_achievement, _scope_differs, _conflicts):
        by_record = rule(claim, records)
        if by_record:
            return by_record
    computed = _computed_again(claim, records)
    if computed and not check.is_tested:
        return _consistent(computed)
    return None


def _by_records_of_group(
    check: ClaimCheck, records: ClaimRecords
) -> RecordFinding | None:
    """Return what is on record of some of the workers: all of them are no rival."""
    cohorts = replace(records, computed=(), stated=(), workers=())
    by_record = _conflicts(check.claim.with_(pct=None), cohorts)
    if by_record:
        return by_record
    computed = _computed_again(check.claim, records)
    is_whole = computed and computed.row["segment_scope"] == ask_records.WHOLE_SCOPE
    if computed and not is_whole and not check.is_tested:
        return _consistent(computed)
    return None


def _consistent(record: NearbyRecord) -> RecordFinding:
    finding = Finding(verdicts.CONSISTENT, {}, None, record.fits[0])
    return RecordFinding(finding, record)


def _achievement(claim: Claim, records: ClaimRecords) -> RecordFinding | None:
    """See whether a percent is a published coverage over the target."""
    if not claim.pct or not claim.target_pct or claim.active or claim.is_achievement:
        return None
    for record in records.stated:
        coverage = record.pct
        if coverage is None or coverage.is_range:
            continue
        share = coverage.interval.times(100).over(claim.target_pct.interval)
        is_share = share is not None and share.meets(claim.pct.interval)
        if is_share and not coverage.interval.meets(claim.pct.slipped):
            figures = {"pct": claim.pct.value, "coverage": coverage.value}
            finding = Finding(verdicts.ACHIEVEMENT_AS_COVERAGE, figures, None, "pct")
            return RecordFinding(finding, record)
    return None


def _scope_differs(claim: Claim, records: ClaimRecords) -> RecordFinding | None:
    """See whether another coverage over the same base counts other workers."""
    if not claim.pct or not claim.active or claim.eligible or claim.gap:
        return None
    candidates = [
        record for record in records.stated if record.active and record.eligible
    ]
    exact_first = sorted(candidates, key=lambda record: record.eligible.step)  # type: ignore[union-attr]
    for record in exact_first:
        base, recorded = record.eligible, record.active
        if base is None or recorded is None or record.pct is None:
            continue
        test = checking.compare(COVERAGE, {**claim.stated, "eligible": base})
        points = abs(record.pct.value - claim.pct.value)
        apart = abs(recorded.value - claim.active.value)
        is_far = points > _FAR_POINTS and apart > _FAR_SHARE * recorded.value
        if test and test.fit != outcomes.MISSES and is_far:
            figures = {
                "pct": record.pct.value,
                "base": base.value,
                "recomputed": test.computed.point,
                "apart": points,
            }
            finding = Finding(verdicts.SCOPE_DIFFERS, figures, test, test.slipped)
            return RecordFinding(finding, record)
    return None


def _conflicts(claim: Claim, records: ClaimRecords) -> RecordFinding | None:
    """See whether another figure of the same time says something else."""
    cohort = _same_cohort(claim, records)
    workers = cohort or (*records.stated, *records.workers, *_whole_computed(records))
    for name, rivals in (("pct", records.stated), ("active", workers)):
        stated: Stated | None = getattr(claim, name)
        if stated is None or (name == "active" and _is_of_a_segment(records)):
            continue
        for record in rivals:
            recorded: Stated | None = getattr(record, name)
            if recorded is None or not _is_comparable(
                stated, recorded, record, records
            ):
                continue
            if not recorded.interval.meets(stated.interval):
                apart = recorded.away_from(stated)
                figures = {"other": recorded.value, "apart": apart}
                finding = Finding(verdicts.CONFLICTS, figures, None, name)
                return RecordFinding(finding, record)
    return None


def _is_comparable(
    stated: Stated, recorded: Stated, record: NearbyRecord, records: ClaimRecords
) -> bool:
    """Return whether two numbers are of one time and may be of one group.

    A number less than half of the other is likely some workers' and not all.
    """
    if not ask_records.is_of_same_time(record, records.when):
        return False
    if record.kind == "funded" or stated.unit == PERCENT:
        return ask_records.is_whole(record)
    is_half = 2 * min(stated.value, recorded.value) >= max(stated.value, recorded.value)
    return ask_records.is_whole(record) and is_half


def _whole_computed(records: ClaimRecords) -> list[NearbyRecord]:
    return [
        record
        for record in records.computed
        if record.row["segment_scope"] == ask_records.WHOLE_SCOPE
    ][:1]


def _same_cohort(claim: Claim, records: ClaimRecords) -> list[NearbyRecord]:
    """Return other statements about the cohort that the claim's number is about."""
    cohorts = {
        record.row["cohort_id"] for record in records.funded if "active" in record.fits
    }
    if not claim.active:
        return []
    return [record for record in records.funded if record.row["cohort_id"] in cohorts]


def _is_of_a_segment(records: ClaimRecords) -> bool:
    """Return whether the number is one segment's, so that all segments' differ."""
    fits = [record for record in records.computed if "active" in record.fits]
    return bool(fits) and all(
        record.row["segment_scope"] != ask_records.WHOLE_SCOPE for record in fits
    )


def _computed_again(claim: Claim, records: ClaimRecords) -> NearbyRecord | None:
    """Return the definition under which our data give the claim's number."""
    exact = [
        record
        for record in records.computed
        if record.fits and ask_records.is_of_same_time(record, records.when)
    ]
    wanted = [name for name in ("pct", "active") if getattr(claim, name)]
    for record in exact:
        if all(name in record.fits for name in wanted):
            return record
    return None


def _matching_target(finding: Finding, records: ClaimRecords | None) -> Row | None:
    """Return the region's target that the workers needed fit, if there is one."""
    implied = finding.figures.get("implied_target")
    if records is None or implied is None:
        return None
    close = Interval(implied - _NEAR_TARGET, implied + _NEAR_TARGET)
    for row in records.targets:
        printed = row["target_pct_as_printed"]
        if printed and exactly(Fraction(printed)).meets(close):
            return row
    return None
