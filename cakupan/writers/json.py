"""Documents and blocks as JSON: the one place where values become its plain kinds.

Floats and fractions are rounded half-up to two decimals, or to the ``places`` that the
metadata of a field names, but for those that are ``Unrounded``; days are ISO text, data
classes are objects by the names of their fields; ``from_``, which Python keeps for
itself, is ``from``.
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
        return {each.name.rstrip("_"): _of_field(each, value) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): document(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [document(part) for part in value]
    if isinstance(value, Unrounded):
        return float(value)
    if isinstance(value, float | Decimal | Fraction | date):
        return plain_value(value)
    return value


def _of_field(of: Field[Any], value: Any) -> Any:
    """Return one field of a data class, to the places that it names."""
    found, places = getattr(value, of.name), of.metadata.get("places")
    if places is None or found is None:
        return document(found)
    return float(half_up(found, places))


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
