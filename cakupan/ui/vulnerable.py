"""Vulnerable workers paid for: who pays, until when, and what lapses next."""

import html

import streamlit as st

from cakupan import definitions
from cakupan.answers import sentences
from cakupan.planning.funnel import check_arithmetic
from cakupan.planning.gap import compute_gap
from cakupan.planning.inputs import parse_percent
from cakupan.planning.lapse import Cohort
from cakupan.planning.months import add_months
from cakupan.regions import NATION
from cakupan.store import Row
from cakupan.ui import controls, frame, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.profile_facts import missing, sources
from cakupan.ui.profile_table import cell, paragraph, source_cell, table
from cakupan.ui.question import Question
from cakupan.ui.vulnerable_facts import (
    BELOW,
    Document,
    Facts,
    cost,
    regions_with_cohorts,
    vulnerable_bases,
)
from cakupan.ui.vulnerable_words import payers, plan, region_of, workers_of
from cakupan.wording import Wording, _

_BELOW = {"own": _("this region's own"), "all": _("with its regencies and cities")}
_ALL = parse_percent("100", "target")
# A cohort whose payer nobody names is shown at what a public budget pays.
PUBLIC = "apbd_provinsi"
YEAR = 12
# A cover that ended within a year is still news beside one that runs.
_RECENT = 12


def choices(question: Question) -> None:
    """Draw region, whose cohorts, and the base that a drop is measured on."""
    words = question.words
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        controls.choose_region(question, with_regencies=True)
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
    st.html(
        f'<p class="ck-answer">{_answer(known)}</p>{paragraph(_tags(known), "ck-tags")}'
    )
    said = " ".join(part for part in _consequence(known) if part)
    if said:
        st.html(paragraph(said, "ck-sowhat"))
    _doors(known)


def _strong(text: str, *, is_headline: bool = False) -> str:
    kind = ' class="ck-number"' if is_headline else ""
    return f"<strong{kind}>{html.escape(text)}</strong>"


def _answer(known: Facts) -> str:
    if known.running:
        return _running(known)
    if known.ended:
        return _ended(known)
    if known.coming:
        return _coming(known)
    return _undated(known)


def _running(known: Facts) -> str:
    words, ending = known.question.words, known.ending_next
    month = known.month(known.this_month) or {"funded_workers": 0}
    message = _(
        "{region}: {workers} vulnerable workers are paid for in {month}, by {payer}; "
        "the first cover to end is that of {next} workers, in {ends}."
    )
    if len(ending) == len(known.running):
        message = _(
            "{region}: {workers} vulnerable workers are paid for, by {payer}, until "
            "{ends}."
        )
    return words.say(
        message,
        region=html.escape(known.question.region.region_name),
        workers=_strong(words.number(month["funded_workers"]), is_headline=True),
        month=html.escape(words.month(known.this_month)),
        payer=html.escape(payers((c.payer for c in known.running), words)),
        next=_strong(words.number(sum(item.workers for item in ending))),
        ends=_strong(words.month(ending[0].last_month)),
    )


