"""Every writer writes a block whole: what stands in it is found again in each form."""

import csv
import html
import io
import json
import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from cakupan.blocks import Address, Block, Cell, Note, Sheet
from cakupan.ui.address import View
from cakupan.ui.writing import href
from cakupan.writers import csv as csv_writer
from cakupan.writers import json as json_writer
from cakupan.writers import markup
from tests import written

TAG = re.compile(r"<[^>]+>")


def script() -> None:
    """Write the block of the session on a page that notes what it hands over."""
    import streamlit as st

    from cakupan.writers.page import Page

    handed = st.session_state["handed"]
    Page(
        href=lambda address: f"./{address.page}?region={address.region_code}",
        follow=lambda way: handed["ways"].append(way),
        offer=lambda records: handed["records"].append(records),
        draw=lambda picture, key, alt: handed["pictures"].append((picture, key, alt)),
    ).write(*st.session_state["blocks"])


def run(*blocks: Block) -> AppTest:
    page = AppTest.from_function(script)
    page.session_state["blocks"] = blocks
    page.session_state["handed"] = {"ways": [], "records": [], "pictures": []}
    page.run()
    assert not page.exception
    return page


def content(page: AppTest) -> str:
    return "\n".join(part.proto.body for part in page.get("html"))


def read(text: str) -> str:
    return html.unescape(TAG.sub(" ", text))


def test_a_page_holds_every_text_of_a_block():
    page = run(written.BLOCK)
    shown = " ".join(
        (
            read(content(page)),
            *(found.value for found in page.subheader),
            *(way.text for way in page.session_state["handed"]["ways"]),
        )
    )
    shown = " ".join(shown.split())
    for text in written.texts():
        # Text that is stressed or a link has a mark around it.
        for piece in re.split(r"10 <workers>|71\.63%", text):
            assert " ".join(piece.split()) in shown


def test_a_page_escapes_what_stands_in_a_block():
    shown = content(run(written.BLOCK))
    assert "<workers>" not in shown
    assert "&lt;workers&gt;" in shown
    assert "Kutai &lt;Timur&gt;" in shown


def test_a_page_names_the_sources_of_each_finding():
    shown = content(run(written.BLOCK))
    assert 'data-sources="S0001 S0002"' in shown
    assert 'data-sources="S0003"' in shown


def test_a_page_hands_over_picture_files_and_ways():
    handed = run(written.BLOCK).session_state["handed"]
    assert handed["pictures"] == [
        (written.PERCENTS, "chart_block", written.BLOCK.finding)
    ]
    assert handed["records"] == [written.BLOCK.records]
    assert [way.text for way in handed["ways"]] == ["Another region"]


def test_a_heading_is_a_place_of_the_address():
    (heading,) = run(written.BLOCK).subheader
    assert heading.proto.anchor == "made-block"
    assert 'id="made-part"' in content(run(written.BLOCK))


def test_links_lead_outside_and_to_our_pages():
    shown = content(run(written.BLOCK))
    assert '<a href="./wilayah?region=64.04">Kutai &lt;Timur&gt;</a>' in shown
    assert 'href="https://bps.go.id/a?b=1&amp;c=2"' in shown
    assert 'href="https://example.id/d.pdf"' in shown
    unsafe = replace(
        written.BLOCK, sheet=Sheet("x", (), ((Cell("a", href="javascript:x"),),))
    )
    assert "javascript" not in content(run(unsafe))


def test_an_answer_has_its_number_in_large_type():
    answer = Block(
        "made.answer",
        "",
        "Of 9 & 10 seven, 71.63%.",
        number="71.63%",
        stressed=("9 & 10",),
        notes=(Note("It follows.", tags="with its age"),),
        is_answer=True,
    )
    shown = content(run(answer))
    assert '<p class="ck-answer">Of <strong>9 &amp; 10</strong> seven, ' in shown
    assert '<strong class="ck-number">71.63%</strong>' in shown
    assert '<p class="ck-sowhat">It follows.</p><p class="ck-tags">with' in shown


