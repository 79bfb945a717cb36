"""Every field of every page: only what the reader touches changes the address."""

from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from cakupan import paths
from cakupan.ui import frame
from tests.reader import Reader

# Addresses under which every field of a page is drawn, by page.
PLACES = [
    ("ringkasan", {"period": "2023-12"}),
    ("wilayah", {"region": "64", "period": "2023-12", "measure": "employed"}),
    ("wilayah", {"region": "64.02"}),
    ("target_anggaran", {"region": "64"}),
    ("target_anggaran", {"region": "64", "aim": "own", "target_pct": "80"}),
    ("target_anggaran", {"region": "65", "ask": "workers"}),
    ("pekerja_rentan", {"region": "65"}),
    ("peringkat", {"region": "64"}),
    ("peringkat", {"region": "64.02", "level": "regency", "among": "parent"}),
    ("peringkat", {"region": "64", "level": "regency", "among": "zone"}),
    ("peringkat", {"region": "64", "section": "award", "profile": "own"}),
    ("peringkat", {"region": "64", "section": "history"}),
    ("peringkat", {"region": "64", "section": "scorecard", "card": "own"}),
    ("periksa_angka", {"region": "64", "pct": "49,74", "rupiah": "2 miliar"}),
    ("risalah", {"region": "64"}),
    ("sumber_metode", {"region": "64"}),
]
# What a choice is allowed to change beside its own key, with the reason.
ALSO = {
    "claim_region": {"region", "about"},  # "00" is the nation or nothing chosen
}
# Fields that stand for another key of the address.
KEY_OF = {
    "left_out_list": "leave_out",
    "other_error": "assume_rse",
    "card_list_choice": "card_list",
    "award_lower": "weights",
}


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        yield


def key_of(field: str) -> set[str]:
    if field in ALSO:
        return ALSO[field]
    if field.startswith("claim_"):
        return {field.removeprefix("claim_")}
    if field.startswith("weight_"):
        return {"weights"}
    if field.startswith("typed_"):
        return {"evidence"}
    return {KEY_OF.get(field, field)}


def touch(reader: Reader, field: str) -> bool:
    """Choose something else in a field; False if it offers nothing else."""
    labels, shown = reader.labels(field), reader.shown(field)
    if not labels:
        reader.choose(field, "12" if shown != ["12"] else "13")
        return True
    others = [label for label in labels if label not in shown]
    if not others:
        return False
    proto = reader.fields()[field].proto
    is_many = getattr(proto, "click_mode", 0) == 1 or hasattr(proto, "max_selections")
    reader.choose(field, *(shown if is_many else []), others[-1])
    return True


def test_every_page_is_walked():
    walked = {page for page, _query in PLACES}
    assert walked == {entry.name for entry in frame.PAGES}
    assert walked == {file.stem for file in (paths.root() / "pages").glob("*.py")}


@pytest.mark.parametrize(("first", "then"), [("id", "en"), ("en", "id")])
@pytest.mark.parametrize(
    ("page", "query"), PLACES, ids=lambda x: x if isinstance(x, str) else "-".join(x)
)
def test_after_the_language_only_the_touched_key_changes(page, query, first, then):
    reader = Reader(page, **query, lang=first)
    reader.choose("lang", then.upper())
    assert reader.address["lang"] == then
    for key, value in query.items():
        assert reader.address[key] == value
    for field in list(reader.fields()):
        if field in ("lang", "dataset") or field not in reader.fields():
            continue
        before = reader.address
        if not touch(reader, field):
            continue
        after = reader.address
        changed = {key for key in after if after[key] != before.get(key)}
        assert changed <= key_of(field), (field, before, after)
    # Every value that was written is a code: the address, opened anew, shows the same.
    again = Reader(page, **reader.address)
    for field in reader.fields():
        assert again.shown(field) == reader.shown(field), field
    assert again.address == reader.address
    said = "".join(part.proto.body for part in again.app.get("html"))
    assert "alamat halaman" not in said
    assert "in the address" not in said


def chosen(reader: Reader, key: str, label: str) -> dict[str, WidgetState]:
    """Choose something; return what a browser sends that waits for the answer."""
    waiting = reader.known | reader.touch(key, label)
    reader.choose(key, label)
    return waiting


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    return {key: after[key] for key in after if after[key] != before.get(key)}


def region(reader: Reader, code: str) -> str:
    return next(label for label in reader.labels("region") if label.endswith(code))


@pytest.mark.parametrize("page", ["ringkasan", "target_anggaran", "pekerja_rentan"])
def test_old_labels_that_come_late_change_nothing(page):
    reader = Reader(page, region="65")
    waiting = chosen(reader, "lang", "EN")
    before = reader.address
    reader.send(waiting)
    assert reader.address == before
    assert reader.address["lang"] == "en"


def test_a_choice_made_before_the_new_language_arrived_counts():
    reader = Reader("ringkasan", region="64", period="2022-12")
    touched = reader.touch("period", "Desember 2023")
    waiting = chosen(reader, "lang", "EN")
    before = reader.address
    reader.send(waiting | touched)
    assert changed(before, reader.address) == {"period": "2023-12"}
    assert reader.shown("period") == ["December 2023"]


def test_a_field_behind_another_region_keeps_its_example_to_itself():
    # The fields of the budget begin with the region's latest programme.
    reader = Reader("target_anggaran", region="65")
    example = reader.shown("workers")
    touched = reader.touch("churn", "2")
    waiting = chosen(reader, "region", region(reader, "61.08"))
    before = reader.address
    reader.send(waiting | touched)
    assert changed(before, reader.address) == {"churn": "2"}
    assert reader.shown("workers") != example


def test_a_value_that_the_next_region_does_not_have_is_not_written():
    reader = Reader("target_anggaran", region="65", aim="RKP")
    reader.choose("lang", "EN")
    reader.choose("region", region(reader, "64.02"))
    before = reader.address
    reader.choose("churn", "1")
    assert changed(before, reader.address) == {"churn": "1"}


def test_a_field_that_is_gone_is_no_fault():
    # The choice of the province goes with the set that it belongs to.
    reader = Reader("peringkat", region="64", level="regency", among="parent")
    touched = reader.touch("parent", reader.labels("parent")[-1])
    waiting = chosen(reader, "level", reader.labels("level")[0])
    before = reader.address
    reader.send(waiting | touched)
    assert set(changed(before, reader.address)) <= {"parent"}


def test_two_windows_do_not_share_their_address():
    one, other = Reader("ringkasan", region="64"), Reader("ringkasan", region="65")
    one.choose("lang", "EN")
    other.choose("view", other.labels("view")[1])
    one.choose("view", one.labels("view")[2])
    assert (one.address["lang"], one.address["view"]) == ("en", "bubbles")
    assert (other.address["lang"], other.address["view"]) == ("id", "tiles")
