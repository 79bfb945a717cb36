"""What commands write for people replaces nothing that is not of its kind."""

import pytest

from cakupan import outputs, paths
from cakupan.data.store import build_store
from cakupan.errors import BadInputError, StoreError
from cakupan.site import folder as site_folder

PDF = b"%PDF-1.7 new"


def test_an_older_file_of_the_kind_is_replaced_whole(tmp_path):
    path = tmp_path / "kaltim.pdf"
    path.write_bytes(b"%PDF-1.7 old")
    outputs.write(path, PDF)
    assert path.read_bytes() == PDF
    assert [p.name for p in tmp_path.iterdir()] == ["kaltim.pdf"]


def test_a_free_name_and_an_empty_file_are_taken(tmp_path):
    (tmp_path / "empty.pdf").touch()
    for name in ("empty.pdf", "free.pdf"):
        outputs.write(tmp_path / name, PDF)
        assert (tmp_path / name).read_bytes() == PDF


def test_a_file_of_another_kind_is_left(tmp_path):
    path = tmp_path / "kaltim.pdf"
    path.write_text("my notes", encoding="utf-8")
    with pytest.raises(BadInputError, match=r"found something else, which was not tou"):
        outputs.write(path, PDF)
    assert path.read_text(encoding="utf-8") == "my notes"


def test_a_folder_is_left(tmp_path):
    with pytest.raises(BadInputError, match=r"found something else, which was not tou"):
        outputs.write(tmp_path, PDF)


@pytest.mark.parametrize("place", ["data", "queries", "kantor"])
def test_nothing_is_written_among_the_figures(tiny_root, monkeypatch, place):
    office = tiny_root / "kantor"
    office.mkdir()
    monkeypatch.setenv("CAKUPAN_DATA", str(office))
    target = tiny_root / place / "new"
    before = sorted((tiny_root / place).rglob("*"))
    said = r"outside of the folders that figures are read from, found '.*new"
    with pytest.raises(BadInputError, match=said):
        outputs.write(target.with_suffix(".csv"), b"a,b")
    with pytest.raises(BadInputError, match=said):
        site_folder.check(target)
    with pytest.raises(BadInputError, match=said):
        build_store(target.with_suffix(".duckdb"))
    assert sorted((tiny_root / place).rglob("*")) == before


def test_a_link_into_the_figures_is_seen(tiny_root, tmp_path):
    link = tmp_path / "kaltim.csv"
    link.symlink_to(paths.data_dir() / "sources.csv")
    with pytest.raises(BadInputError, match=r"outside of the folders that figures"):
        outputs.write(link, b"source_id")
    with pytest.raises(StoreError, match=r"which was not touched"):
        build_store(link)
