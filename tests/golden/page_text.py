"""A page as text, in the order of reading: all that a reader gets, nothing volatile.

Left out are ids, widths and styles, programs of components, versions in addresses, the
base map's lines, and of a statement in SQL all but its first line: it is a file here.
What is not seen and yet counts (by what a table is sorted, the words a row is found by,
what is beyond the first rows of a long list) is a digest: it does not say what changed,
but that something did.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import numpy as np
from streamlit.testing.v1 import AppTest

# Longer lists are cut to so many entries, with a digest of the others.
LONGEST = 40
# A text of more characters that stood before is referred to by its beginning.
_LONG = 120
_BEGUN = 40
_LIST = 400

Element = list[str]


def elements(
    app: AppTest, file_names: Mapping[str, str], *, is_of_sources: bool = False
) -> list[Element]:
    """Return what a page shows, each element as its lines.

    Args:
        app: the page, run.
        file_names: what each button downloads, by the button's key.
        is_of_sources: whether addresses of publishers stand in full.
    """
    return _Page(app, file_names, is_of_sources).elements


def sections(pages: Iterable[tuple[str, list[Element]]]) -> str:
    """Return pages under their names as one text; what stood before is referred to.

    A block (all from one heading to the next), an element or a line that is long and
    stands word for word in an earlier page is its beginning and ``= as`` that page,
    with a digest, so that the reference is to one text alone.
    """
    seen: dict[str, str] = {}
    lines = []
    for name, page in pages:
        lines += ["", "=" * 72, name, "=" * 72]
        for block in _blocks(page):
            elements = ["\n".join(element) for element in block]
            lines += ["", *_told("\n".join(elements), elements, name, seen)]
    return "\n".join(lines[1:]) + "\n"


def _told(
    text: str, parts: Sequence[str], name: str, seen: dict[str, str]
) -> Iterator[str]:
    """Give the lines of a text made of parts; of what an earlier page has, a reference.

    Args:
        text: the parts, one beneath the other.
        parts: elements of a block, or lines of an element; none for a line.
        name: the page that the text is of.
        seen: the page that first had each text; what is new is added.
    """
    first = seen.setdefault(text, name) if len(text) > _LONG else name
    if first != name:
        head = text.partition("\n")[0]
        begun = head if len(head) < _BEGUN else f"{head[:_BEGUN]}…"
        yield f"{begun} = as {first}, {digest(text)}"
    elif not parts:
        yield text
    else:
        for part in parts:
            lines = part.split("\n")
            yield from _told(part, lines if len(lines) > 1 else (), name, seen)


def digest(value: object) -> str:
    """Return eight digits that change when a value does."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def number(value: object) -> str:
    """Return a value as it is drawn; a float to four decimals.

    >>> number(71.63084401787478), number(65.0), number("Agustus"), number(None)
    ('71.6308', '65', 'Agustus', '-')
    """
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)


def _blocks(page: list[Element]) -> Iterator[list[Element]]:
    block: list[Element] = []
    for element in page:
        if element[0].lstrip().startswith("#") and block:
            yield block
            block = []
        block.append(element)
    if block:
        yield block


def _cut(rows: Sequence[str]) -> list[str]:
    """Return lines, the first of many with a digest of the others."""
    if len(rows) <= LONGEST:
        return list(rows)
    rest = rows[LONGEST:]
    return [*rows[:LONGEST], f"… {len(rest)} more: {digest(rest)}"]


# What is said before a text of each kind.
_TEXTS = {"markdown": "", "caption": ""}
_TEXTS |= {kind: f"[{kind}] " for kind in ("info", "warning", "error", "success")}


