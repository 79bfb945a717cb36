"""A checked claim for other programs: what the command ``claim`` prints as JSON.

The names of the fields are the contract of the command; the project's one encoder
writes them. Whole workers and rupiah are integers, ends of an interval have all their
digits, all else two decimals.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.topics.claims import phrases_of_verdicts
from cakupan.topics.claims.ask import CheckedClaim
from cakupan.topics.claims.ask_records import ClaimRecords, NearbyRecord
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.identities import DerivedNumber
from cakupan.topics.claims.figures.outcomes import Finding, NumberTest
from cakupan.topics.claims.figures.quantities import PERSONS, RUPIAH, Stated
from cakupan.topics.claims.phrases import equation, of_test
from cakupan.topics.claims.sentence.reading import Doubt, SentenceReading
from cakupan.wording import Wording, half_up
from cakupan.wording.numbers import Unrounded

# A whole number, or one that the encoder rounds.
Number = int | Fraction
# An end of an interval.
End = int | Unrounded


@dataclass(frozen=True)
class FindingEntry:
    """A verdict in words; ``source_id`` of the figure of ours that it rests on."""

    code: str
    explanation: str
    field: str | None
    source_id: str | None


@dataclass(frozen=True)
class StatedEntry:
    """A number as it was stated, with the ends that its digits and hedge leave."""

    value: Number
    hedge: str | None
    low: End
    high: End
    unit: str
    text: str


@dataclass(frozen=True)
class StatedTwiceEntry(StatedEntry):
    """A number that was stated in two units."""

    also: StatedEntry


@dataclass(frozen=True)
class NumberTestEntry:
    """One number held against what the others make of it."""

    identity: str
    of: str
    computed: Number
    computed_low: End
    computed_high: End
    stated: Number
    fit: str
    slipped: str | None
    is_cut: bool
    sentence: str


@dataclass(frozen=True)
class DerivedEntry:
    """A number that follows from those of the claim, and from which."""

    name: str
    value: Number
    low: Number
    high: Number
    unit: str
    from_: str


@dataclass(frozen=True)
class KeyEntry:
    """A figure that reproduces numbers of the claim."""

    kind: str
    numbers: tuple[str, ...]
    period_end: date
    segment_scope: str | None
    base: str | None
    source_id: str


@dataclass(frozen=True)
class ComputedEntry:
    """A coverage of our data, by segments and base."""

    period_end: date
    segment_scope: str
    base: str
    base_period: date
    active_workers: int
    base_workers: int
    coverage_pct: float
    fits: tuple[str, ...]
    source_id: str
    base_source_id: str


@dataclass(frozen=True)
class StatementEntry:
    """A percent that somebody published."""

    period_end: date
    stated_pct_as_printed: str
    stated_active: int | None
    stated_base: int | None
    segment_scope: str
    indicator: str
    fits: tuple[str, ...]
    source_id: str


@dataclass(frozen=True)
class WorkersEntry:
    """A number of workers, or of a funded cohort, that somebody published."""

    period_end: date
    workers: int
    precision: str
    segment_scope: str | None
    cohort_id: str | None
    fits: tuple[str, ...]
    source_id: str


@dataclass(frozen=True)
class TargetEntry:
    """A target of the region."""

    regime: str
    indicator: str
    due_on: date
    target_pct_as_printed: str | None
    target_workers: int | None
    source_id: str


@dataclass(frozen=True)
class KnownEntry:
    """What is on record of the region near the claim's time."""

    computed: tuple[ComputedEntry, ...]
    statements: tuple[StatementEntry, ...]
    workers: tuple[WorkersEntry, ...]
    funded: tuple[WorkersEntry, ...]
    targets: tuple[TargetEntry, ...]
    conflicts: tuple[str, ...]
    fits: tuple[KeyEntry, ...]


@dataclass(frozen=True)
class NumberEntry:
    """A number of the sentence; ``role`` is a field of the claim, or None."""

    text: str
    start: int
    end: int
    unit: str
    role: str | None


