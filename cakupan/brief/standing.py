"""When funded cover ends, and where the region stands among its peers."""

from collections.abc import Sequence

from cakupan import sentences
from cakupan.answers import sentences as said
from cakupan.brief import barcharts
from cakupan.brief.barcharts import Bar, Spine
from cakupan.brief.content import Chart, Column, Part, Series, Table
from cakupan.brief.facts import Facts
from cakupan.definitions import Definition
from cakupan.findings import Standing, of_standings
from cakupan.measures import position
from cakupan.planning.lapse import Cohort
from cakupan.planning.months import first_day
from cakupan.regions import NATION
from cakupan.store import Row
from cakupan.wording import Wording, _

_MOST_BARS = 7
_MOST_UNDATED = 3
_ENDS = 4
# The usual definitions, as on the page of a region.
_PRESETS = (
    (_("All segments / employed"), ("PU", "BPU", "JAKON"), "employed"),
    (_("Close to UCJ (estimate)"), ("PU", "BPU"), "eligible_estimate"),
    (_("PU / employees"), ("PU",), "employees"),
    (_("BPU / non-wage"), ("BPU",), "non_wage"),
)
PLAN = {
    "realised": _("realised"),
    "stated": _("said to be covered"),
    "budgeted": _("budgeted"),
    "planned": _("planned"),
    "committed": _("pledged"),
    "target": _("aimed at"),
}


def lapse(facts: Facts) -> Part:
    """Return the lapse calendar; without a dated cohort, what is missing for one."""
    words = facts.words
    title = words.say(_("Lapse calendar"))
    if not facts.cohorts:
        return Part("lapse", title, _no_cohort(facts))
    undated = [row for row in facts.cohorts if not row["is_dated"]]
    notes = [_undated_line(facts, undated)] if undated else []
    table = _undated_table(facts, undated) if undated else None
    if not facts.dated:
        text = words.say(
            _(
                "No source names first month and number of months of a cohort here, "
                "so its end cannot be said."
            )
        )
        return Part("lapse", title, text, table=table, notes=tuple(notes))
    shown = facts.dated[-_MOST_BARS:]
    finding = lapse_finding(facts)
    totals = said.of_calendar(facts.lapse, words) if facts.lapse else ""
    tags = words.say(
        _("Bar: first to last month of cover; hollow: planned only; dotted: today.")
    )
    return Part(
        key="lapse",
        title=title,
        finding=finding,
        tags=f"{tags} {totals}".strip(),
        picture=barcharts.lapses(
            [_bar(facts, cohort) for cohort in shown],
            facts.what.as_of,
            words,
            finding,
        ),
        table=table,
        chart=_lapse_chart(facts, shown),
    )


def _no_cohort(facts: Facts) -> str:
    missing = facts.missing("programme")
    text = facts.words.say(
        _(
            "{region}: no funded cohort is on record. That nobody published one does "
            "not mean that there is none."
        ),
        region=facts.region.region_name,
    )
    return f"{text} {missing}".strip()


def next_ending(facts: Facts) -> Cohort | None:
    """Return the running cohort that ends first; None if none runs."""
    month = first_day(facts.what.as_of)
    running = [cohort for cohort in facts.dated if cohort.covers(month)]
    return min(
        running, key=lambda c: (c.last_month, -c.workers, c.cohort_id), default=None
    )


def last_ended(facts: Facts) -> Cohort | None:
    """Return the cohort that ended last; None if none has ended."""
    month = first_day(facts.what.as_of)
    ended = [cohort for cohort in facts.dated if cohort.last_month < month]
    return max(
        ended, key=lambda c: (c.last_month, c.workers, c.cohort_id), default=None
    )


def lapse_finding(facts: Facts) -> str:
    """Return what the calendar shows: what ends next, or what ended last."""
    words = facts.words
    upcoming = next_ending(facts)
    ended = last_ended(facts)
    if upcoming or ended is None:
        cohort = upcoming or facts.dated[0]
        plan = words.say(_("Planned only:")) + " " if cohort.is_plan else ""
        return plan + said.of_lapse(cohort, words)
    message = (
        _(
            "The planned cover of {workers} workers was to end in {month}, {age}; no "
            "cover with stated months runs today."
        )
        if ended.is_plan
        else _(
            "The cover of {workers} workers ended in {month}, {age}; no cover with "
            "stated months runs today."
        )
    )
    return words.say(
        message,
        workers=words.number(ended.workers),
        month=words.month(ended.last_month),
        age=words.age(ended.last_month, facts.what.as_of),
    )


