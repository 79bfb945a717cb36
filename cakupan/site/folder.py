"""A copy put in its place: beside it first, then moved there, whole or not at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from cakupan import outputs, watermark
from cakupan.errors import BadInputError
from cakupan.site.about import SUMS
from cakupan.site.render import MARKER

_MADE_BY = "cakupan export-site"


def write(folder: Path, made: Mapping[str, bytes]) -> Path:
    """Write the files of a copy into a new folder, or in place of an older copy.

    Raises:
        BadInputError: the place is taken by something else, or cannot be written.
    """
    place = folder.resolve()
    check(place)
    try:
        _write(place, made)
    except OSError as error:
        raise BadInputError(
            "Expected a place where '{path}' can be written, found: {fault}. Choose "
            "another folder, or make room on the disk.",
            path=str(folder),
            fault=error.strerror or str(error),
        ) from error
    return place


def check(place: Path) -> None:
    """Refuse a place that holds anything but an older copy of ours.

    Raises:
        BadInputError: it holds something else.
    """
    outputs.check_folder(place)
    if not place.exists() and not place.is_symlink():
        return
    foreign = _foreign(place)
    if foreign:
        raise BadInputError(
            "Expected a new or empty folder, or an older copy made by this command, "
            "at '{path}'; found {found}, which is not of such a copy. Choose another "
            "folder; nothing was changed.",
            path=str(place),
            found=foreign,
        )


def _foreign(place: Path) -> str:
    """Return what in a place is not ours; empty if nothing."""
    if not place.is_dir():
        return place.name
    ours = _files_of_a_copy(place)
    try:
        # The first will do: a place that is named by mistake may hold a whole disk.
        for folder, folders, files in os.walk(place, onerror=_refuse):
            here = Path(folder)
            links = (name for name in folders if (here / name).is_symlink())
            for name in sorted((*files, *links)):
                found = (here / name).relative_to(place).as_posix()
                if found not in ours:
                    return found
            folders.sort()
    except OSError as error:
        return Path(error.filename).name or str(place)
    return ""


def _refuse(error: OSError) -> NoReturn:
    raise error


def _files_of_a_copy(place: Path) -> set[str]:
    """Return the files that a copy lists as its own; none where there is no copy."""
    for name in (MARKER, watermark.file_name(MARKER, watermark.SIMULATION)):
        try:
            found = json.loads((place / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(found, dict) and found.get("made_by") == _MADE_BY:
            sums = name.replace(MARKER, SUMS)
            return {*map(str, found.get("files", [])), name, sums}
    return set()


def _write(place: Path, made: Mapping[str, bytes]) -> None:
    beside = Path(
        tempfile.mkdtemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
    )
    try:
        # mkdtemp keeps a folder to its owner; this one is as any other.
        mask = os.umask(0)
        os.umask(mask)
        new = beside / "new"
        new.mkdir(mode=0o777 & ~mask)
        for name, content in made.items():
            _write_file(new / name, content)
        _swap(new, place, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(new: Path, place: Path, old: Path) -> None:
    """Move a copy to its place; what stood there comes back if that fails."""
    is_taken = place.exists()
    if is_taken:
        place.replace(old)
    try:
        new.replace(place)
    except OSError:
        if is_taken:
            old.replace(place)
        raise
