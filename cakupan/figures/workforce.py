"""Workers of a region in every Sakernas August: three lines, with breaks as gaps."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from cakupan.data.store import Row
from cakupan.measures import nice_ticks
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.pictures.placing import apart
from cakupan.wording import Wording, _

BASES = ("labour_force", "employed", "eligible_estimate")
_LABELS: Mapping[str, str] = {
    "labour_force": _("labour force"),
    "employed": _("employed people"),
    "eligible_estimate": _("eligible (estimate)"),
}
_HEIGHT = 270
_BOTTOM = 28
_LINE = 16  # pixels of a line of a label


def workforce(rows: Sequence[Row], words: Wording, look: Look) -> go.Figure:
    """Return the lines of labour force, employed and eligible estimate.

    The axis begins at zero: a sample moves by several percent, and a cut axis would
    make a fall of it. A round with ``has_break`` is not joined to the one before.

    Args:
        rows: of ``workforce__history_by_region``.
        words: of the reader.
        look: colours.
    """
    known = [row for row in rows if row["base"] in BASES and row["workers"] is not None]
    years = sorted({row["period_end"].year for row in known})
    named = years[::-2] if len(years) > 5 else years  # the latest year is named
    canvas = Canvas(_HEIGHT, look, left=64, right=104, bottom=_BOTTOM)
    ticks = nice_ticks(max(row["workers"] for row in known), 6)
    canvas.layout["xaxis"] = {
        "range": [years[0] - 0.4, years[-1] + 0.3],
        "tickvals": named,
        "ticktext": [str(year) for year in named],
        "tickfont": {"size": SMALL, "color": look.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    canvas.layout["yaxis"] = {
        "range": [0, ticks[-1] * 1.06],
        "tickvals": ticks,
        "ticktext": [words.workers_words(tick) for tick in ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "showgrid": True,
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }
    for base in BASES:
        _draw_line(canvas, [row for row in known if row["base"] == base], words)
    _label_ends(canvas, known, ticks[-1] * 1.06, words)
    for year in sorted({row["period_end"].year for row in known if row["has_break"]}):
        _draw_break(canvas, year, words)
    return canvas.figure()


def _style(base: str, look: Look) -> dict[str, object]:
    return {
        "labour_force": {"width": 1.5, "color": look.peer},
        "employed": {"width": 3, "color": look.accent},
        "eligible_estimate": {"width": 2, "color": look.peer, "dash": "dash"},
    }[base]


def _draw_line(canvas: Canvas, rows: Sequence[Row], words: Wording) -> None:
    """Draw one base; a None between two rounds keeps the line from crossing it."""
    if not rows:
        return
    base = rows[0]["base"]
    xs: list[float] = []
    ys: list[int | None] = []
    texts: list[str] = []
    for row in rows:
        year = row["period_end"].year
        gap = (xs and year - xs[-1] > 1) or row["has_break"]
        if xs and gap:
            xs.append(year - 0.5)
            ys.append(None)
            texts.append("")
        xs.append(year)
        ys.append(row["workers"])
        month = words.month(row["period_end"])
        texts.append(
            f"{plain(words.base(base))}<br>{month}: {words.number(row['workers'])}"
        )
    style = _style(base, canvas.look)
    canvas.trace(
        x=xs,
        y=ys,
        name=base,
        mode="lines+markers",
        connectgaps=False,
        line=style,
        marker={"size": 6, "color": style["color"]},
        text=texts,
    )


def _label_ends(
    canvas: Canvas, rows: Sequence[Row], top: float, words: Wording
) -> None:
    """Write name and number at the right of each line, moved apart where needed."""
    last = {row["base"]: row for row in rows}
    texts = {
        base: [
            *words.say(_LABELS[base]).split(" ", 1),
            words.number(last[base]["workers"]),
        ]
        for base in BASES
        if base in last
    }
    inner = _HEIGHT - _BOTTOM - 8
    wanted = {base: inner * last[base]["workers"] / top for base in texts}
    sizes = {base: _LINE * len(lines) + 2 for base, lines in texts.items()}
    for base, height in apart(wanted, sizes, inner).items():
        canvas.text(
            "<br>".join(plain(line) for line in texts[base]),
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            align="left",
            y=height / inner * top,
            yanchor="middle",
            font={"size": SMALL, "color": _style(base, canvas.look)["color"]},
        )


def _draw_break(canvas: Canvas, year: int, words: Wording) -> None:
    """Draw where a new set of weights begins, with its label."""
    canvas.lines.append(
        {
            "type": "line",
            "x0": year - 0.5,
            "x1": year - 0.5,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"width": 1.5, "dash": "dot", "color": canvas.look.peer},
        }
    )
    canvas.text(
        plain(words.say(_("new weights"))).replace(" ", "<br>", 1),
        x=year - 0.5,
        y=0.02,
        yref="paper",
        yanchor="bottom",
        xanchor="right",
        xshift=-4,
        align="right",
        font={"size": SMALL, "color": canvas.look.peer},
    )