def test_a_line_without_title_is_one_of_consequence():
    shown = content(run(Block("made.line", "", "Rank 2 of 34.")))
    assert shown == '<p class="ck-sowhat">Rank 2 of 34.</p>'


def test_values_in_a_line_are_a_strip():
    sheet = Sheet(
        "Others", (), ((Cell("5%"), Cell("a & b")), (Cell("6%"), Cell("c"))), "strip"
    )
    assert markup.sheet(sheet) == (
        '<p class="ck-tags">Others</p><ul class="ck-strip">'
        "<li><b>5%</b> a &amp; b</li><li><b>6%</b> c</li></ul>"
    )


def test_a_folded_table_holds_its_files():
    folded = replace(written.SHEET, is_folded=True, opens_as="Open me")
    page = run(replace(written.BLOCK, sheet=folded))
    (fold,) = page.expander
    assert fold.label == "Open me"
    assert "Kutai" in read("".join(part.proto.body for part in fold.get("html")))
    assert page.session_state["handed"]["records"] == [written.BLOCK.records]


def test_why_there_is_no_figure_is_said_once():
    text = written.BLOCK.absence.text
    said = replace(written.BLOCK, finding=f"Sorry. {text}", notes=())
    assert content(run(said)).count(html.escape(text)) == 1


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        (Address("wilayah", "64"), ("./wilayah?", "region=64", "period=2023-12")),
        (
            Address("peringkat", changes=(("segments", "PU,BPU"), ("sort", "gap"))),
            ("./peringkat?", "segments=PU,BPU", "region=65", "sort=gap"),
        ),
        (Address("wilayah", "31", "coverage.answer"), ("#coverage-answer",)),
    ],
)
def test_an_address_keeps_what_the_reader_looks_at(address, wanted):
    found = href(View(region="65", period="2023-12"), address)
    assert all(part in found for part in wanted)


def test_stressed_parts_are_found_in_the_text_alone():
    text = markup.stressed("class 5 of 5", "5", ("class",))
    assert text == ('<strong>class</strong> <strong class="ck-number">5</strong> of 5')


def test_csv_has_the_rows_behind_a_block_and_what_it_says():
    made = csv_writer.block_file(written.BLOCK, {"region": "64"}).decode("utf-8-sig")
    first, _newline, table = made.partition("\n")
    for text in (
        written.BLOCK.title,
        written.BLOCK.finding,
        written.BLOCK.tags,
        written.BLOCK.absence.text,
        "S0001 S0002",
        "region: 64",
        *(note.text for note in written.BLOCK.notes),
    ):
        assert text in first
    assert list(csv.DictReader(io.StringIO(table))) == [
        {"region_code": "64", "day": "2023-12-31", "pct": "71.63", "said": "'=1+1"},
        {"region_code": "65", "day": "2024-07-01", "pct": "", "said": "<b>tua</b>"},
    ]


def test_csv_has_the_table_of_a_block_without_rows():
    made = csv_writer.block_file(replace(written.BLOCK, records=None), {})
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))[1:]
    assert rows == [
        ["Region", "Coverage (%)", "Who"],
        ["Kutai <Timur>", "71.63 (2023)", "BPS"],
        ["Paser met", "–", "'=2+2"],
    ]


def test_json_has_every_field_of_a_block():
    made = json.loads(json_writer.text(json_writer.blocks(written.BLOCK)))
    found = made["made.block"]
    assert found["finding"] == written.BLOCK.finding
    assert found["number"] == "71.63%"
    assert found["sources"] == ["S0001", "S0002"]
    assert found["absence"]["reason"] == "not_published"
    assert found["picture"]["rows"][1]["low"] == 65.0
    assert found["sheet"]["rows"][0][0]["address"]["region_code"] == "64.04"
    assert found["parts"][0]["finding"] == written.PART.finding
    assert found["records"]["rows"][0] == {
        "region_code": "64",
        "day": "2023-12-31",
        "pct": 71.63,
        "said": "=1+1",
    }
    shown = json.dumps(made, ensure_ascii=False)
    for text in written.texts():
        assert json.dumps(text, ensure_ascii=False)[1:-1] in shown
