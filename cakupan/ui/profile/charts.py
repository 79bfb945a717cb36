"""Charts of a region's page, each with its finding, tags, table twin and source.

Plotly is imported when the first chart is drawn, so that the answer above stands first.
"""

from typing import TYPE_CHECKING, Any

import streamlit as st

from cakupan import findings, reads, sentences, watermark
from cakupan.answers.standings import none_known, tags_of_regency
from cakupan.data.definitions import ROUND_BASES
from cakupan.data.store import Row
from cakupan.findings import Standing
from cakupan.tables import coverage as tables
from cakupan.ui import blocks, cache, state
from cakupan.ui.profile.facts import missing, peers_workforce
from cakupan.ui.profile.table import cell, head, paragraph, sheet, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

if TYPE_CHECKING:
    from cakupan.figures import Look

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
    from cakupan.pictures.canvas import stamp

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


def no_place(question: Question) -> None:
    """Say that there is no place among peers, and why."""
    words = question.words
    st.subheader(words.say(_("Place among peers")), anchor=False)
    st.html(paragraph(none_known(question.scene.period_end, words)))


def _unit(standing: Standing) -> Any:
    return standing.unit


def _standing_source(question: Question) -> str:
    words = question.words
    if question.region.level == "regency":
        survey = words.series("sakernas_august")
        tags = tags_of_regency(
            peers_workforce(question, question.region.parent_code), words
        )
        return f"{tags} {words.say(_('Source: {sources}.'), sources=survey)}"
    return words.say(
        _("{month}, {vintage}. Source: {sources}."),
        month=words.month(question.scene.period_end),
        vintage=words.vintage(question.region.vintage),
        sources=sentences.series_and_survey(question.coverage(), words),
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
    tags = paragraph(tables.rounds_tags(history, words), "ck-tags")
    st.html(f"{paragraph(finding + '.')}{tags}")
    figure = figures.workforce(history, words, look())
    chart(figure, "chart_workforce", finding)
    with st.expander(words.say(_("The chart as a table"))):
        st.html(sheet(tables.rounds(history, words)))
        blocks.downloads(
            question,
            "workforce",
            WORKFORCE_COLUMNS,
            _shown_bases(history),
            "workforce, Sakernas August",
        )
    source = words.say(_("Source: {sources}."), sources=words.series("sakernas_august"))
    st.html(paragraph(source, "ck-foot"))


def _shown_bases(history: list[Row]) -> list[Row]:
    return [row for row in history if row["base"] in ROUND_BASES]
