"""Beside a claim: what is known of its region and time, by definition, and doubts."""

import html
from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from cakupan import sentences
from cakupan.data.store import Row
from cakupan.topics.claims import phrases_of_doubts, phrases_of_verdicts
from cakupan.topics.claims.ask_records import ClaimRecords, NearbyRecord, distance
from cakupan.topics.claims.phrases import time_of
from cakupan.topics.claims.sentence.reading import QUESTIONS, TWO_NUMBERS
from cakupan.ui import blocks, reading, simulation
from cakupan.ui.claim import fields
from cakupan.ui.claim.facts import Checked
from cakupan.ui.notes import note
from cakupan.ui.profile.table import (
    HtmlCell,
    cell,
    head,
    paragraph,
    raw_cell,
    source_cell,
    table,
)
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

# Definitions of computed coverage that readers meet; others stand where they fit.
_USUAL = (
    ("PU+BPU+JAKON", "employed"),
    ("PU+BPU+JAKON", "labour_force"),
    ("PU+BPU+JAKON", "eligible_estimate"),
    ("PU+BPU", "eligible_estimate"),
)
_MOST_STATED = 6
_MOST_WORKERS = 4
_AT_ONCE = 6
_MOST_TARGETS = 4
_MOST_CONFLICTS = 3


def questions(question: Question) -> None:
    """Draw what the sentence leaves open, with the choices as buttons."""
    found = fields.reading()
    if found is None:
        return
    for doubt in found.doubts:
        is_asked = doubt.code in QUESTIONS
        if not is_asked or _is_answered(question, doubt.name, doubt.choices):
            continue
        # The claims themselves stand above, to be chosen from.
        if found.claims and doubt.code == TWO_NUMBERS:
            continue
        note(
            phrases_of_doubts.say(doubt, question.index, question.words),
            "ck-note ck-warn",
        )
        fields.choices_of(question, doubt.name, doubt.choices)


def _is_answered(question: Question, name: str | None, choices: Sequence[str]) -> bool:
    """Return whether the reader has chosen since."""
    if name == "region":
        return question.region.region_code in choices
    return name in dict(question.view.extra) and bool(question.view[name])


def known(facts: Checked) -> None:
    """Draw what the store knows for that region and time, side by side."""
    words, answer = facts.question.words, facts.answer
    if answer is None:
        return
    reading.heading(words.say(_("What is known")), "yang-diketahui")
    if answer.known is None:
        text = _("Choose the region: then the figures of its time stand here.")
        st.html(paragraph(words.say(text), "ck-tags"))
        return
    if simulation.is_left_out(facts.question.view, words):
        return
    st.html(paragraph(_which_fits(answer.known, words), "ck-sowhat"))
    rows = shown_readings(answer.known)
    if rows:
        st.html(_readings(rows[:_AT_ONCE], facts))
        _others(rows[_AT_ONCE:], facts)
    else:
        text = _("No figure of {region} within a year of that time is on record.")
        st.html(paragraph(words.say(text, region=answer.known.region.region_name)))
    _targets(answer.known, words)


def shown_readings(found: ClaimRecords) -> list[NearbyRecord]:
    """Return the figures that stand beside a claim, the fitting ones first."""
    usual = [
        one
        for one in found.computed
        if (one.row["segment_scope"], one.row["base"]) in _USUAL
    ]
    funded = [one for one in found.funded if one.fits]
    # One of each kind first, then the rest of each.
    chosen = [
        *found.fitting[:2],
        *usual[:1],
        *found.stated[:3],
        *usual[1:],
        *found.fitting[2:],
        *found.stated[3:_MOST_STATED],
        *found.workers[:_MOST_WORKERS],
        *funded,
    ]
    unique = {id(one.row): one for one in chosen}
    return list(unique.values())


