"""The forecast's chart says what its rows say, on invented figures."""

from datetime import date

from cakupan.figures.ahead import Course, Foretold, Level, Seen, ahead
from cakupan.pictures.look import look
from cakupan.wording import speak

WORDS = speak("id")
LOOK = look("light")


def texts(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


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