def _bar(facts: Facts, cohort: Cohort) -> Bar:
    words = facts.words
    upcoming = next_ending(facts) or last_ended(facts)
    row = cohort_row(facts, cohort.cohort_id)
    label = words.payer(cohort.payer)
    if facts.is_nation:
        label = f"{row['region_name']}, {label}"
    return Bar(
        label=label,
        value=words.say(
            _("{workers}, until {month}"),
            workers=words.number(cohort.workers),
            month=words.month(cohort.last_month, short=True),
        ),
        first=cohort.first_month,
        last=cohort.last_month,
        is_plan=cohort.is_plan,
        is_next=upcoming is not None and upcoming.cohort_id == cohort.cohort_id,
    )


def cohort_row(facts: Facts, cohort_id: str) -> Row:
    """Return the counted statement of a cohort."""
    return next(row for row in facts.cohorts if row["cohort_id"] == cohort_id)


def _undated_line(facts: Facts, rows: Sequence[Row]) -> str:
    return facts.words.say(
        _("{count} cohorts state no months and stand outside every sum."),
        count=len(rows),
    )


def _undated_table(facts: Facts, rows: Sequence[Row]) -> Table:
    words = facts.words
    told = [row for row in rows if row["workers"] or row["rupiah"]]
    heads = (
        Column(words.say(_("Cohort without months"))),
        Column(words.say(_("Workers")), True),
        Column(words.say(_("Money")), True),
        Column(words.say(_("Source"))),
    )
    lines = tuple(
        (
            _cohort_label(facts, row),
            stated_count(row, words) if row["workers"] else words.say(_("not stated")),
            words.rupiah_words(row["rupiah"])
            if row["rupiah"]
            else words.say(_("not stated")),
            f"{row['source_publisher']} ({row['source_id']})",
        )
        for row in told[-_MOST_UNDATED:]
    )
    return Table(words.say(_("Cohorts without months")), heads, lines)


def _cohort_label(facts: Facts, row: Row) -> str:
    words = facts.words
    label = f"{words.payer(row['payer'])}, {words.say(PLAN[row['plan_status']])}"
    return f"{row['region_name']}: {label}" if facts.is_nation else label


def stated_count(row: Row, words: Wording) -> str:
    """Return workers as precisely as their source gives them."""
    precision = row["precision"]
    if precision in ("exact", "rounded", "range"):
        return words.number(row["workers"])
    return words.precise(precision, words.number(row["workers"]))


def _lapse_chart(facts: Facts, shown: Sequence[Cohort]) -> Chart:
    words = facts.words
    return Chart(
        kind="columns",
        categories=tuple(
            words.say(
                _("until {month}"), month=words.month(cohort.last_month, short=True)
            )
            for cohort in shown
        ),
        series=(
            Series(words.say(_("Workers")), tuple(cohort.workers for cohort in shown)),
        ),
        unit="workers",
    )


def standings(facts: Facts) -> list[Standing]:
    """Return the region's places among its peers, by what is known of all of them."""
    if facts.region.level == "province":
        return _province_standings(facts)
    if facts.is_regency:
        return _regency_standings(facts)
    return []


def _province_standings(facts: Facts) -> list[Standing]:
    words, found = facts.words, []
    provinces = words.level("province", plural=True)
    asked = facts.what.definition
    presets = [(words.say(label), Definition(s, b)) for label, s, b in _PRESETS]
    if asked not in [definition for _label, definition in presets]:
        label = f"{words.scope(asked.scope)} / {words.base(asked.base)}"
        presets.insert(0, (label, asked))
    for label, definition in presets:
        rows = facts.peers(definition)
        by_land = {row["territory_id"]: row["coverage_pct"] for row in rows}
        place = position(by_land.get(facts.region.territory_id), list(by_land.values()))
        if place:
            peers = tuple(value for value in by_land.values() if value is not None)
            found.append(Standing(label, label, place, peers, "percent", provinces))
    return found


