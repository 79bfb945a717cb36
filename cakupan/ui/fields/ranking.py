"""What a reader chooses of rankings: section, set, measure, left out, assumed error.

All of it stands in the address. What cannot be read is named beside its field, and
the ranking goes on without it.
"""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from cakupan.blocks import Block
from cakupan.data.definitions import parse_period
from cakupan.data.regions import Region
from cakupan.errors import BadInputError
from cakupan.topics import Compose
from cakupan.topics.ranking import blocks as ranking
from cakupan.topics.ranking.ask import Ranking, member_of_level
from cakupan.topics.ranking.ask_members import (
    COVERAGE,
    MEASURES,
    RankRequest,
    members_of,
    zones,
)
from cakupan.topics.ranking.figures.peers import PEERS
from cakupan.topics.ranking.phrases import MEASURE
from cakupan.topics.ranking.typed import ASSUMED, parse_error
from cakupan.ui import controls, frame, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.ui.state import Key, View
from cakupan.ui.writing import block_of, page_of, popover, view_of_rows, write
from cakupan.wording import Wording, _

_LONGEST_LIST = 600
_WIDTH = 320  # of a list, in pixels
_ALL, _PARENT, _ZONE, _PEERS = "all", "parent", "zone", "peers"


def _read_codes(text: str) -> str | None:
    """Return codes in their order, or None if one has no form."""
    codes = {part for part in text.split(",") if part}
    if len(text) > _LONGEST_LIST or not all(CODE.read(code) for code in codes):
        return None
    return ",".join(sorted(codes))


def _read_error(text: str) -> str:
    return text.strip()[:10]


def _read_zone(text: str) -> str:
    return text.strip()[:40]


CODE = state.matching("code", "", r"[0-9]{2}(\.[0-9]{2})?", "64, 64.01")
AMONG = state.one_of("among", _ALL, _PARENT, _ZONE, _PEERS)
PARENT = state.matching("parent", "", r"[0-9]{2}", "64")
ZONE = Key("zone", "", _read_zone, "Kalimantan")
BY = state.one_of("by", *MEASURES)
LEAVE_OUT = Key("leave_out", "", _read_codes, "31, 31,64.72")
ASSUME = Key("assume_rse", "", _read_error, "2")
KEYS = (AMONG, PARENT, ZONE, BY, LEAVE_OUT, ASSUME)
# How many peers a region is set beside.
PEERS_KEY = state.one_of("peers", *map(str, (PEERS, 5, 15, 20)))
# What the page of rankings shows: one of these alone is computed.
SECTION = state.one_of("section", "ranking", "award", "history", "scorecard")
_SECTIONS = {
    "ranking": _("Coverage ranking"),
    "award": _("Paritrana simulation"),
    "history": _("Award history"),
    "scorecard": _("Scorecard"),
}

_AMONG = {
    "province": {_ALL: _("all provinces"), _ZONE: _("one Paritrana zone")},
    "regency": {
        _ALL: _("all regencies and cities"),
        _PARENT: _("within a province"),
        _ZONE: _("one Paritrana zone"),
    },
}


def peer_count(question: Question) -> int:
    """Return how many peers the address asks for."""
    return int(question.view[PEERS_KEY.name])


def choose_peer_count(question: Question) -> None:
    """Draw the choice of how many peers a region is set beside."""
    state.bound_selectbox(
        question.words.say(_("Number of peers")),
        sorted(PEERS_KEY.allowed.split(", "), key=int),
        PEERS_KEY.name,
        width=240,
    )


def peers_and_count(question: Question) -> None:
    """Write a region beside its peers' median, and who they are with their number."""
    count = peer_count(question)
    listed = block_of(question, ranking.peers_listed, count)
    if listed is None:
        write(question, (ranking.peers, count))
        return
    left, right = st.columns([5, 6], gap="large")
    with left:
        write(question, (ranking.peers, count))
    with right:
        page_of(question).write(listed)
        choose_peer_count(question)


