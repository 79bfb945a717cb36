"""From points, coast and tables to the built-in set, on an invented country."""

import json

import numpy as np
import pytest
import shapely

from cakupan.boundaries.cells import Sites, make_regencies, read_sites
from cakupan.boundaries.coast import extract_coast, read_coast, write_coast
from cakupan.boundaries.compare import compare
from cakupan.boundaries.make import build_regencies, make_builtin
from cakupan.boundaries.tiles import read_layout, tile_document
from cakupan.errors import BoundaryError

POINTS = """district_code,name,lat,lon
01.01.01,A,0.5,100.5
01.01.02,B,1.5,100.5
01.02.01,C,0.5,101.5
01.02.02,D,1.5,101.5
02.01.01,E,1.0,103.0
02.02.01,F,1.0,105.0
"""
LAYOUT = "code,row,col\n01.01,0,0\n01.02,0,1\n02.01,0,3\n02.02,1,3\n"


def island(x0, y0, x1, y1):
    return shapely.Polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


@pytest.fixture
def land():
    """Two islands: one of two regencies, one of one; a third regency at sea."""
    return shapely.MultiPolygon([island(100, 0, 102, 2), island(102.5, 0, 103.5, 2)])


@pytest.fixture
def geo(tmp_path, land):
    folder = tmp_path / "geo"
    folder.mkdir()
    write_coast(land, folder / "coastline.geojson")
    (folder / "district_points.csv").write_text(POINTS)
    (folder / "tiles_514.csv").write_text(LAYOUT)
    for name in ("tiles_38.csv", "tiles_34.csv"):
        (folder / name).write_text("code,row,col\n01,0,0\n02,0,1\n")
    return folder


def test_land_goes_to_the_nearest_points_regency(geo):
    regencies = build_regencies(geo)
    assert list(regencies.index) == ["01.01", "01.02", "02.01", "02.02"]
    left_half = shapely.box(100, 0, 101, 2)
    wrong = regencies.geometry["01.01"].symmetric_difference(left_half)
    assert wrong.area == pytest.approx(0, abs=1e-6)
    assert shapely.coverage_is_valid(regencies.geometry.to_numpy())


def test_a_point_at_sea_gets_a_small_round_island(geo):
    patch = build_regencies(geo).geometry["02.02"]
    assert patch.contains(shapely.Point(105, 1))
    assert 0 < patch.area < 0.01


def test_cells_do_not_jump_a_strait(geo):
    # The second island's west coast is nearer to 01.02's points than to its own.
    assert build_regencies(geo).geometry["01.02"].bounds[2] == 102


def test_a_piece_across_a_bay_goes_to_the_land_that_it_is_joined_to():
    # A bay from the north between x = 1 and 3; the point on the east shore is the
    # nearest to much of the west shore, whose own point lies far in the south.
    bay = shapely.box(101, 1, 103, 4)
    land = shapely.MultiPolygon([island(100, -8, 104, 4).difference(bay)])
    xy = np.array([[100.5, -4.0], [103.5, 3.0]])
    sites = Sites(np.array(["01.01", "01.02"]), xy)
    regencies = make_regencies(land, sites).geometry
    assert regencies["01.01"].contains(shapely.Point(100.5, 3.5))
    assert regencies["01.02"].contains(shapely.Point(103.5, 3.5))


def test_an_island_without_points_goes_whole_to_the_nearest_regency(land):
    sites = Sites(np.array(["01.01", "01.02"]), np.array([[100.5, 1], [101.5, 1.0]]))
    regencies = make_regencies(land, sites)
    assert regencies.geometry["01.02"].area == pytest.approx(2 + 2)


def test_seeds_move_until_cells_are_centred_on_their_points():
    # One district of 1 degree beside one of 3: plain halves would give 1.5 and 2.5.
    land = shapely.MultiPolygon([island(100, 0, 104, 1)])
    sites = Sites(np.array(["01.01", "01.02"]), np.array([[100.5, 0.5], [102.5, 0.5]]))
    regencies = make_regencies(land, sites)
    assert regencies.geometry["01.01"].area == pytest.approx(1, abs=0.1)


def test_same_input_gives_the_same_bytes(geo, tmp_path):
    contents = []
    for name in ("one", "two"):
        out = tmp_path / name
        make_builtin(build_regencies(geo), geo, out, lambda key: None)
        contents.append({p.name: p.read_bytes() for p in sorted(out.iterdir())})
    assert contents[0] == contents[1]
    assert len(contents[0]) == 5 + 5 + 1  # nation x 3, two provinces; tiles; index


