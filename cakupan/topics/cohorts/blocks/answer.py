"""Who is paid for by whom and until when, what follows, and where that stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cakupan import watermark
from cakupan.blocks import Absence, Address, Block, Cell, Link, Note, Sheet
from cakupan.data import NATION, Data, Row, Scope
from cakupan.data.months import add_months
from cakupan.sentences import note, published, upper_first
from cakupan.topics import cells
from cakupan.topics.budget.figures.money import NOT_ENOUGH
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import (
    OWN,
    CohortChoices,
    FundedCohorts,
    count_below,
    funded_cohorts,
    neighbours_with_cohorts,
)
from cakupan.topics.cohorts.ask_lapse import LapseCalendar, fit_of, lapse_of
from cakupan.topics.cohorts.ask_money import YEAR, cost, payer_of, shares_paid
from cakupan.topics.cohorts.blocks.columns import source_ids, workers
from cakupan.topics.cohorts.figures import DatedCohort
from cakupan.topics.coverage import absences
from cakupan.wording import Wording, _, half_up

_MOST_NAMED = 3  # sources in small type under it


@dataclass(frozen=True)
class _Headline:
    """A sentence with its number and what else of it stands out."""

    text: str
    number: str
    stressed: tuple[str, ...] = ()


def answer(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block:
    """Return who is paid for by whom and until when, with what it stands on."""
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.rows:
        return _nobody(data, scope, words)
    sentence = _answer_of(funded, words)
    rows = funded.leading
    return Block(
        key="cohorts.answer",
        title="",
        finding=f"{phrases.disputes(rows, words)} {sentence.text}".strip(),
        tags=_tags(funded, rows, data, words),
        number=sentence.number,
        stressed=sentence.stressed,
        sources=source_ids(rows),
        is_answer=True,
    )


def _nobody(data: Data, scope: Scope, words: Wording) -> Block:
    """Return what is missing and who could supply it, with the ways to those known."""
    region = scope.region
    reason = absences.reason(
        data.rows("absences__all"), region.territory_id, ("programme",), words
    )
    others = neighbours_with_cohorts(data, region)
    links: tuple[Link, ...] = ()
    if others and region.region_code != NATION:
        links = tuple(
            Link(
                other.short_name or other.region_name,
                Address("pekerja_rentan", other.region_code),
            )
            for other in others
        )
    label = words.say(_("In the same province, a programme is on record for:"))
    return Block(
        key="cohorts.answer",
        title="",
        finding=phrases.no_cohort(region, count_below(data, region), words),
        notes=(Note(label),) if links else (),
        links=links,
        absence=Absence("not_published", reason) if reason else None,
        is_answer=True,
    )


def _answer_of(funded: FundedCohorts, words: Wording) -> _Headline:
    if funded.with_below and len(funded.undated) > len(funded.dated):
        return _mostly_undated(funded, words)
    if funded.running:
        return _running(funded, words)
    if funded.ended:
        return _ended(funded, words)
    if funded.coming:
        return _coming(funded, words)
    return _undated(funded, words)


def _mostly_undated(funded: FundedCohorts, words: Wording) -> _Headline:
    """Return how little is known of many cohorts, before what little is known.

    The few with months are no headline: 767 workers of one city are not the nation's.
    """
    paid = funded.rows_of(c for c in funded.running if not c.is_plan)
    undated = words.number(len(funded.undated))
    parts = [
        words.say(
            _(
                "{region}: of {all} funded cohorts on record {undated} do not fully "
                "state their months, so nobody can say when their cover ends."
            ),
            region=funded.region.region_name,
            all=words.number(len(funded.rows)),
            undated=undated,
        )
    ]
    stressed = []
    if paid:
        stressed.append(phrases.total(paid, words))
        message = _("Those with months cover {workers} vulnerable workers in {month}.")
        parts.append(
            words.say(
                message, workers=stressed[0], month=words.month(funded.this_month)
            )
        )
    return _Headline(
        " ".join([*parts, *_on_a_plan(funded, words)]), undated, tuple(stressed)
    )


def _on_a_plan(funded: FundedCohorts, words: Wording) -> list[str]:
    planned = funded.rows_of(c for c in funded.running if c.is_plan)
    if not planned:
        return []
    message = _("{count} more stand on a plan only.")
    return [upper_first(words.say(message, count=phrases.total(planned, words)))]


def _running(funded: FundedCohorts, words: Wording) -> _Headline:
    """Return who is paid for; a plan is said to be one, and never counted as paid."""
    paid = [cohort for cohort in funded.running if not cohort.is_plan]
    if not paid:
        return _by_plan(funded, words)
    ending = [cohort for cohort in paid if cohort.last_month == paid[0].last_month]
    message = _(
        "{region}: {workers} vulnerable workers are paid for in {month}, by {payer}; "
        "the first cover to end is that of {next} workers, in {ends}."
    )
    if len(ending) == len(paid):
        message = _(
            "{region}: {workers} vulnerable workers are paid for, by {payer}, until "
            "{ends}."
        )
    rows = funded.rows_of(paid)
    count = number = phrases.total(rows, words)
    if funded.undated:
        count = phrases.at_least(rows, words)
        number = words.number(sum(cohort.workers for cohort in paid))
    following = phrases.total(funded.rows_of(ending), words)
    ends = words.month(ending[0].last_month)
    text = words.say(
        message,
        region=funded.region.region_name,
        workers=count,
        month=words.month(funded.this_month),
        payer=phrases.payers((cohort.payer for cohort in paid), words),
        next=following,
        ends=ends,
    )
    return _Headline(
        " ".join([text, *_on_a_plan(funded, words)]), number, (following, ends)
    )


def _by_plan(funded: FundedCohorts, words: Wording) -> _Headline:
    number = phrases.total(funded.rows_of(funded.running), words)
    text = words.say(
        _(
            "{region}: cover of {workers} vulnerable workers by {payer} is planned for "
            "{month}; no source on record says that it is paid."
        ),
        region=funded.region.region_name,
        workers=number,
        payer=phrases.payers((cohort.payer for cohort in funded.running), words),
        month=words.month(funded.this_month),
    )
    return _Headline(text, number)


def _ended(funded: FundedCohorts, words: Wording) -> _Headline:
    last = funded.ended_last
    message = _(
        "{region}: the last cover with stated months, of {workers} vulnerable workers "
        "paid for by {payer}, ended in {ends}."
    )
    if all(cohort.is_plan for cohort in last):
        message = _(
            "{region}: the last cover with stated months, of {workers} vulnerable "
            "workers by {payer}, was planned until {ends}; no source on record says "
            "that it was paid."
        )
    number = phrases.total(funded.rows_of(last), words)
    ends = words.month(last[0].last_month)
    text = words.say(
        message,
        region=funded.region.region_name,
        workers=number,
        payer=phrases.payers((cohort.payer for cohort in last), words),
        ends=ends,
    )
    return _Headline(text, number, (ends,))


def _coming(funded: FundedCohorts, words: Wording) -> _Headline:
    first = funded.coming[0]
    number = phrases.total(funded.rows_of([first]), words)
    starts, ends = words.month(first.first_month), words.month(first.last_month)
    text = words.say(
        _(
            "{region}: the cover of {workers} vulnerable workers, paid for by {payer}, "
            "begins in {starts} and ends in {ends}."
        ),
        region=funded.region.region_name,
        workers=number,
        payer=words.payer(first.payer),
        starts=starts,
        ends=ends,
    )
    return _Headline(text, number, (starts, ends))


def _undated(funded: FundedCohorts, words: Wording) -> _Headline:
    latest = funded.latest_undated
    if latest is None:
        only = funded.undated[0]
        text = words.say(
            _(
                "{region}: a programme paid for by {payer} is on record, without "
                "workers and months."
            ),
            region=phrases.place(only, funded.region),
            payer=words.payer(only["payer"]),
        )
        return _Headline(f"{text} {note(only, words)}".rstrip(), "")
    number, not_stated = phrases.count(latest, words), phrases.cover(latest, words)
    text = words.say(
        _(
            "{region}: contributions for {workers} vulnerable workers ({payer}; "
            "{plan}, {when}); {not_stated}, so nobody can say when their cover ends."
        ),
        region=phrases.place(latest, funded.region),
        workers=number,
        payer=words.payer(latest["payer"]),
        plan=words.plan(latest["plan_status"]),
        when=phrases.stated_days(latest, words),
        not_stated=not_stated,
    )
    return _Headline(text, number, (not_stated,))


def _tags(
    funded: FundedCohorts, rows: Sequence[Row], data: Data, words: Wording
) -> str:
    """Return what is counted and what is not, the programmes bought, the sources."""
    programmes = {
        cells.programmes(row["programmes"], words) for row in funded.rows.values()
    }
    counted = words.say(
        _(
            "Cohorts with months: {dated}; with {not_stated}: {undated}, outside every "
            "sum. {programmes}."
        ),
        dated=words.number(len(funded.dated)),
        undated=words.number(len(funded.undated)),
        not_stated=words.say(_("months not fully stated")),
        programmes=upper_first(words.listing(sorted(programmes))),
    )
    if data.dataset == watermark.SIMULATION:
        return counted
    as_published = words.say(
        _("As published; what was said and what was paid may differ.")
    )
    ids = source_ids(rows)
    if len(ids) > _MOST_NAMED:
        return f"{counted} {as_published}"
    named = [
        f"{source['publisher']}, {published(source, words)} ({source['source_id']})"
        for source in (data.sources[key] for key in ids)
    ]
    source = words.say(_("Source: {sources}."), sources="; ".join(named))
    return f"{counted} {as_published} {source}"


# ----------------------------------------------------------------------- what follows


def consequence(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return what lapses next, a share, a year's cost; None where nothing follows."""
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.rows:
        return None
    lapses = lapse_of(data, funded, scope.definition.base)
    if funded.running:
        parts = [
            phrases.end_of(funded, funded.at_an_end, words),
            _drop(funded.at_an_end[0], lapses, words),
            _ended_lately(funded, words),
        ]
    else:
        parts = _without_cover(funded, lapses, data, scope, words)
    finding = " ".join(part for part in parts if part)
    if not finding:
        return None
    return Block(
        key="cohorts.consequence",
        title="",
        finding=finding,
        sources=source_ids(funded.leading),
    )


