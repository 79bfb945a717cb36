"""What the brief is asked, its questions, and its figures as numbers. Plain data."""

from dataclasses import dataclass, field
from datetime import date

from cakupan.charts import Unit
from cakupan.data.definitions import KNOWN_NOW, Definition


@dataclass(frozen=True)
class BriefAsked:
    """Which brief is meant; the same request gives the same bytes.

    Attributes:
        region_code: Kemendagri code.
        as_of: the reader's today, for ages and lapses.
        definition: segments and base.
        period_end: month's last day; None for the latest near-complete.
        vintage: ``auto``, ``34`` or ``38``.
        known_on: day as of which the data are known.
        lang: ``id`` or ``en``.
        dataset: ``terbit`` or ``simulasi``.
    """

    region_code: str
    as_of: date
    definition: Definition = field(default_factory=Definition)
    period_end: date | None = None
    vintage: str = "auto"
    known_on: date = KNOWN_NOW
    lang: str = "id"
    dataset: str = "terbit"


@dataclass(frozen=True)
class HearingQuestion:
    """A question to ask in a hearing.

    Attributes:
        text: the question.
        figure: the figure that it stands on, with its date.
        office: who must answer.
        source_ids: where the figure comes from.
    """

    text: str
    figure: str
    office: str
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One figure of the brief as a number, for spreadsheets.

    Attributes:
        key: stable name, the same in both languages.
        label: what it is.
        value: unrounded; empty for a range, which has ends and no single value.
        unit: of the value.
        definition: segments, base and rule, in words.
        period: ISO date or month that it describes.
        source_ids: where it comes from.
        as_published: a published figure as its publisher gives it, with ``about``,
            ``more than`` or both ends of a range; empty for what is computed here.
        value_low, value_high: the ends of a range that was published as one.
        precision: of a published figure; ``computed`` for what is computed here.
    """

    key: str
    label: str
    value: float | int | str
    unit: Unit
    definition: str
    period: str
    source_ids: tuple[str, ...]
    as_published: str = ""
    value_low: float | None = None
    value_high: float | None = None
    precision: str = "computed"
