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


def given() -> list[dict[str, str]]:
    """Return the fifty sentences that came with the readings of a careful reader."""
    with (HERE / "sentences_given.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def own() -> list[dict[str, str]]:
    """Return the sentences that were written before the reader was."""
    with (HERE / "sentences_own.csv").open(encoding="utf-8") as file:
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


def later() -> list[dict[str, str]]:
    """Return the sentences that were written after the reader, to try it."""
    with (HERE / "sentences_later.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def last() -> list[dict[str, str]]:
    """Return the sentences that were written last, to try it once more."""
    with (HERE / "sentences_last.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def purpose() -> list[dict[str, str]]:
    """Return sentences in which money is needed so that workers are protected."""
    with (HERE / "sentences_purpose.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def words() -> list[dict[str, str]]:
    """Return sentences whose numbers stand in words."""
    with (HERE / "sentences_words.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def doubtful() -> list[dict[str, str]]:
    """Return sentences on branch offices, and on what is reached of a target."""
    with (HERE / "sentences_doubtful.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def groups() -> list[dict[str, str]]:
    """Return sentences on all workers, and on groups that no list of ours names."""
    with (HERE / "sentences_groups.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def blind() -> list[dict[str, str]]:
    """Return sentences written before anything of the reader was seen."""
    with (HERE / "sentences_blind.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
