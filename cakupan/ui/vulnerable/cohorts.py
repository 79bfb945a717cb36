"""Funded cohorts: with months, without months, and what was said otherwise."""

import streamlit as st

from cakupan.sentences import note, upper_first
from cakupan.topics import cells
from cakupan.topics.budget.figures.funding import dependence, workers_by_depth
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.figures import DEPTHS, DatedCohort
from cakupan.topics.cohorts.phrases import status
from cakupan.ui import blocks, state
from cakupan.ui.profile.facts import sources
from cakupan.ui.profile.table import HtmlCell, cell, head, paragraph, source_cell, table
from cakupan.ui.vulnerable.facts import HANDBOOK, Document, Facts
from cakupan.ui.vulnerable.words import (
    MOST_ROWS,
    cut_note,
    long_table,
    money_cell,
    payers,
    region_of,
    workers_of,
)
from cakupan.wording import Wording, _

DATED_COLUMNS = (
    "cohort_id",
    "region_code",
    "region_name",
    "first_month",
    "last_month",
    "months",
    "workers",
    "precision",
    "payer",
    "programmes",
    "rupiah",
    "rupiah_at_rate",
    "plan_status",
    "worker_months",
    "full_year_equivalent",
    "protection_depth",
    "arrears_deadline",
)
UNDATED_COLUMNS = (
    "cohort_id",
    "region_code",
    "region_name",
    "workers",
    "precision",
    "payer",
    "programmes",
    "rupiah",
    "plan_status",
)
_ONLY_PLANS = _(
    "The cohorts with stated months stand on a plan only; how deep their cover will be "
    "cannot be said."
)
_HANDBOOK = {"off": _("off"), "on": _("on")}
_MISSING = {
    "workers": _("number of workers"),
    "first_month": _("first month"),
    "months": _("definite number of months"),
}


def cohorts(known: Facts) -> None:
    """Draw the cohorts with months, then those without, apart."""
    if known.document is None:
        return
    words = known.question.words
    if known.cohorts:
        st.subheader(words.say(_("Cohorts paid for")), anchor=False)
        _dated(known, known.document)
    if known.undated:
        _undated(known)


def _dated(known: Facts, document: Document) -> None:
    words = known.question.words
    totals = document["totals"]
    kinds = (
        (_("{workers} workers registered in {year}"), totals["registered_by_year"]),
        (_("{workers} workers planned for {year}"), totals["planned_by_year"]),
    )
    years = "; ".join(
        words.say(message, workers=words.number(count), year=year)
        for message, counts in kinds
        for year, count in sorted(counts.items())
    )
    said = words.say(
        _(
            "With stated months: {years}. Registered in a year is not covered for a "
            "year."
        ),
        years=years,
    )
    finding = paragraph(phrases.of_calendar(document, words))
    st.html(f"{finding}{paragraph(said, 'ck-tags')}")
    listed = sorted(document["cohorts"], key=lambda item: item["last_month"])[::-1]
    with long_table(len(listed), words):
        drawn = dated_table(known, listed[:MOST_ROWS])
        st.html(drawn + cut_note(len(listed), words))
        blocks.downloads(
            known.question,
            "cohorts",
            DATED_COLUMNS,
            listed,
            "funded cohorts with months",
        )


