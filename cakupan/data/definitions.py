"""The tags of a coverage figure and which of them may meet; pure, no store.

A coverage figure has a segment scope, a base, an administrative division and a
period. What may be divided by what is decided here, once.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from cakupan import vocabulary
from cakupan.errors import BadInputError

# Segments that may be summed; a programme is none of them.
SEGMENTS = tuple(s.code for s in vocabulary.segments() if s.kind == "segment")
DEFAULT_SEGMENTS = tuple(s.code for s in vocabulary.segments() if s.is_default)
DEFAULT_SCOPE = "+".join(DEFAULT_SEGMENTS)
# Scopes of segments, as tables show them: sums first.
SCOPES = (
    DEFAULT_SCOPE,
    "+".join(s.code for s in vocabulary.segments() if s.all_workers == "needed"),
    *DEFAULT_SEGMENTS,
)

# Any sum of segments may stand over these bases ...
COMMON_BASES = tuple(b.code for b in vocabulary.bases() if b.stands_under == "any")
# ... and these bases are the universe of one segment alone.
SEGMENT_BASES = {
    b.code: (b.segment,) for b in vocabulary.bases() if b.stands_under == "segment"
}
BASES = (*COMMON_BASES, *SEGMENT_BASES)
DEFAULT_BASE = BASES[0]
# What a survey round counts, as tables show it; nothing is set against the last.
ROUND_BASES = tuple(
    code
    for _place, code in sorted(
        (b.round_place, b.code) for b in vocabulary.bases() if b.round_place
    )
)

VINTAGES = ("34", "38")
DATASETS = ("terbit", "simulasi")
# "As it is known today": later than any day on which a row can have entered.
KNOWN_NOW = date(9999, 12, 31)

_PERIOD = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Definition:
    """What a coverage figure counts and what it is divided by.

    Attributes:
        segments: segments whose active workers are summed, in the order of SEGMENTS.
        base: the workers that they are divided by.
    """

    segments: tuple[str, ...] = DEFAULT_SEGMENTS
    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Refuse a scope over a base that is not its universe."""
        allowed = SEGMENT_BASES.get(self.base)
        if allowed and self.segments != allowed:
            raise BadInputError(
                "Base '{base}' is the universe of segment {allowed} alone; found "
                "segments {found}. Choose segment {allowed}, or one of the bases "
                "{common}.",
                base=self.base,
                allowed=allowed[0],
                found=self.scope,
                common=", ".join(COMMON_BASES),
            )

    @property
    def scope(self) -> str:
        """Return the segment scope, as ``PU+BPU+JAKON``."""
        return "+".join(self.segments)


DEFAULT_DEFINITION = Definition()


def parse_segments(text: str) -> tuple[str, ...]:
    """Read segments from ``PU,BPU`` or ``PU+BPU``, in the order of SEGMENTS.

    >>> parse_segments("jakon, pu")
    ('PU', 'JAKON')

    Raises:
        BadInputError: a segment is unknown or there is none.
    """
    named = [part.strip().upper() for part in re.split(r"[,+ ]+", text) if part.strip()]
    unknown = [part for part in named if part not in SEGMENTS]
    if unknown or not named:
        raise BadInputError(
            "Segments: expected some of {expected}, found '{found}'. Write for "
            "instance PU,BPU.",
            expected=", ".join(SEGMENTS),
            found=", ".join(unknown) or text,
        )
    return tuple(segment for segment in SEGMENTS if segment in named)


def parse_definition(segments: str, base: str) -> Definition:
    """Read a definition of coverage from two texts, as PU,BPU and employed.

    Raises:
        BadInputError: an unknown segment or base, or two that do not go together.
    """
    return Definition(parse_segments(segments), parse_base(base))


def parse_base(text: str) -> str:
    """Return the base if it is one that coverage is computed over.

    Raises:
        BadInputError: any other word.
    """
    if text not in BASES:
        raise BadInputError(
            "Base: expected one of {expected}, found '{found}'. Choose one of them.",
            expected=", ".join(BASES),
            found=text,
        )
    return text


def month_end(year: int, month: int) -> date:
    """Return the last day of a month.

    >>> month_end(2024, 2).isoformat()
    '2024-02-29'
    """
    return date(year, month, monthrange(year, month)[1])


def parse_period(text: str) -> date:
    """Read ``2023-12`` or ``2023-12-31`` as the month's last day.

    >>> parse_period("2023-12").isoformat()
    '2023-12-31'

    Raises:
        BadInputError: any other form, a month that does not exist, or a day that is
            not the month's last.
    """
    match = _PERIOD.fullmatch(text.strip())
    end = month_end(int(match[1]), int(match[2])) if match and int(match[1]) else None
    # Another day than the last would be moved to it, and describe something else.
    if match is None or end is None or (match[3] and int(match[3]) != end.day):
        raise BadInputError(
            "Period: expected a month as 2023-12, found '{found}'. Write year and "
            "month.",
            found=text,
        )
    return end


def parse_date(text: str, name: str) -> date:
    """Read an ISO date.

    Args:
        text: as ``2026-11-21``.
        name: what the date is for, named in the error.

    Raises:
        BadInputError: any other form.
    """
    try:
        # Python reads 20261121 and 2026-W47-6 too; readers write one form.
        if _DATE.fullmatch(text.strip()):
            return date.fromisoformat(text.strip())
        fault = None
    except ValueError as error:
        fault = error
    raise BadInputError(
        "{name}: expected a date as 2026-11-21, found '{found}'. Write year, "
        "month and day.",
        name=name,
        found=text,
    ) from fault


def base_round_year(period_end: date) -> int:
    """Return the year of the latest Sakernas August on or before a date.

    >>> base_round_year(date(2023, 3, 31)), base_round_year(date(2023, 12, 31))
    (2022, 2023)
    """
    is_after = period_end >= month_end(period_end.year, 8)
    return period_end.year if is_after else period_end.year - 1
