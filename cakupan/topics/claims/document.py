"""A checked claim as a document; keys are the contract of the command ``claim``."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from cakupan import documents
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.documents import Document, iso, plain, rounded
from cakupan.topics.claims import phrases_of_verdicts
from cakupan.topics.claims.ask import CheckedClaim
from cakupan.topics.claims.ask_records import ClaimRecords, NearbyRecord
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.identities import DerivedNumber
from cakupan.topics.claims.figures.outcomes import Finding, NumberTest
from cakupan.topics.claims.figures.quantities import PERSONS, RUPIAH, Stated
from cakupan.topics.claims.phrases import equation, of_test
from cakupan.topics.claims.sentence.reading import Doubt, SentenceReading
from cakupan.wording import Wording


def claim_document(
    checked: CheckedClaim,
    region: Region | None,
    words: Wording,
    sentence: SentenceReading | None = None,
) -> Document:
    """Return a checked claim with what it rests on.

    Args:
        checked: the verdict.
        region: whom the claim is about, if that is known.
        words: of its sentences.
        sentence: the text that the claim was read from, if it was.
    """
    claim = checked.check.claim
    finding = checked.findings[0]
    return {
        "verdict_code": checked.verdict_code,
        "verdict": phrases_of_verdicts.title(checked.verdict_code, words),
        "explanation": phrases_of_verdicts.explain(checked, finding, words).text,
        "recomputed": recomputed(checked),
        "findings": [_finding(checked, each, words) for each in checked.findings],
        "stated": _all_stated(claim),
        "tests": [_test(checked, test, words) for test in checked.tests],
        "derived": [_derived(checked, number, words) for number in checked.derived],
        "region_code": region.region_code if region else None,
        "region_name": region.region_name if region else None,
        "date": checked.when.text if checked.when else None,
        "payer": checked.payer if claim.rupiah else None,
        "rupiah_per_month": _whole(claim.month_rate),
        "from_our_data": {
            name: row["source_id"] for name, row in checked.filled.items()
        },
        "known": _known(checked.records),
        "read": None if sentence is None else _sentence(sentence),
    }


def recomputed(checked: CheckedClaim) -> Document:
    """Return what the numbers give, by name; ends where the digits leave room."""
    numbers: Document = {}
    for test in checked.check.tests:
        derived = test.computed
        numbers.setdefault(derived.name, _point(derived.point, derived.unit))
    for derived in checked.derived:
        numbers.setdefault(derived.name, _point(derived.point, derived.unit))
        low, high = (
            _point(derived.low, derived.unit),
            _point(derived.high, derived.unit),
        )
        if low != high:
            numbers[f"{derived.name}_low"], numbers[f"{derived.name}_high"] = low, high
    for name, number in checked.findings[0].figures.items():
        numbers[name] = plain(number) if number.denominator != 1 else int(number)
    return numbers


def _point(value: Fraction, unit: str) -> int | float | None:
    return int(plain(value, 0) or 0) if unit in (PERSONS, RUPIAH) else plain(value)


def _whole(value: Fraction | None) -> int | None:
    return None if value is None else int(value)


def _all_stated(claim: Claim) -> Document:
    """Return the numbers by field; parts of a sum are a list."""
    entries: Document = {name: _stated(part) for name, part in claim.stated.items()}
    for name, part in claim.also:
        entries[name]["also"] = _stated(part)
    if claim.part:
        entries["part"] = [_stated(part) for part in claim.part]
    return entries


def _stated(part: Stated) -> Document:
    return {
        "value": documents.whole_or(part.value),
        "hedge": part.hedge,
        "low": _plain_end(part.interval.low),
        "high": _plain_end(part.interval.high),
        "unit": part.unit,
        "text": part.text,
    }


def _plain_end(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _finding(checked: CheckedClaim, finding: Finding, words: Wording) -> Document:
    deciding_record = checked.deciding_record
    explanation = phrases_of_verdicts.explain(checked, finding, words)
    return {
        "code": finding.code,
        "explanation": explanation.text,
        "field": finding.field,
        "source_id": deciding_record.row["source_id"] if deciding_record else None,
    }


def _test(checked: CheckedClaim, test: NumberTest, words: Wording) -> Document:
    return {
        "identity": test.computed.relation,
        "of": test.computed.name,
        "computed": _point(test.computed.point, test.computed.unit),
        "computed_low": _plain_end(test.computed.low),
        "computed_high": _plain_end(test.computed.high),
        "stated": documents.whole_or(test.stated.value),
        "fit": test.fit,
        "slipped": test.slipped,
        "is_cut": test.is_cut,
        "sentence": of_test(test, checked.claim_of(test), words).text,
    }


def _derived(checked: CheckedClaim, number: DerivedNumber, words: Wording) -> Document:
    by_name = {each.name: each for each in checked.derived}
    claim = checked.read_as
    return {
        "name": number.name,
        "value": _point(number.point, number.unit),
        "low": _point(number.low, number.unit),
        "high": _point(number.high, number.unit),
        "unit": number.unit,
        "from": equation(number.relation, claim, words, by_name),
    }


def _known(records: ClaimRecords | None) -> Document | None:
    if records is None:
        return None
    return {
        "computed": [_computed(record) for record in records.computed],
        "statements": [_stated_row(record) for record in records.stated],
        "workers": [_workers(record) for record in records.workers],
        "funded": [_workers(record) for record in records.funded],
        "targets": [_target(row) for row in records.targets],
        "conflicts": [row["conflict_id"] for row in records.conflicts],
        "fits": [_key(record) for record in records.fitting],
    }


def _key(reading: NearbyRecord) -> Document:
    row = reading.row
    return {
        "kind": reading.kind,
        "numbers": list(reading.fits),
        "period_end": iso(reading.on),
        "segment_scope": row.get("segment_scope"),
        "base": row.get("base"),
        "source_id": row["source_id"],
    }


def _computed(reading: NearbyRecord) -> Document:
    row = reading.row
    return {
        "period_end": iso(reading.on),
        "segment_scope": row["segment_scope"],
        "base": row["base"],
        "base_period": iso(row["base_period"]),
        "active_workers": row["active_workers"],
        "base_workers": row["base_workers"],
        "coverage_pct": rounded(row["coverage_pct"]),
        "fits": list(reading.fits),
        "source_id": row["source_id"],
        "base_source_id": row["base_source_id"],
    }


def _stated_row(reading: NearbyRecord) -> Document:
    row = reading.row
    return {
        "period_end": iso(reading.on),
        "stated_pct_as_printed": row["stated_pct_as_printed"],
        "stated_active": row["stated_active"],
        "stated_base": row["stated_base"],
        "segment_scope": row["segment_scope"],
        "indicator": row["indicator"],
        "fits": list(reading.fits),
        "source_id": row["source_id"],
    }


def _workers(reading: NearbyRecord) -> Document:
    row = reading.row
    return {
        "period_end": iso(reading.on),
        "workers": row["workers"],
        "precision": row["precision"],
        "segment_scope": row.get("segment_scope"),
        "cohort_id": row.get("cohort_id"),
        "fits": list(reading.fits),
        "source_id": row["source_id"],
    }


def _target(row: Row) -> Document:
    return {
        "regime": row["regime"],
        "indicator": row["indicator"],
        "due_on": iso(row["due_on"]),
        "target_pct_as_printed": row["target_pct_as_printed"],
        "target_workers": row["target_workers"],
        "source_id": row["source_id"],
    }


def _sentence(sentence: SentenceReading) -> Document:
    return {
        "numbers": [
            {
                "text": number.token.text,
                "start": number.token.start,
                "end": number.token.end,
                "unit": number.token.unit,
                "role": number.role,
            }
            for number in sentence.numbers
        ],
        "doubts": [_doubt(doubt) for doubt in sentence.doubts],
        "claims": list(sentence.claims),
    }


def _doubt(doubt: Doubt) -> Mapping[str, Any]:
    return {
        "code": doubt.code,
        "text": doubt.text,
        "name": doubt.name,
        "choices": list(doubt.choices),
    }
