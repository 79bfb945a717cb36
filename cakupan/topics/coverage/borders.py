"""Which of two provinces of one name a figure is of, before or after 2022. Pure."""

from cakupan.data.regions import Region, RegionIndex
from cakupan.wording import Wording, _


def others(region: Region, index: RegionIndex) -> list[Region]:
    """Return what the land of an undivided province is today, or what one came from."""
    provinces = [other for other in index.regions if other.level == "province"]
    if region.valid_to is not None:
        return [
            other for other in provinces if other.successor_of == region.territory_id
        ]
    return [other for other in provinces if other.territory_id == region.successor_of]


def borders_note(region: Region, words: Wording) -> str:
    """Return within which borders a region stands; empty where it never was divided.

    The names of ``others`` are to follow.
    """
    if region.valid_to is not None:
        return words.say(
            _(
                "This is {region} within its borders before the division of 2022, as "
                "the sources with 34 provinces count it. Today this land is:"
            ),
            region=region.region_name,
        )
    if region.successor_of:
        return words.say(
            _(
                "{region} stands here within its borders since the division of 2022. "
                "Figures with 34 provinces count it inside the undivided province:"
            ),
            region=region.region_name,
        )
    return ""


def sentence(region: Region, index: RegionIndex, words: Wording) -> str:
    """Return the same with the names; empty where no other province has the name."""
    namesakes = others(region, index)
    is_namesake = any(other.region_code == region.region_code for other in namesakes)
    if not is_namesake:
        return ""
    names = words.listing([other.region_name for other in namesakes])
    return f"{borders_note(region, words)} {names}."
