"""A profile as a file: TOML that a person can write, and that another office reads.

The same file may carry the question (level, month, definition, day), what the reader
typed about regions, and the result, so that others get the same table from it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from cakupan.data.intake.personal import safe
from cakupan.errors import BadInputError, Phrase
from cakupan.topics.award.figures import evidence as typed
from cakupan.topics.award.figures.criteria import CRITERIA
from cakupan.topics.award.figures.evidence import Evidence, line_of
from cakupan.topics.award.figures.profiles import (
    CONCENTRATION,
    DRAWS,
    LARGEST_SEED,
    MOST_DRAWS,
    POLARITIES,
    SCALES,
    SEED,
    Profile,
    Weight,
    check_weights,
    parse_weight,
)

FORMAT = "cakupan-award-profile-1"
_CONCENTRATIONS = (Decimal(1), Decimal(10_000))
_LONGEST_TITLE = 80

_TOP = ("format", "code", "title_id", "title_en", "scale", "concentration", "seed")
_KNOWN = (*_TOP, "draws", "criteria", "question", "evidence", "result")
QUESTION = (
    "level",
    "parent",
    "period",
    "vintage",
    "segments",
    "base",
    "zone",
    "dataset",
    "peer_group",
    "left_out",
    "known_on",
)


@dataclass(frozen=True)
class ProfileFile:
    """What a profile file holds.

    Attributes:
        profile: criteria and weights.
        question: settings of ``QUESTION`` that the file carries, as texts; lists as
            texts with commas. Empty where it is a profile alone.
        evidence: what was typed about regions.
        result: by region code, place and score (two decimals) as they were.
    """

    profile: Profile
    question: Mapping[str, str]
    evidence: Evidence
    result: Mapping[str, tuple[int, str]]


class _Reader:
    """One file in the reading, with the line of each of its parts."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._lines = text.splitlines()
        try:
            self.content: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            where = re.search(r"at line (\d+)", str(error))
            raise BadInputError(
                "{place}: cannot be read as TOML. Compare it with a kept profile, as "
                "data/award_profiles/equal.toml.",
                place=line_of(name, int(where[1])) if where else name,
            ) from error

    def place(self, key: str, table: str = "") -> Phrase | str:
        """Return where a key stands, or its table, or the file where neither does."""
        inside, table_line = not table, 0
        head = re.compile(rf"\s*\[+\s*{re.escape(table)}\s*\]+")
        line = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        for number, text in enumerate(self._lines, start=1):
            if text.lstrip().startswith("["):
                inside = bool(table) and bool(head.match(text))
                table_line = number if inside else table_line
            elif inside and line.match(text):
                return line_of(self.name, number)
        return line_of(self.name, table_line) if table_line else self.name

    def wrong(self, expected: str, found: object, key: str, table: str = "") -> Any:
        """Refuse a value, with its place."""
        raise BadInputError(
            "{place}: expected {key} as {expected}, found '{found}'. Correct it.",
            place=self.place(key, table),
            key=key,
            expected=expected,
            found=safe(str(found)),
        )

    def one_of(
        self,
        table: Mapping[str, Any],
        key: str,
        values: tuple[str, ...],
        name: str = "",
    ) -> str:
        """Return a word out of a closed list, the first where none is written."""
        word = table.get(key, values[0])
        if word not in values:
            self.wrong(", ".join(values), word, key, name)
        return str(word)

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        number = self.content.get(key, default)
        if type(number) is not int or not least <= number <= most:
            self.wrong(f"{least} ... {most}", number, key)
        return int(number)

    def unknown(
        self, table: Mapping[str, Any], known: tuple[str, ...], name: str = ""
    ) -> None:
        """Refuse a key that means nothing here; a misspelt one would be lost."""
        for key in table:
            if key not in known:
                raise BadInputError(
                    "{place}: '{found}' is not known; expected one of {expected}. "
                    "Correct its spelling or take it out.",
                    place=self.place(key, f"{name}.{key}" if name else key)
                    if isinstance(table[key], dict)
                    else self.place(key, name),
                    found=safe(key),
                    expected=", ".join(known),
                )


def parse_profile(text: str, name: str) -> ProfileFile:
    """Read a profile file.

    Args:
        text: of the file.
        name: of the file, for errors.

    Raises:
        BadInputError: with the line of what is wrong.
    """
    reader = _Reader(text, name)
    content = reader.content
    reader.unknown(content, _KNOWN)
    reader.one_of(content, "format", (FORMAT,))
    weights = _weights(reader)
    check_weights(weights, reader.place("criteria", "criteria"))
    titles = tuple(
        (lang, str(content[f"title_{lang}"])[:_LONGEST_TITLE])
        for lang in ("id", "en")
        if content.get(f"title_{lang}")
    )
    profile = Profile(
        code=str(content.get("code", "own"))[:_LONGEST_TITLE],
        weights=weights,
        titles=titles,
        scale=reader.one_of(content, "scale", SCALES),
        concentration=_concentration(reader),
        seed=reader.whole("seed", SEED, 0, LARGEST_SEED),
        draws=reader.whole("draws", DRAWS, 100, MOST_DRAWS),
    )
    return ProfileFile(profile, _question(reader), _evidence(reader), _result(reader))


