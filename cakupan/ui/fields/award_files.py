"""Profile files: opened into the address, and taken along with all that was typed."""

from typing import Any

import streamlit as st

from cakupan import watermark
from cakupan.data import definitions
from cakupan.errors import BadInputError, CakupanError
from cakupan.topics.award.ask import AwardSimulation
from cakupan.topics.award.documents import file_text, rank_request_of_file
from cakupan.topics.award.figures import evidence as region_evidence
from cakupan.topics.award.figures.profile_files import ProfileFile, parse_profile
from cakupan.topics.award.figures.profiles import DRAWS, Profile
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.ui import state
from cakupan.ui.fields import award as fields
from cakupan.ui.fields import ranking as ranking_fields
from cakupan.ui.question import Question
from cakupan.ui.uploader import uploader
from cakupan.wording import Wording, _
from cakupan.writers.markup import paragraph

_MOST_BYTES = 200_000


def open_file(question: Question) -> None:
    """Draw the place to put a profile file, ours or another office's."""
    words = question.words
    with st.expander(words.say(_("Open a profile file"))):
        uploader(
            words.say(_("Profile file (TOML), as downloaded here or written by hand")),
            type="toml",
            key="award_file",
            on_change=_take,
            args=(fields.available_profiles().profiles, words),
        )
        fields.say_fault("file", words)


def _take(profiles: dict[str, Profile], words: Wording) -> None:
    given = st.session_state["award_file"]
    if given is None:
        return
    try:
        changes = to_address(_read(given.getvalue(), given.name), profiles)
    except CakupanError as error:
        fields.keep_fault("file", error)
        return
    fields.forget_fault()
    state.update(**changes)


def _read(content: bytes, name: str) -> ProfileFile:
    if len(content) > _MOST_BYTES:
        # Half of its evidence would be another table.
        raise BadInputError(
            "Expected a profile file of at most {most} kB, found {place} with {found} "
            "kB. Choose a file that was downloaded here.",
            most=_MOST_BYTES // 1000,
            place=name,
            found=-(-len(content) // 1000),
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError(
            "{place}: cannot be read. Write the path of a profile file, as text.",
            place=name,
        ) from error
    return parse_profile(text, name)


def to_address(file: ProfileFile, profiles: dict[str, Profile]) -> dict[str, Any]:
    """Return the keys of the address that ask what a profile file asks.

    Raises:
        BadInputError: its question cannot be read, or the page cannot do as it says.
    """
    profile = file.profile
    if profile.draws != DRAWS or profile.concentration % 1:
        raise BadInputError(
            "The page makes {draws} draws and takes whole concentrations; this file "
            "asks for others. Use cakupan rank --profile FILE.",
            draws=DRAWS,
        )
    kept = profiles.get(profile.code)
    is_kept = kept is not None and kept.weights == profile.weights
    return {
        fields.PROFILE.name: profile.code if is_kept else fields.OWN,
        fields.WEIGHTS.name: "" if is_kept else fields.weights_text(profile.weights),
        fields.SCALE_KEY.name: profile.scale,
        fields.FIRM_KEY.name: region_evidence.plain(profile.concentration),
        fields.SEED_KEY.name: str(profile.seed),
        fields.EVIDENCE.name: region_evidence.to_link(file.evidence),
        **_question(file),
    }


def _question(file: ProfileFile) -> dict[str, Any]:
    settings, what = (
        file.question,
        rank_request_of_file(file.question, RankRequest(), ""),
    )
    among = next(
        (name for name in ("parent", "zone") if settings.get(name)),
        "peers" if what.peer_group else "all",
    )
    changes: dict[str, Any] = {
        ranking_fields.AMONG.name: among,
        ranking_fields.LEAVE_OUT.name: ",".join(what.left_out),
        "level": what.level,
        "vintage": what.vintage,
        "segments": what.definition.segments,
        "base": what.definition.base,
    }
    if what.peer_group:
        changes["region"] = what.peer_group
    if what.parent:
        changes[ranking_fields.PARENT.name] = what.parent
    if what.zone:
        changes[ranking_fields.ZONE.name] = what.zone
    if what.period_end:
        changes["period"] = f"{what.period_end:%Y-%m}"
    if settings.get("dataset") in definitions.DATASETS:
        changes["dataset"] = settings["dataset"]
    if day := settings.get("known_on"):
        changes["known_on"] = definitions.parse_date(day, "known_on").isoformat()
    return changes if settings else {}


def take_along(question: Question, award: AwardSimulation | None) -> None:
    """Draw the button that gives the profile with all that was typed as a file."""
    if award is None:
        return
    words, dataset = question.words, question.view.dataset
    name = f"cakupan-paritrana-bukan-resmi-{award.ranking.scope.period_end:%Y-%m}.toml"
    day = question.data.pinned_day
    st.download_button(
        words.say(_("Download the profile with evidence")),
        data=lambda: file_text(award, dataset, day, words).encode(),
        file_name=watermark.file_name(name, dataset),
        mime="application/toml",
        key="download_award_profile",
        on_click="ignore",
    )
    text = _(
        "The profile file carries weights, evidence, seed and day: “cakupan rank "
        "--profile FILE” gives another office the same table to the digit."
    )
    st.html(paragraph(words.say(text), "ck-foot"))
