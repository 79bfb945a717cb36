"""Regions: codes, names, aliases, divisions; find one by what people write."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cakupan.errors import UnknownRegionError
from cakupan.store import Store

NATION = "00"
_MOST_LIKE = 5
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


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


class RegionIndex:
    """All regions of a store, found by code and division, or by name."""

    def __init__(self, regions: Iterable[Region]) -> None:
        """Index regions by key and by every plain form of their names."""
        self.regions = tuple(regions)
        self._by_key = {(r.region_code, r.vintage): r for r in self.regions}
        self._by_name: dict[str, list[Region]] = {}
        for region in self.regions:
            names = {region.region_name, region.short_name, *region.aliases}
            for name in names:
                self._by_name.setdefault(_plain(name), []).append(region)

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
            raise self._unknown(region_code)
        return region

    def find(self, text: str, vintage: str = "38") -> Region:
        """Return the region that a code, name or alias means.

        Raises:
            UnknownRegionError: nothing fits, or several regions do; the message
                names up to five.
        """
        code = text.strip().upper()
        if re.fullmatch(r"\d{4}", code):
            code = f"{code[:2]}.{code[2:]}"
        if any(region.region_code == code for region in self.regions):
            return self.of(code, vintage)
        named = {r.region_code for r in self._by_name.get(_plain(text), [])}
        if len(named) == 1:
            return self.of(named.pop(), vintage)
        if named:
            raise UnknownRegionError(
                "Region: '{found}' fits {count} regions: {like}. Write the code.",
                found=text,
                count=len(named),
                like=self._listed(sorted(named)),
            )
        raise self._unknown(text)

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

    def of_level(self, level: str, vintage: str) -> tuple[Region, ...]:
        """Return all regions of a level in a division (regencies stand in 38)."""
        return tuple(
            r for r in self.regions if r.level == level and r.vintage == vintage
        )

    def _listed(self, codes: Iterable[str]) -> str:
        return ", ".join(
            f"{code} {self.of(code, '38').region_name}"
            for code in list(codes)[:_MOST_LIKE]
        )

    def like(self, text: str) -> list[str]:
        """Return up to five codes whose code or name is like the text."""
        plain = _plain(text)
        keys = {_plain(r.region_code): r.region_code for r in self.regions}
        for name, regions in self._by_name.items():
            keys.setdefault(name, regions[0].region_code)
        close = difflib.get_close_matches(plain, keys, n=20, cutoff=0.5)
        inside = [name for name in keys if len(plain) > 2 and plain in name]
        found: list[str] = []
        for name in [*inside, *close]:
            if keys[name] not in found:
                found.append(keys[name])
        return found[:_MOST_LIKE]

    def _unknown(self, text: str) -> UnknownRegionError:
        like = self.like(text)
        if not like:
            return UnknownRegionError(
                "Region: expected a Kemendagri code or a name, found '{found}', which "
                "is like none. Write for instance 64 or Kaltim.",
                found=text,
            )
        return UnknownRegionError(
            "Region: expected a Kemendagri code or a name, found '{found}'. Did you "
            "mean {like}?",
            found=text,
            like=self._listed(like),
        )


def load_regions(store: Store) -> RegionIndex:
    """Read all regions with their aliases from a store."""
    rows = store.rows("reads/regions__all")
    regions = [
        Region(**{**row, "aliases": tuple(row["aliases"] or ())}) for row in rows
    ]
    regions.sort(key=lambda r: (_LEVEL_ORDER.get(r.level, 9), r.region_code, r.vintage))
    return RegionIndex(regions)
