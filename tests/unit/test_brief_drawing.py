"""The brief's drawings: as the pages' charts and map, and safe to put into SVG."""

import re
import subprocess
import sys
from datetime import date
from xml.etree import ElementTree

import pytest

from cakupan.charts import Calendar, DayTick, Span, Tick, Timeline, TimeMark, TimeSeries
from cakupan.pictures import svg
from tests.country import PROJECT


def words_of(drawn: str) -> list[str]:
    return [
        part.text or ""
        for part in ElementTree.fromstring(drawn).iter()  # noqa: S314 -- our own drawing
        if part.tag.endswith("text")
    ]


def mark(day: date, value: float, label: str = "", **more: str) -> TimeMark:
    return TimeMark(day, value, label or f"{value}%", **more)  # type: ignore[arg-type]


def drawing(*marks: TimeMark) -> str:
    ticks = tuple(Tick(value, f"{value}%") for value in (0, 20, 40, 60))
    return svg.draw(Timeline("", (TimeSeries("Terbit", marks),), ticks), "alt")


def lines_of(drawn: str) -> int:
    """Count the lines that join marks; those of the axes are lighter."""
    runs = re.findall(r'<path d="([^"]*)" stroke="#(?:16191D|A33D12)"', drawn)
    return sum(run.count("M") for run in runs)


@pytest.mark.parametrize(
    ("runs", "lines"), [(("", ""), 0), (("a", "b"), 0), (("a", "a"), 1)]
)
def test_only_marks_of_one_run_are_joined(runs, lines):
    marks = [
        mark(date(2023 + place, 1, 1), 40.0 + place, run=run)
        for place, run in enumerate(runs)
    ]
    assert lines_of(drawing(*marks)) == lines


def test_labels_of_marks_do_not_cover_each_other():
    crowd = [mark(date(2023, 7, day), 50.0 + day / 10) for day in range(1, 9)]
    spots = [
        (float(x), float(y))
        for x, y, said in re.findall(
            r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>(5[\d.]+%)', drawing(*crowd)
        )
        if said
    ]
    assert spots
    assert all(
        abs(a[1] - b[1]) >= 10 or abs(a[0] - b[0]) >= 20
        for place, a in enumerate(spots)
        for b in spots[place + 1 :]
    )


def test_the_bar_of_a_plan_is_hollow_and_today_is_named():
    months = date(2026, 1, 1), date(2026, 6, 1)
    chart = Calendar(
        title="",
        spans=(Span("Prov", "10, until Jun 2026", *months, 10, is_plan=True),),
        today=date(2026, 11, 21),
        today_label="today",
        ticks=(DayTick(date(2026, 1, 1), "Jan 2026"),),
    )
    drawn = svg.draw(chart, "alt")
    assert {"today", "Prov", "Jan 2026"} <= set(words_of(drawn))
    assert re.search(r'<rect [^>]*height="10" fill="#FFFFFF" stroke="#5F6770"', drawn)


def test_the_page_of_the_brief_loads_no_library_that_writes_documents():
    code = (
        "import sys\nimport cakupan.ui.briefing\n"
        "print(sorted({'typst', 'pptx', 'docx', 'lxml'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout.strip() == "[]", result.stderr


def test_a_label_of_marks_on_one_spot_names_them_all():
    day = date(2023, 7, 5)
    marks = mark(day, 49.74), mark(day, 50.0, "about 50%", kind="about")
    assert "about 50%; 49.74%" in words_of(drawing(*marks))
