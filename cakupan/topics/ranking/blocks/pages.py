"""Where a region of a ranking, a list of peers or a scorecard has its page."""

from cakupan.blocks import Address
from cakupan.data import Data, Region


def page_of(region: Region, data: Data) -> Address:
    """Return a region's page; its division is named where its code has two meanings.

    Codes 91 and 92 are other land before 2022 and since; all others mean the same
    region in every division, so that the page may keep choosing by the month.
    """
    code = region.region_code
    lands = {data.regions.of(code, vintage).territory_id for vintage in ("34", "38")}
    vintage = region.vintage if len(lands) > 1 else "auto"
    return Address("wilayah", code, changes=(("vintage", vintage),))
