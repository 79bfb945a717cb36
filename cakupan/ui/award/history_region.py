"""What a region's page says of the award's zones, and the way to the whole history."""

import streamlit as st

from cakupan.data.regions import Region
from cakupan.ui import frame
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.wording import Wording, _


def foot(question: Question) -> None:
    """Draw the region's zone with who says so, and a link to the zone's awards."""
    words, region = question.words, question.region
    if not region.paritrana_zone:
        return
    st.html(paragraph(zone(region, words), "ck-foot"))
    frame.page_link(
        "peringkat",
        words.say(_("All awards on record in zone {zone}"), zone=region.paritrana_zone),
        question.view,
        section="history",
        won_zone=region.paritrana_zone,
    )


def zone(region: Region, words: Wording) -> str:
    """Return the region's zone, and whether a source says so or we do."""
    basis = (
        _("as a source names it")
        if region.zone_basis == "published"
        else _("by our reckoning, from its island")
    )
    return words.say(
        _("Zone since the 2022 edition: {zone} ({basis})."),
        zone=region.paritrana_zone,
        basis=words.say(basis),
    )
