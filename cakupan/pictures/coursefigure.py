"""A course as a Plotly figure, for a page; the upright axis begins at zero."""

from cakupan.charts import Course
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.courses import ends, last_month, month_at, named_years, runs
from cakupan.pictures.look import Look
from cakupan.pictures.placing import apart

_HEIGHT = 340
_BOTTOM = 30
_TOP = 8
_LINE = 34  # pixels of a label of two lines
_MOST_YEARS = 5  # that a phone can name
_MOST_DOTS = 30  # more would run into each other


def course_figure(chart: Course, look: Look) -> Canvas:
    """Return the lines over the months, their names at the right."""
    canvas = Canvas(_HEIGHT, look, left=58, right=124, bottom=_BOTTOM)
    top = _axes(canvas, chart)
    _draw_levels(canvas, chart)
    _draw_expected(canvas, chart)
    _draw_known(canvas, chart)
    _draw_beside(canvas, chart)
    _draw_last(canvas, chart)
    _label_ends(canvas, chart, top)
    return canvas


def _axes(canvas: Canvas, chart: Course) -> float:
    """Draw the axes and return the upper end of the upright one."""
    years = named_years(chart, _MOST_YEARS)
    shared = {
        "tickfont": {"size": SMALL, "color": canvas.look.ink},
        "zeroline": False,
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": canvas.look.guide,
    }
    canvas.layout["xaxis"] = {
        **shared,
        "range": [-1, last_month(chart) + 1],
        "tickvals": [month for _year, month in years],
        "ticktext": [str(year) for year, _month in years],
        "tickangle": 0,
    }
    top = chart.ticks[-1].value * 1.04
    canvas.layout["yaxis"] = {
        **shared,
        "range": [0, top],
        "tickvals": [tick.value for tick in chart.ticks],
        "ticktext": [tick.label for tick in chart.ticks],
    }
    return top


def _draw_known(canvas: Canvas, chart: Course) -> None:
    xs: list[float] = []
    ys: list[float | None] = []
    texts: list[str] = []
    for run in runs(chart):
        months = [month_at(chart, mark.day) for mark in run]
        if xs:
            # Between two runs the line breaks.
            xs, ys, texts = [*xs, months[0] - 0.5], [*ys, None], [*texts, ""]
        xs += months
        ys += [mark.value for mark in run]
        texts += [_lines(mark.detail) for mark in run]
    colour = canvas.look.accent
    canvas.trace(
        x=xs,
        y=ys,
        name="known",
        mode="lines+markers" if len(chart.known) <= _MOST_DOTS else "lines",
        connectgaps=False,
        line={"width": 2.5, "color": colour},
        marker={"size": 8, "color": colour},
        text=texts,
    )


def _draw_expected(canvas: Canvas, chart: Course) -> None:
    look, known = canvas.look, chart.known[-1]
    start = month_at(chart, known.day)
    months = [month_at(chart, part.month) for part in chart.expected]
    lows = [part.low for part in chart.expected]
    highs = [part.high for part in chart.expected]
    canvas.trace(
        x=[start, *months, *months[::-1]],
        y=[known.value, *highs, *lows[::-1]],
        name="interval",
        mode="lines",
        fill="toself",
        fillcolor=look.guide,
        line={"width": 0, "color": look.guide},
    )
    canvas.trace(
        x=[start, *months],
        y=[known.value, *(part.value for part in chart.expected)],
        name="expected",
        mode="lines",
        line={"width": 2, "dash": "dash", "color": look.accent},
        text=["", *(_lines(part.detail) for part in chart.expected)],
    )
    if "lower course" in ends(chart):
        canvas.trace(
            x=[start, *months],
            y=[known.value, *(part.lower_course for part in chart.expected)],
            name="lower course",
            mode="lines",
            line={"width": 2, "dash": "dot", "color": look.ink},
        )


def _draw_beside(canvas: Canvas, chart: Course) -> None:
    if not chart.beside:
        return
    colour = canvas.look.peer
    canvas.trace(
        x=[month_at(chart, mark.day) for mark in chart.beside],
        y=[mark.value for mark in chart.beside],
        name="beside",
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 8,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        text=[_lines(mark.detail) for mark in chart.beside],
    )


def _draw_levels(canvas: Canvas, chart: Course) -> None:
    canvas.lines += [
        {
            "type": "line",
            "x0": 0,
            "x1": 1,
            "xref": "paper",
            "y0": level.value,
            "y1": level.value,
            "layer": "below",
            "line": {
                "width": 1,
                "dash": "dash" if level.is_typed else "solid",
                "color": canvas.look.ink,
            },
        }
        for level in chart.levels
    ]


def _draw_last(canvas: Canvas, chart: Course) -> None:
    """Draw where the known figures end."""
    place = month_at(chart, chart.known[-1].day)
    canvas.lines.append(
        {
            "type": "line",
            "x0": place,
            "x1": place,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "layer": "below",
            "line": {"width": 1.5, "dash": "dot", "color": canvas.look.peer},
        }
    )
    canvas.text(
        plain(chart.last_label).replace(" ", "<br>", 1),
        x=place,
        y=0.02,
        yref="paper",
        yanchor="bottom",
        xanchor="right",
        xshift=-4,
        align="right",
        font={"size": SMALL, "color": canvas.look.peer},
    )


def _label_ends(canvas: Canvas, chart: Course, top: float) -> None:
    """Write what each line is at its right end, moved apart where needed."""
    look, named = canvas.look, ends(chart)
    inner = _HEIGHT - _BOTTOM - _TOP
    wanted = {key: inner * value / top for key, (_end, value) in named.items()}
    for key, height in apart(wanted, dict.fromkeys(named, _LINE), inner).items():
        end, _value = named[key]
        canvas.text(
            f"{plain(end.label)}<br><b>{plain(end.value_label)}</b>",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            align="left",
            y=height / inner * top,
            yanchor="middle",
            font={
                "size": SMALL,
                "color": look.accent if key == "expected" else look.ink,
            },
        )


def _lines(detail: str) -> str:
    return plain(detail).replace("\n", "<br>")
