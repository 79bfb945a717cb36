"""Check what the cells of one row say together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cakupan import vocabulary
from cakupan.data.intake.cells import Fault
from cakupan.data.intake.schema import Table
from cakupan.errors import Phrase

Cells = Mapping[str, str]
# What a row of each table is about; one of them must be filled, or its reason given.
_ABOUT = {"enrolment": ("workers",), "targets": ("target_pct", "target_workers")}
_VALUES = ("workers", "stated_pct", "value")
# Membership of workers began with Astek in 1977; an earlier day is a slip.
_FIRST_DAY = "1977-01-01"
_LAST_DUE = "2100-12-31"
_PAST = ("period_start", "period_end", "entered_on", "published_on")


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


@dataclass(frozen=True)
class Today:
    """The day of the build, against which an office's rows are held.

    Attributes:
        day: the builder's today.
    """

    day: date

    @property
    def latest(self) -> str:
        """Return the last day that is no future: Indonesia is a day ahead of UTC."""
        return (self.day + timedelta(days=1)).isoformat()


def faults_of_row(table: Table, cells: Cells, row: int) -> Iterator[Fault]:
    """Give what does not fit together in a row whose cells are each well formed.

    Args:
        table: its format.
        cells: by column.
        row: its line.
    """
    for check in (_ends, _span, _number_or_reason, _definition, _itself):
        yield from check(table, cells, row)


def faults_of_days(
    table: Table, cells: Cells, row: int, today: Today
) -> Iterator[Fault]:
    """Give the days of an office's row that cannot be.

    Args:
        table: its format.
        cells: by column.
        row: its line.
        today: the day of the build.
    """
    for column in table.columns:
        text = cells[column.name]
        if column.type != "date" or not text:
            continue
        if text < _FIRST_DAY or text > _LAST_DUE:
            wanted = _("a day from {first} to {last}")
            ends = {"first": _FIRST_DAY, "last": _LAST_DUE}
            yield Fault(row, column.name, f"'{text}'", Phrase(wanted, ends))
        elif text > today.latest and _is_past(table, column.name, cells):
            wanted = _("a day that has been by {today}, the day of the build")
            day = {"today": today.day.isoformat()}
            yield Fault(row, column.name, f"'{text}'", Phrase(wanted, day))
    yield from _known_before(table, cells, row)


def _is_past(table: Table, column: str, cells: Cells) -> bool:
    """Return whether a day must have been; a year that is spoken of may still run."""
    if table.name == "programmes":
        return column in _PAST and column not in ("period_start", "period_end")
    return column in _PAST and not (
        column == "period_end" and cells.get("period_start")
    )


def _known_before(table: Table, cells: Cells, row: int) -> Iterator[Fault]:
    """Give a figure that was entered before the time that it describes was over."""
    end, entered = cells.get("period_end", ""), cells.get("entered_on", "")
    end = cells.get("period_start") or end  # of a year that was not over
    if table.name != "programmes" and end and entered and end > entered:
        wanted = _("a day up to entered_on ({day}), when the figure was known")
        yield Fault(row, "period_end", f"'{end}'", Phrase(wanted, {"day": entered}))
    published = cells.get("published_on", "")
    if published and entered and published > entered:
        wanted = _("a day up to entered_on ({day}), when the document was at hand")
        found = f"'{published}'"
        yield Fault(row, "published_on", found, Phrase(wanted, {"day": entered}))


def _ends(_table: Table, cells: Cells, row: int) -> Iterator[Fault]:
    """Give a range without ends, upside down, or with its number outside."""
    low, high = cells.get("value_low", ""), cells.get("value_high", "")
    if cells.get("precision") == "range" and not (low and high):
        empty = "value_high" if low else "value_low"
        wanted = _("both ends of a range, as precision says")
        yield Fault(row, empty, Phrase(_("an empty cell")), Phrase(wanted))
        return
    if low and high and Decimal(low) > Decimal(high):
        wanted = _("an end not above value_high ({high})")
        yield Fault(row, "value_low", f"'{low}'", Phrase(wanted, {"high": high}))
        return
    name = next((name for name in _VALUES if cells.get(name)), "")
    if name and (
        (low and Decimal(cells[name]) < Decimal(low))
        or (high and Decimal(cells[name]) > Decimal(high))
    ):
        wanted = _("a number between value_low ({low}) and value_high ({high})")
        ends = {"low": low or "-", "high": high or "-"}
        yield Fault(row, name, f"'{cells[name]}'", Phrase(wanted, ends))


def _span(table: Table, cells: Cells, row: int) -> Iterator[Fault]:
    """Give a time that ends before it begins."""
    start, end = cells.get("period_start", ""), cells.get("period_end", "")
    if table.name != "programmes" and start and end and start > end:
        wanted = _("a day up to period_end ({end})")
        yield Fault(row, "period_start", f"'{start}'", Phrase(wanted, {"end": end}))


def _definition(table: Table, cells: Cells, row: int) -> Iterator[Fault]:
    """Give a target on a coverage that is none: segments over a base not theirs."""
    base = cells.get("base", "")
    if table.name != "targets" or not base:
        return
    scope = cells["segment_scope"]
    own = next((b.segment for b in vocabulary.bases() if b.code == base), "")
    if scope == vocabulary.AS_STATED or (own and scope != own):
        wanted = _("the segments that are divided by the base {base}, as {scope}")
        fields = {"base": base, "scope": own or "+".join(_usual_segments())}
        yield Fault(row, "segment_scope", f"'{scope}'", Phrase(wanted, fields))


def _usual_segments() -> list[str]:
    return [part.code for part in vocabulary.segments() if part.is_default]


def _number_or_reason(table: Table, cells: Cells, row: int) -> Iterator[Fault]:
    """Give a number beside the reason for its absence, and a row with neither."""
    names = _ABOUT.get(table.name, ())
    if not names:
        return
    filled = [name for name in names if cells[name]]
    reason = cells.get("absence_reason", "")
    if filled and reason:
        wanted = _("no reason of absence beside the number {number}")
        number = {"number": cells[filled[0]]}
        yield Fault(row, "absence_reason", f"'{reason}'", Phrase(wanted, number))
    elif not filled and not reason:
        wanted = (
            _("a number, or an absence_reason that says why there is none")
            if "absence_reason" in cells
            else _("a percent or a number of workers")
        )
        yield Fault(row, "+".join(names), Phrase(_("an empty cell")), Phrase(wanted))


def _itself(table: Table, cells: Cells, row: int) -> Iterator[Fault]:
    """Give a correction that names itself."""
    older = cells.get("supersedes", "")
    if older and len(table.key) == 1 and older == cells[table.key[0]]:
        wanted = _("the key of an older row")
        yield Fault(row, "supersedes", f"'{older}'", Phrase(wanted))