class _Page:
    """Walks a page from above."""

    def __init__(
        self, app: AppTest, file_names: Mapping[str, str], is_of_sources: bool
    ) -> None:
        self.file_names = file_names
        self.elements: list[Element] = []
        links = [link.proto for link in app.get("page_link")]
        # The menu's links hold the address as it was understood.
        menu = next(link for link in links if link.page == "ringkasan")
        self.here = dict(parse_qsl(menu.query_string, keep_blank_values=True))
        self.elements.append([f"address: {menu.query_string}"])
        self.is_of_sources = is_of_sources
        self._walk(app.main, 0)
        self._walk(app.sidebar, 0)

    def _walk(self, block: Any, depth: int) -> None:
        for _place, node in sorted(block.children.items()):
            lines = self._lines(node)
            # What is shown is one element, settings and words of a component another:
            # of two tables alike, another row may be picked.
            is_apart = node.type == "bidi_component"
            more = [line for line in lines[1:] if is_apart and line.startswith("  ")]
            for part in ([line for line in lines if line not in more], more):
                if part:
                    self.elements.append(["  " * depth + line for line in part])
            if hasattr(node, "children"):
                is_named = node.type in ("popover", "expander")
                self._walk(node, depth + is_named)

    def _lines(self, node: Any) -> Element:
        kind, proto = node.type, node.proto
        if kind in ("flex_container", "column", "main", "sidebar"):
            return []
        if kind in ("popover", "expander"):
            label = proto.popover.label if kind == "popover" else proto.label
            return [f"[{kind}] {label}"]
        if kind in ("title", "header", "subheader"):
            return [f"{'#' * int(proto.tag[1:])} {proto.body}"]
        if kind in _TEXTS:
            return [_TEXTS[kind] + line for line in proto.body.splitlines()]
        if kind == "html":
            return _Html(proto.body, self).lines
        if kind == "page_link":
            return [f"{proto.label} -> {self.link(proto.page, proto.query_string)}"]
        if kind == "plotly_chart":
            return _chart(json.loads(proto.spec))
        if kind == "bidi_component":
            return self._component(proto)
        if kind in ("button", "download_button"):
            return [self._button(kind, proto)]
        return self._field(kind, proto, node)

    def link(self, page: str, query: str) -> str:
        """Return where a link leads: what of the address is another there."""
        asked = dict(parse_qsl(query, keep_blank_values=True))
        other = [f"{k}={v}" for k, v in asked.items() if self.here.get(k) != v]
        gone = [f"{key}?" for key in self.here if key not in asked] if asked else []
        return f"{page or '/'} {' '.join([*other, *gone])}".strip()

    def address(self, href: str) -> str:
        """Return an address as a reader is led by it; one of the app in short."""
        parts = urlsplit(href)
        if parts.scheme or href.startswith("#"):
            return href
        place = f"#{parts.fragment}" if parts.fragment else ""
        return self.link(parts.path, parts.query) + place

    def _button(self, kind: str, proto: Any) -> str:
        name = self.file_names[key_of(proto.id)] if kind == "download_button" else ""
        return "".join(
            (
                f"[{kind.removesuffix('_button')}] {proto.label}",
                f" = {name}" if name else "",
                " (chosen)" if proto.type == "primary" else "",
                " (disabled)" if proto.disabled else "",
                f" (help: {proto.help})" if proto.help else "",
            )
        )

    def _field(self, kind: str, proto: Any, node: Any) -> Element:
        if key_of(proto.id).startswith("_cakupan"):
            return []
        offered: list[str] = []
        if kind == "file_uploader":
            return [f"[file_uploader] {proto.label}"]
        if kind in ("text_input", "text_area"):
            value = node.value
        elif kind == "selectbox":
            offered = list(proto.options)
            first = offered[proto.default] if proto.HasField("default") else ""
            value = proto.raw_value if proto.set_value else first
        elif kind in ("multiselect", "button_group"):
            offered = [getattr(one, "content", one) for one in proto.options]
            chosen = [offered[place] for place in proto.default]
            value = ", ".join(proto.raw_values if proto.set_value else chosen)
        else:
            raise ValueError(f"{kind}: expected a kind of element that is written")
        more = [f"{proto.placeholder}…"] if getattr(proto, "placeholder", "") else []
        more += [f"help: {proto.help}"] if proto.help else []
        tail = f" ({'; '.join(more)})" if more else ""
        lines = [f"[{kind}] {proto.label} = {value}{tail}"]
        if len(offered) > LONGEST:
            lines.append(f"  of {len(offered)}: {digest(offered)}")
        elif offered:
            lines.append(f"  of {len(offered)}: {'; '.join(offered)}")
        return lines

    def _component(self, proto: Any) -> Element:
        name = proto.component_name.removeprefix("cakupan_")
        if name.endswith("_program"):
            return []
        (data,) = json.loads(proto.json)
        if name == "data_table":
            return self._table(data)
        if name == "region_map":
            return _map(data)
        if name == "cite_button":
            return self._cites(data)
        if name == "copy_link":
            link = self.address(data.pop("query"))
            return [f"[copy_link] {link}", *_leaves(data)]
        return [f"[{name}]", *_leaves(data)]

    def _cites(self, data: dict[str, Any]) -> Element:
        lines, before = [f"[cite] {data.pop('label')}".rstrip()], self.here
        for entry in data.pop("entries"):
            asked = dict(parse_qsl(entry["query"][1:], keep_blank_values=True))
            other = [
                f"{key}={value}"
                for key, value in asked.items()
                if before.get(key) != value
                and f"[Cakupan {value}]" not in entry["text"]
            ]
            lines.append(f"  {entry['text']} -> {' '.join(other)}".removesuffix(" -> "))
            before = asked
        return [*lines, *_leaves(data)]

    def _table(self, data: dict[str, Any]) -> Element:
        columns, rows = data.pop("columns"), data.pop("rows")
        heads = [_with(one["label"], one["note"]) for one in columns]
        unseen = [
            [row[0], row[1], *(_sorted_by(cell) for cell in row[2:])] for row in rows
        ]
        return [
            f"[table] {data.pop('caption')} ({len(rows)} rows)",
            " | ".join(heads),
            *_cut([" | ".join(map(self._cell, row[2:])) for row in rows]),
            f"keys, further words and order: {digest([columns, unseen])}",
            *_leaves(data),
        ]

    def _cell(self, cell: list[Any]) -> str:
        text, _order, note, tone, href = [*cell, *[None] * (5 - len(cell))]
        link = f" -> {self.address(href)}" if href else ""
        return _with(text, note, tone) + link


