"""The table twin of the region map: the same regions, the same words, sortable."""

from collections.abc import Mapping, Sequence

from cakupan import sentences
from cakupan.data.store import Row
from cakupan.mapdata import Measure
from cakupan.ui.question import Question
from cakupan.ui.table import Cell, Column, TableEvent, TableWords, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.wording import Wording, _

# Fewer rows are found faster by looking than by typing.
_SEARCH_FROM = 40

COVERAGE_COLUMNS = (
    "region_code",
    "region_name",
    "vintage",
    "period_end",
    "segment_scope",
    "worker_basis",
    "worker_basis_evidence",
    "base",
    "base_period",
    "active_workers",
    "base_workers",
    "coverage_pct",
    "is_over_100",
    "gap_to_universal_workers",
    "surplus_workers",
    "absence_reason",
    "series",
    "source_id",
    "base_source_id",
)
WORKFORCE_COLUMNS = (
    "region_code",
    "region_name",
    "vintage",
    "base_period",
    "labour_force",
    "employed",
    "non_wage",
    "employed_informal",
    "informal_share_pct",
    "absence_reason",
    "source_id",
)

# The latest published percent beside a regency's figures: as it is read, then in parts.
STATED_COLUMNS = (
    "stated_coverage",
    "stated_pct",
    "stated_pct_low",
    "stated_pct_high",
    "stated_precision",
    "stated_indicator",
    "stated_period_end",
    "stated_source_id",
)


def with_stated(
    rows: Sequence[Row], marks: Mapping[str, Row], words: Wording
) -> list[Row]:
    """Return rows with the regions' latest published percents, for files."""
    return [{**row, **_stated(marks.get(row["region_code"]), words)} for row in rows]


def _stated(statement: Row | None, words: Wording) -> Row:
    if statement is None:
        return dict.fromkeys(STATED_COLUMNS)
    values = (
        sentences.statement_value(statement, words),
        statement["stated_pct"],
        statement["pct_low"],
        statement["pct_high"],
        statement["precision"],
        statement["indicator"],
        statement["period_end"],
        statement["source_id"],
    )
    return dict(zip(STATED_COLUMNS, values, strict=True))


def draw_region_table(
    question: Question,
    rows: list[Row],
    marks: dict[str, Row],
    *,
    level: str,
    measure: Measure,
    caption: str,
    key: str,
) -> TableEvent:
    """Draw one row a region and report which row the reader picked.

    Args:
        question: what the page is asked.
        rows: of ``coverage__by_region`` or ``workforce__by_level``.
        marks: latest published statements by region code.
        level: of the regions.
        measure: what the map shows; says which of the two reads the rows are of.
            Beside circles stand the people that they count.
        caption: the table's title.
        key: key of the component.
    """
    words = question.words
    table_rows = []
    for row in rows:
        cells = [Cell(row["region_name"], row["region_name"])]
        if measure.name == "coverage":
            cells += _coverage_cells(row, measure, words)
        else:
            cells += _base_cells(row, measure, words)
        if level == "regency":
            cells.append(_stated_cell(marks.get(row["region_code"]), words))
        table_rows.append(TableRow(row["region_code"], cells))
    return data_table(
        _columns(question, level, measure),
        table_rows,
        key=key,
        caption=caption,
        words=table_words(words),
        picked=question.view["pick"] or None,
        max_height=430,
        search=len(rows) > _SEARCH_FROM,
        show_caption=False,
    )


def _columns(question: Question, level: str, measure: Measure) -> list[Column]:
    words = question.words
    columns = [Column("name", words.level(level).capitalize(), is_key=True)]
    if measure.name == "coverage":
        base = words.base(question.definition.base, short=True)
        columns += [
            Column("pct", words.say(_("Coverage")), "number", note="%"),
            Column("gap", words.say(_("Not protected yet")), "number")
            if measure.is_bubbles
            else Column("active", words.say(_("Active")), "number"),
            Column("base", words.say(_("Base")), "number", note=base),
        ]
    else:
        columns.append(Column("employed", words.say(_("Employed")), "number"))
        columns.append(
            Column("non_wage", words.say(_("Not paid a wage")), "number")
            if measure.name == "non_wage"
            else Column(
                "informal",
                words.say(_("Informal")),
                "number",
                note=None if measure.is_bubbles else "%",
            )
        )
    if level == "regency":
        columns.append(Column("stated", words.say(_("Stated coverage")), "number"))
    return columns


def _coverage_cells(row: Row, measure: Measure, words: Wording) -> list[Cell]:
    if row["coverage_pct"] is None:
        base = row["base_workers"]
        return [
            Cell(words.absence_short(row["absence_reason"]), None, tone="muted"),
            Cell("–", None, tone="muted"),
            Cell("–" if base is None else words.number(base), base),
        ]
    people = row["gap_to_universal_workers" if measure.is_bubbles else "active_workers"]
    return [
        Cell(
            words.number(row["coverage_pct"], 2),
            row["coverage_pct"],
            note=">100" if row["is_over_100"] else None,
            tone="over" if row["is_over_100"] else None,
        ),
        Cell(words.number(people), people),
        Cell(words.number(row["base_workers"]), row["base_workers"]),
    ]


def _base_cells(row: Row, measure: Measure, words: Wording) -> list[Cell]:
    if row["employed"] is None:
        absent = words.absence_short(row["absence_reason"])
        return [Cell(absent, None, tone="muted") for _column in range(2)]
    employed = Cell(words.number(row["employed"]), row["employed"])
    if measure.name == "non_wage":
        return [employed, Cell(words.number(row["non_wage"]), row["non_wage"])]
    if measure.is_bubbles:
        informal = row["employed_informal"]
        return [employed, Cell(words.number(informal), informal)]
    share = row["informal_share_pct"]
    return [employed, Cell(words.number(share, 2), share)]


def _stated_cell(statement: Row | None, words: Wording) -> Cell:
    if statement is None:
        return Cell(words.absence_short("not_published"), None, tone="muted")
    month = sentences.month_of(statement, words, short=True)
    return Cell(
        sentences.statement_value(statement, words),
        statement["stated_pct"],
        note=f"{words.indicator(statement['indicator'])}, {month}",
    )


def table_words(words: Wording) -> TableWords:
    """Return every word that a table shows or speaks."""
    return {
        "keys": words.say(
            _("Arrow keys move between rows, Enter chooses, headings sort.")
        ),
        "search": words.say(_("Search")),
        "count": words.say(_("{shown} of {total}"), shown="{shown}", total="{total}"),
        "empty": words.say(_("No row to show.")),
        "no_match": words.say(_("No row fits.")),
        "show_all": words.say(_("Show all {total}"), total="{total}"),
        "sorted_up": words.say(
            _("Sorted by {column}, smallest first"), column="{column}"
        ),
        "sorted_down": words.say(
            _("Sorted by {column}, largest first"), column="{column}"
        ),
        "sorted_off": words.say(_("{column}: order as given"), column="{column}"),
    }
