"""The places of the simulation, drawn and as a table; the criteria that made them."""

from typing import TYPE_CHECKING

import streamlit as st

from cakupan.sentences import upper_first
from cakupan.topics.award import phrases as said
from cakupan.topics.award.ask import AwardSimulation
from cakupan.topics.award.figures.scoring import Scored
from cakupan.topics.award.labels import (
    MEASURED,
    NOT_OFFICIAL,
    SCALE_NOTE,
    criterion,
    listed,
)
from cakupan.ui.pictures import look, show
from cakupan.ui.profile.table import cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.table import Cell, Column, Row, data_table
from cakupan.wording import Wording, _

if TYPE_CHECKING:
    from cakupan.figures.award import PlaceRow

_MOST_ROWS = 40
_TOP, _AROUND = 15, 10
_SEARCH_FROM = 40


def draw(question: Question, award: AwardSimulation, own: str | None) -> None:
    """Draw chart and table beside each other, the finding above."""
    words = question.words
    st.subheader(words.say(_("Places under this profile")), anchor=False)
    st.html(paragraph(_how(award, words), "ck-tags"))
    drawn, written = st.columns([5, 7], gap="medium")
    with drawn:
        _chart(question, award, own)
    with written:
        _table(question, award, own)


def _how(award: AwardSimulation, words: Wording) -> str:
    profile = award.asked.profile
    scale = words.say(SCALE_NOTE[profile.scale])
    if len(profile.shares) == 1:
        text = _("{scale} With one criterion there is no weight to vary.")
        return words.say(text, scale=scale)
    return words.say(
        _(
            "{scale} Dot: place at the weights of the profile. Line: 5–95% range over "
            "{draws} draws of the weights (seed {seed})."
        ),
        scale=scale,
        draws=words.number(profile.draws),
        seed=profile.seed,
    )


def shown(award: AwardSimulation, own: str | None) -> list[Scored]:
    """Return whom the chart shows: all, else the top and who stands around the own."""
    ranked = list(award.standings.ranked)
    if len(ranked) <= _MOST_ROWS:
        return ranked
    place = next((n for n, item in enumerate(ranked) if item.region_code == own), 0)
    return [
        item
        for number, item in enumerate(ranked)
        if number < _TOP or abs(number - place) <= _AROUND
    ]


def _chart(question: Question, award: AwardSimulation, own: str | None) -> None:
    from cakupan.figures import award as figures

    words = question.words
    drawn = shown(award, own)
    count = len(award.standings.ranked)
    rows = [_chart_row(award, item, own, words) for item in drawn]
    mark = words.say(NOT_OFFICIAL)
    figure = figures.places(rows, count, mark, words, look())
    first = said.of_place(award, award.standings.ranked[0], words)
    show(figure, "chart_award", f"{mark}. {first}")
    if len(drawn) < count:
        text = _("{shown} of {count} are drawn; all stand in the table.")
        st.html(paragraph(words.say(text, shown=len(drawn), count=count), "ck-foot"))


def _chart_row(
    award: AwardSimulation, item: Scored, own: str | None, words: Wording
) -> "PlaceRow":
    from cakupan.figures.award import PlaceRow

    sure = award.sureness[item.region_code]
    return PlaceRow(
        label=award.regions[item.region_code].short_name,
        rank=item.rank,
        low=sure.rank_low,
        high=sure.rank_high,
        detail=said.of_place(award, item, words),
        is_own=item.region_code == own,
    )


def _table(question: Question, award: AwardSimulation, own: str | None) -> None:
    words = question.words
    columns = [
        Column("rank", words.say(_("Place")), "number"),
        Column("name", words.level(award.ranking.what.level).capitalize(), is_key=True),
        Column("score", words.say(_("Score")), "number"),
        Column("range", words.say(_("5–95% range")), "number"),
        Column("first", words.say(_("First")), "number"),
        Column("top", words.say(_("First three")), "number"),
    ]
    rows = [_row(award, item, words) for item in award.standings.ranked]
    rows += [
        Row(
            aside.region_code,
            [
                Cell("–", None, tone="muted"),
                _name(award, aside.region_code, aside.missing, words),
                *(Cell("–", None, tone="muted") for _column in range(4)),
            ],
        )
        for aside in award.standings.set_aside
    ]
    level = award.ranking.what.level
    data_table(
        columns,
        rows,
        key=f"award_{level}_{award.ranking.scope.vintage}",
        caption=f"{words.say(NOT_OFFICIAL)}: {words.say(_('places'))}",
        words=table_words(words),
        picked=own,
        pickable=False,
        max_height=620,
        search=len(rows) > _SEARCH_FROM,
        show_caption=True,
    )


def _name(
    award: AwardSimulation, code: str, missing: tuple[str, ...], words: Wording
) -> Cell:
    name = award.regions[code].region_name
    nobody = said.unknown(award)  # said once, in a note
    missing = tuple(criterion for criterion in missing if criterion not in nobody)
    note = None
    if missing:
        text = _("without {criteria}")
        note = words.say(text, criteria=listed(missing, words))
    return Cell(name, name, note=note)


def _row(award: AwardSimulation, item: Scored, words: Wording) -> Row:
    sure = award.sureness[item.region_code]
    return Row(
        item.region_code,
        [
            Cell(words.number(item.rank), item.rank),
            _name(award, item.region_code, item.missing, words),
            Cell(said.score(item.score, words), float(item.score)),
            Cell(_short_range(sure.rank_low, sure.rank_high, words), sure.rank_low),
            Cell(said.share(sure.p_first, words), sure.p_first),
            Cell(said.share(sure.p_top3, words), sure.p_top3),
        ],
    )


def _short_range(low: int, high: int, words: Wording) -> str:
    if low == high:
        return words.number(low)
    return f"{words.number(low)}–{words.number(high)}"


def criteria(question: Question, award: AwardSimulation) -> None:
    """Draw the criteria with weight, what the draws make of it, and who has it."""
    words = question.words
    standings, ranges = award.standings, award.weight_ranges
    drawn = {item.criterion: item for item in ranges}
    of = len(award.regions)
    rows = []
    for name, share in award.asked.profile.shares.items():
        span = drawn[name]
        low, high = said.share(span.low, words), said.share(span.high, words)
        polarity = award.asked.profile.polarity[name]
        lower = words.say(_("lower is better")) if polarity == "lower" else ""
        rows.append(
            [
                cell(upper_first(criterion(name, words)), lower, is_head=True),
                cell(said.share(share, words), is_number=True),
                cell(f"{low}–{high}", is_number=True),
                cell(
                    words.say(_("{known} of {of}"), known=standings.known[name], of=of),
                    is_number=True,
                ),
                cell(upper_first(words.say(MEASURED[name]))),
            ]
        )
    heads = [
        head(words.say(_("Criterion"))),
        head(words.say(_("Weight")), is_number=True),
        head(words.say(_("5–95% range of the draws")), is_number=True),
        head(words.say(_("Regions with a value")), is_number=True),
        head(words.say(_("Measured as"))),
    ]
    caption = words.say(_("Criteria and weights"))
    with st.expander(caption):
        st.html(table(heads, rows, caption, kind="records"))
