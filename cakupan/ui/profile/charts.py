"""Charts of a region's page, each with its finding, tags, table twin and source.

Plotly is imported when the first chart is drawn, so that the answer above stands first.
"""

from typing import TYPE_CHECKING, Any

import streamlit as st

from cakupan import findings, reads, watermark
from cakupan.findings import Standing
from cakupan.store import Row
from cakupan.ui import blocks, cache, state
from cakupan.ui.mapwords import participants_source
from cakupan.ui.profile.facts import missing
from cakupan.ui.profile.table import cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

if TYPE_CHECKING:
    from cakupan.figures import Look

WORKFORCE_BASES = (
    "labour_force",
    "employed",
    "eligible_estimate",
    "employees",
    "non_wage",
    "employed_informal",
)
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
# No tool bar, no zoom: a chart here is read, and a finger on it scrolls the page.
_CONFIG = {"displayModeBar": False, "doubleClick": False, "showTips": False}


def look() -> "Look":
    """Return the colours of the reader's theme."""
    from cakupan.figures import look as of_theme

    return of_theme(st.context.theme.type)


def chart(figure: Any, key: str, alt: str) -> None:
    """Draw a figure; ``alt`` is what a screen reader says of it."""
    from cakupan.figures.look import stamp

    word = watermark.of_dataset(state.shown().dataset)
    st.plotly_chart(stamp(figure, word), key=key, config=_CONFIG, alt=alt)


def place_among_peers(question: Question, standings: list[Standing]) -> None:
    """Draw the spine: one line an indicator, this region between its peers."""
    from cakupan import figures

    words, name = question.words, question.region.short_name
    st.subheader(words.say(_("Place among peers")), anchor=False)
    finding = findings.of_standings(standings, name, words)
    how = words.say(
        _(
            "Dot: {region}. Thin line: lowest to highest of its peers; thick: the "
            "middle half; long stroke: the median. Rank 1 is the highest value."
        ),
        region=name,
    )
    if any(item.unit == "count" for item in standings):
        how += " " + words.say(_("Numbers of people stand on a logarithmic scale."))
    st.html(f"{paragraph(finding + '.')}{paragraph(how, 'ck-tags')}")
    rows = [
        figures.SpineRow(item.label, item.place, item.peers, _unit(item))
        for item in standings
    ]
    chart(figures.spine(rows, name, words, look()), "chart_spine", finding)
    with st.expander(words.say(_("The chart as a table"))):
        st.html(standings_table(standings, words))
    st.html(paragraph(_standing_source(question), "ck-foot"))


def _unit(standing: Standing) -> Any:
    return standing.unit


def _standing_source(question: Question) -> str:
    words = question.words
    survey = words.series("sakernas_august")
    if question.region.level == "regency":
        return words.say(_("Source: {sources}."), sources=survey)
    return words.say(
        _("{month}, {vintage}. Source: {sources}."),
        month=words.month(question.scene.period_end),
        vintage=words.vintage(question.region.vintage),
        sources=f"{participants_source(question.view.dataset, words)}; {survey}",
    )


def standings_table(standings: list[Standing], words: Wording) -> str:
    """Return the spine's numbers: value, rank, and the peers' five marks."""
    heads = [head(words.say(_("Indicator")))] + [
        head(words.say(label), is_number=True)
        for label in (
            _("Here"),
            _("Rank"),
            _("Lowest"),
            _("Lower quarter"),
            _("Median"),
            _("Upper quarter"),
            _("Highest"),
        )
    ]
    rows = []
    for item in standings:
        place = item.place
        exact = words.percent if item.unit == "percent" else words.number
        marks = (place.minimum, place.lower, place.median, place.upper, place.maximum)
        rank = words.say(_("{rank} of {of}"), rank=place.rank, of=place.of)
        rows.append(
            [
                cell(item.label, is_head=True),
                cell(exact(place.value), is_number=True),
                cell(rank, is_number=True),
                *(cell(exact(mark), is_number=True) for mark in marks),
            ]
        )
    return table(heads, rows, words.say(_("Place among peers")))


def workforce(question: Question) -> None:
    """Draw labour force, employed and eligible estimate of every August round."""
    from cakupan import figures

    words = question.words
    history = cache.read(
        reads.read_workforce_history, question.region, question.known_on
    )
    st.subheader(words.say(_("Workers since 2018")), anchor=False)
    if not history:
        text = words.say(_("No Sakernas round is on record for this region."))
        st.html(paragraph(f"{text} {missing(question, 'workforce')}".strip()))
        return
    finding = findings.of_workforce(history, words)
    st.html(f"{paragraph(finding + '.')}{paragraph(_tags(history, words), 'ck-tags')}")
    figure = figures.workforce(history, words, look())
    chart(figure, "chart_workforce", finding)
    with st.expander(words.say(_("The chart as a table"))):
        st.html(workforce_table(history, words))
        blocks.downloads(
            question,
            "workforce",
            WORKFORCE_COLUMNS,
            _shown_bases(history),
            "workforce, Sakernas August",
        )
    source = words.say(_("Source: {sources}."), sources=words.series("sakernas_august"))
    st.html(paragraph(source, "ck-foot"))


def _tags(history: list[Row], words: Wording) -> str:
    text = words.say(
        _("People, Sakernas August; the eligible workers are our estimate.")
    )
    if any(row["has_break"] for row in history):
        text += " " + words.say(
            _(
                "From August 2023 the survey uses new weights: the figures before "
                "and after are not compared."
            )
        )
    return text


def _shown_bases(history: list[Row]) -> list[Row]:
    return [row for row in history if row["base"] in WORKFORCE_BASES]


def workforce_table(history: list[Row], words: Wording) -> str:
    """Return one row a survey round, one column a base."""
    by_pair = {(row["period_end"], row["base"]): row["workers"] for row in history}
    months = sorted({row["period_end"] for row in history}, reverse=True)
    breaks = {row["period_end"] for row in history if row["has_break"]}
    heads = [
        head(words.say(_("Round"))),
        *(head(_base_name(base, words), is_number=True) for base in WORKFORCE_BASES),
    ]
    rows = []
    for month in months:
        said = words.say(_("new weights from here on")) if month in breaks else ""
        workers = [by_pair.get((month, base)) for base in WORKFORCE_BASES]
        rows.append(
            [
                cell(words.month(month), said, is_head=True),
                *(
                    cell("–" if count is None else words.number(count), is_number=True)
                    for count in workers
                ),
            ]
        )
    return table(heads, rows, words.say(_("Workers since 2018")))


def _base_name(base: str, words: Wording) -> str:
    if base == "employed_informal":
        return words.say(_("informal workers"))
    return words.base(base)
