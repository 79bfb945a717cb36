"""One folder a question that readers ask, each with the same floors.

``figures`` is arithmetic and plain data, ``ask`` fetches them for a ``Data`` and a
``Scope``, ``phrases`` says what several blocks and documents say, ``blocks`` composes
``cakupan.blocks.Block``. A topic imports no writer and no page, and another topic only
through its ``ask`` or ``figures``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from cakupan.data import Data, Scope
from cakupan.wording import Wording, speak

# A command that prints figures of a topic starts without the model of blocks.
if TYPE_CHECKING:
    from cakupan.blocks import Block

# A block of a topic: a function of the figures, of what is asked, of the words and,
# where a reader types something, of that: frozen dataclasses or plain values.
Compose: TypeAlias = Callable[..., "Block | None"]


def block(
    compose: Compose, data: Data, scope: Scope, words: Wording, *typed: Any
) -> Block | None:
    """Return a block, composed once for all readers of a store, a scope, a language.

    Args:
        compose: a function of a topic's ``blocks``.
        data: the figures; the memory is theirs.
        scope: what is asked.
        words: the reader's words.
        typed: what the reader typed besides; frozen dataclasses or plain values.
    """
    name = compose.__qualname__
    return data.remembered(
        _composed, compose.__module__, name, scope, words.lang, *typed
    )


def _composed(
    data: Data, module: str, name: str, scope: Scope, lang: str, *typed: Any
) -> Block | None:
    compose: Compose = getattr(importlib.import_module(module), name)
    return compose(data, scope, speak(lang), *typed)
