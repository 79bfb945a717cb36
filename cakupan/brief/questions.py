"""Five questions to ask, by rule: each stands on a figure and names who must answer.

The rules are tried in this order and the first five that find their figure are asked;
what money runs out and what two officials said differently goes first.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from cakupan import sentences
from cakupan.brief import member_questions
from cakupan.brief.content import HearingQuestion
from cakupan.brief.offices import office, payer_office
from cakupan.data import NATION, Data, Scope
from cakupan.findings import coverage_statements
from cakupan.sentences import upper_first
from cakupan.topics.budget.ask_cost import bpu_gap, closing_cost, one_point
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import funded_cohorts_beside
from cakupan.topics.cohorts.ask_lapse import fit_of
from cakupan.topics.coverage import ask
from cakupan.topics.evidence.ask_doubts import cases_of
from cakupan.topics.targets import ask as ask_targets
from cakupan.topics.targets import phrases as target_phrases
from cakupan.wording import Wording, _

MOST = 5
_TOPICS = ("coverage", "active_workers", "programme", "target", "base")


def find(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> tuple[HearingQuestion, ...]:
    """Return the questions, five where the rules find as many.

    Args:
        data: the figures; their today tells what is past.
        scope: region, period and definition.
        words: the reader's words.
        vintage: the division that the reader asked for, whose cohorts are meant.
    """
    return tuple(islice(_all(data, scope, words, vintage), MOST))


def _all(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> Iterator[HearingQuestion]:
    seen: set[str] = set()
    for rule in RULES:
        query = rule(data, scope, words, vintage)
        if query and query.text not in seen:
            seen.add(query.text)
            yield query


def _lapsed(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask who goes on paying for a cover that ends, or that has ended last."""
    if scope.region.region_code == NATION:
        return _without_months(data, scope, words, vintage)
    funded = funded_cohorts_beside(data, scope, vintage)
    group = funded.at_an_end
    if not group:
        return None
    cohort, rows = group[0], funded.rows_of(group)
    is_over = not funded.running
    if cohort.is_plan:
        message = _(
            "A cover of {workers} workers until {month} was planned: did it begin, and "
            "from which budget line does it go on?"
        )
    elif is_over:
        message = _(
            "The cover of {workers} workers ended in {month}: from which budget line "
            "was it continued, and for how many?"
        )
    else:
        message = _(
            "The cover of {workers} workers ends in {month}: from which budget line "
            "is it continued?"
        )
    cost = closing_cost(data, scope, vintage).rates.cost(
        sum(part.workers for part in group)
    )
    workers = phrases.total(rows, words)
    figure = phrases.parts_of(funded, group, words).rstrip(".") or words.say(
        _("{workers} workers, {months} months, paid by {payer}"),
        workers=workers,
        months=cohort.months,
        payer=words.payer(cohort.payer),
    )
    if cost is not None:
        figure += "; " + words.say(
            _("twelve months more: {rupiah}"), rupiah=words.rupiah(cost)
        )
    text = words.say(message, workers=workers, month=words.month(cohort.last_month))
    offices = dict.fromkeys(
        payer_office(scope.region, words, part.payer) for part in group
    )
    ids = tuple(dict.fromkeys(row["source_id"] for row in rows))
    return HearingQuestion(text, figure, "; ".join(offices), ids)


