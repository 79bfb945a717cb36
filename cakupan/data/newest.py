"""What stands in a file now, opened anew when another file is put in its place."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
Stamp = tuple[int, int, int] | None


def stamp_of(path: Path) -> Stamp:
    """Return what changes when a file is replaced; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


class Newest(Generic[T]):
    """What was opened last at a place, and no other.

    What was opened before is let go: Python closes it when its last reader is done.
    """

    def __init__(self, opened: Callable[[Path], T]) -> None:
        """Open nothing yet.

        Args:
            opened: opens what stands at a path; what it raises is raised to who asks,
                and asked again by the next.
        """
        self._opened = opened
        self._lock = threading.Lock()
        self._of: tuple[object, ...] | None = None
        self._value: T | None = None

    def at(self, path: Path, *also: object) -> T:
        """Return what stands at a path now.

        Args:
            path: of the file whose change is looked for.
            also: what else makes it another one when it changes.
        """
        key = (path, stamp_of(path), *also)
        with self._lock:
            if self._value is None or self._of != key:
                self._value = self._opened(path)
                self._of = key
            return self._value
