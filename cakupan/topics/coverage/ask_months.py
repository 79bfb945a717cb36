"""What an office sent of a region, month by month: whole, in part, and on its way."""

from collections.abc import Sequence
from dataclasses import dataclass

from cakupan.data import Data, Row, Scope
from cakupan.topics.coverage import ask


@dataclass(frozen=True)
class Months:
    """The months of an office.

    Attributes:
        listed: every month, the first one first: of ``enrolment__months_by_region``
            what is there of the scope asked for, of ``enrolment__regencies_by_month``
            a month in which some regencies of the province are, not all.
        drawn: those that make one line: one series, worker basis and scope, with a
            percent; that of the scope asked for goes first, then the longest.
        is_only_month: no other month is on record that could be computed.
    """

    listed: tuple[Row, ...]
    drawn: tuple[Row, ...]
    is_only_month: bool

    @property
    def runs(self) -> tuple[int, ...]:
        """Return which uninterrupted run of months each drawn one is of."""
        found: list[int] = []
        for at, row in enumerate(self.drawn):
            is_next = at and _number(row) - _number(self.drawn[at - 1]) == 1
            found.append(found[-1] if is_next else len(set(found)))
        return tuple(found)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the sources of the months, the last one first, and of their bases."""
        latest_first = list(reversed(self.listed))
        source_ids = [row["source_id"] for row in latest_first]
        source_ids += [row.get("base_source_id") for row in latest_first]
        return tuple(dict.fromkeys(source_id for source_id in source_ids if source_id))

    @property
    def coming(self) -> Row | None:
        """Return the last month of the list, where only some regencies are in."""
        last = self.listed[-1] if self.listed else None
        return last if last and last.get("regencies_in") is not None else None


def months(data: Data, scope: Scope) -> Months:
    """Return the months that an office sent of the scope's region."""
    sent = [row for row in ask.months(data, scope) if row["is_office"]]
    known = {row["period_end"] for row in sent}
    partial = [
        row
        for row in ask.regencies_in(data, scope)
        if row["is_office"] and row["period_end"] not in known
    ]
    listed = sorted((*sent, *partial), key=lambda row: row["period_end"])
    return Months(tuple(listed), tuple(_line(sent)), ask.is_only_month(data, scope))


def _line(months_sent: Sequence[Row]) -> list[Row]:
    """Return the months that may be joined, of several lines one."""
    lines: dict[tuple[str, ...], list[Row]] = {}
    for row in months_sent:
        if row["coverage_pct"] is not None:
            key = (row["series"], row["worker_basis"], row["segment_scope"])
            lines.setdefault(key, []).append(row)

    def rank(line: list[Row]) -> tuple[bool, int]:
        return line[-1]["is_whole"], len(line)

    return max(lines.values(), key=rank, default=[])


def _number(row: Row) -> int:
    """Return the number of a month, one more than the month's before."""
    day = row["period_end"]
    number: int = 12 * day.year + day.month
    return number