def section(question: Question) -> str:
    """Draw the choice of what is ranked; return the section that is chosen."""
    words = question.words
    chosen: str = state.bound_segmented(
        words.say(_("What is ranked")),
        list(_SECTIONS),
        SECTION.name,
        lambda name: words.say(_SECTIONS[name]),
        label_visibility="collapsed",
    )
    return chosen


def request(question: Question) -> RankRequest:
    """Return what the address asks of the ranking.

    An assumed error that cannot be read is left out; ``adjust`` names it.
    """
    view = question.view
    among = view[AMONG.name]
    return RankRequest(
        level=view.level,
        definition=question.definition,
        period_end=parse_period(view.period) if view.period else None,
        vintage=view.vintage,
        by=view[BY.name],
        parent=_parent(question) if among == _PARENT else None,
        zone=_zone(question) if among == _ZONE else None,
        peer_group=own_code(question) if among == _PEERS else None,
        left_out=_of_regions(view[LEAVE_OUT.name], question),
        rse_pct=_error(question)[0],
    )


def _error(question: Question) -> tuple[Decimal, BadInputError | None]:
    """Return the assumed error, and what is wrong with it; 0 where it is unread."""
    text = question.view[ASSUME.name]
    if not text:
        return Decimal(0), None
    label = question.words.say(_("Relative standard error, percent"))
    try:
        return parse_error(text, label), None
    except BadInputError as error:
        return Decimal(0), error


def _of_regions(text: str, question: Question) -> tuple[str, ...]:
    """Return the codes that some region has."""
    codes = {region.region_code for region in question.index.regions}
    return tuple(code for code in text.split(",") if code in codes)


def own_code(question: Question) -> str | None:
    """Return the region in question as a member of the level, if it is one."""
    return member_of_level(question.scope, question.view.level)


def _parent(question: Question) -> str | None:
    """Return the province whose regencies are ranked; None for a province level."""
    if question.view.level != "regency":
        return None
    provinces = [region.region_code for region in _provinces(question)]
    region = question.region
    own = region.region_code if region.level == "province" else region.parent_code
    for code in (question.view[PARENT.name], own):
        if code in provinces:
            return code
    return provinces[0]


def _provinces(question: Question) -> Sequence[Region]:
    return question.index.of_level("province", "38")


def _zone(question: Question) -> str:
    names = zones(question.data)
    for zone in (question.view[ZONE.name], question.region.paritrana_zone):
        if zone in names:
            return zone
    return names[0]


def choices(question: Question) -> None:
    """Draw whom the ranking is among, in one row on a desktop."""
    words, what = question.words, request(question)
    with st.container(key="rank_set", horizontal=True, vertical_alignment="bottom"):
        state.bound_segmented(
            words.say(_("Ranked are")),
            ["province", "regency"],
            "level",
            lambda code: words.level(code, plural=True),
        )
        sets = dict(_AMONG[what.level])
        if own_code(question):
            sets[_PEERS] = _("region and its peers")
        state.bound_selectbox(
            words.say(_("Among")),
            list(sets),
            AMONG.name,
            lambda code: words.say(sets[code]),
            width=_WIDTH,
        )
        if what.parent:
            controls.region_box(
                question,
                words.level("province").capitalize(),
                [region.region_code for region in _provinces(question)],
                PARENT.name,
                lambda code: question.index.of(code, "38").region_name,
                value=what.parent,
                width=_WIDTH,
            )
        if what.zone:
            state.bound_selectbox(
                words.say(_("Zone")),
                zones(question.data),
                ZONE.name,
                value=what.zone,
                width=_WIDTH,
            )


def pinned_view(question: Question, ranking: Ranking) -> View:
    """Return the view that gives the same digits at any later time."""
    return question.view.change(
        period=f"{ranking.scope.period_end:%Y-%m}",
        vintage=ranking.scope.vintage,
        known_on=question.data.pinned_day.isoformat(),
        by=ranking.what.by,
    )


