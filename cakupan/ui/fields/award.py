"""What a reader chooses for the award's simulation: profile, own weights, scale.

All of it stands in the address; what is typed about regions in its short form.
"""

import functools
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import streamlit as st

from cakupan.errors import BadInputError, CakupanError
from cakupan.topics.award import ask
from cakupan.topics.award.ask import AwardRequest, AwardSimulation
from cakupan.topics.award.figures import evidence as region_evidence
from cakupan.topics.award.figures.criteria import BY_LETTER, CRITERIA
from cakupan.topics.award.figures.evidence import Evidence
from cakupan.topics.award.figures.profiles import (
    CONCENTRATION,
    LARGEST_SEED,
    POLARITIES,
    SCALES,
    Profile,
    Weight,
    parse_weight,
)
from cakupan.topics.award.kept_profiles import (
    USUAL_PROFILE,
    profiles_by_code,
    project_profiles,
)
from cakupan.topics.award.labels import CRITERION, SCALE, SCALE_NOTE
from cakupan.topics.award.phrases import outlier
from cakupan.ui import controls, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields import ranking as ranking_fields
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.ui.state import Key, View
from cakupan.wording import Wording, _

OWN = "own"
_LOWER = "d"
_WEIGHTS = re.compile(
    r"[a-z][0-9]{1,6}(\.[0-9]{1,6})?d?(_[a-z][0-9]{1,6}(\.[0-9]{1,6})?d?)*"
)
# How firmly the weights are believed, from loose to firm.
_FIRM = {
    "5": _("loosely believed"),
    "20": _("moderately believed"),
    "100": _("firmly believed"),
}
_FAULT = "_cakupan_award_fault"
_SEED_DIGITS = 10


def _read_weights(text: str) -> str | None:
    if not text:
        return text
    if not _WEIGHTS.fullmatch(text):
        return None
    letters = [part[0] for part in text.split("_")]
    is_known = set(letters) <= set(BY_LETTER) and len(set(letters)) == len(letters)
    return text if is_known else None


def _read_seed(text: str) -> str | None:
    is_number = text.isascii() and text.isdigit() and len(text) <= _SEED_DIGITS
    return str(int(text)) if is_number and int(text) <= LARGEST_SEED else None


def _read_evidence(text: str) -> str | None:
    read = region_evidence.from_link(text)
    return None if read is None else region_evidence.to_link(read)


PROFILE = state.matching(
    "profile", USUAL_PROFILE, r"[A-Za-z0-9_-]{1,40}", "equal, coverage, own"
)
WEIGHTS = Key("weights", "", _read_weights, "r20_c40_n40")
SCALE_KEY = state.one_of("scale", "", *SCALES)
FIRM_KEY = state.matching("firm", "", r"[1-9][0-9]{0,3}", "5, 20, 100")
SEED_KEY = Key("seed", "1", _read_seed, "1")
EVIDENCE = Key("evidence", "", _read_evidence, "n64-80_65-75*h64-1")
FILLED = state.matching("filled", "", r"[0-9]{2}(\.[0-9]{2})?", "64")
AGAINST = state.matching("against", "", r"[0-9]{2}(\.[0-9]{2})?", "65")
KEYS = (PROFILE, WEIGHTS, SCALE_KEY, FIRM_KEY, SEED_KEY, EVIDENCE, FILLED, AGAINST)


@dataclass(frozen=True)
class AvailableProfiles:
    """The profiles that can be chosen, and what is wrong with an office's own."""

    profiles: dict[str, Profile]
    fault: BadInputError | None = None


def available_profiles() -> AvailableProfiles:
    """Return the kept profiles; a wrong file leaves out all of the office's."""
    try:
        return AvailableProfiles(profiles_by_code())
    except BadInputError as error:
        return AvailableProfiles(project_profiles(), error)


def weights_text(weights: tuple[Weight, ...]) -> str:
    """Return weights as the address carries them.

    >>> from decimal import Decimal
    >>> weights_text((Weight("coverage", Decimal("0.5")),
    ...     Weight("budget", Decimal(20), "lower")))
    'c0.5_b20d'
    """
    return "_".join(
        CRITERIA[item.criterion].letter
        + region_evidence.plain(item.weight)
        + (_LOWER if item.polarity == POLARITIES[1] else "")
        for item in weights
    )


def weights_of(text: str, place: str) -> tuple[Weight, ...]:
    """Return the weights of the address; they may be all zero."""
    weights = []
    for part in text.split("_"):
        code = BY_LETTER[part[0]].code
        is_lower = part.endswith(_LOWER)
        number = part[1:].removesuffix(_LOWER)
        polarity = POLARITIES[1 if is_lower else 0]
        weights.append(Weight(code, parse_weight(number, code, place), polarity))
    return tuple(weights)