def _which_fits(found: ClaimRecords, words: Wording) -> str:
    if not found.fitting:
        return words.say(
            _("None of the figures known for {region} reproduces the claim."),
            region=found.region.region_name,
        )
    first = found.fitting[0]
    message = (
        _("The claim is the figure that {publisher} published: {definition}.")
        if first.kind != "computed"
        else _("The reading that fits: {definition}.")
    )
    return words.say(
        message,
        definition=_told(first, words),
        publisher=first.row.get("source_publisher") or "",
    )


def _others(rows: Sequence[NearbyRecord], facts: Checked) -> None:
    """Draw the figures that stand further away, behind a click."""
    if not rows:
        return
    words = facts.question.words
    label = words.say(_("More figures of that time ({count})"), count=len(rows))
    st.html(
        f"<details><summary>{html.escape(label)}</summary>"
        f"{_readings(rows, facts)}</details>"
    )


def _told(one: NearbyRecord, words: Wording) -> str:
    """Return a definition with its month and, where computed, its percent."""
    parts = [_definition(one, words), time_of(one, words)]
    if one.kind == "computed":
        parts.append(_figure(one, words))
    return ", ".join(parts)


def _readings(rows: Sequence[NearbyRecord], facts: Checked) -> str:
    words = facts.question.words
    heads = [
        head(words.say(_("Figure")), is_number=True),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Definition"))),
        head(words.say(_("As of"))),
        head(words.say(_("Source"))),
    ]
    body = [_cells(one, facts) for one in rows]
    title = words.say(_("What is known, by definition"))
    return table(heads, body, title, kind="records")


def _cells(one: NearbyRecord, facts: Checked) -> list[HtmlCell]:
    words, question = facts.question.words, facts.question
    fits = words.say(_("fits the claim")) if one.fits else ""
    as_of = question.as_of
    source_ids = [one.row["source_id"], one.row.get("base_source_id")]
    sources = question.data.sources
    return [
        raw_cell(f"<strong>{html.escape(_figure(one, words))}</strong>", fits,
                 is_number=True),
        cell(_workers(one, words), is_number=True),
        cell(_definition(one, words), _wording(one, words)),
        cell(_day(one, words), words.age(one.on, as_of)),
        source_cell(source_ids[0], sources, words),
    ]  # fmt: skip


def _day(one: NearbyRecord, words: Wording) -> str:
    """Return the day of a figure, or the year where it is about a whole one."""
    time = time_of(one, words)
    return time if time.isdigit() else words.date(one.on)


def _figure(one: NearbyRecord, words: Wording) -> str:
    if one.kind == "computed":
        return words.percent(one.row["coverage_pct"])
    if one.kind == "stated":
        return sentences.statement_value(one.row, words)
    return "–"


def _workers(one: NearbyRecord, words: Wording) -> str:
    if one.active is None:
        return "–"
    row = one.row
    precision = row.get("active_precision") or row.get("precision") or "exact"
    active = _exactly(one.active.value, precision, words)
    if one.eligible is None:
        return active
    base = _exactly(one.eligible.value, row.get("base_precision") or "exact", words)
    return words.say(_("{active} of {base}"), active=active, base=base)


def _exactly(workers: Fraction, precision: str, words: Wording) -> str:
    """Return workers of our data with how precise their source is."""
    if precision in ("exact", "rounded", "range"):
        is_round = precision == "rounded"
        return words.workers_words(workers) if is_round else words.number(workers)
    return words.precise(precision, words.number(workers))


def _definition(one: NearbyRecord, words: Wording) -> str:
    row = one.row
    if one.kind == "funded":
        payer = words.payer(row["payer"] or "not_stated")
        return words.say(_("funded vulnerable workers, {payer}"), payer=payer)
    parts = [words.scope(row["segment_scope"])]
    if one.kind == "computed":
        parts.append(words.say(_("base {base}"), base=words.base(row["base"])))
    elif row.get("indicator"):
        parts.append(words.indicator(row["indicator"]))
    return ", ".join(parts)


