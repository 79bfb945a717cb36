"""The worked examples in docstrings."""

import doctest
import importlib

import pytest

from tests.country import PROJECT

MODULES = sorted(
    ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")
    for path in (PROJECT / "cakupan").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried > 0
    assert failed == 0


def test_pure_modules_show_examples():
    assert {"cakupan.data.definitions", "cakupan.documents", "cakupan.wording"} <= set(
        MODULES
    )
