"""What in an office's own figures somebody should look at, in sentences.

The build goes on with such figures: they may be right. It is said where they are
delivered (``cakupan build``), in the list of *Sources & method*, and beside the figure.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from cakupan.data.regions import NATION, Region
from cakupan.data.store import Row
from cakupan.wording import Wording, _, half_up

COLUMNS = (
    "rule",
    "file_name",
    "line",
    "column_name",
    "row_id",
    "region_code",
    "region_name",
    "period_end",
    "segment_scope",
    "workers",
    "other_workers",
    "change_pct",
    "other_row_id",
)
_RULES = {
    "folder__not_read": _(
        "{file} lies beside the tables and is not read; save what it holds as CSV "
        "UTF-8 under the name of a table, or move it elsewhere"
    ),
    "enrolment__active_within_registered": _(
        "{region}, {month}, {scope}: {workers} active participants, more than the "
        "{other} registered"
    ),
    "enrolment__corrects_other": _(
        "{region}, {month}, {scope}: the correction to {workers} takes away "
        "{other_row_id} ({other}), a figure of another month, of other segments or of "
        "another status; is that meant?"
    ),
    "enrolment__jump": _(
        "{region}, {month}, {scope}: {workers} participants, {change} from the month "
        "before ({other})"
    ),
    "enrolment__regencies_within_province": _(
        "{region}, {month}, {scope}: its regencies and cities together have {workers} "
        "participants, more than the {other} of the province"
    ),
    "programmes__alike": _(
        "{region}: a cohort of {workers} workers of the same payer and year is counted "
        "under another id as well ({other_row_id}); is it the same one?"
    ),
}

# The gravest first: counts that contradict each other, then rows that replace or
# repeat others, then what is not read; a jump is often true.
GRAVITY = (
    "enrolment__active_within_registered",
    "enrolment__regencies_within_province",
    "enrolment__corrects_other",
    "programmes__alike",
    "folder__not_read",
    "enrolment__jump",
)
_KINDS = {
    "enrolment__active_within_registered": _("more active than registered"),
    "enrolment__regencies_within_province": _("regencies above their province"),
    "enrolment__corrects_other": _("corrections of another figure"),
    "programmes__alike": _("cohorts that may be counted twice"),
    "folder__not_read": _("files that are not read"),
    "enrolment__jump": _("jumps from the month before"),
}


def gravest_first(rows: Iterable[Row]) -> list[Row]:
    """Return warnings by the gravity of their kind; within a kind as they came."""
    return sorted(rows, key=lambda row: GRAVITY.index(row["rule"]))


def by_kind(rows: Iterable[Row], words: Wording) -> str:
    """Return how many warnings there are of each kind, the gravest kind first."""
    counts = Counter(row["rule"] for row in rows)
    return ", ".join(
        f"{words.say(_KINDS[rule])}: {words.number(counts[rule])}"
        for rule in GRAVITY
        if counts[rule]
    )


def sentence(row: Row, words: Wording) -> str:
    """Return what stands out in one figure, without where it stands."""
    if row["line"] is None:
        return words.say(_RULES[row["rule"]], file=row["file_name"])
    return words.say(
        _RULES[row["rule"]],
        region=row["region_name"],
        month=words.month(row["period_end"]) if row["period_end"] else "",
        scope=words.scope(row["segment_scope"]) if row["segment_scope"] else "",
        workers=words.number(row["workers"]),
        other=words.number(row["other_workers"]),
        change=_change(row, words),
        other_row_id=row["other_row_id"],
    )


def line(row: Row, words: Wording) -> str:
    """Return the sentence with its full stop, unless it asks."""
    said = sentence(row, words)
    return said if said.endswith("?") else f"{said}."


def _change(row: Row, words: Wording) -> str:
    if row["change_pct"] is None:
        return ""
    size = words.percent(abs(row["change_pct"]))
    message = _("up {percent}") if row["change_pct"] > 0 else _("down {percent}")
    return words.say(message, percent=size)


def place(row: Row, words: Wording) -> str:
    """Return where a figure stands in the files: file, line and column."""
    if row["line"] is None:
        return str(row["file_name"])
    return words.say(
        _("{file}, row {row}, column {column}"),
        file=row["file_name"],
        row=row["line"],
        column=row["column_name"],
    )


def document(row: Row, words: Wording) -> dict[str, Any]:
    """Return one warning as JSON has it."""
    cells = {name: row[name] for name in COLUMNS}
    if row["change_pct"] is not None:
        cells["change_pct"] = float(half_up(row["change_pct"]))
    end = row["period_end"]
    cells["period_end"] = end.isoformat() if end else None
    return {**cells, "sentence": sentence(row, words)}


def of_figures(rows: Iterable[Row]) -> list[Row]:
    """Return the warnings about figures, without those about whole files."""
    return [row for row in rows if row["line"] is not None]


def of_region(rows: Iterable[Row], region: Region) -> list[Row]:
    """Return the warnings about a region's own figures."""
    return [row for row in rows if row["territory_id"] == region.territory_id]


def below(rows: Iterable[Row], region: Region) -> list[Row]:
    """Return the warnings about figures of the regions in a region."""
    within = "" if region.territory_id == NATION else f"{region.region_code}."
    return [
        row
        for row in rows
        if row["territory_id"] != region.territory_id
        and row["region_code"].startswith(within)
    ]
