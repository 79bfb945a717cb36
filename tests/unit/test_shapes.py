"""The lookup of shape files: which key, which file, which set."""

import json

import pytest

from cakupan.errors import BoundaryError
from cakupan.shapes import old_province, read_set, shape_set

KEYS = {
    "province-38": "approximate",
    "province-34": "approximate",
    "regency": "approximate",
    "regency-64": "approximate",
    "regency-91": "approximate",
    "regency-34-91": "approximate",
    "tile-regency-64": "tiles",
}


def entry(key, label):
    return {
        "file": f"{key}.json",
        "sha256": "0123456789abcdef" * 4,
        "bytes": 1,
        "label": label,
        "width": 1000.0,
        "height": 373.8,
    }


def write_index(home, name, labels):
    folder = home / "static" / "shapes" / name
    folder.mkdir(parents=True)
    files = {key: entry(key, label) for key, label in labels.items()}
    credit = {"source": "BIG", "licence": "CC BY 4.0"} if name == "installed" else {}
    index = {"set": name, "label": "approximate", **credit, "files": files}
    (folder / "index.json").write_text(json.dumps(index))
    return folder


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def builtin(home):
    return write_index(home, "builtin", KEYS)


@pytest.mark.parametrize(
    ("level", "parent", "vintage", "kind", "key"),
    [
        ("province", None, "38", "geographic", "province-38"),
        ("province", "00", "34", "geographic", "province-34"),
        ("regency", "00", "38", "geographic", "regency"),
        ("regency", "KAL", "38", "geographic", "regency"),
        ("regency", "64", "38", "geographic", "regency-64"),
        ("regency", "64", "34", "geographic", "regency-64"),
        ("regency", "64.02", "38", "geographic", "regency-64"),
        ("regency", "91", "38", "geographic", "regency-91"),
        ("regency", "91", "34", "geographic", "regency-34-91"),
        ("regency", "94.01", "34", "geographic", "regency-34-91"),
        ("regency", "64", "38", "tiles", "tile-regency-64"),
    ],
)
def test_key_follows_level_place_vintage_and_kind(
    builtin, level, parent, vintage, kind, key
):
    assert shape_set().key_for(level, parent, vintage, kind) == key


def test_a_province_that_came_later_has_no_map_of_vintage_34(builtin):
    with pytest.raises(BoundaryError, match=r'found "94".*province 91 of vintage 34'):
        shape_set().key_for("regency", "94", "34")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"level": "village"}, 'level to be one of province, regency, found "village"'),
        ({"level": "regency", "vintage": "35"}, 'vintage .* found "35"'),
        ({"level": "regency", "kind": "bubbles"}, 'kind .* found "bubbles"'),
    ],
)
def test_unknown_choices_are_named_with_what_is_allowed(builtin, asked, said):
    with pytest.raises(BoundaryError, match=said):
        shape_set().key_for(**asked)


def test_missing_key_names_keys_like_it(builtin):
    with pytest.raises(BoundaryError, match=r'"regency-99" in set "builtin".*regency'):
        shape_set().key_for("regency", "99")


def test_url_carries_set_file_and_hash(builtin):
    shapes = shape_set()
    assert shapes.entry("regency-64") == ("regency-64.json", "0123456789ab")
    expected = "shapes/builtin/regency-64.json?v=0123456789ab"
    assert shapes.url_path("regency-64") == expected
    assert shapes.size("regency-64") == (1000.0, 373.8)


def test_builtin_borders_are_approximate_but_tiles_hold_none(builtin):
    shapes = shape_set()
    assert shapes.is_approximate
    assert shapes.is_approximate_at("regency")
    assert not shapes.is_approximate_at("tile-regency-64")


def test_an_office_s_set_is_preferred_once_installed(home, builtin):
    write_index(home, "installed", {"regency": "installed", "tile-regency": "tiles"})
    shapes = shape_set()
    assert shapes.name == "installed"
    assert not shapes.is_approximate
    assert read_set("builtin").name == "builtin"


def test_installed_provinces_beside_borrowed_regencies_are_told_apart(home):
    write_index(
        home, "installed", {"province-38": "installed", "regency": "approximate"}
    )
    shapes = shape_set()
    assert shapes.is_approximate
    assert not shapes.is_approximate_at("province-38")
    assert shapes.is_approximate_at("regency")


def test_folder_without_index_does_not_count_as_installed(home, builtin):
    (home / "static" / "shapes" / "installed").mkdir()
    assert shape_set().name == "builtin"


def test_missing_set_says_how_to_make_it(home):
    with pytest.raises(BoundaryError, match=r"python -m cakupan\.boundaries\.make"):
        shape_set()


@pytest.mark.parametrize(
    "text",
    ["{", '{"files": []}', '{"files": {"regency": {"file": "x"}}}', '{"files": {}}'],
)
def test_broken_official_index_says_how_to_get_rid_of_it(home, builtin, text):
    folder = home / "static" / "shapes" / "installed"
    folder.mkdir()
    (folder / "index.json").write_text(text)
    with pytest.raises(BoundaryError, match="cakupan boundaries uninstall"):
        shape_set()


def test_load_returns_the_file(builtin):
    document = {"width": 1, "height": 1, "kind": "geographic", "shapes": []}
    (builtin / "regency.json").write_text(json.dumps(document))
    assert shape_set().load("regency") == document


@pytest.mark.parametrize("text", [None, "[", "{}"])
def test_load_says_which_file_is_broken(builtin, text):
    if text is not None:
        (builtin / "regency.json").write_text(text)
    with pytest.raises(BoundaryError, match=r"regency\.json.*Restore"):
        shape_set().load("regency")


def test_every_new_papuan_province_knows_its_old_one():
    assert [old_province(code) for code in ("91", "93", "94", "95")] == ["91"] * 4
    assert [old_province(code) for code in ("92", "96")] == ["92"] * 2
    assert old_province("64") is None
