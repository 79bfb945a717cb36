"""Boundary files as offices download, export and edit them: which install, which not.

A made country: each of the 514 regencies is small squares at its districts' points,
named and coded as the makers of national sets do. Nothing of theirs is copied.
"""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from click.testing import CliRunner

from cakupan import paths
from cakupan.boundaries.cells import read_sites
from cakupan.boundaries.install import InstallReport, install
from cakupan.boundaries.make import POINTS
from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.data.store import Store
from cakupan.errors import BoundaryError
from cakupan.shapes import shape_set
from tests.country import PROJECT

SOURCE, LICENCE = "BPS, OCHA: COD-AB Indonesia 2020", "CC BY 3.0 IGO"
# How the national set of BPS and OCHA writes what Kemendagri writes otherwise.
BPS_NAMES = {"Kabupaten Kotabaru": "Kota Baru"}
# Rows of that set that are no region.
NO_LAND = ("Danau Toba", "Waduk Cirata", "Hutan", "Waduk Kedungombo")
HALF = 0.001  # degrees: squares of 200 m around points do not touch


@pytest.fixture(scope="module")
def regions(shipped_store: Store) -> list[Region]:
    every = Data(shipped_store).regions.regions
    return [one for one in every if one.vintage == "38" and one.level == "regency"]


@pytest.fixture(scope="module")
def provinces(shipped_store: Store) -> list[Region]:
    every = Data(shipped_store).regions.regions
    return [one for one in every if one.vintage == "38" and one.level == "province"]


@pytest.fixture(scope="module")
def squares() -> dict[str, shapely.Geometry]:
    """Return each regency's land by code: squares around its districts' points."""
    sites = read_sites(paths.geo_dir() / POINTS)
    x, y = sites.xy.T
    boxes = shapely.box(x - HALF, y - HALF, x + HALF, y + HALF)
    owners = np.array([code[:5] for code in sites.codes.astype(str)])
    return {
        code: shapely.union_all(boxes[owners == code]) for code in sorted(set(owners))
    }


@pytest.fixture
def home(tmp_path, monkeypatch):
    (tmp_path / "static" / "shapes").mkdir(parents=True)
    for name in ("geo", "static/shapes/builtin"):
        (tmp_path / name).symlink_to(PROJECT / name)
    monkeypatch.setenv("CAKUPAN_HOME", str(tmp_path))
    return tmp_path


Run = Callable[..., InstallReport]


@pytest.fixture
def run(home, regions, provinces) -> Run:
    """Write a frame or a text to a file and install it."""

    def run(
        rows: gpd.GeoDataFrame | str | None, name: str = "set.geojson", **more: Any
    ):
        file = home / name
        if isinstance(rows, str):
            file.write_text(rows, encoding="utf-8")
        elif rows is not None:
            rows.to_file(file)
        known = [*regions, *provinces]
        return install(
            file,
            [(one.region_code, one.region_name, one.aliases) for one in known],
            home / "static" / "shapes" / "installed",
            lambda step: None,
            **{"source": SOURCE, "licence": LICENCE} | more,
            bps={o.region_code_bps: o.region_code for o in known if o.region_code_bps},
        )

    return run


def bare(name: str) -> str:
    """Return a name as BPS writes it: the word Kabupaten is left out."""
    return BPS_NAMES.get(name, name.removeprefix("Kabupaten "))


@pytest.fixture
def cod(regions, squares) -> gpd.GeoDataFrame:
    """The form of COD-AB: names and codes of BPS, and no code of Kemendagri."""
    codes = [one.region_code for one in regions]
    return gpd.GeoDataFrame(
        {
            "ADM2_EN": [bare(one.region_name) for one in regions],
            "ADM2_PCODE": [f"ID{one.region_code_bps}" for one in regions],
        },
        geometry=[squares[code] for code in codes],
        crs="EPSG:4326",
    )


