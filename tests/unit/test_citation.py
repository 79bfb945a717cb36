"""A quotation: its token, its checksum, its short text, and what it holds on to."""

from datetime import date

import pytest

from cakupan.data.definitions import Definition
from cakupan.data.regions import Region, RegionIndex
from cakupan.errors import BadInputError
from cakupan.topics.evidence import (
    ask_quotation,
    quotable,
    quoted_text,
    quoting,
    trust,
)
from cakupan.topics.evidence.quoting import QuoteToken
from cakupan.ui.address import parse
from cakupan.ui.fields import citation as drawn
from cakupan.wording import speak

DAY = date(2026, 11, 21)
COVERAGE = {
    "region_code": "20",
    "region_name": "Pesisir",
    "vintage": "34",
    "period_end": date(2023, 12, 31),
    "segment_scope": "PU+BPU",
    "worker_basis": "registered",
    "worker_basis_evidence": "inferred",
    "base": "employed",
    "base_period": date(2023, 8, 31),
    "series": "kemnaker_1726",
    "active_workers": 200,
    "base_workers": 400,
    "coverage_pct": 50.0,
    "gap_to_universal_workers": 200,
    "source_id": "T1",
    "base_source_id": "T2",
}
FIGURE = {
    "figure_key": "F-1",
    "row_id": "F-1",
    "figure_table": "statement",
    "region_code": "20",
    "region_name": "Pesisir",
    "vintage": "38",
    "period_start": date(2023, 6, 30),
    "period_end": date(2023, 6, 30),
    "measure": "percent",
    "value_as_printed": "45.0",
    "precision": "exact",
    "value_low": None,
    "value_high": None,
    "rupiah": None,
    "rupiah_precision": None,
    "months": None,
    "target_workers": None,
    "status": None,
    "statement_kind": "coverage",
    "plan_status": None,
    "payer": None,
    "segment_scope": "as_stated",
    "worker_group": None,
    "worker_basis": "not_stated",
    "worker_basis_evidence": "stated",
    "base": None,
    "regime": None,
    "indicator": "ucj",
    "note": None,
    "note_id": None,
    "series": None,
    "source_id": "T3",
    "source_publisher": "Kabar Pesisir",
    "published_on": date(2023, 7, 5),
    "published_as": "2023-07-05",
}


def test_the_checksum_is_the_documented_one():
    content = quoting.coverage_content(COVERAGE, "terbit", DAY)
    assert quoting.canonical(content) == (
        '{"base":"employed","base_period":"2023-08-31","dataset":"terbit",'
        '"denominator":400,"kind":"coverage","known_on":"2026-11-21",'
        '"numerator":200,"period_end":"2023-12-31","region_code":"20",'
        '"segment_scope":"PU+BPU","series":"kemnaker_1726","sources":["T1","T2"],'
        '"vintage":"34","worker_basis":"registered"}'
    )
    # printf '%s' '...' | sha256sum | cut -c1-8
    assert quoting.checksum(content) == "8b00cc2a"


@pytest.mark.parametrize(
    "change",
    [
        {"active_workers": 201},
        {"base_workers": 401},
        {"base": "labour_force"},
        {"segment_scope": "PU"},
        {"source_id": "T9"},
        {"period_end": date(2023, 11, 30)},
        {"vintage": "38"},
    ],
)
def test_the_checksum_moves_with_every_part_of_the_figure(change):
    own = quoting.checksum(quoting.coverage_content(COVERAGE, "terbit", DAY))
    other = {**COVERAGE, **change}
    content = quoting.coverage_content(other, "terbit", DAY)
    assert quoting.checksum(content) != own
    content = quoting.coverage_content(COVERAGE, "simulasi", DAY)
    assert quoting.checksum(content) != own


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "id",
            "Pesisir, Desember 2023: 200 dari 400 pekerja terlindungi, 50,00% (PU + "
            "BPU; menurut tempat pendaftaran (kesimpulan kami); basis: penduduk "
            "bekerja, Agustus 2023). Sumber: Kemnaker; BPS. Keadaan data 21 November "
            "2026. [Cakupan 8b00cc2a]",
        ),
        (
            "en",
            "Pesisir, December 2023: 200 of 400 workers protected, 50.00% (PU + BPU; "
            "by place of registration (our inference); base: employed population, "
            "August 2023). Source: Kemnaker; BPS. Data as known on 21 November 2026. "
            "[Cakupan 8b00cc2a]",
        ),
    ],
)
def test_the_short_text_names_figure_definition_source_day_and_checksum(lang, text):
    cited = ask_quotation.of_coverage(COVERAGE, "terbit", DAY)
    assert cited.text(speak(lang)) == text
    assert "200" in cited.text(speak(lang), is_gap=True).split(":")[1]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_above_100_percent_nobody_is_quoted_as_not_protected(lang):
    """DKI Jakarta, 147.82 %: "0 not protected" was copied from the planning page."""
    above = COVERAGE | {
        "active_workers": 500,
        "coverage_pct": 125.0,
        "gap_to_universal_workers": 0,
    }
    cited = ask_quotation.of_coverage(above, "terbit", DAY)
    assert cited.text(speak(lang), is_gap=True) == cited.text(speak(lang))


def test_a_published_figure_keeps_its_publishers_digits():
    text = ask_quotation.of_figure(FIGURE, "terbit", DAY).text(speak("id"))
    assert text.startswith("Pesisir, 30 Juni 2023: cakupan, UCJ 45,0%")
    assert "Kabar Pesisir, 5 Juli 2023" in text
    assert "[Cakupan F-1~" in text


