"""A checked claim as a document; keys are the contract of the command ``claim``."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from cakupan.answers import forms
from cakupan.answers.forms import Document, plain
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.documents import iso, rounded
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
    answer: CheckedClaim,
    region: Region | None,
    words: Wording,
    sentence: SentenceReading | None = None,
) -> Document:
    """Return a checked claim with what it rests on.

    Args:
        answer: the verdict.
        region: whom the claim is about, if that is known.
        words: of its sentences.
        sentence: the text that the claim was read from, if it was.
    """
    claim = answer.check.claim
    finding = answer.findings[0]
    return {
        "verdict_code": answer.verdict_code,
        "verdict": phrases_of_verdicts.title(answer.verdict_code, words),
        "explanation": phrases_of_verdicts.explain(answer, finding, words).text,
        "recomputed": recomputed(answer),
        "findings": [_finding(answer, one, words) for one in answer.findings],
        "stated": _all_stated(claim),
        "tests": [_test(answer, test, words) for test in answer.tests],
        "derived": [_derived(answer, made, words) for made in answer.derived],
        "region_code": region.region_code if region else None,
        "region_name": region.region_name if region else None,
        "date": answer.when.text if answer.when else None,
        "payer": answer.payer if claim.rupiah else None,
        "rupiah_per_month": _whole(claim.month_rate),
        "from_our_data": {
            name: row["source_id"] for name, row in answer.filled.items()
        },
        "known": _known(answer.known),
        "read": None if sentence is None else _sentence(sentence),
    }


def recomputed(answer: CheckedClaim) -> Document:
    """Return what the numbers give, by name; ends where the digits leave room."""
    found: Document = {}
    for test in answer.check.tests:
        made = test.computed
        found.setdefault(made.name, _point(made.point, made.unit))
    for made in answer.derived:
        found.setdefault(made.name, _point(made.point, made.unit))
        low, high = _point(made.low, made.unit), _point(made.high, made.unit)
        if low != high:
            found[f"{made.name}_low"], found[f"{made.name}_high"] = low, high
    for name, number in answer.findings[0].figures.items():
        found[name] = plain(number) if number.denominator != 1 else int(number)
    return found


def _point(value: Fraction, unit: str) -> int | float | None:
    return int(plain(value, 0) or 0) if unit in (PERSONS, RUPIAH) else plain(value)


def _whole(value: Fraction | None) -> int | None:
    return None if value is None else int(value)


def _all_stated(claim: Claim) -> Document:
    """Return the numbers by field; parts of a sum are a list."""
    found: Document = {name: _stated(part) for name, part in claim.stated.items()}
    for name, part in claim.also:
        found[name]["also"] = _stated(part)
    if claim.part:
        found["part"] = [_stated(part) for part in claim.part]
    return found


def _stated(part: Stated) -> Document:
    return {
        "value": forms.whole_or(part.value),
        "hedge": part.hedge,
        "low": _plain_end(part.interval.low),
        "high": _plain_end(part.interval.high),
        "unit": part.unit,
        "text": part.text,
    }


def _plain_end(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _finding(answer: CheckedClaim, finding: Finding, words: Wording) -> Document:
    beside = answer.beside
    said = phrases_of_verdicts.explain(answer, finding, words)
    return {
        "code": finding.code,
        "explanation": said.text,
        "field": finding.field,
        "source_id": beside.row["source_id"] if beside else None,
    }


def _test(answer: CheckedClaim, test: NumberTest, words: Wording) -> Document:
    return {
        "identity": test.computed.relation,
        "of": test.computed.name,
        "computed": _point(test.computed.point, test.computed.unit),
        "computed_low": _plain_end(test.computed.low),
        "computed_high": _plain_end(test.computed.high),
        "stated": forms.whole_or(test.stated.value),
        "fit": test.fit,
        "slipped": test.slipped,
        "is_cut": test.is_cut,
        "sentence": of_test(test, answer.claim_of(test), words).text,
    }


def _derived(answer: CheckedClaim, made: DerivedNumber, words: Wording) -> Document:
    others = {one.name: one for one in answer.derived}
    claim = answer.read_as
    return {
        "name": made.name,
        "value": _point(made.point, made.unit),
        "low": _point(made.low, made.unit),
        "high": _point(made.high, made.unit),
        "unit": made.unit,
        "from": equation(made.relation, claim, words, others),
    }


def _known(known: ClaimRecords | None) -> Document | None:
    if known is None:
        return None
    return {
        "computed": [_computed(one) for one in known.computed],
        "statements": [_stated_row(one) for one in known.stated],
        "workers": [_workers(one) for one in known.workers],
        "funded": [_workers(one) for one in known.funded],
        "targets": [_target(row) for row in known.targets],
        "conflicts": [row["conflict_id"] for row in known.conflicts],
        "fits": [_key(one) for one in known.fitting],
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
                "text": one.token.text,
                "start": one.token.start,
                "end": one.token.end,
                "unit": one.token.unit,
                "role": one.role,
            }
            for one in sentence.numbers
        ],
        "doubts": [_doubt(one) for one in sentence.doubts],
        "claims": list(sentence.claims),
    }


def _doubt(doubt: Doubt) -> Mapping[str, Any]:
    return {
        "code": doubt.code,
        "text": doubt.text,
        "name": doubt.name,
        "choices": list(doubt.choices),
    }
