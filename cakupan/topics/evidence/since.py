"""What has become of a figure since the day as of which it was quoted.

A row of data is never edited: a correction is a new row that names the old one. So
the figure of any day can be set beside today's, row by row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cakupan import sentences
from cakupan.data import Data
from cakupan.data.definitions import KNOWN_NOW, Definition
from cakupan.data.store import Row
from cakupan.topics.evidence import quotable
from cakupan.vocabulary import AS_STATED
from cakupan.wording import Wording, _

REPLACED, ADDED, LEFT = "replaced", "added", "left"
_OF_COVERAGE = (
    *("active_workers", "base_workers", "series", "base_period"),
    *("source_id", "base_source_id", "worker_basis"),
)


@dataclass(frozen=True)
class RowChange:
    """One row that a figure no longer rests on, or rests on now.

    Attributes:
        kind: ``replaced`` by a correction, ``added``, or ``left`` because another
            figure goes first.
        old: the row of then; None where it was added.
        new: the row of now; None where it left.
    """

    kind: str
    old: Row | None
    new: Row | None


@dataclass(frozen=True)
class Since:
    """A figure as it was known and as it is known now.

    Attributes:
        then: its row as known on the day; None if nothing was known.
        now: its row today; None if it is known no more.
        is_changed: the figure itself differs, not only the rows behind it.
        changes: rows replaced, added or left.
        corrections: known errors of its rows that were entered later.
        conflicts: disagreements of its rows that were entered later.
    """

    then: Row | None
    now: Row | None
    is_changed: bool
    changes: tuple[RowChange, ...] = ()
    corrections: tuple[Row, ...] = ()
    conflicts: tuple[Row, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Return whether nothing at all was entered on this figure since."""
        return not (
            self.is_changed or self.changes or self.corrections or self.conflicts
        )


def row_keys(row: Row) -> list[str]:
    """Return the keys of the rows that a computed coverage rests on."""
    keys = (row["row_ids"] or "").split()
    if row["base_row_id"]:
        keys.append(f"{row['base_row_id']}.{row['base']}")
    return keys


def of_coverage(
    data: Data,
    code: str,
    vintage: str,
    definition: Definition,
    period_end: date,
) -> Since:
    """Return what has become of a computed coverage since a day."""
    then, now = (
        data.on(day).rows(
            "coverage__by_region",
            region=code,
            vintage=vintage,
            period_end=period_end,
            segments=definition.segments,
            base=definition.base,
        )[0]
        for day in (data.known_on, KNOWN_NOW)
    )
    before, after = row_keys(then), row_keys(now)
    gone = [key for key in before if key not in after]
    came = [key for key in after if key not in before]
    return Since(
        then,
        now,
        any(then[name] != now[name] for name in _OF_COVERAGE),
        _changes(data, gone, came),
        *_entered_since(data, [*before, *after]),
    )


def of_figure(data: Data, figure_key: str) -> Since:
    """Return what has become of a published figure since a day."""
    found = data.rows("citation__rows", figure_keys=[figure_key])
    if not found:
        return Since(None, None, is_changed=False)
    then, now, changes = found[0], found[0], []
    while True:
        (today,) = data.on(KNOWN_NOW).rows(
            "citation__rows", figure_keys=[now["figure_key"]]
        )
        newer = today["superseded_by"]
        rows = (
            data.on(KNOWN_NOW).rows("citation__rows", figure_keys=[newer])
            if newer
            else []
        )
        if not rows:
            break
        changes.append(RowChange(REPLACED, now, rows[0]))
        now = rows[0]
    keys = [figure_key, *(c.new["figure_key"] for c in changes if c.new)]
    is_changed = then["value_as_printed"] != now["value_as_printed"]
    return Since(
        then,
        now,
        is_changed or then["rupiah"] != now["rupiah"],
        tuple(changes),
        *_entered_since(data, keys),
    )


