"""A quoted text is short whatever the names in it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cakupan.data.definitions import BASES, SEGMENTS
from cakupan.topics.evidence import ask_quotation, quoting
from cakupan.wording import speak
from tests.unit.test_citation import COVERAGE, FIGURE

DAY = date(2026, 11, 21)


@given(
    name=st.text(min_size=1, max_size=90),
    active=st.integers(0, 10**12),
    base=st.integers(1, 10**12),
    segments=st.lists(st.sampled_from(SEGMENTS), min_size=1, unique=True),
    of=st.sampled_from(BASES),
    basis=st.sampled_from(["registered", "working", "domicile", "not_stated"]),
    series=st.one_of(st.just("kemnaker_press"), st.text(min_size=1, max_size=120)),
    publisher=st.text(min_size=1, max_size=200),
    lang=st.sampled_from(["id", "en"]),
    is_gap=st.booleans(),
)
def test_a_text_is_always_under_300_characters(
    name, active, base, segments, of, basis, series, publisher, lang, is_gap
):
    ordered = [code for code in SEGMENTS if code in segments]
    row = {
        **COVERAGE,
        "region_name": name,
        "active_workers": active,
        "base_workers": base,
        "coverage_pct": 100.0 * active / base,
        "gap_to_universal_workers": max(0, base - active),
        "segment_scope": "+".join(ordered),
        "base": of,
        "worker_basis": basis,
        "series": series,
        "source_publisher": publisher,
    }
    text = ask_quotation.of_coverage(row, "terbit", DAY).text(
        speak(lang), is_gap=is_gap
    )
    assert len(text) < 300
    assert quoting.token_in(text) is not None


@given(
    note=st.text(max_size=400),
    publisher=st.text(min_size=1, max_size=200),
    kind=st.sampled_from(["coverage", "share_of_target_disputed"]),
    lang=st.sampled_from(["id", "en"]),
)
def test_a_figure_with_a_long_remark_still_fits(note, publisher, kind, lang):
    row = {
        **FIGURE,
        "note": note,
        "note_id": note,
        "source_publisher": publisher,
        "statement_kind": kind,
    }
    text = ask_quotation.of_figure(row, "terbit", DAY).text(speak(lang))
    assert len(text) < 300
    assert "45" in text
