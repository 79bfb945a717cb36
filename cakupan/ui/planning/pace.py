"""How many workers must join each month: from published percents, and from our own."""

from datetime import date
from decimal import Decimal

import streamlit as st

from cakupan import vocabulary, watermark
from cakupan.answers.forms import Document
from cakupan.answers.labels import REASON
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError
from cakupan.topics.targets import phrases
from cakupan.topics.targets.ask import PublishedTarget
from cakupan.topics.targets.ask_pace import (
    PaceAsked,
    pace_from_computed,
    pace_from_stated,
)
from cakupan.topics.targets.figures import OUT_OF_REACH
from cakupan.ui import blocks, state
from cakupan.ui.fields.planning import churn, default_due, field, month, percent
from cakupan.ui.notes import note, saying_errors
from cakupan.ui.planning.desk import coverage_asked, own_targets
from cakupan.ui.planning.startpoints import base_said, starts_table
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

# A law of the region's own goes before what others set for it.
_FIRST = [
    code
    for _place, code in sorted(
        (regime.own_place, regime.code)
        for regime in vocabulary.regimes()
        if regime.own_place
    )
]
TYPED = "typed"
COLUMNS = (
    "target_pct",
    "due",
    "churn_pct",
    "start_pct",
    "period_end",
    "eligible",
    "active",
    "months",
    "lapses",
    "known_lapses",
    "required_per_month",
    "mean_net_intake",
    "pace_ratio",
    "source_id",
    "base_source_id",
)


def targets_ahead(question: Question) -> dict[str, Row]:
    """Return the published targets that can still be planned for, by their key.

    The region's own only: a national target is nobody else's. The next one due goes
    first, of those a law of the region's own.
    """
    today = question.as_of

    def order(row: Row) -> tuple[date, int, str]:
        regime = row["regime"]
        place = _FIRST.index(regime) if regime in _FIRST else len(_FIRST)
        return row["due_on"], place, row["row_id"]

    ahead = [
        row
        for row in own_targets(question)
        if row["target_pct"] is not None
        and (row["due_on"].year, row["due_on"].month) >= (today.year, today.month)
    ]
    return {
        f"{row['regime']}@{row['due_on']:%Y-%m}": row
        for row in sorted(ahead, key=order)
    }


def _aims(question: Question) -> tuple[dict[str, Row], str]:
    """Return the published targets ahead, and the key of the one planned for."""
    ahead = targets_ahead(question)
    options = [*ahead, TYPED]
    # One that has a figure of its own indicator to start from goes before its elders.
    like = [key for key, row in ahead.items() if row["latest_row_id"] is not None]
    chosen = question.view["aim"]
    if chosen not in options:
        chosen = (like or options)[0]
    if question.view["target_pct"] and not question.view["aim"]:
        chosen = TYPED
    return ahead, chosen


def aim_of(question: Question) -> str:
    """Return the target that is planned for, in the reader's words."""
    ahead, chosen = _aims(question)
    label = _aim_label(chosen, ahead, question)
    if chosen != TYPED:
        return label
    words = question.words
    due_on = month(question.view["by"] or default_due(question), "by", words)
    return words.say(_("{target}, {month}"), target=label, month=words.month(due_on))


def found_pace(question: Question) -> Document | None:
    """Return the pace to the target that is planned for; None where none can be said.

    Raises:
        CakupanError: what was typed cannot be used, or there is no figure to start.
    """
    ahead, chosen = _aims(question)
    if chosen == TYPED:
        return _found_typed(question)
    return _found_published(question, ahead[chosen])


def pace(question: Question) -> None:
    """Draw the required enrolment a month with its fields, or what is missing."""
    words = question.words
    st.subheader(words.say(_("Workers to join each month")), anchor=False)
    ahead, chosen = _aims(question)
    _fields(question, ahead, chosen)
    with saying_errors(words):
        if chosen == TYPED:
            _typed_pace(question)
        else:
            _published_pace(question, ahead[chosen])


def _fields(question: Question, ahead: dict[str, Row], chosen: str) -> None:
    words = question.words
    with st.container(key="pace_fields", horizontal=True, vertical_alignment="bottom"):
        state.bound_selectbox(
            words.say(_("Towards which target")),
            [*ahead, TYPED],
            "aim",
            lambda code: _aim_label(code, ahead, question),
            value=chosen,
            width=330,
        )
        if chosen == TYPED:
            field(question, "by", default_due(question))
        field(question, "churn", "0")
        state.bound_selectbox(
            words.say(_("Covers that end before")),
            ["none", "known"],
            "lapses",
            lambda code: words.say(_LAPSES[code]),
            width=240,
        )


_LAPSES = {
    "none": _("not counted"),
    "known": _("those on record"),
}


def _aim_label(code: str, ahead: dict[str, Row], question: Question) -> str:
    words = question.words
    if code == TYPED:
        typed = question.view["target_pct"]
        if not typed:
            return words.say(_("type a target above"))
        return words.say(_("{target}%, your typed target"), target=typed.strip("% "))
    row = ahead[code]
    return words.say(
        _("{regime}, {month}: {percent}"),
        regime=words.regime(row["regime"]),
        month=words.month(row["due_on"]),
        percent=words.stated_percent(row["target_pct_as_printed"]),
    )


def _how(question: Question, target: Decimal, due_on: date) -> PaceAsked:
    return PaceAsked(
        target_pct=target,
        due_on=due_on,
        churn_pct=churn(question),
        lapses=None if question.view["lapses"] == "known" else 0,
        as_of=question.as_of,
    )


