"""The coverage ranking: who stands where, how sure that is, and what moved it."""

import html
from dataclasses import replace

import streamlit as st

from cakupan import sentences
from cakupan.data.definitions import DEFAULT_BASE, Definition
from cakupan.errors import NotPublishedError
from cakupan.topics.coverage.blocks import why_different
from cakupan.topics.ranking import phrases as said
from cakupan.topics.ranking.ask import Ranking, Standing, rank
from cakupan.topics.ranking.ask_members import COVERAGE, SHARE, members_of
from cakupan.ui import blocks, frame
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields import ranking as fields
from cakupan.ui.notes import note
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.ranking import table
from cakupan.ui.ranking.chart import chart
from cakupan.ui.state import Key
from cakupan.ui.writing import popover
from cakupan.wording import _

KEYS: tuple[Key, ...] = fields.KEYS
_OTHER_BASE = "eligible_estimate"


def draw(question: Question) -> None:
    """Draw the ranking that the address asks for."""
    asking = fields.asking(question)
    try:
        asked = _read(question, asking.what)
        found, is_instead = _with_figures(question, asked)
    except NotPublishedError as error:
        # The choices stay, so that the reader can make another one.
        note(question.words.error(error))
        fields.choices(question)
        return
    own = fields.own_code(question)

    # Answer, what follows from it, where it comes from.
    if is_instead:
        _nothing_published(question, asked)
    _answer(question, found, own)
    fields.choices(question)
    _doors(question, found)
    fields.unusual(question)

    # Evidence: the places, drawn and as a table.
    drawn, listed = st.columns([6, 6], gap="medium")
    with drawn:
        height = chart(question, found, own)
    with listed:
        table.table(question, found, own, height)
    table.files(question, found)

    # Doubt: what could move a place, who is not ranked, sources.
    _doubts(question, found)
    blocks.sources_foot(_source_ids(found), question.words)


def _read(question: Question, what: object) -> Ranking:
    found: Ranking = question.data.remembered(rank, what)
    return found


def _with_figures(question: Question, asked: Ranking) -> tuple[Ranking, bool]:
    """Return what can be ranked: as asked, else the survey's share for the same set."""
    if len(asked.standings) > 1 or asked.what.by != COVERAGE:
        return asked, False
    return _read(question, replace(asked.what, by=SHARE, period_end=None)), True


def _nothing_published(question: Question, asked: Ranking) -> None:
    """Say that nobody publishes members here, and what is ranked instead."""
    words = question.words
    text = words.say(
        _(
            "{count} of {of} {regions} have published members ({month}), so their "
            "coverage cannot be ranked. Percents that single governments state follow "
            "unlike definitions and are not ranked either. Ranked here: the share of "
            "informal workers, which the survey gives for all."
        ),
        count=len(asked.standings),
        of=len(asked.standings) + len(asked.set_aside),
        regions=words.level(asked.what.level, plural=True),
        month=words.month(asked.scope.period_end),
    )
    st.html(f'<div class="ck-note" role="status">{paragraph(text)}</div>')


