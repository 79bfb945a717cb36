"""The list of what stands out in an office's own figures, on *Sources & method*."""

import html

import streamlit as st

from cakupan.topics.evidence import build_warnings
from cakupan.ui import reading
from cakupan.ui.question import Question
from cakupan.ui.sources.evidence import downloads
from cakupan.ui.sources.method import heading
from cakupan.wording import _

_MOST_SHOWN = 50


def section(question: Question) -> None:
    """Draw what should be looked at, each with file, row and column."""
    words = question.words
    heading("perhatian", words)
    rows = build_warnings.gravest_first(question.data.rows("build_warnings__all"))
    if not rows:
        nothing = _("Nothing stands out, or no office's own figures are in.")
        st.write(words.say(nothing))
        return
    figures = len(build_warnings.of_figures(rows))
    if figures:
        told = _(
            "These figures of the office's own folder may be right, and are shown; "
            "somebody who knows them should look. {count} stand out."
        )
        st.write(words.say(told, count=words.number(figures)))
    if figures < len(rows):
        told = _("Files in the office's own folder that are not read: {count}.")
        st.write(words.say(told, count=words.number(len(rows) - figures)))
    lines = [
        (build_warnings.sentence(row, words), build_warnings.place(row, words))
        for row in rows[:_MOST_SHOWN]
    ]
    caption = words.say(_("What stands out in the office's own figures"))
    heads = (words.say(_("What stands out")), words.say(_("Where it stands")))
    st.html(reading.stacked(heads, lines, caption=caption))
    if len(rows) > _MOST_SHOWN:
        rest = words.say(
            _("The first {shown} of {count}; left out: {kinds}. The files hold all."),
            shown=_MOST_SHOWN,
            count=words.number(len(rows)),
            kinds=build_warnings.by_kind(rows[_MOST_SHOWN:], words),
        )
        st.html(f'<p class="ck-tags">{html.escape(rest)}</p>')
    documents = [build_warnings.document(row, words) for row in rows]
    downloads(question, "perhatian", (*build_warnings.COLUMNS, "sentence"), documents)
