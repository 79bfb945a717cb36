"""Which sessions may send a file in, and how many.

Streamlit takes files for any session, whether its page asks for one or not, and keeps
them in memory until the session ends. Here a session has a place for files only while
its page shows an uploader, and the place holds a few.
"""

from dataclasses import dataclass, field
from weakref import WeakValueDictionary

MOST_FILES = 4  # of a session, each at most server.maxUploadSize


@dataclass(eq=False)
class Place:
    """A session's place for files; it goes with the session that holds it.

    Attributes:
        is_open: the page that the session last saw has an uploader.
        is_drawn: the run that is under way has drawn one.
        files: ids of the files that it holds.
        coming: ids of the files that are being sent, as often as each is.
    """

    is_open: bool = False
    is_drawn: bool = False
    files: set[str] = field(default_factory=set)
    coming: list[str] = field(default_factory=list)


_places: "WeakValueDictionary[str, Place]" = WeakValueDictionary()


def keep(session: str, place: Place) -> None:
    """Know a session's place by the session's id, as long as somebody holds it."""
    _places[session] = place


def takes(session: str, file: str) -> bool:
    """Tell whether a session may send in a file; who may says with ``came`` the end."""
    place = _places.get(session)
    if place is None or not place.is_open:
        return False
    counted = {*place.files, *place.coming}
    if file not in counted and len(counted) >= MOST_FILES:
        return False
    place.coming.append(file)
    return True


def came(session: str, file: str, is_held: bool) -> None:
    """Say that the sending of a file is over.

    Args:
        session: its id.
        file: its id.
        is_held: the file was taken; a refused one leaves its place to another.
    """
    place = _places.get(session)
    if place is not None:
        place.coming.remove(file)
        if is_held:
            place.files.add(file)


def forget(session: str, file: str) -> None:
    """Count a file no longer: it was taken back, and is not held any more."""
    place = _places.get(session)
    if place is not None:
        place.files.discard(file)
