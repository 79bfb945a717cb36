"""Segments over their bases, and what the gap costs at the rates of today."""

from fractions import Fraction
from math import ceil

from cakupan import sentences
from cakupan.blocks import Block, Note
from cakupan.brief.facts import Facts
from cakupan.brief.sheets import of_texts
from cakupan.data.months import first_day
from cakupan.data.store import Row
from cakupan.errors import CakupanError, NotPublishedError
from cakupan.topics.budget import ask_cost
from cakupan.topics.budget.figures.budget import budget_for
from cakupan.topics.cohorts import figures
from cakupan.topics.cohorts.phrases import tag as tag_of
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.topics.targets import phrases
from cakupan.topics.targets.ask_gap import gap_to_published
from cakupan.wording import Wording, _

YEAR = 12


def year_cost(facts: Facts, workers: int) -> int | None:
    """Return twelve months' contributions of some workers; None without a rate."""
    start = first_day(facts.what.as_of)
    try:
        return budget_for(workers, YEAR, facts.book.of, start).rupiah
    except NotPublishedError:
        return None


def rate(facts: Facts) -> int | None:
    """Return what one worker costs a month today; None where no rate is known."""
    try:
        return facts.book.of(first_day(facts.what.as_of))
    except NotPublishedError:
        return None


def base_workers(facts: Facts) -> tuple[int, str] | None:
    """Return the workers of the chosen base and its survey month; None without."""
    row = facts.row
    if row["coverage_pct"] is not None:
        return row["base_workers"], facts.words.month(row["base_period"])
    found = facts.base(facts.what.definition.base)
    if found is None:
        return None
    return found["workers"], facts.words.month(found["period_end"])


def gap_of_target(facts: Facts) -> dict[str, object] | None:
    """Return the gap of the first own target that has its like; None without one."""
    like = [row for row in facts.own_targets if row["latest_row_id"] is not None]
    target = sentences.next_target(like)
    if target is None:
        return None
    what = CoverageAsked(
        facts.region.region_code,
        facts.what.definition,
        facts.scope.period_end,
        facts.region.vintage if facts.region.level == "province" else "auto",
    )
    try:
        return gap_to_published(
            facts.data, what, target["regime"], target["due_on"].isoformat()
        )
    except CakupanError:
        return None


def bpu_gap(facts: Facts) -> int | None:
    """Return the non-wage workers who are no BPU members; None without a figure."""
    cell = facts.cell("BPU", "non_wage")
    if cell is None or not cell["base_workers"]:
        return None
    return max(0, cell["base_workers"] - cell["active_workers"])


def needs(facts: Facts) -> list[tuple[str, str, int]]:
    """Return what could be bought: a stable key, its name and the workers."""
    words, found = facts.words, []
    base = base_workers(facts)
    if base:
        point = ceil(Fraction(base[0], 100))
        text = words.say(
            _("One point of the {base}"), base=words.base(facts.what.definition.base)
        )
        found.append(("one_point", text, point))
    for key, group in latest_cohorts(facts):
        workers = sum(row["workers"] for row in group)
        found.append((key, _as_many(key, group, words), workers))
    gap = gap_of_target(facts)
    if gap and gap["gap_workers"]:
        target: dict[str, str] = gap["target"]  # type: ignore[assignment]
        text = words.say(
            _("Gap to the target {regime} {year}"),
            regime=words.regime(target["regime"]),
            year=target["due_on"][:4],
        )
        found.append(("gap_to_target", text, int(str(gap["gap_workers"]))))
    open_bpu = bpu_gap(facts)
    if open_bpu:
        text = words.say(_("Non-wage workers without BPU membership"))
        found.append(("gap_bpu", text, open_bpu))
    elif not facts.matrix and (own := facts.base("non_wage")):
        text = words.say(_("All workers not paid a wage"))
        found.append(("non_wage", text, own["workers"]))
    universal = facts.row["gap_to_universal_workers"]
    if universal:
        text = words.say(
            _("Gap to the whole {base}"), base=words.base(facts.what.definition.base)
        )
        found.append(("gap_to_universal", text, universal))
    return found


def _as_many(key: str, group: list[Row], words: Wording) -> str:
    """Return what the latest cohorts are called: one, or all that end together."""
    is_last = key == "latest_cohort"
    if len(group) > 1:
        message = (
            _(
                "As many vulnerable workers as the last {count} cohorts on record, "
                "which end together ({tag})"
            )
            if is_last
            else _(
                "As many as the last {count} before that are no plan and end together "
                "({tag})"
            )
        )
    else:
        message = (
            _("As many vulnerable workers as the last cohort on record ({tag})")
            if is_last
            else _("As many as the last one before that is no plan ({tag})")
        )
    return words.say(message, count=len(group), tag=tag_of(group[0], words))