def _without_cover(
    funded: FundedCohorts,
    lapses: LapseCalendar,
    data: Data,
    scope: Scope,
    words: Wording,
) -> list[str]:
    """Return what follows where no cover with stated months runs."""
    parts = []
    latest = funded.latest_undated
    if funded.ended and not all(cohort.is_plan for cohort in funded.ended_last):
        parts.append(
            words.say(
                _("Arrears for that cover could be paid until {month}."),
                month=words.month(funded.ended[0].arrears_deadline),
            )
        )
    if funded.ended:
        if latest and funded.stated_from(latest) < funded.ended[0].first_month:
            latest = None  # older than the cover that has ended
        if latest:
            parts.append(_latest_without_months(latest, words))
    if funded.ended and funded.coming:
        begins = funded.coming[0].first_month
        begun = [cohort for cohort in funded.coming if cohort.first_month == begins]
        parts.append(
            words.say(
                _("The next cover, of {workers} workers, begins in {month}."),
                workers=phrases.total(funded.rows_of(begun), words),
                month=words.month(begins),
            )
        )
    parts += [_money_alone(row, words) for row in funded.later_money]
    parts += shares(funded, data, scope, words)
    return (
        [*parts, *_about_latest(funded, latest, lapses, data, words)]
        if latest
        else parts
    )