def _table(reader: _Reader, key: str) -> dict[str, Any]:
    table = reader.content.get(key, {})
    if not isinstance(table, dict):
        reader.wrong("[...]", table, key)
    return dict(table)


def _weights(reader: _Reader) -> tuple[Weight, ...]:
    tables = _table(reader, "criteria")
    reader.unknown(tables, tuple(CRITERIA), "criteria")
    weights = []
    for code, table in tables.items():
        where = f"criteria.{code}"
        if not isinstance(table, dict):
            reader.wrong(f"[{where}]", table, code, "criteria")
        reader.unknown(table, ("weight", "polarity"), where)
        weight = table.get("weight")
        if isinstance(weight, bool) or not isinstance(weight, int | Decimal):
            reader.wrong("0.2", weight, "weight", where)
        place = reader.place("weight", where)
        weights.append(
            Weight(
                code,
                parse_weight(f"{Decimal(weight):f}", code, place),
                reader.one_of(table, "polarity", POLARITIES, where),
            )
        )
    return tuple(weights)


def _concentration(reader: _Reader) -> Decimal:
    value = reader.content.get("concentration", CONCENTRATION)
    least, most = _CONCENTRATIONS
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not is_number or not least <= value <= most:
        reader.wrong(f"{least} ... {most}", value, "concentration")
    return Decimal(value)


def _question(reader: _Reader) -> dict[str, str]:
    table = _table(reader, "question")
    reader.unknown(table, QUESTION, "question")
    return {
        key: ",".join(map(str, value)) if isinstance(value, list) else str(value)
        for key, value in table.items()
    }


def _evidence(reader: _Reader) -> Evidence:
    rows = []
    for name, table in _table(reader, "evidence").items():
        where = f"evidence.{name}"
        typed.typed_criterion(name, reader.place(name, where))
        if not isinstance(table, dict):
            reader.wrong(f"[{where}]", table, name, "evidence")
        rows += [
            (reader.place(code, where), code, name, str(value))
            for code, value in table.items()
        ]
    return typed.from_rows(rows)


def _result(reader: _Reader) -> dict[str, tuple[int, str]]:
    result = {}
    for code, pair in _table(reader, "result").items():
        is_pair = isinstance(pair, list) and len(pair) == 2
        if not is_pair or type(pair[0]) is not int:
            reader.wrong('[1, "66.67"]', pair, code, "result")
        result[code] = (pair[0], str(pair[1]))
    return result


def load_profile(path: Path) -> ProfileFile:
    """Read a profile file from the disk.

    Raises:
        BadInputError: it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError(
            "{place}: cannot be read. Write the path of a profile file, as text.",
            place=path,
        ) from error
    return parse_profile(text, path.name)


def load_kept(folder: Path) -> dict[str, Profile]:
    """Return the profiles that the project keeps, by code, in the order of names."""
    profiles = (load_profile(path).profile for path in sorted(folder.glob("*.toml")))
    return {profile.code: profile for profile in profiles}


def _quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    kept = "".join(sign for sign in text if sign.isprintable())
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_profile(file: ProfileFile, heads: tuple[str, ...] = ()) -> str:
    """Return a profile file as text; read again, it is the same.

    Args:
        file: profile, question, evidence and result.
        heads: lines that open it as comments.
    """
    profile = file.profile
    lines = [f"# {' '.join(head.split())}" for head in heads]
    lines += [f"format = {_quoted(FORMAT)}", f"code = {_quoted(profile.code)}"]
    lines += [f"title_{lang} = {_quoted(title)}" for lang, title in profile.titles]
    lines += [
        f"scale = {_quoted(profile.scale)}",
        f"concentration = {typed.plain(profile.concentration)}",
        f"seed = {profile.seed}",
        f"draws = {profile.draws}",
    ]
    for item in profile.weights:
        lines += [
            "",
            f"[criteria.{item.criterion}]",
            f"weight = {typed.plain(item.weight)}",
            f"polarity = {_quoted(item.polarity)}",
        ]
    if file.question:
        lines += ["", "[question]"]
        lines += [f"{key} = {_quoted(text)}" for key, text in file.question.items()]
    last = ""
    for criterion, code, value in file.evidence:
        if criterion != last:
            lines += ["", f"[evidence.{criterion}]"]
            last = criterion
        lines.append(f"{_quoted(code)} = {typed.plain(value)}")
    if file.result:
        lines += ["", "[result]"]
        lines += [
            f"{_quoted(code)} = [{place}, {_quoted(score)}]"
            for code, (place, score) in file.result.items()
        ]
    return "\n".join(lines) + "\n"


def to_line(profile: Profile) -> str:
    """Return a profile in one line, for the metadata of a table.

    >>> to_line(Profile("x", (Weight("coverage", Decimal("0.5"), "lower"),)))
    'x; coverage 0.5 lower; scale percentile; concentration 20; seed 1; draws 10000'
    """
    weights = (
        f"{item.criterion} {typed.plain(item.weight)} {item.polarity}"
        for item in profile.weights
    )
    return "; ".join(
        (
            profile.code,
            *weights,
            f"scale {profile.scale}",
            f"concentration {typed.plain(profile.concentration)}",
            f"seed {profile.seed}",
            f"draws {profile.draws}",
        )
    )
