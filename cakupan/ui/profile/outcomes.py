"""What protection paid in a region, which awards it won, which rules bind it."""

import html
from collections.abc import Sequence

import streamlit as st

from cakupan import findings, reads, sentences
from cakupan.answers import sentences as answers
from cakupan.planning.outcomes import Paid, claims_ratio
from cakupan.regions import NATION
from cakupan.store import Row
from cakupan.ui import cache, simulation
from cakupan.ui.award import history_region
from cakupan.ui.profile.facts import missing, sources
from cakupan.ui.profile.records import span
from cakupan.ui.profile.table import (
    Cell,
    Sources,
    cell,
    head,
    link,
    paragraph,
    source_cell,
    table,
    upper_first,
)
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

_ALL_SEGMENTS = "PU+BPU+JAKON"
_PROGRAMMES = {
    "all": _("all programmes"),
    "JKK": _("work injury (JKK)"),
    "JKM": _("death (JKM)"),
    "JHT": _("old age (JHT)"),
}
_STAGES = {"national": _("national"), "provincial": _("provincial")}
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
    rows = cache.read(reads.read_benefits, question.region, question.known_on)
    if not rows:
        return
    st.subheader(words.say(_("What protection paid")), anchor=False)
    claims = findings.claims_table(rows)
    parts = []
    if claims:
        finding = findings.of_claims(rows, words)
        careful = words.say(
            _(
                "Cases paid, not all accidents: those of workers who are not members "
                "are not counted, and more cases can mean more members. By place of "
                "registration (our inference)."
            )
        )
        parts = [
            paragraph(f"{finding}.") if finding else "",
            paragraph(careful, "ck-tags"),
            claims_by_segment(findings.claims(rows), words),
            paragraph(_claims_foot(claims, sources(), words), "ck-foot"),
        ]
    others = [row for row in rows if row not in claims]
    if others:
        parts.append(benefits_table(others, sources(), words))
    careful = beside_contributions(question, rows)
    st.html("".join(parts) + paragraph(careful, "ck-foot"))


def beside_contributions(question: Question, rows: Sequence[Row]) -> str:
    """Return claims against contributions, or that the latter are not published."""
    words, said = question.words, []
    found = [item for item in findings.claims(rows) if item.scope == _ALL_SEGMENTS]
    if found:
        year = findings.claims_table(rows)[0]["period_end"].year
        code = question.region.region_code
        paid = Paid(found[0].rupiah, code, year, "JKK", _ALL_SEGMENTS)
        # No source on record has contributions by region, programme and segments.
        said.append(answers.of_claims(claims_ratio(paid, None), year, words))
    said.append(answers.of_break_even(words))
    return " ".join(said)


def _claims_foot(rows: Sequence[Row], known: Sources, words: Wording) -> str:
    first = rows[0]
    source = known[first["source_id"]]
    text = words.say(
        _("{note}. Source: {sources}."),
        note=upper_first(sentences.note(first, words)),
        sources=f"{source['publisher']}, {sentences.published(source, words)} "
        f"({first['source_id']})",
    )
    if any(_is_small(row) for row in rows):
        text += " " + words.say(
            _("A segment with fewer than {count} cases is added to another."),
            count=findings.SMALLEST_CELL,
        )
    return text


def _is_small(row: Row) -> bool:
    return row["measure"] == "cases" and row["amount"] < findings.SMALLEST_CELL


def claims_by_segment(rows: Sequence[findings.Claims], words: Wording) -> str:
    """Return cases and rupiah by segment."""
    heads = [
        head(words.say(_("Segment"))),
        head(words.say(_("Cases")), is_number=True),
        head(words.say(_("Rupiah")), is_number=True),
    ]
    lines = [
        [
            cell(words.scope(row.scope), is_head=True),
            cell(words.number(row.cases), is_number=True),
            _money(row.rupiah, words),
        ]
        for row in rows
    ]
    caption = words.say(_("Work-accident cases paid, by segment"))
    return table(heads, lines, caption, kind="narrow")


def _money(amount: int, words: Wording) -> Cell:
    said, exact = words.rupiah_words(amount), words.rupiah(amount)
    return cell(said, "" if said == exact else exact, is_number=True)


def benefits_table(rows: Sequence[Row], known: Sources, words: Wording) -> str:
    """Return benefits as somebody published them, one row a figure."""
    heads = [
        head(words.say(_("Describes"))),
        head(words.say(_("Programme"))),
        head(words.say(_("Paid")), is_number=True),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    ]
    lines = [
        [
            cell(span(row["period_start"], row["period_end"], words), is_head=True),
            cell(words.say(_PROGRAMMES[row["programme"]])),
            _paid(row, words),
            cell(sentences.note(row, words) or "–"),
            source_cell(row["source_id"], known, words),
        ]
        for row in rows
    ]
    return table(heads, lines, words.say(_("Benefits as published")), kind="records")


def _paid(row: Row, words: Wording) -> Cell:
    if row["measure"] == "rupiah":
        return _money(row["amount"], words)
    if _is_small(row):
        few = words.say(_("fewer than {count}"), count=findings.SMALLEST_CELL)
        return cell(few, is_number=True)
    count = words.number(row["amount"])
    return cell(words.say(_("{count} cases"), count=count), is_number=True)


def awards(question: Question) -> None:
    """Draw results of the Paritrana Award; nothing if none is on record."""
    words = question.words
    rows = cache.read(reads.read_award_results, question.region, question.known_on)
    if not rows:
        return
    st.subheader(words.say(_("Paritrana Award")), anchor=False)
    note = words.say(
        _("The year is the one that was judged. The jury's weights are not public.")
    )
    st.html(f"{paragraph(note, 'ck-tags')}{awards_table(rows, sources(), words)}")
    history_region.foot(question)


def awards_table(rows: Sequence[Row], known: Sources, words: Wording) -> str:
    """Return one row an award; a disputed rank says so."""
    heads = [
        head(words.say(_("Year"))),
        head(words.say(_("Category"))),
        head(words.say(_("Rank"))),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    ]
    lines = []
    for row in rows:
        rank = words.say(_("not stated")) if row["rank"] is None else str(row["rank"])
        disputed = words.say(_("disputed")) if row["is_rank_disputed"] else ""
        winner = row["winner"] if row["winner_kind"] == "village" else ""
        lines.append(
            [
                cell(str(row["award_year"]), words.say(_STAGES[row["stage"]])),
                cell(row[f"category_{words.lang}"], winner),
                cell(rank, disputed),
                cell(sentences.note(row, words) or "–"),
                source_cell(row["source_id"], known, words),
            ]
        )
    return table(heads, lines, words.say(_("Paritrana Award")), kind="records")


def regulations(question: Question) -> None:
    """Draw the region's own instruments, then the national ones, folded."""
    words, region = question.words, question.region
    rows = cache.read(reads.read_regulations, region, question.known_on)
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
