"""Dots on lines as SVG: ranks with their ranges, percents in groups."""

from cakupan.charts import DotGroup, DotGroups, RankRows
from cakupan.pictures.drawing import ACCENT, GUIDE, INK, PAPER, PEER, Drawing
from cakupan.pictures.placing import cut, text_width

NAME_LETTERS = 20  # of a region's name beside its row
MARGIN = 0.02  # of the axis, left and right of its ends
_WIDTH = 480.0
_SIZE = 12.0
_RANK_ROW = 19.0
_NAMES = 132.0
_HEAD = 20.0
_AXIS = 22.0
_GROUP_ROW = 44.0


def cut_name(name: str, most: int) -> str:
    """Return a name with so many letters at most.

    >>> cut_name("Kepulauan Bangka Belitung", 12)
    'Kepulauan B…'
    """
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def reach(group: DotGroup) -> tuple[float, float]:
    """Return the least and the most of a group."""
    values = [dot.value for dot in group.dots]
    return min(values), max(values)


def draw_rank_rows(chart: RankRows) -> Drawing:
    """Return one row a region: a dot at its rank, a line over its range."""
    head = _HEAD if chart.mark else 4.0
    bottom = head + _RANK_ROW * len(chart.rows)
    drawing = Drawing(_WIDTH, bottom + _AXIS)
    last = chart.ticks[-1].value

    def x_of(rank: float) -> float:
        return _NAMES + (_WIDTH - _NAMES) * (rank - 0.3) / (last + 0.4)

    if chart.mark:
        drawing.text(0, 13, chart.mark, size=_SIZE, bold=True)
    for tick in chart.ticks:
        x = x_of(tick.value)
        drawing.line(x, head, x, bottom, colour=GUIDE)
        half = text_width(tick.label, _SIZE) / 2
        middle = min(x, _WIDTH - half)
        drawing.text(middle, bottom + 15, tick.label, size=_SIZE, anchor="middle")
    for at, row in enumerate(chart.rows):
        y = head + _RANK_ROW * (at + 0.5)
        colour = ACCENT if row.is_own else PEER
        drawing.text(
            _NAMES - 10,
            y + 4,
            cut(cut_name(row.label, NAME_LETTERS), _SIZE, _NAMES - 12),
            size=_SIZE,
            anchor="end",
            bold=row.is_own,
            colour=ACCENT if row.is_own else INK,
        )
        with drawing.series(row.label):
            drawing.line(x_of(row.low), y, x_of(row.high), y, colour=colour, width=3)
            drawing.dot(x_of(row.rank), y, 4.5, colour=colour)
    return drawing


def draw_dot_groups(chart: DotGroups) -> Drawing:
    """Return one line a group: its dots by value, the chosen ones last and filled."""
    bottom = _GROUP_ROW * len(chart.groups)
    drawing = Drawing(_WIDTH, bottom + _AXIS)
    end = chart.ticks[-1].value

    def x_of(value: float) -> float:
        return 8 + (_WIDTH - 16) * value / end

    for tick in chart.ticks:
        x = x_of(tick.value)
        drawing.line(x, 0, x, bottom, colour=GUIDE)
        half = text_width(tick.label, _SIZE) / 2
        middle = min(max(x, half), _WIDTH - half)
        drawing.text(middle, bottom + 15, tick.label, size=_SIZE, anchor="middle")
    for at, group in enumerate(chart.groups):
        top, y = _GROUP_ROW * at, _GROUP_ROW * at + 30
        width = text_width(group.value_label, _SIZE, bold=True)
        drawing.box(0, top + 2, _WIDTH, 15, fill=PAPER)
        label = cut(group.label, _SIZE, _WIDTH - width - 16)
        drawing.text(0, top + 14, label, size=_SIZE)
        drawing.text(
            _WIDTH, top + 14, group.value_label, size=_SIZE, anchor="end", bold=True
        )
        with drawing.series(group.label):
            least, most = reach(group)
            drawing.line(x_of(least), y, x_of(most), y, colour=PEER)
            for dot in sorted(group.dots, key=lambda dot: dot.is_chosen):
                if dot.is_chosen:
                    drawing.diamond(x_of(dot.value), y, 6, colour=ACCENT)
                else:
                    drawing.dot(x_of(dot.value), y, 4, colour=PEER, is_open=True)
    return drawing
