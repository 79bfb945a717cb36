"""What a copy asks the store, each question once for all its pages and languages."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from cakupan import watermark
from cakupan.blocks import Address, anchor_of
from cakupan.data import Data, Scope
from cakupan.data.regions import Region
from cakupan.errors import BadInputError
from cakupan.site.content import SiteAsked

INDEX = "index.html"
ABOUT = "tentang.html"


class Site:
    """A copy in the making: its regions, days and file names.

    Attributes:
        data: the figures.
        what: the request, with that day and the period settled.
        province: in the division of the scope.
    """

    def __init__(self, data: Data, what: SiteAsked) -> None:
        """Settle province, period and day.

        Raises:
            UnknownRegionError: no such region.
            BadInputError: it is no province.
            NotPublishedError: no period has a figure for these segments.
        """
        found = data.regions.of(what.region_code, "38")
        if found.level != "province":
            raise BadInputError(
                "Expected --region to be a province, found {code} {name}. Write for "
                "instance 64 or Kaltim; its regencies come along.",
                code=found.region_code,
                name=found.region_name,
            )
        day = data.pinned_day
        self.data = data.on(day).at(what.as_of)
        what = replace(what, known_on=day)
        self.what = what
        # Where no month was asked for, each region has its own: an office's regencies
        # have months in which their province has no figure.
        self._asked_period = what.period_end
        scope = self.scope_of(what.region_code)
        self.what = replace(what, period_end=scope.period_end)
        self.province: Region = scope.region

    @cached_property
    def regencies(self) -> tuple[Region, ...]:
        """Return the regencies and cities of the province, by code."""
        return self.data.regions.children(self.province, self.province.vintage)

    def scope_of(self, code: str) -> Scope:
        """Return what is asked of a region of the copy.

        Raises:
            NotPublishedError: no period has a figure for these segments.
        """
        is_province = code == self.what.region_code
        month = self.what.period_end if is_province else self._asked_period
        return self.data.scope(code, self.what.definition, month, self.what.vintage)

    def file(self, name: str, lang: str) -> str:
        """Return where a page lies; the first language lies at the top.

        The name says first that it is a simulation, if it is one.
        """
        marked = watermark.file_name(name, self.what.dataset)
        return marked if lang == self.what.langs[0] else f"{lang}/{marked}"

    def page_file(self, region: Region, lang: str) -> str:
        """Return where a region's page lies."""
        is_first = region.region_code == self.province.region_code
        return self.file(INDEX if is_first else f"{region.region_code}.html", lang)

    def link(self, region: Region) -> str:
        """Return the address of a region's page from another of its language."""
        name = self.page_file(region, self.what.langs[0])
        return name.rpartition("/")[2]

    @cached_property
    def _links(self) -> dict[str, str]:
        return {region.region_code: self.link(region) for region in self.places()}

    def href(self, address: Address) -> str:
        """Return the link to an address; empty where the copy has no such page."""
        place = self._links.get(address.region_code, "")
        is_kept = address.page == "wilayah" and place and not address.changes
        block = f"#{anchor_of(address.block)}" if address.block else ""
        return place + block if is_kept else ""

    def places(self) -> Iterator[Region]:
        """Yield the province, then its regencies."""
        yield self.province
        yield from self.regencies
