"""Which file of shapes a map needs, and where the browser gets it.

Pure and quick: reads the small ``index.json`` of a shape set, never geometry
libraries. The files themselves are made by ``cakupan.boundaries``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cakupan import paths
from cakupan.errors import BoundaryError

SetName = Literal["builtin", "installed"]

NATION = "00"
INDEX = "index.json"
HASH_LENGTH = 12

# Papua and Papua Barat were divided in 2022 (Laws 14, 15, 16 and 29 of 2022): in
# vintage 34 the codes 91 and 92 mean the land of these provinces of vintage 38.
OLD_PROVINCES: Mapping[str, tuple[str, ...]] = {
    "91": ("91", "93", "94", "95"),
    "92": ("92", "96"),
}

_ENTRY = {
    "file": str,
    "sha256": str,
    "label": str,
    "width": int | float,
    "height": int | float,
}

_ALLOWED = {
    "level": ("province", "regency"),
    "vintage": ("34", "38"),
    "kind": ("geographic", "tiles"),
}

_BAD_CHOICE = 'Expected {name} to be one of {allowed}, found "{found}". Choose one.'
_NOT_IN_VINTAGE = (
    'Expected a province of vintage 34, found "{code}", which exists only in '
    "vintage 38. Ask for vintage 38, or for province {old} of vintage 34."
)
_NO_SET = (
    'Expected shape files in "{folder}", found no {index} there. Restore '
    "static/shapes from version control, or make it with python -m "
    "cakupan.boundaries.make."
)
_NO_KEY = (
    'Expected shapes "{key}" in set "{set}", found none under that key but {known}. '
    "Check level, region and vintage."
)
_NO_CREDIT = (
    "Expected who made the borders and under which licence, found {found}. Write them "
    'as the maker asks: --source "BPS, OCHA: COD-AB Indonesia 2020" --licence '
    '"CC BY 3.0 IGO".'
)
_BROKEN = {
    "builtin": (
        'Expected shapes in "{file}", found {found}. Restore static/shapes/builtin '
        "from version control, or make it with python -m cakupan.boundaries.make."
    ),
    "installed": (
        'Expected shapes in "{file}", found {found}. Install the boundaries again with '
        "cakupan boundaries install FILE, or go back to the built-in ones with "
        "cakupan boundaries uninstall."
    ),
}


@dataclass(frozen=True)
class ShapeSet:
    """A set of shape files: the built-in one, or that which an office installed.

    Attributes:
        name: the set's folder under ``static/shapes``.
        folder: where its files lie.
        files: the index's entries by key.
        source: who made installed borders; empty for the built-in ones.
        licence: of installed borders; empty for the built-in ones.
    """

    name: SetName
    folder: Path
    files: Mapping[str, Mapping[str, Any]]
    source: str = ""
    licence: str = ""

    @property
    def is_approximate(self) -> bool:
        """Say whether any file of the set holds approximate borders."""
        return any(self.is_approximate_at(key) for key in self.files)

    def is_approximate_at(self, key: str) -> bool:
        """Say whether one file holds approximate borders; tiles hold none at all.

        A set installed from provinces alone borrows the regencies from the
        built-in set, so one set can hold both.

        Raises:
            BoundaryError: the set has no such key.
        """
        return self._find(key)["label"] == "approximate"

    def key_for(
        self,
        level: str,
        parent: str | None = None,
        vintage: str = "38",
        kind: str = "geographic",
    ) -> str:
        """Return the key of the shapes that a map of this place needs.

        Args:
            level: of the regions drawn, ``province`` or ``regency``.
            parent: a province for its regencies (a regency stands for its
                province); None, "00" or a zone such as "KAL" for the nation.
            vintage: ``34`` or ``38``: which Papua the codes 91 and 92 mean.
            kind: ``geographic`` or ``tiles``.

        Raises:
            BoundaryError: a value is not allowed, the province does not exist in
                that vintage, or the set has no such shapes.
        """
        for name, found in (("level", level), ("vintage", vintage), ("kind", kind)):
            _check_choice(name, found)
        key = _base_key(level, parent, vintage)
        if kind == "tiles":
            key = f"tile-{key}"
        self._find(key)
        return key

    def entry(self, key: str) -> tuple[str, str]:
        """Return the file's name and the first 12 digits of its SHA-256.

        Raises:
            BoundaryError: the set has no such key.
        """
        found = self._find(key)
        return found["file"], found["sha256"][:HASH_LENGTH]

    def size(self, key: str) -> tuple[float, float]:
        """Return the width and height of a file's canvas, in its own units.

        Raises:
            BoundaryError: the set has no such key.
        """
        found = self._find(key)
        return found["width"], found["height"]

    def url_path(self, key: str) -> str:
        """Return the path below ``static``, with a hash so that it may be cached.

        Raises:
            BoundaryError: the set has no such key.
        """
        file, digest = self.entry(key)
        return f"shapes/{self.name}/{file}?v={digest}"

    def load(self, key: str) -> dict[str, Any]:
        """Return the shapes of a file: width, height, kind and the list of shapes.

        Raises:
            BoundaryError: the set has no such key, or its file is broken.
        """
        file = self.folder / self.entry(key)[0]
        found = _read_json(file, self.name)
        if not isinstance(found, dict) or not isinstance(found.get("shapes"), list):
            raise BoundaryError(_BROKEN[self.name], file=file, found='"shapes": ?')
        return found

    def _find(self, key: str) -> Mapping[str, Any]:
        """Return an index entry, or say which keys there are."""
        if key in self.files:
            return self.files[key]
        near = sorted(self.files, key=lambda known: (known[:4] != key[:4], known))
        raise BoundaryError(
            _NO_KEY, key=key, set=self.name, known=", ".join(near[:5]) or "-"
        )


def shape_set() -> ShapeSet:
    """Return the set that an office installed, else the built-in one.

    Raises:
        BoundaryError: there is no set, or its index is broken.
    """
    return read_set("installed" if paths.installed_shapes().exists() else "builtin")


def check_credit(source: str, licence: str) -> tuple[str, str]:
    """Return who made borders and their licence, as they stand under every map.

    Raises:
        BoundaryError: one of them is missing.
    """
    source, licence = " ".join(source.split()), " ".join(licence.split())
    if not (source and licence):
        raise BoundaryError(_NO_CREDIT, found=source or licence or "-")
    return source, licence


def read_set(name: SetName) -> ShapeSet:
    """Return one of the two sets.

    Raises:
        BoundaryError: the set is not there, or its index is broken.
    """
    folder = paths.static_dir() / "shapes" / name
    file = folder / INDEX
    if not file.exists():
        raise BoundaryError(_NO_SET, folder=folder, index=INDEX)
    index = _read_json(file, name)
    files = index.get("files") if isinstance(index, dict) else None
    if not isinstance(files, dict) or not all(map(_is_entry, files.values())):
        raise BoundaryError(_BROKEN[name], file=file, found='"files": ?')
    credit = [str(index.get(field, "")) for field in ("source", "licence")]
    if name == "installed" and not all(credit):
        raise BoundaryError(_BROKEN[name], file=file, found='"source", "licence": ?')
    return ShapeSet(name, folder, files, *credit)


def _base_key(level: str, parent: str | None, vintage: str) -> str:
    """Return the key of the geographic shapes."""
    province = parent[:2] if parent else NATION
    if level == "province":
        return f"province-{vintage}"
    if province == NATION or not province.isdigit():
        return "regency"
    if vintage == "38":
        return f"regency-{province}"
    old = old_province(province)
    if old is None:
        return f"regency-{province}"
    if old != province and parent == province:
        raise BoundaryError(_NOT_IN_VINTAGE, code=province, old=old)
    return f"regency-34-{old}"


def old_province(code: str) -> str | None:
    """Return the undivided Papuan province (91 or 92) that a province lay in.

    None for the provinces that were not divided.

    >>> old_province("94"), old_province("96"), old_province("64")
    ('91', '92', None)
    """
    return next((old for old, new in OLD_PROVINCES.items() if code in new), None)


def _check_choice(name: str, found: str) -> None:
    """Raise unless the value is one of those allowed under this name."""
    if found not in _ALLOWED[name]:
        allowed = ", ".join(_ALLOWED[name])
        raise BoundaryError(_BAD_CHOICE, name=name, allowed=allowed, found=found)


def _read_json(file: Path, name: SetName) -> Any:
    """Read a JSON file, or say that it is broken and how to mend it."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        found = error.strerror if isinstance(error, OSError) else str(error)
        raise BoundaryError(_BROKEN[name], file=file, found=found) from error


def _is_entry(entry: Any) -> bool:
    """Say whether an index entry holds all that is asked of it."""
    return isinstance(entry, dict) and all(
        isinstance(entry.get(field), kind) for field, kind in _ENTRY.items()
    )
