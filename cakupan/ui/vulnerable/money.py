"""Who pays how much, for how long, and whether what was said adds up."""

import streamlit as st

from cakupan.answers import sentences
from cakupan.answers.forms import fit_of
from cakupan.sentences import month_of, upper_first
from cakupan.topics.budget.figures.funnel import funnel
from cakupan.ui import blocks
from cakupan.ui.profile.facts import sources
from cakupan.ui.profile.table import HtmlCell, cell, head, paragraph, source_cell, table
from cakupan.ui.vulnerable.facts import (
    Document,
    Facts,
    apbd_share,
    cost,
    vulnerable_bases,
)
from cakupan.ui.vulnerable.follows import PUBLIC, YEAR, shares
from cakupan.ui.vulnerable.words import (
    MOST_ROWS,
    cut_note,
    long_table,
    money_cell,
    payers,
    region_of,
    span,
    workers_of,
)
from cakupan.wording import Wording, _

_MOST_SAID = 3  # plans told in words; the table has all
CHECK_COLUMNS = (
    "statement_id",
    "cohort_id",
    "region_code",
    "workers",
    "months",
    "rupiah",
    "rupiah_precision",
    "rupiah_per_month",
    "verdict",
    "expected_rupiah",
    "difference_rupiah",
    "difference_pct",
    "months_bought",
    "workers_bought",
    "source_id",
)


