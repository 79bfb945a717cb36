"""Installing boundaries of an office, on a tiny country of unit squares."""

import json

import geopandas as gpd
import pytest
import shapely

from cakupan import paths
from cakupan.boundaries.install import install, uninstall
from cakupan.boundaries.swap import replaced_folder
from cakupan.errors import BoundaryError
from cakupan.shapes import shape_set

# Two provinces of two regencies each, on a 2 x 2 grid whose corner lies at (100, 0).
SQUARES = {
    "01.01": shapely.box(100, 0, 101, 1),
    "01.02": shapely.box(101, 0, 102, 1),
    "02.01": shapely.box(100, 1, 101, 2),
    "02.71": shapely.box(101, 1, 102, 2),
}
REGIONS = [
    ("01", "Provinsi Satu", "Satu"),
    ("02", "Provinsi Dua", "Dua"),
    ("01.01", "Kabupaten Timur", "Timur"),
    ("01.02", "Kabupaten Barat", ("Barat", "Barat Daya")),
    ("02.01", "Kabupaten Utara", None),
    ("02.71", "Kota Utara", ""),
]
CREDIT = {"source": "BIG", "licence": "CC BY 4.0"}
NAMES = {code: name for code, name, _ in REGIONS}


def frame(squares=None, **columns):
    squares = squares or SQUARES
    columns = columns or {"KDPKAB": list(squares)}
    return gpd.GeoDataFrame(columns, geometry=list(squares.values()), crs="EPSG:4326")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A project of its own whose points and built-in shapes are the shipped ones."""
    (tmp_path / "static" / "shapes").mkdir(parents=True)
    shipped = paths.root()
    (tmp_path / "geo").symlink_to(shipped / "geo")
    builtin = tmp_path / "static" / "shapes" / "builtin"
    builtin.symlink_to(shipped / "static" / "shapes" / "builtin")
    monkeypatch.setenv("CAKUPAN_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def out(home):
    return home / "static" / "shapes" / "installed"


@pytest.fixture
def run(home, out):
    """Write a frame to a file and install it."""

    def run(rows, name="full.geojson", **options):
        file = home / name if isinstance(name, str) else name
        if rows is not None:
            rows.to_file(file)
        return install(
            file,
            REGIONS,
            out,
            lambda step: None,
            **CREDIT | options,
        )

    return run


def codes(out, key):
    document = json.loads((out / f"{key}.json").read_text())
    return [shape[0] for shape in document["shapes"]]


def index_label(out):
    return json.loads((out / "index.json").read_text())["label"]


@pytest.mark.parametrize("name", ["full.geojson", "full.gpkg", "full.shp"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32647"])
def test_any_format_and_coordinate_system_gives_the_full_set(run, out, name, crs):
    report = run(frame().to_crs(crs), name)
    assert (report.rows, report.regencies, report.provinces) == (4, 4, 0)
    assert (report.by_code, report.by_name, report.code_column) == (4, 0, "KDPKAB")
    assert codes(out, "regency") == sorted(SQUARES)
    assert codes(out, "province-38") == codes(out, "province-34") == ["01", "02"]
    assert codes(out, "regency-02") == ["02.01", "02.71"]
    assert set(report.written) == {
        "province-34", "province-38", "regency", "regency-01", "regency-02"
    }  # fmt: skip


def test_installed_set_is_the_one_that_maps_use(run, out):
    run(frame())
    shapes = shape_set()
    assert shapes.name == "installed"
    assert not shapes.is_approximate
    assert index_label(out) == "installed"
    document = shapes.load(shapes.key_for("regency", "01"))
    # Two squares side by side in 988 units and twice 6 of padding.
    assert (document["width"], document["height"]) == (1000.0, 506.0)
    assert document["shapes"][0][2:] == [253.0, 253.0]
    assert (out.stat().st_mode & 0o777) == 0o755


def test_numeric_feature_ids_are_codes(home, out):
    features = json.loads(frame().to_json())["features"]
    for number, feature in zip([1001, 1002, 2001, 2071], features, strict=True):
        feature |= {"id": number, "properties": {}}
    file = home / "ids.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    swap = {"01": "10", "02": "20"}  # codes that are numbers of four digits
    regions = [(swap[code[:2]] + code[2:], name) for code, name, _ in REGIONS]
    report = install(file, regions, out, lambda step: None, **CREDIT)
    assert report.code_column == "feature id"
    assert codes(out, "regency") == ["10.01", "10.02", "20.01", "20.71"]


def test_names_serve_where_there_are_no_codes(run, out):
    report = run(frame(NAMOBJ=[NAMES[code].upper() for code in SQUARES]))
    assert (report.by_code, report.by_name, report.code_column) == (0, 4, None)
    assert codes(out, "regency") == sorted(SQUARES)


def test_provinces_alone_keep_the_builtin_regencies_as_approximate(run, out):
    provinces = {
        "01": shapely.box(100, 0, 102, 1),
        "02": shapely.box(100, 1, 102, 2),
    }
    report = run(frame(provinces, KODE=[1, 2], name=["Satu", "Dua"]))
    assert (report.regencies, report.provinces) == (0, 2)
    assert any("provinces only" in str(note) for note in report.messages)
    shapes = shape_set()
    assert not shapes.is_approximate_at("province-38")
    assert shapes.is_approximate_at("regency")
    assert index_label(out) == "approximate"
    assert len(shapes.load("regency")["shapes"]) == 514


def test_both_levels_in_two_layers_are_both_used(run, home):
    file = home / "both.gpkg"
    frame().to_file(file, layer="regencies")
    # Their own, coarser line between the provinces at 1.1.
    provinces = {
        "01": shapely.box(100, 0, 102, 1.1),
        "02": shapely.box(100, 1.1, 102, 2),
    }
    frame(provinces, KDPKAB=list(provinces)).to_file(file, layer="provinces")
    report = run(None, file)
    assert (report.regencies, report.provinces) == (4, 2)
    label_y = shape_set().load("province-38")["shapes"][0][3]
    assert label_y != 747.0  # the middle of the lower half


def test_one_layer_can_be_chosen(run, home):
    file = home / "both.gpkg"
    frame().to_file(file, layer="new")
    frame().to_file(file, layer="old")
    assert run(None, file, layer="new").rows == 4
    with pytest.raises(BoundaryError, match=r'layer "x" in ".*", found "new", "old"'):
        run(None, file, layer="x")
    with pytest.raises(
        BoundaryError, match=r"more than once on the same land.*--layer"
    ):
        run(None, file)


def test_parts_in_several_rows_are_joined_and_reported(run, out):
    parts = {**SQUARES, "part": shapely.box(103, 0, 103.5, 0.5)}
    report = run(frame(parts, KDPKAB=[*SQUARES, "01.02"]))
    assert report.merged == ("01.02",)
    assert "1 regions came in several rows" in str(report.messages[0])


def test_extra_rows_are_left_out_and_reported(run, out):
    squares = {**SQUARES, "lake": shapely.box(103, 0, 104, 1)}
    rows = frame(squares, code=[*SQUARES, "99.99"], name=[*SQUARES, "Danau Besar"])
    report = run(rows)
    assert report.no_land == ("#5 (99.99, Danau Besar)",)
    assert "1 rows are water or forest and were left out" in str(report.messages[0])
    assert codes(out, "regency") == sorted(SQUARES)


def test_missing_regions_are_named(run):
    squares = {code: SQUARES[code] for code in ("01.01", "01.02", "02.01")}
    said = r'all 4 regions .*"02\.71", found 3 .*missing: 02\.71'
    with pytest.raises(BoundaryError, match=said):
        run(frame(squares))


def test_missing_regions_are_named_beside_the_rows_not_recognised(run):
    rows = frame(code=["01.01", "01.02", "02.01", "02.99"])
    with pytest.raises(BoundaryError, match=r"02\.71; not recognised: #4 \(02\.99\)"):
        run(rows)


def test_a_code_given_twice_on_the_same_land_is_an_error(run):
    squares = {**SQUARES, "again": SQUARES["01.01"]}
    with pytest.raises(BoundaryError, match=r"found 01\.01 more than once"):
        run(frame(squares, KDPKAB=[*SQUARES, "01.01"]))


def test_large_overlaps_are_an_error(run):
    # Half a degree into the neighbour, which is half of it.
    squares = {**SQUARES, "01.01": shapely.box(100, 0, 101.5, 1)}
    with pytest.raises(BoundaryError, match=r"found 01\.01/01\.02 \(50\.0%\)"):
        run(frame(squares))


def test_slips_of_drawing_are_mended_and_reported(run, out):
    squares = {**SQUARES, "01.01": shapely.box(100, 0, 101.001, 1)}
    report = run(frame(squares))
    assert ("01.01", "01.02") in report.overlaps
    assert any("overlapped by" in str(note) for note in report.messages)


def test_invalid_shapes_are_repaired_and_reported(run, out):
    # The ring runs back along its own edge: a spike into the sea.
    spike = [(100, 0), (101, 0), (101, 1), (100, 1), (100, 0.5), (99, 0.5), (100, 0.5)]
    report = run(frame({**SQUARES, "01.01": shapely.Polygon(spike)}))
    assert report.repaired == ("01.01",)
    assert "1 invalid shapes were repaired: 01.01." in map(str, report.messages)


def test_a_region_without_shape_is_an_error(run, home):
    rows = frame()
    rows.loc[2, "geometry"] = None
    with pytest.raises(BoundaryError, match=r"found none for 02\.01"):
        run(rows, "full.gpkg")


def test_missing_coordinate_system_says_how_to_give_it(run, home):
    frame().to_file(home / "full.shp")
    (home / "full.prj").unlink()
    with pytest.raises(BoundaryError, match=r"--crs EPSG:4326"):
        run(None, "full.shp")
    assert run(None, "full.shp", crs="EPSG:4326").regencies == 4


def test_unknown_coordinate_system_is_named(run):
    with pytest.raises(BoundaryError, match='such as EPSG:4326, found "degrees"'):
        run(frame(), crs="degrees")


def test_shapes_outside_of_indonesia_are_refused(run):
    with pytest.raises(BoundaryError, match=r"in Indonesia .*reaching from \(0\.00"):
        run(frame(), crs="EPSG:3857")


def test_lines_are_refused(run):
    lines = {code: square.exterior for code, square in SQUARES.items()}
    with pytest.raises(BoundaryError, match=r"Expected polygons .* found LineString"):
        run(frame(lines))


def test_a_file_without_any_known_region_names_its_columns(run):
    with pytest.raises(BoundaryError, match=r"none by code or name in columns x\."):
        run(frame(x=["a", "b", "c", "d"]))


def test_an_unreadable_file_is_named(run, home):
    file = home / "broken.geojson"
    file.write_text("{")
    with pytest.raises(BoundaryError, match=r"broken\.geojson.*cannot be read"):
        run(None, file)
    with pytest.raises(BoundaryError, match=r"absent\.gpkg.*cannot be read"):
        run(None, home / "absent.gpkg")


def test_codes_that_lie_elsewhere_than_their_districts_are_refused(home, out):
    # Real codes and no names: nothing but the place gives the mix-up away.
    file = home / "elsewhere.geojson"
    frame(code=["6401", "6402", "6403", "6407"]).to_file(file)
    regions = [(f"64.{n}", f"Kabupaten {n}") for n in ("01", "02", "03", "07")]
    with pytest.raises(BoundaryError, match=r"found 4 of 4 elsewhere: 64\.01"):
        install(file, regions, out, lambda step: None, **CREDIT)


def test_a_failed_install_leaves_the_old_set(run, out):
    run(frame())
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    squares = {code: SQUARES[code] for code in ("01.01", "01.02")}
    with pytest.raises(BoundaryError, match="missing"):
        run(frame(squares), "partial.geojson")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in out.parent.iterdir() if path.name[0] == "."] == []


def test_a_new_install_replaces_all_of_the_old_set(run, out):
    run(frame())
    (out / "regency-99.json").write_text("{}")
    run(frame())
    assert not (out / "regency-99.json").exists()


@pytest.mark.parametrize("name", ["batas.gpkg", "catatan/isi.txt", "peta.json"])
def test_an_office_s_file_among_the_shapes_is_never_removed(run, out, name):
    run(frame())
    file = out / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    for attempt in (lambda: run(frame()), lambda: uninstall(out)):
        with pytest.raises(BoundaryError, match="which was not touched"):
            attempt()
        assert file.read_text() == "mine"
        assert shape_set().name == "installed"


def test_a_link_in_the_place_of_the_shapes_is_left_alone(run, out, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out.symlink_to(elsewhere)
    with pytest.raises(BoundaryError, match="found installed, which was not touched"):
        run(frame())
    assert out.is_symlink()


def test_a_folder_is_replaced_only_when_all_went_well(tmp_path):
    out = tmp_path / "set"
    out.mkdir()
    (out / "old").write_text("old")

    def fill():
        with replaced_folder(out) as folder:
            (folder / "new").write_text("half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fill()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["old", "set"]


def test_uninstall_goes_back_to_the_builtin_set(run, out):
    run(frame())
    assert uninstall(out)
    assert shape_set().name == "builtin"
    assert not uninstall(out)


def test_progress_is_told_in_order(home, out):
    steps = []
    file = home / "full.geojson"
    frame().to_file(file)
    install(file, REGIONS, out, steps.append, **CREDIT)
    assert steps[:3] == ["read", "match", "check"]
    assert steps[-1] == "write"
