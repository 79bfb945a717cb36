"""Who pays, in how many months, and what part of the active workers that is."""

import streamlit as st

from cakupan.data.months import first_day
from cakupan.sentences import upper_first
from cakupan.topics.budget.figures.funding import (
    continuity,
    dependence,
    funded_in,
    funding_mix,
)
from cakupan.topics.cohorts import phrases
from cakupan.ui.profile.table import cell, head, paragraph, table
from cakupan.ui.vulnerable.facts import Facts
from cakupan.ui.vulnerable.words import payers
from cakupan.wording import _


def mix(known: Facts) -> None:
    """Draw the funding mix and in how many months there was cover at all."""
    if known.document is None or not known.cohorts:
        return
    words = known.question.words
    st.subheader(words.say(_("Who pays, and without a gap?")), anchor=False)
    found = funding_mix(known.cohorts)
    first = found[0]
    finding = words.say(
        _("{payer}: {share} of the worker-months with stated months."),
        payer=upper_first(payers([first.payer], words)),
        share=words.percent(first.share_pct),
    )
    paid = [cohort for cohort in known.cohorts if not cohort.is_plan]
    gaps = continuity(paid, known.this_month).gaps
    if len(paid) < len(known.cohorts):
        finding += " " + words.say(_("Cohorts that are only planned are in it."))
    steady = phrases.of_continuity(gaps, words)
    if known.undated:
        steady += " " + words.say(
            _("Cohorts without months may have covered more of them.")
        )
    heads = [
        head(words.say(_("Payer"))),
        head(words.say(_("Worker-months")), is_number=True),
        head(words.say(_("Share")), is_number=True),
    ]
    rows = [
        [
            cell(upper_first(payers([item.payer], words)), is_head=True),
            cell(words.number(item.worker_months), is_number=True),
            cell(words.percent(item.share_pct), is_number=True),
        ]
        for item in found
    ]
    drawn = table(heads, rows, words.say(_("Funding mix")), kind="narrow")
    until = words.say(
        _("The twelve months to {month}: {sentence}"),
        month=words.month(known.this_month),
        sentence=steady,
    )
    parts = [paragraph(finding), drawn, paragraph(until)]
    st.html("".join(parts) + paragraph(_dependence(known)))


def _dependence(known: Facts) -> str:
    """Return which part of the active workers somebody else pays for (F10).

    A lower bound as soon as cohorts have no months, and never a zero: a month that no
    dated cohort covers says nothing of the others, nor of who pays for the rest.
    """
    question, words = known.question, known.question.words
    row = question.coverage()
    if not row["active_workers"]:
        return words.say(
            _(
                "Which part of the active workers this is cannot be said: {region} has "
                "no published number of them."
            ),
            region=question.region.region_name,
        )
    found = funded_in(known.cohorts, first_day(row["period_end"]), len(known.undated))
    message = _(
        "In {month}, cohorts on record paid for {funded} of {active} active workers, "
        "{percent} ({scope})."
    )
    if found.is_least:
        message = _(
            "In {month}, others paid for at least {funded} of {active} active workers, "
            "{percent} ({scope}); cohorts without months or only planned are not in it."
        )
    if not found.workers:
        message = _(
            "How many of the {active} active workers of {month} ({scope}) others paid "
            "for cannot be said: no cohort with stated months covers that month."
        )
    return words.say(
        message,
        month=words.month(row["period_end"]),
        funded=words.number(found.workers),
        active=words.number(row["active_workers"]),
        percent=words.percent(
            dependence(found.workers, row["active_workers"]) or 0,
        ),
        scope=words.scope(row["segment_scope"]),
    )
