"""What people write for a region: a code of one of two offices, or a name.

Pure: it knows nothing of stores or sentences. Nothing is guessed: a text means one
region, or it is a question with its choices.

Two offices number the regencies. Kemendagri writes ``64.03`` and BPS ``6403``; for 169
regencies in 28 provinces the same digits name another one (6403 is BPS's Kutai
Kartanegara and, without its dot, Kemendagri's Berau).
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

MOST_LIKE = 5

# Why a text is no single region.
SYSTEMS = "systems"  # the two offices number differently
OLD = "old"  # BPS's of before 2022 perhaps, of which we hold no list
CUT = "cut"  # a spreadsheet took a zero away
SEVERAL = "several"  # a name that several regions have
UNKNOWN = "unknown"  # nothing is called so; there may be something like it

KEMENDAGRI, BPS = "Kemendagri", "BPS"
# BPS's Papua Barat and Papua: it numbered their regencies anew when they were divided.
_RENUMBERED = ("91", "94")

_PROVINCE, _REGENCY, _CITY = "provinsi", "kabupaten", "kota"
_KINDS = {
    "kabupaten": _REGENCY,
    "kab": _REGENCY,
    "kabupatan": _REGENCY,
    "pemkab": _REGENCY,
    "regency": _REGENCY,
    "kota": _CITY,
    "kt": _CITY,
    "kotamadya": _CITY,
    "kotamadia": _CITY,
    "kodya": _CITY,
    "pemkot": _CITY,
    "city": _CITY,
    "provinsi": _PROVINCE,
    "propinsi": _PROVINCE,
    "prov": _PROVINCE,
    "prop": _PROVINCE,
    "pemprov": _PROVINCE,
    "province": _PROVINCE,
}
_ENGLISH = {"regency", "city", "province"}  # they stand behind a name, too
_GOVERNMENT = {"pemerintah", "pemda"}
_DROPPED = {"adm", "administrasi", "administratif"}  # behind the kind
_SAME = {"kep": "kepulauan", "kepualuan": "kepulauan", "ibu": "ibu"}
# The beginnings of names of provinces, longest first.
_BEGINNINGS = (
    (("daerah", "khusus", "ibu", "kota"), "dki"),
    (("daerah", "khusus", "ibukota"), "dki"),
    (("daerah", "istimewa"), "di"),
    (("daerah", "khusus"), "dk"),
    (("d", "k", "i"), "dki"),
    (("d", "i"), "di"),
)
_MARKS = str.maketrans("", "", "'’`´\u200b\u200e\u200f\ufeff")
# What parts a name from its code, kind, province or other names: our own lists write
# "Kota Ambon · Ambon · 81.71", files "Ambon (Kota), Maluku" and "8171 Ambon". A space
# beside digits comes last: there is "Lima Puluh Kota", written with 50.
_SIGNS = r"[,()·|;:]|\s[-–—/]\s"
_PARTING = (
    re.compile(_SIGNS),
    re.compile(rf"{_SIGNS}|(?<=[0-9])\.?\s+(?=[^\W\d])|(?<=[^\W\d])\.?\s+(?=[0-9])"),
)


class Named(Protocol):
    """What is to be known of a region: the fields of ``regions.Region``."""

    @property
    def region_code(self) -> str: ...  # noqa: D102
    @property
    def region_code_bps(self) -> str | None: ...  # noqa: D102
    @property
    def level(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def region_name(self) -> str: ...  # noqa: D102
    @property
    def short_name(self) -> str: ...  # noqa: D102
    @property
    def parent_code(self) -> str | None: ...  # noqa: D102
    @property
    def aliases(self) -> Sequence[str]: ...  # noqa: D102


@dataclass(frozen=True)
class Meant:
    """What a text means.

    Attributes:
        codes: Kemendagri codes that it may mean, best first; of a cut code both
            readings, also where one is no region's.
        why: empty if it means the one region of ``codes``; else why it is asked.
        offices: for ``SYSTEMS``, whose numbering gives each code.
        other: what BPS means by the same two digits, where that is another province.
    """

    codes: tuple[str, ...]
    why: str = ""
    offices: tuple[str, ...] = field(default=())
    other: str | None = None

    @property
    def code(self) -> str | None:
        """The one region that is meant, None where it is to be asked."""
        return None if self.why else self.codes[0]


def squeezed(text: str) -> str:
    """Return a name without case, accents, signs and spaces.

    >>> squeezed("Toli-Toli"), squeezed("PANGKAJENE  DAN KEP.")
    ('tolitoli', 'pangkajenedankepulauan')
    """
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[a-z]+|[0-9]+", plain.replace("&", " dan "))
    return [_SAME.get(word, word) for word in words]


def kind_and_name(text: str) -> tuple[str | None, str]:
    """Return the kind of region that a name says, and its bare name squeezed.

    >>> kind_and_name("Kab.Adm. Kep. Seribu"), kind_and_name("Bogor City")
    (('kabupaten', 'kepulauanseribu'), ('kota', 'bogor'))
    >>> kind_and_name("Pemprov D.K.I. Jakarta"), kind_and_name("Kotabaru")
    (('provinsi', 'dkijakarta'), (None, 'kotabaru'))
    """
    words = _words(text)
    if words and words[0] in _GOVERNMENT:
        words = words[1:]
        if words[:1] == ["daerah"] and len(words) > 1 and words[1] in _KINDS:
            words = words[1:]
    kind = None
    if len(words) > 1 and words[0] in _KINDS:
        kind, words = _KINDS[words[0]], words[1:]
        if words[0] == "of" and len(words) > 1:
            words = words[1:]
    elif len(words) > 1 and words[-1] in _ENGLISH:
        kind, words = _KINDS[words[-1]], words[:-1]
    while kind and len(words) > 1 and words[0] in _DROPPED:
        words = words[1:]
    for beginning, short in _BEGINNINGS:
        if len(words) > len(beginning) and tuple(words[: len(beginning)]) == beginning:
            words = [short, *words[len(beginning) :]]
            break
    return kind, "".join(words)


def _kind_of(region: Named) -> str:
    return _PROVINCE if region.level == "province" else region.kind


class Names:
    """All regions, found by what people write."""

    def __init__(self, regions: Iterable[Named]) -> None:
        """Take regions of any divisions; those of one code are one."""
        self._codes: dict[str, Named] = {}
        self._by_bps: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        self._by_kind: dict[tuple[str, str], set[str]] = {}
        self._whole: dict[str, set[str]] = {}
        for region in regions:
            self._codes[region.region_code] = region
            if region.region_code_bps and region.level in ("province", "regency"):
                found = self._by_bps.setdefault(region.region_code_bps, set())
                found.add(region.region_code)
            self._add(region)

    def _add(self, region: Named) -> None:
        code, own = region.region_code, {region.region_name, region.short_name}
        for name in (*own, *region.aliases):
            kind, bare = kind_and_name(name)
            if not bare:
                continue
            # "Kota Minyak" is a nickname of a city; nothing is called "Minyak".
            if kind is None or name in own:
                self._by_name.setdefault(bare, set()).add(code)
                kind = _kind_of(region)
            self._by_kind.setdefault((kind, bare), set()).add(code)
            self._whole.setdefault(squeezed(name), set()).add(code)
            if kind == _PROVINCE and bare.startswith(("dki", "di")) and name in own:
                rest = bare.removeprefix("dki").removeprefix("di")
                self._by_kind.setdefault((kind, rest), set()).add(code)

    def meant(self, text: str, *, is_typed: bool = False) -> Meant:
        """Return what a code or name means.

        Args:
            text: as written.
            is_typed: True in a field that a reader types into; two digits that the
                offices read differently are asked there. Elsewhere they are ours:
                our own links and documents write 91.
        """
        bare = re.sub(r"\s+", "", text).replace(",", ".").upper()
        if bare in self._codes and not re.fullmatch(r"\d\d", bare):
            return Meant((bare,))
        if re.fullmatch(r"[0-9][0-9.]*", bare):
            return self._by_digits(bare, is_typed)
        found = self._named(text) or self._parted(text)
        return found or Meant(self.like(text), UNKNOWN)

    def _by_digits(self, digits: str, is_typed: bool) -> Meant:
        """Return what a code in digits means."""
        if cut := re.fullmatch(r"([0-9]{2})\.([1-9])", digits):
            codes = [f"{cut[1]}.0{cut[2]}", f"{cut[1]}.{cut[2]}0"]
            if any(code in self._codes for code in codes):
                return Meant(tuple(codes), CUT)  # one of them may be no region's
            return Meant(self.like(codes[0]), UNKNOWN)
        is_province = re.fullmatch(r"(\d\d)(\.0{1,2}|00|\.)?", digits)
        if is_province:
            return self._province(is_province[1], is_typed or bool(is_province[2]))
        undotted = re.fullmatch(r"(\d\d)(\.?)(\d\d)(\.0?)?", digits)
        if undotted is None:
            return Meant(self.like(digits), UNKNOWN)
        ours = f"{undotted[1]}.{undotted[3]}"
        if undotted[2] and ours in self._codes:
            return Meant((ours,))
        if undotted[2]:  # with its dot it is Kemendagri's, and no such region
            theirs = self._by_bps.get(undotted[1] + undotted[3], set())
            return Meant((*sorted(theirs), *self.like(ours))[:MOST_LIKE], UNKNOWN)
        return self._either(ours, undotted[1] + undotted[3])

    def _either(self, ours: str, theirs: str) -> Meant:
        """Return what digits mean that may be of either office."""
        bps = sorted(self._by_bps.get(theirs, set()) - {ours})
        if ours in self._codes:
            if not bps and theirs.startswith(_RENUMBERED):
                return Meant((ours,), OLD)
            offices = (KEMENDAGRI, *(BPS for _code in bps))
            return Meant((ours, *bps), SYSTEMS, offices) if bps else Meant((ours,))
        if bps:
            return Meant(
                tuple(bps), "" if len(bps) == 1 else SYSTEMS, (BPS,) * len(bps)
            )
        return Meant(self.like(ours), UNKNOWN)

    def _province(self, digits: str, is_asked: bool) -> Meant:
        if digits not in self._codes:
            bps = tuple(sorted(self._by_bps.get(digits, set())))
            return Meant(bps or self.like(digits), UNKNOWN)
        other = sorted(self._by_bps.get(digits, set()) - {digits})
        if other and is_asked:
            return Meant((digits, *other), SYSTEMS, (KEMENDAGRI, *(BPS for _ in other)))
        return Meant((digits,), other=other[0] if other else None)

    def _named(self, text: str) -> Meant | None:
        """Return the regions of exactly this name; None if there are none."""
        kind, bare = kind_and_name(text)
        if not bare:
            return None
        if kind is None:
            found = self._by_name.get(bare) or self._whole.get(squeezed(text))
        else:
            found = self._by_kind.get((kind, bare))
            # "Kota Baru" is Kabupaten Kotabaru: no city is called Baru.
            found = found or self._by_name.get(squeezed(text))
            if not found and bare in self._by_name:
                return Meant(self._ordered(self._by_name[bare]), UNKNOWN)
        if not found:
            return None
        # An office's catchment is meant only where nothing else has the name.
        found = {c for c in found if self._codes[c].level != "area"} or found
        return Meant(self._ordered(found), SEVERAL if len(found) > 1 else "")

    def _parted(self, text: str) -> Meant | None:
        """Return the regions that all parts of a text fit; None if it has no parts.

        "Bogor, Jawa Barat", "Bogor (Kota)", "6403 Kutai Kartanegara". Parts that
        contradict each other are no region's, and what each of them means is like it.
        """
        like: Meant | None = None
        for parting in _PARTING:
            parts = [part for part in map(str.strip, parting.split(text)) if part]
            if len(parts) < 2:
                continue
            found = self._together(parts)
            if found and found.why != UNKNOWN:
                return found
            like = found or like
        return like

    def _together(self, parts: Sequence[str]) -> Meant | None:
        """Return the regions that have all of these names, codes, kinds, provinces."""
        alone = [_KINDS.get(part.rstrip(".").casefold()) for part in parts]
        kinds = {kind for kind in alone if kind}
        said = [part for part, kind in zip(parts, alone, strict=True) if not kind]
        own, fits = set[str](), set(self._codes)
        for part in said:
            codes, may_be_province = self._part(part)
            below = {
                code
                for code, region in self._codes.items()
                if may_be_province and region.parent_code in codes
            }
            own |= codes
            fits &= codes | below
        found = {
            code
            for code in fits & own
            if not kinds or _kind_of(self._codes[code]) in kinds
        }
        if found:
            return Meant(self._ordered(found), SEVERAL if len(found) > 1 else "")
        return Meant(self._ordered(own)[:MOST_LIKE], UNKNOWN) if own else None

    def _part(self, part: str) -> tuple[set[str], bool]:
        """Return what a part means, and whether it may be the region's province."""
        if part[0].isdigit() and not re.search(r"[^\W\d]", part):
            digits = re.sub(r"\s+", "", part)
            meant = self._by_digits(digits, is_typed=True)
            return set() if meant.why == UNKNOWN else set(meant.codes), False
        named = self._named(part)
        return (set(), True) if named is None else (set(named.codes), True)

    def _ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(codes, key=lambda code: (len(code), code)))

    def search(self, text: str) -> Meant:
        """Return what a reader means who types into a search field.

        As ``meant``, and a part of the names of one region alone means that region.
        """
        found = self.meant(text, is_typed=True)
        part = squeezed(text)
        if found.why != UNKNOWN or len(part) < 3 or part.isdigit():
            return found
        inside = {
            code
            for name, codes in self._whole.items()
            if part in name
            for code in codes
            if self._codes[code].level != "area"
        }
        if len(inside) == 1:
            return Meant(tuple(inside))
        if inside and len(inside) <= MOST_LIKE:
            return Meant(self._ordered(inside), SEVERAL)
        return found

    def like(self, text: str) -> tuple[str, ...]:
        """Return up to five codes whose code or name is like the text, likest first."""
        plain = squeezed(text)
        bare = kind_and_name(text)[1]
        names = {squeezed(code): {code} for code in self._codes} | self._whole
        starts = [name for name in names if bare and name.startswith(bare)]
        inside = [name for name in names if len(bare) > 2 and bare in name]
        close = difflib.get_close_matches(plain, names, n=20, cutoff=0.5)
        short = difflib.get_close_matches(bare, self._by_name, n=20, cutoff=0.6)
        found: dict[str, None] = {}
        for name in [*starts, *inside, *close, *short]:
            found |= dict.fromkeys(
                self._ordered(names.get(name) or self._by_name[name])
            )
        return tuple(found)[:MOST_LIKE]
