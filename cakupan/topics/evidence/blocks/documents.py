"""The documents that figures come from: how many rows, all of them, and one opened."""

from collections.abc import Sequence

from cakupan.blocks import Absence, Block, Cell, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.topics import cells
from cakupan.topics.cells import head, number
from cakupan.wording import Wording, _

TABLES = {
    "workforce": _("workforce of regions (bases)"),
    "context_figures": _("population, poverty, budgets"),
    "enrolment": _("participants"),
    "benefits": _("benefits and work accidents"),
    "statements": _("published percents"),
    "programmes": _("funded cohorts"),
    "award_results": _("award results"),
    "remarks": _("remarks and undated figures"),
    "targets": _("targets"),
    "regulations": _("regulations"),
    "contribution_rates": _("contribution rates"),
}
SOURCE_KINDS = {
    "official": _("official"),
    "press": _("press"),
    "derived": _("copy or compilation"),
}
SOURCE_COLUMNS = (
    "source_id",
    "title",
    "publisher",
    "url",
    "published_on",
    "published_as",
    "kind",
    "licence",
    "rows_used",
    "entered_on",
)


def all_sources(data: Data, scope: Scope, words: Wording, opened: str = "") -> Block:
    """Return how many rows stand on how many documents, then every document.

    Args:
        data: the figures.
        scope: not asked for: the list is of all regions.
        words: the reader's words.
        opened: id of the document that is opened; its row stands out.
    """
    del scope
    key, title = "evidence.all_sources", words.say(_("Sources"))
    contents = Block(
        f"{key}.tables", "", sheet=_contents(data.rows("sources__by_table"), words)
    )
    rows = data.rows("sources__all")
    heads = (
        head(words.say(_("Document"))),
        head(words.say(_("Publisher"))),
        head(words.say(_("Published"))),
        head(words.say(_("Kind"))),
        head(words.say(_("Rows")), is_number=True),
    )
    sheet = Sheet(
        words.say(_("Choose a row for its address and licence.")),
        heads,
        tuple(_line(row, words) for row in rows),
        is_sortable=True,
        is_searchable=True,
        is_captioned=True,
        keys=tuple(row["source_id"] for row in rows),
        own=opened,
    )
    records = Records("sumber", SOURCE_COLUMNS, tuple(rows), "sumber", is_whole=True)
    return Block(key, title, parts=(contents,), sheet=sheet, records=records)


def _contents(tables: Sequence[Row], words: Wording) -> Sheet:
    by_name = {row["table_name"]: row for row in tables}
    heads = (
        head(words.say(_("Rows of data"))),
        head(words.say(_("Rows")), is_number=True),
        head(words.say(_("Sources")), is_number=True),
        head(words.say(_("Years"))),
    )
    lines = tuple(
        (
            Cell(words.say(label)),
            number(words.number(by_name[name]["rows_used"])),
            number(words.number(by_name[name]["sources_used"])),
            Cell(_years(by_name[name])),
        )
        for name, label in TABLES.items()
        if name in by_name
    )
    return Sheet(heads[0].text, heads, lines, kind="records")


def _years(row: Row) -> str:
    first, last = row["first_year"], row["last_year"]
    if first is None:
        return cells.NONE
    return str(first) if first == last else f"{first}–{last}"


def _line(row: Row, words: Wording) -> tuple[Cell, ...]:
    day = row["published_on"]
    return (
        Cell(row["title"], row["source_id"], order=row["title"]),
        Cell(row["publisher"], order=row["publisher"]),
        Cell(_published(row, words), order=day.isoformat() if day else None),
        Cell(words.say(SOURCE_KINDS[row["kind"]]), order=row["kind"]),
        Cell(words.number(row["rows_used"]), order=row["rows_used"], is_number=True),
    )


def _published(row: Row, words: Wording) -> str:
    if row["published_on"]:
        return words.date(row["published_on"])
    return row["published_as"] or words.say(_("undated"))


def one_source(data: Data, scope: Scope, words: Wording, source_id: str) -> Block:
    """Return one document: its publisher, day, address, terms and rows.

    Args:
        data: the figures.
        scope: not asked for.
        words: the reader's words.
        source_id: as ``S0006``.
    """
    del scope
    key = "evidence.one_source"
    row = data.sources.get(source_id)
    if row is None:
        text = words.say(_("No source has the id {source}."), source=source_id)
        return Block(key, "", finding=text, absence=Absence("not_found", text))
    url = row["url"] or ""
    facts = (
        (_("Publisher"), Cell(row["publisher"])),
        (_("Published"), Cell(_published(row, words))),
        (
            _("Address"),
            Cell(url or words.say(_("none known")), href=cells.address(url)),
        ),
        (_("Licence"), Cell(_licence(row["licence"], words))),
        (_("Entered our data"), Cell(words.date(row["entered_on"]))),
        (_("Rows of our data"), Cell(words.number(row["rows_used"]))),
    )
    lines = tuple((Cell(words.say(name)), value) for name, value in facts)
    title = f"{row['title']} ({source_id})"
    return Block(
        key,
        title,
        sheet=Sheet(title, (Cell(""), Cell("")), lines, kind="records"),
        sources=(source_id,),
    )


def _licence(licence: str | None, words: Wording) -> str:
    if not licence or licence == "not stated":
        return words.say(_("not stated"))
    return licence
