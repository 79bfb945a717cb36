"""What money is measured against: a region's budget and its workers."""

from datetime import date

from cakupan import reads, reads_planning
from cakupan.answers import forms
from cakupan.answers.forms import Document, plain
from cakupan.answers.starts import Asked
from cakupan.definitions import month_end
from cakupan.planning.budget import share_of_budget
from cakupan.regions import Region
from cakupan.store import Row


def share_of_apbd(asked: Asked, region: Region, rupiah: int) -> Document:
    """Return money as a percent of a region's last published budget, None without.

    Four decimals: such shares are small.
    """
    rows = reads_planning.read_context(
        asked.store, region, "apbd_total", asked.known_on
    )
    if not rows:
        return dict.fromkeys(
            ("share_of_apbd_pct", "apbd_year", "apbd_rupiah", "apbd_source")
        )
    last = rows[-1]
    whole = int(last["amount"])
    return {
        "share_of_apbd_pct": plain(share_of_budget(rupiah, whole), 4),
        "apbd_year": last["period"],
        "apbd_rupiah": whole,
        "apbd_source": forms.source_of(last),
    }


def base_of(asked: Asked, region: Region, base: str, month: date) -> Row | None:
    """Return a region's base in the round on or before a month; None without one."""
    rows = reads.read_workforce(
        asked.store, region, month_end(month.year, month.month), asked.known_on
    )
    found = [row for row in rows if row["base"] == base and row["workers"]]
    return found[0] if found else None
