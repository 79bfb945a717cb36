"""Replace a folder all at once: readers see the old files or the new, never a mix.

Only a folder of shape files is replaced or removed. An office's own boundary file may
well have been put there, where the name of the folder invites it.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cakupan.errors import BoundaryError
from cakupan.shapes import INDEX

_OURS = re.compile(rf"{re.escape(INDEX)}|(province|regency|tile)(-[\w-]+)?\.json")
READABLE = 0o755  # the server may run as another user than the one who installs


def refuse_foreign(out: Path) -> None:
    """Keep a folder that holds anything but shape files of ours.

    Raises:
        BoundaryError: it does; nothing was touched.
    """
    if not out.exists() and not out.is_symlink():
        return
    if out.is_symlink() or not out.is_dir():
        foreign = out.name
    else:
        names = sorted(p.name for p in out.iterdir() if not _is_ours(p))
        foreign = next(iter(names), "")
    if foreign:
        raise BoundaryError(
            "Expected a folder of installed shapes alone at {path}, found {found}, "
            "which was not touched. Move it elsewhere and try again.",
            path=str(out),
            found=foreign,
        )


def _is_ours(path: Path) -> bool:
    return bool(_OURS.fullmatch(path.name)) and path.is_file()


@contextmanager
def replaced_folder(out: Path) -> Iterator[Path]:
    """Yield an empty folder beside ``out`` that takes its place at the end.

    When the body raises, the old folder stays as it was and the new one goes.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-"))
    try:
        yield new
        new.chmod(READABLE)
        _swap(new, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, out: Path) -> None:
    """Put ``new`` in the place of ``out``; put the old back if that fails."""
    if not out.exists():
        new.rename(out)
        return
    old = new.with_name(f"{new.name}-old")
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
    shutil.rmtree(old)
