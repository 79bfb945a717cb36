"""Check official shapes and mend what can be mended without guessing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import shapely

from cakupan.boundaries.cells import Sites
from cakupan.boundaries.coverage import WGS84, clean
from cakupan.boundaries.notes import ShapeNote, listed
from cakupan.errors import BoundaryError
from cakupan.shapes import OLD_PROVINCES

MAX_OVERLAP = 0.01  # of the smaller region: more is no drawing slip
GAP_WIDTH = 0.0005  # degrees (50 m): narrower gaps between neighbours are closed
MANY_VERTICES = 300_000
THIN = 0.0004  # degrees: finer than the most detailed map shows
NEAR = 0.1  # degrees: a district's point may lie this far off its region
MAX_ELSEWHERE = 0.02  # share of regions
EQUAL_AREA = "EPSG:6933"

_EMPTY = (
    'Expected a shape for every region, found none for {codes} in "{file}". Draw these '
    "or use a complete file."
)
_MISSING = (
    'Expected all {expected} regions of the level of "{example}", found {found} in '
    '"{file}"; missing: {missing}. Use a file with every region of the 38 provinces.'
)
_MISSING_AND_UNKNOWN = (
    'Expected all {expected} regions of the level of "{example}", found {found} in '
    '"{file}"; missing: {missing}; not recognised: {rows}. Correct the codes or names '
    "of these rows, or use a file with every region of the 38 provinces."
)
_TWICE = (
    "Expected every region once, found {codes} more than once on the same land in "
    '"{file}". Take the repetition out, or choose one layer with --layer if the file '
    "holds several."
)
_OVERLAP = (
    "Expected regions that do not overlap, found {pairs} (share of the smaller one) in "
    '"{file}". Correct the shapes.'
)
_OLD_DIVISION = (
    'Expected the {expected} provinces of today in "{file}", found those from before '
    "the division of Papua in 2022: Papua and Papua Barat whole, without {missing}. "
    "Use a file of {expected} provinces or of regencies; maps of 34 provinces are made "
    "from them."
)
_NAMES_ELSEWHERE = (
    'Expected every region of "{file}" where its districts are, found {count} of '
    "{checked} elsewhere: {codes}. Check that each row has the shape of the region "
    "that it names, and that --crs is right."
)
_ELSEWHERE = (
    'Expected every region of "{file}" where its districts are, found {count} of '
    "{checked} elsewhere: {codes}. The codes are probably not Kemendagri's: use a file "
    "with Kemendagri codes, or take the column of codes out so that names are used."
)
_BPS_CODES = (
    'Expected codes of Kemendagri in column "{column}" of "{file}", found BPS codes: '
    "{count} of {checked} regions lie where BPS has the code, not Kemendagri, such as "
    "{codes}. Use a file with Kemendagri codes, or with a column of names, by which "
    "the regions are then recognised."
)
_REPAIRED = ShapeNote("{count} invalid shapes were repaired: {codes}.")
_MERGED = ShapeNote("{count} regions came in several rows, which were joined: {codes}.")
_MENDED = ShapeNote(
    "{count} pairs of neighbours overlapped by {km2} km2 in all; the strips went to "
    "the neighbour with the longer border."
)
_THINNED = ShapeNote("{before} vertices are more than maps can show; kept {after}.")
_FAR = ShapeNote("{count} regions lie away from their districts' points: {codes}.")


@dataclass
class Checked:
    """Shapes of one level that passed the checks.

    Attributes:
        shapes: a valid coverage in degrees, by code, in order of code.
        repaired: codes of invalid shapes that were repaired.
        merged: codes of regions that came in several rows.
        overlaps: pairs of regions whose small overlap was mended.
        notes: what the reader should know.
    """

    shapes: dict[str, shapely.Geometry]
    repaired: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    overlaps: list[tuple[str, str]] = field(default_factory=list)
    notes: list[ShapeNote] = field(default_factory=list)


def check_complete(
    codes: Collection[str], expected: Collection[str], file: str, rows: list[str]
) -> None:
    """Raise unless every expected region is there.

    Args:
        codes: found in the file.
        expected: all of one level.
        file: for the message.
        rows: labels of the rows that are no known region, for the message.
    """
    missing = sorted(set(expected) - set(codes))
    if missing:
        raise BoundaryError(
            _MISSING_AND_UNKNOWN if rows else _MISSING,
            expected=len(expected),
            example=missing[0],
            found=len(expected) - len(missing),
            missing=listed(missing),
            file=file,
            rows=listed(rows),
        )


def refuse_old_division(
    codes: Collection[str], expected: Collection[str], file: str
) -> None:
    """Refuse provinces from before the division of Papua, which lack the new ones.

    Raises:
        BoundaryError: Papua or Papua Barat is there, and no province that left them.
    """
    new = {code for codes in OLD_PROVINCES.values() for code in codes[1:]}
    new &= set(expected)
    if new and set(OLD_PROVINCES) & set(codes) and not new & set(codes):
        raise BoundaryError(
            _OLD_DIVISION,
            expected=len(expected),
            missing=listed(sorted(new)),
            file=file,
        )


def check_shapes(rows: gpd.GeoDataFrame, file: str) -> Checked:
    """Return one clean shape per region.

    Args:
        rows: with a column ``code``; in degrees; several rows may share a code.
        file: for messages.

    Raises:
        BoundaryError: a region has no shape, or regions overlap by more than a
            drawing slip.
    """
    _check_not_empty(rows, file)
    broken = rows[~rows.geometry.is_valid]
    shapes = _polygons(shapely.make_valid(rows.geometry.to_numpy()))
    checked = Checked({}, repaired=sorted(set(broken["code"])))
    merged = _merge(rows["code"].to_numpy(), shapes, checked, file)
    _mend_overlaps(merged, checked, file)
    if checked.repaired:
        codes = listed(checked.repaired)
        checked.notes.append(_REPAIRED.filled(count=len(checked.repaired), codes=codes))
    if checked.merged:
        codes = listed(checked.merged)
        checked.notes.append(_MERGED.filled(count=len(checked.merged), codes=codes))
    return checked


def check_places(
    shapes: Mapping[str, shapely.Geometry],
    sites: Sites,
    file: str,
    column: str | None,
    bps: Mapping[str, str],
) -> list[ShapeNote]:
    """Compare regions with the places of their districts.

    Names may be missing from a file and codes of another authority look alike;
    where the land lies gives a mix-up away.

    Args:
        shapes: by code.
        sites: points of districts.
        file: for the message.
        column: of the codes by which regions were recognised; None where by name.
        bps: Kemendagri code of each code of BPS.

    Raises:
        BoundaryError: too many regions lie elsewhere than their districts.
    """
    points = shapely.points(sites.xy)
    districts = sites.codes.astype(str)

    def lies_at(shape: shapely.Geometry, code: str) -> bool | None:
        own = points[np.char.startswith(districts, code)]
        return (
            bool(np.mean(shapely.dwithin(shape, own, NEAR)) >= 0.5)
            if len(own)
            else None
        )

    for shape in shapes.values():
        shapely.prepare(shape)
    places = {code: lies_at(shape, code) for code, shape in shapes.items()}
    far = [code for code, is_there in places.items() if is_there is False]
    checked = sum(is_there is not None for is_there in places.values())
    if len(far) > MAX_ELSEWHERE * checked:
        theirs = [
            code
            for code in far
            if lies_at(shapes[code], bps.get(code.replace(".", ""), "none"))
        ]
        raise BoundaryError(
            _NAMES_ELSEWHERE
            if column is None
            else _BPS_CODES
            if 2 * len(theirs) > len(far)
            else _ELSEWHERE,
            file=file,
            count=len(far),
            checked=checked,
            codes=listed(far),
            column=column,
        )
    return [_FAR.filled(count=len(far), codes=listed(far))] if far else []


def _check_not_empty(rows: gpd.GeoDataFrame, file: str) -> None:
    """Raise where a row has no shape."""
    empty = rows[rows.geometry.isna() | rows.geometry.is_empty]
    if len(empty):
        codes = listed(sorted(set(empty["code"])))
        raise BoundaryError(_EMPTY, codes=codes, file=file)


def _polygons(shapes: np.ndarray) -> np.ndarray:
    """Drop lines and points that a repair left over."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    inner, index = shapely.get_parts(parts, return_index=True)
    owner = owner[index]
    flat = shapely.get_type_id(inner) == shapely.GeometryType.POLYGON
    return np.array(
        [
            shapely.MultiPolygon(inner[flat & (owner == number)].tolist())
            for number in range(len(shapes))
        ]
    )


