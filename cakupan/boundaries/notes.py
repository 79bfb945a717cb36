"""Sentences of a report: a catalogue key with ``{named}`` fields, and their values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SHOWN = 5


@dataclass(frozen=True)
class ShapeNote:
    """One sentence for the reader, kept apart from its values to be translated.

    Attributes:
        message: English catalogue key with ``{named}`` fields.
        params: values of the fields.
    """

    message: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def filled(self, **params: Any) -> "ShapeNote":
        """Return the sentence with its values."""
        return ShapeNote(self.message, params)

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.message.format(**self.params)


def listed(items: Sequence[str]) -> str:
    """Return at most five items and how many more there are, in no language.

    >>> listed(["a", "b"]), listed(list("abcdefg"))
    ('a, b', 'a, b, c, d, e (+2)')
    """
    text = ", ".join(items[:SHOWN])
    more = len(items) - SHOWN
    return f"{text} (+{more})" if more > 0 else text