@dataclass(frozen=True)
class SentenceEntry:
    """How the sentence was read."""

    numbers: tuple[NumberEntry, ...]
    doubts: tuple[Doubt, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class ClaimDocument:
    """A checked claim with what it rests on.

    Attributes:
        verdict_code: the verdict that stands first.
        verdict: its name.
        explanation: it in a sentence.
        recomputed: what the numbers give, by name, with ``_low`` and ``_high`` where
            the digits leave room.
        findings: all verdicts.
        stated: the numbers of the claim by field; ``part`` is a list.
        tests: what was held against what.
        derived: what follows.
        region_code: whom the claim is about.
        region_name: its name.
        date: the claim's time, as precise as it was given.
        payer: who pays, where money is stated.
        rupiah_per_month: what one worker costs.
        from_our_data: source by field of the numbers that our data gave.
        known: what is on record; None without a region.
        read: how the sentence was read; None where no sentence was.
    """

    verdict_code: str
    verdict: str
    explanation: str
    recomputed: Mapping[str, Number]
    findings: tuple[FindingEntry, ...]
    stated: Mapping[str, StatedEntry | tuple[StatedEntry, ...]]
    tests: tuple[NumberTestEntry, ...]
    derived: tuple[DerivedEntry, ...]
    region_code: str | None
    region_name: str | None
    date: str | None
    payer: str | None
    rupiah_per_month: int | None
    from_our_data: Mapping[str, str]
    known: KnownEntry | None
    read: SentenceEntry | None


def claim_document(
    checked: CheckedClaim,
    region: Region | None,
    words: Wording,
    sentence: SentenceReading | None = None,
) -> ClaimDocument:
    """Return a checked claim with what it rests on.

    Args:
        checked: the verdict.
        region: whom the claim is about, if that is known.
        words: of its sentences.
        sentence: the text that the claim was read from, if it was.
    """
    claim = checked.check.claim
    rate = claim.month_rate
    explanation = phrases_of_verdicts.explain(checked, checked.findings[0], words)
    return ClaimDocument(
        verdict_code=checked.verdict_code,
        verdict=phrases_of_verdicts.title(checked.verdict_code, words),
        explanation=explanation.text,
        recomputed=recomputed(checked),
        findings=tuple(
            _finding(checked, finding, words) for finding in checked.findings
        ),
        stated=_all_stated(claim),
        tests=tuple(_test(checked, test, words) for test in checked.tests),
        derived=tuple(_derived(checked, number, words) for number in checked.derived),
        region_code=region.region_code if region else None,
        region_name=region.region_name if region else None,
        date=checked.when.text if checked.when else None,
        payer=checked.payer if claim.rupiah else None,
        rupiah_per_month=None if rate is None else int(rate),
        from_our_data={name: row["source_id"] for name, row in checked.filled.items()},
        known=_known(checked.records) if checked.records else None,
        read=_sentence(sentence) if sentence else None,
    )


def recomputed(checked: CheckedClaim) -> dict[str, Number]:
    """Return what the numbers give, by name; ends where the digits leave room."""
    numbers: dict[str, Number] = {}
    for test in checked.check.tests:
        computed = test.computed
        numbers.setdefault(computed.name, _point(computed.point, computed.unit))
    for derived in checked.derived:
        name, unit = derived.name, derived.unit
        numbers.setdefault(name, _point(derived.point, unit))
        low, high = _point(derived.low, unit), _point(derived.high, unit)
        if low != high:
            numbers[f"{name}_low"], numbers[f"{name}_high"] = low, high
    for name, number in checked.findings[0].figures.items():
        numbers[name] = _whole_or(number)
    return numbers


def _point(value: Fraction, unit: str) -> Number:
    """Return workers and rupiah as a whole number, all else to two decimals."""
    if unit in (PERSONS, RUPIAH):
        return int(half_up(value, 0))
    return Fraction(half_up(value))


def _whole_or(value: Fraction) -> Number:
    """Return a whole number as one, any other to two decimals."""
    return value.numerator if value.denominator == 1 else Fraction(half_up(value))


def _end(value: Fraction) -> End:
    return value.numerator if value.denominator == 1 else Unrounded(value)


def _all_stated(claim: Claim) -> dict[str, StatedEntry | tuple[StatedEntry, ...]]:
    """Return the numbers by field; parts of a sum are a list."""
    also = dict(claim.also)
    entries: dict[str, StatedEntry | tuple[StatedEntry, ...]] = {
        name: _stated(number, also.get(name)) for name, number in claim.stated.items()
    }
    if claim.part:
        entries["part"] = tuple(_stated(part) for part in claim.part)
    return entries


def _stated(number: Stated, also: Stated | None = None) -> StatedEntry:
    low, high = number.interval.low, number.interval.high
    entry = StatedEntry(
        _whole_or(number.value),
        number.hedge,
        _end(low),
        _end(high),
        number.unit,
        number.text,
    )
    if also is None:
        return entry
    return StatedTwiceEntry(**vars(entry), also=_stated(also))


def _finding(checked: CheckedClaim, finding: Finding, words: Wording) -> FindingEntry:
    record = checked.deciding_record
    return FindingEntry(
        finding.code,
        phrases_of_verdicts.explain(checked, finding, words).text,
        finding.field,
        record.row["source_id"] if record else None,
    )


def _test(checked: CheckedClaim, test: NumberTest, words: Wording) -> NumberTestEntry:
    computed = test.computed
    return NumberTestEntry(
        identity=computed.relation,
        of=computed.name,
        computed=_point(computed.point, computed.unit),
        computed_low=_end(computed.low),
        computed_high=_end(computed.high),
        stated=_whole_or(test.stated.value),
        fit=test.fit,
        slipped=test.slipped,
        is_cut=test.is_cut,
        sentence=of_test(test, checked.claim_of(test), words).text,
    )


def _derived(
    checked: CheckedClaim, number: DerivedNumber, words: Wording
) -> DerivedEntry:
    by_name = {derived.name: derived for derived in checked.derived}
    return DerivedEntry(
        name=number.name,
        value=_point(number.point, number.unit),
        low=_point(number.low, number.unit),
        high=_point(number.high, number.unit),
        unit=number.unit,
        from_=equation(number.relation, checked.read_as, words, by_name),
    )


def _known(records: ClaimRecords) -> KnownEntry:
    return KnownEntry(
        computed=tuple(map(_computed, records.computed)),
        statements=tuple(map(_statement, records.stated)),
        workers=tuple(map(_workers, records.workers)),
        funded=tuple(map(_workers, records.funded)),
        targets=tuple(map(_target, records.targets)),
        conflicts=tuple(row["conflict_id"] for row in records.conflicts),
        fits=tuple(map(_key, records.fitting)),
    )


def _key(record: NearbyRecord) -> KeyEntry:
    row = record.row
    return KeyEntry(
        record.kind,
        record.fits,
        record.on,
        row.get("segment_scope"),
        row.get("base"),
        row["source_id"],
    )


def _computed(record: NearbyRecord) -> ComputedEntry:
    row = record.row
    return ComputedEntry(
        period_end=record.on,
        segment_scope=row["segment_scope"],
        base=row["base"],
        base_period=row["base_period"],
        active_workers=row["active_workers"],
        base_workers=row["base_workers"],
        coverage_pct=row["coverage_pct"],
        fits=record.fits,
        source_id=row["source_id"],
        base_source_id=row["base_source_id"],
    )


def _statement(record: NearbyRecord) -> StatementEntry:
    row = record.row
    return StatementEntry(
        period_end=record.on,
        stated_pct_as_printed=row["stated_pct_as_printed"],
        stated_active=row["stated_active"],
        stated_base=row["stated_base"],
        segment_scope=row["segment_scope"],
        indicator=row["indicator"],
        fits=record.fits,
        source_id=row["source_id"],
    )


def _workers(record: NearbyRecord) -> WorkersEntry:
    row = record.row
    return WorkersEntry(
        period_end=record.on,
        workers=row["workers"],
        precision=row["precision"],
        segment_scope=row.get("segment_scope"),
        cohort_id=row.get("cohort_id"),
        fits=record.fits,
        source_id=row["source_id"],
    )


def _target(row: Row) -> TargetEntry:
    return TargetEntry(
        regime=row["regime"],
        indicator=row["indicator"],
        due_on=row["due_on"],
        target_pct_as_printed=row["target_pct_as_printed"],
        target_workers=row["target_workers"],
        source_id=row["source_id"],
    )


def _sentence(sentence: SentenceReading) -> SentenceEntry:
    numbers = tuple(
        NumberEntry(
            number.token.text,
            number.token.start,
            number.token.end,
            number.token.unit,
            number.role,
        )
        for number in sentence.numbers
    )
    return SentenceEntry(numbers, sentence.doubts, sentence.claims)
