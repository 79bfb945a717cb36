"""Install an office's own boundary file as the shape set of all maps.

The file is read, its rows recognised, its shapes checked and simplified, and all
shape files written into a new folder that replaces the old one at the very end: a
file that cannot be used leaves everything as it was.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd

from cakupan import paths
from cakupan.boundaries.cells import read_sites
from cakupan.boundaries.checking import (
    Checked,
    check_complete,
    check_places,
    check_shapes,
    refuse_old_division,
)
from cakupan.boundaries.make import POINTS, read_layouts
from cakupan.boundaries.matching import ExpectedRegion, Match, match_rows
from cakupan.boundaries.notes import ShapeNote, listed
from cakupan.boundaries.reading import FEATURE_ID, read_boundary_file
from cakupan.boundaries.shapeset import (
    APPROXIMATE,
    INSTALLED,
    TILES,
    Document,
    Progress,
    geographic_documents,
    province_documents,
    tile_documents,
    write_documents,
)
from cakupan.boundaries.swap import refuse_foreign, replaced_folder
from cakupan.errors import BoundaryError
from cakupan.shapes import INDEX, check_credit, read_set

_NOTHING = (
    'Expected regions of Indonesia in "{file}", found none by code or name in columns '
    "{columns}. Use a file with a column of Kemendagri codes or of names."
)
_TWO_REGIONS = (
    'Expected rows of "{file}" to name one region each, found names that fit several: '
    '{rows}. Write "Kabupaten" or "Kota" before these names, or add a column of '
    "Kemendagri codes."
)
_NO_LAND = ShapeNote("{count} rows are water or forest and were left out: {rows}.")
_UNMATCHED = ShapeNote("{count} rows are no known region and were left out: {rows}.")
_AMBIGUOUS = ShapeNote("{count} rows fit several regions and were left out: {rows}.")
_PROVINCES_ONLY = ShapeNote(
    "The file holds provinces only: maps of regencies keep the built-in, "
    "approximate borders."
)
_SOME_PROVINCES = ShapeNote(
    "The file holds {found} of {expected} provinces; all were made from the regencies."
)
_NO_TILES = ShapeNote("No tiles were made for {count} regions without a tile: {codes}.")


@dataclass(frozen=True)
class InstallReport:
    """What an installation found and did.

    Attributes:
        file: that was installed.
        rows: in the file.
        regencies: recognised; 0 where the file holds provinces only.
        provinces: recognised in the file (not those made from regencies).
        by_code: rows recognised by code.
        by_name: rows recognised by name.
        code_column: the column of codes used, or None.
        unmatched: labels of rows that are no known region; left out.
        no_land: labels of rows that are lakes, forest or sea; left out.
        ambiguous: labels of rows that fit several regions; left out.
        repaired: codes of invalid shapes that were repaired.
        merged: codes of regions that came in several rows.
        overlaps: pairs of codes whose small overlap was mended.
        written: size in bytes of every file written, by key.
        source: who made the borders, as it is shown under every map.
        licence: under which they may be shown, likewise.
        messages: what the reader should know, in order.
    """

    file: Path
    rows: int
    regencies: int
    provinces: int
    by_code: int
    by_name: int
    code_column: str | None
    unmatched: tuple[str, ...]
    no_land: tuple[str, ...]
    ambiguous: tuple[str, ...]
    repaired: tuple[str, ...]
    merged: tuple[str, ...]
    overlaps: tuple[tuple[str, str], ...]
    written: Mapping[str, int]
    source: str
    licence: str
    messages: tuple[ShapeNote, ...]


def install(
    file: Path,
    regions: Iterable[Sequence[Any]],
    out: Path,
    progress: Progress,
    *,
    source: str,
    licence: str,
    crs: str | None = None,
    layer: str | None = None,
    bps: Mapping[str, str] | None = None,
) -> InstallReport:
    """Check a boundary file and install it as the shape set of all maps.

    Args:
        file: GeoJSON, GeoPackage, shapefile or what else GDAL reads.
        regions: the 38-vintage provinces and regencies to expect, each as code,
            name, and a further name or several.
        out: folder of the installed set; replaced at the very end.
        progress: told each step in a word or two.
        source: who made the borders; stands under every map.
        licence: under which they may be shown; likewise.
        crs: coordinate system that overrides the file's own.
        layer: of a file with several layers; None reads all.
        bps: Kemendagri code of each code of BPS.

    Raises:
        BoundaryError: the file cannot be used, or something else lies in the folder;
            nothing has changed.
    """
    source, licence = check_credit(source, licence)
    refuse_foreign(out)
    known = [_region(entry) for entry in regions]
    progress("read")
    rows = read_boundary_file(file, crs, layer)
    progress("match")
    match = match_rows(rows, known, bps)
    columns = [name for name in rows.columns if name not in ("geometry", FEATURE_ID)]
    rows = rows.assign(code=match.codes)
    if rows["code"].isna().all():
        if match.ambiguous:
            found = listed(match.ambiguous)
            raise BoundaryError(_TWO_REGIONS, file=str(file), rows=found)
        raise BoundaryError(_NOTHING, file=str(file), columns=listed(columns) or "-")
    progress("check")
    notes = [*match.notes, *_match_notes(match)]
    levels = _check_levels(rows, known, match, bps or {}, str(file), notes)
    documents, labels = _build(levels, known, progress, notes)
    progress("write")
    with replaced_folder(out) as folder:
        written = write_documents(
            documents,
            folder,
            "installed",
            labels,
            about={"source": source, "licence": licence},
        )
    return _report(file, rows, match, levels, written, (source, licence), notes)


def uninstall(out: Path) -> bool:
    """Remove the installed set; return whether there was one.

    Raises:
        BoundaryError: something else lies in its folder; nothing has changed.
    """
    refuse_foreign(out)
    if not out.exists():
        return False
    # The index goes first: without it the set counts as not installed.
    (out / INDEX).unlink(missing_ok=True)
    shutil.rmtree(out)
    return True


def _region(entry: Sequence[Any]) -> ExpectedRegion:
    """Return a region from its tuple; one alias or several may follow the name."""
    code, name, *more = entry
    aliases = [
        alias
        for item in more
        for alias in ([item] if isinstance(item, str) else item or [])
    ]
    return ExpectedRegion(str(code), str(name), tuple(aliases))


def _match_notes(match: Match) -> list[ShapeNote]:
    """Return what to say about rows that were left out."""
    notes = []
    for note, rows in (
        (_NO_LAND, match.no_land),
        (_UNMATCHED, match.unmatched),
        (_AMBIGUOUS, match.ambiguous),
    ):
        if rows:
            notes.append(note.filled(count=len(rows), rows=listed(rows)))
    return notes


def _check_levels(
    rows: gpd.GeoDataFrame,
    known: list[ExpectedRegion],
    match: Match,
    bps: Mapping[str, str],
    file: str,
    notes: list[ShapeNote],
) -> dict[str, Checked]:
    """Return the checked shapes under ``regency`` and ``province``, where given.

    Regencies must be complete. Provinces beside regencies are used if they are
    complete, else they are made from the regencies.
    """
    left_out = [*match.unmatched, *match.ambiguous]
    sites = read_sites(paths.geo_dir() / POINTS)
    levels = {}
    for level, length in (("regency", 5), ("province", 2)):
        own = rows[rows["code"].str.len() == length]
        expected = {region.code for region in known if len(region.code) == length}
        found = set(own["code"])
        if not found:
            continue
        if level == "province" and "regency" in levels and found != expected:
            note = _SOME_PROVINCES.filled(found=len(found), expected=len(expected))
            notes.append(note)
            continue
        refuse_old_division(found, expected, file)
        checked = check_shapes(own, file)
        notes += checked.notes
        # Codes of another authority also look like missing regions: where they lie
        # tells. Names lie elsewhere only where a region is known for sure.
        if match.column is None:
            check_complete(found, expected, file, left_out)
        notes += check_places(checked.shapes, sites, file, match.column, bps)
        check_complete(found, expected, file, left_out)
        levels[level] = checked
    return levels


def _build(
    levels: Mapping[str, Checked],
    known: list[ExpectedRegion],
    progress: Progress,
    notes: list[ShapeNote],
) -> tuple[dict[str, Document], dict[str, str]]:
    """Return all shape files and whether each is installed or approximate."""
    if "regency" in levels:
        documents = geographic_documents(levels["regency"].shapes, progress)
    else:
        notes.append(_PROVINCES_ONLY)
        documents = _builtin_regencies()
    label = INSTALLED if "regency" in levels else APPROXIMATE
    labels = dict.fromkeys(documents, label)
    if "province" in levels:
        provinces = province_documents(levels["province"].shapes, progress)
        documents |= provinces
        labels |= dict.fromkeys(provinces, INSTALLED)
    tiles = _tiles(known, notes)
    return documents | tiles, labels | dict.fromkeys(tiles, TILES)


def _builtin_regencies() -> dict[str, Document]:
    """Return the regency files of the built-in set."""
    builtin = read_set("builtin")
    keys = [key for key in builtin.files if key.startswith("regency")]
    return {key: builtin.load(key) for key in keys}


def _tiles(known: list[ExpectedRegion], notes: list[ShapeNote]) -> dict[str, Document]:
    """Return the tile files, the same as in the built-in set."""
    layouts = read_layouts(paths.geo_dir())
    placed = {code for layout in layouts.values() for code in layout}
    without = sorted({region.code for region in known} - placed)
    if without:
        notes.append(_NO_TILES.filled(count=len(without), codes=listed(without)))
        return {}
    return tile_documents(layouts)


def _report(
    file: Path,
    rows: gpd.GeoDataFrame,
    match: Match,
    levels: Mapping[str, Checked],
    written: Mapping[str, int],
    credit: tuple[str, str],
    notes: list[ShapeNote],
) -> InstallReport:
    """Put the report together."""
    counts = {level: len(checked.shapes) for level, checked in levels.items()}
    return InstallReport(
        file=file,
        rows=len(rows),
        regencies=counts.get("regency", 0),
        provinces=counts.get("province", 0),
        by_code=match.by_code,
        by_name=match.by_name,
        code_column=match.column,
        unmatched=tuple(match.unmatched),
        no_land=tuple(match.no_land),
        ambiguous=tuple(match.ambiguous),
        repaired=tuple(code for c in levels.values() for code in c.repaired),
        merged=tuple(code for c in levels.values() for code in c.merged),
        overlaps=tuple(pair for c in levels.values() for pair in c.overlaps),
        written=written,
        source=credit[0],
        licence=credit[1],
        messages=tuple(notes),
    )