def own_weights(question: Question, profiles: dict[str, Profile]) -> tuple[Weight, ...]:
    """Return the reader's own weights; at first those of the first profile."""
    if question.view[WEIGHTS.name]:
        place = question.words.say(_("Your weights"))
        return weights_of(question.view[WEIGHTS.name], place)
    return profiles[USUAL_PROFILE].weights


def chosen(question: Question, profiles: dict[str, Profile]) -> str:
    """Return which profile is asked for: a kept one's code, or the reader's own."""
    code = question.view[PROFILE.name]
    return code if code == OWN or code in profiles else USUAL_PROFILE


def evidence(question: Question) -> Evidence:
    """Return what was typed."""
    return region_evidence.from_link(question.view[EVIDENCE.name]) or ()


def request(question: Question) -> AwardRequest:
    """Return what the address asks to simulate; its weights may all be zero."""
    view, profiles = question.view, available_profiles().profiles
    code = chosen(question, profiles)
    asked = profiles.get(code) or Profile(OWN, own_weights(question, profiles))
    changes: dict[str, Any] = {}
    if view[SCALE_KEY.name]:
        changes["scale"] = view[SCALE_KEY.name]
    if view[FIRM_KEY.name]:
        changes["concentration"] = Decimal(view[FIRM_KEY.name])
    if view[SEED_KEY.name] != SEED_KEY.default:
        changes["seed"] = int(view[SEED_KEY.name])
    return AwardRequest(
        ranking_fields.request(question),
        replace(asked, **changes),
        evidence(question),
    )


def simulated(question: Question, asked: AwardRequest) -> AwardSimulation | None:
    """Return the simulation for whoever offers fields by it; None where none is."""
    try:
        return ask.simulation(question.data, question.scope, asked)
    except CakupanError:
        return None


def profile(question: Question) -> None:
    """Draw profile and scale, and the weights where they are the reader's own."""
    available = available_profiles()
    words, code = question.words, chosen(question, available.profiles)
    scale = question.view[SCALE_KEY.name] or _own_scale(code, available.profiles)
    with st.container(key="award_fields", horizontal=True, vertical_alignment="bottom"):
        state.bound_selectbox(
            words.say(_("Profile: criteria and weights")),
            [*available.profiles, OWN],
            PROFILE.name,
            lambda name: _title(name, available.profiles, words),
            value=code,
            width=430,
        )
        state.bound_selectbox(
            words.say(_("Scale of each criterion")),
            SCALES,
            SCALE_KEY.name,
            lambda name: words.say(SCALE[name]),
            value=scale,
            width=270,
            help=words.say(SCALE_NOTE[scale]),
        )
        _firm_field(question, available.profiles.get(code))
    if code == OWN:
        _weight_fields(question, own_weights(question, available.profiles))
    if available.fault is not None:
        note(words.error(available.fault), kind="ck-note ck-warn")


def choices_without_places(question: Question, award: AwardSimulation | None) -> None:
    """Draw what can be done where figures are too few, one press each."""
    if award is None or award.has_places:
        return
    words = question.words
    with st.container(horizontal=True, key="award_ways"):
        if len(award.rows) > 1:
            st.button(
                words.say(_("Coverage only")),
                key="award_coverage",
                on_click=state.update,
                kwargs={"profile": "coverage"},
            )
        if question.view.dataset != "simulasi":
            st.button(
                words.say(_("Try it on Simulasi")),
                key="award_simulasi",
                on_click=state.update,
                kwargs={"dataset": "simulasi"},
            )


def actions(question: Question, award: AwardSimulation | None) -> None:
    """Draw the link, and two ways around a region far above the others."""
    if award is None:
        return
    with st.container(horizontal=True, key="award_doors", vertical_alignment="center"):
        if (code := outlier(award)) is not None:
            _around(question, award, code)
        copy_link(_pinned(question, award), question.words)


def _around(question: Question, award: AwardSimulation, code: str) -> None:
    """Draw the ways around a region that presses the others together."""
    words = question.words
    st.button(
        words.say(_("Count coverage above 100% as 100%")),
        key="award_cap",
        on_click=state.update,
        kwargs={"scale": "capped"},
    )
    left_out = sorted({code, *(r.region_code for r in award.ranking.left_out)})
    st.button(
        words.say(_("Without {region}"), region=award.regions[code].region_name),
        key="award_leave_out",
        on_click=state.update,
        kwargs={"leave_out": ",".join(left_out)},
    )


def _pinned(question: Question, award: AwardSimulation) -> View:
    """Return the view that gives the same digits at any later time."""
    profile = award.request.profile
    return ranking_fields.pinned_view(question, award.ranking).change(
        scale=profile.scale,
        firm=region_evidence.plain(profile.concentration),
        seed=profile.seed,
    )


