"""Coverage by segment and base, over time, and the place among peers."""

from dataclasses import replace

from cakupan import findings
from cakupan.blocks import Block, Tick, Timeline, TimeMark, TimeSeries
from cakupan.data.store import Row
from cakupan.measures import nice_ticks
from cakupan.site.asking import Here
from cakupan.tables import cells, coverage
from cakupan.wording import Wording, _


def place(here: Here) -> Block:
    """Return the place among peers."""
    return replace(here.brief.block("place").brief(), key="posisi")


def segments(here: Here) -> Block | None:
    """Return coverage by segment against each base; None without participants."""
    words, rows = here.words, here.facts.matrix
    if not rows:
        return None
    return Block(
        key="segmen",
        title=words.say(_("Coverage by segment and base")),
        finding=here.brief.block("segments").finding,
        tags=coverage.matrix_tags(here.facts.shown, rows, words),
        sheet=coverage.matrix(rows, words),
        foot=coverage.matrix_foot(words),
    )


def workforce(here: Here) -> Block:
    """Return the bases of every August round, drawn and as a table."""
    words, history = here.words, here.facts.history
    title = words.say(_("Workers since 2018"))
    if not history:
        text = words.say(_("No Sakernas round is on record for this region."))
        missing = here.facts.missing("workforce")
        return Block("pekerja", title, cells.joined((text, missing)))
    finding = findings.of_workforce(history, words) + "."
    source = words.say(_("Source: {sources}."), sources=words.series("sakernas_august"))
    return Block(
        key="pekerja",
        title=title,
        finding=finding,
        tags=coverage.rounds_tags(history, words),
        picture=_picture(history, finding, words),
        sheet=coverage.rounds(history, words),
        foot=source,
    )


def _picture(history: list[Row], finding: str, words: Wording) -> Timeline | None:
    """Return employed and non-wage workers; a break of the survey parts the lines."""
    breaks = {row["period_end"] for row in history if row["has_break"]}
    last = max(row["period_end"] for row in history)
    series = tuple(
        TimeSeries(
            words.base(base),
            tuple(
                TimeMark(
                    row["period_end"],
                    row["workers"],
                    words.number(row["workers"]) if row["period_end"] == last else "",
                    "computed" if base == "employed" else "stated",
                    f"{base} {sum(row['period_end'] >= day for day in breaks)}",
                )
                for row in history
                if row["base"] == base
            ),
        )
        for base in ("employed", "non_wage")
    )
    values = [mark.value for part in series for mark in part.marks]
    if not values:
        return None
    return Timeline(
        title=finding,
        series=series,
        ticks=tuple(
            Tick(tick, words.workers_words(tick)) for tick in nice_ticks(max(values))
        ),
        unit="workers",
        legend=words.say(_("Diamond: employed people; dot: workers not paid a wage.")),
    )
