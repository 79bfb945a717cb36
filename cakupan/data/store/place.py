"""The place of a store file: what may be replaced there, and what killed builds left.

A store is replaced whole, so a name given by mistake would cost somebody's file. Only
a store is replaced, or what stands where a store has been built before: a build leaves
an empty lock beside it. All else is refused untouched.
"""

import fcntl
import os
import re
from contextlib import suppress
from pathlib import Path

from cakupan.data.store.database import dataset_of, is_other_database, open_store
from cakupan.errors import Phrase, StoreError
from cakupan.outputs import check_folder


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


def lock_of(path: Path) -> Path:
    """Return the file whose lock the builder of a store holds."""
    return path.with_name(path.name + ".lock")


def new_file(path: Path) -> Path:
    """Return the file in which this process builds a store, beside it."""
    return path.with_name(f".{path.name}.{os.getpid()}.new")


def refuse_other_name(path: Path) -> None:
    """Keep a build from replacing a file that was named by mistake.

    Raises:
        StoreError: the name is none of a store, or a folder has it.
    """
    if path.suffix != ".duckdb" or path.is_dir():
        raise StoreError(
            "Expected a store file named as cakupan.duckdb, found {path}, which was "
            "not touched. Name another file.",
            path=path,
        )


def refuse_foreign(path: Path, fingerprint: str) -> None:
    """Keep a build from replacing what is no store, or one of the other data set.

    Args:
        path: where the store is to be.
        fingerprint: of what it is to be built from.

    Raises:
        BadInputError: it would lie among the figures that are read.
        StoreError: something else stands there, or beside it where the lock belongs.
    """
    check_folder(path)
    lock = lock_of(path)
    is_lock = lock.is_file() and lock.stat().st_size == 0
    if (lock.exists() or lock.is_symlink()) and not is_lock:
        raise _foreign(lock, _("a file with content where the lock of a build belongs"))
    if not path.exists() and not path.is_symlink():
        return
    if is_other_database(path):
        raise StoreError(
            "Expected a store at {path}, found a database with other tables, which "
            "was not touched. Name another file.",
            path=path,
        )
    try:
        store = open_store(path)
    except StoreError:
        # Damaged, or held by another program: ours if a store was built here, and
        # nobody's if it is empty.
        if is_lock or (path.is_file() and path.stat().st_size == 0):
            return
        raise _foreign(path, _("a file that is no store")) from None
    store.close()
    asked = dataset_of(fingerprint)
    if store.dataset != asked:
        raise StoreError(
            "Expected a store of the data set {expected} at {path}, found one of "
            "{found}, which was not touched. Name another file.",
            expected=asked.capitalize(),
            found=store.dataset.capitalize(),
            path=path,
        )


def refuse_foreign_folder(folder: Path, path: Path) -> None:
    """Keep tables of a simulation from replacing somebody's files.

    Args:
        folder: where the tables are to be.
        path: of the store that is built from them.

    Raises:
        StoreError: it holds files, and no store was built beside it before.
    """
    if lock_of(path).is_file() or (not folder.exists() and not folder.is_symlink()):
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise _foreign(folder, _("a folder of somebody's files"))


def _foreign(path: Path, found: str) -> StoreError:
    return StoreError(
        "Expected a free place or a store of ours at {path}, found {found}, which was "
        "not touched. Name another file, or move that one away.",
        path=path,
        found=Phrase(found),
    )


def remove_leftovers(path: Path) -> None:
    """Remove what builds of this store left that were killed; the lock is held.

    The database locks the file that it writes, so that one which another process is
    still building, though the lock was taken from it, is seen and left.
    """
    name = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.new")
    for entry in path.parent.iterdir():
        found = name.fullmatch(entry.name.removesuffix(".wal"))
        if not found or not entry.is_file() or entry.is_symlink():
            continue
        if int(found[1]) == os.getpid():  # removed where this process builds
            continue
        database = entry.with_name(found[0])
        if not _is_written(database):
            for left in (database, database.with_name(database.name + ".wal")):
                with suppress(FileNotFoundError):
                    left.unlink()


def _is_written(path: Path) -> bool:
    """Return whether another process has a database open for writing."""
    try:
        with path.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
