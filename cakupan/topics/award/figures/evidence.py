"""What a reader typed about regions: by hand, from a file, or out of a link.

Numbers by region and criterion, nothing else: no names, no notes, nothing personal.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from cakupan.data.intake.personal import safe, shown_name
from cakupan.errors import BadInputError, Phrase
from cakupan.topics.award.figures.criteria import (
    BY_LETTER,
    CRITERIA,
    TYPED,
    parse_value,
)

# (criterion, region code, value), in the order of the criteria, then of the codes.
Evidence = tuple[tuple[str, str, Decimal], ...]
NOTHING: Evidence = ()

COLUMNS = ("region_code", "criterion", "value")
_PART = re.compile(r"([a-z])((?:[0-9.]+-[0-9.]+_?)+)")
_PAIR = re.compile(r"([0-9]{2}(?:\.[0-9]{2})?)-([0-9]+(?:\.[0-9]+)?)")
LONGEST = 6000  # letters of a link; browsers and servers cut far longer ones


def ordered(values: Mapping[tuple[str, str], Decimal]) -> Evidence:
    """Return evidence in its one order, from values by criterion and region."""
    places = {code: place for place, code in enumerate(CRITERIA)}
    keys = sorted(values, key=lambda key: (places[key[0]], key[1]))
    return tuple((*key, values[key]) for key in keys)


def by_key(evidence: Evidence) -> dict[tuple[str, str], Decimal]:
    """Return the values by criterion and region code."""
    return {(criterion, code): value for criterion, code, value in evidence}


def merged(first: Evidence, over: Evidence) -> Evidence:
    """Return both, the second before the first where both have a value."""
    return ordered({**by_key(first), **by_key(over)})


def changed(
    evidence: Evidence, criterion: str, code: str, value: Decimal | None
) -> Evidence:
    """Return the evidence with one value put in, or taken out (None)."""
    values = by_key(evidence)
    values.pop((criterion, code), None)
    if value is not None:
        values[criterion, code] = value
    return ordered(values)


def plain(value: Decimal) -> str:
    """Return a number with no more digits than it needs.

    >>> plain(Decimal("80.50")), plain(Decimal("100"))
    ('80.5', '100')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def to_link(evidence: Evidence) -> str:
    """Return evidence as a link carries it: only signs that no browser rewrites.

    >>> to_link((("innovation", "64", Decimal("80.5")), ("attendance", "64.03",
    ...     Decimal(1))))
    'n64-80.5*h64.03-1'
    """
    parts: dict[str, list[str]] = {}
    for criterion, code, value in evidence:
        letter = CRITERIA[criterion].letter
        parts.setdefault(letter, []).append(f"{code}-{plain(value)}")
    return "*".join(letter + "_".join(pairs) for letter, pairs in parts.items())


def from_link(text: str) -> Evidence | None:
    """Return the evidence of a link; None if it has no such form."""
    values: dict[tuple[str, str], Decimal] = {}
    if len(text) > LONGEST:
        return None
    for part in text.split("*") if text else ():
        matched = _PART.fullmatch(part)
        criterion = BY_LETTER.get(matched[1]) if matched else None
        if matched is None or criterion is None or criterion.code not in TYPED:
            return None
        for pair in matched[2].split("_"):
            match = _PAIR.fullmatch(pair)
            if match is None:
                return None
            try:
                value = parse_value(match[2], criterion, match[1])
            except BadInputError:
                return None
            values[criterion.code, match[1]] = value
    return ordered(values)


Find = Callable[[str], str]


def from_rows(
    rows: Iterable[tuple[object, str, str, str]], find: Find | None = None
) -> Evidence:
    """Read region, criterion and value, each row with the place where it stands.

    Args:
        rows: place, region, criterion, value, as texts.
        find: returns a region's code from what was written; None takes codes as
            they are.

    Raises:
        BadInputError: an unknown region or criterion, a value out of its range, or
            a region and criterion twice.
    """
    values: dict[tuple[str, str], Decimal] = {}
    for place, region, name, text in rows:
        criterion = typed_criterion(name, place)
        code = find(region.strip()) if find else region.strip()
        if (criterion, code) in values:
            raise BadInputError(
                "{place}: expected each region and criterion once, found {found} "
                "again. Take one of the two out.",
                place=place,
                found=f"{safe(code)} {criterion}",
            )
        values[criterion, code] = parse_value(text, CRITERIA[criterion], place)
    return ordered(values)


def typed_criterion(name: str, place: object) -> str:
    """Return a criterion that a reader may type.

    Raises:
        BadInputError: any other word; coverage and its growth come from figures.
    """
    code = name.strip().lower()
    if code not in TYPED:
        raise BadInputError(
            "{place}: expected one of the criteria {expected}, found '{found}'. "
            "Coverage and its growth come from figures and cannot be typed.",
            place=place,
            expected=", ".join(TYPED),
            found=safe(name.strip()),
        )
    return code


def read_csv(
    text: str,
    name: str,
    find: Find | None = None,
    called: Mapping[str, str] | None = None,
) -> Evidence:
    """Read a table of evidence with commas, semicolons or tabs.

    One row a value (``region_code,criterion,value``), or one row a region: the region
    first, then one column a criterion, empty cells left out. Lines that begin with
    ``#`` are notes.

    Args:
        text: of the file, or as pasted from a spreadsheet.
        name: of the file, for errors.
        find: as in ``from_rows``.
        called: other names of criteria in small letters, as readers see them.

    Raises:
        BadInputError: another head, or a row that cannot be used.
    """
    lines = [
        (number, line)
        for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    first = lines[0][1] if lines else ""
    mark = next((sign for sign in ("\t", ";") if sign in first), ",")
    cells = [
        (line_of(name, number), next(csv.reader(io.StringIO(line), delimiter=mark)))
        for number, line in lines
    ]
    heads = [cell.strip().lower() for cell in cells[0][1]] if cells else []
    codes = [(called or {}).get(head, head) for head in heads]
    if set(COLUMNS) <= set(heads):
        return from_rows(_long_rows(cells[1:], heads), find)
    if len(codes) > 1 and set(codes[1:]) <= set(CRITERIA):
        return from_rows(_wide_rows(cells[1:], codes[1:]), find)
    raise BadInputError(
        "{place}: expected the columns {expected}, or a region and one column for each "
        "of {criteria}; found {found}. Write them into the first line.",
        place=name,
        expected=", ".join(COLUMNS),
        criteria=", ".join(TYPED),
        found=", ".join(map(shown_name, heads)) or "-",
    )


_Cells = Iterable[tuple[Phrase, list[str]]]
_Typed = Iterator[tuple[object, str, str, str]]


def _long_rows(cells: _Cells, heads: list[str]) -> _Typed:
    for place, row in cells:
        named = dict(zip(heads, row, strict=False))
        region, criterion, value = (named.get(column, "") for column in COLUMNS)
        yield place, region, criterion, value


def _wide_rows(cells: _Cells, codes: list[str]) -> _Typed:
    for place, row in cells:
        for criterion, value in zip(codes, row[1:], strict=False):
            if value.strip():
                yield place, row[0], criterion, value


def line_of(name: str, number: int) -> Phrase:
    """Return the place of a line in a file, said in the reader's language."""
    return Phrase(_LINE, {"file": name, "line": number})


_LINE = "{file}, line {line}"
