"""What a reader chooses for the simulation: profile, own weights, scale, evidence.

All of it stands in the address; the evidence in its short form.
"""

import functools
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import streamlit as st

from cakupan.errors import BadInputError, CakupanError
from cakupan.topics.award.ask import AwardAsked
from cakupan.topics.award.figures import evidence as typed
from cakupan.topics.award.figures.criteria import BY_LETTER, CRITERIA
from cakupan.topics.award.figures.evidence import Evidence
from cakupan.topics.award.figures.profiles import (
    CONCENTRATION,
    LARGEST_SEED,
    POLARITIES,
    SCALES,
    Profile,
    Weight,
    check_weights,
    parse_weight,
)
from cakupan.topics.award.kept_profiles import profiles_by_code, project_profiles
from cakupan.topics.award.labels import CRITERION, SCALE, SCALE_NOTE
from cakupan.ui import state
from cakupan.ui.fields import ranking as ranking_fields
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.ui.state import Key
from cakupan.wording import Wording, _

OWN = "own"
_START = "equal"
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
    found = typed.from_link(text)
    return None if found is None else typed.to_link(found)


PROFILE = state.matching(
    "profile", _START, r"[A-Za-z0-9_-]{1,40}", "equal, coverage, own"
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
        + typed.plain(item.weight)
        + (_LOWER if item.polarity == POLARITIES[1] else "")
        for item in weights
    )


def weights_of(text: str, place: str) -> tuple[Weight, ...]:
    """Return the weights of the address; they may be all zero."""
    found = []
    for part in text.split("_"):
        code = BY_LETTER[part[0]].code
        is_lower = part.endswith(_LOWER)
        number = part[1:].removesuffix(_LOWER)
        polarity = POLARITIES[1 if is_lower else 0]
        found.append(Weight(code, parse_weight(number, code, place), polarity))
    return tuple(found)


def own_weights(question: Question, profiles: dict[str, Profile]) -> tuple[Weight, ...]:
    """Return the reader's own weights; at first those of the first profile."""
    if question.view[WEIGHTS.name]:
        place = question.words.say(_("Your weights"))
        return weights_of(question.view[WEIGHTS.name], place)
    return profiles[_START].weights


def chosen(question: Question, profiles: dict[str, Profile]) -> str:
    """Return which profile is asked for: a kept one's code, or the reader's own."""
    code = question.view[PROFILE.name]
    return code if code == OWN or code in profiles else _START


def evidence(question: Question) -> Evidence:
    """Return what was typed."""
    return typed.from_link(question.view[EVIDENCE.name]) or ()


def simulation_request(question: Question, profiles: dict[str, Profile]) -> AwardAsked:
    """Return what the address asks to simulate.

    Raises:
        BadInputError: own weights that are all zero.
    """
    view, code = question.view, chosen(question, profiles)
    if code == OWN:
        weights = own_weights(question, profiles)
        check_weights(weights, question.words.say(_("Your weights")))
        profile = Profile(OWN, weights)
    else:
        profile = profiles[code]
    changes: dict[str, Any] = {}
    if view[SCALE_KEY.name]:
        changes["scale"] = view[SCALE_KEY.name]
    if view[FIRM_KEY.name]:
        changes["concentration"] = Decimal(view[FIRM_KEY.name])
    if view[SEED_KEY.name] != SEED_KEY.default:
        changes["seed"] = int(view[SEED_KEY.name])
    return AwardAsked(
        ranking_fields.request(question),
        replace(profile, **changes),
        evidence(question),
    )


def fields(question: Question, found: AvailableProfiles) -> None:
    """Draw profile and scale, and the weights where they are the reader's own."""
    words, code = question.words, chosen(question, found.profiles)
    scale = question.view[SCALE_KEY.name]
    with st.container(key="award_fields", horizontal=True, vertical_alignment="bottom"):
        state.bound_selectbox(
            words.say(_("Profile: criteria and weights")),
            [*found.profiles, OWN],
            PROFILE.name,
            lambda name: _title(name, found.profiles, words),
            value=code,
            width=430,
        )
        state.bound_selectbox(
            words.say(_("Scale of each criterion")),
            SCALES,
            SCALE_KEY.name,
            lambda name: words.say(SCALE[name]),
            value=scale or _own_scale(code, found.profiles),
            width=270,
            help=words.say(SCALE_NOTE[scale or _own_scale(code, found.profiles)]),
        )
        _firm_field(question, found.profiles.get(code))
    if code == OWN:
        _weight_fields(question, own_weights(question, found.profiles))
    if found.fault is not None:
        note(words.error(found.fault), kind="ck-note ck-warn")


def _firm_field(question: Question, profile: Profile | None) -> None:
    """Draw how far the draws may move the weights."""
    words = question.words
    own = typed.plain(profile.concentration if profile else CONCENTRATION)
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
    numbers = {item.criterion: typed.plain(item.weight) for item in weights}
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
    known = {item.criterion: item for item in weights}
    known[code] = replace(known.get(code) or Weight(code, value), weight=value)
    listed = tuple(known[name] for name in CRITERIA if name in known)
    return {WEIGHTS.name: weights_text(listed)}


def fault(kind: str) -> CakupanError | None:
    """Return what was wrong last: ``weight``, ``evidence`` or ``file``."""
    found = st.session_state.get(_FAULT)
    return found[1] if found is not None and found[0] == kind else None


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
