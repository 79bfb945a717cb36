"""The register of conflicts in the terminal."""

import pytest

from cakupan.commands import evidence
from cakupan.commands.terminal import Call
from cakupan.data import Data
from cakupan.topics.evidence.register import one, register


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_conflict_is_shown_in_both_languages(
    shipped_store, monkeypatch, capsys, lang
):
    monkeypatch.setenv("CAKUPAN_LANG", lang)
    asked = Data(shipped_store)
    cases = register(asked, None, None, False)
    assert len(cases) > 80
    call = Call()
    call.data = asked
    for case in cases:
        evidence._show_one(call, one(asked, case.conflict_id))
        shown = capsys.readouterr().out
        assert all(row.figure_key in shown for row in case.figures)
