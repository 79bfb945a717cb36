"""What a reader chooses: region, period, definition. Each choice is in the address."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from cakupan.data import definitions
from cakupan.topics.coverage.figures import IN_USE
from cakupan.topics.coverage.phrases import definition_label
from cakupan.ui import regionask, state
from cakupan.ui.question import Question
from cakupan.wording import _


def region_box(
    question: Question,
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str],
    *,
    value: str,
    take: Callable[[str], Mapping[str, Any]] | None = None,
    **settings: Any,
) -> None:
    """Draw a list of regions that also takes what people write for one.

    Args:
        question: what the page is asked.
        label: its label, in the reader's language.
        options: codes of the regions offered.
        key: of the address, or another name that no other widget of the page has.
        format_func: writes a region for the reader.
        value: the code that is shown.
        take: the changes of the address that a choice means; by default of ``key``.
        settings: passed to ``st.selectbox``.
    """
    change = take or (lambda code: {key: code})
    state.bound_selectbox(
        label,
        options,
        key,
        format_func,
        value=value,
        take=change,
        understand=lambda text: regionask.understand(
            text, question.index, options, change
        ),
        **settings,
    )


def region_list(
    question: Question,
    label: str,
    options: Sequence[str],
    key: str,
    *,
    value: Sequence[str],
    take: Callable[[Sequence[str]], Mapping[str, Any]],
    **settings: Any,
) -> None:
    """Draw a list of regions, any number of which may be taken; as ``region_box``.

    Args:
        question: what the page is asked.
        label: its label, in the reader's language.
        options: codes of the regions offered.
        key: the widget's.
        value: the codes that are taken.
        take: the changes of the address that the taken codes mean.
        settings: passed to ``st.multiselect``.
    """
    state.bound_list(
        label,
        options,
        key,
        lambda code: question.index.of(code, question.scope.vintage).line,
        value=value,
        take=take,
        understand=lambda text: regionask.understand(
            text, question.index, options, lambda code: take([*value, code])
        ),
        **settings,
    )


def choose_region(question: Question) -> None:
    """Draw the searchable list of all regions."""
    region_box(
        question,
        question.words.say(_("Region: name, short name or code")),
        question.index.searched,
        "region",
        lambda code: question.index.of(code, "38").line,
        value=question.region.region_code,
    )


def choose_period(question: Question) -> None:
    """Draw the list of months that have figures for these segments."""
    months = {row["period_end"] for row in question.periods}
    months |= {row["period_end"] for row in question.months}
    months.add(question.scope.period_end)
    values = [f"{month:%Y-%m}" for month in sorted(months, reverse=True)]
    state.bound_selectbox(
        question.words.say(_("Period")),
        values,
        "period",
        lambda text: question.words.month(definitions.parse_period(text)),
        value=f"{question.scope.period_end:%Y-%m}",
    )


def _apply_preset(segments: tuple[str, ...], base: str) -> None:
    state.update(segments=segments, base=base)


def _allowed_bases(segments: tuple[str, ...]) -> list[str]:
    own = [
        base for base, scope in definitions.SEGMENT_BASES.items() if scope == segments
    ]
    return [*definitions.COMMON_BASES, *own]


def choose_definition(question: Question) -> None:
    """Draw "change definition": presets, segments, base, division."""
    words = question.words
    with st.popover(words.say(_("Change definition"))):
        for number, definition in enumerate(IN_USE):
            is_shown = question.definition == definition
            st.button(
                definition_label(definition, words),
                key=f"preset_{number}",
                on_click=_apply_preset,
                args=(definition.segments, definition.base),
                type="primary" if is_shown else "secondary",
            )
        state.bound_multiselect(
            words.say(_("Segments counted")),
            definitions.SEGMENTS,
            "segments",
            lambda code: words.segment(code, short=True),
        )
        state.bound_selectbox(
            words.say(_("Base: divided by")),
            _allowed_bases(question.definition.segments),
            "base",
            words.base,
            value=question.definition.base,
        )
        st.caption(words.base_note(question.definition.base))
        state.bound_segmented(
            words.say(_("Administrative division")),
            ["auto", "34", "38"],
            "vintage",
            words.vintage,
        )


def unusual_choices(question: Question) -> None:
    """Draw a chip for each choice that is not the default; a click takes it off."""
    words, view = question.words, question.view
    default = definitions.Definition()
    chips: list[tuple[str, str, object]] = []
    if question.definition.segments != default.segments:
        chips.append(
            ("segments", words.scope(question.definition.scope), default.segments)
        )
    if question.definition.base != default.base:
        chips.append(("base", words.base(question.definition.base), default.base))
    if view.vintage != "auto":
        chips.append(("vintage", words.vintage(view.vintage), "auto"))
    if view.known_on:
        known = words.say(
            _("as known on {day}"), day=words.date(question.data.known_on)
        )
        chips.append(("known_on", known, ""))
    if not chips:
        return
    with st.container(horizontal=True, key="chips"):
        for key, label, value in chips:
            st.button(
                f"{label} ✕",
                key=f"chip_{key}",
                help=words.say(_("Take this choice off")),
                on_click=_take_off,
                args=(key, value),
            )


def _take_off(key: str, value: object) -> None:
    # A base that belongs to one segment falls with the segment choice.
    changes: dict[str, object] = {key: value}
    if key == "segments" and state.shown().base in definitions.SEGMENT_BASES:
        changes["base"] = definitions.DEFAULT_BASE
    state.update(**changes)


def controls(question: Question) -> None:
    """Draw all choices above the answer, in one row on a desktop."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        choose_region(question)
        choose_period(question)
        choose_definition(question)
    unusual_choices(question)