def _merge(
    codes: np.ndarray, shapes: np.ndarray, checked: Checked, file: str
) -> dict[str, shapely.Geometry]:
    """Join the rows of a region, unless they cover the same land twice."""
    merged = {}
    twice = []
    for code in sorted(set(codes)):
        own = shapes[codes == code]
        merged[code] = own[0] if len(own) == 1 else shapely.union_all(own)
        if len(own) > 1:
            checked.merged.append(code)
            doubled = shapely.area(own).sum() - merged[code].area
            if doubled > MAX_OVERLAP * shapely.area(own).min():
                twice.append(code)
    if twice:
        raise BoundaryError(_TWICE, codes=listed(twice), file=file)
    return merged


def _mend_overlaps(
    shapes: dict[str, shapely.Geometry], checked: Checked, file: str
) -> None:
    """Make the shapes a valid coverage; raise where an overlap is large."""
    codes = np.array(list(shapes))
    bodies = np.array(list(shapes.values()), dtype=object)
    if not shapely.coverage_is_valid(bodies):
        _measure_overlaps(codes, bodies, checked, file)
        bodies = clean(bodies, gap_width=GAP_WIDTH)
    before = int(shapely.get_num_coordinates(bodies).sum())
    if before > MANY_VERTICES:
        bodies = shapely.coverage_simplify(bodies, THIN)
        after = int(shapely.get_num_coordinates(bodies).sum())
        checked.notes.append(_THINNED.filled(before=before, after=after))
    checked.shapes = dict(zip(codes.tolist(), bodies, strict=True))


def _measure_overlaps(
    codes: np.ndarray, bodies: np.ndarray, checked: Checked, file: str
) -> None:
    """ShapeNote small overlaps; raise on large ones."""
    first, second = shapely.STRtree(bodies).query(bodies, predicate="intersects")
    first, second = first[first < second], second[first < second]
    strips = gpd.GeoSeries(
        shapely.intersection(bodies[first], bodies[second]), crs=WGS84
    ).to_crs(EQUAL_AREA)
    areas = gpd.GeoSeries(bodies, crs=WGS84).to_crs(EQUAL_AREA).area.to_numpy()
    shares = strips.area.to_numpy() / np.minimum(areas[first], areas[second])
    large = [
        f"{codes[a]}/{codes[b]} ({share:.1%})"
        for a, b, share in zip(first, second, shares, strict=True)
        if share > MAX_OVERLAP
    ]
    if large:
        raise BoundaryError(_OVERLAP, pairs=listed(large), file=file)
    pairs = zip(first[shares > 0], second[shares > 0], strict=True)
    checked.overlaps = [(str(codes[a]), str(codes[b])) for a, b in pairs]
    if checked.overlaps:
        km2 = round(float(strips.area.sum()) / 1e6, 3)
        checked.notes.append(_MENDED.filled(count=len(checked.overlaps), km2=km2))
