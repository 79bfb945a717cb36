"""Regions: codes, names, aliases, divisions; find one by what people write."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from cakupan.data import regionnames
from cakupan.data.intake.personal import safe
from cakupan.data.regionnames import CUT, OLD, SEVERAL, SYSTEMS, Meant, Names
from cakupan.data.store import Row
from cakupan.errors import Phrase, UnknownRegionError

NATION = "00"
_SEARCHED = ("national", "province", "regency")
_LEVEL_ORDER = {"national": 0, "island_group": 1, "province": 2, "regency": 3}


@dataclass(frozen=True)
class Region:
    """A region in one administrative division.

    Attributes:
        region_code: Kemendagri code as text; ``00`` nation, ``KAL`` Kalimantan.
        vintage: ``34`` or ``38`` provinces; regencies stand in ``38`` alone.
        territory_id: the land; the only key that figures are joined on.
        parent_code: the region above in the same division.
        province_code_34: province in the older division (regencies).
    """

    region_code: str
    vintage: str
    territory_id: str
    region_code_bps: str | None
    level: str
    kind: str
    region_name: str
    short_name: str
    parent_code: str | None
    province_code_34: str | None
    island_group: str | None
    paritrana_zone: str | None
    zone_basis: str | None
    valid_from: object
    valid_to: object
    successor_of: str | None
    aliases: tuple[str, ...] = field(default=())

    @property
    def line(self) -> str:
        """The region's line in a list: name, what people call it, code."""
        called = [self.short_name, *self.aliases]
        other = [name for name in called if name and name != self.region_name]
        names = list(dict.fromkeys([self.region_name, *other[:3]]))
        return " · ".join([*names, self.region_code])

    @property
    def terms(self) -> str:
        """The code and the other names by which a row of the region is found."""
        return " ".join([self.region_code, self.short_name, *self.aliases])


_QUESTIONS = {
    SEVERAL: "Region: '{found}' fits {count} regions: {like}. Write the code.",
    SYSTEMS: "Region: '{found}' is another region in the codes of Kemendagri than in "
    "those of BPS: {like}. Write the code with its dot, or the name.",
    OLD: "Region: '{found}' may be a code of BPS from before Papua was divided in "
    "2022, which are not held here; as Kemendagri's code, its dot left out, it is "
    "{like}. Write the code with its dot, or the name.",
    CUT: "Region: '{found}' looks like a code that a spreadsheet cut. It may have been "
    "{first} or {second}. Write the code with two digits behind the dot, or the name.",
}
_OTHER_READING = (
    "Region: {found} is read as Kemendagri's code, {ours}; in the codes of BPS it is "
    "{theirs}. Write the name if you mean that."
)


