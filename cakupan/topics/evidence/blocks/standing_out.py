"""Beside a figure of an office: what in it stands out, and where that is listed."""

from collections.abc import Sequence

from cakupan.blocks import Address, Block, Link, Note
from cakupan.data import Data, Row, Scope
from cakupan.topics.coverage import ask
from cakupan.topics.evidence import build_warnings
from cakupan.wording import Wording, _

_MOST_SHOWN = 3


def standing_out_in_month(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return what stands out in the region's figures of the month that is answered.

    None where nothing does, as wherever no office's own figures are in.
    """
    month = ask.coverage(data, scope)["period_end"]
    rows = [
        row
        for row in _about_figures(data)
        if row["period_end"] == month and row["segment_scope"]
    ]
    return _block("evidence.standing_out_in_month", rows, scope, words)


def standing_out_in_cohorts(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return which cohorts of the region may be counted twice; None where none."""
    rows = [row for row in _about_figures(data) if not row["segment_scope"]]
    return _block("evidence.standing_out_in_cohorts", rows, scope, words)


def _about_figures(data: Data) -> list[Row]:
    return build_warnings.of_figures(data.rows("build_warnings__all"))


def _block(key: str, rows: Sequence[Row], scope: Scope, words: Wording) -> Block | None:
    """Return the gravest of the region's own in a line each, and how many are below."""
    region = scope.region
    own = build_warnings.gravest_first(build_warnings.of_region(rows, region))
    below = len(build_warnings.below(rows, region))
    if not own and not below:
        return None
    lines = [build_warnings.line(row, words) for row in own[:_MOST_SHOWN]]
    rest = own[_MOST_SHOWN:]
    if rest:
        more, kinds = words.number(len(rest)), build_warnings.by_kind(rest, words)
        lines.append(
            words.say(_("And {count} more ({kinds})."), count=more, kinds=kinds)
        )
    if below:
        lines.append(
            words.say(
                _("{count} figures of the regions in it stand out too."),
                count=words.number(below),
            )
        )
    title = words.say(_("To be looked at in the office's own figures"))
    month = (("period", f"{scope.period_end:%Y-%m}"),)
    way = Link(
        words.say(_("All of them, with file and row ›")),
        Address("sumber_metode", changes=month),
    )
    notes = tuple(Note(line) for line in lines)
    return Block(key, title, notes=notes, links=(way,))
