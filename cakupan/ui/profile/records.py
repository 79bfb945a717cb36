"""What is on record for a region: targets, cohorts, worker numbers as stated."""

from collections.abc import Sequence

import streamlit as st

from cakupan import sentences
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.tables import records
from cakupan.ui import blocks, frame
from cakupan.ui.profile.facts import missing, sources
from cakupan.ui.profile.facts import programmes as own_programmes
from cakupan.ui.profile.table import paragraph, sheet
from cakupan.ui.question import Question
from cakupan.wording import _

TARGET_COLUMNS = (
    "row_id",
    "region_code",
    "vintage",
    "regime",
    "indicator",
    "due_on",
    "segment_scope",
    "target_pct_as_printed",
    "target_workers",
    "latest_pct_as_printed",
    "latest_period_end",
    "gap_pp",
    "is_met",
    "source_id",
    "latest_source_id",
)
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


def targets(question: Question) -> None:
    """Draw the targets, each beside the latest figure of the same indicator."""
    words, region = question.words, question.region
    st.subheader(words.say(_("Targets")), anchor=False)
    rows = question.data.rows(
        "targets__by_region",
        territory_id=region.territory_id,
        figures_of=region.territory_id,
    )
    if rows:
        _draw_targets(question, rows)
        return
    nation = question.index.of(NATION, region.vintage)
    national = question.data.rows(
        "targets__by_region",
        territory_id=nation.territory_id,
        figures_of=nation.territory_id,
    )
    note = words.say(
        _(
            "{region} has no published target of its own. The national targets are "
            "shown as national; they are not targets of {region}."
        ),
        region=region.region_name,
    )
    st.html(paragraph(f"{note} {missing(question, 'target')}".strip()))
    since = question.scope.period_end
    first = sentences.next_target(national, since)
    if first:
        said = words.say(
            _("Nationally: {target}."),
            target=sentences.target_sentence(first, words, since),
        )
        st.html(paragraph(said))
    with st.expander(words.say(_("{count} national targets"), count=len(national))):
        _draw_targets(question, national)


def _draw_targets(question: Question, rows: Sequence[Row]) -> None:
    words = question.words
    drawn = sheet(records.targets(rows, sources(), words))
    st.html(f"{drawn}{paragraph(records.targets_note(words), 'ck-foot')}")
    blocks.downloads(question, "targets", TARGET_COLUMNS, rows, "targets")


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
