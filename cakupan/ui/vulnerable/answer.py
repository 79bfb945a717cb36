"""Vulnerable workers paid for: who pays, until when, and what lapses next."""

import html

import streamlit as st

from cakupan import watermark
from cakupan.data import definitions
from cakupan.data.regions import NATION
from cakupan.sentences import note, published, upper_first
from cakupan.topics import cells
from cakupan.topics.cohorts import phrases
from cakupan.ui import citation, controls, frame, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.profile.facts import missing, sources
from cakupan.ui.profile.table import cell, paragraph, source_cell, table
from cakupan.ui.question import Question
from cakupan.ui.sources import conflicts
from cakupan.ui.vulnerable.facts import (
    BELOW,
    Facts,
    regions_with_cohorts,
)
from cakupan.ui.vulnerable.follows import consequence
from cakupan.ui.vulnerable.words import payers, region_of, span, workers_of
from cakupan.wording import Wording, _

_BELOW = {"own": _("this region's own"), "all": _("with its regencies and cities")}

_MOST_SHOWN = 20  # statements behind an answer
_MOST_NAMED = 3  # sources in small type under it


def choices(question: Question) -> None:
    """Draw region, whose cohorts, and the base that a drop is measured on."""
    words = question.words
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        controls.choose_region(question)
        if question.region.level == "province":
            state.bound_segmented(
                words.say(_("Cohorts counted")),
                list(_BELOW),
                BELOW.name,
                lambda code: words.say(_BELOW[code]),
            )
        state.bound_selectbox(
            words.say(_("Base of the drop in coverage")),
            definitions.COMMON_BASES,
            "base",
            words.base,
        )


def answer(known: Facts) -> None:
    """Draw who is paid for by whom and until when, with what it stands on."""
    if known.document is None:
        _nobody(known.question)
        return
    shown = [known.rows[key] for key in _shown(known)]
    first = html.escape(phrases.disputes(shown, known.question.words))
    said = f"{first} {_answer(known)}".strip()
    st.html(f'<p class="ck-answer">{said}</p>{paragraph(_tags(known), "ck-tags")}')
    said = " ".join(part for part in consequence(known) if part)
    if said:
        st.html(paragraph(said, "ck-sowhat"))
    _doors(known)


def _strong(text: str, *, is_headline: bool = False) -> str:
    kind = ' class="ck-number"' if is_headline else ""
    return f"<strong{kind}>{html.escape(text)}</strong>"


def _answer(known: Facts) -> str:
    if known.below and len(known.undated) > len(known.cohorts):
        return _mostly_undated(known)
    if known.running:
        return _running(known)
    if known.ended:
        return _ended(known)
    if known.coming:
        return _coming(known)
    return _undated(known)


def _mostly_undated(known: Facts) -> str:
    """Return how little is known of many cohorts, before what little is known.

    The few with months are no headline: 767 workers of one city are not the nation's.
    """
    words, without, dated = known.question.words, known.undated, known.cohorts
    paid = sum(c.workers for c in known.running if not c.is_plan)
    planned = sum(c.workers for c in known.running if c.is_plan)
    parts = [
        words.say(
            _(
                "{region}: of {all} funded cohorts on record {undated} do not fully "
                "state their months, so nobody can say when their cover ends."
            ),
            region=html.escape(known.question.region.region_name),
            all=words.number(len(without) + len(dated)),
            undated=_strong(words.number(len(without)), is_headline=True),
        )
    ]
    if paid:
        message = _("Those with months cover {workers} vulnerable workers in {month}.")
        parts.append(
            words.say(
                message,
                workers=_strong(words.number(paid)),
                month=html.escape(words.month(known.this_month)),
            )
        )
    if planned:
        parts.append(_on_a_plan(planned, words))
    return " ".join(parts)


def _on_a_plan(planned: int, words: Wording) -> str:
    said = words.say(
        _("{count} more stand on a plan only."), count=words.number(planned)
    )
    return html.escape(said)