def test_a_simulated_figure_says_so_before_all_else():
    for cited in (
        ask_quotation.of_coverage(COVERAGE, "simulasi", DAY),
        ask_quotation.of_figure(FIGURE, "simulasi", DAY),
    ):
        assert cited.text(speak("id")).startswith("SIMULASI: Pesisir")


@pytest.mark.parametrize(
    ("text", "token", "has_link"),
    [
        ("wilayah?region=20&cite=4f3a91bc", QuoteToken("4f3a91bc"), True),
        ("... [Cakupan F-1~4f3a91bc]", QuoteToken("4f3a91bc", "F-1"), False),
        (
            "... [Cakupan 4f3a91bc]\nhttp://x/wilayah?cite=4f3a91bc&lang=id",
            QuoteToken("4f3a91bc"),
            True,
        ),
    ],
)
def test_a_link_a_text_or_both_are_read(text, token, has_link):
    found = ask_quotation.read_quotation(text)
    assert found.token == token
    assert bool(found.keys) is has_link
    assert "http" not in found.text


@pytest.mark.parametrize(
    "text", ["", "Kaltim 71,63%", "[Cakupan 4f3a91b]", "wilayah?region=20", "?cite="]
)
def test_what_is_no_quotation_is_refused(text):
    with pytest.raises(BadInputError, match=r"Expected a quotation: a link with cite="):
        ask_quotation.read_quotation(text)


def test_words_of_a_text_are_found_again():
    text = ask_quotation.of_coverage(COVERAGE, "terbit", DAY).text(speak("id"))
    assert list(quoted_text.definitions_in(text)) == [Definition(("PU", "BPU"))]
    ends = [date(2023, 12, 31), date(2024, 12, 31)]
    assert quoted_text.months_in(text, ends) == ends[:1]
    assert quoted_text.days_of({}, text) == [DAY]
    index = RegionIndex([_region("20", "Pesisir"), _region("20.01", "Pesisir Selatan")])
    assert [r.region_code for r in quoted_text.regions_in(text, index)] == ["20"]


def _region(code: str, name: str) -> Region:
    return Region(
        code, "38", code, None, "province", "province", name, name, "00",
        None, None, None, None, None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"lang": "en"}, True),
        ({"level": "regency"}, True),
        ({"period": "2023-12"}, True),  # as it was
        ({"period": "2022-12"}, False),
        ({"region": "20"}, False),
        ({"segments": ["PU"]}, False),
        ({"known_on": ""}, False),
    ],
)
def test_a_citation_falls_away_with_the_figure_that_it_names(change, kept):
    params = {"period": "2023-12", "known_on": "2026-11-21", "cite": "4f3a91bc"}
    view, problems = parse(params, [drawn.KEY])
    assert problems == []
    assert view.change(**change)["cite"] == ("4f3a91bc" if kept else "")


def test_a_citation_of_no_form_is_named():
    view, problems = parse({"cite": "<b>x</b>"}, [drawn.KEY])
    assert view["cite"] == ""
    assert [problem.key for problem in problems] == ["cite"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "45,0%"),
        ({"precision": "about"}, "sekitar 45,0%"),
        ({"precision": "at_least"}, "lebih dari 45,0%"),
        (
            {"precision": "range", "value_low": 65.0, "value_high": 68.0},
            "65% sampai 68%",
        ),
        (
            {
                "measure": "workers",
                "value_as_printed": "675000",
                "precision": "rounded",
            },
            "675 ribu",
        ),
        ({"measure": "workers", "value_as_printed": "675792"}, "675.792"),
        (
            {
                "measure": "programme_workers",
                "value_as_printed": "22121",
                "rupiah": 2_000_000_000,
                "months": 5,
            },
            "22.121 · Rp2 miliar · 5 bulan",
        ),
        ({"value_as_printed": None}, "–"),
    ],
)
def test_a_figure_is_never_written_finer_than_it_was_given(change, said):
    assert quotable.value({**FIGURE, **change}, speak("id")) == said


@pytest.mark.parametrize(
    ("active", "base", "parts", "bounds"),
    [
        # PU 120, BPU 80 of a base of 400: 120 to 200 people.
        (200, 400, {"PU": 120, "BPU": 80}, (120, 200, False, False)),
        # More memberships than workers: the base bounds them.
        (500, 400, {"PU": 300, "BPU": 200}, (300, 400, True, False)),
        # One segment alone exceeds the base, which then bounds nothing.
        (600, 400, {"PU": 450, "BPU": 150}, (450, 600, False, True)),
        # The segments are not known apart.
        (200, 400, {"PU": 120}, (None, 200, False, False)),
        (200, None, {"PU": 120, "BPU": 80}, (120, 200, False, False)),
    ],
)
def test_bounds_on_unique_people(active, base, parts, bounds):
    row = {**COVERAGE, "active_workers": active, "base_workers": base}
    matrix = [{"segment_scope": k, "active_workers": v} for k, v in parts.items()]
    found = trust.bounds(row, matrix)
    assert (
        found.low,
        found.high,
        found.is_held_by_base,
        found.is_base_exceeded,
    ) == bounds


def test_without_participants_there_are_no_bounds():
    assert trust.bounds({**COVERAGE, "active_workers": None}, []) is None


def test_reach_is_counted_in_regions_and_in_workers():
    def row(code, base, pct):
        return {
            "region_code": code,
            "base_workers": base,
            "coverage_pct": pct,
            "is_over_100": pct is not None and pct > 100,
        }

    rows = [row("1", 100, 50.0), row("2", 300, None), row("3", None, None)]
    found = trust.reach("regency", rows, [{"region_code": "2"}])
    assert (found.regions, found.computed, found.stated) == (3, 1, 1)
    assert (found.computed_pct, found.stated_pct) == (25.0, 75.0)
    assert trust.reach("regency", [], []).computed_pct is None
