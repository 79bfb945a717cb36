"""Charts say what their rows say: marks, gaps, labels; on invented figures."""

from datetime import date
from itertools import pairwise

import pytest

from cakupan import figures
from cakupan.figures.ahead import Course, Foretold, Level, Seen, ahead
from cakupan.measures import position
from cakupan.wording import speak

WORDS = speak("id")
LOOK = figures.look("light")
# Ten peers from 10 to 100 percent; the region stands at 40: seven are above or equal.
PEERS = tuple(float(value) for value in range(10, 101, 10))


def spine_row(unit: str = "percent", value: float = 40.0, peers=PEERS, label="Contoh"):
    return figures.SpineRow(label, position(value, peers), tuple(peers), unit)


def round_of(year: int, workers: int | None, base: str = "employed", *, new=False):
    return {
        "period_end": date(year, 8, 31),
        "base": base,
        "workers": workers,
        "has_break": new,
    }


def statement(row_id: str, day: date, **changes):
    return {
        "row_id": row_id,
        "period_end": day,
        "indicator": "ucj",
        "segment_scope": "as_stated",
        "worker_basis": "domicile",
        "worker_group": None,
        "base_as_worded": None,
        "source_id": "T1",
        "kind": "coverage",
        "precision": "exact",
        **changes,
    }


