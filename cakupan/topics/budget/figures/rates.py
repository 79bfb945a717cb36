"""What one month of one worker costs a payer, month by month.

The discount of PP 50/2025 is for own payers inside its windows only; contributions
from APBN and APBD are left out of it. The rates' table says so, not this module.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cakupan import vocabulary
from cakupan.data.intake.personal import safe
from cakupan.errors import BadInputError, NotPublishedError, Phrase
from cakupan.wording.labels import PAYER

# Who may pay, in the order in which a budget talk names them.
PAYERS = tuple(payer.code for payer in vocabulary.payers() if payer.has_rates)
_SHORT = {"apbd": "apbd_provinsi"}


def parse_payer(text: str) -> str:
    """Return a payer class; ``APBD`` alone is the province's.

    >>> parse_payer("APBD"), parse_payer("csr")
    ('apbd_provinsi', 'csr')

    Raises:
        BadInputError: any other word.
    """
    code = text.strip().lower()
    code = _SHORT.get(code, code)
    if code not in PAYERS:
        raise BadInputError(
            "Payer: expected one of {expected}, found '{found}'. Choose one of them.",
            expected=", ".join(PAYERS),
            found=safe(text.strip())[:40],
        )
    return code


@dataclass(frozen=True)
class RateBook:
    """One payer's rates for one set of programmes.

    Attributes:
        payer: payer class.
        rows: with ``rupiah_per_month``, ``valid_from`` and ``valid_to`` (None: until
            further notice), by date.
    """

    payer: str
    rows: Sequence[Mapping[str, Any]]

    def row_of(self, month: date) -> Mapping[str, Any]:
        """Return the rate row that holds on a month's first day.

        Raises:
            NotPublishedError: our table has no rate for that month.
        """
        for row in reversed(self.rows):
            until = row["valid_to"]
            if row["valid_from"] <= month and (until is None or month <= until):
                return row
        raise NotPublishedError(
            "Rate of {payer} in {month}: none on record; the first is of {first}. Ask "
            "for a later month.",
            "not_published",
            {
                "payer": self.payer,
                "month": f"{month:%Y-%m}",
                "absence_reason": "not_published",
            },
            payer=Phrase(PAYER[self.payer]),
            month=f"{month:%Y-%m}",
            first=f"{self.rows[0]['valid_from']:%Y-%m}" if self.rows else "-",
        )

    def of(self, month: date) -> int:
        """Return what one worker costs in a month, in rupiah.

        >>> book = RateBook("apbd_provinsi", [{"rupiah_per_month": 16_800,
        ...     "valid_from": date(2021, 2, 1), "valid_to": None}])
        >>> book.of(date(2026, 1, 1))
        16800
        """
        rupiah: int = self.row_of(month)["rupiah_per_month"]
        return rupiah
