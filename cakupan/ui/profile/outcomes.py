"""What protection paid in a region, its awards, what else is said, which rules bind."""

import html
from collections.abc import Sequence

import streamlit as st

from cakupan import findings, sentences
from cakupan.answers import sentences as answers
from cakupan.data.definitions import DEFAULT_SCOPE
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.topics.cohorts.figures import Paid, claims_ratio
from cakupan.topics.evidence import outcomes
from cakupan.ui import simulation
from cakupan.ui.award import history_region
from cakupan.ui.profile.facts import missing, sources
from cakupan.ui.profile.table import link, paragraph, sheet
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

_KINDS = {
    "uu": _("Law (UU)"),
    "pp": _("Government Regulation (PP)"),
    "perpres": _("Presidential Regulation (Perpres)"),
    "inpres": _("Presidential Instruction (Inpres)"),
    "permenaker": _("Regulation of the Minister of Manpower (Permenaker)"),
    "permendagri": _("Regulation of the Minister of Home Affairs (Permendagri)"),
    "pmk": _("Regulation of the Minister of Finance (PMK)"),
    "kepmen": _("Ministerial Decree (Kepmen)"),
    "surat_edaran": _("Circular"),
    "surat": _("Letter"),
    "perdir": _("Regulation of the directors of BPJS Ketenagakerjaan (Perdir)"),
    "perda": _("Regional Regulation (Perda)"),
    "pergub": _("Governor's Regulation (Pergub)"),
    "perbup": _("Regent's Regulation (Perbup)"),
    "perwali": _("Mayor's Regulation (Perwali)"),
}
_EVIDENCE = {
    "P": _("known from its text or an official site"),
    "O": _("known from an official quoted in the press"),
    "S": _("known at second hand"),
}


def benefits(question: Question) -> None:
    """Draw work-accident cases by segment, then benefits as they were published."""
    words = question.words
    rows = question.data.rows(
        "benefits__by_region", territory_id=question.region.territory_id
    )
    if not rows:
        return
    st.subheader(words.say(_("What protection paid")), anchor=False)
    claims = findings.claims_table(rows)
    parts = []
    if claims:
        finding = findings.of_claims(rows, words)
        parts = [
            paragraph(f"{finding}.") if finding else "",
            paragraph(outcomes.claims_tags(words), "ck-tags"),
            sheet(outcomes.claims(findings.claims(rows), words)),
            paragraph(outcomes.claims_foot(claims, sources(), words), "ck-foot"),
        ]
    others = [row for row in rows if row not in claims]
    if others:
        parts.append(sheet(outcomes.benefits(others, sources(), words)))
    careful = beside_contributions(question, rows)
    st.html("".join(parts) + paragraph(careful, "ck-foot"))


def beside_contributions(question: Question, rows: Sequence[Row]) -> str:
    """Return claims against contributions, or that the latter are not published."""
    words, said = question.words, []
    found = [item for item in findings.claims(rows) if item.scope == DEFAULT_SCOPE]
    if found:
        year = findings.claims_table(rows)[0]["period_end"].year
        code = question.region.region_code
        paid = Paid(found[0].rupiah, code, year, "JKK", DEFAULT_SCOPE)
        # No source on record has contributions by region, programme and segments.
        said.append(answers.of_claims(claims_ratio(paid, None), year, words))
    said.append(answers.of_break_even(words))
    return " ".join(said)


def awards(question: Question) -> None:
    """Draw results of the Paritrana Award; nothing if none is on record."""
    words = question.words
    rows = question.data.rows(
        "award_results__by_region", territory_id=question.region.territory_id
    )
    if not rows:
        return
    drawn = outcomes.awards(rows, sources(), words)
    st.subheader(drawn.caption, anchor=False)
    st.html(f"{paragraph(outcomes.awards_tags(words), 'ck-tags')}{sheet(drawn)}")
    history_region.foot(question)


def remarks(question: Question) -> None:
    """Draw what sources say of the region beside all figures; nothing if nothing."""
    words = question.words
    rows = question.data.rows(
        "remarks__by_region", territory_id=question.region.territory_id
    )
    if not rows or simulation.is_left_out(question.view, words):
        return
    drawn = outcomes.remarks(rows, sources(), words)
    st.subheader(drawn.caption, anchor=False)
    st.html(sheet(drawn))


def regulations(question: Question) -> None:
    """Draw the region's own instruments, then the national ones, folded."""
    words, region = question.words, question.region
    rows = question.data.rows(
        "regulations__by_region", territory_id=region.territory_id
    )
    own = [row for row in rows if row["region_code"] != NATION]
    national = [row for row in rows if row["region_code"] == NATION]
    st.subheader(words.say(_("Regulations")), anchor=False)
    if simulation.is_left_out(question.view, words):
        return
    if own:
        st.html(regulations_list(own, words))
    elif region.region_code != NATION:
        none = words.say(
            _("No instrument of {region} of its own is on record here."),
            region=region.region_name,
        )
        st.html(paragraph(f"{none} {missing(question, 'regulation')}".strip()))
    label = words.say(
        _("{count} national instruments that bind every region"), count=len(national)
    )
    with st.expander(label):
        st.html(regulations_list(national, words))


def regulations_list(rows: Sequence[Row], words: Wording) -> str:
    """Return one line an instrument: name, subject, note, evidence, source."""
    lines = []
    for row in rows:
        subject = row["subject_id"] if words.lang == "id" else row["subject"]
        name = f"{words.say(_KINDS[row['kind']])} {row['number'] or ''}".strip()
        notes = (sentences.note(row, words), words.say(_EVIDENCE[row["evidence"]]))
        source = link(row["source_publisher"], row["source_url"], row["source_title"])
        lines.append(
            f"<li><b>{html.escape(name)}</b>: {html.escape(subject)}"
            f'<div class="ck-tags">{html.escape(" ".join(n for n in notes if n))}; '
            f"{source} ({html.escape(row['source_id'])})</div></li>"
        )
    return f"<ul>{''.join(lines)}</ul>"
