"""Find out which region each row of a boundary file is.

By code where the file has Kemendagri codes, else by name. Codes of another
authority (BPS numbers many regencies differently) look just alike, so a column of
codes counts only where it agrees with the names beside it.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from cakupan.boundaries.notes import ShapeNote, listed
from cakupan.data import regionnames
from cakupan.errors import BoundaryError

MAX_CONFLICTS = 0.1  # share of rows; a column with more holds other codes
MIN_KNOWN = 0.5  # of the regions known by name; a column with fewer is no code
FIRST_CITY = 71  # regency numbers from 71 on are cities
DROPPED_WORDS = re.compile(
    "administrasi|administratif|adm|daerah|khusus|istimewa|ibukota|dki|di"
)
KINDS = {
    "kabupaten": "regency",
    "kab": "regency",
    "kota": "city",
    "kotamadya": "city",
    "kodya": "city",
    "provinsi": "province",
    "propinsi": "province",
    "prov": "province",
}
PROVINCE_CODE = re.compile(r"(?:ID)?(\d{2})(?:\.?0)*")
REGENCY_CODE = re.compile(r"(?:ID)?(\d{2})\.?(\d{2})(?:\.?0)*")
CUT_ZERO = re.compile(r"(\d{2})\.([1-9])")
_PLUS = " + "
# Rows of national sets that are no region: lakes, reservoirs, forest, sea.
_NO_LAND = re.compile(
    r"\b(danau|telaga|waduk|bendungan|hutan|laut|selat|teluk|lake|reservoir|forest|"
    r"water)\b",
    re.IGNORECASE,
)

_CONFLICTS = (
    "Expected code and name of a row to mean the same region, found {found} in column "
    '"{column}". Correct the code or the name of these rows.'
)
_TWO_READINGS = (
    "Expected codes with one reading, found {found}. Add a column of names, or write "
    "Kemendagri's codes with their dot, as text."
)
_OTHER_CODES = ShapeNote(
    'Column "{column}" holds codes of another kind: {conflicts} of {checked} disagree '
    "with the names beside them, such as {example} (code, region of that name). It "
    "was not used."
)


class ExpectedRegion(NamedTuple):
    """A region that a boundary file should hold.

    Attributes:
        code: Kemendagri code of vintage 38, "64" or "64.01".
        name: full name.
        aliases: further names.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """Which region each row is.

    Attributes:
        codes: by row, the region's code or None.
        by_code: how many rows were recognised by code.
        by_name: how many rows were recognised by name.
        unmatched: labels of rows that are no known region.
        no_land: labels of those among them that are lakes, forest or sea by name.
        ambiguous: labels of rows whose name fits several regions.
        column: the column of codes that was used, or None.
        notes: what the reader should know.
    """

    codes: list[str | None]
    by_code: int
    by_name: int
    unmatched: list[str]
    no_land: list[str]
    ambiguous: list[str]
    column: str | None
    notes: list[ShapeNote] = field(default_factory=list)


def parse_code(value: Any) -> str | None:
    """Return a Kemendagri-shaped code, or None where the value is none.

    >>> parse_code("6401"), parse_code(64.01), parse_code(6401.0), parse_code("64")
    ('64.01', '64.01', '64.01', '64')
    >>> parse_code(64.1), parse_code("Paser"), parse_code(None)
    ('64.10', None, None)
    """
    if isinstance(value, float):
        if math.isnan(value):
            return None
        value = f"{value:.0f}" if value.is_integer() else f"{value:.2f}"
    text = str(value).strip()
    if found := CUT_ZERO.fullmatch(text):  # a spreadsheet cut the 0 of "64.10"
        return f"{found[1]}.{found[2]}0"
    if found := PROVINCE_CODE.fullmatch(text):
        return found[1]
    if found := REGENCY_CODE.fullmatch(text):
        return f"{found[1]}.{found[2]}"
    return None


def split_name(name: Any) -> tuple[str | None, str]:
    """Return the kind of region that a name says, and its bare name squeezed.

    >>> split_name("KAB. KEP. SERIBU"), split_name("Kota Administrasi Jakarta Pusat")
    (('regency', 'kepulauanseribu'), ('city', 'jakartapusat'))
    """
    words = re.findall(r"[a-z]+", str(name).casefold())
    kind = KINDS.get(words[0]) if words else None
    if kind and len(words) > 1:
        words = words[1:]
    kept = [word for word in words if not DROPPED_WORDS.fullmatch(word)] or words
    return kind, "".join("kepulauan" if word == "kep" else word for word in kept)