def actions(
    question: Question, places: tuple[Compose, RankRequest], why_different: Compose
) -> None:
    """Draw what a reader can do about a ranking: adjust it, read more, keep its link.

    Args:
        question: what the page is asked.
        places: the block whose rows the link gives again, with what was chosen.
        why_different: the block on why coverages differ, where coverage is ranked.
    """
    words, block = question.words, block_of(question, *places)
    requested = places[1]
    members = question.data.remembered(members_of, requested, question.scope.vintage)
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        adjust(question, members, requested.level)
        if _is_coverage(block):
            popover(question, why_different)
        copy_link(view_of_rows(question, block), words)
        whole = words.say(_("{region} in full ›"), region=question.region.region_name)
        frame.page_link("wilayah", whole, question.view)


def _is_coverage(block: Block | None) -> bool:
    """Whether coverage is ranked, and nothing else in its stead."""
    address = block.records.address if block and block.records else None
    return address is not None and dict(address.changes)["by"] == COVERAGE


def adjust(question: Question, members: Sequence[Region], level: str) -> None:
    """Draw "adjust": the measure, regions left out, the assumed error."""
    words, fault = question.words, _error(question)[1]
    with st.popover(words.say(_("Adjust the ranking"))):
        state.bound_segmented(
            words.say(_("Ranked by")),
            list(MEASURES),
            BY.name,
            lambda code: words.say(MEASURE[code]),
        )
        _leave_out(question, members)
        st.caption(
            words.say(
                _(
                    "The survey's error is not published for these figures. Assume "
                    "one, and the ranking shows the places that each region may have."
                )
            )
        )
        offered = ASSUMED[level]
        options = ["", offered]
        if question.view[ASSUME.name] not in options:
            options.append(question.view[ASSUME.name])
        state.bound_segmented(
            words.say(_("Relative standard error, percent")),
            options,
            ASSUME.name,
            lambda text: _assumed(text, words),
        )
        _other_error(question, offered)
        if fault is not None:
            note(words.error(fault), kind="ck-note ck-warn")


def _assumed(text: str, words: Wording) -> str:
    if not text:
        return words.say(_("without an assumed error"))
    return words.say(_("assume {rse}%"), rse=text)


def _leave_out(question: Question, members: Sequence[Region]) -> None:
    """Draw the list of regions that are left out; it may be empty."""
    codes = [region.region_code for region in members]
    controls.region_list(
        question,
        question.words.say(_("Leave out")),
        codes,
        "left_out_list",
        value=[c for c in request(question).left_out if c in codes],
        take=lambda taken: {LEAVE_OUT.name: ",".join(sorted(taken))},
        placeholder=question.words.say(_("nobody")),
    )


def _other_error(question: Question, offered: str) -> None:
    """Draw the field for another error than the one that is offered."""
    value = question.view[ASSUME.name]
    shown = "" if value == offered else value
    state.bound_text(
        question.words.say(_("Another error that you assume, percent")),
        "other_error",
        shown,
        take=lambda text: {ASSUME.name: text},
        max_chars=10,
    )


def unusual(question: Question) -> None:
    """Draw a chip for each choice of the ranking that can be taken off."""
    words, view = question.words, question.view
    chips = []
    if view[BY.name] != COVERAGE:
        chips.append((BY.name, words.say(MEASURE[view[BY.name]]), COVERAGE))
    for code in filter(None, view[LEAVE_OUT.name].split(",")):
        rest = [c for c in view[LEAVE_OUT.name].split(",") if c != code]
        name = _name(code, question)
        label = words.say(_("without {region}"), region=name)
        chips.append((LEAVE_OUT.name, label, ",".join(rest)))
    if view[ASSUME.name]:
        chips.append((ASSUME.name, _assumed(view[ASSUME.name], words), ""))
    if not chips:
        return
    with st.container(horizontal=True, key="rank_chips"):
        for place, (key, label, value) in enumerate(chips):
            st.button(
                f"{label} ✕",
                key=f"rank_chip_{key}_{place}",
                help=words.say(_("Take this choice off")),
                on_click=state.update,
                kwargs={key: value},
            )


def _name(code: str, question: Question) -> str:
    names = {
        region.region_code: region.region_name for region in question.index.regions
    }
    return names.get(code, code)
