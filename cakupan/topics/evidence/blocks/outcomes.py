"""What protection paid, which awards a region won, and what else is said of it."""

from collections.abc import Sequence
from typing import Any

from cakupan import sentences, watermark
from cakupan.blocks import Absence, Address, Block, Cell, Link, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.data.definitions import DEFAULT_SCOPE
from cakupan.data.regions import NATION
from cakupan.sentences import upper_first
from cakupan.topics import cells
from cakupan.topics.cells import Sources, head, number
from cakupan.topics.cohorts.figures import Paid, claims_ratio
from cakupan.topics.coverage import absences
from cakupan.topics.evidence import figures, phrases, quotable
from cakupan.wording import Wording, _

BENEFIT_COLUMNS = (
    "period_start",
    "period_end",
    "programme",
    "segment_scope",
    "measure",
    "amount",
    "precision",
    "note",
    "note_id",
    "source_id",
)
_BENEFITS = "evidence.benefits"
_RATE_OF = "apbd_provinsi"  # its rate names the part that is of death cover
_BENEFIT_LAW = ("pp", "82/2019")  # set the death benefit


def benefits(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return work-accident cases by segment, then benefits as published.

    None where nothing is on record.
    """
    land = scope.region.territory_id
    rows = data.rows("benefits__by_region", territory_id=land)
    if not rows:
        return None
    of_accidents = figures.accident_rows(rows)
    others = [row for row in rows if row not in of_accidents]
    cases = figures.accident_cases(rows)
    parts = []
    if of_accidents:
        parts.append(
            Block(
                f"{_BENEFITS}.accidents",
                "",
                sheet=_accidents(cases, words),
                foot=_accidents_foot(of_accidents, data.sources, words),
            )
        )
    if others:
        sheet = _published(others, data.sources, words)
        parts.append(Block(f"{_BENEFITS}.published", "", sheet=sheet))
    finding = phrases.of_accident_cases(rows, words)
    return Block(
        key=_BENEFITS,
        title=words.say(_("What protection paid")),
        finding=f"{finding}." if finding else "",
        tags=_accidents_tags(words) if of_accidents else "",
        parts=tuple(parts),
        records=_shown_rows(cases, of_accidents, others),
        sources=tuple(
            dict.fromkeys((*cells.source_ids(rows), *_break_even_sources(data)))
        ),
        foot=_beside_contributions(scope.region.region_code, rows, words),
    )


def benefits_or_absence(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the benefits, or that none is on record and who could supply them."""
    block = benefits(data, scope, words)
    if block is not None:
        return block
    region = scope.region
    said = words.say(
        _("No benefits paid in {region} are on record."), region=region.region_name
    )
    why = absences.reason(
        data.rows("absences__all"), region.territory_id, ("benefit",), words
    )
    return Block(
        key=_BENEFITS,
        title=words.say(_("What protection paid")),
        finding=cells.joined((said, why)),
        absence=Absence("not_published", said),
    )


def _accidents(cases: Sequence[figures.AccidentCases], words: Wording) -> Sheet:
    heads = (
        head(words.say(_("Segment"))),
        head(words.say(_("Cases")), is_number=True),
        head(words.say(_("Rupiah")), is_number=True),
    )
    lines = tuple(
        (
            Cell(words.scope(row.scope)),
            number(words.number(row.cases)),
            cells.rupiah(row.rupiah, None, words),
        )
        for row in cases
    )
    caption = words.say(_("Work-accident cases paid, by segment"))
    return Sheet(caption, heads, lines, kind="narrow")


def _accidents_tags(words: Wording) -> str:
    """Return what cases paid do not tell."""
    return words.say(
        _(
            "Cases paid, not all accidents: those of workers who are not members "
            "are not counted, and more cases can mean more members. By place of "
            "registration (our inference)."
        )
    )


def _accidents_foot(rows: Sequence[Row], known: Sources, words: Wording) -> str:
    """Return note and source of work-accident cases, and that small ones are added."""
    first = rows[0]
    source = known[first["source_id"]]
    text = words.say(
        _("{note}. Source: {sources}."),
        note=upper_first(sentences.note(first, words)),
        sources=f"{source['publisher']}, {sentences.published(source, words)} "
        f"({first['source_id']})",
    )
    if any(figures.is_small(row) for row in rows):
        text += " " + words.say(
            _("A segment with fewer than {count} cases is added to another."),
            count=figures.SMALLEST_CELL,
        )
    return text


def _published(rows: Sequence[Row], known: Sources, words: Wording) -> Sheet:
    """Return benefits as somebody published them, one row a figure."""
    heads = (
        head(words.say(_("Describes"))),
        head(words.say(_("Programme"))),
        head(words.say(_("Paid")), is_number=True),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        (
            Cell(sentences.span(row["period_start"], row["period_end"], words)),
            Cell(_programme(row["programme"], words)),
            _paid(row, words),
            Cell(sentences.note(row, words) or cells.NONE),
            cells.source(row["source_id"], known, words),
        )
        for row in rows
    )
    return Sheet(words.say(_("Benefits as published")), heads, lines, kind="records")


def _programme(code: str, words: Wording) -> str:
    if code == "all":
        return words.say(_("all programmes"))
    return words.insurance_programme(code)


def _paid(row: Row, words: Wording) -> Cell:
    if row["measure"] == "rupiah":
        return cells.rupiah(row["amount"], row["precision"], words)
    if figures.is_small(row):
        return number(words.say(_("fewer than {count}"), count=figures.SMALLEST_CELL))
    return number(words.say(_("{count} cases"), count=words.number(row["amount"])))


def _shown_rows(
    cases: Sequence[figures.AccidentCases],
    of_accidents: Sequence[Row],
    others: Sequence[Row],
) -> Records:
    """Return the rows behind both tables, small counts added or left empty as there."""
    first = of_accidents[0] if of_accidents else {}
    added: list[dict[str, Any]] = [
        {**first, "segment_scope": row.scope, "measure": measure, "amount": amount}
        for row in cases
        for measure, amount in (("cases", row.cases), ("rupiah", row.rupiah))
    ]
    kept = [{**row, "amount": None} if figures.is_small(row) else row for row in others]
    return Records("benefits", BENEFIT_COLUMNS, (*added, *kept), "benefits paid")


def _beside_contributions(code: str, rows: Sequence[Row], words: Wording) -> str:
    """Return claims against contributions, or that the latter are not published."""
    said = []
    whole = [
        item for item in figures.accident_cases(rows) if item.scope == DEFAULT_SCOPE
    ]
    if whole:
        year = figures.accident_rows(rows)[0]["period_end"].year
        paid = Paid(whole[0].rupiah, code, year, "JKK", DEFAULT_SCOPE)
        # No source on record has contributions by region, programme and segments.
        said.append(phrases.of_claims_ratio(claims_ratio(paid, None), year, words))
    said.append(phrases.of_break_even(words))
    return " ".join(said)


def _break_even_sources(data: Data) -> tuple[str, ...]:
    """Return who says what death cover costs a month, and what it pays."""
    rates = data.rows(
        "contribution_rates__by_payer", payer=_RATE_OF, programmes="JKK+JKM"
    )
    laws = data.rows("regulations__by_region", territory_id=NATION)
    raised = [row for row in laws if (row["kind"], row["number"]) == _BENEFIT_LAW]
    return cells.source_ids((*rates[-1:], *raised))


def awards(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the region's results of the Paritrana Award and its zone.

    None where no result is on record.
    """
    region = scope.region
    rows = data.rows("award_results__by_region", territory_id=region.territory_id)
    if not rows:
        return None
    zone = region.paritrana_zone
    links: tuple[Link, ...] = ()
    if zone:
        history = Address(
            "peringkat", changes=(("section", "history"), ("won_zone", zone))
        )
        label = words.say(_("All awards on record in zone {zone}"), zone=zone)
        links = (Link(label, history),)
    title = words.say(_("Paritrana Award"))
    return Block(
        key="evidence.awards",
        title=title,
        tags=words.say(
            _("The year is the one that was judged. The jury's weights are not public.")
        ),
        sheet=_results(title, rows, data.sources, words),
        links=links,
        sources=cells.source_ids(rows),
        foot=phrases.zone(region, words),
    )


def _results(
    caption: str, rows: Sequence[Row], known: Sources, words: Wording
) -> Sheet:
    """Return one row an award; a disputed rank says so."""
    heads = (
        head(words.say(_("Year"))),
        head(words.say(_("Category"))),
        head(words.say(_("Rank"))),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    )
    lines = []
    for row in rows:
        rank = words.say(_("not stated")) if row["rank"] is None else str(row["rank"])
        disputed = words.say(_("disputed")) if row["is_rank_disputed"] else ""
        winner = row["winner"] if row["winner_kind"] == "village" else ""
        lines.append(
            (
                Cell(str(row["award_year"]), words.award_stage(row["stage"])),
                Cell(row[f"category_{words.lang}"], winner),
                Cell(rank, disputed),
                Cell(sentences.note(row, words) or cells.NONE),
                cells.source(row["source_id"], known, words),
            )
        )
    return Sheet(caption, heads, tuple(lines), kind="records")


def remarks(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return what sources say of the region outside every series and sum.

    None where nothing is said, and for made-up figures, of which nobody spoke.
    """
    if data.dataset == watermark.SIMULATION:
        return None
    rows = data.rows("remarks__by_region", territory_id=scope.region.territory_id)
    if not rows:
        return None
    title = words.say(_("Also said, outside every series and sum"))
    heads = (
        head(words.say(_("As of"))),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        (
            Cell(upper_first(quotable.when(row, words))),
            Cell(_remark(row, words)),
            cells.source(row["source_id"], data.sources, words),
        )
        for row in rows
    )
    return Block(
        key="evidence.remarks",
        title=title,
        sheet=Sheet(title, heads, lines, kind="records"),
        sources=cells.source_ids(rows),
    )


def _remark(row: Row, words: Wording) -> str:
    """Return the words of a remark; of an undated figure what it is of, too."""
    if row["figure_table"] in ("award", "note"):
        return upper_first(sentences.note(row, words))
    what = f"{quotable.what(row, words)}; {quotable.definition(row, words)}"
    return f"{quotable.value(row, words)}: {what}"