def _running(known: Facts) -> str:
    """Return who is paid for; a plan is said to be one, and never counted as paid."""
    words, paid = known.question.words, [c for c in known.running if not c.is_plan]
    planned = sum(c.workers for c in known.running if c.is_plan)
    if not paid:
        return _by_plan(known, planned)
    ending = [c for c in paid if c.last_month == paid[0].last_month]
    message = _(
        "{region}: {workers} vulnerable workers are paid for in {month}, by {payer}; "
        "the first cover to end is that of {next} workers, in {ends}."
    )
    if len(ending) == len(paid):
        message = _(
            "{region}: {workers} vulnerable workers are paid for, by {payer}, until "
            "{ends}."
        )
    count = _strong(words.number(sum(c.workers for c in paid)), is_headline=True)
    if known.undated:
        count = words.say(_("at least {count}"), count=count)
    said = words.say(
        message,
        region=html.escape(known.question.region.region_name),
        workers=count,
        month=html.escape(words.month(known.this_month)),
        payer=html.escape(payers((c.payer for c in paid), words)),
        next=_strong(words.number(sum(item.workers for item in ending))),
        ends=_strong(words.month(ending[0].last_month)),
    )
    return f"{said} {_on_a_plan(planned, words)}" if planned else said


def _by_plan(known: Facts, planned: int) -> str:
    words = known.question.words
    return words.say(
        _(
            "{region}: cover of {workers} vulnerable workers by {payer} is planned for "
            "{month}; no source on record says that it is paid."
        ),
        region=html.escape(known.question.region.region_name),
        workers=_strong(words.number(planned), is_headline=True),
        payer=html.escape(payers((c.payer for c in known.running), words)),
        month=html.escape(words.month(known.this_month)),
    )


def _ended(known: Facts) -> str:
    words, last = known.question.words, known.ended_last
    message = _(
        "{region}: the last cover with stated months, of {workers} vulnerable workers "
        "paid for by {payer}, ended in {ends}."
    )
    if all(item.is_plan for item in last):
        message = _(
            "{region}: the last cover with stated months, of {workers} vulnerable "
            "workers by {payer}, was planned until {ends}; no source on record says "
            "that it was paid."
        )
    return words.say(
        message,
        region=html.escape(known.question.region.region_name),
        workers=_strong(
            words.number(sum(item.workers for item in last)), is_headline=True
        ),
        payer=html.escape(payers((item.payer for item in last), words)),
        ends=_strong(words.month(last[0].last_month)),
    )


def _coming(known: Facts) -> str:
    words, first = known.question.words, known.coming[0]
    return words.say(
        _(
            "{region}: the cover of {workers} vulnerable workers, paid for by {payer}, "
            "begins in {starts} and ends in {ends}."
        ),
        region=html.escape(known.question.region.region_name),
        workers=_strong(words.number(first.workers), is_headline=True),
        payer=html.escape(payers([first.payer], words)),
        starts=_strong(words.month(first.first_month)),
        ends=_strong(words.month(first.last_month)),
    )


def _undated(known: Facts) -> str:
    words, latest = known.question.words, known.latest_undated
    if latest is None:
        only = known.undated[0]
        said = words.say(
            _(
                "{region}: a programme paid for by {payer} is on record, without "
                "workers and months."
            ),
            region=html.escape(region_of(only, known.question)),
            payer=html.escape(payers([only["payer"]], words)),
        )
        told = note(known.rows[only["cohort_id"]], words)
        return f"{said} {html.escape(told)}".rstrip()
    return words.say(
        _(
            "{region}: contributions for {workers} vulnerable workers ({payer}; "
            "{plan}, {when}); {not_stated}, so nobody can say when their cover ends."
        ),
        region=html.escape(region_of(latest, known.question)),
        workers=_strong(workers_of(latest, words), is_headline=True),
        payer=html.escape(payers([latest["payer"]], words)),
        plan=html.escape(words.plan(latest["plan_status"])),
        when=html.escape(known.told_of_cohort(latest)),
        not_stated=_strong(span(known.rows[latest["cohort_id"]], words)),
    )


