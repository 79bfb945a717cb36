"""The lists that figures are told apart by: segments, bases, payers, regimes.

Each is a table of ``data/``, joined in SQL and read once here. What a code counts is
written there alone; nothing else lists the codes by hand.
"""

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from cakupan import paths
from cakupan.errors import SourceFileError

# Each list with the columns that are read here; the build checks what stands in them.
_COLUMNS = {
    "segments": (
        *("code", "place", "kind", "all_workers", "is_default"),
        *("label", "short_label"),
    ),
    "bases": (
        *("code", "place", "counted_by", "stands_under", "segment", "round_place"),
        *("label", "short_label", "note"),
    ),
    "payers": ("code", "place", "kind", "has_rates", "label"),
    "insurance_programmes": ("code", "place", "label"),
    "regimes": ("code", "place", "own_place", "label", "short_label"),
}
LISTS = tuple(_COLUMNS)
AS_STATED = "as_stated"  # the publisher does not say which segments are counted


@dataclass(frozen=True)
class Segment:
    """What a figure of participants may count.

    Attributes:
        kind: ``segment`` sums with the others; ``programme`` counts workers of any
            segment, is never summed and never all workers; ``unlisted`` is a figure
            whose publisher names no segments.
        all_workers: its part in a figure of all workers: ``needed``, ``part`` (where
            the publisher counts it), ``whole`` or ``no``.
        is_default: whether coverage counts it where nobody chose.
        label: name, as a message of the catalogue.
    """

    code: str
    kind: str
    all_workers: str
    is_default: bool
    label: str
    short_label: str


@dataclass(frozen=True)
class Base:
    """Workers that a coverage is divided by.

    Attributes:
        counted_by: ``sakernas``, by our rules alike for all regions, or ``publisher``.
        stands_under: the sums of segments whose universe it is: ``any``, ``segment``
            (the one of ``segment``) or ``none``.
        segment: code of the segment whose universe it is; empty if none's alone.
        round_place: order in tables of a survey round; None if not shown there.
        note: who is counted, as a message of the catalogue.
    """

    code: str
    counted_by: str
    stands_under: str
    segment: str
    round_place: int | None
    label: str
    short_label: str
    note: str


@dataclass(frozen=True)
class Payer:
    """Who pays contributions.

    Attributes:
        kind: whose money it is, as ``region_budget`` or ``company``.
        has_rates: whether a reader may choose it.
    """

    code: str
    kind: str
    has_rates: bool
    label: str


