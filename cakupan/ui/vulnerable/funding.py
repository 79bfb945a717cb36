"""Who pays, in how many months, and what part of the active workers that is."""

import streamlit as st

from cakupan.answers import sentences
from cakupan.planning.funding import continuity, dependence, funding_mix
from cakupan.planning.months import first_day
from cakupan.sentences import upper_first
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
    gaps = continuity(known.cohorts, known.this_month).gaps
    steady = sentences.of_continuity(gaps, words)
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
    """Return which part of the active workers somebody else pays for (F10)."""
    question, words = known.question, known.question.words
    row = question.coverage()
    month = first_day(row["period_end"])
    funded = sum(item.workers for item in known.cohorts if item.covers(month))
    share = dependence(funded, row["active_workers"] or 0)
    if share is None:
        return words.say(
            _(
                "Which part of the active workers this is cannot be said: {region} has "
                "no published number of them."
            ),
            region=question.region.region_name,
        )
    return words.say(
        _(
            "In {month}, others paid for {funded} of {active} active workers, "
            "{percent} ({scope}). The rest pay themselves or through an employer."
        ),
        month=words.month(row["period_end"]),
        funded=words.number(funded),
        active=words.number(row["active_workers"]),
        percent=words.percent(share),
        scope=words.scope(row["segment_scope"]),
    )
