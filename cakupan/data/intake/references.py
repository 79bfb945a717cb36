"""Check what one table says of another: known regions and sources, keys used once.

The files of one table (embedded and an office's own) are one table here. Faults
are said with file, row and column, before any of it reaches the store.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cakupan import vocabulary
from cakupan.data import regionnames
from cakupan.data.intake import personal
from cakupan.data.intake.cells import Fault, raise_faults
from cakupan.data.intake.schema import Table
from cakupan.data.intake.tables import read_rows
from cakupan.errors import Phrase

Cells = Mapping[str, str]
_PLACES = ("regions", "region_code_crosswalk", "region_aliases")


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


def _cells(path: Path) -> Iterator[tuple[int, Cells]]:
    rows = read_rows(path)
    _line, header = next(rows)
    for line, row in rows:
        if row:
            yield line, dict(zip(header, row, strict=True))


def _key(table: Table, cells: Cells) -> tuple[str, ...]:
    return tuple(cells[name] for name in table.key)


def _check_keys(files: Iterable[tuple[Table, Path]]) -> None:
    seen: dict[tuple[str, tuple[str, ...]], tuple[Path, int]] = {}
    for table, path in files:
        if not table.key:
            continue
        faults = []
        for line, cells in _cells(path):
            key = _key(table, cells)
            first, row = seen.setdefault((table.name, key), (path, line))
            if first != path:
                message = _("{key} again (first in {file}, row {row})")
                said = personal.shown(", ".join(key))
                place = {"key": said, "file": first, "row": row}
                once = Phrase(_("a key used once"))
                faults.append(
                    Fault(line, "+".join(table.key), Phrase(message, place), once)
                )
        if faults:
            raise_faults(path, faults)


def _referenced(
    files: Iterable[tuple[Table, Path]], column: str
) -> set[tuple[str, ...]]:
    """Return the values of ``table.column``, regions with their division."""
    table_name, _dot, name = column.partition(".")
    names = (name, "vintage") if table_name == "regions" else (name,)
    return {
        tuple(cells[part] for part in names)
        for table, path in files
        if table.name == table_name
        for _line, cells in _cells(path)
    }


# What a row of ``segments.csv`` may say of all workers, by its kind: a programme that
# was said to be part of them would count as a figure of all workers everywhere.
_ALL_WORKERS = {
    "segment": ("needed", "part", "no"),
    "programme": ("no",),
    "unlisted": ("whole",),
}


def _check_lists(files: list[tuple[Table, Path]]) -> None:
    """Refuse a list of codes whose rows contradict themselves or share a place."""
    for table, path in files:
        if table.name not in vocabulary.LISTS:
            continue
        faults: list[Fault] = []
        places: dict[str, int] = {}
        for line, cells in _cells(path):
            faults += _faults_of_code(table.name, line, cells)
            place = cells["place"]
            first = places.setdefault(place, line)
            if first != line:
                message = _("{key} again (first in {file}, row {row})")
                found = Phrase(
                    message, {"key": f"'{place}'", "file": path, "row": first}
                )
                faults.append(Fault(line, "place", found, Phrase(_("a key used once"))))
        if faults:
            raise_faults(path, faults)


def _faults_of_code(name: str, line: int, cells: Cells) -> Iterator[Fault]:
    if "+" in cells["code"]:
        expected = Phrase(_("a code without +, which joins codes to a sum"))
        yield Fault(line, "code", f"'{cells['code']}'", expected)
    if name == "segments":
        said, fit = cells["all_workers"], _ALL_WORKERS[cells["kind"]]
        if said not in fit:
            yield Fault(line, "all_workers", f"'{said}'", " | ".join(fit))
        if cells["kind"] != "segment" and cells["is_default"].lower() == "true":
            yield Fault(line, "is_default", f"'{cells['is_default']}'", "false")
    if name == "bases" and (cells["stands_under"] == "segment") != bool(
        cells["segment"]
    ):
        message = _("a value of {column}")
        expected = Phrase(message, {"column": "segments.code"})
        if cells["stands_under"] != "segment":
            expected = Phrase(_("an empty cell"))
        yield Fault(line, "segment", f"'{cells['segment']}'", expected)


@dataclass(frozen=True)
class _Place:
    """A region as the finder of names wants it."""

    region_code: str
    region_code_bps: str | None
    level: str
    kind: str
    region_name: str
    short_name: str
    parent_code: str | None
    aliases: tuple[str, ...]


class _Regions:
    """What is written for a region in a file, read as everywhere else."""

    def __init__(self, files: Iterable[tuple[Table, Path]]) -> None:
        """Read the regions; done once a file holds a code that is none."""
        tables = {table.name: path for table, path in files if table.name in _PLACES}
        bps = {
            cells["region_code"]: cells["region_code_bps"]
            for _line, cells in _cells(tables["region_code_crosswalk"])
        }
        aliases: dict[str, list[str]] = {}
        for _line, cells in _cells(tables["region_aliases"]):
            aliases.setdefault(cells["region_code"], []).append(cells["alias"])
        places = [
            _Place(
                cells["region_code"],
                bps.get(cells["region_code"]),
                cells["level"],
                cells["kind"],
                cells["region_name"],
                cells["short_name"],
                cells["parent_code"] or None,
                tuple(aliases.get(cells["region_code"], ())),
            )
            for _line, cells in _cells(tables["regions"])
        ]
        self._named = {place.region_code: place.region_name for place in places}
        self._names = regionnames.Names(places)

    def expected(self, written: str, vintage: str) -> Phrase:
        """Return what should stand in the place of a code that is none."""
        if written in self._named:
            message = _("a region of the division with {vintage} provinces")
            return Phrase(message, {"vintage": vintage})
        meant = self._names.meant(written)
        if meant.why == regionnames.CUT:
            message = _("two digits behind the dot, {like}; a spreadsheet cut them")
            like = " | ".join(meant.codes)
            return Phrase(message, {"like": like})
        like = " | ".join(
            f"{code} ({self._named[code]})"
            for code in meant.codes
            if code in self._named
        )
        if not like:
            return Phrase(_("a Kemendagri code with its dot, as 64.01"))
        message = _("a Kemendagri code with its dot, such as {like}")
        return Phrase(message, {"like": like})


def _check_values(
    files: list[tuple[Table, Path]], known: Mapping[str, set[tuple[str, ...]]]
) -> None:
    regions: _Regions | None = None
    for table, path in files:
        references = [c for c in table.columns if c.references]
        faults = []
        for line, cells in _cells(path) if references else ():
            for column in references:
                cell = cells.get(column.name, "")
                value: tuple[str, ...] = (cell,)
                if column.references == "regions.region_code":
                    value = (*value, cells["vintage"])
                if not cell or value in known[column.references]:
                    continue
                message = _("a value of {column}")
                expected = Phrase(message, {"column": column.references})
                if column.references == "regions.region_code":
                    regions = regions or _Regions(files)
                    expected = regions.expected(*value)
                found = f"'{cell}'"
                faults.append(Fault(line, column.name, found, expected))
        if faults:
            raise_faults(path, faults)


def check_references(files: Iterable[tuple[Table, Path]]) -> None:
    """Check keys and references over all files; each has passed ``check_table``.

    Args:
        files: every file with its table; a table may have several files.

    Raises:
        SourceFileError: a key is used in two files of one table, a list of codes
            contradicts itself, or a cell names a region, source or conflict that no
            file has; up to five by place.
    """
    listed = list(files)
    _check_keys(listed)
    _check_lists(listed)
    columns = {
        column.references
        for table, _path in listed
        for column in table.columns
        if column.references
    }
    _check_values(listed, {name: _referenced(listed, name) for name in columns})
