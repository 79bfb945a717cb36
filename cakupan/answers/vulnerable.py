"""How many vulnerable workers somebody said there are: for page and brief."""

from cakupan import sentences
from cakupan.answers.forms import Document
from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.wording import Wording, _
from cakupan.wording.dates import to_date

_OPEN = ("at_least", "at_most")
_TURNED = {"at_least": "at_most", "at_most": "at_least"}


def stated_numbers(data: Data, region: Region) -> list[Document]:
    """Return what somebody published as a region's number of vulnerable workers."""
    stated = data.rows("workforce__stated_by_region", territory_id=region.territory_id)
    found = [
        {
            "workers": row["workers"],
            "precision": row["precision"],
            "period_start": row["period_start"],
            "period_end": row["period_end"],
            "source_id": row["source_id"],
        }
        for row in stated
        if row["base"] == "vulnerable"
    ]
    context = data.rows(
        "context_figures__by_region",
        territory_id=region.territory_id,
        measure="vulnerable_workers",
    )
    found += [
        {
            "workers": int(row["amount"]),
            "precision": row["precision"],
            "period_start": None,
            "period_end": to_date(row["period"]),
            "source_id": row["source_id"],
        }
        for row in context
    ]
    return found


def of_stated_number(item: Document, source: Row, words: Wording) -> str:
    """Return a number of vulnerable workers as precisely as its source gives it."""
    number = words.number(item["workers"])
    if item["precision"] in ("about", *_OPEN):
        number = words.precise(item["precision"], number)
    return words.say(
        _("Vulnerable workers there are, as stated in {month}: {workers} ({source})."),
        month=sentences.month_of(item, words),
        workers=number,
        source=f"{source['publisher']}, {item['source_id']}",
    )


def share_precision(part: str | None, whole: str | None) -> str | None:
    """Return how precise a share is, by its part and its whole; None if it is open.

    >>> share_precision("exact", "at_least"), share_precision("at_least", "exact")
    ('at_most', 'at_least')
    >>> share_precision("rounded", "about"), share_precision("at_least", "at_least")
    ('about', None)
    """
    bounds = {part, _TURNED.get(whole or "", whole)} & set(_OPEN)
    if len(bounds) > 1:
        return None
    if bounds:
        return bounds.pop()
    return "about" if {part, whole} & {"about", "range"} else "exact"
