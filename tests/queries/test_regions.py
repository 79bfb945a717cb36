"""Regions of both divisions and the land that each stands for."""

from datetime import date

from tests.assertions import assert_rows


def test_the_land_is_the_code_unless_the_code_moved(bench):
    rows = bench.ask("marts/regions")
    found = {(row["region_code"], row["vintage"]): row["territory_id"] for row in rows}
    assert found == {
        ("00", "34"): "00",
        ("00", "38"): "00",
        ("10", "34"): "10@34",  # Lembah and Hulu together
        ("10", "38"): "10@38",  # Lembah alone
        ("20", "34"): "20",
        ("20", "38"): "20",
        ("30", "38"): "30",
        ("10.01", "38"): "10.01",
        ("20.01", "38"): "20.01",
        ("20.02", "38"): "20.02",
        ("30.01", "38"): "30.01",
    }


def test_a_region_missing_from_the_crosswalk_stays(bench):
    bench.given(
        "regions",
        {"region_code": "40", "vintage": "38", "level": "province", "kind": "provinsi"},
    )
    (row,) = [row for row in bench.ask("marts/regions") if row["region_code"] == "40"]
    assert (row["territory_id"], row["region_code_bps"]) == ("40", None)


def test_regions_are_listed_with_their_aliases(bench):
    bench.given(
        "region_aliases",
        {"alias": "Pes", "region_code": "20"},
        {"alias": "Pantai", "region_code": "20"},
        {"alias": "Pes", "region_code": "20", "vintage": "34"},
    )
    rows = [
        row
        for row in bench.ask("reads/regions__all")
        if row["region_code"] in ("20", "30")
    ]
    assert_rows(
        rows,
        [
            {"region_code": "20", "vintage": "34", "aliases": ["Pantai", "Pes"]},
            {"region_code": "20", "vintage": "38", "aliases": ["Pantai", "Pes"]},
            {"region_code": "30", "vintage": "38", "aliases": None},
        ],
    )


def test_regions_with_figures_are_counted_by_level(bench):
    def said(row_id, code, **more):
        fixed = {"statement_kind": "coverage", "segment_scope": "PU+BPU"}
        return {"row_id": row_id, "region_code": code} | fixed | more

    bench.given(
        "statements",
        said("A", "20"),
        said("B", "20"),
        said("C", "20.01"),
        said("D", "30", statement_kind="share_of_target"),
        said("E", "20.02", segment_scope="PU"),
    )
    bench.given("targets", {"row_id": "T"}, {"row_id": "U", "region_code": "30"})
    assert_rows(
        bench.ask("reads/regions__with_figures", known_on=date(2026, 1, 1)),
        [
            {
                "level": "province",
                "regions_total": 3,
                "regions_with_statement": 2,  # 20 and 30
                "regions_with_coverage": 1,  # 20
                "regions_with_target": 2,  # 20 and 30
            },
            {
                "level": "regency",
                "regions_total": 4,
                "regions_with_statement": 2,  # 20.01 and 20.02
                "regions_with_coverage": 1,  # 20.01
                "regions_with_target": 0,
            },
        ],
    )
