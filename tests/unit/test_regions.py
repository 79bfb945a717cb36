"""Regions found by what people write, and their places in each division."""

import pytest

from cakupan.data import Data
from cakupan.errors import UnknownRegionError


@pytest.fixture
def index(tiny_store):
    return Data(tiny_store).regions


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("20", "20"),
        (" 20 ", "20"),
        ("20.01", "20.01"),
        ("2001", "20.01"),
        ("Pesisir", "20"),
        ("pesisir", "20"),
        ("PES", "20"),
        ("teluk-satu", "20.01"),
        ("Negeri", "00"),
    ],
)
def test_a_region_is_found_by_code_name_or_alias(index, text, code):
    assert index.find(text).region_code == code


def test_a_code_is_read_in_its_division(index):
    assert index.find("10", "34").region_name == "Lembah Lama"
    assert index.find("10", "34").territory_id == "10@34"
    assert index.find("10", "38").territory_id == "10@38"
    assert index.find("20", "34").territory_id == "20"


def test_a_region_of_one_division_is_taken_from_there(index):
    assert index.find("30", "34").vintage == "38"
    assert index.find("20.01", "34").vintage == "38"


def test_an_unknown_code_names_up_to_five_like_regions(index):
    with pytest.raises(
        UnknownRegionError,
        match=r"^Region: expected a Kemendagri code or a name, found 'Teluk'\. Did you "
        r"mean 20\.01 Teluk Satu, 20\.02 Teluk Dua",
    ):
        index.find("Teluk")
    assert len(index.names.like("telik satu")) <= 5
    assert index.names.like("telik satu")[0] == "20.01"


@pytest.mark.parametrize("text", ["", "???", "zzzzzz"])
def test_what_is_like_nothing_is_refused_with_an_example(index, text):
    with pytest.raises(UnknownRegionError, match=r"Write for instance 64 or Kaltim\.$"):
        index.find(text)


def test_a_name_of_several_regions_is_refused(tiny_root):
    from cakupan.data.store import ready_store  # after the table is written
    from tests.country import append_row

    append_row(
        tiny_root / "data" / "region_aliases.csv",
        alias="Teluk",
        region_code="20.01",
        kind="nickname",
    )
    append_row(
        tiny_root / "data" / "region_aliases.csv",
        alias="teluk",
        region_code="20.02",
        kind="nickname",
    )
    store = ready_store()
    with pytest.raises(
        UnknownRegionError,
        match=r"^Region: 'Teluk' fits 2 regions: 20\.01 Teluk Satu, 20\.02 Teluk Dua\.",
    ):
        Data(store).regions.find("Teluk")
    store.close()


@pytest.mark.parametrize(
    ("code", "vintage", "below"),
    [
        ("00", "34", ["10", "20"]),
        ("00", "38", ["10", "20", "30"]),
        ("10", "34", ["10.01", "30.01"]),
        ("10", "38", ["10.01"]),
        ("30", "38", ["30.01"]),
        ("20", "34", ["20.01", "20.02"]),
        ("20.01", "38", []),
    ],
)
def test_children_are_those_of_the_division(index, code, vintage, below):
    parent = index.of(code, vintage)
    found = [child.region_code for child in index.children(parent, vintage)]
    assert found == below


def test_regions_of_a_level_stand_in_order(index):
    codes = [region.region_code for region in index.of_level("regency", "38")]
    assert codes == ["10.01", "20.01", "20.02", "30.01"]
