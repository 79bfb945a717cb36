"""The errors a reader can meet: what was expected, what was found, what to do.

Each message is an English catalogue key with ``{named}`` fields, so that the
pages and the terminal can say the same sentence in Indonesian or English.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Phrase:
    """A part of an error that is said in the reader's language too.

    Attributes:
        message: catalogue key, English, with ``{named}`` fields.
        params: values of the fields.
    """

    message: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the English words."""
        return self.message.format(**self.params)


class Phrases(tuple[Phrase, ...]):
    """Several phrases, said one after the other."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return the English words, with semicolons between."""
        return "; ".join(str(part) for part in self)

    def __format__(self, spec: str) -> str:
        """Return the English words for a field of a message."""
        return format(str(self), spec)


def one_line(text: str, most: int = 500) -> str:
    r"""Return text as it stands in a log: one line, nothing that a terminal obeys.

    What a reader sent stands in many an error; it writes no line of its own.

    >>> one_line("64\n2026-11-30 ready\x1b[2J")
    '64\\n2026-11-30 ready\\x1b[2J'
    """
    cut = text if len(text) <= most else f"{text[:most]}…"
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in cut)


class CakupanError(Exception):
    """Base of all errors that are said to a reader.

    Attributes:
        message: catalogue key, English, with ``{named}`` fields.
        params: values of the fields.
        exit_code: what the command line exits with.
    """

    exit_code = 2

    def __init__(self, message: str, **params: Any) -> None:
        """Keep the sentence apart from its values, so that it can be translated."""
        self.message = message
        self.params: Mapping[str, Any] = params
        super().__init__(message)

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.message.format(**self.params)


class BadInputError(CakupanError):
    """A value from a reader (command line, URL, form) that cannot be used."""


class UnknownRegionError(BadInputError):
    """A region that is not known, or not known to be one; the message names up to five.

    Attributes:
        choices: Kemendagri codes of the regions to choose from, best first.
    """

    choices: tuple[str, ...] = ()


class SourceFileError(CakupanError):
    """A data file with a fault: its path, row and column are in the message."""


class StoreError(CakupanError):
    """The store cannot be built or opened."""


class CheckError(StoreError):
    """A check found faulty rows in the data; the message names them by place."""


class NotMadeError(StoreError):
    """The store of the simulation has not been made, or by an older version."""


class BoundaryError(CakupanError):
    """A boundary file that cannot be used."""


class NotPublishedError(CakupanError):
    """A figure that nobody published.

    Attributes:
        absence_reason: why there is none (``not_published``, ``no_base``, ...).
        document: what the command line prints as JSON beside the message.
    """

    exit_code = 3

    def __init__(
        self, message: str, absence_reason: str, document: Any, **params: Any
    ) -> None:
        """Keep the reason and the document for the command line."""
        super().__init__(message, **params)
        self.absence_reason = absence_reason
        self.document = document