def _drop(cohort: DatedCohort, lapses: LapseCalendar, words: Wording) -> str:
    """Return what coverage loses once a cohort's last month is over."""
    if cohort.is_plan:
        return ""  # nobody says that its workers were ever counted in coverage
    last = f"{cohort.last_month:%Y-%m}"
    month = next((month for month in lapses.by_month if month.month == last), None)
    if month is None or month.coverage_change_pp is None or month.base_period is None:
        return words.say(_("Without a base here the drop in coverage has no figure."))
    if not half_up(month.coverage_change_pp):
        return ""
    return words.say(
        _("From {month}, coverage of the {base} ({survey}): {points}."),
        month=words.month(add_months(cohort.last_month, 1)),
        points=words.change(month.coverage_change_pp),
        base=words.base(lapses.base),
        survey=words.month(month.base_period),
    )


def _ended_lately(funded: FundedCohorts, words: Wording) -> str:
    """Return the largest step of the last twelve months, where cover still runs."""
    since = add_months(funded.this_month, -phrases.RECENT)
    paid = [cohort for cohort in funded.ended if not cohort.is_plan]
    if not paid or paid[0].last_month < since:
        return ""
    last = [cohort for cohort in paid if cohort.last_month == paid[0].last_month]
    return words.say(
        _("The cover of {workers} others ended in {month}, arrears until {deadline}."),
        workers=phrases.total(funded.rows_of(last), words),
        month=words.month(last[0].last_month),
        deadline=words.month(last[0].arrears_deadline),
    )


