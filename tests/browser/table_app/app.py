"""A page with one data table, driven by tests/browser/test_table_component.py.

Six invented places, or as many blocks as the query asks for; the query also picks the
table's options. What the table reports is written out as text.
"""

import streamlit as st

from cakupan.ui.table import Row, TableCell, TableColumn, data_table

HOSTILE = '<img src=x onerror="document.title=1">'
WORDS = {
    "keys": "Panah: pindah; Enter: pilih",
    "search": "Cari wilayah",
    "count": "{shown} dari {total}",
    "empty": "Belum ada angka yang terbit.",
    "no_match": "Tidak ada wilayah yang cocok.",
    "show_all": "Tampilkan semua ({total})",
    "sorted_up": "Urut {column}: naik",
    "sorted_down": "Urut {column}: turun",
    "sorted_off": "Urut {column}: semula",
}
COLUMNS = [
    TableColumn("name", "Wilayah", is_key=True),
    TableColumn("pct", "Cakupan", "number", note="persen"),
    TableColumn("active", "Terlindungi", "number", note="pekerja"),
    TableColumn("target", "Target", "mark"),
    TableColumn("source", "Sumber"),
    TableColumn("remark", "Catatan", width=float(st.query_params.get("width", 8))),
]

asked = st.query_params
picks = st.session_state.setdefault("picks", [])
st.session_state.runs = st.session_state.get("runs", 0) + 1
if st.button("Tahun"):
    st.session_state.year = 2024
if st.button("Peta"):
    st.session_state.chosen = asked.get("chosen", "r40")
year = st.session_state.get("year", 2023)
level = st.session_state.get("level", "nation")


def place(key, name, pct, tone, target, href, terms="") -> Row:
    """Return a row; a place without a figure says why."""
    figure = (
        TableCell("belum terbit", None, tone="muted")
        if pct is None
        else TableCell(f"{year},{pct:02}%", pct, note=f"{pct} dari 99", tone=tone)
    )
    met = (
        TableCell("tercapai", 1, tone="met")
        if target
        else TableCell("belum", 0, tone="missed")
    )
    count = pct and pct * 10
    # An address that could leave the app is no link, whatever the browser makes of it.
    active = TableCell("" if count is None else str(count), count, href="wilayah")
    return Row(
        key,
        [
            TableCell(name, name),
            figure,
            active,
            met,
            TableCell("S1", "S1", href=href),
            TableCell("seperti tertulis", None),
        ],
        terms,
    )


PLACES = [
    ("c", "Cilacap", 30, None, True, "?region=c", "clp"),
    ("b10", "Blok 10", None, None, False, "//elsewhere.example/x", ""),
    ("b2", "blok 2", 5, None, False, "/wilayah", ""),
    ("e", "Énde", 99, "over", True, "javascript:document.title=1", ""),
    ("h", HOSTILE, 30, None, False, "/\t/elsewhere.example", ""),
    ("d", "Demak", 7, None, True, "./wilayah", ""),
]


def blocks(count: int) -> list[Row]:
    """Return numbered rows of eight cells."""
    return [
        Row(
            f"r{i}",
            [
                TableCell(f"Kabupaten Blok {i}", f"Kabupaten Blok {i}"),
                *(TableCell(f"{year}: {i}.{j}", i * 1000 + j) for j in range(7)),
            ],
        )
        for i in range(1, count + 1)
    ]


columns, rows = COLUMNS, [place(*each) for each in PLACES]
if "rows" in asked:
    columns = [
        COLUMNS[0],
        *(TableColumn(f"n{j}", f"Angka {j}", "number") for j in range(7)),
    ]
    rows = blocks(int(asked["rows"]))
if level == "below":
    rows = [*reversed(rows[:-1]), Row("new", rows[-1].cells)]

event = data_table(
    columns,
    rows,
    f"table-{level}" if "drill" in asked else "table",
    caption="Cakupan & <wilayah>",
    words=WORDS,
    picked=st.session_state.get("chosen"),
    max_height=int(asked["height"]) if "height" in asked else None,
    search="search" in asked,
    page_rows=int(asked["page"]) if "page" in asked else None,
    show_caption="quiet" not in asked,
    pickable="read" not in asked,
)
if event.picked:
    picks.append(event.picked)
    if "keep" in asked:
        st.session_state.chosen = event.picked
        st.rerun()
    if "drill" in asked or "reorder" in asked:
        st.session_state.level = "below"
        st.rerun()

st.text(f"picks: {picks}")
st.text(f"year: {year}, level: {level}")
st.text(f"runs: {st.session_state.runs}")
