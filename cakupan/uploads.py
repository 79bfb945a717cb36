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
    """

    is_open: bool = False
    is_drawn: bool = False
    files: set[str] = field(default_factory=set)


_places: "WeakValueDictionary[str, Place]" = WeakValueDictionary()


def keep(session: str, place: Place) -> None:
    """Know a session's place by the session's id, as long as somebody holds it."""
    _places[session] = place


def takes(session: str, file: str) -> bool:
    """Tell whether a session may send in a file, and count the file if so."""
    place = _places.get(session)
    if place is None or not place.is_open:
        return False
    if file not in place.files and len(place.files) >= MOST_FILES:
        return False
    place.files.add(file)
    return True


def forget(session: str, file: str) -> None:
    """Count a file no longer: the page took it back."""
    place = _places.get(session)
    if place is not None:
        place.files.discard(file)