def year_cost(known: Facts) -> None:
    """Draw what the region's cohorts, and all vulnerable workers, cost for a year."""
    lines = [*_cohort_years(known), *_base_years(known)]
    if not lines:
        return
    words = known.question.words
    st.subheader(words.say(_("What a year costs")), anchor=False)
    said = shares(known)
    how = words.say(
        _(
            "Workers × the payer's monthly rate for work injury and death (JKK + JKM) "
            "× 12, at the rate of the month told of; what a year would cost, not what "
            "was paid."
        )
    )
    heads = [
        head(words.say(_("Who"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("One month")), is_number=True),
        head(words.say(_("Twelve months")), is_number=True),
        head(words.say(_("Source"))),
    ]
    drawn = table(heads, lines, words.say(_("What a year costs")), kind="records")
    first = paragraph(" ".join(said)) if said else ""
    st.html(f"{first}{paragraph(how, 'ck-tags')}{drawn}")


def _cohort_years(known: Facts) -> list[list[HtmlCell]]:
    words, lines = known.question.words, []
    for key, row in known.rows.items():
        is_own = row["region_code"] == known.question.region.region_code
        if not (is_own and row["workers"]):
            continue
        statement = known.statements[row["statement_id"]]
        payer = row["payer"] if statement["rupiah_per_month"] else PUBLIC
        said = upper_first(payers([row["payer"]], words))
        if payer != row["payer"]:
            said = words.say(
                _("{payer}; at the rate of a public budget"),
                payer=upper_first(payers([row["payer"]], words)),
            )
        when = known.told_of(row["statement_id"])
        if row["first_month"]:
            when = span(row, words)
        name = words.say(_("Cohort: {when}"), when=when)
        lines += _line(known, row, name, said, payer, row["source_id"], key)
    return lines


def _base_years(known: Facts) -> list[list[HtmlCell]]:
    words, lines = known.question.words, []
    for base in vulnerable_bases(known.question):
        name = words.say(
            _("All vulnerable workers, as stated in {month}"),
            month=month_of(base, words),
        )
        said = words.say(_("at the rate of a public budget"))
        lines += _line(known, base, name, said, PUBLIC, base["source_id"], None)
    return lines


def _line(
    known: Facts,
    row: Document,
    name: str,
    note: str,
    payer: str,
    source_id: str,
    cohort_id: str | None,
) -> list[list[HtmlCell]]:
    """Return one line, or none where our table has no rate for that month."""
    words, question = known.question.words, known.question
    day = known.said_from(cohort_id) if cohort_id else row["period_end"]
    costs = [cost(question, row["workers"], n, payer, day) for n in (1, YEAR)]
    if None in costs:
        return []
    return [
        [
            cell(name, note, is_head=True),
            cell(workers_of(row, words), is_number=True),
            *(money_cell(rupiah, words) for rupiah in costs),
            source_cell(source_id, sources(), words),
        ]
    ]


def plans(known: Facts) -> None:
    """Draw plan against verified, where one source gives both; else what is missing."""
    if known.document is None:
        return
    words = known.question.words
    if not known.document["plans"]:
        said = words.say(
            _("No source gives both a planned and a verified number of workers here.")
        )
        st.html(paragraph(f"{said} {_steps_missing(words)}", "ck-foot"))
        return
    st.subheader(words.say(_("Plan against verified")), anchor=False)
    heads = [
        head(words.say(_("Cohort"))),
        head(words.say(_("Planned")), is_number=True),
        head(words.say(_("Verified")), is_number=True),
        head(words.say(_("Plan error")), is_number=True),
        head(words.say(_("Source"))),
    ]
    parts, rows = [], []
    listed = sorted(
        known.document["plans"], key=lambda item: -abs(item["plan_error_pct"])
    )
    for item in listed:
        parts.append(
            paragraph(
                f"{_place(known, item['cohort_id'])}: "
                f"{sentences.of_plan_error(item['plan_error_pct'], words)} "
                f"{_funnel(item, words)}"
            )
        )
        rows.append(
            [
                cell(_place(known, item["cohort_id"]), item["cohort_id"], is_head=True),
                cell(words.number(item["planned_workers"]), is_number=True),
                cell(words.number(item["verified_workers"]), is_number=True),
                cell(_error(item["plan_error_pct"], words), is_number=True),
                source_cell(item["source_id"], sources(), words),
            ]
        )
    caption = words.say(_("Plan against verified"))
    st.html("".join(parts[:_MOST_SAID]))
    with long_table(len(rows), words):
        drawn = table(heads, rows[:MOST_ROWS], caption, kind="records")
        st.html(drawn + cut_note(len(rows), words))
    st.html(paragraph(_steps_missing(words), "ck-foot"))


def _steps_missing(words: Wording) -> str:
    """Return which steps from a list of names to lasting cover nobody publishes."""
    return words.say(
        _(
            "Not published: how many were listed, had a valid NIK, were 18 to 65, were "
            "not yet members, and were still active after 6 and 12 months. The BPJS "
            "Ketenagakerjaan branch and the local government know them."
        )
    )


def _place(known: Facts, cohort_id: str) -> str:
    row = known.rows.get(cohort_id)
    return region_of(row, known.question) if row else known.question.region.region_name


def _error(percent: float, words: Wording) -> str:
    sign = "+" if percent > 0 else ""
    return f"{sign}{words.percent(percent, 1)}"


def _funnel(item: Document, words: Wording) -> str:
    """Return the one step of the funnel that is known: proposed to verified."""
    steps = funnel(
        [("planned", item["planned_workers"]), ("verified", item["verified_workers"])]
    )
    return words.say(
        _("{verified} of {planned} were verified, {percent}."),
        verified=words.number(item["verified_workers"]),
        planned=words.number(item["planned_workers"]),
        percent=words.percent(steps[1].of_previous_pct or 0),
    )


def arithmetic(known: Facts) -> None:
    """Draw each published programme's own figures checked against each other."""
    if known.document is None:
        return
    words = known.question.words
    st.subheader(words.say(_("Does the money fit?")), anchor=False)
    listed = known.document["arithmetic"]
    of_budget = budget_shares(known)
    if of_budget:
        st.html("".join(paragraph(line) for line in of_budget))
    if not listed:
        said = words.say(
            _(
                "No statement here gives workers and rupiah together, so nothing can "
                "be checked. The budget document (DPA) names the rupiah."
            )
        )
        st.html(paragraph(said))
        return
    how = words.say(
        _(
            "Stated workers × monthly rate × stated months against the rupiah stated. "
            "It fits where the result is what the printed digits stand for: “Rp2 "
            "billion” is 1.5 to 2.5 billion, a sum to the rupiah is itself. Where no "
            "months are stated: how many the money pays for, rounded down."
        )
    )
    heads = [
        head(words.say(_("Statement"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Months")), is_number=True),
        head(words.say(_("Rupiah stated")), is_number=True),
        head(words.say(_("Check"))),
        head(words.say(_("Source"))),
    ]
    rows = [_check_cells(known, item) for item in listed[:MOST_ROWS]]
    caption = words.say(_("Does the money fit?"))
    st.html(paragraph(how, "ck-tags"))
    with long_table(len(listed), words):
        drawn = table(heads, rows, caption, kind="records")
        st.html(drawn + cut_note(len(listed), words))
        blocks.downloads(
            known.question, "arithmetic", CHECK_COLUMNS, listed, "money against cover"
        )


def budget_shares(known: Facts) -> list[str]:
    """Return stated rupiah from the region's own budget as a share of it (APBD)."""
    words, lines = known.question.words, []
    for row in known.rows.values():
        is_own = row["region_code"] == known.question.region.region_code
        if not (is_own and row["rupiah"] and row["payer"].startswith("apbd_")):
            continue
        share = apbd_share(known.question, row["rupiah"])
        if share["share_of_apbd_pct"] is None:
            continue
        lines.append(
            words.say(
                _("{rupiah} ({when}) is {share} of the {year} budget of {whole}."),
                rupiah=words.rupiah_words(row["rupiah"]),
                when=known.told_of(row["statement_id"]),
                share=words.percent(share["share_of_apbd_pct"], 4),
                year=share["apbd_year"],
                whole=f"{words.rupiah(share['apbd_rupiah'])} "
                f"({share['apbd_source']['source_id']})",
            )
        )
    return lines


def _check_cells(known: Facts, item: Document) -> list[HtmlCell]:
    words = known.question.words
    row = known.statements[item["statement_id"]]
    found = fit_of(row, item["rupiah_per_month"])
    months = words.say(_("not stated"))
    if item["months"]:
        months = words.number(item["months"])
    formula = ""
    if item["expected_rupiah"] is not None:
        formula = words.say(
            _("{workers} × {rate} × {months} = {rupiah}"),
            workers=words.number(item["workers"]),
            rate=words.rupiah(item["rupiah_per_month"]),
            months=months,
            rupiah=words.rupiah(item["expected_rupiah"]),
        )
    elif found.months_bought is not None:
        formula = words.say(
            _("{rupiah} / ({workers} × {rate}) = {bought} months"),
            rupiah=words.rupiah(item["rupiah"]),
            workers=words.number(item["workers"]),
            rate=words.rupiah(item["rupiah_per_month"]),
            bought=words.months_paid(found.months_bought),
        )
    counted = "" if row["is_counted"] else words.say(_("not counted"))
    when = known.told_of(item["statement_id"])
    place = f"{region_of(row, known.question)}, " if known.below else ""
    return [
        cell(f"{place}{when}", counted, is_head=True),
        cell(workers_of(row, words), is_number=True),
        cell(months, is_number=True),
        money_cell(item["rupiah"], words),
        cell(sentences.of_fit(found, words), formula),
        source_cell(item["source_id"], sources(), words),
    ]
