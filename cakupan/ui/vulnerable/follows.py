"""What follows from the cohorts on record: what lapses next, a share, a year's cost."""

from cakupan.answers import sentences
from cakupan.answers.forms import fit_of
from cakupan.data.months import add_months
from cakupan.data.store import Row
from cakupan.data.typed_numbers import parse_percent
from cakupan.topics.budget.figures.money import NOT_ENOUGH
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.figures import DatedCohort, share_precision
from cakupan.topics.cohorts.phrases import status
from cakupan.topics.targets.figures import compute_gap
from cakupan.ui.vulnerable.facts import Document, Facts, cost, vulnerable_bases
from cakupan.ui.vulnerable.words import LOOSE, payers, region_of, workers_of
from cakupan.wording import _

_ALL = parse_percent("100", "target")
# A cohort whose payer nobody names is shown at what a public budget pays.
PUBLIC = "apbd_provinsi"
YEAR = 12
# More cohorts than these, ending together, are told by their sum.
_NAMED = 2
# A cover that ended within a year is still news beside one that runs.
_RECENT = 12


def consequence(known: Facts) -> list[str]:
    """Return what follows, a sentence each; empty ones are left out by the page."""
    words = known.question.words
    if known.running:
        first = known.ending_next[0]
        said = lapses_next(known)
        return [*said, drop(known, first), _ended_lately(known)]
    said = []
    latest = known.latest_undated
    if known.ended and not all(item.is_plan for item in known.ended_last):
        said.append(
            words.say(
                _("Arrears for that cover could be paid until {month}."),
                month=words.month(known.ended[0].arrears_deadline),
            )
        )
    if known.ended:
        if latest and known.said_from(latest["cohort_id"]) < known.ended[0].first_month:
            latest = None  # older than the cover that has ended
        if latest:
            said.append(_said_since(known, latest))
    if known.ended and known.coming:
        begins = known.coming[0].first_month
        begun = [item for item in known.coming if item.first_month == begins]
        said.append(
            words.say(
                _("The next cover, of {workers} workers, begins in {month}."),
                workers=words.number(sum(item.workers for item in begun)),
                month=words.month(begins),
            )
        )
    said += [_money_alone(known, row) for row in known.later_money]
    said += shares(known)
    return [*said, *_about_latest(known, latest)] if latest else said


def lapses_next(known: Facts) -> list[str]:
    """Return when cover ends next: of all that end in that month, whose they are."""
    words, ending = known.question.words, known.ending_next
    if len(ending) <= _NAMED:
        return [lapse_of(known, item) for item in ending]
    workers = words.number(sum(item.workers for item in ending))
    return [
        phrases.of_lapse(ending[0], words, workers),
        words.say(_("Those are {count} cohorts."), count=words.number(len(ending))),
    ]


def lapse_of(known: Facts, item: DatedCohort) -> str:
    """Return when a cohort's cover ends; among several regions, whose it is."""
    said = phrases.of_lapse(item, known.question.words)
    if not known.below:
        return said
    return f"{region_of(known.rows[item.cohort_id], known.question)}: {said}"


def _ended_lately(known: Facts) -> str:
    """Return the largest step of the last twelve months, where cover still runs."""
    since = add_months(known.this_month, -_RECENT)
    paid = [item for item in known.ended if not item.is_plan]
    if not paid or paid[0].last_month < since:
        return ""
    words = known.question.words
    last = [item for item in paid if item.last_month == paid[0].last_month]
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
                workers=workers_of(row, words),
                rupiah=(
                    words.precise(row["precision"], words.rupiah(rupiah))
                    if row["precision"] in LOOSE
                    else words.rupiah(rupiah)
                ),
            )
        )
    found = fit_of(row, statement["rupiah_per_month"])
    if found.verdict != NOT_ENOUGH:
        said.append(sentences.of_fit(found, words))
    document = known.document or {"plans": []}
    said += [
        sentences.of_plan_error(item["plan_error_pct"], words)
        for item in document["plans"]
        if item["cohort_id"] == key
    ]
    return said


def _money_alone(known: Facts, row: Row) -> str:
    words = known.question.words
    return words.say(
        _("Later, without workers: {rupiah} ({plan}, {when})."),
        rupiah=words.rupiah_words(row["rupiah"]),
        plan=words.plan(row["plan_status"]),
        when=known.told_of(row["statement_id"]),
    )


def _said_since(known: Facts, latest: Document) -> str:
    words = known.question.words
    return words.say(
        _(
            "Latest programme without months: {workers} workers ({plan}, {when}), "
            "paid for by {payer}."
        ),
        workers=workers_of(latest, words),
        plan=status(known.rows[latest["cohort_id"]], words),
        when=known.told_of_cohort(latest),
        payer=payers([latest["payer"]], words),
    )


def drop(known: Facts, cohort: DatedCohort) -> str:
    """Return what coverage loses once a cohort's last month is over."""
    words = known.question.words
    if cohort.is_plan:
        return ""  # nobody says that its workers were ever counted in coverage
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
            is_like = known.said_from(row["cohort_id"]).year == base["period_end"].year
            is_own = row["region_code"] == known.question.region.region_code
            if not (is_like and is_own and row["workers"]):
                continue
            precision = share_precision(row["precision"], base["precision"])
            if precision is None:
                continue
            gap = compute_gap(base["workers"], row["workers"], _ALL)
            percent = words.percent(gap.coverage_pct)
            said.append(
                words.say(
                    _(
                        "{year}: {workers} of {base} vulnerable workers as stated, "
                        "{percent} ({plan})."
                    ),
                    year=base["period_end"].year,
                    plan=words.plan(row["plan_status"]),
                    workers=workers_of(row, words),
                    base=workers_of(base, words),
                    percent=words.precise(precision, percent),
                )
            )
    return said
