"""A made block that uses every field, and what each written form of it must hold."""

from collections.abc import Iterator
from datetime import date

from cakupan.blocks import (
    Absence,
    Address,
    Block,
    Break,
    Cell,
    Link,
    Note,
    PercentRow,
    PercentRows,
    Records,
    Sheet,
    Tick,
    Timeline,
    TimeMark,
    TimeSeries,
)

ROWS = (
    {"region_code": "64", "day": date(2023, 12, 31), "pct": 71.634, "said": "=1+1"},
    {"region_code": "65", "day": date(2024, 7, 1), "pct": None, "said": "<b>tua</b>"},
)
PERCENTS = PercentRows(
    title="Two percents",
    rows=(
        PercentRow("31 Dec 2023", "71.63%", 71.634, shape="computed", detail="ours"),
        PercentRow("1 Jul 2024", "65 to 68%", 66.5, 65.0, 68.0, "range"),
    ),
    ticks=(Tick(0, "0%"), Tick(100, "100%")),
    legend="Dot: published & read.",
)
TIMELINE = Timeline(
    title="A line",
    series=(
        TimeSeries(
            "Published <1>",
            (
                TimeMark(date(2022, 8, 1), 10, "ten", run="a"),
                TimeMark(date(2023, 8, 1), 20, "twenty", run="a"),
            ),
        ),
    ),
    ticks=(Tick(0, "0"), Tick(20, "20")),
    unit="workers",
    breaks=(Break(date(2023, 1, 1), "new weights"),),
)
SHEET = Sheet(
    caption="Figures & sources",
    heads=(Cell("Region"), Cell("Coverage", note="%", is_number=True), Cell("Who")),
    rows=(
        (
            Cell("Kutai <Timur>", address=Address("wilayah", "64.04")),
            Cell("71.63", note="2023", is_number=True, order=71.634),
            Cell("BPS", href="https://bps.go.id/a?b=1&c=2", title="Statistics"),
        ),
        (Cell("Paser", strong="met"), Cell("–", is_number=True), Cell("=2+2")),
    ),
    kind="records",
    is_sortable=True,
)
PART = Block(
    key="made.part",
    title="Two that disagree",
    finding="One says 5, the other 6.",
    sheet=Sheet(
        "Both sides",
        (Cell("Figure", is_number=True), Cell("Whose")),
        ((Cell("5", is_number=True), Cell("Ministry")), (Cell("6"), Cell("Office"))),
    ),
    sources=("S0003",),
)
BLOCK = Block(
    key="made.block",
    title="A made block",
    finding="Of 10 <workers> & families 7 are protected, 71.63%.",
    tags="PU + BPU, by place of work, December 2023",
    number="71.63%",
    number_of="coverage",
    stressed=("10 <workers>",),
    picture=PERCENTS,
    sheet=SHEET,
    records=Records("made", tuple(ROWS[0]), ROWS, title="made rows", source="BPS"),
    notes=(
        Note("A note that follows.", tags="as of 2024"),
        Note("A doubt > others.", "doubt", (Link("why", href="https://a.id/why"),)),
        Note("cakupan coverage --region 64", is_code=True),
    ),
    links=(
        Link("Another region", Address("wilayah", "31", "made.block")),
        Link("A document", href="https://example.id/d.pdf", note="2 pages"),
    ),
    parts=(PART,),
    sources=("S0001", "S0002"),
    absence=Absence("not_published", "No regency's members were published."),
    foot="Source: Kemnaker; BPS.",
)


def texts(block: Block = BLOCK) -> Iterator[str]:
    """Yield every text of a block and of those within it that a reader must find."""
    for part in block.walk():
        yield part.title
        yield part.finding
        yield part.tags
        yield part.missing
        yield part.foot
        for note in part.notes:
            yield note.text
            yield note.tags
            yield from (way.text for way in note.links)
        for way in part.links:
            yield way.text
            yield way.note
        for row in (part.sheet.heads, *part.sheet.rows) if part.sheet else ():
            for cell in row:
                yield cell.text
                yield cell.note
                yield cell.strong