def key_of(widget_id: str) -> str:
    """Return the key of a widget, which is the end of its id.

    >>> key_of("$$ID-372d26cf6ad26d46066931cfd56cd809-download_targets_csv")
    'download_targets_csv'
    """
    return re.sub(r"^\$\$(ID|WIDGET)-[0-9a-f]+-", "", widget_id)


def _with(text: str, note: str | None, tone: str | None = None) -> str:
    text = " ".join(text.split())
    note = f" / {' '.join(note.split())}" if note else ""
    return text + note + (f" [{tone}]" if tone else "")


def _sorted_by(cell: list[Any]) -> str:
    return number(cell[1]) if len(cell) > 1 else "-"


def _leaves(value: Any, path: str = "") -> Iterator[str]:
    """Give each text and number within a component's data, under its place."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        if value and not any(isinstance(one, dict | list) for one in value):
            yield f"  {path}: {', '.join(map(number, value))}"
        else:
            for place, one in enumerate(value):
                yield from _leaves(one, f"{path}.{place}")
    elif value not in (None, ""):
        yield f"  {path}: {number(value)}"


def _map(data: dict[str, Any]) -> Element:
    shapes, regions = data.pop("shapes"), data.pop("regions")
    drawn = urlsplit(shapes["url"]).path.rpartition("/")[2]
    lists = [regions[key] for key in regions]
    rows = []
    for values in zip(*lists, strict=True):
        one = dict(zip(regions, values, strict=True))
        absence = f"[{one['absence']}]" if one["absence"] else None
        texts = [
            one["code"],
            _with(one["name"], one["short"]),
            " ".join(filter(None, (one["value"], absence))),
            " / ".join(one["detail"].splitlines()),
            one["mark"],
            f"class {number(one['cls'])}{' over' if one['over'] else ''}",
            f"size {number(one['size'])}",
        ]
        rows.append(" | ".join(filter(None, texts)))
    legend = [
        f"  legend {one['kind']} {number(one['key'])}: {one['label']} ({one['count']})"
        for one in data.pop("legend")
    ]
    return [
        f"[map] {data.pop('title')} ({len(rows)} regions; {shapes['kind']}, {drawn})",
        *_cut(rows),
        *legend,
        *_leaves(data),
    ]


def _values(values: Any) -> list[Any]:
    """Return the values of a chart's axis, which travel as a list or packed."""
    if isinstance(values, dict):
        packed = base64.b64decode(values["bdata"])
        return np.frombuffer(packed, dtype=values["dtype"]).tolist()
    if values is None or isinstance(values, list):
        return list(values or ())
    return [values]


def _chart(spec: dict[str, Any]) -> Element:
    layout = spec["layout"]
    title = (layout.get("title") or {}).get("text", "")
    lines = [f"[chart] {title}".rstrip()]
    for trace in spec["data"]:
        lines += _trace(trace)
    for axis in sorted(key for key in layout if re.fullmatch(r"[xy]axis\d*", key)):
        what = layout[axis]
        ticks = ", ".join(map(number, _values(what.get("ticktext"))))
        name = (what.get("title") or {}).get("text", "")
        if name or ticks:
            lines.append(f"  {axis}: {name} {ticks}".replace("  ", " ").rstrip())
    for note in layout.get("annotations", ()):
        lines.append(f"  note: {_plain(note['text'])}")
    for shape in layout.get("shapes", ()):
        ends = " ".join(f"{k}={number(shape.get(k))}" for k in ("x0", "x1", "y0", "y1"))
        lines.append(f"  shape: {shape.get('type')} {ends}")
    return lines