def against(question: Question, award: AwardSimulation | None) -> None:
    """Draw with whom a region is compared."""
    if award is None:
        return
    code = ask.region_compared(question.scope, award)
    names = {
        item.region_code: award.regions[item.region_code].region_name
        for item in award.standings.ranked
        if item.region_code != code
    }
    controls.region_box(
        question,
        question.words.say(
            _("{region} against"), region=award.regions[code].region_name
        ),
        list(names),
        AGAINST.name,
        names.__getitem__,
        value=ask.region_against(award, code, question.view[AGAINST.name]),
        width=330,
    )


def _firm_field(question: Question, profile: Profile | None) -> None:
    """Draw how far the draws may move the weights."""
    words = question.words
    own = region_evidence.plain(profile.concentration if profile else CONCENTRATION)
    value = question.view[FIRM_KEY.name] or own
    options = [*_FIRM, *([value] if value not in _FIRM else [])]
    text = _(
        "The draws move the weights around those of the profile: at 20 a weight of "
        "20% lies between about 8% and 36% in nine draws of ten, at 100 between 14% "
        "and 27%."
    )
    state.bound_selectbox(
        words.say(_("The weights are")),
        options,
        FIRM_KEY.name,
        lambda name: f"{words.say(_FIRM[name])} ({name})" if name in _FIRM else name,
        value=value,
        width=230,
        help=words.say(text),
    )


def _own_scale(code: str, profiles: dict[str, Profile]) -> str:
    return profiles[code].scale if code in profiles else SCALES[0]


def _title(code: str, profiles: dict[str, Profile], words: Wording) -> str:
    if code == OWN:
        return words.say(_("Your own weights"))
    return profiles[code].title(words.lang)


def _weight_fields(question: Question, weights: tuple[Weight, ...]) -> None:
    """Draw one number a criterion; 0 leaves it out."""
    words = question.words
    numbers = {item.criterion: region_evidence.plain(item.weight) for item in weights}
    with st.container(
        key="award_weights", horizontal=True, vertical_alignment="bottom"
    ):
        for code in CRITERIA:
            key, text = f"weight_{code}", numbers.get(code, "0")
            state.bound_text(
                words.say(
                    _("Weight: {criterion}"), criterion=words.say(CRITERION[code])
                ),
                key,
                state.typed(key, text) if fault("weight") else text,
                take=functools.partial(_take_weight, code, weights, words),
                width=165,
                max_chars=10,
            )
    _polarity_field(weights, words)
    text = _(
        "Only the proportions count: weights are rescaled to the sum of 1, and 0 "
        "leaves a criterion out."
    )
    st.caption(words.say(text))
    say_fault("weight", words)


def _polarity_field(weights: tuple[Weight, ...], words: Wording) -> None:
    """Draw for which of the criteria that count less is better; none at first."""
    counted = [item.criterion for item in weights if item.weight]
    lower = [item.criterion for item in weights if item.polarity == POLARITIES[1]]
    lower = [code for code in lower if code in counted]
    state.bound_row(
        words.say(_("Lower is better for")),
        counted,
        "award_lower",
        lambda code: words.say(CRITERION[code]),
        value=lower,
        take=functools.partial(_take_polarity, weights),
    )


def _take_polarity(weights: tuple[Weight, ...], lower: list[str]) -> dict[str, str]:
    text = weights_text(
        tuple(
            replace(item, polarity=POLARITIES[item.criterion in lower])
            for item in weights
        )
    )
    return {WEIGHTS.name: text}


def _take_weight(
    code: str, weights: tuple[Weight, ...], words: Wording, text: str
) -> dict[str, str]:
    place = words.say(_("Your weights"))
    try:
        value = parse_weight(text, code, place)
    except BadInputError as error:
        keep_fault("weight", error)
        return {}
    forget_fault()
    typed = {item.criterion: item for item in weights}
    typed[code] = replace(typed.get(code) or Weight(code, value), weight=value)
    listed = tuple(typed[name] for name in CRITERIA if name in typed)
    return {WEIGHTS.name: weights_text(listed)}


def fault(kind: str) -> CakupanError | None:
    """Return what was wrong last: ``weight``, ``evidence`` or ``file``."""
    kept = st.session_state.get(_FAULT)
    return kept[1] if kept is not None and kept[0] == kind else None


def keep_fault(kind: str, error: CakupanError) -> None:
    """Keep what was wrong with what was typed, for the run that follows."""
    st.session_state[_FAULT] = (kind, error)


def forget_fault() -> None:
    """Forget what was wrong: it was said, or what was typed is right now."""
    st.session_state.pop(_FAULT, None)


def say_fault(kind: str, words: Wording) -> None:
    """Say what was wrong, right under the fields."""
    if (error := fault(kind)) is not None:
        note(words.error(error), kind="ck-note ck-warn")
