"""What a page's address says, and nothing else: pure, no Streamlit.

Only form is checked here (``2023-12`` is a month); whether a region or a period
exists is the page's question to the store.
"""

import dataclasses
import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from cakupan.data import definitions
from cakupan.data.intake.personal import safe
from cakupan.wording import Wording, _

Params = dict[str, str]
Extra = tuple[tuple[str, str], ...]

# The key of a page that shows a quoted figure, and what else names that figure.
CITE = "cite"
_NAMING = {"region", "vintage", "period", "segments", "base", "dataset", "known_on"}
# A code, or a name as people write it; whether there is such a region, and one alone,
# is asked of the store.
REGION = re.compile(r"[0-9A-Za-z][0-9A-Za-z .,'’()/&_-]{1,59}")
MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Key:
    """One key of the address.

    Attributes:
        name: the key.
        default: what holds when the key is absent or cannot be used.
        read: returns the value in its one true writing, or None if it has no form.
        allowed: what may stand there, said to a reader whose value does not fit.
    """

    name: str
    default: str
    read: Callable[[str], str | None]
    allowed: str


def one_of(name: str, *values: str) -> Key:
    """Return a key with a closed list of values, the first being the default."""

    def read(text: str) -> str | None:
        return text if text in values else None

    return Key(name, values[0], read, ", ".join(values))


def matching(name: str, default: str, pattern: str, allowed: str) -> Key:
    """Return a key whose values match a pattern; the default need not."""
    form = re.compile(pattern)

    def read(text: str) -> str | None:
        return text if text == default or form.fullmatch(text) else None

    return Key(name, default, read, allowed)


def _read_segments(text: str) -> str | None:
    """Return segments in the field's order, or None if one is unknown."""
    parts = set(text.split(","))
    if not parts <= set(definitions.SEGMENTS):
        return None
    return ",".join(code for code in definitions.SEGMENTS if code in parts)


def _read_day(text: str) -> str | None:
    """Return an ISO date, empty for now, None for a day that no calendar has."""
    if not text:
        return text
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        return None


KEYS = (
    matching("region", "00", REGION.pattern, "00, 64, 64.01, Kaltim"),
    one_of("vintage", "auto", "34", "38"),
    matching("period", "", MONTH.pattern, "2023-12"),
    Key(
        "segments",
        ",".join(definitions.DEFAULT_SEGMENTS),
        _read_segments,
        ", ".join(definitions.SEGMENTS),
    ),
    one_of(
        "base",
        *definitions.BASES,
        "eligible_bpjs",
    ),
    one_of("dataset", "terbit", "simulasi"),
    one_of("view", "geographic", "tiles", "bubbles"),
    one_of("level", "province", "regency"),
    one_of("lang", "id", "en"),
    Key("known_on", "", _read_day, "2026-01-31"),
)


@dataclass(frozen=True)
class View:
    """What the reader looks at.

    Attributes:
        region: Kemendagri code; ``00`` is the nation.
        period: ``YYYY-MM``; empty is the latest.
        known_on: ``YYYY-MM-DD``; empty is now.
        extra: keys of the page itself with their values.
    """

    region: str = "00"
    vintage: str = "auto"
    period: str = ""
    segments: tuple[str, ...] = definitions.DEFAULT_SEGMENTS
    base: str = definitions.DEFAULT_BASE
    dataset: str = "terbit"
    view: str = "geographic"
    level: str = "province"
    lang: str = "id"
    known_on: str = ""
    extra: Extra = field(default=())

    def __getitem__(self, key: str) -> str:
        """Return the value of one of the page's own keys."""
        return dict(self.extra)[key]

    @property
    def scope(self) -> str:
        """The segments as the store writes them, ``PU+BPU+JAKON``."""
        return "+".join(self.segments)

    def change(self, **changes: Any) -> "View":
        """Return the view with other values; names may be the page's own keys.

        A citation names one figure: it falls away with what named that figure.

        Raises:
            KeyError: a name that is neither a field nor a key of the page.
        """
        own = dict(self.extra)
        core: dict[str, Any] = {}
        for name, value in changes.items():
            if name in own:
                own[name] = str(value)
            elif name in _FIELDS:
                core[name] = tuple(value) if name == "segments" else str(value)
            else:
                raise KeyError(name)
        is_moved = any(core[n] != getattr(self, n) for n in _NAMING & set(core))
        if CITE in own and CITE not in changes and is_moved:
            own[CITE] = ""
        return dataclasses.replace(self, **core, extra=tuple(own.items()))


_FIELDS = {key.name for key in KEYS}


@dataclass(frozen=True)
class Problem:
    """A key of the address that was not used; ``allowed`` is empty if unknown."""

    key: str
    value: str
    allowed: str = ""
    used: str = ""

    def sentence(self, words: Wording) -> str:
        """Say what was found, what may stand there and what is used instead."""
        key, value = safe(self.key)[:40], safe(self.value)[:40]
        if not self.allowed:
            return words.say(
                _("“{key}” in the address is not known and was ignored."), key=key
            )
        return words.say(
            _(
                "“{key}={value}” in the address cannot be used; it may be: {allowed}. "
                "Shown instead: {used}."
            ),
            key=key,
            value=value,
            allowed=self.allowed,
            used=self.used or words.say(_("the latest")),
        )


def parse(
    params: Mapping[str, str], keys: Sequence[Key] = ()
) -> tuple[View, list[Problem]]:
    """Return the view that an address asks for, and what in it cannot be used.

    Args:
        params: keys and values of the address.
        keys: the page's own keys beside those of every page.
    """
    values, problems = {}, []
    for key in (*KEYS, *keys):
        text = params.get(key.name, key.default)
        value = key.read(text)
        if value is None:
            problems.append(Problem(key.name, text, key.allowed, key.default))
        values[key.name] = key.default if value is None else value
    known = set(values)
    problems += [Problem(name, params[name]) for name in params if name not in known]
    extra = tuple((key.name, values.pop(key.name)) for key in keys)
    segments = tuple(values.pop("segments").split(","))
    return View(segments=segments, extra=extra, **values), problems


def format(view: View) -> Params:
    """Return every key with its value, defaults included."""
    core = {key.name: getattr(view, key.name) for key in KEYS}
    return {**core, "segments": ",".join(view.segments), **dict(view.extra)}


def target(view: View, **changes: Any) -> Params:
    """Return the keys of a link to another page: every common key, changed or not.

    The page's own keys of ``view`` stay at home; give the other page's in ``changes``.
    """
    own = {name: str(changes.pop(name)) for name in set(changes) - _FIELDS}
    moved = dataclasses.replace(view, extra=()).change(**changes)
    return {**format(moved), **dict(sorted(own.items()))}


def link(view: View, page: str, **changes: Any) -> str:
    """Return a relative address of another page with every key; see ``target``."""
    query = urlencode(target(view, **changes), safe=",")
    return f"{page}?{query}"