def latest_cohorts(facts: Facts) -> list[tuple[str, list[Row]]]:
    """Return the region's latest cohorts by a stable key; of a plan, what went before.

    Whether its months are stated or not: the latest is the one told of last, with
    those that end in the same month.
    """
    code = facts.region.region_code
    own = [row for row in facts.cohorts if row["region_code"] == code]
    last = figures.latest_cohort(own)
    if last is None:
        return []
    found = [("latest_cohort", figures.ending_with(last, own))]
    before = figures.latest_paid_cohort(own)
    if before and last["is_plan"]:
        found.append(("latest_cohort_no_plan", figures.ending_with(before, own)))
    return found


def cost(facts: Facts) -> Block:
    """Return the gap in workers, and what twelve months of it cost."""
    words = facts.words
    title = words.say(_("The gap and its cost"))
    rows = [
        (name, words.number(workers), _rupiah(year_cost(facts, workers), words))
        for _key, name, workers in needs(facts)
    ]
    heads = (
        (words.say(_("What")), False),
        (words.say(_("Workers")), True),
        (words.say(_("Twelve months")), True),
    )
    notes = []
    gap = gap_of_target(facts)
    if gap:
        notes.append(phrases.of_published_gap(gap, words))
    share = _share(facts)
    if share:
        notes.append(share)
    notes.append(
        words.say(
            _(
                "What the whole gap would cost is a measure, not a plan: employers "
                "pay for wage earners."
            )
        )
    )
    return Block(
        key="cost",
        title=title,
        finding=_cost_finding(facts),
        tags=_rate_tags(facts),
        sheet=of_texts(title, heads, rows) if rows else None,
        notes=tuple(map(Note, notes if rows else notes[:-1])),
    )


def _rupiah(value: int | None, words: Wording) -> str:
    return words.say(_("no rate known")) if value is None else words.rupiah(value)


def _rate_tags(facts: Facts) -> str:
    words, price = facts.words, rate(facts)
    if price is None:
        return words.say(_("No rate of this payer is on record for this month."))
    return words.say(
        _("JKK + JKM, {rupiah} a worker and month, paid by {payer}, from {month}."),
        rupiah=words.rupiah(price),
        payer=words.payer(facts.payer),
        month=words.month(facts.what.as_of),
    )


def _cost_finding(facts: Facts) -> str:
    words, row = facts.words, facts.row
    if row["coverage_pct"] is not None:
        if row["gap_to_universal_workers"]:
            return words.say(
                _("{count} of the {base} are not protected yet."),
                count=words.number(row["gap_to_universal_workers"]),
                base=words.base(row["base"]),
            )
        return words.say(
            _(
                "{count} members more than the {base}: they are counted by place of "
                "registration."
            ),
            count=words.number(row["surplus_workers"]),
            base=words.base(row["base"]),
        )
    if facts.shown["active_workers"] is not None:
        return words.say(
            _(
                "Without a number of members of {scope} the gap in workers cannot be "
                "said."
            ),
            scope=words.scope(row["segment_scope"]),
        )
    return words.say(
        _(
            "Without a number of members of this month and these segments the gap in "
            "workers cannot be said."
        )
    )


def _share(facts: Facts) -> str:
    """Return one point's cost as a share of the region's budget; empty without."""
    words, base = facts.words, base_workers(facts)
    rupiah = year_cost(facts, ceil(Fraction(base[0], 100))) if base else None
    if rupiah is None:
        return ""
    found = ask_cost.share_of_apbd(facts.data, facts.region, rupiah)
    if found["share_of_apbd_pct"] is None:
        return ""
    return words.say(
        _("One point is {share} of the regional budget (APBD) of {year}, {rupiah}."),
        share=words.percent(found["share_of_apbd_pct"], 4),
        year=str(found["apbd_year"])[:4],
        rupiah=words.rupiah_words(found["apbd_rupiah"]),
    )


def share_source(facts: Facts) -> str | None:
    """Return the source of the budget that a share was taken of."""
    if not _share(facts):
        return None
    found = ask_cost.share_of_apbd(facts.data, facts.region, 1)
    return str(found["apbd_source"]["source_id"])
