"""What a copy asks the store, each question once for all its pages and languages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cakupan import watermark
from cakupan.blocks import Address, Document, anchor_of
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.brief.facts import Facts
from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.errors import BadInputError
from cakupan.site.content import SiteAsked
from cakupan.wording import Wording

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
        self.data = data.on(day)
        what = replace(what, known_on=day)
        self.what = what
        # Where no month was asked for, each region has its own: an office's regencies
        # have months in which their province has no figure.
        self._asked_period = what.period_end
        facts = self.facts(what.region_code, what.langs[0])
        self.what = replace(what, period_end=facts.scope.period_end)
        self.province: Region = facts.region

    @property
    def is_made_up(self) -> bool:
        """Return whether the copy is of the simulation."""
        return self.what.dataset == watermark.SIMULATION

    @cached_property
    def regencies(self) -> tuple[Region, ...]:
        """Return the regencies and cities of the province, by code."""
        return self.data.regions.children(self.province, self.province.vintage)

    def _of(self, code: str, lang: str) -> BriefAsked:
        is_province = code == self.what.region_code
        month = self.what.period_end if is_province else self._asked_period
        return replace(self.what, region_code=code, lang=lang, period_end=month)

    def facts(self, code: str, lang: str) -> Facts:
        """Return what is known of a region."""
        return Facts(self.data, self._of(code, lang))

    def brief(self, code: str, lang: str) -> Document:
        """Return a region's brief, whose blocks the pages share."""
        return compose(self.data, self._of(code, lang))

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


@dataclass(frozen=True)
class Here:
    """One region in one language: what a block is composed from."""

    site: Site
    region: Region
    facts: Facts
    brief: Document

    @property
    def words(self) -> Wording:
        """Return the reader's words."""
        return self.facts.words

    @property
    def is_province(self) -> bool:
        """Return whether it is the first page."""
        return self.region.level == "province"