def test_old_files_are_gone_after_making_again(geo, tmp_path):
    out = tmp_path / "builtin"
    out.mkdir()
    (out / "regency-99.json").write_text("{}")
    make_builtin(build_regencies(geo), geo, out, lambda key: None)
    assert not (out / "regency-99.json").exists()
    assert (out.stat().st_mode & 0o777) == 0o755
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_comparison_tells_the_share_of_land_in_the_right_regency(geo, tmp_path):
    regencies = build_regencies(geo)
    full = regencies.copy()
    # 01.02 in truth reaches half a degree farther west, over a quarter of 01.01's.
    full.loc["01.01", "geometry"] = shapely.box(100, 0, 100.5, 2)
    full.loc["01.02", "geometry"] = shapely.box(100.5, 0, 102, 2)
    file = tmp_path / "full.geojson"
    full.rename_axis("id").reset_index().to_file(file)
    # 6 square degrees of land (and a dot), 1 of them wrong.
    assert "in the right regency: 83." in compare(regencies, file)


def test_missing_points_are_named(geo):
    (geo / "district_points.csv").unlink()
    with pytest.raises(BoundaryError, match=r'found "-" in ".*district_points\.csv'):
        build_regencies(geo)


def test_wrong_columns_are_named(tmp_path):
    file = tmp_path / "points.csv"
    file.write_text("code,x,y\n01.01.01,1,2\n")
    with pytest.raises(BoundaryError, match='district_code, lat, lon, found "code, x'):
        read_sites(file)


def test_points_at_the_same_place_count_once(tmp_path):
    file = tmp_path / "points.csv"
    file.write_text(POINTS + "01.01.03,A again,0.5,100.5\n")
    assert len(read_sites(file).codes) == 6


def test_broken_coastline_says_how_to_get_it_back(tmp_path):
    file = tmp_path / "coastline.geojson"
    file.write_text("{}")
    with pytest.raises(BoundaryError, match=r"cakupan\.boundaries\.coast"):
        read_coast(file)


def test_coast_is_read_out_of_a_topology(tmp_path):
    # One square of four degrees: two arcs, the second used backwards.
    topology = {
        "transform": {"scale": [2, 2], "translate": [100, -1]},
        "arcs": [[[0, 0], [1, 0], [0, 1]], [[0, 0], [0, 1], [1, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"id": "999", "arcs": []},
                    {"id": "360", "arcs": [[[0, -2]]]},
                ]
            }
        },
    }
    land = extract_coast(topology)
    assert land.equals(island(100, -1, 102, 1))
    write_coast(land, tmp_path / "coast.geojson")
    assert read_coast(tmp_path / "coast.geojson").equals(land)


def test_topology_without_indonesia_is_refused():
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [],
        "objects": {"countries": {"geometries": []}},
    }
    with pytest.raises(BoundaryError, match='id "360"'):
        extract_coast(topology)


def test_tiles_are_equal_squares_with_a_gap_framed_on_themselves(tmp_path):
    file = tmp_path / "tiles.csv"
    file.write_text(LAYOUT)
    document = tile_document(read_layout(file), ["02.02", "02.01"])
    assert (document["width"], document["height"]) == (500.0, 1000.0)
    assert document["kind"] == "tiles"
    assert document["shapes"] == [
        ["02.01", "M20.0 20.0h460.0v460.0h-460.0z", 250.0, 250.0],
        ["02.02", "M20.0 520.0h460.0v460.0h-460.0z", 250.0, 750.0],
    ]


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("03.01,0,0\n", '"01.01" and "03.01" both in row 0, column 0'),
        ("01.01,9,9\n", '"01.01" twice'),
        ("03.01,x,0\n", "columns code, row, col"),
    ],
)
def test_layouts_with_a_fault_are_refused(tmp_path, extra, said):
    file = tmp_path / "tiles.csv"
    file.write_text(LAYOUT + extra)
    with pytest.raises(BoundaryError, match=said):
        read_layout(file)


def test_index_keeps_the_hashes_of_its_inputs(geo, tmp_path):
    make_builtin(build_regencies(geo), geo, tmp_path / "out", lambda key: None)
    index = json.loads((tmp_path / "out" / "index.json").read_text())
    assert set(index["made_from"]) == {path.name for path in geo.iterdir()}
