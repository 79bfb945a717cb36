"""The offline copy of a province: its numbers, its links, its weight, its bytes."""

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from cakupan.blocks import Block, Cell, Link, Note, Sheet
from cakupan.charts import PercentRow, PercentRows, Tick
from cakupan.data import Data
from cakupan.data.definitions import KNOWN_NOW, Definition
from cakupan.pictures.drawing import ACCENT, BAND, GUIDE, INK, PAPER, PEER
from cakupan.pictures.look import HATCH_INK, HATCH_PAPER, look
from cakupan.site import render, search
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked
from cakupan.site.pages import pages
from cakupan.wording import speak
from cakupan.writers.html import HtmlPage
from tests.country import PROJECT

TODAY = date(2026, 11, 21)
ID = speak("id")


def site_of(store, code, langs=("id",), **more) -> Site:
    asked = Data(store)
    return Site(asked, SiteAsked(code, TODAY, langs=langs, **more))


@pytest.fixture(scope="module")
def site(shipped_store) -> Site:
    return site_of(shipped_store, "64", ("id", "en"))


@pytest.fixture(scope="module")
def copy(site) -> dict[str, bytes]:
    return render.files(site)


class Read(HTMLParser):
    """A page as a reader has it: text, places, ways, and what it loads."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.lang, self.text = "", []
        self.ids: set[str] = set()
        self.links: list[dict[str, str | None]] = []
        self.loaded: list[str] = []
        self.tags: list[str] = []
        self.feed(page.decode())
        self.said = " ".join(" ".join(self.text).split())

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        if tag == "html":
            self.lang = found["lang"]
        if found.get("id"):
            self.ids.add(found["id"])
        if tag == "a":
            self.links.append(found)
        if tag == "link" or "src" in found:
            self.loaded.append(found.get("src") or found["href"])

    def handle_data(self, data):
        self.text.append(data)


def pages_of(copy) -> Iterator[tuple[str, Read]]:
    for name, content in copy.items():
        if name.endswith(".html"):
            yield name, Read(content)


def test_the_first_page_gives_the_figures_of_the_reads(site, copy):
    (row,) = site.data.rows(
        "coverage__by_region",
        region="64",
        vintage="34",
        period_end=date(2023, 12, 31),
        segments=Definition().segments,
        base=Definition().base,
    )
    assert (row["active_workers"], ID.percent(row["coverage_pct"])) == (
        1323233,
        "71,63%",
    )
    said = Read(copy["index.html"]).said
    for text in (
        "1.323.233 dari 1.847.295 pekerja Kalimantan Timur terlindungi, 71,63%",
        "2 tahun 10 bulan lalu",
        "Sumber: Kemnaker; BPS",
        "Peringkat 2 dari 34 provinsi",
        "67,83%",
        "86,14%",
        "49,74%",
        "70,86%",
        "UCJ 2025 52,15% adalah target nasional",
        f"menurut catatan per {ID.date(site.data.known_on)}",
    ):
        assert text in said, text
    english = Read(copy["en/index.html"]).said
    assert "1,323,233 of 1,847,295 workers of Kalimantan Timur are protected" in english


def test_every_regency_has_a_page_with_the_numbers_of_its_round(site, copy):
    rows = site.data.rows(
        "workforce__by_level",
        level="regency",
        parent="64",
        vintage="38",
        period_end=KNOWN_NOW,
    )
    assert len(rows) == 10
    first = Read(copy["index.html"]).said
    for row in rows:
        said = Read(copy[f"{row['region_code']}.html"]).said
        assert f"{ID.number(row['employed'])} penduduk {row['region_name']}" in said
        assert ID.percent(row["informal_share_pct"]) in said
        assert ID.number(row["non_wage"]) in first
        assert f"{row['region_name']}" in first


def test_the_first_page_weighs_little_with_all_that_it_loads(shipped_store):
    # Jawa Timur has most regencies, so the longest table, map and search.
    site = site_of(shipped_store, "35")
    made = render.files(site)
    loaded = [
        name for name in Read(made["index.html"]).loaded if not name.startswith("data:")
    ]
    weight = len(made["index.html"]) + sum(len(made[name]) for name in loaded)
    assert weight == render.first_page_bytes(made, site) < 300_000
    assert len(loaded) == 3
    # Nothing is loaded by the style either but the typeface that stands in it.
    style = made["berkas/salinan.css"].decode()
    assert {url[:5] for url in re.findall(r"url\((.{5})", style)} == {"data:"}


def test_every_way_leads_somewhere_and_only_sources_lie_outside(copy):
    read = dict(pages_of(copy))
    ids = {name: page.ids for name, page in read.items()}
    outside = 0
    for name, page in read.items():
        for link in page.links:
            href = link["href"]
            if href.startswith(("https://", "http://")):
                assert link["rel"] == "noopener noreferrer"
                outside += 1
                continue
            target, anchor = urldefrag(urljoin(name, unquote(href)))
            assert target in ids, f"{name}: {href}"
            assert not anchor or anchor in ids[target], f"{name}: {href}"
            # The switch leads to the same page in the other language.
            lang = link.get("hreflang", page.lang)
            assert read[target].lang == lang
            assert "hreflang" not in link or target.endswith(name.rpartition("/")[2])
        for loaded in page.loaded:
            assert loaded.startswith("data:") or urljoin(name, loaded) in copy
        assert page.lang == ("en" if name.startswith("en/") else "id")
    assert outside > 100


def test_no_address_of_a_host_stands_outside_those_links(copy):
    for name, content in copy.items():
        text = content.decode()
        if name.endswith("LICENSE-IBM-Plex-Sans.txt"):
            continue
        text = text.replace("http://www.w3.org/2000/svg", "")  # a name, never loaded
        text = re.sub(r'<a href="https?://[^"]*" rel="noopener noreferrer"', "", text)
        if name.endswith((".css", ".js")):
            assert "//" not in re.sub(
                r"^\s*//.*$|base64,[\w+/=]+", "", text, flags=re.M
            )
        else:
            assert not re.search(r"<(img|iframe|form|object|embed|base)\b", text)
            assert 'src="http' not in text
            assert not re.findall(r'(?:href|src|action)="(?:https?:)?//', text), name


def test_the_map_has_a_way_to_every_regency_with_its_value_in_words(site, copy):
    text = copy["index.html"].decode()
    found = dict(re.findall(r'<a href="(64\.\d+\.html)" aria-label="([^"]+)">', text))
    assert set(found) == {f"{r.region_code}.html" for r in site.regencies}
    assert found["64.02.html"].startswith("Kabupaten Kutai Kartanegara: 48,17%")


WILD = "<script>alert(1)</script> \"'> &amp; {{ 7*7 }} {% raw %} </script>"


def test_text_of_the_data_is_never_markup(site):
    sheet = Sheet(WILD, (Cell(WILD),), ((Cell(WILD, WILD, title=WILD, order=WILD),),))
    row = PercentRow(WILD, WILD, 5, detail=WILD)
    picture = PercentRows(WILD, (row,), (Tick(0, WILD), Tick(9, WILD)), WILD)
    block = Block(
        "wild", WILD, WILD, WILD, picture=picture, sheet=sheet, notes=(Note(WILD),),
        links=(Link(WILD, note=WILD),), foot=WILD,
    )  # fmt: skip
    strip = Sheet(WILD, (), ((Cell(WILD), Cell(WILD)),), kind="strip")
    page = HtmlPage(
        "wild.html", "id", WILD, WILD, (WILD,),
        answer=Block("answer", "", WILD, WILD, notes=(Note(WILD),), is_answer=True),
        others=Block("others", WILD, sheet=strip), blocks=(block,),
    )  # fmt: skip
    written = render.page_html(page, site)
    read = Read(written.encode())
    assert read.tags.count("script") == 2  # the two of the frame
    assert "alert(1)" not in written.replace("&lt;script&gt;alert(1)", "")
    assert "49" not in read.said.replace("'", "")
    assert read.said.count("</script>") > 10
    script = search.script([page])
    entries = json.loads(script.removeprefix("window.cakupanPages=").rstrip(";\n"))
    assert entries[0][1] == WILD


def test_an_address_that_is_none_is_no_link(site):
    from cakupan.topics import cells

    assert cells.address("javascript:alert(1)") == ""
    assert cells.address(None) == ""
    assert cells.address("https://bps.go.id/a") == "https://bps.go.id/a"


def test_the_search_knows_aliases_codes_and_figures(copy):
    written = copy["berkas/cari-id.js"].decode()
    entries = json.loads(written.removeprefix("window.cakupanPages=").rstrip(";\n"))
    by_file = {entry[0]: entry for entry in entries}
    assert "Kukar" in by_file["64.02.html"][2]
    assert "64.02" in by_file["64.02.html"][2]
    lines = [line for _key, _title, block in by_file["index.html"][3] for line in block]
    assert any("71,63%" in line for line in lines)


def test_the_page_about_the_copy_names_day_and_command(site, copy):
    said = Read(copy["tentang.html"]).said
    assert (
        "cakupan export-site DIR --region 64 --period 2023-12 "
        "--segments PU,BPU,JAKON --base employed --vintage auto --lang both "
        f"--as-of 2026-11-21 --known-on {site.data.known_on.isoformat()} "
        "--dataset terbit"
    ) in said
    assert "lisensi MIT" in said
    assert site.data.store.fingerprint in said


def test_papua_before_its_division_has_the_regencies_of_its_land(shipped_store):
    site = site_of(shipped_store, "91")
    assert (site.province.vintage, len(site.regencies)) == ("34", 29)
    assert {region.province_code_34 for region in site.regencies} == {"91"}
    said = Read(render.page_html(next(pages(site, "id")), site).encode()).said
    assert "sebelum pemekaran 2022" in said
    assert "Papua Selatan" in said


def test_a_copy_of_the_simulation_says_so_on_every_page_and_in_every_name(
    simulation_store,
):
    site = site_of(simulation_store, "65", ("id", "en"), dataset="simulasi")
    made = render.files(site)
    assert all(name.rpartition("/")[2].startswith("SIMULASI-") for name in made)
    for _name, page in pages_of(made):
        assert page.said.count("SIMULASI") >= 24
    ids = {name: page.ids for name, page in pages_of(made)}
    for name, page in pages_of(made):
        for link in page.links:
            if "://" not in link["href"]:
                target, _anchor = urldefrag(urljoin(name, link["href"]))
                assert target in ids


def test_the_colours_are_those_of_the_pages_and_charts_in_both_themes():
    style = (PROJECT / "cakupan/site/assets/salinan.css").read_text(encoding="utf-8")
    frame = (PROJECT / "cakupan/ui/frame.css").read_text(encoding="utf-8")
    own = re.findall(r"--(accent|ink|paper|peer|band): (#\w+);", style)
    pages_ = re.findall(r"--ck-(accent|ink|paper): (#\w+);", frame)
    for theme, ours, theirs in (
        ("light", dict(own[:5]), dict(pages_[:3])),
        ("dark", dict(own[5:10]), dict(pages_[3:6])),
    ):
        assert theirs.items() <= ours.items()
        drawn = look(theme)
        for name, colour in ours.items():
            assert getattr(drawn, name).lower() == colour
    for colour in (INK, ACCENT, PEER, BAND, GUIDE, PAPER, HATCH_INK, HATCH_PAPER):
        assert f'"{colour}"]' in style
