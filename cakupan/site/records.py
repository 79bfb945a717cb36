"""What is on record for a region: targets, cohorts, worker numbers as stated."""

from collections.abc import Sequence

from cakupan import reads, sentences
from cakupan.citation.quotable import GROUPS, PLANS
from cakupan.site import cells, standing
from cakupan.site.asking import Here
from cakupan.site.cells import head, number
from cakupan.site.content import Block, Cell, Sheet
from cakupan.store import Row
from cakupan.wording import Wording, _


def targets(here: Here) -> Block:
    """Return the targets, each beside the latest figure of its own indicator.

    A region without any shows what is national as national.
    """
    words, facts = here.words, here.facts
    own = facts.own_targets
    note = words.say(
        _(
            "A target is compared only with a published figure of the same indicator; "
            "a coverage computed here has another definition."
        )
    )
    finding = "" if own else _no_target(here)
    title = words.say(_("Targets"))
    caption = title if own else words.say(_("National targets"))
    # The province's page lists the national ones for all of its regencies.
    rows = own or (facts.national_targets if here.is_province else [])
    heads = (
        head(words.say(_("Target of"))),
        head(words.say(_("Due"))),
        head(words.say(_("Target")), is_number=True),
        head(words.say(_("Latest of the same indicator"))),
        head(words.say(_("Source"))),
    )
    sheet = Sheet(
        caption, heads, tuple(_target(row, here) for row in rows), kind="records"
    )
    return Block(
        "target",
        title,
        finding,
        sheets=(sheet,) if rows else (),
        foot=note if rows else "",
    )


def _no_target(here: Here) -> str:
    """Return that a region has no target of its own, why, and the national one."""
    words, facts = here.words, here.facts
    said = [
        words.say(
            _(
                "{region} has no published target of its own. The national targets "
                "are shown as national; they are not targets of {region}."
            ),
            region=here.region.region_name,
        ),
        facts.missing("target"),
    ]
    since = facts.scene.period_end
    first = sentences.next_target(facts.national_targets, since)
    if first:
        target = sentences.target_sentence(first, words, since)
        said.append(words.say(_("Nationally: {target}."), target=target))
    return cells.joined(said)


def _target(row: Row, here: Here) -> tuple[Cell, ...]:
    words = here.words
    if row["target_pct"] is not None:
        value = words.stated_percent(row["target_pct_as_printed"])
    else:
        count = words.number(row["target_workers"])
        value = words.say(_("{count} workers"), count=count)
    return (
        Cell(words.regime(row["regime"], short=False), sentences.note(row, words)),
        Cell(words.date(row["due_on"])),
        number(value, cells.scope(row, words)),
        _verdict(row, words),
        cells.source(row["source_id"], here.facts.sources, words),
    )


def _verdict(row: Row, words: Wording) -> Cell:
    if row["latest_row_id"] is None:
        return Cell(words.say(_("no figure of the same indicator; not compared")))
    latest = words.say(
        _("{percent}, {month}"),
        percent=words.stated_percent(row["latest_pct_as_printed"]),
        month=words.month(row["latest_period_end"]),
    )
    points = words.points(abs(row["gap_pp"]))
    message = _("met, {points} above") if row["is_met"] else _("{points} short")
    universal = words.say(
        _("{points} to universal coverage"),
        points=words.points(row["gap_to_universal_pp"]),
    )
    return Cell(f"{latest}: {words.say(message, points=points)}", universal)


def cohorts(here: Here) -> Block:
    """Return when cover ends, then every cohort with its conflicting statements."""
    words, part = here.words, here.brief.part("lapse")
    rows = reads.read_programmes(here.site.asked.store, here.region, here.site.known_on)
    title = words.say(_("Funded vulnerable workers"))
    groups = {
        row["code"]: row[f"label_{words.lang}"]
        for row in reads.read_worker_groups(here.site.asked.store)
    }
    heads = (
        head(words.say(_("Described"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Months of cover"))),
        head(words.say(_("Payer"))),
        head(words.say(_("Rupiah")), is_number=True),
        head(words.say(_("Who, and what was said"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(_cohort(row, groups, here) for row in _by_cohort(rows))
    note = words.say(
        _(
            "One row a cohort as it was published; a figure of the same cohort that "
            "differs stands under it and is not counted. Where no source names the "
            "months, it is not known when the protection ends."
        )
    )
    return Block(
        key="kohort",
        title=title,
        finding=part.finding,
        tags=part.tags,
        svg=standing.drawn(part.picture),
        alt=part.picture.alt if part.picture else "",
        legend=part.legend,
        notes=part.notes,
        sheets=(Sheet(title, heads, lines, kind="records"),) if lines else (),
        foot=note if lines else "",
    )


def _by_cohort(rows: Sequence[Row]) -> list[Row]:
    """Return the counted statement of each cohort first, then what differs."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["cohort_id"], []).append(row)
    return [
        row
        for cohort in found.values()
        for row in sorted(cohort, key=lambda row: not row["is_counted"])
    ]


def _cohort(row: Row, labels: dict[str, str], here: Here) -> tuple[Cell, ...]:
    words = here.words
    groups = [labels[code] for code in (row["worker_groups"] or "").split(";") if code]
    plan = words.say(PLANS[row["plan_status"]])
    differs = "" if row["is_counted"] else words.say(_("differs, not counted"))
    return (
        Cell(cells.span(row["period_start"], row["period_end"], words), differs),
        cells.workers(row["workers"], row["precision"], words),
        Cell(_months(row, words)),
        Cell(words.payer(row["payer"]), row["programmes"].replace("+", " + ")),
        cells.rupiah(row["rupiah"], row["rupiah_precision"], words),
        Cell(
            ", ".join(groups) or cells.NONE,
            cells.joined((f"{plan}.", sentences.note(row, words))),
        ),
        cells.source(row["source_id"], here.facts.sources, words),
    )


def _months(row: Row, words: Wording) -> str:
    """Return the months of cover, as far as a source gives them."""
    first, last = row["first_month"], row["last_month"]
    if first and last:
        return words.say(
            _("{first} to {last}, {months}"),
            first=words.month(first, short=True),
            last=words.month(last, short=True),
            months=words.duration(row["months"]),
        )
    if row["months"]:
        return words.say(
            _("{months}, first month not stated"), months=words.duration(row["months"])
        )
    return words.say(_("months not stated"))


def stated_workers(here: Here) -> Block | None:
    """Return worker numbers that were published without a percent, if any."""
    words = here.words
    rows = reads.read_stated_workers(
        here.site.asked.store, here.region, here.site.known_on
    )
    if not rows:
        return None
    heads = (
        head(words.say(_("Describes"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Who"))),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    )
    lines = []
    for row in rows:
        group = words.say(GROUPS[row["worker_group"]]) if row["worker_group"] else ""
        who = cells.joined((cells.scope(row, words), group), ", ")
        lines.append(
            (
                Cell(cells.span(row["period_start"], row["period_end"], words)),
                cells.workers(row["workers"], row["precision"], words),
                Cell(words.status(row["status"]), who),
                Cell(sentences.note(row, words) or cells.NONE),
                cells.source(row["source_id"], here.facts.sources, words),
            )
        )
    title = words.say(_("Worker numbers as published"))
    note = words.say(
        _("Published without a percent. They stand in no series and are never summed.")
    )
    sheet = Sheet(title, heads, tuple(lines), kind="records")
    return Block("angka-terbit", title, tags=note, sheets=(sheet,))
