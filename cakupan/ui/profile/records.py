"""The funded cohorts of a region."""

import streamlit as st

from cakupan.tables import records
from cakupan.ui import blocks, frame
from cakupan.ui.profile.facts import missing, sources
from cakupan.ui.profile.facts import programmes as own_programmes
from cakupan.ui.profile.table import paragraph, sheet
from cakupan.ui.question import Question
from cakupan.wording import _

PROGRAMME_COLUMNS = (
    "statement_id",
    "cohort_id",
    "is_counted",
    "period_start",
    "period_end",
    "first_month",
    "last_month",
    "months",
    "workers",
    "precision",
    "payer",
    "programmes",
    "rupiah",
    "rupiah_precision",
    "plan_status",
    "worker_groups",
    "source_id",
)


def programmes(question: Question) -> None:
    """Draw the cohorts of vulnerable workers, conflicting statements under each."""
    words = question.words
    st.subheader(words.say(_("Funded vulnerable workers")), anchor=False)
    rows = own_programmes(question)
    label = words.say(_("When cover ends, who pays, what it costs ›"))
    if not rows:
        st.html(paragraph(missing(question, "programme")))
        frame.page_link("pekerja_rentan", label, question.view)
        return
    frame.page_link("pekerja_rentan", label, question.view)
    labels = {
        group["code"]: group[f"label_{words.lang}"]
        for group in question.data.rows("programmes__worker_groups")
    }
    drawn = sheet(records.cohorts(rows, labels, sources(), words))
    st.html(f"{paragraph(records.cohorts_note(words), 'ck-tags')}{drawn}")
    blocks.downloads(question, "programmes", PROGRAMME_COLUMNS, rows, "cohorts")
