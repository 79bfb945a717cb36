"""Messages by language, read from the gettext catalogues at run time.

A message is its English text. The folder of a language may hold several ``.po``
files, which are merged; there are no compiled files to forget.
"""

import functools
from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("id", "en")
LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"

Messages = Mapping[str, str]


def _(msgid: str) -> str:
    """Mark a message that is looked up later, when the language is known."""
    return msgid


def catalogue_files(lang: str) -> list[Path]:
    """Return the language's ``.po`` files: ``cakupan.po`` first, then by name."""
    folder = LOCALE_DIR / lang / "LC_MESSAGES"
    return sorted(
        folder.glob("*.po"), key=lambda path: (path.stem != "cakupan", path.name)
    )


def load_file(path: Path, lang: str) -> dict[str, str]:
    """Return one file's translated messages; a fuzzy one counts as missing."""
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=lang)
    return {
        message.id: message.string
        for message in catalogue
        if isinstance(message.id, str)
        and isinstance(message.string, str)
        and message.id
        and message.string
        and not message.fuzzy
    }


@functools.cache
def load(lang: str) -> Messages:
    """Return all messages of a language, once per process.

    Where two files translate the same message, the first file wins; a test
    refuses files that differ.
    """
    merged: dict[str, str] = {}
    for path in reversed(catalogue_files(lang)):
        merged.update(load_file(path, lang))
    return merged
