"""Readings written by hand for sentences, in the short form of the two lists."""

import csv
import re
from fractions import Fraction
from pathlib import Path

from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.quantities import PERCENT, POINTS, Stated
from cakupan.topics.claims.sentence.reading import SentenceReading

HERE = Path(__file__).parent
ASK = "?"


def sentences(name: str) -> list[dict[str, str]]:
    """Return the sentences of one list, each with its reading.

    Args:
        name: ``given`` came with the readings of a careful reader; ``own`` was written
            before the reader was, ``later`` and ``last`` after it, ``blind`` by who had
            not seen it; ``purpose`` is on money for workers, ``words`` on numbers in
            words, ``members`` on words for members, ``doubtful`` on branch offices and
            shares of targets, ``groups`` on some of the workers.
    """
    with (HERE / f"sentences_{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def parse(reads_as: str) -> dict[str, str]:
    """Return the roles of a short form, with their numbers as text."""
    parts = [part for part in re.split(r"[;|]", reads_as) if part]
    return dict(part.split("=", 1) for part in parts)


def short(claim: Claim) -> dict[str, str]:
    """Return a claim in the short form."""
    found = {name: _number(name, part) for name, part in claim.stated.items()}
    if claim.part:
        found["part"] = ",".join(str(int(part.value)) for part in claim.part)
    return found


def read_in_short(reading: SentenceReading, wanted: dict[str, str]) -> dict[str, str]:
    """Return a reading in the short form; region and date where they are wanted."""
    found = short(reading.claim)
    if "region" in wanted:
        found["region"] = str(reading.region_code)
    if "when" in wanted:
        found["when"] = str(reading.when and reading.when.text)
    return found


def _number(name: str, part: Stated) -> str:
    if part.hedge == "decade":
        return f"{_plain(part.low)} to <{_plain(part.low + 10)}"
    if part.is_range:
        return f"{_plain(part.low)}-{_plain(part.high)}"
    suffix = ""
    if name in ("gap", "needed", "change"):
        suffix = {PERCENT: "%", POINTS: " points"}.get(part.unit, "")
    return _plain(part.low) + suffix


def _plain(value: Fraction) -> str:
    return str(int(value)) if value.denominator == 1 else str(float(value))