def _ended(known: Facts) -> str:
    words, last = known.question.words, known.ended_last
    return words.say(
        _(
            "{region}: the last cover with stated months, of {workers} vulnerable "
            "workers paid for by {payer}, ended in {ends}."
        ),
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


def _latest_undated(known: Facts) -> Document | None:
    """Return the latest cohort without months that tells workers, own ones first."""
    code = known.question.region.region_code
    told = [item for item in known.undated if item["workers"] is not None]
    own = [item for item in told if item["region_code"] == code]
    return next(iter([*own, *told]), None)


def _told_of(known: Facts, item: Document) -> str:
    return known.told_of(known.rows[item["cohort_id"]]["statement_id"])


def _undated(known: Facts) -> str:
    words, latest = known.question.words, _latest_undated(known)
    if latest is None:
        only = known.undated[0]
        return words.say(
            _(
                "{region}: a programme paid for by {payer} is on record, without "
                "workers and months."
            ),
            region=html.escape(region_of(only, known.question)),
            payer=html.escape(payers([only["payer"]], words)),
        )
    return words.say(
        _(
            "{region}: contributions for {workers} vulnerable workers ({payer}; "
            "{plan}, {when}); {not_stated}, so nobody can say when their cover ends."
        ),
        region=html.escape(region_of(latest, known.question)),
        workers=_strong(workers_of(latest, words), is_headline=True),
        payer=html.escape(payers([latest["payer"]], words)),
        plan=html.escape(plan(latest["plan_status"], words)),
        when=html.escape(_told_of(known, latest)),
        not_stated=_strong(words.say(_("months not stated"))),
    )


def _tags(known: Facts) -> str:
    """Return what is counted and what is not, and the programmes bought."""
    words = known.question.words
    programmes = {row["programmes"].replace("+", " + ") for row in known.rows.values()}
    said = words.say(
        _(
            "Cohorts with months: {dated}; with {not_stated}: {undated}, outside every "
            "sum. {programmes}. Cohorts as published; what was said and what was paid "
            "may differ."
        ),
        dated=len(known.cohorts),
        undated=len(known.undated),
        not_stated=words.say(_("months not stated")),
        programmes=words.listing(sorted(programmes)),
    )
    month = known.month(known.this_month)
    if month and month["planned_workers"]:
        said += " " + words.say(
            _("{count} of the workers covered now stand on a plan."),
            count=words.number(month["planned_workers"]),
        )
    return said


def _consequence(known: Facts) -> list[str]:
    words = known.question.words
    if known.running:
        first = known.ending_next[0]
        said = [sentences.of_lapse(item, words) for item in known.ending_next[:2]]
        return [*said, drop(known, first), _ended_lately(known)]
    said = []
    latest = _latest_undated(known)
    if known.ended:
        said.append(
            words.say(
                _("Arrears for that cover could be paid until {month}."),
                month=words.month(known.ended[0].arrears_deadline),
            )
        )
        if latest and known.said_from(latest["cohort_id"]) < known.ended[0].first_month:
            latest = None  # older than the cover that has ended
        if latest:
            said.append(_said_since(known, latest))
    said += shares(known)
    return [*said, *_about_latest(known, latest)] if latest else said


def _ended_lately(known: Facts) -> str:
    """Return the largest step of the last twelve months, where cover still runs."""
    since = add_months(known.this_month, -_RECENT)
    if not known.ended or known.ended[0].last_month < since:
        return ""
    words, last = known.question.words, known.ended_last
    return words.say(
        _("The cover of {workers} others ended in {month}, arrears until {deadline}."),
        workers=words.number(sum(item.workers for item in last)),
        month=words.month(last[0].last_month),
        deadline=words.month(last[0].arrears_deadline),
    )


def _about_latest(known: Facts, latest: Document) -> list[str]:
    """Return what a year of the latest cohort costs, and whether its money fits."""
    words, key = known.question.words, latest["cohort_id"]
    row = known.rows[key]
    statement = known.statements[row["statement_id"]]
    payer = row["payer"] if statement["rupiah_per_month"] else PUBLIC
    rupiah = cost(known.question, row["workers"], YEAR, payer, known.said_from(key))
    said = []
    if rupiah is not None:
        said.append(
            words.say(
                _("Twelve months of {workers} workers cost {rupiah}."),
                workers=words.number(row["workers"]),
                rupiah=words.rupiah(rupiah),
            )
        )
    found = check_arithmetic(
        row["workers"], row["months"], row["rupiah"], statement["rupiah_per_month"]
    )
    if found.verdict != "not_enough":
        said.append(sentences.of_arithmetic(found, words))
    document = known.document or {"plans": []}
    said += [
        sentences.of_plan_error(item["plan_error_pct"], words)
        for item in document["plans"]
        if item["cohort_id"] == key
    ]
    return said


def _said_since(known: Facts, latest: Document) -> str:
    words = known.question.words
    return words.say(
        _(
            "Latest programme without months: {workers} workers ({plan}, {when}), "
            "paid for by {payer}."
        ),
        workers=workers_of(latest, words),
        plan=plan(latest["plan_status"], words),
        when=_told_of(known, latest),
        payer=payers([latest["payer"]], words),
    )


def drop(known: Facts, cohort: Cohort) -> str:
    """Return what coverage loses once a cohort's last month is over."""
    words = known.question.words
    month = known.month(cohort.last_month)
    if month is None or month["coverage_change_pp"] is None:
        return words.say(_("Without a base here the drop in coverage has no figure."))
    if not month["coverage_change_pp"]:
        return ""
    return words.say(
        _("From {month}, coverage of the {base} ({survey}): {points}."),
        month=words.month(add_months(cohort.last_month, 1)),
        points=words.change(month["coverage_change_pp"]),
        base=words.base(known.question.definition.base),
        survey=words.month(month["base_period"]),
    )


def shares(known: Facts) -> list[str]:
    """Return the share of vulnerable workers paid for, where a base is stated."""
    words = known.question.words
    said = []
    for base in vulnerable_bases(known.question):
        for row in known.rows.values():
            is_like = known.said_from(row["cohort_id"]).year == base["day"].year
            is_own = row["region_code"] == known.question.region.region_code
            if not (is_like and is_own and row["workers"]):
                continue
            gap = compute_gap(base["workers"], row["workers"], _ALL)
            said.append(
                words.say(
                    _(
                        "{year}: {workers} of {base} vulnerable workers as stated, "
                        "{percent}."
                    ),
                    year=base["day"].year,
                    workers=workers_of(row, words),
                    base=workers_of(base, words),
                    percent=words.percent(gap.coverage_pct),
                )
            )
    return said


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
        copy_link(known.question.pinned_view, words)


def origin(known: Facts) -> str:
    """Return the statements that the answer stands on, each with its source."""
    words = known.question.words
    shown = known.running or known.ended_last or known.coming[:1]
    ids = [item.cohort_id for item in shown]
    latest = _latest_undated(known)
    if latest and not known.running:
        ids.append(latest["cohort_id"])
    rows = []
    for key in ids:
        row = known.rows[key]
        rows.append(
            [
                cell(region_of(row, known.question), row["statement_id"], is_head=True),
                cell(workers_of(row, words), span(row, words)),
                source_cell(row["source_id"], sources(), words),
            ]
        )
    return table([], rows, words.say(_("Where does this number come from?")))


def span(row: Row, words: Wording) -> str:
    """Return first to last month of a cohort, or that no source names them."""
    if not row["first_month"]:
        return words.say(_("months not stated"))
    return words.say(
        _("{first} to {last}"),
        first=words.month(row["first_month"], short=True),
        last=words.month(row["last_month"], short=True),
    )


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
