"""The region map: a Streamlit component of one SVG (see docs/decisions/0003).

It draws what it is given and reports what the reader picked. It reads no store, knows
no language (every word comes in the payload) and computes no figure. Component code is
trusted code: data reaches it as data and is never made into HTML.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NotRequired, TypedDict

import streamlit as st

from cakupan.ui import program

_FOLDER = Path(__file__).parent
# One script in four files: it reaches the browser as one text, from which relative
# imports cannot be resolved.
_SCRIPTS = ("drawing.js", "saving.js", "choosing.js", "map.js")

_HTML = """
<div class="map">
  <button class="up" type="button" hidden></button>
  <div class="stage" aria-busy="true">
    <svg class="drawing" role="listbox" aria-describedby="keys"></svg>
    <div class="status" role="status">
      <p></p><button class="retry" type="button" hidden></button>
    </div>
    <p class="keys" id="keys"></p>
  </div>
  <ul class="legend"></ul>
  <p class="note" hidden></p>
  <div class="tools">
    <button class="save-svg" type="button" disabled></button>
    <button class="save-png" type="button" disabled></button>
  </div>
  <div class="card" popover="manual" hidden>
    <p class="name"></p><p class="value"></p><p class="detail"></p><p class="mark"></p>
    <button class="open" type="button" hidden></button>
  </div>
  <p class="live" aria-live="polite"></p>
</div>
"""


class MapShapes(TypedDict):
    """Where the shapes are, and how large their drawing is.

    ``url`` begins with ``/`` or a scheme, or is relative to the root of the app, and
    holds a content hash, because the browser keeps what it once fetched. ``width`` and
    ``height`` are those of the shape file; with them the frame has the drawing's
    proportions before the file arrives, without them it takes the height asked for.
    """

    url: str
    kind: Literal["geographic", "tiles"]
    width: NotRequired[float]
    height: NotRequired[float]


class MapRegions(TypedDict):
    """Parallel lists, one entry a region; texts are display strings.

    ``cls`` indexes the palette, ``absence`` is a reason of absence, ``over`` is 1 above
    100 percent, ``size`` is what a bubble's area stands for (in any unit), ``mark`` is
    the text of a dated statement. None where a region has none.
    """

    code: list[str]
    name: list[str]
    short: list[str]
    cls: list[int | None]
    absence: list[str | None]
    over: list[int]
    value: list[str]
    detail: list[str]
    size: list[float | None]
    mark: list[str | None]


class LegendItem(TypedDict):
    """One entry of the legend.

    ``key`` is a class number, a reason of absence or, for a bubble, the size that its
    circle stands for; ``count`` is the number of regions (not said for bubbles).
    """

    kind: Literal["class", "over", "absence", "mark", "bubble"]
    key: int | float | str
    label: str
    count: int


class MapWords(TypedDict):
    """Every word the map shows or speaks, in the reader's language.

    ``up`` names the way up ("Kembali ke Indonesia"); where it is empty there is none,
    and Escape reports nothing. ``count`` holds ``{count}`` and ``without_shape`` (the
    regions that the shape file lacks) ``{names}``. ``over`` is the mark ">100".
    """

    loading: str
    failed: str
    retry: str
    open: str
    up: str
    keys: str
    legend: str
    count: str
    over: str
    without_shape: str
    save_svg: str
    save_png: str


class MapPayload(TypedDict):
    """All that the map shows; ``title`` to ``foot`` are written into saved files."""

    shapes: MapShapes
    mode: Literal["fill", "bubbles"]
    regions: MapRegions
    legend: list[LegendItem]
    palette: list[str]
    selected: str | None
    title: str
    subtitle: str
    foot: str
    watermark: str
    words: MapWords
    file_name: str


@dataclass(frozen=True)
class MapEvent:
    """What the reader did on the map since the last run.

    Attributes:
        picked: code of the region that was picked, or None.
        up: whether the level above was asked for.
    """

    picked: str | None = None
    up: bool = False


def region_map(payload: MapPayload, key: str, height: int | None = None) -> MapEvent:
    """Draw the map and report what the reader did on it, once.

    Values, colours and words may change from run to run under one key: the map is then
    repainted in place. A key belongs to one level, parent and vintage, so that a pick
    made on one map can never be taken for a pick on another.

    Args:
        payload: what to draw.
        key: key of the component, made of level, parent and vintage.
        height: greatest height of the drawing in pixels; None for 640.

    Raises:
        ValueError: the lists of regions differ in length, or a class lies outside the
            palette.
    """
    _check_regions(payload["regions"], len(payload["palette"]))
    shapes = {**payload["shapes"], "url": _url_from_root(payload["shapes"]["url"])}
    result = _component(
        key=key,
        data={**payload, "shapes": shapes, "height": height},
        on_picked_change=_on_change,
        on_up_change=_on_change,
    )
    # What a browser sends is not to be trusted: only a region on the map can be picked.
    picked = result.picked if result.picked in payload["regions"]["code"] else None
    return MapEvent(picked=picked, up=bool(result.up))


def _url_from_root(url: str) -> str:
    """Make a URL relative to the app's root absolute, base path included.

    The browser must not resolve it: on a page in a folder it would look in that folder.
    """
    if url.startswith("/") or "://" in url:
        return url
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/{url}" if base else f"/{url}"


def _check_regions(regions: MapRegions, classes: int) -> None:
    lengths = {name: len(values) for name, values in regions.items()}  # type: ignore[arg-type]
    if len(set(lengths.values())) != 1:
        raise ValueError(f"expected lists of one length for the map, found {lengths}")
    outside = {c for c in regions["cls"] if c is not None and not 0 <= c < classes}
    if outside:
        raise ValueError(
            f"expected classes 0 to {classes - 1} for the map, found {sorted(outside)}"
        )


def _on_change() -> None:
    """Do nothing: a registered callback is what makes Streamlit return the value."""


def _read_script() -> str:
    return "\n".join((_FOLDER / name).read_text("utf-8") for name in _SCRIPTS)


_component = program.component(
    "cakupan_region_map",
    html=_HTML,
    css=(_FOLDER / "map.css").read_text("utf-8"),
    script=_read_script(),
)
