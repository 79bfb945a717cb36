"""Notice that the files which a store is built from have changed.

A folder's names, times and sizes are looked at, not their content: that is done every
few seconds, and the content is read where something changed.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cakupan import paths

SECONDS = 3.0  # between two looks: with a build, a change is on the page within ten

Stamp = tuple[object, ...]


def inputs_stamp() -> Stamp:
    """Return what changes when a table file comes, goes or is written.

    The day is in it: a row that was in the future may have come of age.
    """
    folders = [paths.data_dir(), paths.office_data_dir()]
    listed = [(str(folder), _listed(folder)) for folder in folders if folder]
    named = os.environ.get("CAKUPAN_TODAY") or date.today().isoformat()
    return (named, *listed)


def _listed(folder: Path) -> Stamp:
    found: list[object] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    state = entry.stat()
                except OSError:  # a link to nothing: its name is all there is
                    found.append((entry.name,))
                    continue
                size, place = state.st_size, state.st_ino
                found.append(
                    (entry.name, state.st_mtime_ns, size, place, state.st_mode)
                )
    except OSError as error:
        return (error.errno,)
    return tuple(sorted(found, key=str))


class Following:
    """The input files as a running server last took them in.

    Attributes:
        is_watched: whether somebody looks at them all the time and builds, so that
            a reader need not; readers then go on with the older store meanwhile.
    """

    def __init__(self) -> None:
        """Know nothing yet: the first look is the first reader's."""
        self.is_watched = False
        self._taken: Stamp = ()
        self._looked = -SECONDS

    def taken(self) -> Stamp:
        """Return the state of the files that the store should be of."""
        if not self._taken or not self.is_watched:
            now = time.monotonic()
            if now - self._looked >= SECONDS:
                self._looked = now
                self._taken = inputs_stamp()
        return self._taken

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Be the one who looks, until the end of the block."""
        self.is_watched = True
        try:
            yield
        finally:
            self.is_watched = False

    def take(self, stamp: Stamp) -> None:
        """Say that a build was made, or refused, of the files in this state."""
        self._taken = stamp


following = Following()