def _without_months(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask for the months that most cohorts of all regions do not state."""
    funded = funded_cohorts_beside(data, scope, vintage)
    if not funded.undated:
        return None
    text = words.say(
        _(
            "Of {all} cohorts of vulnerable workers on record {undated} do not fully "
            "state their months: how many workers are covered today, by whom, and "
            "until when?"
        ),
        all=len(funded.rows),
        undated=len(funded.undated),
    )
    figure = words.say(_("{count} cohorts state their months"), count=len(funded.dated))
    return HearingQuestion(text, figure, office(scope.region, words, "branch"))


def _conflict(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask which of two figures holds, where what we know does not explain it."""
    lang = words.lang
    cases = [
        row
        for row in cases_of(data, scope.region)
        if row["topic"] in _TOPICS and row["status"] == "open"
    ]
    cases.sort(key=lambda row: (_TOPICS.index(row["topic"]), row["conflict_id"]))
    if not cases:
        return None
    row = cases[0]
    text = words.say(
        _(
            "Published figures differ: which one holds, and by which definition? What "
            "would settle it: {document}"
        ),
        document=row[f"settle_{lang}"],
    )
    figure = row[f"title_{lang}"]
    return HearingQuestion(text, figure, office(scope.region, words, "survey"))


def _money_without_months(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask what was bought with money of which no source names the months."""
    rows = funded_cohorts_beside(data, scope, vintage).rows.values()
    undated = [row for row in rows if not row["is_dated"] and row["workers"]]
    if scope.region.region_code == NATION or not undated:
        return None
    row = max(
        undated,
        key=lambda row: (
            row["rupiah"] or 0,
            row["plan_status"] != "target",
            row["workers"],
        ),
    )
    rupiah = row["rupiah"]
    text = words.say(
        _(
            "{workers} vulnerable workers ({plan}): from which month, for how many "
            "months, and on which list of names?"
        ),
        workers=phrases.count(row, words),
        plan=words.plan(row["plan_status"]),
    )
    figure = words.say(
        _("no months stated; {publisher}"), publisher=row["source_publisher"]
    )
    price = closing_cost(data, scope, vintage).rates.rupiah
    fit = fit_of(row, price) if rupiah and price else None
    if fit and price and fit.months_bought is not None:
        figure = words.say(
            _("{rupiah} buys {months} months at {rate} a month"),
            rupiah=words.rupiah_words(rupiah),
            months=words.months_paid(fit.months_bought),
            rate=words.rupiah(price),
        )
    disputed = phrases.dispute(row, words)
    figure = f"{disputed} {upper_first(figure)}" if disputed else figure
    return HearingQuestion(
        text,
        figure,
        payer_office(scope.region, words, row["payer"]),
        (row["source_id"],),
    )


def _no_cohort(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask what is paid for, where no funded cohort is on record."""
    # A programme without workers and money answers nothing.
    if any(
        row["workers"] or row["rupiah"]
        for row in funded_cohorts_beside(data, scope, vintage).rows.values()
    ):
        return None
    text = words.say(
        _(
            "How many vulnerable workers are paid for this year, by whom, and until "
            "which month?"
        )
    )
    figure = words.say(_("no funded cohort on record"))
    price = closing_cost(data, scope, vintage).rates.rupiah
    if price is not None:
        figure += "; " + words.say(
            _("{rupiah} a worker and month"), rupiah=words.rupiah(price)
        )
    return HearingQuestion(text, figure, office(scope.region, words, "budget"))


def _without_base(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask for the numbers behind the latest percent that was published alone."""
    alone = [
        r
        for r in coverage_statements(ask.statements(data, scope.region))
        if r["stated_base"] is None
    ]
    if not alone:
        return None
    row = max(alone, key=lambda row: (row["period_end"], row["row_id"]))
    value = sentences.statement_value(row, words)
    text = words.say(
        _("{value} of how many workers, and which segments are counted in it?"),
        value=value,
    )
    figure = words.say(
        _("{value} ({month}), published by {publisher} without its base"),
        value=value,
        month=sentences.month_of(row, words),
        publisher=row["source_publisher"],
    )
    return HearingQuestion(
        text, figure, office(scope.region, words, "branch"), (row["source_id"],)
    )


def _non_wage(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask what is done for non-wage workers without cover."""
    gap = bpu_gap(data, scope)
    if gap is None or not gap[0] or gap[1]["coverage_pct"] is None:
        return None
    workers, cell = gap
    text = words.say(
        _(
            "{workers} workers not paid a wage are no BPU members: which of them are "
            "reached this year, and how?"
        ),
        workers=words.number(workers),
    )
    figure = words.say(
        _("BPU {percent} of non-wage workers, {month}"),
        percent=words.percent(cell["coverage_pct"]),
        month=words.month(ask.coverage(data, scope)["period_end"]),
    )
    source_ids = (cell["source_id"], cell["base_source_id"])
    return HearingQuestion(
        text, figure, office(scope.region, words, "labour"), source_ids
    )


def _one_point(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask how many points the budget of the year buys."""
    base = closing_cost(data, scope, vintage).base
    if base is None:
        return None
    workers = one_point(base)
    rupiah = closing_cost(data, scope, vintage).rates.cost(workers)
    if rupiah is None:
        return None
    text = words.say(
        _(
            "How many points of coverage does the present budget buy, for how many "
            "months?"
        )
    )
    figure = words.say(
        _("one point = {workers} workers = {rupiah} a year"),
        workers=words.number(workers),
        rupiah=words.rupiah(rupiah),
    )
    return HearingQuestion(
        text, figure, office(scope.region, words, "budget"), _base_source(data, scope)
    )


def _base_source(data: Data, scope: Scope) -> tuple[str, ...]:
    row = ask.coverage(data, scope)
    return (row["base_source_id"],) if row["base_source_id"] else ()


def _informal(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask who pays for those who have no employer."""
    base = ask.base_of_round(data, scope, "non_wage")
    if base is None:
        return None
    rupiah = closing_cost(data, scope, vintage).rates.cost(base["workers"])
    text = words.say(
        _(
            "{workers} workers of {region} are not paid a wage: for how many is a "
            "contribution budgeted, by whom?"
        ),
        workers=words.number(base["workers"]),
        region=scope.region.short_name,
    )
    figure = words.say(
        _("{workers}, Sakernas {month}"),
        workers=words.number(base["workers"]),
        month=words.month(base["period_end"]),
    )
    if rupiah is not None:
        figure += "; " + words.say(
            _("all of them for a year: {rupiah}"), rupiah=words.rupiah_words(rupiah)
        )
    return HearingQuestion(
        text, figure, office(scope.region, words, "labour"), (base["source_id"],)
    )


def _employees(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask which employers have not registered their employees."""
    base = ask.base_of_round(data, scope, "employees")
    if base is None:
        return None
    cell = next(
        (
            row
            for row in ask.matrix(data, scope).rows
            if (row["segment_scope"], row["base"]) == ("PU", "employees")
        ),
        None,
    )
    text = words.say(
        _(
            "Which employers have not registered, or not all, of their workers, and "
            "what did inspection do?"
        )
    )
    figure = words.say(
        _("{count} employees, {month}"),
        count=words.number(base["workers"]),
        month=words.month(base["period_end"]),
    )
    if cell and cell["coverage_pct"] is not None:
        figure = words.say(
            _("PU {percent} of employees, {month}"),
            percent=words.percent(cell["coverage_pct"]),
            month=words.month(ask.coverage(data, scope)["period_end"]),
        )
    return HearingQuestion(
        text, figure, office(scope.region, words, "labour"), (base["source_id"],)
    )


def _target_missed(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask how a target is reached from its own latest figure; if past, if it was."""
    today = data.today
    row = ask_targets.of_region(data, scope).missed(today)
    if row is None:
        return None
    text, figure = target_phrases.missed_question(row, today, words)
    ids = (row["source_id"], row["latest_source_id"])
    return HearingQuestion(text, figure, office(scope.region, words, "planning"), ids)


def _target_unset(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask for a target of the region's own, where it has published none."""
    if scope.region.region_code == NATION or any(
        row["target_pct"] for row in ask_targets.of_region(data, scope).own
    ):
        return None
    row = sentences.next_target(ask_targets.of_region(data, scope).national)
    if row is None:
        return None
    name = scope.region.region_name
    text, figure = target_phrases.unset_question(name, row, words)
    return HearingQuestion(
        text, figure, office(scope.region, words, "planning"), (row["source_id"],)
    )


Rule = Callable[[Data, Scope, Wording, str], HearingQuestion | None]
RULES: tuple[Rule, ...] = (
    _lapsed,
    _target_missed,
    _conflict,
    _money_without_months,
    member_questions.unknown,
    _target_unset,
    _non_wage,
    _no_cohort,
    member_questions.old,
    _one_point,
    _informal,
    _employees,
    _without_base,
)
