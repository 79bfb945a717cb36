"""A page with one region map, driven by tests/browser/test_map_component.py.

Nine invented squares; the query picks the shape file, the mode and what is odd about
the figures. What the map reports is written out as text.
"""

import streamlit as st

from cakupan.ui.map import region_map

HOSTILE = '<img src=x onerror="document.title=1">'
REASONS = [
    "not_published",
    "not_collected",
    "withheld",
    "region_did_not_exist",
    "not_comparable",
    "no_base",
]
WORDS = {
    "loading": "Memuat peta",
    "failed": "Peta tidak dapat dimuat.",
    "retry": "Coba lagi",
    "open": "Buka wilayah",
    "keys": "Panah: pindah",
    "legend": "Legenda",
    "count": "{count} wilayah",
    "over": ">100",
    "without_shape": "Tidak ada di peta: {names}",
    "save_svg": "Simpan SVG",
    "save_png": "Simpan PNG",
}
PALETTE = ["#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"]

asked = st.query_params
picks = st.session_state.setdefault("picks", [])
ups = st.session_state.setdefault("ups", [])
if st.button("Tahun"):
    st.session_state.year = 2024
year = st.session_state.get("year", 2023)
level = st.session_state.get("level", "nation")

absent = REASONS if asked.get("absent") else []
classes = [(i + year) % 5 for i in range(9)]
codes = [f"0{i + 1}" for i in range(9)]
if asked.get("unknown"):
    codes[8] = "99"
regions = {
    "code": codes,
    "name": [f"Kotak {i + 1}" for i in range(8)] + [HOSTILE],
    "short": [f"K{i + 1}" for i in range(9)],
    "cls": [None] * len(absent) + classes[len(absent) :],
    "absence": absent + [None] * (9 - len(absent)),
    "over": [0, 0, 0, 0, 0, 0, 1, 0, 0] if asked.get("over") else [0] * 9,
    "value": [f"{year},0{i}%" for i in range(9)],
    "detail": [f"{i} dari 9\nbaris dua" for i in range(9)],
    "size": [100 * (i + 1) for i in range(8)] + [None],
    "mark": [None, "Juli 2023: 49,74%", *[None] * 7],
}
legend = [
    {"kind": "class", "key": n, "label": f"kelas {n}", "count": regions["cls"].count(n)}
    for n in range(5)
]
legend += [{"kind": "absence", "key": key, "label": key, "count": 1} for key in absent]
if asked.get("over"):
    legend.append({"kind": "over", "key": "over", "label": "di atas 100%", "count": 1})

event = region_map(
    {
        "shapes": {
            "url": f"app/static/{asked.get('shapes', 'squares.json')}",
            "kind": asked.get("kind", "geographic"),
            "width": 300,
            "height": 300,
        },
        "mode": asked.get("mode", "fill"),
        "regions": regions,
        "legend": legend,
        "palette": PALETTE,
        "selected": None,
        "title": "Judul & <peta>",
        "subtitle": "Basis: bekerja",
        "foot": "Sumber: uji",
        "watermark": asked.get("watermark", ""),
        "words": {**WORDS, "up": "" if level == "nation" else "Naik"},
        "file_name": "peta-uji",
    },
    key=f"map-{level}",
    height=420,
)
if event.picked:
    picks.append(event.picked)
if event.up:
    ups.append(level)
if asked.get("drill") and (event.picked or event.up):
    st.session_state.level = event.picked or "nation"
    st.rerun()

st.text(f"picks: {picks}")
st.text(f"ups: {ups}")
st.text(f"year: {year}, level: {level}")
