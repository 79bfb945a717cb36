"""How deep the cover of cohorts goes, who pays it, and what part of members that is."""

from cakupan.blocks import Block, Cell, Note, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.data.months import first_day
from cakupan.sentences import upper_first
from cakupan.topics.budget.figures.funding import (
    continuity,
    dependence,
    funded_in,
    funding_mix,
    workers_by_depth,
)
from cakupan.topics.cells import head, number
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import (
    OWN,
    CohortChoices,
    FundedCohorts,
    funded_cohorts,
)
from cakupan.topics.cohorts.ask_lapse import CohortWithMonths, lapse_of
from cakupan.topics.cohorts.blocks import columns
from cakupan.topics.cohorts.blocks.columns import source_ids
from cakupan.topics.cohorts.figures import DEPTHS
from cakupan.topics.coverage import ask as coverage
from cakupan.wording import Wording, _


def depth(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return how deep the cover of cohorts with months goes; None without any."""
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.dated:
        return None
    title = words.say(_("Depth of protection"))
    if not funded.paid:
        only_plans = words.say(
            _(
                "The cohorts with stated months stand on a plan only; how deep their "
                "cover will be cannot be said."
            )
        )
        return Block("cohorts.depth", title, only_plans)
    foot = words.say(
        _(
            "What a death that is not of work leaves, by consecutive months of one "
            "cohort. Rp42 million and scholarships: PP 82/2019, second-hand. Rp10 "
            "million under 3 months: said in the press (bursakota.co.id, 5 August "
            "2025, citing regulation 5/2021). Whether workers paid for by a government "
            "are exempt, and whether they were covered before, is not known."
        )
    )
    counts = workers_by_depth(funded.paid)
    heads = (
        head(words.say(_("Depth"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("What it pays"))),
    )
    lines = tuple(
        (
            Cell(words.say(phrases.DEPTH[code])),
            number(words.number(counts.get(code, 0))),
            Cell(upper_first(words.say(phrases.DEPTH_NOTE[code]))),
        )
        for code in DEPTHS
    )
    return Block(
        key="cohorts.depth",
        title=title,
        finding=_deepest(funded, words),
        sheet=Sheet(title, heads, lines, kind="narrow"),
        sources=source_ids(funded.rows_of(funded.paid)),
        foot=foot,
    )


def _deepest(funded: FundedCohorts, words: Wording) -> str:
    """Return how many workers have the deepest cover, and how many only a plan."""
    counts = workers_by_depth(funded.paid)
    whole, deep = sum(counts.values()), counts.get(DEPTHS[2], 0)
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
    planned = funded.rows_of(cohort for cohort in funded.dated if cohort.is_plan)
    if not planned:
        return finding
    beside = _("{workers} more stand on a plan only and are not counted here.")
    more = words.say(beside, workers=phrases.total(planned, words))
    return f"{finding} {upper_first(more)}"


def handbook(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices
) -> Block | None:
    """Return each cohort's count by the handbook, where a reader asks for it.

    A setting, never coverage; None where it is not asked for, or nothing is paid.
    """
    funded = funded_cohorts(data, scope.region, choices)
    if not choices.with_handbook or not funded.paid:
        return None
    lapses = lapse_of(data, funded, scope.definition.base)
    heads = (
        head(words.say(_("Months"))),
        head(words.say(_("Payer"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Handbook count")), is_number=True),
    )
    caption = words.say(_("Handbook count"))
    return Block(
        key="cohorts.handbook",
        title="",
        tags=words.say(
            _(
                "From an internal, undated handbook of BPJS Ketenagakerjaan on "
                "membership: government and village money counts by sixths of the "
                "months up to six, company money only from six months on. Not coverage."
            )
        ),
        sheet=Sheet(
            caption,
            heads,
            tuple(
                _handbook_cells(cohort, funded.rows[cohort.cohort_id], words)
                for cohort in lapses.cohorts[: columns.MOST_ROWS]
            ),
            kind="narrow",
        ),
        sources=source_ids(funded.rows_of(funded.dated)),
        foot=columns.cut_note(len(lapses.cohorts), words),
    )


def _handbook_cells(
    cohort: CohortWithMonths, row: Row, words: Wording
) -> tuple[Cell, ...]:
    counted = words.say(_("not named"))
    if cohort.kpi_equivalent is not None:
        counted = words.number(cohort.kpi_equivalent)
    return (
        Cell(phrases.cover(row, words), words.months(cohort.months)),
        Cell(upper_first(words.payer(row["payer"]))),
        columns.workers(row, words),
        number(counted),
    )


def funding(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return who pays, in how many months, and for what part of the members."""
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.dated:
        return None
    mix = funding_mix(funded.dated)
    finding = words.say(
        _("{payer}: {share} of the worker-months with stated months."),
        payer=upper_first(words.payer(mix[0].payer)),
        share=words.percent(mix[0].share_pct),
    )
    if len(funded.paid) < len(funded.dated):
        finding += " " + words.say(_("Cohorts that are only planned are in it."))
    steady = phrases.of_continuity(
        continuity(funded.paid, funded.this_month).gaps, words
    )
    if funded.undated:
        steady += " " + words.say(
            _("Cohorts without months may have covered more of them.")
        )
    until = words.say(
        _("The twelve months to {month}: {sentence}"),
        month=words.month(funded.this_month),
        sentence=steady,
    )
    heads = (
        head(words.say(_("Payer"))),
        head(words.say(_("Worker-months")), is_number=True),
        head(words.say(_("Share")), is_number=True),
    )
    lines = tuple(
        (
            Cell(upper_first(words.payer(share.payer))),
            number(words.number(share.worker_months)),
            number(words.percent(share.share_pct)),
        )
        for share in mix
    )
    return Block(
        key="cohorts.funding",
        title=words.say(_("Who pays, and without a gap?")),
        finding=finding,
        sheet=Sheet(words.say(_("Funding mix")), heads, lines, kind="narrow"),
        notes=(Note(until), Note(_dependence(funded, data, scope, words))),
        sources=source_ids(funded.rows_of(funded.dated)),
    )


def _dependence(funded: FundedCohorts, data: Data, scope: Scope, words: Wording) -> str:
    """Return which part of the active workers somebody else pays for (F10).

    A lower bound as soon as cohorts have no months, and never a zero: a month that no
    dated cohort covers says nothing of the others, nor of who pays for the rest.
    """
    row = coverage.coverage(data, scope)
    if not row["active_workers"]:
        return words.say(
            _(
                "Which part of the active workers this is cannot be said: {region} has "
                "no published number of them."
            ),
            region=scope.region.region_name,
        )
    paid_for = funded_in(
        funded.dated, first_day(row["period_end"]), len(funded.undated)
    )
    message = _(
        "In {month}, cohorts on record paid for {funded} of {active} active workers, "
        "{percent} ({scope})."
    )
    if paid_for.is_least:
        message = _(
            "In {month}, others paid for at least {funded} of {active} active workers, "
            "{percent} ({scope}); cohorts without months or only planned are not in it."
        )
    if not paid_for.workers:
        message = _(
            "How many of the {active} active workers of {month} ({scope}) others paid "
            "for cannot be said: no cohort with stated months covers that month."
        )
    return words.say(
        message,
        month=words.month(row["period_end"]),
        funded=words.number(paid_for.workers),
        active=words.number(row["active_workers"]),
        percent=words.percent(dependence(paid_for.workers, row["active_workers"]) or 0),
        scope=words.scope(row["segment_scope"]),
    )
