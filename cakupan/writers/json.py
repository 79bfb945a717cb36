"""Documents and blocks as JSON: the one place where values become its plain kinds.

Floats and fractions are rounded half-up to two decimals, or to the ``places`` that the
metadata of a field names, but for those that are ``Unrounded`` or whose field says so
(``cakupan.jsonfields``); days are ISO text, data classes are objects by the names of
their fields; ``from_``, which Python keeps for itself, is ``from``.
"""

import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan.blocks import Block
from cakupan.wording import half_up
from cakupan.wording.numbers import Unrounded
from cakupan.writers.values import plain_value


def document(value: Any) -> Any:
    """Return a value in the kinds that JSON has.

    >>> document({"day": date(2023, 12, 31), "pct": Fraction(200, 3), "ids": ("a",)})
    {'day': '2023-12-31', 'pct': 66.67, 'ids': ['a']}
    """
    if is_dataclass(value) and not isinstance(value, type):
        written: dict[str, Any] = {}
        for each in fields(value):
            written |= _of_field(each, getattr(value, each.name))
        return written
    if isinstance(value, Mapping):
        return {str(key): document(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [document(part) for part in value]
    if isinstance(value, Unrounded):
        return float(value)
    if isinstance(value, float | Decimal | Fraction | date):
        return plain_value(value)
    return value


def _of_field(of: Field[Any], value: Any) -> dict[str, Any]:
    """Return what one field of a data class becomes: a key, several, or none.

    >>> from dataclasses import field, make_dataclass
    >>> from cakupan.jsonfields import AMONG, IF_KNOWN, UNROUNDED, WHOLE_OR
    >>> meant = {"a": UNROUNDED, "b": IF_KNOWN, "c": WHOLE_OR, "d": {"places": 1}}
    >>> columns = [(n, Any, field(metadata=how)) for n, how in meant.items()]
    >>> part = make_dataclass("Part", columns)(1.125, None, Fraction(4), 0.25)
    >>> document(part)
    {'a': 1.125, 'c': 4, 'd': 0.3}
    >>> whole = make_dataclass("Whole", [("part", Any, field(metadata=AMONG))])
    >>> document(whole(part)) == document(part), document(whole(None))
    (True, {})
    """
    how, key = of.metadata, of.name.rstrip("_")
    if value is None:
        return {} if "is_among" in how or "is_if_known" in how else {key: None}
    if "is_among" in how:
        return dict(document(value))
    if "is_unrounded" in how:
        return {key: value if isinstance(value, int) else float(value)}
    if "is_whole_or" in how and value == int(value):
        return {key: int(value)}
    if "places" in how:
        return {key: float(half_up(value, how["places"]))}
    return {key: document(value)}


def blocks(*written: Block) -> dict[str, Any]:
    """Return blocks by their keys; the form for little room is left out.

    A block that is left empty says so by null, an empty text or list: a program that
    reads it finds each name.
    """
    return {block.key: _block(block) for block in written}


def _block(block: Block) -> dict[str, Any]:
    found: dict[str, Any] = {
        field.name: document(getattr(block, field.name))
        for field in fields(block)
        if field.name not in ("short", "parts", "records")
    }
    found["parts"] = [_block(part) for part in block.parts]
    records = block.records
    found["records"] = None
    if records is not None:
        rows = [{name: row[name] for name in records.columns} for row in records.rows]
        found["records"] = {"name": records.name, "rows": document(rows)}
    return found


def text(value: Any) -> str:
    """Return a document as JSON text with its letters as they are."""
    return json.dumps(document(value), ensure_ascii=False, indent=2)
