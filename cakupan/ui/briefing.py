"""The brief on the page: the same content as in its files, and the files.

Libraries that write documents are imported when a reader asks for one.
"""

import base64
import html
from collections.abc import Sequence
from functools import partial
from typing import Literal

import streamlit as st

from cakupan.answers.starts import Asked
from cakupan.brief import files as making
from cakupan.brief.compose import compose
from cakupan.brief.content import Brief, BriefAsked, Part, Picture, Table
from cakupan.data.store import Store
from cakupan.ui import cache
from cakupan.ui.copylink import copy_link
from cakupan.ui.profile.table import cell, head, link, paragraph, raw_cell, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

_MIME = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
    "png": "image/png",
    "svg": "image/svg+xml",
    "zip": "application/zip",
}
_LABELS = {
    "pdf": _("PDF, two pages"),
    "docx": _("Word (.docx)"),
    "pptx": _("Slides (.pptx)"),
    "xlsx": _("Workbook (.xlsx)"),
    "csv": _("Figures (.csv)"),
    "png": _("Card for messages (.png)"),
    "zip": _("All of it (.zip)"),
}
_STAMP = (
    '<text x="50%" y="55%" text-anchor="middle" font-size="{size}" font-weight="700" '
    'font-family="sans-serif" fill="#CD1919" fill-opacity="0.25">{word}</text></svg>'
)


def read(question: Question) -> Brief:
    """Return the brief that the page is asked for.

    Raises:
        CakupanError: no store or no shapes can be had.
    """
    what = BriefAsked(
        region_code=question.region.region_code,
        as_of=question.as_of,
        definition=question.definition,
        period_end=question.scene.period_end,
        vintage=question.view.vintage,
        known_on=question.known_on,
        lang=question.words.lang,
        dataset=question.view.dataset,
    )
    brief: Brief = cache.read(_compose, what)
    return brief


def _compose(store: Store, what: BriefAsked) -> Brief:
    return compose(Asked(store, cache.regions(), what.known_on), what)


def headline(brief: Brief, words: Wording) -> None:
    """Draw the answer with its tags, what follows and the other figures."""
    said = html.escape(brief.answer)
    number = html.escape(brief.number)
    if number:
        big = f'<strong class="ck-number">{number}</strong>'
        said = said.replace(number, big, 1)
    else:  # without a number the sentence itself is the headline
        said = f"<strong>{said}</strong>"
    follows = "".join(paragraph(line, "ck-sowhat") for line in brief.follows)
    st.html(
        f'<p class="ck-answer">{said}</p>{paragraph(brief.tags, "ck-tags")}{follows}'
    )
    if brief.others:
        items = "".join(
            f"<li><b>{html.escape(value)}</b> {html.escape(tag)}</li>"
            for value, tag in brief.others
        )
        label = html.escape(words.say(_("Other figures in circulation")))
        st.html(f'<p class="ck-tags">{label}</p><ul class="ck-strip">{items}</ul>')


def files(question: Question, brief: Brief) -> None:
    """Draw the buttons that give the files; each is made when it is asked for."""
    words = question.words
    with st.container(key="brief_files", horizontal=True, gap="small"):
        for ending, label in _LABELS.items():
            if ending in making.ENDINGS:
                st.download_button(
                    words.say(label),
                    data=partial(making.make, brief, ending),
                    file_name=making.file_name(brief, ending),
                    mime=_MIME[ending],
                    key=f"brief_{ending}",
                    on_click="ignore",
                    type="primary" if ending == "pdf" else "secondary",
                )
        copy_link(question.pinned_view, words)
    note = words.say(
        _(
            "Made when you ask for it, from the figures on this page. The same region, "
            "day and language give the same file."
        )
    )
    st.html(paragraph(note, "ck-foot"))


def queries(brief: Brief, words: Wording) -> None:
    """Draw the questions to ask, each with its figure and who must answer."""
    title = words.say(_("Five questions to ask"))
    st.subheader(title, anchor=False)
    heads = [
        head(words.say(label))
        for label in (_("Question"), _("Its figure"), _("Who must answer"))
    ]
    rows = [
        [
            cell(f"{number}. {query.text}", is_head=True),
            cell(query.figure),
            cell(query.office),
        ]
        for number, query in enumerate(brief.queries, start=1)
    ]
    st.html(table(heads, rows, title, kind="records"))


def blocks(brief: Brief) -> None:
    """Draw the blocks of the brief two by two, as on its pages."""
    for first, second in zip(brief.parts[::2], brief.parts[1::2], strict=True):
        left, right = st.columns(2, gap="large")
        with left:
            _draw(brief, first)
        with right:
            _draw(brief, second)


def _draw(brief: Brief, part: Part) -> None:
    st.subheader(part.title, anchor=False)
    parts = [paragraph(part.finding)]
    if part.picture:
        parts.append(_picture(part.picture, brief.mark))
    parts.append(paragraph(" ".join((part.legend, part.tags)).strip(), "ck-tags"))
    has_twin = part.table is not None and part.picture is not None
    if part.table and not has_twin:
        parts.append(_table(part.table))
    parts += [paragraph(note, "ck-tags") for note in part.notes]
    st.html("".join(parts))
    if part.table and has_twin:
        with st.expander(part.table.caption):
            st.html(_table(part.table))


def _picture(picture: Picture, mark: str) -> str:
    """Return a drawing as a picture on white, so that it reads in either theme."""
    svg = picture.svg
    if mark:
        size = 90 if 'viewBox="0 0 1000' in svg else 60
        svg = svg.removesuffix("</svg>") + _STAMP.format(size=size, word=mark)
    data = base64.b64encode(svg.encode()).decode()
    alt = html.escape(picture.alt, quote=True)
    return (
        f'<img src="data:image/svg+xml;base64,{data}" alt="{alt}" '
        'style="width:100%;max-height:26rem;object-fit:contain;background:#fff;'
        'padding:6px;border-radius:4px">'
    )


def _table(found: Table) -> str:
    heads = [head(c.label, is_number=c.is_number) for c in found.columns]
    rows = [
        [
            cell(text, is_number=column.is_number, is_head=place == 0)
            for place, (text, column) in enumerate(zip(row, found.columns, strict=True))
        ]
        for row in found.rows
    ]
    has_text = any(not column.is_number for column in found.columns[1:])
    kind: Literal["records", "grid"] = "records" if has_text else "grid"
    return table(heads, rows, found.caption, kind=kind)


def doubt(brief: Brief, words: Wording) -> None:
    """Draw what disagrees, what the words mean and all sources."""
    if brief.doubts:
        st.subheader(words.say(_("What is in doubt")), anchor=False)
        st.html("".join(paragraph(line) for line in brief.doubts))
    with st.expander(words.say(_("Definitions"))):
        st.html(_listed(brief.terms))
    with st.expander(words.say(_("Sources"))):
        rows = [
            [
                cell(source.source_id, is_head=True),
                raw_cell(link(source.text, source.url)),
            ]
            for source in brief.sources
        ]
        st.html(table([], rows, words.say(_("Sources"))))
    st.html(paragraph(brief.foot, "ck-foot"))


def _listed(terms: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f"<li><b>{html.escape(name)}</b>: {html.escape(meaning)}</li>"
        for name, meaning in terms
    )
    return f"<ul>{lines}</ul>"
