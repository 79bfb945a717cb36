"""What the blocks of a region's page begin with: the finding, in one sentence. Pure.

A finding says what the rows under it show and nothing that they do not; where two
rounds or two definitions may not be compared, it does not compare them.
"""

from collections.abc import Sequence

from cakupan import sentences
from cakupan.data.store import Row
from cakupan.vocabulary import covers_all_workers
from cakupan.wording import Wording, _


def coverage_statements(statements: Sequence[Row]) -> list[Row]:
    """Return the percents that are coverage of workers, not of a target or a group."""
    return [
        row
        for row in statements
        if row["kind"] == "coverage" and row["worker_group"] is None
    ]


def like_runs(statements: Sequence[Row]) -> dict[str, str]:
    """Return, by row id, the run of each statement that has a like one.

    Like are statements of one source with the same indicator (named), the same
    segments, place rule, group and words for the base, on different days. All else
    stays a point by itself, and so does what is only about or a range.
    """
    keys: dict[str, str] = {}
    days: dict[str, set[object]] = {}
    for row in statements:
        if row["indicator"] == "not_stated" or row["precision"] not in (
            "exact",
            "rounded",
        ):
            continue
        tags = ("indicator", "segment_scope", "worker_basis", "worker_group")
        words = ("base_as_worded", "source_id", "kind")
        key = "|".join(str(row[name]) for name in (*tags, *words))
        keys[row["row_id"]] = key
        days.setdefault(key, set()).add(row["period_end"])
    return {row_id: key for row_id, key in keys.items() if len(days[key]) > 1}


def latest_statements(statements: Sequence[Row]) -> list[Row]:
    """Return the coverage statements that a page names first.

    The latest of all segments, a named indicator first; where there is none, those of
    single segments on the latest day.
    """
    known = coverage_statements(statements)
    whole = [row for row in known if covers_all_workers(row["segment_scope"])]
    if whole:
        named = max(
            whole,
            key=lambda row: (
                row["period_end"],
                row["indicator"] != "not_stated",
                row["row_id"],
            ),
        )
        return [named]
    latest = max((row["period_end"] for row in known), default=None)
    return [row for row in known if row["period_end"] == latest]


def latest_sentence(row: Row, words: Wording) -> str:
    """Return one published percent with its definition, day and publisher."""
    return words.say(
        _("{value} ({indicator}, {scope}), {day}. Published by {publisher}."),
        value=sentences.statement_and_workers(row, words),
        indicator=words.indicator(row["indicator"]),
        scope=words.scope(row["segment_scope"]),
        day=sentences.span(row["period_start"], row["period_end"], words),
        publisher=row["source_publisher"],
    )


def latest_counts(counts: Sequence[Row]) -> list[Row]:
    """Return the members that were published last without a percent.

    Only active or registered members of no single group: of one source and day, a sum
    of segments before its parts.
    """
    known = [
        row
        for row in counts
        if row["status"] in ("active", "registered") and row["worker_group"] is None
    ]
    if not known:
        return []
    last = max(known, key=lambda row: (row["period_end"], row["row_id"]))
    same = [
        row
        for row in known
        if (row["period_end"], row["source_id"])
        == (last["period_end"], last["source_id"])
    ]
    whole = [row for row in same if covers_all_workers(row["segment_scope"])]
    return whole or same


def counts_sentence(rows: Sequence[Row], words: Wording) -> str:
    """Return members of one source and day with status and segments."""
    first = rows[0]
    parts = [
        words.say(
            _("{workers} {status} ({scope})"),
            workers=_members(row, words),
            status=words.status(row["status"]),
            scope=words.scope(row["segment_scope"]),
        )
        for row in rows
    ]
    return words.say(
        _("{counts}, {day}. Published by {publisher}."),
        counts="; ".join(parts),
        day=sentences.span(first["period_start"], first["period_end"], words),
        publisher=first["source_publisher"],
    )


def _members(row: Row, words: Wording) -> str:
    number = words.number(row["workers"])
    if row["precision"] in ("about", "at_least", "at_most"):
        return words.precise(row["precision"], number)
    return number


def of_statements(statements: Sequence[Row], words: Wording) -> str:
    """Return how many percents were published, between which values."""
    known = coverage_statements(statements)
    ordered = sorted(known, key=lambda row: (row["stated_pct"], row["row_id"]))
    low = sentences.statement_value(ordered[0], words)
    high = sentences.statement_value(ordered[-1], words)
    if len(known) == 1:
        return words.say(_("One coverage figure is published: {value}"), value=low)
    if low == high:
        return words.say(
            _("{count} coverage figures are published, all of them {value}"),
            count=len(known),
            value=low,
        )
    tags = {(row["indicator"], row["segment_scope"]) for row in known}
    # "Not stated" twice is not the same definition twice.
    is_one = len(tags) == 1 and known[0]["indicator"] != "not_stated"
    message = (
        _("{count} coverage figures are published, from {low} to {high}")
        if is_one
        else _(
            "{count} coverage figures are published, from {low} to {high}: their "
            "definitions differ"
        )
    )
    return words.say(message, count=len(known), low=low, high=high)