def with_no_land(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    extra = gpd.GeoDataFrame(
        {
            "ADM2_EN": NO_LAND,
            "ADM2_PCODE": [f"ID{number}88" for number in (12, 32, 35, 33)],
        },
        geometry=[shapely.box(100 + n, -11.5, 100.1 + n, -11.4) for n in range(4)],
        crs="EPSG:4326",
    )
    both = np.concatenate([rows.geometry, extra.geometry])
    columns = {c: [*rows[c], *extra[c]] for c in ("ADM2_EN", "ADM2_PCODE")}
    return gpd.GeoDataFrame(columns, geometry=both, crs="EPSG:4326")


def assert_whole(report: InstallReport) -> None:
    assert report.regencies == 514
    assert (report.unmatched, report.ambiguous) == ((), ())
    shapes = shape_set()
    assert (shapes.name, shapes.source, shapes.licence) == (
        "installed",
        SOURCE,
        LICENCE,
    )
    assert not shapes.is_approximate_at("regency")


# What installs.


def test_the_full_set_with_its_lakes_and_forests(run, cod):
    report = run(with_no_land(cod))
    assert_whole(report)
    assert report.by_name == 514
    assert [label.partition("(")[2] for label in report.no_land] == [
        f"{name}, ID{number}88)"
        for name, number in zip(NO_LAND, (12, 32, 35, 33), strict=True)
    ]
    assert "4 rows are water or forest and were left out" in " ".join(
        map(str, report.messages)
    )


def test_the_same_set_as_geoboundaries_publishes_it(run, cod):
    rows = with_no_land(cod).rename(columns={"ADM2_EN": "shapeName"})
    assert_whole(run(rows[["shapeName", "geometry"]]))


def test_names_in_capitals_with_their_kind(run, regions, squares):
    rows = gpd.GeoDataFrame(
        {"WADMKK": [one.region_name.upper() for one in regions]},
        geometry=[squares[one.region_code] for one in regions],
        crs="EPSG:4326",
    )
    assert_whole(run(rows))


@pytest.mark.parametrize("columns", [("NO_PROP", "NO_KAB"), ("kd_prov", "kd_kab")])
@pytest.mark.parametrize("kind", [int, str, float])
def test_a_code_in_two_columns(run, regions, squares, columns, kind):
    """As the civil registry exports it: numbers, so that 01 is 1."""
    parts = [one.region_code.split(".") for one in regions]
    rows = gpd.GeoDataFrame(
        {
            name: [kind(int(part[place])) for part in parts]
            for place, name in enumerate(columns)
        },
        geometry=[squares[one.region_code] for one in regions],
        crs="EPSG:4326",
    )
    report = run(rows)
    assert_whole(report)
    assert report.code_column == " + ".join(columns)


def test_two_columns_hold_where_rows_without_a_code_stand_beside(run, regions, squares):
    parts = [one.region_code.split(".") for one in regions]
    rows = gpd.GeoDataFrame(
        {
            "NO_PROP": [*(part[0] for part in parts), None],
            "NO_KAB": [*(part[1] for part in parts), None],
            "nama": [*(one.region_name for one in regions), "Danau Toba"],
        },
        geometry=[
            *(squares[one.region_code] for one in regions),
            shapely.box(100, -11.5, 100.1, -11.4),
        ],
        crs="EPSG:4326",
    )
    report = run(rows)
    assert_whole(report)
    assert len(report.no_land) == 1


def topology(rows: gpd.GeoDataFrame) -> str:
    """Return rows as TopoJSON, an arc a ring; the form knows no coordinate system."""
    arcs: list[list[list[float]]] = []
    geometries = []
    for row in rows.itertuples(index=False):
        polygons = []
        for polygon in shapely.get_parts(row.geometry):
            polygons.append([[len(arcs)]])
            arcs.append([list(point) for point in polygon.exterior.coords])
        geometries.append(
            {
                "type": "MultiPolygon",
                "arcs": polygons,
                "properties": {"nama": row.ADM2_EN},
            }
        )
    layer = {"type": "GeometryCollection", "geometries": geometries}
    return json.dumps({"type": "Topology", "objects": {"kab": layer}, "arcs": arcs})


@pytest.mark.parametrize("name", ["kab.topojson", "kab.json"])
def test_topojson_needs_no_coordinate_system(run, cod, name):
    assert_whole(run(topology(cod), name))


def test_collections_of_areas_are_read_and_what_is_no_area_in_them_goes(run, cod):
    line = shapely.LineString([(100, 0), (101, 0)])
    shapes = [shapely.GeometryCollection([shape, line]) for shape in cod.geometry]
    features = [
        {
            "type": "Feature",
            "properties": {"nama": name},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for name, shape in zip(cod["ADM2_EN"], shapes, strict=True)
    ]
    assert_whole(run(json.dumps({"type": "FeatureCollection", "features": features})))


def test_a_packed_shapefile(run, cod, home):
    folder = home / "shp"
    folder.mkdir()
    cod.to_file(folder / "set.shp")
    packed = home / "set.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    assert_whole(run(None, "set.zip"))


# What is refused, the real cause first.


def refused(run: Run, rows: Any, name: str = "set.geojson", **more: Any) -> str:
    with pytest.raises(BoundaryError) as error:
        run(rows, name, **more)
    assert error.value.exit_code == 2
    assert shape_set().name == "builtin"
    return str(error.value)


def test_codes_of_bps_alone_are_asked(run, cod):
    said = refused(run, cod[["ADM2_PCODE", "geometry"]])
    assert "ID1103 = 11.03 (Kemendagri) / 11.01 (BPS)" in said
    assert "Add a column of names" in said


def test_older_codes_of_bps_alone_are_named_by_where_they_lie(run, cod, regions):
    """Until 2022 BPS had other codes in Papua, which are Kemendagri's of today."""
    theirs = {one.region_code_bps for one in regions}
    ours = {one.region_code.replace(".", "") for one in regions}
    rows = cod[["ADM2_PCODE", "geometry"]].copy()
    rows.loc[513, "ADM2_PCODE"] = f"ID{sorted(ours - theirs)[0]}"
    said = refused(run, rows)
    assert 'codes of Kemendagri in column "ADM2_PCODE"' in said
    assert "found BPS codes" in said
    assert "with a column of names" in said


def of_provinces(names: list[tuple[str, str]], squares: Any) -> gpd.GeoDataFrame:
    """Return provinces by Kemendagri's code of their land, each as it is called."""
    lands = [
        shapely.union_all(
            [shape for code, shape in squares.items() if code[:2] in land.split("+")]
        )
        for land, _name in names
    ]
    return gpd.GeoDataFrame(
        {"nama": [name for _land, name in names]}, geometry=lands, crs="EPSG:4326"
    )


@pytest.fixture
def old_provinces(provinces) -> list[tuple[str, str]]:
    whole = {"91": "91+93+94+95", "92": "92+96"}
    return [
        (whole.get(one.region_code, one.region_code), one.region_name)
        for one in provinces
        if one.region_code not in ("93", "94", "95", "96")
    ]


def test_34_provinces_are_called_the_old_division(run, old_provinces, squares):
    said = refused(run, of_provinces(old_provinces, squares))
    assert "before the division of Papua in 2022" in said
    assert "without 93, 94, 95, 96" in said


def test_34_provinces_with_codes_of_bps_and_names(run, old_provinces, squares):
    rows = of_provinces(old_provinces, squares)
    theirs = {"Provinsi Papua": "94", "Provinsi Papua Barat": "91"}
    rows["kode"] = [theirs.get(name, land[:2]) for land, name in old_provinces]
    assert "before the division of Papua" in refused(run, rows)


def test_34_provinces_with_codes_of_bps_and_no_names(run, old_provinces, squares):
    rows = of_provinces(old_provinces, squares)
    theirs = {"91+93+94+95": "94", "92+96": "91"}
    rows["nama"] = [theirs.get(land, land) for land, _name in old_provinces]
    assert "91 (Kemendagri) / 92 (BPS)" in refused(run, rows)


def test_38_provinces_install(run, provinces, squares):
    named = [(one.region_code, one.region_name) for one in provinces]
    report = run(of_provinces(named, squares))
    assert (report.provinces, report.regencies) == (38, 0)
    shapes = shape_set()
    assert not shapes.is_approximate_at("province-38")
    assert shapes.is_approximate_at("regency")


def test_latitude_before_longitude(run, cod):
    turned = cod.set_geometry(shapely.transform(cod.geometry, lambda xy: xy[:, ::-1]))
    said = refused(run, turned)
    assert "longitude before latitude" in said
    assert "other way round" in said


def test_metres_without_a_coordinate_system(run, cod):
    rows = cod.to_crs("EPSG:3857").set_crs("EPSG:4326", allow_override=True)
    assert "give the right one with --crs" in refused(run, rows)


def test_one_serang_of_two(run, squares):
    rows = gpd.GeoDataFrame(
        {"WADMKK": ["Serang"], "WADMPR": ["Banten"]},
        geometry=[squares["36.04"]],
        crs="EPSG:4326",
    )
    said = refused(run, rows)
    assert "#1 (Serang, Banten) = 36.04/36.73" in said
    assert 'Write "Kabupaten" or "Kota" before these names' in said


def test_kota_baru_is_the_regency_and_the_rest_is_missing(run, squares):
    rows = gpd.GeoDataFrame(
        {"ADM2_EN": ["Kota Baru"]}, geometry=[squares["63.02"]], crs="EPSG:4326"
    )
    said = refused(run, rows)
    assert "all 514 regions" in said
    assert "found 1" in said


def test_a_file_of_one_province(run, cod, regions):
    own = [one.region_code.startswith("64") for one in regions]
    said = refused(run, cod[own])
    assert "found 10" in said
    assert "missing: 11.01" in said


def test_a_name_written_twice_on_other_land(run, cod):
    rows = cod.copy()
    rows.loc[5, "ADM2_EN"] = rows.loc[6, "ADM2_EN"]
    said = refused(run, rows[["ADM2_EN", "geometry"]])
    assert "missing" in said


def test_names_on_the_wrong_land(run, cod):
    rows = cod[["ADM2_EN", "geometry"]].copy()
    rows["ADM2_EN"] = rows["ADM2_EN"].to_numpy()[::-1]
    said = refused(run, rows)
    assert "each row has the shape of the region that it names" in said


def test_collections_without_an_area(run, cod):
    rows = cod.copy()
    line = shapely.LineString([(100, 0), (101, 0)])
    rows.loc[0, "geometry"] = shapely.GeometryCollection([line])
    assert "Expected polygons" in refused(run, rows)


@pytest.mark.parametrize(
    ("source", "licence"), [("", ""), (SOURCE, ""), ("", LICENCE), (" ", LICENCE)]
)
def test_nothing_installs_without_its_credit(run, cod, source, licence):
    said = refused(run, cod, source=source, licence=licence)
    assert "who made the borders and under which licence" in said
    assert "--source" in said


# The command, and where the credit is shown.


def test_the_command_asks_for_the_credit_before_it_reads(home):
    (home / "data").mkdir()  # empty: there is nothing to open a store from
    for options in ([], ["--source", SOURCE], ["--licence", LICENCE]):
        told = CliRunner().invoke(
            main, ["boundaries", "install", str(home / "none.geojson"), *options]
        )
        assert told.exit_code == 2
        assert "--licence" in told.stderr
        assert "none.geojson" not in told.stderr


def test_readme_s_command_for_the_national_set_is_the_command():
    text = (Path(PROJECT) / "geo" / "README.md").read_text(encoding="utf-8")
    assert "cakupan boundaries install" in text
    assert "--source" in text
    assert "--licence" in text
    assert "data.humdata.org/dataset/cod-ab-idn" in text
