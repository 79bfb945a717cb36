"""Reads of the claim checker: claims that somebody published."""

from datetime import date

from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.store import Row, Store


def read_published_claims(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return published claims with their numbers as text, verdict and source."""
    return store.rows("reads/claims__published", known_on=known_on)