class RegionIndex:
    """All regions of a store, found by code and division, or by name."""

    def __init__(self, regions: Iterable[Region]) -> None:
        """Index regions by key and by all that people write for them."""
        self.regions = tuple(regions)
        self._by_key = {(r.region_code, r.vintage): r for r in self.regions}
        self.names = Names(self.regions)
        # Called with a message and its values where a reader should hear how a code
        # was read.
        self.note: Callable[[str, dict[str, str]], None] | None = None

    def of(self, region_code: str, vintage: str) -> Region:
        """Return a region by code, in the given division if it exists there.

        Regencies and areas stand in division 38 alone, and a province that the
        older division does not have is returned from the newer one.

        Raises:
            UnknownRegionError: no division has the code.
        """
        region = self._by_key.get((region_code, vintage))
        region = region or self._by_key.get((region_code, "38"))
        if region is None:
            raise self.question(region_code, self.names.meant(region_code))
        return region

    def find(self, text: str, vintage: str = "38") -> Region:
        """Return the region that a code, name or alias means.

        Raises:
            UnknownRegionError: nothing fits, or it is a question; the message names
                up to five choices.
        """
        meant = self.names.meant(text)
        if meant.code is None:
            raise self.question(text, meant)
        if meant.other and self.note:
            ours, theirs = (self.listed([c]) for c in (meant.code, meant.other))
            self.note(_OTHER_READING, {"found": text, "ours": ours, "theirs": theirs})
        return self.of(meant.code, vintage)

    @functools.cached_property
    def searched(self) -> list[str]:
        """The codes of nation, provinces and regencies in the order of a search list.

        The list is that of today's division for every month: the undivided provinces
        of Papua have the codes and names of two of today's. A name stands before the
        longer ones that contain it, so that "Aceh" comes first.
        """
        listed: list[tuple[str, str, str]] = []  # code, bare name, line squeezed
        for region in self.regions:
            if region.vintage != "38" or region.level not in _SEARCHED:
                continue
            bare = regionnames.kind_and_name(region.region_name)[1]
            longer = (
                place
                for place, (_code, other, line) in enumerate(listed)
                if bare in line and bare != other
            )
            entry = (region.region_code, bare, regionnames.squeezed(region.line))
            listed.insert(next(longer, len(listed)), entry)
        return [code for code, _bare, _line in listed]

    def children(self, parent: Region, vintage: str) -> tuple[Region, ...]:
        """Return the provinces of the nation, or the regencies of a province."""
        if parent.region_code == NATION:
            return tuple(
                r
                for r in self.regions
                if r.level == "province" and r.vintage == vintage
            )
        if parent.vintage == "34":
            return tuple(
                r
                for r in self.regions
                if r.level == "regency" and r.province_code_34 == parent.region_code
            )
        return tuple(
            r
            for r in self.regions
            if r.level == "regency" and r.parent_code == parent.region_code
        )

    def below(self, region: Region) -> list[Region]:
        """Return a region and all that lie in it, provinces before regencies.

        The nation's provinces are those of the present division; an island group has
        the provinces that are filed under it.
        """
        if region.region_code == NATION:
            provinces = self.children(region, "38")
        elif region.level == "island_group":
            provinces = tuple(
                province
                for province in self.of_level("province", region.vintage)
                if province.island_group == region.island_group
            )
        else:
            return [region, *self.children(region, region.vintage)]
        regencies = [
            regency
            for province in provinces
            for regency in self.children(province, province.vintage)
        ]
        return [region, *provinces, *regencies]

    def of_level(self, level: str, vintage: str) -> tuple[Region, ...]:
        """Return all regions of a level in a division (regencies stand in 38)."""
        return tuple(
            r for r in self.regions if r.level == level and r.vintage == vintage
        )

    def listed(self, codes: Iterable[str], offices: Iterable[str] = ()) -> str:
        """Return up to five regions as code and name, each with whose code it is."""
        marks = [f" ({office})" for office in offices]
        named = [f"{code} {self.of(code, '38').region_name}" for code in codes]
        marks += [""] * (len(named) - len(marks))
        pairs = list(zip(named, marks, strict=True))[: regionnames.MOST_LIKE]
        return ", ".join(name + mark for name, mark in pairs)

    def _choices(self, meant: Meant) -> dict[str, Any]:
        like = self.listed(meant.codes, meant.offices)
        return {"count": len(meant.codes), "like": like}

    def _cut(self, meant: Meant) -> dict[str, Any]:
        """Return both codes that a cut one may have been, be it no region's."""
        readings = [
            self.listed([code])
            if (code, "38") in self._by_key
            else Phrase("{code} (no region has it)", {"code": code})
            for code in meant.codes
        ]
        return dict(zip(("first", "second"), readings, strict=True))

    def question(self, text: str, meant: Meant) -> UnknownRegionError:
        """Return what is to be asked about a text that is not one region's."""
        if meant.why in _QUESTIONS:
            params = self._cut(meant) if meant.why == CUT else self._choices(meant)
            error = UnknownRegionError(
                _QUESTIONS[meant.why], found=safe(text), **params
            )
        elif meant.codes:
            error = UnknownRegionError(
                "Region: expected a Kemendagri code or a name, found '{found}'. Did "
                "you mean {like}?",
                found=safe(text),
                like=self.listed(meant.codes),
            )
        else:
            error = UnknownRegionError(
                "Region: expected a Kemendagri code or a name, found '{found}', which "
                "is like none. Write for instance 64 or Kaltim.",
                found=safe(text),
            )
        error.choices = tuple(c for c in meant.codes if (c, "38") in self._by_key)
        return error


def regions_of(rows: Iterable[Row]) -> RegionIndex:
    """Return all regions with their aliases.

    Args:
        rows: of the statement ``regions__all``.
    """
    regions = [
        Region(**{**row, "aliases": tuple(row["aliases"] or ())}) for row in rows
    ]
    regions.sort(key=lambda r: (_LEVEL_ORDER.get(r.level, 9), r.region_code, r.vintage))
    return RegionIndex(regions)
