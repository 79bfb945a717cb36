"""The award's results: how many, who won most often, each of them, what is disputed.

Sources of one award that disagree on its rank stand side by side in its row.
"""

from collections.abc import Sequence

from cakupan import sentences
from cakupan.blocks import Address, Block, Cell, Note, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.topics.award import ask_history as ask
from cakupan.topics.award.figures.history import (
    AwardResult,
    ResultsFilter,
    most_often,
)
from cakupan.topics.cells import NONE
from cakupan.wording import Wording, _

COLUMNS = (
    "award_id",
    "award_year",
    "stage",
    "category",
    "category_id",
    "category_en",
    "rank",
    "is_rank_disputed",
    "readings",
    "winner",
    "winner_kind",
    "region_code",
    "vintage",
    "region_name",
    "zone",
    "zone_basis",
    "handed_over_on",
    "note_id",
    "note",
    "source_id",
    "source_publisher",
)
EVERY_RESULT = ResultsFilter()
_FIRST_ROWS = 20
_WIDTHS = (4.5, 0, 0, 0, 0, 0)  # a year is short: on a phone the winner is seen
_REGIONS = ("province", "regency", "city")


def results_answer(
    data: Data, scope: Scope, words: Wording, wanted: ResultsFilter = EVERY_RESULT
) -> Block:
    """Return how many awards are on record, and who has most national editions."""
    shown = ask.results(data, wanted)
    missing = [sentences.absence(row, words) for row in ask.gaps(data)]
    how = words.say(
        _("The year is the one that was judged. The jury's weights are not public.")
    )
    return Block(
        key="award.results_answer",
        title="",
        finding=_finding(shown, words),
        tags=" ".join([how, *missing]),
        number=str(sum(not result.is_step for result in shown)) if shown else "",
        sources=_ids(shown),
        is_answer=True,
    )


def _finding(shown: Sequence[AwardResult], words: Wording) -> str:
    if not shown:
        return words.say(_("No award on record fits this choice."))
    years = sorted({result.first["award_year"] for result in shown})
    edition = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    count = sum(not result.is_step for result in shown)
    text = words.say(
        _("{years}: {count} awards are on record"), years=edition, count=count
    )
    steps = len(shown) - count
    if steps:
        text += words.say(_(", and {count} nominations or interviews"), count=steps)
    names, editions, disputed = most_often(shown)
    if not names or len(editions) < 2:
        return f"{text}."
    most = words.say(
        _("most often national: {regions}, {count} editions ({years})"),
        regions=words.listing(names),
        count=len(editions),
        years=_years(editions, disputed, words)
        if len(names) == 1
        else words.say(_("each")),
    )
    return f"{text}; {most}."


def _years(editions: Sequence[int], disputed: Sequence[int], words: Wording) -> str:
    return ", ".join(
        words.say(_("{year} disputed"), year=year) if year in disputed else str(year)
        for year in editions
    )


def _ids(shown: Sequence[AwardResult]) -> tuple[str, ...]:
    return tuple(
        sorted({row["source_id"] for result in shown for row in result.readings})
    )


def results(
    data: Data, scope: Scope, words: Wording, wanted: ResultsFilter = EVERY_RESULT
) -> Block:
    """Return every result that a reader wants to see, one row an award."""
    shown = ask.results(data, wanted)
    rows = tuple(row for result in shown for row in result.readings)
    heads = (
        _("Year judged"),
        _("Winner"),
        _("Category"),
        _("Rank"),
        _("Zone"),
        _("Source"),
    )
    sheet = Sheet(
        caption=words.say(_("Results of the Paritrana Award on record")),
        heads=tuple(Cell(words.say(head)) for head in heads),
        rows=tuple(_cells(result, words) for result in shown),
        kind="records",
        is_sortable=True,
        key_column=1,
        keys=tuple(result.first["award_id"] for result in shown),
        first_rows=_FIRST_ROWS,
        widths=_WIDTHS,
    )
    note = words.say(
        _(
            "Zones exist since the 2022 edition. Where no source puts the region into "
            "its zone, it is ours, by island; older awards show today's zone."
        )
    )
    return Block(
        key="award.results",
        title="",
        sheet=sheet,
        records=Records("awards", COLUMNS, rows, "Paritrana Award 2017-2024"),
        foot=note,
        sources=_ids(shown),
    )


def _cells(result: AwardResult, words: Wording) -> tuple[Cell, ...]:
    row = result.first
    publishers = dict.fromkeys(one["source_publisher"] for one in result.readings)
    ids = dict.fromkeys(one["source_id"] for one in result.readings)
    category = row[f"category_{words.lang}"]
    is_region = row["winner_kind"] in _REGIONS
    return (
        Cell(str(row["award_year"]), order=row["award_year"]),
        Cell(
            row["winner"],
            # The region of a winner that is none itself.
            "" if is_region else row["region_name"] or "",
            order=row["winner"],
            address=_page(row),
        ),
        Cell(category, words.award_stage(row["stage"]), order=category),
        _rank(result, words),
        _zone(result, words),
        Cell("; ".join(publishers), " ".join(ids), order=row["source_publisher"]),
    )


def _page(row: Row) -> Address | None:
    """Return the page of the winner's region, as it was when it won."""
    if not row["region_code"]:
        return None
    vintage = row["vintage"] if row["winner_kind"] == "province" else "auto"
    return Address("wilayah", row["region_code"], changes=(("vintage", vintage),))


def _rank(result: AwardResult, words: Wording) -> Cell:
    ranks = [row["rank"] for row in result.readings if row["rank"]]
    rank = min(ranks, default=None)
    if not result.is_disputed:
        if rank is None:
            return Cell(words.say(_("not stated")), tone="muted")
        return Cell(words.number(rank), order=rank)
    readings = "; ".join(
        words.say(
            _("{rank} by {publisher}"),
            rank=words.say(_("no rank")) if row["rank"] is None else row["rank"],
            publisher=row["source_publisher"],
        )
        for row in result.readings
    )
    return Cell(words.say(_("disputed")), readings, order=rank)


def _zone(result: AwardResult, words: Wording) -> Cell:
    row = result.first
    if not row["zone"]:
        return Cell(NONE, tone="muted")
    note = words.say(_("by our reckoning")) if row["zone_basis"] == "ours" else ""
    if not result.has_zones:
        note = words.say(_("zone of today"))
    return Cell(row["zone"], note, order=row["zone"])


def disputes(
    data: Data, scope: Scope, words: Wording, wanted: ResultsFilter = EVERY_RESULT
) -> Block | None:
    """Return what is disputed of the shown results, and what would settle it."""
    notes = []
    for row in ask.disputes(data, ask.results(data, wanted)):
        title, reading, document = (
            row[f"{name}_{words.lang}"] for name in ("title", "reading", "settle")
        )
        settle = words.say(_("What would settle it: {document}"), document=document)
        notes.append(Note(f"{title}: {reading} {settle}", "doubt"))
    if not notes:
        return None
    return Block("award.disputes", "", notes=tuple(notes))
