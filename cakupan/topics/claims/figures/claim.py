"""A claim: the numbers that somebody stated together, each with its digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from cakupan.data.intake import typed
from cakupan.data.intake.personal import safe
from cakupan.data.nouns import MONEY
from cakupan.errors import BadInputError
from cakupan.topics.claims.figures import hedges, numerals
from cakupan.topics.claims.figures.quantities import (
    CHANGE,
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    RUPIAH,
    Stated,
)

# What a field counts. A gap may be workers or a percent, a change percent or points.
UNITS = {
    "active": PERSONS,
    "eligible": PERSONS,
    "gap": PERSONS,
    "pct": PERCENT,
    "target_pct": PERCENT,
    "previous_pct": PERCENT,
    "previous_active": PERSONS,
    "change": CHANGE,
    "needed": PERSONS,
    "rupiah": RUPIAH,
    "months": MONTHS,
    "other": PERSONS,
    "target_workers": PERSONS,
    "share_of_members": PERCENT,
    "rate": RUPIAH,
}
FIELDS = tuple(UNITS)
# Who the money pays for, where several numbers of workers are given.
WORKERS = ("needed", "gap", "active")
_LONGEST = 60
_PERCENT_SIGN = re.compile(r"%|\bpersen\b|\bper ?cent\b|\bpct\b", re.IGNORECASE)
_POINTS = re.compile(
    r"\bpoin(?:ts?)?\b|\bpp\b|\bpercentage points?\b|\bpersen poin\b", re.IGNORECASE
)
_MONEY = re.compile(rf"^\s*{MONEY}\s*", re.IGNORECASE)
_WORDS_OF_COUNTS = re.compile(
    r"\b(?:orang|jiwa|pekerja|peserta|workers?|people|rupiah|bulan|months?)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(.+?)(?:\s*[-–—]\s*|\s+(?:sampai|hingga|s\.?d\.?|to)\s+)(.+)")
_DECADE = re.compile(r"([0-9.,]+)-?an(?![a-z])(.*)", re.IGNORECASE)
_SHAPE = re.compile(r"([+-]?)\s*([0-9][0-9.,]*)\s*([A-Za-z]*)")


@dataclass(frozen=True)
class Claim:
    """The numbers of a claim; None for those that it does not state.

    Attributes:
        active: protected workers.
        eligible: the base that they are divided by.
        gap: workers not protected, or their percent.
        pct: coverage.
        target_pct: target.
        previous_pct: coverage before.
        previous_active: protected workers before.
        change: percent or points.
        needed: workers still missing to the target, or workers to be paid for.
        rupiah: money.
        months: months of cover, a number or a range.
        other: what somebody else says of the same thing.
        target_workers: target in workers.
        share_of_members: members of the region among all of the nation, percent.
        rate: rupiah that one worker costs in a month, where the claim states it.
        part: parts of the protected workers or of the base.
        due_rate: rupiah that one worker costs in a month by law.
        also: the same thing in its other unit, by field: "120.000 atau 60 persen".
        has_more_parts: the parts are named as some of them ("termasuk").
        is_achievement: the text says that the percent is a share of a target.
        group: some of the workers that the claim is about, in the text's words: its
            numbers are not held against those of all workers.
    """

    active: Stated | None = None
    eligible: Stated | None = None
    gap: Stated | None = None
    pct: Stated | None = None
    target_pct: Stated | None = None
    previous_pct: Stated | None = None
    previous_active: Stated | None = None
    change: Stated | None = None
    needed: Stated | None = None
    rupiah: Stated | None = None
    months: Stated | None = None
    other: Stated | None = None
    target_workers: Stated | None = None
    share_of_members: Stated | None = None
    rate: Stated | None = None
    part: tuple[Stated, ...] = ()
    due_rate: Fraction | None = None
    also: tuple[tuple[str, Stated], ...] = ()
    has_more_parts: bool = False
    is_achievement: bool = False
    group: str = ""

    @property
    def stated(self) -> dict[str, Stated]:
        """The numbers that are given, by name, in the order of ``FIELDS``."""
        by_name = {part.name: getattr(self, part.name) for part in fields(self)}
        return {name: by_name[name] for name in FIELDS if by_name[name] is not None}

    @property
    def is_empty(self) -> bool:
        """Whether no number is given."""
        return not self.stated and not self.part

    @property
    def month_rate(self) -> Fraction | None:
        """What one worker costs in a month: as the claim states it, else by law."""
        return self.rate.value if self.rate else self.due_rate

    def with_(self, **changes: object) -> Claim:
        """Return the claim with other numbers."""
        return replace(self, **changes)  # type: ignore[arg-type]


def read_field(name: str, text: str, label: str | None = None) -> Stated:
    """Read a number as it is typed into a field or an option.

    Args:
        name: of the field.
        text: as typed.
        label: what an error calls the field; its name by default.

    >>> stated = read_field("active", "675 ribu")
    >>> int(stated.value), int(stated.step)
    (675000, 1000)
    >>> read_field("change", "12,33 poin").unit, read_field("change", "-3%").unit
    ('points', 'percent')
    >>> read_field("months", "4-5 bulan").interval.high == 6
    True

    Raises:
        BadInputError: no number, one with two readings, or a negative one.
    """
    bare = text.strip()
    unit = _unit(name, bare)
    typed.refuse(
        bare, label or name, is_money=unit == RUPIAH, is_percent=unit != PERSONS
    )
    shape = _WORDS_OF_COUNTS.sub(" ", bare)
    if unit in (PERCENT, POINTS, CHANGE):
        shape = _PERCENT_SIGN.sub(" ", _POINTS.sub(" ", shape))
    if unit == RUPIAH:
        shape = _MONEY.sub("", shape)
    hedge, shape = _hedge(shape.strip())
    ends = _RANGE.fullmatch(shape) if name != "change" else None
    field_label = label or name
    if ends is None:
        return hedges.hedged(
            _single_number(name, shape, unit, bare, field_label), hedge
        )
    low, high = (
        _single_number(name, part, unit, bare, field_label) for part in ends.groups()
    )
    if low.low > high.high:
        raise _unreadable(field_label, bare)
    step = max(low.step, high.step)
    both = hedges.of_both(low, high, hedge)
    return replace(
        low, high=high.high, step=step, ends=both, hedge=hedge if both else None
    )


def _hedge(text: str) -> tuple[str | None, str]:
    """Return how a number is hedged (``sekitar``, ``70-an``), and the number alone."""
    decade = _DECADE.fullmatch(text)
    if decade:
        return hedges.DECADE, decade[1] + decade[2]
    first = re.search(r"[0-9]", text)
    hedge = hedges.hedge_before(text[: first.start()]) if first else None
    return (hedge, text[first.start() :]) if hedge and first else (None, text)


def read_parts(text: str, label: str = "part") -> tuple[Stated, ...]:
    """Read parts of a sum as they are typed into one field: ``400.000 + 200.000``.

    Raises:
        BadInputError: one of them is no number of workers.
    """
    return tuple(
        read_field("active", one, label) for one in text.split("+") if one.strip()
    )


def write_parts(parts: Sequence[Stated], lang: str) -> str:
    """Return parts as ``read_parts`` reads them back."""
    return " + ".join(write_field(part, lang) for part in parts)


_HEDGE_WORDS = {
    "id": {hedges.ABOUT: "sekitar ", hedges.AT_LEAST: "lebih dari ",
           hedges.AT_MOST: "hampir ", hedges.BELOW: "kurang dari "},
    "en": {hedges.ABOUT: "about ", hedges.AT_LEAST: "more than ",
           hedges.AT_MOST: "almost ", hedges.BELOW: "less than "},
}  # fmt: skip
_SCALE_WORDS = {
    "id": {10**12: "triliun", 10**9: "miliar", 10**6: "juta", 10**3: "ribu"},
    "en": {10**12: "trillion", 10**9: "billion", 10**6: "million", 10**3: "thousand"},
}
_SUFFIX = {
    "id": {PERCENT: "%", POINTS: " poin"},
    "en": {PERCENT: "%", POINTS: " points"},
}


def write_field(stated: Stated, lang: str) -> str:
    """Return a number as ``read_field`` reads it back, digits and step alike.

    >>> write_field(read_field("active", "675 ribu"), "id")
    '675.000'
    >>> write_field(read_field("rupiah", "2 miliar"), "en")
    '2 billion'
    >>> write_field(read_field("months", "4 sampai 5 bulan"), "id")
    '4-5'
    """
    low = _written(stated, stated.low, lang)
    high = _written(stated, stated.high, lang) if stated.is_range else None
    suffix = _SUFFIX[lang].get(stated.unit, "")
    if stated.hedge == hedges.DECADE:
        # "200-an ribu": the ending stands at the digits.
        digits, gap, word = low.partition(" ")
        return f"{digits}-an{gap}{word}{suffix}"
    before = _HEDGE_WORDS[lang].get(stated.hedge or "", "")
    return before + (low if high is None else f"{low}-{high}") + suffix


def _written(stated: Stated, value: Fraction, lang: str) -> str:
    size, sign = abs(value), "-" if value < 0 else ""
    is_count = stated.unit in (PERSONS, RUPIAH)
    if not is_count or stated.step < 1:
        return sign + _digits(size, stated.places, lang)
    whole = int(size)
    is_full = stated.unit == PERSONS and numerals.count_step(whole) == stated.step
    if is_full or stated.step < 1000:
        return sign + (f"{whole:,}".replace(",", ".") if lang == "id" else str(whole))
    scale, word = next(
        (scale, word)
        for scale, word in _SCALE_WORDS[lang].items()
        if scale <= max(whole, 1000) and scale <= stated.step * 1000
    )
    places = len(str(int(scale / stated.step))) - 1 if stated.step <= scale else 0
    return f"{sign}{_digits(size / scale, places, lang)} {word}"


def _digits(value: Fraction, places: int, lang: str) -> str:
    text = f"{round(value * 10**places):0{places + 1}d}"
    mark = "," if lang == "id" else "."
    return f"{text[:-places]}{mark}{text[-places:]}" if places else text


def _unit(name: str, text: str) -> str:
    unit = UNITS[name]
    if name not in ("gap", "change", "other", "needed"):
        return unit
    if _POINTS.search(text):
        return POINTS
    return PERCENT if _PERCENT_SIGN.search(text) else unit


def _single_number(
    name: str, shape: str, unit: str, text: str, field_label: str
) -> Stated:
    parts = _SHAPE.fullmatch(shape.strip())
    is_share = unit in (PERCENT, POINTS, CHANGE)
    scale = numerals.scale_of(parts[3], is_money=unit == RUPIAH) if parts else 1
    is_odd = parts is None or (parts[3] and (scale == 1 or is_share))
    if parts is None or is_odd or len(text) > _LONGEST:
        raise _unreadable(field_label, text)
    numeral = numerals.read_numeral(
        parts[2], numerals.style_of(parts[2]), scale=scale, is_percent=is_share
    )
    if numeral is None:
        raise _unreadable(field_label, text)
    if numeral.value is None:
        raise _open(field_label, numeral)
    if parts[1] == "-" and name != "change":
        raise BadInputError(
            "{name}: expected a number of 0 or more, found '{found}'. Write it without "
            "the minus.",
            name=field_label,
            found=text,
        )
    if numeral.value.denominator != 1 and unit in (PERSONS, RUPIAH):
        raise _unreadable(field_label, text)
    value = -numeral.value if parts[1] == "-" else numeral.value
    is_in_full = unit == MONTHS or (unit == RUPIAH and scale == 1)
    step = min(numeral.step, Fraction(1)) if is_in_full else numeral.step
    return Stated(value, value, step, unit, text)


def _open(name: str, read: numerals.Numeral) -> BadInputError:
    whole, decimal = read.choices
    return BadInputError(
        "{name}: '{found}' can be read in two ways. Write {whole} or {decimal}.",
        name=name,
        found=read.digits,
        whole=numerals.write_choice(whole, read.digits),
        decimal=numerals.write_choice(decimal, read.digits),
    )


def _unreadable(name: str, text: str) -> BadInputError:
    return BadInputError(
        "{name}: expected a number as 1.358.649, 675 ribu or 49,74%, found '{found}'. "
        "Write digits, and a unit if there is one.",
        name=name,
        found=safe(text)[:_LONGEST],
    )
