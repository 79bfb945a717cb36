"""A made block that uses every field, and what each written form of it must hold."""

from collections.abc import Iterator
from datetime import date

from cakupan.blocks import (
    Absence,
    Address,
    Block,
    Cell,
    Document,
    Formula,
    Link,
    Note,
    Records,
    Sheet,
    Source,
    Spread,
    Worksheet,
)
from cakupan.charts import (
    Bar,
    Bars,
    Break,
    Calendar,
    Course,
    CourseEnd,
    CourseMark,
    CourseMonth,
    DayTick,
    DotGroup,
    DotGroups,
    GroupDot,
    PercentRow,
    PercentRows,
    PlaceLine,
    Places,
    RankedDot,
    RankedDots,
    RankRow,
    RankRows,
    Span,
    Tick,
    Timeline,
    TimeMark,
    TimeSeries,
)
from cakupan.writers.html import HtmlFrame

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
PLACES = Places(
    title="A place",
    places=(
        PlaceLine("Coverage, 4 peers", "40% · 2 of 4", 40, 10, 20, 30, 40, 50,
              (10.0, 20.0, 50.0), ("10%", "30%", "50%")),
    ),
    own="Paser",
)  # fmt: skip
BARS = Bars("Side by side", (Bar("PU", 65.0, "65%"), Bar("BPU", None, "–")), name="All")
CALENDAR = Calendar(
    title="Months",
    spans=(
        Span("Province", "10, until Jun 2026", date(2026, 1, 1), date(2026, 6, 1), 10),
    ),
    today=date(2026, 11, 21),
    today_label="today",
    ticks=(DayTick(date(2026, 1, 1), "Jan 2026"),),
    name="Workers",
)
RANKS = RankRows(
    title="Ranks",
    rows=(RankRow("Paser", 1, 1, 2, is_own=True), RankRow("Berau", 2, 1, 2)),
    ticks=(Tick(1, "1"), Tick(2, "2")),
    mark="Made up",
)
GROUPS = DotGroups(
    title="Groups",
    groups=(
        DotGroup("West", "1 of 1", (GroupDot("Paser", 40.0, "40%", is_chosen=True),)),
        DotGroup("East", "0 of 0", (GroupDot("Berau", 20.0, "20%"),)),
    ),
    ticks=(Tick(0, "0%"), Tick(50, "50%")),
    chosen="Winners",
    others="Others",
)
RANKED = RankedDots(
    title="Two ranked",
    dots=(
        RankedDot("1 Paser", 40, "40%", 39, 41, "Paser: 40%, rank 1", is_own=True),
        RankedDot("9 Berau", 10, "10%", 10, 10, "Berau: 10%", follows_gap=True),
    ),
    ticks=(Tick(0, "0%"), Tick(50, "50%")),
    median=25,
    name="Coverage",
)
COURSE = Course(
    title="A course",
    name="Members",
    known=(CourseMark(date(2023, 12, 31), 10), CourseMark(date(2024, 12, 31), 12)),
    expected=(CourseMonth(date(2025, 1, 1), 13, 11, 15),),
    ticks=(Tick(0, "0"), Tick(20, "20")),
    end=CourseEnd("expected", "13"),
    last_label="last figure",
)
CHARTS = (PERCENTS, TIMELINE, PLACES, BARS, CALENDAR, RANKS, GROUPS, RANKED, COURSE)
SHEET = Sheet(
    caption="Figures & sources",
    heads=(Cell("Region"), Cell("Coverage", note="%", is_number=True), Cell("Who")),
    rows=(
        (
            Cell("Kutai <Timur>", address=Address("wilayah", "64.04")),
            Cell("71.63", note="2023", is_number=True, order=71.634, shade=4),
            Cell("BPS", href="https://bps.go.id/a?b=1&c=2", title="Statistics"),
        ),
        (Cell("Paser", strong="met"), Cell("–", is_number=True), Cell("=2+2")),
    ),
    kind="records",
    is_sortable=True,
    terms=("Kutim", ""),
    shades=("low", "second", "middle", "fourth", "high"),
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


ANSWER = Block(
    key="made.answer",
    title="",
    finding="December 2023: 7 of 10 <workers> are protected, 70.00%.",
    tags="PU + BPU; Kemnaker & BPS",
    number="70.00%",
    number_of="coverage",
    notes=(Note("Rank 2 of 34.", tags="of December"), Note("More > less.")),
    sources=("S0001",),
    is_answer=True,
)
OTHERS = Block(
    key="made.others",
    title="Other figures",
    sheet=Sheet("Other figures", (), ((Cell("68%"), Cell("stated, 2023")),), "strip"),
)
QUESTIONS = Block(
    key="made.questions",
    title="Questions",
    sheet=Sheet(
        "Questions",
        (Cell("Question"), Cell("Figure"), Cell("Office")),
        ((Cell("Who pays?"), Cell("Rp5 & more"), Cell("TAPD")),),
        is_numbered=True,
        shares=(2, 1, 1),
    ),
)
DOUBTS = Block("made.doubts", "In doubt", notes=(Note("5 or <6>?", "doubt"),))
DOCUMENT = Document(
    name="made-64",
    lang="en",
    day=date(2026, 11, 21),
    region_code="64",
    region_name="Kalimantan Timur",
    period_end=date(2023, 12, 31),
    title="A made document",
    subtitle="December 2023 · PU + BPU",
    mark="",
    answer=ANSWER,
    others=OTHERS,
    spreads=(
        Spread((BLOCK,)),
        Spread((QUESTIONS,), begins_page=True),
        Spread((DOUBTS,)),
    ),
    sources=tuple(
        Source(f"S000{number}", f"Document {number} & more", f"https://a.id/{number}")
        for number in (1, 2, 3)
    ),
    terms=(("Coverage", "members <of> the base"),),
    foot="Made on 21 November 2026",
    about={"title": "A made document", "region": "64 Kalimantan Timur"},
    figures=Records("figures", tuple(ROWS[0]), ROWS),
    worksheets=(
        Worksheet(
            "Rates",
            ("Month", "Rupiah"),
            (10, 10),
            (
                ("2026-01", 16_800),
                ("2026-02", 16_800),
                ("Sum", Formula("=SUM(B{first}:B{last})", 33_600, name="sum")),
            ),
        ),
        Worksheet(
            "Cost",
            ("What", "Workers", "Money"),
            (10, 10, 10),
            (("=1+1", 2, Formula("=B{row}*{sum}", 67_200)),),
        ),
    ),
)


SAID = (
    "skip", "menu", "about", "search", "found", "nothing", "more", "sort", "outside",
    "mark", "contents", "choose", "day", "foot", "lang_id",
)  # fmt: skip
FRAME = HtmlFrame(
    say=dict.fromkeys(SAID, "said"),
    css="a.css",
    script="a.js",
    data="b.js",
    home="index.html",
    about="tentang.html",
    mark="",
    name="Kaltim",
    href=lambda address: f"{address.region_code}.html" if address.region_code else "",
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