@dataclass(frozen=True)
class Regime:
    """Who sets a target.

    Attributes:
        own_place: order among a region's own targets, its own law first; None if it
            goes behind them.
    """

    code: str
    own_place: int | None
    label: str
    short_label: str


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a list in its order, as they stand in the file.

    Raises:
        SourceFileError: the file is missing, or one of its columns or cells is.
    """
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise SourceFileError(
            "Expected the table file {path}, found no such file. Restore it "
            "from the project's repository.",
            path=path,
        )
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header, listed = reader.fieldnames or (), list(reader)
    missing = [
        column
        for column in _COLUMNS[name]
        if column not in header or any(row[column] is None for row in listed)
    ]
    if missing:
        raise SourceFileError(
            "{path}, header: expected the columns {expected}; missing: {missing}. "
            "Restore the file from the project's repository.",
            path=path,
            expected=", ".join(_COLUMNS[name]),
            missing=", ".join(missing),
        )
    return sorted(listed, key=lambda row: _number(row["place"]) or 0)


@cache
def _rows(home: str | None, name: str) -> list[dict[str, str]]:
    """Read a list once for each root, which ``home`` names."""
    return rows(paths.data_dir(), name)


def _of(name: str) -> list[dict[str, str]]:
    return _rows(os.environ.get("CAKUPAN_HOME"), name)


def _number(text: str) -> int | None:
    """Return a whole number; any other text is named by the build, not here."""
    return int(text) if text.isdecimal() else None


def segments() -> tuple[Segment, ...]:
    """Return what figures of participants may count, in the order of readers."""
    return tuple(
        Segment(
            row["code"],
            row["kind"],
            row["all_workers"],
            row["is_default"].lower() == "true",
            row["label"],
            row["short_label"],
        )
        for row in _of("segments")
    )


def bases() -> tuple[Base, ...]:
    """Return the bases in the order in which a reader chooses one."""
    return tuple(
        Base(
            row["code"],
            row["counted_by"],
            row["stands_under"],
            row["segment"],
            _number(row["round_place"]),
            row["label"],
            row["short_label"],
            row["note"],
        )
        for row in _of("bases")
    )


def payers() -> tuple[Payer, ...]:
    """Return the payers in the order in which a budget talk names them."""
    return tuple(
        Payer(
            row["code"],
            row["kind"],
            row["has_rates"].lower() == "true",
            row["label"],
        )
        for row in _of("payers")
    )


def insurance_programmes() -> dict[str, str]:
    """Return the programmes of BPJS Ketenagakerjaan, and what each is called."""
    return {row["code"]: row["label"] for row in _of("insurance_programmes")}


def regimes() -> tuple[Regime, ...]:
    """Return who sets targets, in the order of readers."""
    return tuple(
        Regime(
            row["code"],
            _number(row["own_place"]),
            row["label"],
            row["short_label"],
        )
        for row in _of("regimes")
    )


@cache
def _scopes(home: str | None) -> frozenset[str]:
    """Return every scope that a figure may have, of the lists of one root."""
    listed = _of("segments")
    parts = [row["code"] for row in listed if row["kind"] == "segment"]
    sums = {
        "+".join(chosen)
        for length in range(1, len(parts) + 1)
        for chosen in combinations(parts, length)
    }
    return frozenset(sums | {r["code"] for r in listed if r["kind"] != "segment"})


def is_scope(text: str) -> bool:
    """Tell whether a figure may have a segment scope.

    It is a sum of segments in their order, one programme, or as_stated.

    >>> is_scope("PU+BPU"), is_scope("BPU+PU"), is_scope("as_stated"), is_scope("XX")
    (True, False, True, False)
    """
    return text in _scopes(os.environ.get("CAKUPAN_HOME"))


def covers_all_workers(scope: str | None) -> bool:
    """Tell whether a figure of a scope is one of all workers.

    That is a figure of no stated scope, or of wage earners and of non-wage workers at
    least. One of a programme counts some of every segment and is not.

    >>> [covers_all_workers(s) for s in ("as_stated", "PU+BPU", "PU+JAKON", "PU", None)]
    [True, True, False, False, False]
    """
    parts = scope.split("+") if scope else []
    listed = _of("segments")
    by_code = {row["code"]: row["all_workers"] for row in listed}
    said = [by_code.get(part, "no") for part in parts]
    if said == ["whole"]:
        return True
    needed = sum(row["all_workers"] == "needed" for row in listed)
    return said.count("needed") == needed and not {"no", "whole"} & set(said)


def in_order(codes: Sequence[str]) -> list[str]:
    """Return codes of segments and programmes in the order of readers.

    >>> in_order(["BPU", "PU"])
    ['PU', 'BPU']
    """
    return sorted(codes, key=[row["code"] for row in _of("segments")].index)


# What a column of a list says of the codes that it chooses.
_CHOSEN = ("true", "any", "segment")


def allowed(folder: Path, named: str) -> tuple[str, ...] | None:
    """Return the codes that ``schema.csv`` allows by a list's name and column.

    ``payers.code`` is every code of ``payers.csv``, ``payers.funds_cohorts`` those
    whose column is true, ``bases.stands_under`` those that a coverage may be divided
    by; any other text names no list.

    Raises:
        SourceFileError: the list's file is missing.
    """
    name, dot, column = named.partition(".")
    if not dot or name not in LISTS:
        return None
    return tuple(
        row["code"]
        for row in rows(folder, name)
        if column == "code" or row.get(column, "").lower() in _CHOSEN
    )


def forget() -> None:
    """Let go of what was read, so that lists that were changed are read again."""
    _rows.cache_clear()
    _scopes.cache_clear()


def messages() -> list[str]:
    """Return the texts of the lists that the catalogue translates."""
    return [
        row[column]
        for name in LISTS
        for row in _of(name)
        for column in ("label", "short_label", "note")
        if row.get(column)
    ]
