"""The run of a page asks its store each statement once."""

from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.data.memory import SHARED
from cakupan.data.store import Store


@pytest.mark.parametrize("page", ["wilayah", "risalah", "target_anggaran"])
def test_no_statement_is_asked_twice(page, shipped_path: Path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    asked: Counter[str] = Counter()
    ask = Store.rows

    def counted(store: Store, name: str, **params):
        asked[f"{name} {sorted(params.items())!r}"] += 1
        return ask(store, name, **params)

    monkeypatch.setattr(Store, "rows", counted)
    SHARED.clear()
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    app.query_params["region"] = "64"
    app.run()
    assert not app.exception, app.exception
    assert len(asked) > 15
    assert {question for question, times in asked.items() if times > 1} == set()