class NameIndex:
    """Regions by name."""

    def __init__(self, regions: Iterable[ExpectedRegion]) -> None:
        """Sort every name and alias of every region under its bare form."""
        self._codes: dict[str, set[str]] = {}
        for region in regions:
            for name in (region.name, *region.aliases):
                self._codes.setdefault(split_name(name)[1], set()).add(region.code)
        self._codes.pop("", None)  # a name without letters names nothing

    def find(self, name: Any) -> set[str]:
        """Return the codes of all regions that a name may mean."""
        kind, bare = split_name(name)
        codes = self._codes.get(bare, set())
        found = {code for code in codes if kind is None or _kind(code) == kind}
        # "Kota Baru" is Kabupaten Kotabaru: no city is called Baru.
        return found or self._codes.get(regionnames.squeezed(str(name)), set())


def match_rows(
    rows: pd.DataFrame,
    regions: Sequence[ExpectedRegion],
    bps: Mapping[str, str] | None = None,
) -> Match:
    """Return which region each row is.

    Args:
        rows: the file's rows.
        regions: the regions that it may hold.
        bps: Kemendagri code of each code of BPS.

    Raises:
        BoundaryError: the code of a row names one region and its name another, or
            the codes may be of either office and nothing says of which.
    """
    known = {region.code for region in regions}
    names = NameIndex(regions)
    meanings = _best_names(rows, names)
    notes: list[ShapeNote] = []
    column, codes = _best_codes(rows, known, meanings, bps or {}, notes)
    by_code = sum(code is not None for code in codes)
    _match_names(codes, meanings)
    labels = _labels(rows)
    by_name = sum(code is not None for code in codes) - by_code
    unknown = [
        label
        for label, code, meant in zip(labels, codes, meanings, strict=True)
        if code is None and not meant
    ]
    return Match(
        codes=codes,
        by_code=by_code,
        by_name=by_name,
        unmatched=[label for label in unknown if not _NO_LAND.search(label)],
        no_land=[label for label in unknown if _NO_LAND.search(label)],
        ambiguous=[
            f"{label} = {'/'.join(sorted(meant))}"
            for label, code, meant in zip(labels, codes, meanings, strict=True)
            if code is None and meant
        ],
        column=column,
        notes=notes,
    )


def _kind(code: str) -> str:
    """Return whether a code is a province's, a regency's or a city's."""
    if len(code) == 2:
        return "province"
    return "city" if int(code[3:]) >= FIRST_CITY else "regency"


def _columns(rows: pd.DataFrame) -> list[str]:
    """Return the columns that are not geometry."""
    return [column for column in rows.columns if column != "geometry"]


def _best_names(rows: pd.DataFrame, names: NameIndex) -> list[set[str]]:
    """Return what each row may mean by the column that names most regions.

    A table of regencies also has a column of province names, so the number of
    different regions decides. Where a name is both a province's and a city's
    ("Jambi"), the level that most of the column is on decides.
    """
    best: list[set[str]] = [set() for _ in range(len(rows))]
    most = 0
    for column in _columns(rows):
        found = [names.find(value) for value in rows[column]]
        count = len(set().union(*found))
        if count > most:
            best, most = found, count
    lone = [next(iter(codes)) for codes in best if len(codes) == 1]
    provinces = sum(len(code) == 2 for code in lone)
    prefer = 2 if 2 * provinces > len(lone) else 5
    return [_preferred(codes, lambda code: len(code) == prefer) for codes in best]


def _preferred(codes: set[str], test: Callable[[str], bool]) -> set[str]:
    """Return the codes that pass a test, or all where none does."""
    return {code for code in codes if test(code)} or codes