def _strong(text: str, name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<strong{kind}>{html.escape(text)}</strong>"


def _answer(question: Question, found: Ranking, own: str | None) -> None:
    words = question.words
    if len(found.standings) < 2:
        text = words.say(
            _("{count} region has a figure: there is nothing to rank. Choose others."),
            count=len(found.standings),
        )
        st.html(paragraph(text, "ck-answer"))
        return
    item = found.of(own) if own else None
    parts = [_headline(question, found, item)]
    absent = said.not_ranked(found, own, words)
    if absent:
        parts.append(paragraph(absent, "ck-sowhat"))
    tags = f"{_tags(question, found)} {_age(found, question)}."
    parts.append(paragraph(tags, "ck-tags"))
    st.html("".join(parts))
    follows = [said.left_out(found, words), _other_base(question, found, own)]
    if item is not None:
        near = said.next_place(found, item, words)
        moved = said.moved(found, item, words) if item.moved else ""
        near = f"{near}." if near else ""
        follows.insert(0, " ".join(part for part in (near, moved) if part))
    else:
        follows.append(said.movements(found, words) if found.earlier else "")
    text = "".join(paragraph(part, "ck-sowhat") for part in follows if part)
    if text:
        st.html(text)


def _headline(question: Question, found: Ranking, item: Standing | None) -> str:
    words = question.words
    month = html.escape(words.month(found.scope.period_end))
    measure = html.escape(words.say(said.MEASURE[found.what.by]).lower())
    peers = html.escape(said.set_name(found, words))
    if item is not None:
        message = _("{month}: {region} ranks {rank} of {peers} by {measure}, {value}")
        if item.place.rank in found.shared_ranks():
            message = _(
                "{month}: {region} ranks {rank} (shared) of {peers} by {measure}, "
                "{value}"
            )
        elif item.place.near:
            message = _(
                "{month}: {region} ranks {rank} of {peers} by {measure}, {value}, not "
                "distinguishable from {near}"
            )
        text = words.say(
            message,
            month=month,
            region=html.escape(item.row["region_name"]),
            rank=_strong(words.number(item.place.rank), "ck-number"),
            peers=peers,
            measure=measure,
            value=_strong(said.value(item.place.value, found, words)),
            near=html.escape(said.near(found, item, words)),
        )
        return f'<p class="ck-answer">{text}</p>'
    first, last = found.standings[0], found.standings[-1]
    text = words.say(
        _(
            "{month}, {peers} by {measure}: {first} stands first, {most}; {last} last, "
            "{least}"
        ),
        month=month,
        peers=peers,
        measure=measure,
        first=html.escape(first.row["region_name"]),
        most=_strong(said.value(first.place.value, found, words), "ck-number"),
        last=html.escape(last.row["region_name"]),
        least=_strong(said.value(last.place.value, found, words)),
    )
    return f'<p class="ck-answer">{text}</p>'


def _tags(question: Question, found: Ranking) -> str:
    words = question.words
    row = found.standings[0].row
    if found.what.by == COVERAGE:
        text = sentences.tags(row, words)
    else:
        text = words.say(
            _(
                "{measure}: employed people by residence, Sakernas {month}. "
                "Source: BPS."
            ),
            measure=words.say(said.MEASURE[found.what.by]),
            month=words.month(row["base_period"]),
        )
    if found.what.level == "province":
        division = words.vintage(found.scope.vintage)
        text += " " + words.say(_("Division: {division}."), division=division)
    if found.what.zone:
        text += " " + words.say(
            _("Zones as the award's sources name them; the rest are ours, by island.")
        )
    return text


def _age(found: Ranking, question: Question) -> str:
    return sentences.age(found.scope.period_end, question.as_of, question.words)


def _doors(question: Question, found: Ranking) -> None:
    words, view = question.words, question.view
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        members = question.data.remembered(members_of, found.what, found.scope.vintage)
        fields.adjust(question, members, found.what.level)
        if found.what.by == COVERAGE:
            popover(question, why_different)
        pinned = table.pinned_view(question, found)
        copy_link(pinned, words)
        whole = words.say(_("{region} in full ›"), region=question.region.region_name)
        frame.page_link("wilayah", whole, view)


def _doubts(question: Question, found: Ranking) -> None:
    """Draw what could move a place: the base, rounding, assumed error, who is out."""
    words = question.words
    own = fields.own_code(question)
    item = found.of(own) if own else None
    lines = [
        said.assumed(found, item, words),
        said.how_sure(found, words),
        said.set_aside(found, words),
        _movement(question, found, item),
    ]
    body = "".join(paragraph(line) for line in lines if line)
    st.html(f'<div class="ck-note">{body}</div>')
    if found.what.by == COVERAGE:
        blocks.notes(question, [item.row for item in found.standings])


def _movement(question: Question, found: Ranking, item: Standing | None) -> str:
    """Say what the answer left out of movement: the others', or why there is none."""
    if found.earlier is None or (item is not None and item.moved):
        return said.movements(found, question.words)
    return said.moved(found, item, question.words) if item is not None else ""


def _other_base(question: Question, found: Ranking, own: str | None) -> str:
    """Say how the order depends on what the members are divided by."""
    if found.what.by != COVERAGE or len(found.standings) < 2:
        return ""
    definition = found.what.definition
    base = DEFAULT_BASE if definition.base == _OTHER_BASE else _OTHER_BASE
    what = replace(
        found.what,
        definition=Definition(definition.segments, base),
        period_end=found.scope.period_end,
        vintage=found.scope.vintage,
    )
    return said.by_other_base(found, _read(question, what), own, question.words)


def _source_ids(found: Ranking) -> list[str | None]:
    rows = [item.row for item in found.standings]
    return [row.get(key) for key in ("source_id", "base_source_id") for row in rows]