def _wording(one: NearbyRecord, words: Wording) -> str:
    """Return what the publisher says of it, or that we computed it."""
    row = one.row
    if one.kind == "computed":
        month = words.month(row["base_period"])
        return words.say(_("computed; base of {month}"), month=month)
    key = "scope_as_worded" if one.kind == "stated" else "note"
    own = row.get(f"{key}_id") if words.lang == "id" else row.get(key)
    return str(own or row.get(key) or "")


def _targets(found: ClaimRecords, words: Wording) -> None:
    rows = [row for row in found.targets if row["target_pct_as_printed"]]
    if not rows:
        return
    said = [
        words.say(
            _("{regime} {year}: {pct} ({indicator}, {source_id})"),
            regime=words.regime(row["regime"]),
            year=row["due_on"].year,
            pct=words.stated_percent(row["target_pct_as_printed"]),
            indicator=words.indicator(row["indicator"]),
            source_id=row["source_id"],
        )
        for row in rows[:_MOST_TARGETS]
    ]
    text = words.say(_("Targets: {targets}."), targets="; ".join(said))
    st.html(paragraph(text, "ck-tags"))


def doubts(facts: Checked) -> None:
    """Draw what else is to be said: of the sentence, of other figures, of conflicts."""
    words, answer = facts.question.words, facts.answer
    found = fields.reading()
    lines = [
        phrases_of_doubts.say(doubt, facts.question.index, words)
        for doubt in (found.doubts if found else ())
        if doubt.code not in QUESTIONS
    ]
    if answer:
        lines += [
            phrases_of_verdicts.explain(answer, finding, words).text
            for finding in answer.findings[1:]
        ]
        lines += _later(answer.known, words) if answer.known else []
        if answer.known_target:
            row = answer.known_target
            lines.append(
                words.say(
                    _("A target of {pct} is known: {regime} {year} ({source_id})."),
                    pct=words.stated_percent(row["target_pct_as_printed"]),
                    regime=words.regime(row["regime"]),
                    year=row["due_on"].year,
                    source_id=row["source_id"],
                )
            )
    beside = answer.known if answer else None
    conflicts = beside.conflicts[:_MOST_CONFLICTS] if beside else ()
    if not lines and not conflicts:
        return
    reading.heading(words.say(_("To bear in mind")), "catatan")
    if lines:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        st.html(f'<ul class="ck-plain">{items}</ul>')
    for row in conflicts:
        _conflict(row, words)


def _later(found: ClaimRecords, words: Wording) -> list[str]:
    """Return published coverages of the two months after, which nobody knew then."""
    if found.when is None:
        return []
    after = [
        one
        for one in found.stated
        if one.on > found.when.end and distance(one, found.when)[0] <= 62
    ]
    return [
        words.say(
            _("Published later: {value}, {day} ({source_id})."),
            value=sentences.statement_value(one.row, words),
            day=words.date(one.on),
            source_id=one.row["source_id"],
        )
        for one in after
    ]


def _conflict(row: Row, words: Wording) -> None:
    title = html.escape(row[f"title_{words.lang}"])
    said = html.escape(row[f"reading_{words.lang}"])
    settle = html.escape(
        words.say(
            _("What would settle it: {document}"), document=row[f"settle_{words.lang}"]
        )
    )
    st.html(
        f'<details class="ck-note"><summary>{title}</summary><p>{said}</p>'
        f"<p>{settle}</p></details>"
    )


def sources(facts: Checked) -> None:
    """Draw the sources of everything on the page."""
    answer = facts.answer
    if answer is None or answer.known is None:
        return
    ids: list[str | None] = []
    for one in shown_readings(answer.known):
        ids += [one.row["source_id"], one.row.get("base_source_id")]
    ids += [row["source_id"] for row in answer.known.targets[:_MOST_TARGETS]]
    blocks.sources_foot(ids, facts.question.words)
