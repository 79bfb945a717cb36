"""The brief on the page: the same content as in its files, and the files.

Libraries that write documents are imported when a reader asks for one.
"""

import base64
import html
from collections.abc import Sequence
from functools import partial

import streamlit as st

from cakupan.blocks import Block, Document, Map
from cakupan.brief import files as making
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.ui.copylink import copy_link
from cakupan.ui.question import Question
from cakupan.wording import Wording, _
from cakupan.writers.drawn import svg_of
from cakupan.writers.markup import (
    cell,
    link,
    paragraph,
    raw_cell,
    sheet,
    stressed,
    strip,
    table,
)

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


def read(question: Question) -> Document:
    """Return the brief that the page is asked for.

    Raises:
        CakupanError: no store or no shapes can be had.
    """
    what = BriefAsked(
        region_code=question.region.region_code,
        as_of=question.as_of,
        definition=question.definition,
        period_end=question.scope.period_end,
        vintage=question.view.vintage,
        known_on=question.data.known_on,
        lang=question.words.lang,
        dataset=question.view.dataset,
    )
    brief: Document = question.data.remembered(compose, what)
    return brief


def headline(brief: Document) -> None:
    """Draw the answer with its tags, what follows and the other figures."""
    answer, others = brief.answer, brief.others
    # Without a number the sentence itself is the headline.
    whole = () if answer.number else (answer.finding,)
    said = stressed(answer.finding, answer.number, whole)
    follows = "".join(
        paragraph(" ".join(filter(None, (note.text, note.tags))), "ck-sowhat")
        for note in answer.notes
    )
    st.html(
        f'<p class="ck-answer">{said}</p>{paragraph(answer.tags, "ck-tags")}{follows}'
    )
    if others and others.sheet:
        st.html(strip(others.sheet))


def files(question: Question, brief: Document) -> None:
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


def queries(brief: Document) -> None:
    """Draw the questions to ask, each with its figure and who must answer."""
    asked = brief.block("questions")
    st.subheader(asked.title, anchor=False)
    if asked.sheet:
        st.html(sheet(asked.sheet))


def blocks(brief: Document) -> None:
    """Draw the blocks of the brief two by two, as on its pages."""
    for spread in brief.spreads:
        if len(spread.blocks) < 2:
            continue
        for column, block in zip(
            st.columns(len(spread.blocks), gap="large"), spread.blocks, strict=True
        ):
            with column:
                _draw(brief, block.brief())


def _draw(brief: Document, block: Block) -> None:
    st.subheader(block.title, anchor=False)
    parts, picture, legend = [paragraph(block.finding)], block.picture, ""
    if picture:
        parts.append(_picture(block, brief.mark))
        legend = "" if isinstance(picture, Map) else picture.legend
    parts.append(paragraph(" ".join((legend, block.tags)).strip(), "ck-tags"))
    if block.sheet and not picture:
        parts.append(sheet(block.sheet))
    # Why there is no figure and who could supply it, where the finding does not say it.
    said = (block.missing, *(note.text for note in block.notes))
    parts += [paragraph(text, "ck-tags") for text in said if text]
    st.html("".join(parts))
    if block.sheet and picture:
        with st.expander(block.sheet.caption):
            st.html(sheet(block.sheet))


def _picture(block: Block, mark: str) -> str:
    """Return a drawing as a picture on white, so that it reads in either theme."""
    if block.picture is None:
        return ""
    svg = svg_of(block.picture, block.finding)
    if mark:
        size = 90 if 'viewBox="0 0 1000' in svg else 60
        svg = svg.removesuffix("</svg>") + _STAMP.format(size=size, word=mark)
    data = base64.b64encode(svg.encode()).decode()
    alt = html.escape(block.finding, quote=True)
    return (
        f'<img src="data:image/svg+xml;base64,{data}" alt="{alt}" '
        'style="width:100%;max-height:26rem;object-fit:contain;background:#fff;'
        'padding:6px;border-radius:4px">'
    )


def doubt(brief: Document, words: Wording) -> None:
    """Draw what disagrees, what the words mean and all sources."""
    doubts = [block for block in brief.blocks if block.key == "evidence.in_doubt"]
    for block in doubts:
        st.subheader(block.title, anchor=False)
        st.html("".join(paragraph(note.text) for note in block.notes))
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
