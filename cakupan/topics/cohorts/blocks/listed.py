"""Cohorts as lists: with months, without months, and every statement of a region."""

from collections.abc import Mapping

from cakupan.blocks import Absence, Address, Block, Cell, Link, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.sentences import upper_first
from cakupan.topics import cells
from cakupan.topics.cells import head
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import (
    OWN,
    CohortChoices,
    FundedCohorts,
    cohort_rows,
    count_below,
    funded_cohorts,
    statements_by_cohort,
    worker_groups,
)
from cakupan.topics.cohorts.ask_lapse import (
    CohortWithMonths,
    CohortWithoutMonths,
    lapse_of,
)
from cakupan.topics.cohorts.blocks import columns
from cakupan.topics.cohorts.blocks.columns import records_of, source_ids
from cakupan.topics.coverage import absences
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
STATEMENT_COLUMNS = (
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
_MISSING = {
    "workers": _("number of workers"),
    "first_month": _("first month"),
    "months": _("definite number of months"),
}


# ------------------------------------------------------------------------ with months


def with_months(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return the cohorts that state their months; None without any."""
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.dated:
        return None
    lapses = lapse_of(data, funded, scope.definition.base)
    totals = lapses.totals
    kinds = (
        (_("{workers} workers registered in {year}"), totals.registered_by_year),
        (_("{workers} workers planned for {year}"), totals.planned_by_year),
    )
    years = "; ".join(
        words.say(message, workers=words.number(count), year=year)
        for message, counts in kinds
        for year, count in sorted(counts.items())
    )
    listed = sorted(lapses.cohorts, key=lambda cohort: cohort.last_month or "")[::-1]
    labels = worker_groups(data, words.lang)
    lines = []
    for cohort in listed[: columns.MOST_ROWS]:
        lines.append(_dated_cells(funded, cohort, labels, data, words))
        lines += _others(funded, cohort.cohort_id, data, words)
    heads = (
        head(words.say(_("Months"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Payer"))),
        head(words.say(_("Worker-months")), is_number=True),
        head(words.say(_("Rupiah at the rate")), is_number=True),
        head(words.say(_("Who, and what was said"))),
        head(words.say(_("Source"))),
    )
    title = words.say(_("Cohorts with stated months"))
    return Block(
        key="cohorts.with_months",
        title=words.say(_("Cohorts paid for")),
        finding=words.say(
            _(
                "With stated months: {years}. Registered in a year is not covered for "
                "a year."
            ),
            years=years,
        ),
        sheet=columns.sheet(title, heads, lines, len(listed), words),
        records=records_of(
            "cohorts", DATED_COLUMNS, listed, "funded cohorts with months"
        ),
        sources=_all_sources(funded, funded.rows_of(funded.dated)),
        foot=columns.cut_note(len(listed), words),
    )


def _dated_cells(
    funded: FundedCohorts,
    cohort: CohortWithMonths,
    labels: Mapping[str, str],
    data: Data,
    words: Wording,
) -> tuple[Cell, ...]:
    row = funded.rows[cohort.cohort_id]
    place = f"{phrases.place(row, funded.region)} · " if funded.with_below else ""
    equivalent = words.say(
        _("as {count} for a year"), count=words.persons(cohort.full_year_equivalent)
    )
    stated = ""
    if cohort.rupiah is not None:
        rupiah = words.rupiah_words(cohort.rupiah)
        rupiah = phrases.loosely(row["rupiah_precision"], rupiah, words)
        stated = words.say(_("stated: {rupiah}"), rupiah=rupiah)
    return (
        Cell(phrases.cover(row, words), place + words.months(cohort.months)),
        columns.workers(row, words),
        columns.payer(row, words),
        cells.number(words.number(cohort.worker_months), equivalent),
        columns.money(cohort.rupiah_at_rate, words, stated),
        columns.who(row, labels, words),
        cells.source(row["source_id"], data.sources, words),
    )


def _others(
    funded: FundedCohorts, cohort_id: str, data: Data, words: Wording
) -> list[tuple[Cell, ...]]:
    return [
        columns.other(row, data.sources, words)
        for row in funded.other_statements(cohort_id)
    ]


def _all_sources(funded: FundedCohorts, rows: list[Row]) -> tuple[str, ...]:
    """Return the documents of cohorts and of what else was said of them."""
    others = [
        other for row in rows for other in funded.other_statements(row["cohort_id"])
    ]
    return source_ids([*rows, *others])


# --------------------------------------------------------------------- without months


def without_months(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return the cohorts of which nobody states the months; None without any."""
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.undated:
        return None
    lapses = lapse_of(data, funded, scope.definition.base)
    by_id = {cohort.cohort_id: cohort for cohort in lapses.undated}
    listed = [by_id[row["cohort_id"]] for row in funded.undated]
    labels = worker_groups(data, words.lang)
    lines = []
    for cohort in listed[: columns.MOST_ROWS]:
        lines.append(_undated_cells(funded, cohort, labels, data, words))
        lines += _others(funded, cohort.cohort_id, data, words)
    heads = (
        head(words.say(_("Told of"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Payer"))),
        head(words.say(_("Not stated"))),
        head(words.say(_("Rupiah stated")), is_number=True),
        head(words.say(_("Who, and what was said"))),
        head(words.say(_("Source"))),
    )
    caption = words.say(_("Cohorts without stated months"))
    return Block(
        key="cohorts.without_months",
        title=upper_first(words.say(_("months not stated"))),
        tags=words.say(
            _(
                "These cohorts stand outside every monthly sum: no source says both "
                "from when and for how long. The decree of workers paid for would."
            )
        ),
        sheet=columns.sheet(caption, heads, lines, len(listed), words),
        records=records_of(
            "undated", UNDATED_COLUMNS, listed, "funded cohorts without months"
        ),
        sources=_all_sources(funded, funded.undated),
        foot=columns.cut_note(len(listed), words),
    )


def _undated_cells(
    funded: FundedCohorts,
    cohort: CohortWithoutMonths,
    labels: Mapping[str, str],
    data: Data,
    words: Wording,
) -> tuple[Cell, ...]:
    row = funded.rows[cohort.cohort_id]
    place = phrases.place(row, funded.region) if funded.with_below else ""
    missing = ", ".join(words.say(_MISSING[name]) for name in cohort.missing)
    return (
        Cell(phrases.stated_days(row, words), place),
        columns.workers(row, words),
        columns.payer(row, words),
        Cell(missing),
        columns.money(row["rupiah"], words, precision=row["rupiah_precision"]),
        columns.who(row, labels, words),
        cells.source(row["source_id"], data.sources, words),
    )


# -------------------------------------------------------------------- every statement


def statements(data: Data, scope: Scope, words: Wording) -> Block:
    """Return every statement of the region's own cohorts, and what they are not.

    A figure of the same cohort that differs stands under the one that counts. Without
    any: what is missing, and who could supply it.
    """
    region = scope.region
    title = words.say(_("Funded vulnerable workers"))
    link = Link(
        words.say(_("When cover ends, who pays, what it costs ›")),
        Address("pekerja_rentan"),
    )
    rows = data.rows("programmes__by_region", territory_id=region.territory_id)
    if not rows:
        missing = data.rows("absences__all")
        reason = absences.reason(missing, region.territory_id, ("programme",), words)
        return Block(
            key="cohorts.statements",
            title=title,
            finding=phrases.no_cohort(region, count_below(data, region), words),
            links=(link,),
            absence=Absence("not_published", reason) if reason else None,
        )
    # The counted statement of a disputed cohort says so, here as on its own page.
    counted = {
        row["statement_id"]: row for row in cohort_rows(data, region, below=False)
    }
    labels = worker_groups(data, words.lang)
    heads = (
        head(words.say(_("Described"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Months of cover"))),
        head(words.say(_("Payer"))),
        head(words.say(_("Rupiah")), is_number=True),
        head(words.say(_("Who, and what was said"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        _statement(counted.get(row["statement_id"], row), row, labels, data, words)
        for together in statements_by_cohort(rows).values()
        for row in together
    )
    return Block(
        key="cohorts.statements",
        title=title,
        tags=words.say(
            _(
                "One row a cohort as it was published; a figure of the same cohort "
                "that differs stands under it and is not counted. Where no source "
                "names the months, it is not known when the protection ends."
            )
        ),
        sheet=Sheet(title, heads, lines, kind="records"),
        records=Records("programmes", STATEMENT_COLUMNS, tuple(rows), "cohorts"),
        links=(link,),
        sources=source_ids(rows),
    )


def _statement(
    counted: Row, row: Row, labels: Mapping[str, str], data: Data, words: Wording
) -> tuple[Cell, ...]:
    differs = "" if row["is_counted"] else words.say(_("differs, not counted"))
    return (
        Cell(phrases.stated_days(row, words), differs),
        cells.workers(row["workers"], row["precision"], words),
        Cell(_months(row, words)),
        columns.payer(row, words),
        columns.money(row["rupiah"], words, precision=row["rupiah_precision"]),
        columns.who(counted, labels, words),
        cells.source(row["source_id"], data.sources, words),
    )


def _months(row: Row, words: Wording) -> str:
    """Return first to last month and how many they are, as far as a source says."""
    stated = phrases.cover(row, words)
    if row["first_month"] and row["last_month"]:
        return f"{stated}, {words.months(row['months'])}"
    return stated
