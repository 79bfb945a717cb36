"""Which regions stand in the scorecard: a preset, or the reader's own list."""

from collections.abc import Sequence

import streamlit as st

from cakupan.data.regions import NATION, Region
from cakupan.errors import NotPublishedError
from cakupan.topics.ranking.ask_peers import LEVELS, PeersRequest, group_of
from cakupan.ui import controls, state
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.state import Key
from cakupan.wording import _

PROVINCES, BELOW, PEERS, OWN = "provinces", "below", "peers", "own"
MOST = 60  # regions in a list of one's own: a link of under 500 letters
_CODE = state.matching("code", "", r"[0-9]{2}(\.[0-9]{2})?", "64, 64.01")
_LABELS = {
    PROVINCES: _("All provinces"),
    BELOW: _("Regencies of a province"),
    PEERS: _("A region and its peers"),
    OWN: _("Your own list"),
}


def _read_codes(text: str) -> str | None:
    """Return codes once each in their order, or None if one has no form."""
    codes = list(dict.fromkeys(part for part in text.split(",") if part))
    if len(codes) > MOST or not all(_CODE.read(code) for code in codes):
        return None
    return ",".join(codes)


KEYS = (
    state.one_of("card", PROVINCES, BELOW, PEERS, OWN),
    Key("card_list", "", _read_codes, "64,65,64.72"),
)


def choose(question: Question) -> None:
    """Draw the choice of the list, and the reader's own where it is chosen."""
    words = question.words
    chosen = state.bound_segmented(
        words.say(_("Regions in the scorecard")),
        list(_LABELS),
        "card",
        lambda name: words.say(_LABELS[name]),
        label_visibility="collapsed",
    )
    if chosen == OWN:
        _own_list(question)
    elif chosen != PROVINCES and question.region.level not in LEVELS:
        hint = words.say(
            _(
                "Choose a province or a regency above; until then all provinces stand "
                "here."
            )
        )
        st.html(paragraph(hint, "ck-tags"))


def _own_list(question: Question) -> None:
    """Draw the list of regions by name or code; the address keeps it."""
    words = question.words
    taken = [region.region_code for region in _own(question)]
    options = [
        region.region_code
        for region in question.index.regions
        if region.level in LEVELS and _is_shown(region, question)
    ]
    controls.region_list(
        question,
        words.say(_("Provinces, regencies and cities, by name or code")),
        options,
        "card_list_choice",
        value=taken,
        take=lambda codes: {"card_list": ",".join(codes)},
        max_selections=MOST,
        placeholder=words.say(_("none yet")),
    )


def _is_shown(region: Region, question: Question) -> bool:
    division = "38" if region.level == "regency" else question.scope.vintage
    return region.vintage == division


def _own(question: Question) -> list[Region]:
    """Return the regions of the address that the shown division has, once each."""
    codes = {
        region.region_code: region
        for region in question.index.regions
        if region.level in LEVELS and _is_shown(region, question)
    }
    listed = question.view["card_list"].split(",")
    return [codes[code] for code in listed if code in codes]


def listed(question: Question) -> Sequence[Region]:
    """Return the regions that are asked for; all provinces where a preset has none."""
    chosen, region = question.view["card"], question.region
    provinces = question.index.of_level("province", question.scope.vintage)
    if chosen == OWN:
        return _own(question)
    if chosen == PROVINCES or region.level not in LEVELS:
        return provinces
    if chosen == BELOW:
        code = region.parent_code if region.level == "regency" else region.region_code
        above = question.index.of(code or NATION, region.vintage)
        return question.index.children(above, above.vintage)
    return _with_peers(question)


def _with_peers(question: Question) -> Sequence[Region]:
    region = question.region
    vintage = region.vintage if region.level == "province" else "auto"
    what = PeersRequest(region.region_code, vintage=vintage)
    try:
        group = question.data.remembered(group_of, what)
    except NotPublishedError as error:
        st.html(paragraph(question.words.error(error)))
        return [region]
    codes = [peer.region_code for peer, _row in group.peers]
    index = question.index
    return [region, *(index.of(code, region.vintage) for code in codes)]