def _tags(known: Facts) -> str:
    """Return what is counted and what is not, and the programmes bought."""
    words = known.question.words
    programmes = {
        cells.programmes(row["programmes"], words) for row in known.rows.values()
    }
    said = words.say(
        _(
            "Cohorts with months: {dated}; with {not_stated}: {undated}, outside every "
            "sum. {programmes}."
        ),
        dated=words.number(len(known.cohorts)),
        undated=words.number(len(known.undated)),
        not_stated=words.say(_("months not fully stated")),
        programmes=upper_first(words.listing(sorted(programmes))),
    )
    if known.question.view.dataset == watermark.SIMULATION:
        return said
    as_published = words.say(
        _("As published; what was said and what was paid may differ.")
    )
    return f"{said} {as_published} {_sources(known)}".rstrip()


def _sources(known: Facts) -> str:
    """Return publisher, date and id of what the answer stands on, if few."""
    words = known.question.words
    ids = dict.fromkeys(known.rows[key]["source_id"] for key in _shown(known))
    if len(ids) > _MOST_NAMED:
        return ""
    named = [
        f"{sources()[key]['publisher']}, {published(sources()[key], words)} ({key})"
        for key in ids
    ]
    return words.say(_("Source: {sources}."), sources="; ".join(named))


def _shown(known: Facts) -> list[str]:
    """Return the cohorts that the answer speaks of."""
    shown = known.running or (known.ended_last if known.ended else known.coming[:1])
    ids = [item.cohort_id for item in shown]
    latest = known.latest_undated
    if latest and not known.running:
        ids.append(latest["cohort_id"])
    if not ids:  # a programme of which no source tells workers
        ids = [item["cohort_id"] for item in known.undated[:1]]
    return ids[:_MOST_SHOWN]


def _doors(known: Facts) -> None:
    """Draw where the answer comes from, and the link to copy."""
    words = known.question.words
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        with st.popover(words.say(_("Where does this number come from?"))):
            st.html(origin(known))
        frame.page_link(
            "wilayah",
            words.say(_("All of {region}"), region=known.question.region.short_name),
            known.question.view,
        )
        conflicts.door(known.question, "programme", with_below=True)
        for key in _shown(known)[:1]:
            citation.cite_figure(known.question, known.rows[key]["statement_id"])
        frame.page_link(
            "target_anggaran",
            words.say(_("What it costs to go on ›")),
            known.question.view,
        )
        copy_link(known.question.pinned_view, words)


def origin(known: Facts) -> str:
    """Return the statements that the answer stands on, each with its source."""
    words = known.question.words
    rows = []
    for key in _shown(known):
        row = known.rows[key]
        rows.append(
            [
                cell(region_of(row, known.question), row["statement_id"], is_head=True),
                cell(workers_of(row, words), span(row, words)),
                source_cell(row["source_id"], sources(), words),
            ]
        )
    return table([], rows, words.say(_("Where does this number come from?")))


def _nobody(question: Question) -> None:
    """Say what is missing and who could supply it, with the ways to those known."""
    words, region = question.words, question.region
    said = words.say(
        _(
            "{region}: no programme that pays for vulnerable workers is on record. "
            "That none was published does not mean that there is none."
        ),
        region=region.region_name,
    )
    st.html(paragraph(said, "ck-answer") + paragraph(missing(question, "programme")))
    others = regions_with_cohorts(question)
    if not others or region.region_code == NATION:
        return
    label = words.say(_("In the same province, a programme is on record for:"))
    with st.container(key="others", horizontal=True, gap="small"):
        st.html(paragraph(label, "ck-tags"), width="content")
        for other in others:
            frame.page_link(
                "pekerja_rentan",
                other.short_name or other.region_name,
                question.view,
                region=other.region_code,
            )
