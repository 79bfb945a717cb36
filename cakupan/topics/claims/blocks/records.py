"""What is on record of a claim's region and time, by definition, beside the claim."""

from fractions import Fraction

from cakupan import sentences, watermark
from cakupan.blocks import Absence, Block, Cell, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.topics import cells
from cakupan.topics.claims import ask, phrases
from cakupan.topics.claims.ask import NOTHING_STATED, StatedClaim
from cakupan.topics.claims.ask_records import ClaimRecords, NearbyRecord, beside_claim
from cakupan.wording import Wording, _

_AT_ONCE = 6
_MOST_TARGETS = 4


def figures_on_record(
    data: Data, scope: Scope, words: Wording, typed: StatedClaim = NOTHING_STATED
) -> Block | None:
    """Return the figures of a claim's region and time, those that fit it first.

    None without a claim. Without a region the block asks for one.
    """
    del scope
    checked = ask.checked_claim(data, typed)
    if checked is None:
        return None
    key, title = "claims.known_figures", words.say(_("What is known"))
    if checked.records is None:
        text = _("Choose the region: then the figures of its time stand here.")
        return Block(key, title, words.say(text))
    if data.dataset == watermark.SIMULATION:
        return Block(key, title, words.say(watermark.NOT_SIMULATED))
    records = checked.records
    shown = beside_claim(records)
    targets = _targets(records)
    absence = None
    if not shown:
        none_near = _("No figure of {region} within a year of that time is on record.")
        region = records.region.region_name
        absence = Absence("not_published", words.say(none_near, region=region))
    ids = [
        row.get(name)
        for row in (record.row for record in shown)
        for name in ("source_id", "base_source_id")
    ]
    ids += [row["source_id"] for row in targets]
    return Block(
        key=key,
        title=title,
        finding=_which_fits(records, words),
        sheet=_sheet(shown, data, words) if shown else None,
        sources=tuple(dict.fromkeys(one for one in ids if one)),
        absence=absence,
        foot=_targets_said(targets, words),
    )


def _which_fits(records: ClaimRecords, words: Wording) -> str:
    if not records.fitting:
        return words.say(
            _("None of the figures known for {region} reproduces the claim."),
            region=records.region.region_name,
        )
    first = records.fitting[0]
    parts = [phrases.definition(first, words), phrases.time_of(first, words)]
    if first.kind == "computed":
        parts.append(_percent(first, words))
        message = _("The reading that fits: {definition}.")
    else:
        message = _("The claim is the figure that {publisher} published: {definition}.")
    return words.say(
        message,
        definition=", ".join(parts),
        publisher=first.row.get("source_publisher") or "",
    )


def _sheet(shown: list[NearbyRecord], data: Data, words: Wording) -> Sheet:
    more = words.say(
        _("More figures of that time ({count})"), count=len(shown) - _AT_ONCE
    )
    return Sheet(
        caption=words.say(_("What is known, by definition")),
        heads=(
            Cell(words.say(_("Figure")), is_number=True),
            Cell(words.say(_("Workers")), is_number=True),
            Cell(words.say(_("Definition"))),
            Cell(words.say(_("As of"))),
            Cell(words.say(_("Source"))),
        ),
        rows=tuple(_row(record, data, words) for record in shown),
        kind="records",
        rows_at_once=_AT_ONCE,
        opens_as=more if len(shown) > _AT_ONCE else "",
    )


def _row(record: NearbyRecord, data: Data, words: Wording) -> tuple[Cell, ...]:
    fits = words.say(_("fits the claim")) if record.fits else ""
    age = words.age(record.on, data.today)
    return (
        Cell(_percent(record, words), fits, is_number=True),
        Cell(_workers(record, words), is_number=True),
        Cell(phrases.definition(record, words), _publisher_words(record, words)),
        Cell(_day(record, words), age),
        cells.source(record.row["source_id"], data.sources, words),
    )


def _day(record: NearbyRecord, words: Wording) -> str:
    """Return the day of a figure, or the year where it is about a whole one."""
    time = phrases.time_of(record, words)
    return time if time.isdigit() else words.date(record.on)


def _percent(record: NearbyRecord, words: Wording) -> str:
    if record.kind == "computed":
        return words.percent(record.row["coverage_pct"])
    if record.kind == "stated":
        return sentences.statement_value(record.row, words)
    return cells.NONE


def _workers(record: NearbyRecord, words: Wording) -> str:
    if record.active is None:
        return cells.NONE
    row = record.row
    precision = row.get("active_precision") or row.get("precision") or "exact"
    active = _exactly(record.active.value, precision, words)
    if record.eligible is None:
        return active
    precision = row.get("base_precision") or "exact"
    base = _exactly(record.eligible.value, precision, words)
    return words.say(_("{active} of {base}"), active=active, base=base)


def _exactly(workers: Fraction, precision: str, words: Wording) -> str:
    """Return workers of our data with how precise their source is."""
    if precision in ("exact", "rounded", "range"):
        is_round = precision == "rounded"
        return words.workers_words(workers) if is_round else words.number(workers)
    return words.precise(precision, words.number(workers))


def _publisher_words(record: NearbyRecord, words: Wording) -> str:
    """Return what the publisher says of a figure, or that we computed it."""
    row = record.row
    if record.kind == "computed":
        month = words.month(row["base_period"])
        return words.say(_("computed; base of {month}"), month=month)
    key = "scope_as_worded" if record.kind == "stated" else "note"
    translated = row.get(f"{key}_id") if words.lang == "id" else row.get(key)
    return str(translated or row.get(key) or "")


def _targets(records: ClaimRecords) -> list[Row]:
    in_percent = [row for row in records.targets if row["target_pct_as_printed"]]
    return in_percent[:_MOST_TARGETS]


def _targets_said(targets: list[Row], words: Wording) -> str:
    if not targets:
        return ""
    each = [
        words.say(
            _("{regime} {year}: {pct} ({indicator}, {source_id})"),
            regime=words.regime(row["regime"]),
            year=row["due_on"].year,
            pct=words.stated_percent(row["target_pct_as_printed"]),
            indicator=words.indicator(row["indicator"]),
            source_id=row["source_id"],
        )
        for row in targets
    ]
    return words.say(_("Targets: {targets}."), targets="; ".join(each))