def _changes(
    data: Data, gone: Iterable[str], came: Iterable[str]
) -> tuple[RowChange, ...]:
    rows = {
        row["figure_key"]: row
        for row in data.on(KNOWN_NOW).rows("citation__rows", figure_keys=[*gone, *came])
    }
    waiting = {key: rows[key] for key in came if key in rows}
    changes = []
    for key in gone:
        old = rows.get(key)
        if old is None:
            continue
        new = waiting.pop(old["superseded_by"] or "", None)
        if new is None and old["superseded_by"]:
            found = data.on(KNOWN_NOW).rows(
                "citation__rows", figure_keys=[old["superseded_by"]]
            )
            new = found[0] if found else None
        changes.append(RowChange(REPLACED if new else LEFT, old, new))
    changes += [RowChange(ADDED, None, row) for row in waiting.values()]
    return tuple(changes)


def _entered_since(
    data: Data, keys: Iterable[str]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    # A Sakernas row is asked with its base, and corrected without.
    own = {part for key in keys for part in (key, key.rpartition(".")[0])}
    known = {row["correction_id"] for row in data.rows("corrections__all")}
    corrections = tuple(
        row
        for row in data.on(KNOWN_NOW).rows("corrections__all")
        if row["correction_id"] not in known and row["figure_id"] in own
    )
    old = {row["conflict_id"] for row in data.rows("conflicts__all")}
    conflicts = tuple(
        row
        for row in data.on(KNOWN_NOW).rows("conflicts__all")
        if row["conflict_id"] not in old and own & set(row["figure_ids"] or ())
    )
    return corrections, conflicts


def of_now(since: Since, words: Wording) -> str:
    """Return the figure as it is known today beside the quoted one, in one sentence."""
    if not since.is_changed:
        return words.say(_("Since then the figure has not changed."))
    now = since.now
    if now is None or now.get("coverage_pct", 0) is None:
        return words.say(_("Since then the figure has gone: none is known today."))
    if "coverage_pct" not in now:
        value = quotable.value(now, words)
        return words.say(
            _("Since then it has changed: today it is {value}."), value=value
        )
    value = f"{sentences.fraction(now, words)}, {words.percent(now['coverage_pct'])}"
    return words.say(_("Since then it has changed: today it is {value}."), value=value)


def of_change(change: RowChange, words: Wording) -> str:
    """Return one change: which row, from what to what, when, by whom, and why."""
    row = change.new or change.old
    if row is None:
        return ""
    scope = row["segment_scope"]
    what = quotable.what(row, words)
    if scope and scope != AS_STATED:
        what = f"{what} ({words.scope(scope)})"
    if change.kind == LEFT:
        return words.say(
            _(
                "{what}: {value} (row {row}) is no longer used; another figure with "
                "the same tags goes first."
            ),
            what=what,
            value=quotable.value(row, words),
            row=row["row_id"],
        )
    fields = {
        "what": what,
        "new": quotable.value(row, words),
        "newer": row["row_id"],
        "day": words.date(row["entered_on"]),
        "who": row["source_publisher"] or row["source_id"],
    }
    if change.kind == REPLACED and change.old:
        said = words.say(
            _(
                "{what}: {old} (row {older}) was corrected on {day} to {new} (row "
                "{newer}, {who})."
            ),
            old=quotable.value(change.old, words),
            older=change.old["row_id"],
            **fields,
        )
    else:
        said = words.say(
            _("{what}: {new} was added on {day} (row {newer}, {who})."), **fields
        )
    note = sentences.note(row, words)
    return f"{said} {words.say(_('Note: {note}'), note=note)}" if note else said


def lines(since: Since, words: Wording) -> list[str]:
    """Return everything that was entered on the figure since, one sentence each."""
    found = [of_change(change, words) for change in since.changes]
    found += [
        words.say(
            _("Known error, entered since: {reason}"),
            reason=row[f"reason_{words.lang}"],
        )
        for row in since.corrections
    ]
    found += [
        words.say(
            _("Disputed since: {title}"),
            title=row[f"title_{words.lang}"],
        )
        for row in since.conflicts
    ]
    return [line for line in found if line]