def dated_table(known: Facts, listed: list[Document]) -> str:
    """Return one row a cohort with months; what was said otherwise stands under it."""
    words = known.question.words
    heads = [
        head(words.say(_("Months"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Payer"))),
        head(words.say(_("Worker-months")), is_number=True),
        head(words.say(_("Rupiah at the rate")), is_number=True),
        head(words.say(_("Who, and what was said"))),
        head(words.say(_("Source"))),
    ]
    lines = []
    for item in listed:
        lines.append(_dated_cells(known, item))
        lines += [_other_cells(known, other) for other in item["other_statements"]]
    return table(
        heads, lines, words.say(_("Cohorts with stated months")), kind="records"
    )


def _dated_cells(known: Facts, item: Document) -> list[HtmlCell]:
    words = known.question.words
    span = words.say(
        _("{first} to {last}"),
        first=words.month(item["first_month"], short=True),
        last=words.month(item["last_month"], short=True),
    )
    place = f"{region_of(item, known.question)} · " if known.below else ""
    equivalent = words.say(
        _("as {count} for a year"), count=words.persons(item["full_year_equivalent"])
    )
    return [
        cell(
            span,
            place + words.months(item["months"]),
            is_head=True,
        ),
        cell(workers_of(item, words), is_number=True),
        _payer_cell(item, words),
        cell(words.number(item["worker_months"]), equivalent, is_number=True),
        money_cell(item["rupiah_at_rate"], words, _stated_money(item, words)),
        _who_cell(known, item),
        source_cell(item["source"]["source_id"], sources(), words),
    ]


def _stated_money(item: Document, words: Wording) -> str:
    if item["rupiah"] is None:
        return ""
    return words.say(_("stated: {rupiah}"), rupiah=words.rupiah_words(item["rupiah"]))


def _payer_cell(item: Document, words: Wording) -> HtmlCell:
    programmes = cells.programmes(item["programmes"], words)
    return cell(upper_first(payers([item["payer"]], words)), programmes)


def _who_cell(known: Facts, item: Document) -> HtmlCell:
    words = known.question.words
    row = known.rows[item["cohort_id"]]
    said, told = status(row, words), note(row, words)
    groups = known.groups_of(item["cohort_id"])
    return cell(groups or "–", f"{upper_first(said)}. {told}".strip())


def _other_cells(known: Facts, other: Document) -> list[HtmlCell]:
    """Return a statement that differs: beside the counted one, in no sum."""
    words = known.question.words
    row = known.statements[other["statement_id"]]
    stated = words.say(_("months not stated"))
    if other["months"]:
        stated = words.months(other["months"])
    said = f"{upper_first(words.plan(other['plan_status']))}. {note(row, words)}"
    return [
        cell(words.say(_("said otherwise")), stated, is_head=True),
        cell(workers_of(other, words), words.say(_("not counted")), is_number=True),
        cell(upper_first(payers([row["payer"]], words))),
        cell("–", is_number=True),
        money_cell(other["rupiah"], words),
        cell("–", said),
        source_cell(other["source"]["source_id"], sources(), words),
    ]


def _undated(known: Facts) -> None:
    words = known.question.words
    title = upper_first(words.say(_("months not stated")))
    said = words.say(
        _(
            "These cohorts stand outside every monthly sum: no source says both "
            "from when and for how long. The decree of workers paid for would."
        )
    )
    st.subheader(title, anchor=False)
    st.html(paragraph(said, "ck-tags"))
    with long_table(len(known.undated), words):
        st.html(undated_table(known) + cut_note(len(known.undated), words))
        blocks.downloads(
            known.question,
            "undated",
            UNDATED_COLUMNS,
            known.undated,
            "funded cohorts without months",
        )


def undated_table(known: Facts) -> str:
    """Return one row a cohort without months; what was said otherwise under it."""
    words = known.question.words
    heads = [
        head(words.say(_("Told of"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Payer"))),
        head(words.say(_("Not stated"))),
        head(words.say(_("Rupiah stated")), is_number=True),
        head(words.say(_("Who, and what was said"))),
        head(words.say(_("Source"))),
    ]
    lines = []
    for item in known.undated[:MOST_ROWS]:
        row = known.rows[item["cohort_id"]]
        when = known.told_of(row["statement_id"])
        place = region_of(item, known.question) if known.below else ""
        missing = ", ".join(words.say(_MISSING[name]) for name in item["missing"])
        lines.append(
            [
                cell(when, place, is_head=True),
                cell(workers_of(item, words), is_number=True),
                _payer_cell(item, words),
                cell(missing),
                money_cell(item["rupiah"], words),
                _who_cell(known, item),
                source_cell(item["source"]["source_id"], sources(), words),
            ]
        )
        lines += [_other_cells(known, other) for other in item["other_statements"]]
    caption = words.say(_("Cohorts without stated months"))
    return table(heads, lines, caption, kind="records")


def depth(known: Facts) -> None:
    """Draw how deep the cover goes, and the handbook's count where it is asked for."""
    if known.document is None or not known.cohorts:
        return
    words = known.question.words
    st.subheader(words.say(_("Depth of protection")), anchor=False)
    said = words.say(
        _(
            "What a death that is not of work leaves, by consecutive months of one "
            "cohort. Rp42 million and scholarships: PP 82/2019, second-hand. Rp10 "
            "million under 3 months: said in the press (bursakota.co.id, 5 August "
            "2025, citing regulation 5/2021). Whether workers paid for by a government "
            "are exempt, and whether they were covered before, is not known."
        )
    )
    if not _paid(known):
        st.html(paragraph(words.say(_ONLY_PLANS)))
        return
    drawn = depth_table(known)
    st.html(f"{paragraph(_deepest(known))}{drawn}{paragraph(said, 'ck-foot')}")
    chosen = state.bound_segmented(
        words.say(_("Handbook count: workers × min(1, months/6)")),
        list(_HANDBOOK),
        HANDBOOK.name,
        lambda code: words.say(_HANDBOOK[code]),
    )
    if chosen == "on":
        listed = known.document["cohorts"]
        st.html(handbook(known, listed[:MOST_ROWS]) + cut_note(len(listed), words))


def _deepest(known: Facts) -> str:
    """Return how many workers have the deepest cover, and how many only a plan."""
    words = known.question.words
    found = workers_by_depth(_paid(known))
    whole, deep = sum(found.values()), found.get(DEPTHS[2], 0)
    message = _("No cohort with stated months runs for 36 months or more.")
    if deep:
        message = _(
            "Of the cohorts with stated months, {count} of {whole} workers, {percent}, "
            "have 36 months and more without a gap in one cohort."
        )
    finding = words.say(
        message,
        count=words.number(deep),
        whole=words.number(whole),
        percent=words.percent(dependence(deep, whole) or 0),
    )
    planned = sum(cohort.workers for cohort in known.cohorts if cohort.is_plan)
    if planned:
        beside = _("{workers} more stand on a plan only and are not counted here.")
        finding = f"{finding} {words.say(beside, workers=words.number(planned))}"
    return finding


def _paid(known: Facts) -> list[DatedCohort]:
    """Return the cohorts with stated months that are no plan: plans cover nobody."""
    return [cohort for cohort in known.cohorts if not cohort.is_plan]


def depth_table(known: Facts) -> str:
    """Return workers by depth, with what each depth leaves."""
    words = known.question.words
    found = workers_by_depth(_paid(known))
    heads = [
        head(words.say(_("Depth"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("What it pays"))),
    ]
    rows = [
        [
            cell(words.say(phrases.DEPTH[code]), is_head=True),
            cell(words.number(found.get(code, 0)), is_number=True),
            cell(upper_first(words.say(phrases.DEPTH_NOTE[code]))),
        ]
        for code in DEPTHS
    ]
    return table(heads, rows, words.say(_("Depth of protection")), kind="narrow")


def handbook(known: Facts, listed: list[Document]) -> str:
    """Return each cohort's count by the handbook; a setting, never coverage."""
    words = known.question.words
    heads = [
        head(words.say(_("Months"))),
        head(words.say(_("Payer"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Handbook count")), is_number=True),
    ]
    rows = []
    for item in listed:
        count = item["kpi_equivalent"]
        shown = words.say(_("not named")) if count is None else words.number(count)
        months = f"{item['first_month']} – {item['last_month']}"
        rows.append(
            [
                cell(months, words.months(item["months"]), is_head=True),
                cell(upper_first(payers([item["payer"]], words))),
                cell(workers_of(item, words), is_number=True),
                cell(shown, is_number=True),
            ]
        )
    said = words.say(
        _(
            "From an internal, undated handbook of BPJS Ketenagakerjaan on membership: "
            "government and village money counts by sixths of the months up to six, "
            "company money only from six months on. Not coverage."
        )
    )
    caption = words.say(_("Handbook count"))
    return f"{paragraph(said, 'ck-tags')}{table(heads, rows, caption, kind='narrow')}"
