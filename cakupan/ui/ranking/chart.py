"""The chart of a ranking: one dot a region; of long rankings, the part around one."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

import streamlit as st

from cakupan.topics.ranking import phrases as said
from cakupan.topics.ranking.ask import Ranking, Standing
from cakupan.topics.ranking.ask_members import COUNT, COVERAGE
from cakupan.ui.pictures import look, show
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

if TYPE_CHECKING:
    from cakupan.figures.ranking import Dot

_MOST = 40  # lines of a chart
_ABOVE, _AROUND = 10, 12
# The half-width of a range that a reader assumes: 95 %, as in the places.
_Z = Fraction(196, 100)


def chart(question: Question, found: Ranking, own: str | None) -> int:
    """Draw the dots, or nothing where fewer than two regions are ranked.

    Returns:
        The chart's height in pixels.
    """
    from cakupan.figures.ranking import ranking

    if len(found.standings) < 2:
        return 0
    words = question.words
    shown = shown_part(found.standings, own)
    middle = median(item.place.value for item in found.standings)
    note = words.say(
        _("Dots: {measure}; dotted line: the median, {median}."),
        measure=words.say(said.MEASURE[found.what.by]).lower(),
        median=said.value(middle, found, words),
    )
    if found.what.by != COVERAGE:
        note += " " + words.say(_("Rank 1 is the highest share or number."))
    if found.what.rse_pct:
        note += " " + words.say(
            _("Bars: 95% range under the error that you assume, not a published one.")
        )
    if len(shown) < len(found.standings):
        note += " " + words.say(
            _("{shown} of {of} are drawn; the table has all."),
            shown=len(shown),
            of=len(found.standings),
        )
    st.html(paragraph(note, "ck-tags"))
    figure = ranking(
        _dots(shown, found, own, words),
        look(),
        lambda number: _tick(number, found, words),
        float(middle),
    )
    alt = words.say(_("Ranking of {peers}"), peers=said.set_name(found, words))
    show(figure, "chart_ranking", f"{alt}. {note}")
    return int(figure.layout.height)


def shown_part(standings: Sequence[Standing], own: str | None) -> list[Standing]:
    """Return what a chart has room for: all, or the best and those around one region.

    Without a region in question, the best and the last.
    """
    if len(standings) <= _MOST:
        return list(standings)
    place = next((i for i, item in enumerate(standings) if item.code == own), None)
    if place is None:
        rest = _MOST - 2 * _ABOVE
        return [*standings[: _ABOVE + rest], *standings[-_ABOVE:]]
    near = range(max(0, place - _AROUND), min(len(standings), place + _AROUND + 1))
    return [
        item
        for number, item in enumerate(standings)
        if number < _ABOVE or number in near
    ]


def _dots(
    shown: Sequence[Standing], found: Ranking, own: str | None, words: Wording
) -> "list[Dot]":
    from cakupan.figures.ranking import Dot

    dots: list[Dot] = []
    drawn = {item.code for item in shown}
    hidden = [item.place.rank for item in found.standings if item.code not in drawn]
    before = 0
    for rank, group in groupby(shown, key=lambda item: item.place.rank):
        tied = list(group)
        is_gap = any(before < place < rank for place in hidden)
        before = rank
        value = tied[0].place.value
        width = _Z * Fraction(found.what.rse_pct) / 100 * value
        names = ", ".join(short(item.row["region_name"]) for item in tied)
        dots.append(
            Dot(
                label=f"{rank} {names}",
                value=float(value),
                text=said.value(value, found, words),
                low=float(value - width),
                high=float(value + width),
                hover=_hover(tied, found, words),
                is_own=any(item.code == own for item in tied),
                follows_gap=is_gap,
            )
        )
    return dots


def _hover(tied: Sequence[Standing], found: Ranking, words: Wording) -> str:
    parts = []
    for item in tied:
        text = (
            f"{item.row['region_name']}: {said.value(item.place.value, found, words)}"
        )
        parts.append(f"{text}, {said.place_range(item, words)}")
    return "; ".join(parts)


def short(name: str) -> str:
    """Return a region's name as it fits a chart.

    >>> short("Kabupaten Kutai Timur"), short("Kota Administrasi Jakarta Barat")
    ('Kab. Kutai Timur', 'Kota Jakarta Barat')
    """
    name = name.replace("Kabupaten Administrasi ", "Kab. ")
    name = name.replace("Kota Administrasi ", "Kota ")
    return name.replace("Kabupaten ", "Kab. ").replace("Kepulauan ", "Kep. ")


def _tick(number: float, found: Ranking, words: Wording) -> str:
    if found.what.by == COUNT:
        return words.workers_words(number) if number else "0"
    return f"{words.number(number)}%"
