"""A page's figure and a document's SVG show the same chart; on invented figures."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from cakupan.charts import (
    Bar,
    Bars,
    Break,
    Calendar,
    Chart,
    Course,
    CourseEnd,
    CourseLevel,
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
from cakupan.measures import nice_ticks, position, power_ticks
from cakupan.pictures import svg
from cakupan.pictures.look import look
from cakupan.pictures.placing import text_width
from cakupan.pictures.plotly import figure
from tests.country import PROJECT
from tests.pictured import in_figure, in_svg, share_of_year

LOOK = look("light")
# Ten peers from 10 to 100 percent; the region stands at 40: seven are above or equal.
PEERS = tuple(float(value) for value in range(10, 101, 10))


def percent_ticks(largest: float = 100.0) -> tuple[Tick, ...]:
    return tuple(Tick(value, f"{value:g}%") for value in nice_ticks(largest))


def place(
    value: float = 40.0, peers=PEERS, unit="percent", label="Contoh"
) -> PlaceLine:
    found = position(value, peers)
    marks = found.minimum, found.lower, found.median, found.upper, found.maximum
    least, _lower, median, _upper, most = (f"{mark:,.2f}" for mark in marks)
    return PlaceLine(
        label,
        f"{value:g} · {found.rank} dari {found.of}",
        value,
        *marks,
        tuple(peers),
        (least, median, most),
        tuple(f"tanda {mark:g}" for mark in marks),
        unit,
    )


def places(*rows: PlaceLine) -> Places:
    counts = [row for row in rows if row.unit == "workers"]
    powers = [power for row in counts for power in power_ticks(row.least, row.most)]
    return Places(
        "Posisi",
        rows,
        "Contoh",
        percent_ticks(max([50.0, *(r.most for r in rows if r.unit == "percent")])),
        tuple(Tick(power, f"{power:,}") for power in sorted(set(powers))),
    )


def percents(*rows: PercentRow) -> PercentRows:
    largest = max([100.0, *(row.high or row.value for row in rows)])
    return PercentRows("Angka terbit", rows, percent_ticks(largest))


ROWS = percents(
    PercentRow("2023 · UCJ", "49,74%", 49.74, detail="675 ribu\nJPNN", run="A"),
    PercentRow("2024", "sekitar 50%", 50.0, shape="about"),
    PercentRow("2024 · PU", "65% sampai 68%", 65.0, 65.0, 68.0, "range"),
    PercentRow("2025", "lebih dari 50%", 50.0, 50.0, shape="at_least"),
    PercentRow("2025 · UCJ", "paling banyak 30%", 30.0, None, 30.0, "at_most"),
    PercentRow("2025 · UCJ", "60,4%", 60.4, run="A"),
    PercentRow("31 Des 2025 · hitungan", "71,63%", 71.63, shape="computed"),
)


def months(*numbers: tuple[int, float], kind="stated", run="a", last="") -> tuple:
    day = numbers[-1][0]
    return tuple(
        TimeMark(date(year, 8, 31), value, last if year == day else "", kind, run)
        for year, value in numbers
    )


WORKFORCE = Timeline(
    "Pekerja sejak 2018",
    (
        TimeSeries(
            "angkatan kerja",
            months((2020, 1000), (2021, 1010), (2022, 1050), run="1")
            + months((2023, 1100), (2024, 1150), run="2", last="1.150"),
        ),
        TimeSeries(
            "penduduk bekerja",
            months((2020, 900), (2021, 905), (2022, 990), run="1")
            + months((2023, 1040), (2024, 1100), run="2", last="1.100"),
            is_own=True,
        ),
        TimeSeries(
            "berhak ikut (perkiraan)",
            months((2023, 1000), (2024, 1060), run="2", last="1.060"),
            is_dashed=True,
        ),
    ),
    tuple(Tick(value, f"{value:g}") for value in nice_ticks(1150)),
    "workers",
    (Break(date(2023, 8, 31), "penimbang baru"),),
)
TREND = Timeline(
    "Cakupan dan target",
    (
        TimeSeries(
            "Dihitung",
            (
                TimeMark(date(2022, 12, 31), 60.5, "60,50%", "computed", "c"),
                TimeMark(date(2023, 12, 31), 71.63, "71,63%", "computed", "c"),
            ),
        ),
        TimeSeries(
            "Terbit",
            (
                TimeMark(date(2023, 7, 5), 49.74, "49,74%"),
                TimeMark(date(2023, 7, 5), 50.0, "sekitar 50%", "about"),
                TimeMark(date(2023, 3, 31), 30.0, "30%", "stated", "x"),
                TimeMark(date(2024, 3, 31), 35.0, "35%", "stated", "x"),
            ),
        ),
        TimeSeries(
            "Target",
            (
                TimeMark(date(2025, 12, 31), 52.15, "RPJMN 52,15%", "national", "r"),
                TimeMark(date(2026, 12, 31), 90.0, "RPJMD 90%", "target", "s"),
            ),
        ),
    ),
    percent_ticks(90),
)
FAR = Timeline(
    "Target menurut rezim",
    (
        TimeSeries(
            "RPJMN",
            (
                TimeMark(date(2025, 12, 31), 32.15, "", "target", "r"),
                TimeMark(date(2029, 12, 31), 43.92, "43,92%", "target", "r"),
            ),
        ),
        TimeSeries(
            "RPJPN", (TimeMark(date(2045, 12, 31), 99.5, "RPJPN 2045", "target"),)
        ),
        TimeSeries(
            "nasional", (TimeMark(date(2045, 12, 31), 60.0, "2045", "national"),)
        ),
    ),
    percent_ticks(100),
    last_year=2029,
)
STANDING = places(
    place(),
    place(147.82, (12.0, 40.0, 147.82), label="Cakupan <b>&"),
    place(20000, (500, 20000, 1000000), "workers", "Pekerja"),
)
BARS = Bars(
    "Menurut segmen",
    (
        Bar("PU", 71.0, "71%"),
        Bar("BPU", 12.5, "12,5%", is_own=True),
        Bar("Jakon", None, "tidak terbit"),
        Bar("PMI", 0.0, "0%"),
    ),
    name="Cakupan",
)
MONTHS = Calendar(
    "Kalender",
    (
        Span("APBD", "10", date(2025, 12, 1), date(2026, 4, 1), 10, is_own=True),
        Span("CSR", "20", date(2026, 1, 1), date(2026, 12, 1), 20, is_plan=True),
    ),
    date(2026, 3, 16),
    "hari ini",
    tuple(
        DayTick(date(year, month, 1), f"{month}/{year}")
        for year, month in ((2025, 12), (2026, 4), (2026, 8), (2026, 12))
    ),
    "Pekerja",
)
RANKS = RankRows(
    "Peringkat",
    (
        RankRow("Contoh", 1, 1, 2, "Contoh: 1"),
        RankRow("Sendiri", 2, 1, 5, is_own=True),
        RankRow("Ketiga", 3, 3, 3),
    ),
    (Tick(1, "1"), Tick(5, "5"), Tick(12, "12")),
    mark="Simulasi",
)
GROUPS = DotGroups(
    "Zona",
    (
        DotGroup(
            "Barat",
            "1 dari 1 pemenang",
            (
                GroupDot("A", 60.0, "60%", is_chosen=True),
                GroupDot("B", 20.0, "20%"),
                GroupDot("C", 40.0, "40%", "C: 40%"),
            ),
        ),
        DotGroup("Timur", "0 dari 0", (GroupDot("D", 110.0, "110%"),)),
    ),
    (Tick(0, "0%"), Tick(50, "50%"), Tick(150, "150%")),
    "Pemenang",
    "Lainnya",
)
RANKED = RankedDots(
    "Peringkat tiga provinsi",
    (
        RankedDot("1 A, B", 40.0, "40%", 40.0, 40.0, "A: 40%; B: 40%"),
        RankedDot("3 C", 20.0, "20%", 18.0, 22.0, "C: 20%", is_own=True),
        RankedDot("9 D", 10.0, "10%", 10.0, 10.0, "D: 10%", follows_gap=True),
    ),
    percent_ticks(40),
    20.0,
    "Cakupan",
)
COURSE = Course(
    title="Ke mana deret ini",
    name="Pekerja",
    known=(
        CourseMark(date(2023, 12, 31), 400, "2023: 400"),
        CourseMark(date(2024, 12, 31), 500, "2024: 500"),
        CourseMark(date(2026, 2, 28), 450, "2026: 450 <b>"),
    ),
    expected=(
        CourseMonth(date(2026, 3, 1), 455, 400, 510, 420, "Maret: 455"),
        CourseMonth(date(2026, 4, 1), 460, 390, 520, 410, "April: 460"),
    ),
    ticks=(Tick(0, "0"), Tick(400, "400"), Tick(800, "800")),
    end=CourseEnd("prakiraan", "460"),
    last_label="angka terakhir",
    lower_end=CourseEnd("tidak diperpanjang", "410"),
    beside=(CourseMark(date(2025, 1, 31), 480, "lain"),),
    levels=(
        CourseLevel(CourseEnd("target 2026", "700"), 700),
        CourseLevel(CourseEnd("target Anda", "600"), 600, is_typed=True),
    ),
)
CHARTS = {
    "percents": ROWS,
    "workforce": WORKFORCE,
    "trend": TREND,
    "far": FAR,
    "places": STANDING,
    "bars": BARS,
    "months": MONTHS,
    "ranks": RANKS,
    "groups": GROUPS,
    "ranked": RANKED,
    "course": COURSE,
}


@pytest.mark.parametrize("name", CHARTS)
def test_page_and_document_show_the_same_title_series_and_values(name):
    chart = CHARTS[name]
    one = in_figure(figure(chart, LOOK), chart)
    other = in_svg(svg.draw(chart, f"{chart.title}: temuan."), chart)
    assert one.title == other.title == chart.title
    assert list(one.series) == list(other.series)
    for series, values in one.series.items():
        assert len(values) == len(other.series[series])
        for a, b in zip(values, other.series[series], strict=True):
            assert b == pytest.approx(a, rel=0.012, abs=0.15), series


def test_both_show_what_the_chart_holds():
    for chart in (WORKFORCE, TREND):
        seen = in_figure(figure(chart, LOOK), chart)
        assert seen.series == {
            series.name: sorted(map(share_of_year, series.marks))
            for series in chart.series
        }
    rows = in_figure(figure(ROWS, LOOK), ROWS).series
    assert rows["65% sampai 68%"] == [(), (65.0, 68.0)]
    assert rows["71,63%"] == [(71.63,), ()]
    bars = in_figure(figure(BARS, LOOK), BARS).series
    assert bars == {"Cakupan": [(71.0,), (12.5,), (), (0.0,)]}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("percents", ("2023 · UCJ", "49,74%", "65% sampai 68%", "lebih dari 50%")),
        ("trend", ("71,63%", "RPJMD 90%", "sekitar 50%; 49,74%", "35%")),
        ("far", ("RPJPN 2045", "2045")),
        ("places", ("40 · 7 dari 10", "Cakupan <b>&", "20000 · 2 dari 3")),
        ("bars", ("BPU", "12,5%", "tidak terbit")),
        ("ranks", ("Simulasi",)),
        ("groups", ("Barat", "1 dari 1 pemenang", "0 dari 0")),
        ("months", ("APBD", "10", "CSR", "20", "hari ini")),
    ],
)
def test_both_write_the_same_words_at_their_marks(name, said):
    chart = CHARTS[name]
    for seen in (
        in_figure(figure(chart, LOOK), chart),
        in_svg(svg.draw(chart, "alt"), chart),
    ):
        assert set(said) <= seen.words


def test_a_mark_that_stands_elsewhere_is_seen():
    """The comparison itself: a figure of other values is another picture."""
    wrong = replace(ROWS, rows=(replace(ROWS.rows[0], value=52.0), *ROWS.rows[1:]))
    seen = in_svg(svg.draw(wrong, "alt"), wrong).series["49,74%"]
    assert seen[0] != pytest.approx((49.74,), rel=0.012, abs=0.15)


# ---------------------------------------------------------------- on a page


def notes(made) -> list[str]:
    return [note.text for note in made.layout.annotations]


def pointed(made) -> list:
    """Return the traces that answer to the pointer."""
    return [trace for trace in made.data if trace.text]


def test_the_spine_marks_the_region_and_its_peers_five_marks():
    made = figure(places(place()), LOOK)
    marks, own = pointed(made)
    assert list(marks.x) == [10.0, 32.5, 55.0, 77.5, 100.0]
    assert marks.text[2] == "tanda 55"
    assert list(own.x) == [40.0]
    assert own.marker.color == LOOK.accent
    # 50 to 100 are larger: six, so the seventh.
    assert notes(made) == ["Contoh", "<b>40 · 7 dari 10</b>"]


def test_percents_and_counts_stand_on_axes_of_their_own():
    made = figure(places(place(), STANDING.places[2]), LOOK)
    assert list(made.layout.xaxis.ticktext)[:2] == ["0%", "25%"]
    assert made.layout.xaxis2.type == "log"
    assert "1,000,000" in made.layout.xaxis2.ticktext
    assert {trace.xaxis for trace in made.data} == {"x", "x2"}
    lower, upper = made.layout.yaxis2.domain, made.layout.yaxis.domain
    assert 0 <= lower[0] < lower[1] < upper[0] < upper[1] <= 1


def test_five_hundred_peers_become_the_strokes_that_can_be_told_apart():
    peers = [30 + number / 10 for number in range(500)]
    made = figure(places(place(40.0, peers)), LOOK)
    strokes = next(trace for trace in made.data if trace.marker.size == 7)
    assert 60 < len(strokes.x) < 250
    assert min(strokes.x) == 30


def test_a_value_above_100_keeps_its_place_on_the_axis():
    made = figure(places(place(40.0, (12.0, 40.0, 147.82))), LOOK)
    low, high = made.layout.xaxis.range
    assert low <= 12 < 147.82 < high
    assert "150%" in made.layout.xaxis.ticktext


def test_a_line_is_not_drawn_across_a_break():
    made = figure(WORKFORCE, LOOK)
    line = made.data[0]
    assert line.connectgaps is False
    gap = line.y.index(None)
    assert [round(line.x[at], 1) for at in (gap - 1, gap + 1)] == [2022.7, 2023.7]
    assert round(made.layout.shapes[0].x0, 2) == 2023.16
    assert "penimbang<br>baru" in notes(made)


def test_a_series_without_a_mark_is_not_drawn():
    chart = replace(TREND, series=(*TREND.series, TimeSeries("Kosong", ())))
    assert len(figure(chart, LOOK).data) == 3
    assert svg.draw(chart, "alt") == svg.draw(TREND, "alt")


def test_a_chart_without_a_break_has_none():
    made = figure(replace(WORKFORCE, breaks=()), LOOK)
    assert not made.layout.shapes


def test_the_axis_of_workers_begins_at_zero_and_names_the_latest_year():
    layout = figure(WORKFORCE, LOOK).layout
    assert layout.yaxis.range[0] == 0
    assert layout.yaxis.range[1] > 1150
    assert layout.xaxis.ticktext[-1] == "2024"
    phone = 328 - layout.margin.l - layout.margin.r
    assert len(layout.xaxis.ticktext) * 40 <= phone


def test_labels_of_near_lines_are_moved_apart():
    near = replace(
        WORKFORCE,
        series=tuple(
            TimeSeries(
                f"garis yang panjang {n}", months((2023, 9), (2024, n), last="x")
            )
            for n in (1000, 995, 990)
        ),
        breaks=(),
    )
    layout = figure(near, LOOK).layout
    room = layout.height - layout.margin.t - layout.margin.b
    heights = [note.y / layout.yaxis.range[1] * room for note in layout.annotations]
    assert len(heights) == 3
    assert all(upper - lower >= 45 for upper, lower in pairwise(heights))


def test_a_line_joins_the_dots_of_one_run_alone():
    rows = percents(
        PercentRow("2023", "70%", 70.0),
        PercentRow("2024", "40%", 40.0, run="A"),
        PercentRow("hitungan", "55,00%", 55.0, shape="computed"),
        PercentRow("2025", "45%", 45.0, run="A"),
    )
    joined = [t for t in figure(rows, LOOK).data if t.mode == "lines"]
    assert [(list(line.x), list(line.y)) for line in joined] == [
        ([40.0, 45.0], [-1, -3])
    ]


def test_each_kind_of_percent_has_a_shape_of_its_own():
    made = figure(ROWS, LOOK)
    (dots,) = pointed(made)
    assert list(dots.marker.symbol) == [
        "circle",
        "circle-open",
        "circle",
        "circle",
        "circle",
        "circle",
        "diamond",
    ]
    assert dots.text[0] == "675 ribu<br>JPNN"
    assert list(dots.marker.opacity)[2] == 0  # a range has no dot, only its bar
    reaches = [trace for trace in made.data if trace.mode == "lines+markers"]
    assert [list(bar.x) for bar in reaches] == [
        [65.0, 68.0],
        [50.0, 62.0],
        [18.0, 30.0],
    ]
    assert reaches[1].marker.symbol[1] == "triangle-right"
    assert reaches[2].marker.symbol[0] == "triangle-left"


def test_the_calendar_marks_plans_what_ends_next_and_today():
    made = figure(MONTHS, LOOK)
    (bars,) = made.data
    assert list(bars.base) == [0, 1]
    assert list(bars.x) == [5, 12]
    assert bars.marker.line.color == (LOOK.accent, LOOK.peer)
    assert bars.marker.color[0] == LOOK.accent
    assert bars.marker.color[1] != LOOK.peer
    line = made.layout.shapes[0]
    assert line.x0 == line.x1 == pytest.approx(3 + 15 / 31)
    assert "hari ini" in notes(made)


def test_a_ranking_has_a_line_a_place_and_shows_a_gap():
    made = figure(RANKED, LOOK)
    assert list(made.layout.yaxis.tickvals) == [0, -1, -3]
    assert made.layout.yaxis.ticktext[0] == "1 A, B"
    assert LOOK.accent in made.layout.yaxis.ticktext[1]
    (bars,) = [trace for trace in made.data if trace.line.width == 5]
    assert list(bars.x) == [18.0, 22.0, None]
    drawn = svg.draw(RANKED, "alt")
    heights = re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', drawn)
    assert heights == ["9", "27", "63"]


def test_a_course_breaks_over_a_year_without_figures_and_is_dashed_ahead():
    made = figure(COURSE, LOOK)
    by_name = {trace.name: trace for trace in made.data}
    # Months after December 2023; 14 lie between the last two figures.
    assert list(by_name["known"].x) == [0, 12, 25.5, 26]
    assert list(by_name["known"].y) == [400, 500, None, 450]
    assert by_name["known"].connectgaps is False
    assert by_name["known"].text[-1] == "2026: 450 &lt;b&gt;"
    assert by_name["expected"].line.dash == "dash"
    assert list(by_name["expected"].y) == [450, 455, 460]
    assert list(by_name["interval"].y) == [450, 510, 520, 390, 400]
    assert list(by_name["lower course"].y) == [450, 420, 410]
    assert by_name["beside"].mode == "markers"
    assert made.layout.yaxis.range[0] == 0
    shapes = made.layout.shapes
    assert [(line.y0, line.line.dash) for line in shapes[:2]] == [
        (700, "solid"),
        (600, "dash"),
    ]
    assert shapes[-1].x0 == 26
    assert "prakiraan<br><b>460</b>" in notes(made)
    bare = replace(COURSE, lower_end=None, beside=(), levels=())
    assert {trace.name for trace in figure(bare, LOOK).data} == {
        "known",
        "expected",
        "interval",
    }


def test_no_target_hides_the_figure_that_it_is_set_for():
    names = [trace.name for trace in figure(TREND, LOOK).data]
    assert names == ["Target", "Dihitung", "Terbit"]
    drawn = svg.draw(TREND, "alt")
    assert drawn.index('data-series="Target"') < drawn.index('data-series="Terbit"')


def test_what_is_due_beyond_the_axis_is_an_arrow_at_its_end():
    far = next(trace for trace in figure(FAR, LOOK).data if trace.name == "RPJPN")
    near = next(trace for trace in figure(FAR, LOOK).data if trace.name == "RPJMN")
    assert (far.x, far.marker.symbol) == ((2030,), ("triangle-right",))
    assert set(near.marker.symbol) == {"square"}
    assert figure(FAR, LOOK).layout.xaxis.range == (2025, 2030)
    arrow = next(path for path in svg.draw(FAR, "alt").split("<path")[1:]
                 if "Z" in path)  # fmt: skip
    assert arrow.count("L") == 3


def test_a_percent_above_100_widens_the_axis():
    rows = percents(PercentRow("a", "150%", 150.0, 149.5, 150.5))
    assert figure(rows, LOOK).layout.xaxis.range[1] > 150


WILD = "<b>x</b><img src=x>"
NO_MARKUP = "&lt;b&gt;x&lt;/b&gt;&lt;img src=x&gt;"


@pytest.mark.parametrize(
    "chart",
    [
        percents(PercentRow(WILD, WILD, 1.0, detail=WILD)),
        replace(RANKS, rows=(RankRow(WILD, 1, 1, 2, WILD),), mark=WILD),
        replace(GROUPS, groups=(DotGroup(WILD, WILD, (GroupDot(WILD, 1, WILD),)),)),
        places(replace(place(), label=WILD, value_label=WILD, details=(WILD,) * 5)),
        replace(
            WORKFORCE,
            series=(TimeSeries(WILD, (TimeMark(date(2024, 1, 1), 5, WILD),)),),
            breaks=(Break(date(2024, 2, 1), WILD),),
        ),
        replace(
            TREND,
            series=(TimeSeries(WILD, months((2023, 1), (2024, 2), last=WILD)),),
            ticks=(Tick(0, WILD), Tick(50, WILD)),
        ),
        Bars(WILD, (Bar(WILD, 1.0, WILD),), name=WILD),
        replace(
            MONTHS,
            spans=(replace(MONTHS.spans[0], label=WILD, value_label=WILD),),
            ticks=(DayTick(date(2026, 1, 1), WILD),),
            today_label=WILD,
            name=WILD,
        ),
    ],
    ids=["percents", "ranks", "groups", "places", "time", "ends", "bars", "months"],
)
def test_text_from_data_is_no_markup(chart: Chart):
    plotted = figure(replace(chart, title=WILD), LOOK).to_json()
    assert "<img" not in plotted.replace("\\u003c", "<")
    drawn = svg.draw(chart, WILD)
    assert "<img" not in drawn
    assert "&lt;img src=x&gt;" in drawn


def test_a_label_longer_than_a_phone_is_cut():
    rows = percents(PercentRow("31 Desember 2025 · " + "PU + BPU + " * 5, "1%", 1.0))
    label, _value = notes(figure(rows, LOOK))
    assert label.endswith("…")
    wide = text_width(label, 12) + text_width("1%", 13, bold=True)
    assert 250 < wide <= 296


def test_a_label_keeps_clear_of_its_value_on_a_phone():
    """Kabupaten Kotawaringin Timur ran into its number."""
    span = replace(
        MONTHS.spans[0],
        label="Kabupaten Kotawaringin Timur",
        value_label="4.400 s.d. Des 2024",
    )
    made = figure(replace(MONTHS, spans=(span,)), LOOK)
    (label,) = (note for note in made.layout.annotations if note.text == span.label)
    wide = text_width(span.value_label, 13, bold=True)
    assert text_width(label.text, label.font.size) + wide <= 296


def test_every_month_of_an_axis_is_named_that_has_room():
    made = figure(MONTHS, LOOK)
    months = [note.text for note in made.layout.annotations if "/20" in note.text]
    assert months == ["12/2025", "4/2026", "8/2026"]  # the last begins at the edge
    assert made.layout.xaxis.showticklabels is False


@pytest.mark.parametrize("name", CHARTS)
def test_a_finger_on_a_chart_scrolls_the_page(name):
    layout = figure(CHARTS[name], LOOK).layout
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange is True
    assert layout.yaxis.fixedrange is True
    assert layout.showlegend is False


def contrast(colour: str, paper: str) -> float:
    """Return the contrast of two colours by WCAG 2."""

    def luminance(text: str) -> float:
        parts = [int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(colour), luminance(paper)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_marks_stand_out_from_the_paper(theme: str) -> None:
    colours = look(theme)
    for text in (colours.ink, colours.accent, colours.peer):
        assert contrast(text, colours.paper) >= 4.5


def loaded_by(code: str) -> str:
    """Return what of Plotly's figures and Streamlit some imports load.

    Streamlit itself loads some of Plotly for its theme, but not what makes figures.
    """
    heavy = "{'plotly.graph_objs._figure', 'streamlit'}"
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{code}\nprint({heavy} & set(sys.modules))",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_documents_are_drawn_without_plotly():
    assert loaded_by("import cakupan.pictures.svg, cakupan.site.pages") == "set()"


def test_a_page_that_draws_no_chart_never_loads_plotly():
    code = (
        "import importlib, pkgutil, cakupan.ui\n"
        "for part in pkgutil.walk_packages(cakupan.ui.__path__, 'cakupan.ui.'):\n"
        "    importlib.import_module(part.name)"
    )
    assert loaded_by(code) == "{'streamlit'}"
