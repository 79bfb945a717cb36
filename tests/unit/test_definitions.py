"""Which tags may meet, and how readers write them."""

from datetime import date

import pytest

from cakupan.data.definitions import (
    BASES,
    Definition,
    base_round_year,
    parse_base,
    parse_date,
    parse_period,
    parse_segments,
)
from cakupan.errors import BadInputError


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("PU", ("PU",)),
        ("JAKON,PU,BPU", ("PU", "BPU", "JAKON")),
        ("pu+bpu", ("PU", "BPU")),
        ("PU BPU", ("PU", "BPU")),
        (" PMI , PU ", ("PU", "PMI")),
        ("PU,PU", ("PU",)),
    ],
)
def test_segments_are_read_in_one_order(text, segments):
    assert parse_segments(text) == segments


@pytest.mark.parametrize(
    ("text", "found"), [("", "''"), (",", "','"), ("PU,XX", "'XX'"), ("ALL", "'ALL'")]
)
def test_unknown_segments_are_named(text, found):
    with pytest.raises(
        BadInputError,
        match=rf"^Segments: expected some of PU, BPU, JAKON, PMI, found {found}\. W",
    ):
        parse_segments(text)


@pytest.mark.parametrize("base", BASES)
def test_every_base_is_read(base):
    assert parse_base(base) == base


@pytest.mark.parametrize("base", ["", "penduduk", "EMPLOYED", "eligible_bpjs"])
def test_another_base_is_refused(base):
    with pytest.raises(
        BadInputError,
        match=rf"^Base: expected one of employed, .*, non_wage, found '{base}'\. C",
    ):
        parse_base(base)


@pytest.mark.parametrize(
    ("base", "segments"),
    [
        ("employees", ("PU",)),
        ("non_wage", ("BPU",)),
        ("employed", ("PU", "BPU", "JAKON", "PMI")),
        ("labour_force", ("BPU",)),
        ("employed_excl_unpaid", ("JAKON",)),
        ("eligible_estimate", ("PU", "BPU")),
    ],
)
def test_a_scope_stands_over_its_universe(base, segments):
    assert Definition(segments, base).scope == "+".join(segments)


@pytest.mark.parametrize(
    ("base", "segments", "only"),
    [
        ("employees", ("PU", "BPU"), "PU"),
        ("employees", ("BPU",), "PU"),
        ("non_wage", ("PU",), "BPU"),
        ("non_wage", ("BPU", "JAKON"), "BPU"),
    ],
)
def test_a_scope_over_another_universe_is_refused(base, segments, only):
    with pytest.raises(
        BadInputError,
        match=rf"^Base '{base}' is the universe of segment {only} alone; found "
        rf"segments {'[+]'.join(segments)}\. Choose segment {only}, or one of "
        r"the bases employed, ",
    ) as caught:
        Definition(segments, base)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2023-12", date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-02-28", date(2023, 2, 28)),
        (" 2018-08 ", date(2018, 8, 31)),
    ],
)
def test_a_period_is_its_months_last_day(text, end):
    assert parse_period(text) == end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023",
        "2023-13",
        "2023-00",
        "12-2023",
        "Desember 2023",
        "0000-01",
        "2023-12-30",
        "2023-02-29",
        "2023-12-99",
        "2023-1",
        "20231231",
        "2023-12-1",
    ],
)
def test_another_period_is_refused(text):
    with pytest.raises(
        BadInputError, match=rf"^Period: expected a month as 2023-12, found '{text}'\."
    ):
        parse_period(text)


@pytest.mark.parametrize(
    "text", ["", "kemarin", "2026-02-30", "20261121", "2026-W47-6", "21-11-2026"]
)
def test_another_date_is_refused(text):
    with pytest.raises(
        BadInputError,
        match=rf"^--from: expected a date as 2026-11-21, found '{text}'\. Write",
    ):
        parse_date(text, "--from")


@pytest.mark.parametrize(
    ("period_end", "year"),
    [
        (date(2023, 8, 31), 2023),
        (date(2023, 8, 30), 2022),
        (date(2023, 7, 31), 2022),
        (date(2023, 12, 31), 2023),
        (date(2024, 1, 31), 2023),
    ],
)
def test_the_base_round_is_the_last_august(period_end, year):
    assert base_round_year(period_end) == year