def _trace(trace: dict[str, Any]) -> Element:
    xs, ys = _values(trace.get("x")), _values(trace.get("y"))
    texts = _values(trace.get("text"))
    marker = trace.get("marker") or {}
    signs = marker.get("symbol")
    name = " ".join(filter(None, (trace.get("name"), trace.get("mode"))))
    base = _values(trace.get("base"))
    head = f"  series {trace['type']} {name}:".replace(" :", ":")
    if not texts and not isinstance(signs, list):
        points = [
            f"{number(x)}={number(y)}" for x, y in zip(xs, ys, strict=True) if x or y
        ]
        return [f"{head} {'; '.join(_cut(points))}"]
    points = []
    for place, (x, y) in enumerate(zip(xs, ys, strict=True)):
        text = _plain(texts[place] if len(texts) == len(xs) else "".join(texts))
        sign = f" [{signs[place]}]" if isinstance(signs, list) else ""
        since = f" from {number(base[place])}" if len(base) == len(xs) else ""
        points.append(f"    {number(x)}={number(y)}{since}{sign} {text}".rstrip())
    return [head, *_cut(points)]


def _plain(text: object) -> str:
    """Return a chart's text as one line."""
    said = re.sub(r"<br\s*/?>", " / ", str(text or ""))
    return re.sub(r"<[^>]+>", "", said)


_LINES = {
    *("p", "div", "ul", "ol", "li", "table", "thead", "tbody", "tr", "caption", "br"),
    *("section", "nav", "footer", "header", "details", "summary", "dl", "dt", "dd"),
    *("h1", "h2", "h3", "h4", "h5", "pre", "svg", "text", "title", "desc", "button"),
}
_STARTS = {"li": "- ", "summary": "[details] ", "h1": "# ", "h2": "## ", "h3": "### "}
_STARTS |= {"h4": "#### ", "h5": "##### ", "button": "[button] "}


def _once(text: str) -> str:
    """Return a text; of a word that is written over and over, how often it is.

    >>> _once("SIMULASI" * 24)
    'SIMULASI (x 24)'
    """
    found = re.fullmatch(r"([A-Z]+?)\1{3,}", text)
    return f"{found[1]} (x {len(text) // len(found[1])})" if found else text


class _Html(HTMLParser):
    """HTML as lines: one a paragraph, heading or row of a table."""

    def __init__(self, html: str, page: _Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.lines: Element = []
        self.line = ""
        self.row: list[str] | None = None
        self.open: list[tuple[str, str]] = []  # what a tag adds where it ends
        self.silent = 0
        self.names: list[str] = []
        self.begun: list[int] = []  # where each open table or list begins
        self.feed(html)
        self.close()
        self._end_line()

    def _end_line(self) -> None:
        text = _once(" ".join(self.line.split()))
        self.line = ""
        if self.row is not None:  # a line within a cell
            if text and self.row:
                before = self.row[-1]
                self.row[-1] = f"{before} / {text}" if before else text
            return
        if not text or text in _STARTS.values():
            return
        if len(text) > _LIST:  # of sources: a line each
            self.lines += text.replace("); ", ");\n  ").splitlines()
        else:
            self.lines.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in ("style", "script"):
            self.silent += 1
        if tag in _LINES:
            self._end_line()
        if (name := given.get("aria-label")) and name not in self.names:
            self.names.append(name)
            self.line += f"[{name}] "
            if tag in _LINES and self.row is None:
                self._end_line()
        if tag in ("table", "ul") and self.row is None:
            self.begun.append(len(self.lines))
        if tag == "tr":
            self.row = []
        if tag in ("td", "th") and self.row is not None:
            self._end_line()
            self.row.append("")
        self.line += _STARTS.get(tag, "")
        if tag == "img":
            self._image(given)
        if tag not in ("img", "br", "input", "wbr", "hr"):
            href = given.get("href")
            self.open.append((tag, self._link(href, given.get("title"))))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, ending = self.open.pop()
            self.line += ending
            if name == tag:
                break
        if tag in ("style", "script"):
            self.silent -= 1
        if tag in ("td", "th") or tag in _LINES:
            self._end_line()
        if tag in ("table", "ul") and self.row is None:
            first = self.begun.pop()
            self.lines[first:] = _cut(self.lines[first:])
        if tag == "tr" and self.row is not None:
            self.line, self.row = " | ".join(self.row), None
            self._end_line()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if any(tag == "pre" for tag, _ending in self.open):
            data = data.strip().partition("\n")[0]
        self.line += data

    def _link(self, href: str | None, title: str | None) -> str:
        """Return what follows a text that leads somewhere or says more when pointed at.

        A publisher's address stands in full on the page of sources alone.
        """
        if href and href.startswith("http") and not self.page.is_of_sources:
            return f" <{urlsplit(href).hostname} {digest([href, title])}>"
        link = f" <{self.page.address(href)}>" if href else ""
        return link + (f' "{title}"' if title else "")

    def _image(self, given: dict[str, str]) -> None:
        self._end_line()
        self.line = f"[image] {given.get('alt', '')}"
        self._end_line()
        head, _comma, data = given.get("src", "").partition(",")
        if head == "data:image/svg+xml;base64":
            inner = _Html(base64.b64decode(data).decode(), self.page)
            self.lines += ["  " + line for line in _cut(inner.lines)]
