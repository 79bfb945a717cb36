"""Build all shape files of a set from one coverage of regencies, and write them."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from cakupan.boundaries import coverage
from cakupan.boundaries.encode import Frame, encode_shape
from cakupan.boundaries.tiles import Layout, tile_document
from cakupan.shapes import INDEX, OLD_PROVINCES, SetName

APPROXIMATE = "approximate"
INSTALLED = "installed"
TILES = "tiles"

Shapes = Mapping[str, shapely.Geometry]
Document = dict[str, Any]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Detail:
    """How coarse a map may be, in canvas units (about a pixel each).

    Attributes:
        inner: simplification of borders between regions.
        coast: simplification of the coast.
        small: of both, around small regions.
        small_area: square units under which a region is small.
        speck: square units under which an island is left out.
        tiny: square units under which a whole region is drawn as a dot.
    """

    inner: float
    coast: float
    small: float
    small_area: float
    speck: float
    tiny: float


NATION_OF_PROVINCES = Detail(0.6, 0.45, 0.25, 40, 0.35, 2.5)
NATION_OF_REGENCIES = Detail(0.6, 0.5, 0.25, 25, 0.35, 2.5)
ONE_PROVINCE = Detail(1.0, 1.0, 0.7, 400, 1.0, 60)


def geographic_documents(
    regencies: Shapes, progress: Progress, *, floor: float = 0.0
) -> dict[str, Document]:
    """Return all files that regencies alone can give.

    Args:
        regencies: a valid coverage in degrees, by 38-vintage code.
        progress: told what is being made.
        floor: degrees; nothing is kept finer than this, whatever the scale, where
            the source itself has steps.
    """
    documents = province_documents(dissolve_provinces(regencies), progress)
    progress("regency")
    nation = Frame.around(_array(regencies))
    documents["regency"] = _document(regencies, nation, NATION_OF_REGENCIES, floor)
    groups = _province_groups(regencies)
    for name, provinces in groups.items():
        own = {c: s for c, s in regencies.items() if c[:2] in provinces}
        if own:
            progress(f"regency-{name}")
            frame = Frame.around(_array(own))
            documents[f"regency-{name}"] = _document(own, frame, ONE_PROVINCE, floor)
    return documents


def province_documents(provinces: Shapes, progress: Progress) -> dict[str, Document]:
    """Return the two national files of provinces, from 38-vintage provinces."""
    progress("province")
    nation = Frame.around(_array(provinces))
    old = dissolve_old_provinces(provinces)
    return {
        "province-38": _document(provinces, nation, NATION_OF_PROVINCES),
        "province-34": _document(old, nation, NATION_OF_PROVINCES),
    }


def dissolve_provinces(regencies: Shapes) -> Shapes:
    """Join regencies into provinces: a regency's code begins with its province's."""
    return coverage.dissolve(_array(regencies), [code[:2] for code in regencies])


def dissolve_old_provinces(provinces: Shapes) -> Shapes:
    """Join 38-vintage provinces into those of vintage 34."""
    old = {new: code for code, many in OLD_PROVINCES.items() for new in many}
    return coverage.dissolve(_array(provinces), [old.get(c, c) for c in provinces])


def tile_documents(layouts: Mapping[str, Layout]) -> dict[str, Document]:
    """Return all tile files.

    Args:
        layouts: under ``province-38``, ``province-34`` and ``regency``; a missing
            one gives no files.
    """
    documents = {
        f"tile-{name}": tile_document(layout, layout)
        for name, layout in layouts.items()
    }
    regencies = layouts.get("regency", {})
    groups = _province_groups(regencies)
    for name, provinces in groups.items():
        own = [code for code in regencies if code[:2] in provinces]
        if own:
            documents[f"tile-regency-{name}"] = tile_document(regencies, own)
    return documents


def _province_groups(regencies: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the provinces whose regencies make one file, by the file's key."""
    groups: dict[str, tuple[str, ...]] = {
        code: (code,) for code in sorted({regency[:2] for regency in regencies})
    }
    return groups | {f"34-{old}": new for old, new in OLD_PROVINCES.items()}


def _array(shapes: Shapes) -> np.ndarray:
    """Return the geometries in the order of their keys."""
    return np.array(list(shapes.values()), dtype=object)


def _document(
    shapes: Shapes, frame: Frame, detail: Detail, floor: float = 0.0
) -> Document:
    """Simplify shapes for a frame and encode them."""
    degrees = 1 / frame.scale
    tolerance = coverage.Tolerance(
        inner=max(detail.inner * degrees, floor),
        coast=max(detail.coast * degrees, floor),
        small=max(detail.small * degrees, floor),
        small_area=detail.small_area * degrees**2,
    )
    seen = coverage.drop_specks(_array(shapes), detail.speck * degrees**2)
    simple = coverage.simplify(seen, tolerance)
    visible = coverage.enlarge_tiny(simple, detail.tiny * degrees**2)
    encoded = sorted(
        [code, *encode_shape(shape, frame)]
        for code, shape in zip(shapes, visible, strict=True)
    )
    return {
        "width": frame.width,
        "height": frame.height,
        "kind": "geographic",
        "shapes": encoded,
    }


def write_documents(
    documents: Mapping[str, Document],
    folder: Path,
    name: SetName,
    labels: Mapping[str, str],
    made_from: Mapping[str, str] | None = None,
    about: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Write the files and the index that lists them with their hashes.

    Args:
        documents: by key.
        folder: must exist and be empty of older files that matter.
        name: of the set.
        labels: ``approximate``, ``installed`` or ``tiles`` by key; a set is installed
            only where none of its files is approximate.
        made_from: hashes of the inputs, where they lie beside the set.
        about: source and licence of an installed set.

    Returns:
        The size of each file in bytes, by key.
    """
    files = {}
    sizes = {}
    for key, document in sorted(documents.items()):
        content = _dump(document).encode()
        (folder / f"{key}.json").write_bytes(content)
        sizes[key] = len(content)
        files[key] = {
            "file": f"{key}.json",
            "sha256": hashlib.sha256(content).hexdigest(),
            "bytes": len(content),
            "label": labels[key],
            "width": document["width"],
            "height": document["height"],
        }
    common = APPROXIMATE if APPROXIMATE in labels.values() else INSTALLED
    index = {"set": name, "label": common, **(about or {}), "files": files}
    if made_from:
        index["made_from"] = made_from
    (folder / INDEX).write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    return sizes


def _dump(document: Document) -> str:
    """Return compact JSON, one shape a line, so that a change can be reviewed."""
    shapes = ",\n".join(
        json.dumps(shape, separators=(",", ":")) for shape in document["shapes"]
    )
    head = {key: value for key, value in document.items() if key != "shapes"}
    start = json.dumps(head, separators=(",", ":"))[:-1]
    return f'{start},"shapes":[\n{shapes}\n]}}\n'