def texts(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def marked(figure) -> list:
    """Return the traces that answer to the pointer."""
    return [trace for trace in figure.data if trace.text]


def test_the_spine_marks_the_region_and_its_peers_five_marks() -> None:
    figure = figures.spine([spine_row()], "Contoh", WORDS, LOOK)
    marks, own = marked(figure)
    assert list(marks.x) == [10.0, 32.5, 55.0, 77.5, 100.0]
    assert marks.text[2] == "median: 55,00%"
    assert list(own.x) == [40.0]
    assert own.marker.color == LOOK.accent
    # 50 to 100 are larger: six, so the seventh.
    assert texts(figure) == ["Contoh", "<b>40,00% · 7 dari 10</b>"]


def test_percents_and_counts_stand_on_axes_of_their_own() -> None:
    rows = [spine_row(), spine_row("count", 20000, (500, 20000, 1000000))]
    figure = figures.spine(rows, "Contoh", WORDS, LOOK)
    assert list(figure.layout.xaxis.ticktext)[:2] == ["0%", "25%"]
    assert figure.layout.xaxis2.type == "log"
    assert "1.000.000" in figure.layout.xaxis2.ticktext
    assert {trace.xaxis for trace in figure.data} == {"x", "x2"}
    lower, upper = figure.layout.yaxis2.domain, figure.layout.yaxis.domain
    assert 0 <= lower[0] < lower[1] < upper[0] < upper[1] <= 1


def test_five_hundred_peers_become_the_strokes_that_can_be_told_apart() -> None:
    peers = [30 + place / 10 for place in range(500)]
    figure = figures.spine([spine_row(value=40.0, peers=peers)], "C", WORDS, LOOK)
    strokes = next(trace for trace in figure.data if trace.marker.size == 7)
    assert 60 < len(strokes.x) < 250
    assert min(strokes.x) == 30


def test_a_value_above_100_keeps_its_place_on_the_axis() -> None:
    figure = figures.spine([spine_row(peers=(12.0, 40.0, 147.82))], "C", WORDS, LOOK)
    low, high = figure.layout.xaxis.range
    assert low <= 12 < 147.82 < high
    assert "150%" in figure.layout.xaxis.ticktext


def test_a_line_is_not_drawn_across_the_new_weights() -> None:
    history = [
        round_of(year, 100 + year - 2018, new=year == 2023)
        for year in range(2018, 2026)
    ]
    figure = figures.workforce(history, WORDS, LOOK)
    line = figure.data[0]
    assert line.connectgaps is False
    gap = line.y.index(None)
    assert (line.x[gap - 1], line.x[gap], line.x[gap + 1]) == (2022, 2022.5, 2023)
    assert figure.layout.shapes[0].x0 == 2022.5
    assert "penimbang<br>baru" in texts(figure)


def test_a_region_without_a_break_has_one_line() -> None:
    history = [round_of(year, 100) for year in range(2018, 2026)]
    figure = figures.workforce(history, WORDS, LOOK)
    assert None not in figure.data[0].y
    assert not figure.layout.shapes


def test_a_missing_round_is_a_gap() -> None:
    history = [round_of(year, 100) for year in (2019, 2020, 2022, 2023)]
    line = figures.workforce(history, WORDS, LOOK).data[0]
    assert list(line.y) == [100, 100, None, 100, 100]


def test_the_axis_of_workers_begins_at_zero_and_names_the_latest_year() -> None:
    history = [round_of(year, 1_900_000 + year) for year in range(2018, 2026)]
    layout = figures.workforce(history, WORDS, LOOK).layout
    assert layout.yaxis.range[0] == 0
    assert layout.yaxis.range[1] > 1_902_025
    assert "1,5 juta" in layout.yaxis.ticktext
    assert "2025" in layout.xaxis.ticktext


def test_labels_of_near_lines_are_moved_apart() -> None:
    history = [
        round_of(year, workers, base)
        for year in (2024, 2025)
        for base, workers in (
            ("labour_force", 1000),
            ("employed", 990),
            ("eligible_estimate", 980),
        )
    ]
    layout = figures.workforce(history, WORDS, LOOK).layout
    top = layout.yaxis.range[1]
    room = layout.height - layout.margin.t - layout.margin.b
    heights = [note.y / top * room for note in layout.annotations]
    assert len(heights) == 3
    assert all(upper - lower >= 46 for upper, lower in pairwise(heights))
    assert "1.000" in layout.annotations[0].text


@pytest.mark.parametrize(
    "change",
    [
        {"indicator": "sdg_8_8_1a"},
        {"segment_scope": "PU+BPU"},
        {"worker_basis": "not_stated"},
        {"worker_group": "RENTAN"},
        {"base_as_worded": "potential workers"},
        {"source_id": "T2"},
        {"kind": "share_of_target"},
        {"precision": "about"},
        {"precision": "range"},
    ],
)
def test_unlike_statements_are_never_joined(change: dict[str, str]) -> None:
    first = statement("A", date(2024, 12, 31))
    second = statement("B", date(2025, 12, 31), **change)
    assert figures.like_runs([first, second]) == {}


def test_an_indicator_that_is_not_stated_is_like_nothing() -> None:
    rows = [
        statement("A", date(2024, 12, 31), indicator="not_stated"),
        statement("B", date(2025, 12, 31), indicator="not_stated"),
    ]
    assert figures.like_runs(rows) == {}


def test_one_day_twice_is_no_line() -> None:
    rows = [statement("A", date(2024, 12, 31)), statement("B", date(2024, 12, 31))]
    assert figures.like_runs(rows) == {}


def test_a_line_joins_the_dots_of_one_run_alone() -> None:
    runs = figures.like_runs(
        [statement("A", date(2024, 12, 31)), statement("B", date(2025, 12, 31))]
    )
    rows = [
        figures.StatedRow("2023", "70%", 70.0),
        figures.StatedRow("2024", "40%", 40.0, run=runs["A"]),
        figures.StatedRow("hitungan", "55,00%", 55.0, shape="computed"),
        figures.StatedRow("2025", "45%", 45.0, run=runs["B"]),
    ]
    figure = figures.stated(rows, WORDS, LOOK)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert [(list(line.x), list(line.y)) for line in lines] == [
        ([40.0, 45.0], [-1, -3])
    ]


def test_each_kind_of_statement_has_a_shape_of_its_own() -> None:
    rows = [
        figures.StatedRow("a", "49,74%", 49.74, detail="675 ribu\nJPNN"),
        figures.StatedRow("b", "sekitar 50%", 50.0, shape="open"),
        figures.StatedRow("c", "65% sampai 68%", 65.0, 65.0, 68.0, "range"),
        figures.StatedRow("d", "lebih dari 50%", 50.0, 50.0, shape="at_least"),
        figures.StatedRow("e", "71,63%", 71.63, shape="computed"),
    ]
    figure = figures.stated(rows, WORDS, LOOK)
    dots = marked(figure)[0]
    assert list(dots.marker.symbol) == [
        "circle",
        "circle-open",
        "circle",
        "circle",
        "diamond",
    ]
    assert dots.text[0] == "675 ribu<br>JPNN"
    assert list(dots.marker.opacity)[2] == 0  # a range has no dot, only its bar
    bars = [trace for trace in figure.data if trace.mode == "lines+markers"]
    assert [list(bar.x) for bar in bars] == [[65.0, 68.0], [50.0, 62.0]]
    assert bars[1].marker.symbol[1] == "triangle-right"


def test_a_statement_above_100_widens_the_axis() -> None:
    rows = [figures.StatedRow("a", "150%", 150.0, 149.5, 150.5)]
    assert figures.stated(rows, WORDS, LOOK).layout.xaxis.range[1] > 150


def test_text_from_data_is_no_markup() -> None:
    row = figures.StatedRow("<b>x</b>", "1%", 1.0, detail="<img src=x>")
    figure = figures.stated([row], WORDS, LOOK)
    assert texts(figure)[0] == "&lt;b&gt;x&lt;/b&gt;"
    assert marked(figure)[0].text[0] == "&lt;img src=x&gt;"


def test_a_label_longer_than_a_phone_is_cut() -> None:
    row = figures.StatedRow("31 Desember 2025 · " + "PU + BPU + " * 5, "1%", 1.0)
    label = texts(figures.stated([row], WORDS, LOOK))[0]
    assert len(label) <= 38
    assert label.endswith("…")


def test_a_finger_on_a_chart_scrolls_the_page() -> None:
    for figure in (
        figures.spine([spine_row()], "C", WORDS, LOOK),
        figures.workforce([round_of(2024, 5), round_of(2025, 6)], WORDS, LOOK),
        figures.stated([figures.StatedRow("a", "1%", 1.0)], WORDS, LOOK),
    ):
        assert figure.layout.dragmode is False
        assert figure.layout.xaxis.fixedrange is True
        assert figure.layout.showlegend is False


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
    look = figures.look(theme)
    for text in (look.ink, look.accent, look.peer):
        assert contrast(text, look.paper) >= 4.5


def a_course(**more):
    known = [
        Seen(date(2023, 12, 31), 400),
        Seen(date(2024, 12, 31), 500),
        Seen(date(2026, 2, 28), 450),
    ]
    expected = [Foretold(date(2026, 3, 1), 455, 400, 510, 420)]
    return Course(**({"known": known, "expected": expected} | more))


def test_a_forecast_is_dashed_and_breaks_over_a_year_without_figures() -> None:
    figure = ahead(a_course(), WORDS, LOOK)
    by_name = {trace.name: trace for trace in figure.data}
    # Months after December 2023; 14 lie between the last two figures.
    assert list(by_name["known"].x) == [0, 12, 25.5, 26]
    assert list(by_name["known"].y) == [400, 500, None, 450]
    assert by_name["known"].connectgaps is False
    assert by_name["expected"].line.dash == "dash"
    assert list(by_name["expected"].y) == [450, 455]
    assert list(by_name["interval"].y) == [450, 510, 400]
    assert list(by_name["unrenewed"].y) == [450, 420]
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.shapes[-1].x0 == 26
    assert "prakiraan<br><b>455</b>" in texts(figure)


def test_other_series_are_hollow_and_targets_thin_lines() -> None:
    course = a_course(
        expected=[Foretold(date(2026, 3, 1), 455, 400, 510, 455)],
        beside=[Seen(date(2025, 1, 31), 480)],
        levels=[Level("target 2026", 700), Level("your target", 600, is_typed=True)],
    )
    figure = ahead(course, WORDS, LOOK)
    by_name = {trace.name: trace for trace in figure.data}
    assert by_name["beside"].mode == "markers"
    assert "unrenewed" not in by_name  # nothing lies below what is expected
    lines = [
        (line.y0, line.line.width, line.line.dash) for line in figure.layout.shapes
    ]
    assert lines[:2] == [(700, 1, "solid"), (600, 1, "dash")]
    assert "target 2026<br><b>700</b>" in texts(figure)