def _regency_standings(facts: Facts) -> list[Standing]:
    words, found = facts.words, []
    province = facts.asked.index.of(facts.region.parent_code or NATION, "38")
    for column, unit, label in (
        ("informal_share_pct", "percent", words.say(_("informal workers"))),
        ("non_wage", "count", words.say(_("non-wage"))),
    ):
        for rows, where in (
            (facts.neighbours, province.short_name),
            (facts.all_regencies, "Indonesia"),
        ):
            by_code = {row["region_code"]: row[column] for row in rows}
            place = position(
                by_code.get(facts.region.region_code), list(by_code.values())
            )
            if place:
                peers = tuple(value for value in by_code.values() if value is not None)
                name = words.say(_("regencies and cities in {region}"), region=where)
                found.append(
                    Standing(label, f"{label}, {where}", place, peers, unit, name)
                )
    return found


def place(facts: Facts, known: Sequence[Standing]) -> Part:
    """Return the places among peers, drawn; for the nation, why there are none."""
    words = facts.words
    title = words.say(_("Place among peers"))
    if facts.is_nation:
        return _ends(facts)
    if not known:
        return Part("place", title, _no_place(facts))
    finding = of_standings(known, facts.region.short_name, words) + "."
    tags = words.say(
        _(
            "Dot: {region}; thin strokes: its peers; long stroke: the median; bar: "
            "the middle half. Rank 1 is the highest value."
        ),
        region=facts.region.short_name,
    )
    spines = [_spine(item, words) for item in known]
    units = {item.unit for item in known}
    drawn = [item for item in known if item.unit == known[0].unit]
    return Part(
        key="place",
        title=title,
        finding=finding,
        tags=tags,
        picture=barcharts.places(spines, finding),
        chart=Chart(
            kind="bars",
            categories=tuple(item.label for item in drawn),
            series=(
                Series(
                    facts.region.short_name, tuple(item.place.value for item in drawn)
                ),
                Series(
                    words.say(_("Median")), tuple(item.place.median for item in drawn)
                ),
            ),
            unit="percent" if "percent" in units else "workers",
        ),
    )


def _ends(facts: Facts) -> Part:
    """Return the provinces at both ends, where the region is the nation itself."""
    words = facts.words
    known = sorted(
        (
            r
            for r in facts.peers(facts.what.definition)
            if r["coverage_pct"] is not None
        ),
        key=lambda row: (-row["coverage_pct"], row["region_code"]),
    )
    title = words.say(_("Provinces at both ends"))
    if len(known) <= 2 * _ENDS:
        return Part("place", title, _no_place(facts))
    values = [row["coverage_pct"] for row in known]
    ranks = [
        (1 + sum(value > row["coverage_pct"] for value in values), row) for row in known
    ]
    shown = [*ranks[:_ENDS], *ranks[-_ENDS:]]
    own = facts.row["coverage_pct"]
    below = sum(value < own for value in values) if own is not None else None
    finding = (
        ""
        if below is None
        else words.say(
            _("{count} of {of} provinces stand below the national {percent}."),
            count=below,
            of=len(known),
            percent=words.percent(own),
        )
    )
    heads = (
        Column(words.say(_("Rank")), True),
        Column(words.level("province").capitalize()),
        Column(words.say(_("Coverage")), True),
        Column(words.say(_("Not protected yet")), True),
    )
    rows = tuple(
        (
            words.number(rank),
            row["region_name"],
            words.percent(row["coverage_pct"]),
            words.number(row["gap_to_universal_workers"]),
        )
        for rank, row in shown
    )
    return Part(
        key="place",
        title=title,
        finding=finding,
        tags=f"{sentences.short_tags(known[0], words)}.",
        table=Table(title, heads, rows),
        chart=Chart(
            kind="bars",
            categories=tuple(row["short_name"] for _rank, row in shown),
            series=(
                Series(
                    words.say(_("Coverage")),
                    tuple(row["coverage_pct"] for _rank, row in shown),
                ),
            ),
            unit="percent",
        ),
    )


def _no_place(facts: Facts) -> str:
    return facts.words.say(
        _("No place: nobody published a figure that all peers have for {month}."),
        month=facts.words.month(facts.scene.period_end),
    )


def _spine(item: Standing, words: Wording) -> Spine:
    exact = words.percent if item.unit == "percent" else words.number
    mark = item.place
    return Spine(
        label=item.label,
        value=words.say(
            _("{value} · {rank} of {of}"),
            value=exact(mark.value),
            rank=mark.rank,
            of=mark.of,
        ),
        place=mark,
        peers=item.peers,
        ticks=(exact(mark.minimum), exact(mark.median), exact(mark.maximum)),
    )