def _best_codes(
    rows: pd.DataFrame,
    known: set[str],
    meanings: list[set[str]],
    bps: Mapping[str, str],
    notes: list[ShapeNote],
) -> tuple[str | None, list[str | None]]:
    """Return the column with most known codes that agree with the names."""
    columns = {name: [parse_code(v) for v in rows[name]] for name in _columns(rows)}
    columns |= {
        joined: [parse_code(value) for value in _written(rows, joined)]
        for joined in _joined_columns(rows, known)
    }
    counts = {name: len(known.intersection(codes)) for name, codes in columns.items()}
    enough = max(1, MIN_KNOWN * len(set().union(*meanings)))
    likely = [name for name in columns if counts[name] >= enough]
    for name in sorted(likely, key=lambda name: -counts[name]):
        codes = [code if code in known else None for code in columns[name]]
        pairs = [(c, m) for c, m in zip(codes, meanings, strict=True) if c and m]
        wrong = [(code, meant) for code, meant in pairs if code not in meant]
        found = [f"{code} ≠ {'/'.join(sorted(meant))}" for code, meant in wrong]
        is_bps = all(bps.get(code.replace(".", "")) in meant for code, meant in wrong)
        if len(wrong) > MAX_CONFLICTS * len(pairs) or (wrong and is_bps):
            note = _OTHER_CODES.filled(
                column=name,
                conflicts=len(wrong),
                checked=len(pairs),
                example=found[0],
            )
            notes.append(note)
            continue
        if wrong:
            raise BoundaryError(_CONFLICTS, found=listed(found), column=name)
        _ask_for_names(_written(rows, name), codes, meanings, bps)
        return name, codes
    return None, [None] * len(rows)


def _ask_for_names(
    values: Iterable[Any],
    codes: list[str | None],
    meanings: list[set[str]],
    bps: Mapping[str, str],
) -> None:
    """Refuse codes that have two readings where no name and no other code decides.

    Raises:
        BoundaryError: digits without a dot that mean another region at BPS, or a code
            that a spreadsheet cut.
    """
    doubts, is_ours = [], False
    for value, code, meant in zip(values, codes, meanings, strict=True):
        text = str(value).strip()
        if code is None:
            continue
        theirs = bps.get(code.replace(".", ""))
        if CUT_ZERO.fullmatch(text) and isinstance(value, str) and not meant:
            doubts.append(f"{text} = {text[:3]}0{text[3]} / {code}")
        elif "." in text and not text.endswith(".0"):
            continue
        elif theirs in (None, code):
            is_ours = is_ours or theirs is None
        elif meant:
            is_ours = True
        else:
            doubts.append(f"{text} = {code} (Kemendagri) / {theirs} (BPS)")
    if doubts and not is_ours:
        raise BoundaryError(_TWO_READINGS, found=listed(doubts))


def _joined_columns(rows: pd.DataFrame, known: set[str]) -> list[str]:
    """Return pairs of columns, ``province + regency``, that hold a code's two parts.

    Whatever they are called: the first holds provinces' codes alone.
    """
    parts = [name for name in _columns(rows) if rows[name].map(_is_short).all()]
    provinces = [
        name
        for name in parts
        if {_two_digits(value) for value in rows[name] if not pd.isna(value)} <= known
    ]
    return [
        f"{first}{_PLUS}{second}"
        for first in provinces
        for second in parts
        if first != second
    ]


def _written(rows: pd.DataFrame, name: str) -> list[Any]:
    """Return the codes of a column, or of a pair of columns, as they are written."""
    if name in rows:
        return list(rows[name])
    pair = zip(*(rows[part] for part in name.split(_PLUS)), strict=True)
    return [
        None
        if pd.isna(first) or pd.isna(second)
        else _two_digits(first) + _two_digits(second)
        for first, second in pair
    ]


def _two_digits(value: Any) -> str:
    """Return a number of at most two digits as two: ``1``, ``"1.0"`` as ``"01"``."""
    return f"{int(float(str(value).strip())):02d}"


def _is_short(value: Any) -> bool:
    """Say whether a value is a whole number of at most two digits, or missing."""
    is_short = re.fullmatch(r"\d{1,2}(?:\.0)?", str(value).strip()) is not None
    return is_short or bool(pd.isna(value))


def _match_names(codes: list[str | None], meanings: list[set[str]]) -> None:
    """Fill in codes by name, the plain cases first.

    "Banjar" alone may be the regency or the city; once a row says "Kota Banjar",
    only the regency is left. Several rows may be parts of one region.
    """
    for row, meant in enumerate(meanings):
        if codes[row] is None and len(meant) == 1:
            codes[row] = next(iter(meant))
    changed = True
    while changed:
        changed = False
        taken = {code for code in codes if code is not None}
        for row, meant in enumerate(meanings):
            left = meant - taken
            if codes[row] is None and len(left) == 1:
                codes[row] = left.pop()
                changed = True


def _labels(rows: pd.DataFrame) -> list[str]:
    """Return a short text for each row to recognise it by."""
    texts = [
        [str(value) for value in values if isinstance(value, str) and value.strip()]
        for values in rows[_columns(rows)].itertuples(index=False)
    ]
    return [
        f"#{number} ({', '.join(text[:3])})"
        for number, text in enumerate(texts, start=1)
    ]