def _published_pace(question: Question, row: Row) -> None:
    try:
        found = _found_published(question, row)
    except NotPublishedError as error:
        _say_missing(question, error)
        return
    _draw_stated(question, found)


def _found_published(question: Question, row: Row) -> Document:
    target = PublishedTarget(row, is_national=False)
    how = _how(question, Decimal(row["target_pct_as_printed"]), row["due_on"])
    return pace_from_stated(question.data, question.region, how, target)


def _say_missing(question: Question, error: NotPublishedError) -> None:
    words, region = question.words, question.region.region_name
    if question.view.dataset == watermark.SIMULATION:
        text = _(
            "Simulasi holds no published percents to start from. Type a target above: "
            "the pace then starts from the computed coverage."
        )
        note(words.say(text))
        return
    if error.absence_reason == "not_comparable":
        note(words.error(error))
        return
    message = (
        _(
            "{region}: coverage is published as a percent without the number of "
            "workers it is a percent of, so workers cannot be counted. Type base and "
            "protected workers below."
        )
        if error.absence_reason == "no_base"
        else _(
            "{region}: nobody published a coverage of all segments to start from. "
            "Type base and protected workers below."
        )
    )
    note(words.say(message, region=region))


def _typed_pace(question: Question) -> None:
    """Draw the pace to a typed target: from the computed, then from stated starts."""
    words = question.words
    try:
        found = _found_typed(question)
    except NotPublishedError as error:
        _say_missing(question, error)
        return
    if found is None:
        text = _(
            "No published target of {region} lies ahead. Type a target above to see "
            "how many workers it asks for each month."
        )
        note(words.say(text, region=question.region.region_name))
    else:
        _draw_computed(question, found)


def _found_typed(question: Question) -> Document | None:
    """Return the pace to a typed target; None where none is typed."""
    words, typed = question.words, question.view["target_pct"]
    if not typed:
        return None
    target = percent(typed, "target_pct", words)
    due_on = month(question.view["by"] or default_due(question), "by", words)
    how = _how(question, target, due_on)
    return pace_from_computed(question.data, coverage_asked(question), how)


def _sentence(found: Document, words: Wording) -> str:
    """Return the sentence of a pace with its numbers in bold."""
    text = phrases.of_pace(found, words)
    single = found.get("required_per_month")
    values = (
        [single]
        if single is not None
        else [found["required_per_month_low"], found["required_per_month_high"]]
    )
    for value in dict.fromkeys(map(words.number, filter(None, values))):
        text = text.replace(value, f"<strong>{value}</strong>", 1)
    return f'<p class="ck-answer" role="status">{text}</p>'


def _draw_computed(question: Question, found: Document) -> None:
    words = question.words
    st.html(_sentence(found, words))
    tags = words.say(
        _(
            "From {active} of {base} ({percent}, {start}) to {due}: {months}. Your "
            "typed target, on the computed coverage."
        ),
        active=words.number(found["active"]),
        base=words.number(found["eligible"]),
        percent=words.percent(found["coverage_pct"]),
        start=words.month(found["period_end"]),
        due=words.month(found["due"]),
        months=words.months(found["months"]),
    )
    st.html(
        paragraph(f"{tags} {_lapses_said(found, words)}", "ck-tags")
        + paragraph(ratio_said(found, words), "ck-tags")
    )
    row = {
        **found,
        "start_pct": found["coverage_pct"],
        "source_id": None,
        "base_source_id": None,
    }
    blocks.downloads(question, "pace", COLUMNS, [row], "pace")


def ratio_said(found: Document, words: Wording) -> str:
    """Return how the pace compares with the last twelve months, or what is missing."""
    if found["pace_ratio"] is None:
        return words.say(
            _("Against the last twelve months: cannot be said, {reason}."),
            reason=words.say(REASON[found["pace_ratio_reason"]]),
        )
    ratio = words.number(found["pace_ratio"], 2)
    mean = words.number(found["mean_net_intake"])
    message = (
        _(
            "{ratio} times the {mean} workers a month of the last twelve months: out "
            "of reach at that pace (over {limit} times)."
        )
        if found["is_out_of_reach"]
        else _("{ratio} times the {mean} workers a month of the last twelve months.")
    )
    return words.say(message, ratio=ratio, mean=mean, limit=OUT_OF_REACH)


def _lapses_said(found: Document, words: Wording) -> str:
    if not found["known_lapses"]:
        return words.say(
            _("No cover with stated months ends before; of others it is not known.")
        )
    message = (
        _("Covers of {count} workers on record end before, and are counted.")
        if found["lapses"]
        else _("Covers of {count} workers on record end before, and are not counted.")
    )
    return words.say(message, count=words.number(found["known_lapses"]))


def _draw_stated(question: Question, found: Document) -> None:
    """Draw the pace from each published percent of the latest month."""
    words = question.words
    st.html(_sentence(found, words) + starts_table(found["starts"], words))
    first = found["starts"][0]
    st.html(
        base_said(found["starts"], words)
        + paragraph(
            f"{_lapses_said(first, words)} {ratio_said(first, words)}", "ck-tags"
        )
    )
    shared = {key: found[key] for key in ("target_pct", "due", "churn_pct")}
    rows = [
        {
            **shared,
            **start,
            "start_pct": start["stated_pct"],
            "source_id": start["source"]["source_id"],
        }
        for start in found["starts"]
    ]
    blocks.downloads(question, "pace", COLUMNS, rows, "pace")
