"""Where an offline copy is put: whole or not at all, and never over something else."""

import hashlib
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from cakupan.errors import BadInputError
from cakupan.site import folder
from cakupan.site.render import MARKER


def a_copy(**more: bytes) -> dict[str, bytes]:
    """Return the files of a small copy, which its list names."""
    made = {"index.html": b"new", "berkas/a.js": b"x", **more}
    listed = {"made_by": "cakupan export-site", "files": [*made]}
    return {**made, MARKER: json.dumps(listed).encode(), "SHA256SUMS": b""}


MADE = a_copy()


def tree(place: Path) -> dict[str, str]:
    return {
        path.relative_to(place).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }


def run(arguments: list[str], store: Path, seed: str = "1"):
    return subprocess.run(
        [sys.executable, "-m", "cakupan.cli", *arguments, "--json"],
        env={**os.environ, "CAKUPAN_STORE": str(store), "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )


def export(place: Path, store: Path, *more: str):
    asked = ["--region", "Kaltara", "--as-of", "2026-11-21", *more]
    return run(["export-site", str(place), *asked], store)


def test_the_command_that_a_copy_names_makes_it_again_and_it_may_be_renewed(
    shipped_path, tmp_path
):
    first = json.loads(export(tmp_path / "a", shipped_path).stdout)
    named = json.loads((tmp_path / "a" / MARKER).read_text())["command"]
    program, *arguments = named.replace("DIR", str(tmp_path / "b")).split()
    assert program == "cakupan"
    run(arguments, shipped_path, seed="2")
    made = tree(tmp_path / "a")
    assert made == tree(tmp_path / "b")
    assert {"folder", "files", "bytes", "seconds"} <= set(first)
    assert first["files"] == len(made)
    assert first["bytes"] == sum(
        path.stat().st_size for path in (tmp_path / "a").rglob("*") if path.is_file()
    )
    sums = (tmp_path / "a" / "SHA256SUMS").read_text().splitlines()
    listed = dict(reversed(line.split("  ")) for line in sums)
    assert listed == {name: s for name, s in made.items() if name != "SHA256SUMS"}
    # Both languages take the place of one.
    export(tmp_path / "a", shipped_path, "--lang", "both")
    assert (tmp_path / "a" / "en" / "index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_an_older_copy_is_replaced_whole(tmp_path):
    place = tmp_path / "copy"
    folder.write(place, a_copy(**{"en/index.html": b"old", "index.html": b"old"}))
    folder.write(place, MADE)
    assert tree(place).keys() == MADE.keys()
    assert (place / "index.html").read_bytes() == b"new"
    assert not (place / "en").exists()


@pytest.mark.parametrize("name", ["notes.txt", "deep/er/notes.txt"])
def test_a_folder_with_something_else_is_left_alone(tmp_path, name):
    place = tmp_path / "mine"
    file = place / name
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    with pytest.raises(BadInputError, match=f"found {name}"):
        folder.write(place, MADE)
    assert tree(place).keys() == {name}
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_copy_that_somebody_added_to_is_left_alone(tmp_path):
    place = tmp_path / "copy"
    folder.write(place, MADE)
    (place / "notes.txt").write_text("mine")
    with pytest.raises(BadInputError, match="found notes"):
        folder.write(place, MADE)
    assert (place / "notes.txt").read_text() == "mine"


def test_a_file_in_the_place_is_left_alone(tmp_path):
    place = tmp_path / "copy"
    place.write_text("mine")
    with pytest.raises(BadInputError, match="found copy"):
        folder.write(place, MADE)
    assert place.read_text() == "mine"


def test_the_whole_disk_is_left_alone_at_once(monkeypatch):
    # It holds what nobody may look at, and would take long to list.
    looked = []
    walk = os.walk
    monkeypatch.setattr(
        os, "walk", lambda *a, **k: (looked.append(f) or f for f in walk(*a, **k))
    )
    with pytest.raises(BadInputError, match="which is not of such a copy"):
        folder.check(Path("/"))
    assert len(looked) < 1000


def test_a_place_that_cannot_be_looked_at_is_left_alone(tmp_path, monkeypatch):
    place = tmp_path / "copy"
    folder.write(place, MADE)

    def refused(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(BadInputError, match="found copy, which is not of such a copy"):
        folder.check(place)


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "none" / "copy", tmp_path / "file" / "copy"):
        with pytest.raises(BadInputError, match="can be written, found: N"):
            folder.write(place, MADE)


def test_a_full_disk_leaves_the_older_copy_and_nothing_half(tmp_path):
    place = tmp_path / "copy"
    folder.write(place, MADE)
    before = tree(place)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(BadInputError, match="make room on the disk"):
            folder.write(place, a_copy(big=b"x" * 2000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tree(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--region", "64.02"), "to be a province, found 64.02"),
        (("--region", "00"), "to be a province, found 00"),
        (("--region", "Bogr"), "found 'Bogr'"),
        (("--region", "64", "--segments", "XY"), "found 'XY'"),
        (("--region", "64", "--base", "all"), "found 'all'"),
        (("--region", "64", "--period", "2023-13"), "2023-13"),
        (("--region", "64", "--as-of", "soon"), "soon"),
        (("--region", "64", "--known-on", "2001-01-01"), "2001"),
    ],
)
def test_bad_input_is_said_in_one_line_and_writes_nothing(
    shipped_path, monkeypatch, tmp_path, arguments, said
):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    result = CliRunner().invoke(main, ["export-site", str(tmp_path / "c"), *arguments])
    assert result.exit_code in (2, 3)
    (line,) = result.stderr.strip().splitlines()
    assert said in line
    assert list(tmp_path.iterdir()) == []
