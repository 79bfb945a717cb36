"""The workers of a region since 2018, by base."""

from dataclasses import replace
from datetime import date

from cakupan.blocks import Absence, Block, Cell, Records, Sheet
from cakupan.charts import Break, Tick, Timeline, TimeMark, TimeSeries
from cakupan.data import Data, Row, Scope
from cakupan.data.definitions import ROUND_BASES
from cakupan.measures import nice_ticks
from cakupan.topics.coverage import absences, ask, phrases
from cakupan.topics.coverage.blocks.matrix import NONE
from cakupan.topics.coverage.figures import DRAWN_BASES, Rounds
from cakupan.wording import Wording, _

WORKFORCE_COLUMNS = (
    "region_code",
    "vintage",
    "period_end",
    "base",
    "workers",
    "has_break",
    "source_id",
    "row_id",
)
_MOST_TICKS = 6


def workforce(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the bases of every August round, drawn and as a table.

    Rounds before and after new weights are neither joined nor compared.
    """
    title = words.say(_("Workers since 2018"))
    survey_rounds = ask.rounds(data, scope.region)
    if not survey_rounds.rows:
        return _unsurveyed(title, data, scope, words)
    source = words.say(_("Source: {sources}."), sources=words.series("sakernas_august"))
    block = Block(
        key="coverage.workforce",
        title=title,
        finding=f"{phrases.workforce(survey_rounds, words)}.",
        tags=phrases.rounds_tags(survey_rounds, words),
        picture=_timeline(survey_rounds, title, words),
        sheet=_sheet(survey_rounds, title, words),
        records=Records(
            "workforce",
            WORKFORCE_COLUMNS,
            survey_rounds.listed,
            "workforce, Sakernas August",
            survey=survey_rounds.days[-1],
        ),
        foot=source,
        sources=survey_rounds.source_ids,
    )
    return replace(block, short=replace(block, sheet=None, foot=""))


def _unsurveyed(title: str, data: Data, scope: Scope, words: Wording) -> Block:
    said = words.say(_("No Sakernas round is on record for this region."))
    why = absences.reason(
        data.rows("absences__all"), scope.region.territory_id, ("workforce",), words
    )
    text = f"{said} {why}".strip()
    absence = Absence("not_surveyed", text)
    return Block("coverage.workforce", title, text, absence=absence)


def _timeline(found: Rounds, title: str, words: Wording) -> Timeline:
    drawn = [base for base in DRAWN_BASES if found.of(base)]
    most = max(row["workers"] for base in drawn for row in found.of(base))
    return Timeline(
        title=title,
        series=tuple(
            TimeSeries(
                name=words.base(base),
                marks=tuple(_mark(row, found, words) for row in found.of(base)),
                is_own=base == "employed",
                is_dashed=base == "eligible_estimate",
            )
            for base in drawn
        ),
        ticks=tuple(
            Tick(value, words.workers_words(value))
            for value in nice_ticks(most, _MOST_TICKS)
        ),
        unit="workers",
        breaks=tuple(Break(day, words.say(_("new weights"))) for day in found.breaks),
    )


def _mark(row: Row, found: Rounds, words: Wording) -> TimeMark:
    day: date = row["period_end"]
    number = words.number(row["workers"])
    name = words.base(row["base"])
    return TimeMark(
        day=day,
        value=row["workers"],
        label=number if day == found.days[-1] else "",
        kind="computed" if row["base"] == "employed" else "stated",
        run=f"{row['base']} {found.run(day)}",
        detail=f"{name}\n{words.month(day)}: {number}",
    )


def _sheet(found: Rounds, caption: str, words: Wording) -> Sheet:
    """Return one row a survey round, the latest first, one column a base."""
    by_pair = {(row["period_end"], row["base"]): row["workers"] for row in found.rows}
    heads = [Cell(words.say(_("Round")))]
    heads += [
        Cell(phrases.base_name(base, words), is_number=True) for base in ROUND_BASES
    ]
    lines = []
    for day in reversed(found.days):
        said = words.say(_("new weights from here on")) if day in found.breaks else ""
        counts = [by_pair.get((day, base)) for base in ROUND_BASES]
        cells = (
            Cell(
                NONE if count is None else words.number(count),
                is_number=True,
                order=count,
            )
            for count in counts
        )
        lines.append((Cell(words.month(day), said), *cells))
    return Sheet(
        caption,
        tuple(heads),
        tuple(lines),
        is_folded=True,
        opens_as=words.say(_("The chart as a table")),
    )