def _latest_without_months(latest: Row, words: Wording) -> str:
    return words.say(
        _(
            "Latest programme without months: {workers} workers ({plan}, {when}), "
            "paid for by {payer}."
        ),
        workers=phrases.count(latest, words),
        plan=phrases.status(latest, words),
        when=phrases.stated_days(latest, words),
        payer=words.payer(latest["payer"]),
    )


def _money_alone(row: Row, words: Wording) -> str:
    rupiah = words.rupiah_words(row["rupiah"])
    return words.say(
        _("Later, without workers: {rupiah} ({plan}, {when})."),
        rupiah=phrases.loosely(row["rupiah_precision"], rupiah, words),
        plan=words.plan(row["plan_status"]),
        when=phrases.stated_days(row, words),
    )


def shares(
    funded: FundedCohorts, data: Data, scope: Scope, words: Wording
) -> list[str]:
    """Return the share of vulnerable workers paid for, where a base is stated."""
    return [
        words.say(
            _(
                "{year}: {workers} of {base} vulnerable workers as stated, "
                "{percent} ({plan})."
            ),
            year=share.base.period_end.year,
            plan=words.plan(share.row["plan_status"]),
            workers=phrases.count(share.row, words),
            base=phrases.stated_count(share.base.workers, share.base.precision, words),
            percent=words.precise(share.precision, words.percent(share.percent)),
        )
        for share in shares_paid(data, funded, scope.region)
    ]


def _about_latest(
    funded: FundedCohorts,
    row: Row,
    lapses: LapseCalendar,
    data: Data,
    words: Wording,
) -> list[str]:
    """Return what a year of the latest cohort costs, and whether its money fits."""
    statement = funded.statement_of(row)
    rupiah = cost(
        data, row["workers"], YEAR, payer_of(funded, row), funded.stated_from(row)
    )
    parts = []
    if rupiah is not None:
        parts.append(
            words.say(
                _("Twelve months of {workers} workers cost {rupiah}."),
                workers=phrases.count(row, words),
                rupiah=phrases.loosely(row["precision"], words.rupiah(rupiah), words),
            )
        )
    fit = fit_of(row, statement["rupiah_per_month"])
    if fit.verdict != NOT_ENOUGH:
        parts.append(phrases.of_fit(fit, words))
    parts += [
        phrases.of_plan_error(check.plan_error_pct, words)
        for check in lapses.plans
        if check.cohort_id == row["cohort_id"]
    ]
    return parts


def origin(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return the statements that the answer stands on, each with its source."""
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.rows:
        return None
    title = words.say(_("Where does this number come from?"))
    rows = funded.leading
    lines = tuple(
        (
            Cell(phrases.place(row, funded.region), row["statement_id"]),
            replace(workers(row, words, phrases.cover(row, words)), is_number=False),
            cells.source(row["source_id"], data.sources, words),
        )
        for row in rows
    )
    heads = (
        Cell(words.say(_("Cohort"))),
        Cell(words.say(_("Workers"))),
        Cell(words.say(_("Source"))),
    )
    return Block(
        key="cohorts.origin",
        title=title,
        sheet=Sheet(title, heads, lines),
        sources=source_ids(rows),
    )
