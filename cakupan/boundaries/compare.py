"""Measure the built-in regencies against a full set of boundaries."""

from pathlib import Path

import geopandas as gpd
import shapely

EQUAL_AREA = "EPSG:6933"
WORST = 12


def compare(regencies: gpd.GeoDataFrame, full_set: Path) -> str:
    """Return a short report: how much of the land is in the right regency.

    Args:
        regencies: indexed by code.
        full_set: boundaries whose feature ``id`` is the Kemendagri code.
    """
    full = gpd.read_file(full_set).set_index("id").to_crs(EQUAL_AREA).geometry
    own = regencies.geometry.to_crs(EQUAL_AREA).make_valid()
    full = full.make_valid()
    codes = full.index.intersection(own.index)
    right = shapely.area(
        shapely.intersection(full[codes].to_numpy(), own[codes].to_numpy())
    )
    both = shapely.area(shapely.intersection(full.union_all(), own.union_all()))
    share = sorted(zip(right / full[codes].area, codes, strict=True))[:WORST]
    worst = ", ".join(f"{code} {part:.0%}" for part, code in share)
    return (
        f"{len(codes)} regencies compared\n"
        f"share of the full set's land in the right regency: "
        f"{right.sum() / full.area.sum():.1%}\n"
        f"share of the land that both have: {right.sum() / both:.1%}\n"
        f"lowest: {worst}"
    )
