"""Files that commands write for people: where they may lie, and written whole.

An older file of the same name and kind is replaced, as with most programs. Never
replaced are files of another kind, and nothing is written into the folders that
figures are read from: a name given by mistake would cost an office its figures.
"""

import contextlib
import os
import tempfile
from pathlib import Path

from cakupan import paths
from cakupan.errors import BadInputError

_START = 4  # bytes that tell a kind of file: "%PDF", "PK" and two more, "<svg"


def check_folder(place: Path) -> None:
    """Refuse a place among the figures that the program reads.

    Raises:
        BadInputError: it is such a folder, or inside of one.
    """
    found = place.resolve()
    for folder in (paths.data_dir(), paths.queries_dir(), paths.office_data_dir()):
        if folder is not None and found.is_relative_to(folder.resolve()):
            raise BadInputError(
                "Expected a place outside of the folders that figures are read from, "
                "found '{path}' in {folder}. Name another place; nothing was written.",
                path=place,
                folder=folder,
            )


def _check(path: Path, start: bytes) -> None:
    check_folder(path)
    if not path.exists():
        return
    is_kind = path.is_file()
    if is_kind and path.stat().st_size:
        with path.open("rb") as file:
            is_kind = file.read(_START) == start[:_START]
    if not is_kind:
        raise BadInputError(
            "Expected a free name, or an older file of this kind, at '{path}'; found "
            "something else, which was not touched. Name another file.",
            path=path,
        )


def write(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there; never half a file.

    Raises:
        BadInputError: the folder is not there or cannot be written, the disk is
            full, or something else stands there.
    """
    try:
        _check(path, content)
        _write(path, content)
    except OSError as error:
        raise BadInputError(
            "Expected a place where '{path}' can be written, found: {fault}. Choose "
            "another folder, or make room on the disk.",
            path=path,
            fault=error.strerror or str(error),
        ) from error


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(
        prefix=f".{path.name}.", suffix=".part", dir=path.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp keeps a file to its owner; this one is as any other.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
