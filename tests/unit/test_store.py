"""The store as a file: built once, replaced whole, healed, never someone else's."""

import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path

import duckdb
import pytest

from cakupan import paths
from cakupan.data.store import build, build_store, open_store, ready_store
from cakupan.errors import SourceFileError, StoreError
from cakupan.simulation import Recipe, simulate
from cakupan.topics.evidence import build_warnings
from cakupan.wording import Wording
from tests.country import append_row, figure, write_table


def active(store):
    """Return the active PU workers of Pesisir: 300 unless a test changed it."""
    (row,) = store.rows(
        "reads/coverage__by_region",
        level=None,
        region="20",
        parent=None,
        vintage="34",
        period_end=date(2023, 12, 31),
        segments=["PU"],
        base="employed",
        series=None,
        known_on=date(2026, 1, 1),
    )
    return row["active_workers"]


def raise_figure(root):
    """Let Pesisir have 310 PU workers instead of 300, and the sums with it."""
    path = root / "data" / "reported_figures.csv"
    text = path.read_text(encoding="utf-8")
    for key, before, after in (
        ("F-20-PU", 300, 310),
        ("F-20-ALL", 600, 610),
        ("F-00-PU", 330, 340),
        ("F-00-ALL", 650, 660),
    ):
        line = next(line for line in text.splitlines() if line.startswith(f"{key},"))
        text = text.replace(
            line, line.replace(f"workers,{before},", f"workers,{after},")
        )
    path.write_text(text, encoding="utf-8")


def break_figure(root):
    """Let the segments of a month miss their total by one."""
    path = root / "data" / "reported_figures.csv"
    append_row(path, **figure("Z-PU", segment="PU", value=7, period_end="2024-01-31"))
    append_row(path, **figure("Z-BPU", segment="BPU", value=3, period_end="2024-01-31"))
    append_row(
        path, **figure("Z-JK", segment="JAKON", value=1, period_end="2024-01-31")
    )
    append_row(
        path, **figure("Z-ALL", segment="ALL", value=12, period_end="2024-01-31")
    )


def test_a_current_store_is_left_alone(tiny_root):
    written = paths.store_path().stat().st_mtime_ns
    result = build_store()
    assert not result.rebuilt
    assert result.checks == ()
    assert result.tables["regions"] == 11
    assert paths.store_path().stat().st_mtime_ns == written


def test_a_copied_root_keeps_its_store(tiny_root, tmp_path, monkeypatch):
    moved = tiny_root.rename(tmp_path / "pindah")
    monkeypatch.setenv("CAKUPAN_HOME", str(moved))
    assert not build_store().rebuilt


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("data/region_aliases.csv", id="a table"),
        pytest.param("data/schema.csv", id="the format"),
        pytest.param("queries/reads/regions__all.sql", id="a statement"),
    ],
)
def test_any_changed_input_builds_anew(tiny_root, change):
    path = tiny_root / change
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert build_store().rebuilt
    assert not build_store().rebuilt


def test_force_builds_though_nothing_changed(tiny_root):
    result = build_store(force=True)
    assert result.rebuilt
    assert {check.name for check in result.checks} == {
        path.stem for path in (tiny_root / "queries" / "checks").glob("*.sql")
    }


def test_the_store_keeps_what_was_checked(tiny_store):
    rows = {
        row["check_name"]: row["rows_checked"]
        for row in tiny_store.rows("reads/build_checks__all")
    }
    # Eleven regions, and four counts of a level.
    assert rows["regions__tree_complete"] == 15
    # Two provinces and the nation each give a total and its three segments.
    assert rows["enrolment__segments_sum_to_total"] == 3


def test_loaded_files_do_not_stay_in_the_store(tiny_store):
    with tiny_store.cursor() as cursor:
        names = cursor.execute("select table_name from duckdb_tables()").fetchall()
        views = cursor.execute(
            "select view_name from duckdb_views() where not internal"
        ).fetchall()
    assert [name for (name,) in names if name.startswith("raw_")] == []
    assert views == []


def test_a_reader_of_the_old_file_is_given_the_new_one(tiny_root):
    old = ready_store()
    raise_figure(tiny_root)
    new = ready_store()
    assert (active(old), active(new)) == (300, 310)
    assert new.notice is None
    assert not build_store().rebuilt
    old.close()
    new.close()


def test_a_file_that_is_replaced_all_the_time_is_never_called_torn(
    shipped_path, tmp_path
):
    """Two stores of other sizes take turns; each may come back while one is opened."""
    small, large, place = (tmp_path / name for name in ("small", "large", "place"))
    shutil.copy(shipped_path, small)
    shutil.copy(shipped_path, large)
    with duckdb.connect(str(large)) as connection:
        connection.execute("create table more as select range from range(2000000)")
    os.link(small, place)
    is_over = threading.Event()

    def take_turns() -> None:
        while not is_over.is_set():
            for file in (large, small):
                new = tmp_path / "new"
                os.link(file, new)
                new.replace(place)

    swapping = threading.Thread(target=take_turns)
    swapping.start()
    try:
        for _ in range(60):
            open_store(place).close()
    finally:
        is_over.set()
        swapping.join()


def test_a_failing_check_leaves_the_old_store_in_use(tiny_root):
    break_figure(tiny_root)
    with pytest.raises(
        StoreError,
        match=r"^Check 'enrolment__segments_sum_to_total' \(segments sum .*\): "
        r"expected no fault in 4 rows, found 1: row_id=Z-ALL, .*found=12, "
        r"segment_workers=11 \(reported_figures\.csv, row 20\)\. Correct the data; the "
        r"old store stays in use\.$",
    ):
        build_store()
    store = ready_store()
    message, params = store.notice
    assert message.startswith("The figures on screen are those of the last good store.")
    assert "Z-ALL" in str(params["fault"])
    assert active(store) == 300
    store.close()


def test_without_an_old_store_the_fault_is_said(tiny_root):
    paths.store_path().unlink()
    break_figure(tiny_root)
    with pytest.raises(StoreError, match=r"^Check 'enrolment__segments_sum_to_total'"):
        ready_store()


def test_no_half_built_file_is_left_behind(tiny_root):
    break_figure(tiny_root)
    with pytest.raises(StoreError):
        build_store()
    left = sorted(path.name for path in paths.store_path().parent.iterdir())
    assert left == ["cakupan.duckdb", "cakupan.duckdb.lock"]


def test_a_missing_table_is_named_and_the_old_store_stays(tiny_root):
    (tiny_root / "data" / "workforce_sakernas_august.csv").unlink()
    with pytest.raises(
        SourceFileError,
        match=r"^Expected the table file .*workforce_sakernas_august\.csv, found no "
        r"such file\. Restore it from the project's repository\.$",
    ):
        build_store()
    store = ready_store()
    assert active(store) == 300
    assert store.notice is not None
    store.close()


@pytest.mark.parametrize("content", [b"", b"not a database", b"\0" * 8192])
def test_a_corrupt_store_is_built_anew(tiny_root, content):
    paths.store_path().write_bytes(content)
    store = ready_store()
    assert (store.notice, active(store)) == (None, 300)
    store.close()


def test_a_torn_store_is_built_anew(tiny_root):
    whole = paths.store_path().read_bytes()
    paths.store_path().write_bytes(whole[: len(whole) // 2])
    store = ready_store()
    assert active(store) == 300
    store.close()


def test_a_store_damaged_inside_says_what_to_do(tiny_root):
    content = bytearray(paths.store_path().read_bytes())
    half = len(content) // 8
    content[half:] = b"\x5a" * (len(content) - half)  # as long as before
    paths.store_path().write_bytes(content)
    with pytest.raises(StoreError, match=r"Run 'cakupan build"):
        active(open_store(paths.store_path()))


def test_a_corrupt_store_with_faulty_data_says_the_fault_of_the_data(tiny_root):
    paths.store_path().write_bytes(b"not a database")
    break_figure(tiny_root)
    with pytest.raises(StoreError, match=r"^Check 'enrolment__segments_sum_to_total'"):
        ready_store()


def test_opening_a_file_that_is_no_store_says_what_to_do(tmp_path):
    path = tmp_path / "x.duckdb"
    with pytest.raises(StoreError, match=r"found none\. Run 'cakupan build'\.$"):
        open_store(path)
    path.write_bytes(b"not a database")
    with pytest.raises(
        StoreError,
        match=r"^Expected a readable store at .*x\.duckdb, found: .*close it",
    ):
        open_store(path)


HOLD = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


class TestPlace:
    """What may be replaced by a store, and what is left alone."""

    @pytest.fixture(params=["notes", "zeros", "newer", "link"])
    def taken(self, request, tmp_path):
        """Somebody's file under a name that a store could have."""
        path = tmp_path / "notes.duckdb"
        if request.param == "notes":
            path.write_text("my notes", encoding="utf-8")
        elif request.param == "newer":
            path.write_bytes(b"\0" * 8 + b"DUCK" + b"\xff" * 5000)
        elif request.param == "link":
            (tmp_path / "mine.txt").write_text("my notes", encoding="utf-8")
            path.symlink_to("mine.txt")
        else:
            path.write_bytes(b"\0" * 9000)
        return path

    @pytest.mark.parametrize("attempt", [build_store, ready_store])
    def test_somebodys_file_is_never_replaced(self, tiny_root, taken, attempt):
        before = sorted(p.name for p in taken.parent.iterdir()), taken.read_bytes()
        with pytest.raises(StoreError, match=r"found a file that is no store, which"):
            attempt(taken)
        left = sorted(p.name for p in taken.parent.iterdir()), taken.read_bytes()
        assert left == before

    @pytest.mark.parametrize("variable", ["CAKUPAN_STORE", "CAKUPAN_SIMULATION"])
    def test_a_setting_that_names_somebodys_file_replaces_nothing(
        self, tiny_root, tmp_path, variable
    ):
        path = tmp_path / "laporan.duckdb"
        path.write_text("my notes", encoding="utf-8")
        command = {
            "CAKUPAN_STORE": ("build", "--force"),
            "CAKUPAN_SIMULATION": ("simulate", "--seed", "1"),
        }[variable]
        said = subprocess.run(
            [sys.executable, "-m", "cakupan.cli", *command],
            env={"CAKUPAN_HOME": str(tiny_root), variable: str(path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 2, said.stderr
        assert "yang tidak diubah" in said.stderr
        assert path.read_text(encoding="utf-8") == "my notes"
        assert {p.name for p in tmp_path.iterdir()} == {"laporan.duckdb", "negeri"}

    def test_an_empty_file_holds_nothing_to_lose(self, tiny_root, tmp_path):
        path = tmp_path / "new.duckdb"
        path.touch()
        assert build_store(path).rebuilt

    def test_somebodys_file_in_the_place_of_the_lock_is_left(self, tiny_root, tmp_path):
        lock = tmp_path / "new.duckdb.lock"
        lock.write_text("my notes", encoding="utf-8")
        with pytest.raises(StoreError, match=r"a file with content where the lock"):
            build_store(tmp_path / "new.duckdb")
        assert lock.read_text(encoding="utf-8") == "my notes"

    def test_a_simulation_leaves_somebodys_tables_alone(self, tiny_root, tmp_path):
        folder = tmp_path / "mine-tables"
        folder.mkdir()
        (folder / "sources.csv").write_text("my notes", encoding="utf-8")
        with pytest.raises(StoreError, match=r"found a folder of somebody's files"):
            simulate(Recipe(1), tmp_path / "mine.duckdb")
        assert (folder / "sources.csv").read_text(encoding="utf-8") == "my notes"
        assert {p.name for p in tmp_path.iterdir()} == {"mine-tables", "negeri"}


def leftovers():
    return sorted(
        path.name
        for path in paths.store_path().parent.iterdir()
        if path.name.startswith(".")
    )


class TestKilledBuilds:
    """A build that was killed leaves a good store, and the next one its place."""

    def test_files_of_killed_builds_go_and_no_other(self, tiny_root):
        folder = paths.store_path().parent
        ours = (".cakupan.duckdb.4000001.new", ".cakupan.duckdb.4000001.new.wal")
        alone = ".cakupan.duckdb.4000002.new.wal"
        others = (".cakupan.duckdb.new", ".cakupan.duckdb.x.new", ".mine.duckdb.1.new")
        for name in (*ours, alone, *others):
            (folder / name).write_bytes(b"x")
        assert build_store(force=True).rebuilt
        assert leftovers() == sorted(others)

    def test_a_file_that_another_process_writes_is_left(self, tiny_root):
        path = paths.store_path().with_name(".cakupan.duckdb.4000003.new")
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout.readline() == "held\n"
        assert build_store(force=True).rebuilt
        assert path.name in leftovers()
        process.communicate()
        assert build_store(force=True).rebuilt
        assert leftovers() == []

    def test_killed_at_any_moment_the_older_store_stays(self, tiny_root):
        """Ended after 0.1 to 1.3 s, about as long as such a build takes."""
        for tenths in range(1, 14, 2):
            process = subprocess.Popen(
                [sys.executable, "-m", "cakupan.cli", "build", "--force"],
                env={"CAKUPAN_HOME": str(tiny_root)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            with suppress(subprocess.TimeoutExpired):
                process.wait(tenths / 10)
            process.kill()
            process.wait()
            store = open_store(paths.store_path())
            assert active(store) == 300
            store.close()
        assert build_store(force=True).rebuilt
        assert leftovers() == []


@pytest.mark.parametrize("name", ["regions.csv", "store", "."])
def test_a_file_that_is_no_store_is_never_replaced(tiny_root, name):
    path = tiny_root / "data" / name
    if name == "store":
        path.write_text("my notes", encoding="utf-8")
    before = path.read_bytes() if path.is_file() else None
    for attempt in (build_store, ready_store):
        with pytest.raises(StoreError, match=r"which was not touched\. Name another"):
            attempt(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_another_database_is_never_replaced(tiny_root, tmp_path):
    path = tmp_path / "mine.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table mine as select 7 as x")
    for attempt in (build_store, ready_store):
        with pytest.raises(
            StoreError, match=r"a database with other tables, which was"
        ):
            attempt(path)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("from mine").fetchall() == [(7,)]


@pytest.mark.parametrize("fingerprint", ["'abc'", "'x y'", "7", "null", None])
def test_a_database_with_a_table_of_our_name_is_no_store(
    tiny_root, tmp_path, fingerprint
):
    path = tmp_path / "mine.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table mine as select 7 as x")
        connection.execute("create table build_info (fingerprint varchar)")
        if fingerprint == "7":
            connection.execute("create or replace table build_info (fingerprint int)")
        if fingerprint:
            connection.execute(f"insert into build_info values ({fingerprint})")
    with pytest.raises(StoreError, match=r"a database that is no store\. Run"):
        open_store(path)
    for attempt in (build_store, ready_store):
        with pytest.raises(StoreError, match="which was not touched"):
            attempt(path)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("from mine").fetchall() == [(7,)]


@pytest.fixture
def holder(tiny_root):
    """Another process that has the store open for writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(paths.store_path())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.communicate()


def test_a_locked_store_cannot_be_opened(holder):
    with pytest.raises(
        StoreError, match=r"if another program holds the file, close it first\.$"
    ):
        open_store(paths.store_path())


def test_a_locked_store_is_replaced_by_a_new_one(holder):
    store = ready_store()
    assert (store.notice, active(store)) == (None, 300)
    store.close()


def test_a_build_that_takes_too_long_is_said(tiny_root, monkeypatch):
    monkeypatch.setattr(build, "_LOCK_SECONDS", 0)
    paths.store_path().unlink()
    lock = paths.store_path().with_name("cakupan.duckdb.lock")
    with (
        build.FileLock(lock),
        pytest.raises(StoreError, match=r"another program has been building it for 0"),
    ):
        build_store()


def test_an_unusable_folder_is_said(tiny_root):
    (tiny_root / "catatan").write_text("x", encoding="utf-8")
    target = tiny_root / "catatan" / "cakupan.duckdb"
    with pytest.raises(
        StoreError,
        match=r"^Expected to write the store at .*cakupan\.duckdb, found: .*\. Name "
        r"another place with CAKUPAN_STORE or make the folder writable\.$",
    ):
        build_store(target)


class TestReadOnlyDisk:
    """The project's folder cannot be written."""

    @pytest.fixture(autouse=True)
    def read_only(self, tiny_root, tmp_path, monkeypatch):
        os_access = os.access
        monkeypatch.setattr(
            os,
            "access",
            lambda path, mode: (
                not str(path).startswith(str(tiny_root)) and os_access(path, mode)
            ),
        )
        monkeypatch.setattr(paths.tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))

    def test_a_current_store_is_read_where_it_stands(self, tiny_root):
        store = ready_store()
        assert (store.path, store.notice) == (paths.store_path(), None)
        store.close()

    def test_the_store_is_built_in_the_temporary_folder(self, tiny_root, tmp_path):
        paths.store_path().unlink()
        store = ready_store()
        assert store.path.is_relative_to(tmp_path / "tmp")
        message, params = store.notice
        assert message.startswith("The project's folder cannot be written; the store")
        assert params == {"path": store.path}
        assert active(store) == 300
        assert not paths.store_path().exists()
        store.close()

    def test_faulty_data_leave_the_old_store_in_use(self, tiny_root):
        break_figure(tiny_root)
        store = ready_store()
        assert store.path == paths.store_path()
        assert store.notice[0].startswith("The figures on screen are those of the last")
        store.close()


def test_of_two_processes_one_builds(tiny_root):
    paths.store_path().unlink()
    builders = [
        subprocess.Popen(
            [sys.executable, "-m", "cakupan.cli", "build", "--json"],
            cwd=tiny_root,
            env={"PATH": os.environ["PATH"], "CAKUPAN_HOME": str(tiny_root)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    answers = [builder.communicate(timeout=60) for builder in builders]
    assert [builder.returncode for builder in builders] == [0, 0], answers
    built = [json.loads(document) for document, _ in answers]
    assert sorted(document["rebuilt"] for document in built) == [False, True]
    assert built[0]["tables"] == built[1]["tables"]
    store = open_store(paths.store_path())
    assert active(store) == 300
    store.close()


def test_statements_read_no_files(tiny_store, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    with (
        tiny_store.cursor() as cursor,
        pytest.raises(duckdb.PermissionException, match="disabled"),
    ):
        cursor.execute(f"from read_csv('{secret}')")


def test_a_store_cannot_be_written(tiny_store):
    with (
        tiny_store.cursor() as cursor,
        pytest.raises(duckdb.InvalidInputException, match="read-only"),
    ):
        cursor.execute("delete from regions")


def test_an_unknown_parameter_is_refused(tiny_store):
    with pytest.raises(duckdb.BinderException, match="Expected 0, got 1"):
        tiny_store.rows("reads/regions__all", surprise=1)


class TestOfficeFolder:
    """CAKUPAN_DATA: what may lie there."""

    def test_it_must_be_a_folder(self, tiny_root, monkeypatch):
        monkeypatch.setenv("CAKUPAN_DATA", str(tiny_root / "nowhere"))
        with pytest.raises(
            SourceFileError,
            match=r"^CAKUPAN_DATA: expected a folder .*which is no folder",
        ):
            build_store()

    @pytest.mark.parametrize(
        "name", ["regions.csv", "Enrolment.CSV", "1_enrolmnt.csv", "peserta.csv"]
    )
    def test_only_tables_of_an_office_may_lie_there(self, tiny_root, monkeypatch, name):
        folder = tiny_root / "kantor"
        folder.mkdir()
        (folder / name).write_text("x\n", encoding="utf-8")
        (folder / "BACA_SAYA.txt").write_text("x\n", encoding="utf-8")
        monkeypatch.setenv("CAKUPAN_DATA", str(folder))
        with pytest.raises(
            SourceFileError,
            match=r"expected files named enrolment\.csv, programmes\.csv, "
            r"sources\.csv, statements\.csv, targets\.csv, workforce\.csv, "
            rf"found {name}\. Rename",
        ):
            build_store()

    @pytest.fixture
    def folder(self, tiny_root, monkeypatch):
        """A good folder of an office, built."""
        folder = tiny_root / "kantor"
        folder.mkdir()
        write_table(folder / "sources.csv", [{"source_id": "K1"}])
        row = {"row_id": "K1", "series": "kantor", "source_id": "K1", "workers": 5}
        write_table(folder / "enrolment.csv", [row])
        monkeypatch.setenv("CAKUPAN_DATA", str(folder))
        assert build_store().rebuilt
        return folder

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            pytest.param(
                lambda path: path.mkdir(), r"found a folder\. Put a CSV", id="folder"
            ),
            pytest.param(os.mkfifo, r"found no ordinary file\. Put a CSV", id="a pipe"),
            pytest.param(
                lambda path: path.symlink_to("nowhere"),
                r"found a link to a file that is not there",
                id="a dangling link",
            ),
            pytest.param(
                lambda path: path.symlink_to(path.name),
                r"expected a file that may be read, found: Too many levels",
                id="a link to itself",
            ),
            pytest.param(
                lambda path: path.symlink_to("/dev/zero"),
                r"found no ordinary file",
                id="a device",
            ),
        ],
    )
    def test_what_is_no_file_is_said_and_the_old_store_stays(self, folder, spoil, said):
        spoil(folder / "targets.csv")
        with pytest.raises(SourceFileError, match=rf"^targets\.csv: .*{said}"):
            build_store()
        store = ready_store()
        assert "targets.csv" in str(store.notice[1]["fault"])
        with store.cursor() as cursor:
            rows = cursor.execute("select workers from enrolment where series='kantor'")
            assert rows.fetchall() == [(5,)]
        store.close()

    def test_a_file_that_may_not_be_read_is_said(self, folder, monkeypatch):
        opened = Path.open

        def refuse(path, *args, **kwargs):  # root may read everything: said for it
            if path.name == "enrolment.csv" and path.parent == folder:
                raise PermissionError(13, "Permission denied", str(path))
            return opened(path, *args, **kwargs)

        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(
            SourceFileError,
            match=r"^enrolment\.csv: expected a file that may be read, found: "
            r"Permission denied\. Give the program's user the right to read it\.$",
        ):
            build_store()

    @pytest.mark.parametrize(
        "name", ["2026", "enrolment.csv.bak", "data.json", "notes.txt", "a.xlsx"]
    )
    def test_an_unknown_name_is_said_whatever_it_is(self, folder, name):
        (folder / name).mkdir()
        with pytest.raises(
            SourceFileError, match=rf"expected files named enrolment.* found {name}\."
        ):
            build_store()

    @pytest.mark.parametrize(
        "name",
        [
            *("enrolmnt.csv", "Enrolment.CSV", "enrolment (1).csv", "2026-10.csv"),
            *("targets.csv.txt", "enrolment.txt", "enrolment.csv.bak", "data.json"),
        ],
    )
    def test_what_may_be_a_table_is_never_left_out_in_silence(self, folder, name):
        (folder / name).write_bytes(b"x")
        with pytest.raises(SourceFileError, match=r"^CAKUPAN_DATA: ") as raised:
            build_store()
        assert f"found {name}. Rename the file" in str(raised.value)
        store = ready_store()
        assert name in str(store.notice[1]["fault"])
        store.close()

    def test_a_name_that_looks_like_a_person_is_not_quoted(self, folder):
        for name in ("6472055203900001.csv", "Siti Aminah, 12-05-1990.csv"):
            (folder / name).write_bytes(b"x")
        with pytest.raises(SourceFileError, match=r"found \.{4}csv, \.{4}csv\. Rename"):
            build_store()

    def test_more_unknown_names_than_are_shown_are_counted(self, folder):
        for number in range(7):
            (folder / f"{number}.csv").write_bytes(b"x")
        with pytest.raises(SourceFileError, match=r"found 0\.csv, .*4\.csv \(\+2\)\."):
            build_store()

    def test_workbooks_beside_tables_are_not_read_and_that_is_said(self, folder):
        names = ["1_bpjs_bulanan.xlsx", "cadangan.zip", "data.ODS", "enrolment.xlsx"]
        for name in names:
            (folder / name).write_bytes(b"x")
        result = build_store()
        found = [(row["rule"], row["file_name"]) for row in result.warnings]
        assert found == [("folder__not_read", name) for name in names]
        for lang, said in (("id", "tidak dibaca"), ("en", "is not read")):
            document = build_warnings.document(result.warnings[0], Wording(lang))
            assert document["line"] is None
            assert document["sentence"].startswith("1_bpjs_bulanan.xlsx ")
            assert said in document["sentence"]
        assert not build_store().rebuilt
        for name in names:
            (folder / name).unlink()
        assert build_store().warnings == ()

    @pytest.mark.parametrize("left", [[], ["sources.csv"], ["enrolment.csv"]])
    def test_workbooks_in_the_place_of_tables_are_refused(self, folder, left):
        for path in list(folder.iterdir()):
            if path.name not in left:
                path.unlink()
        if "enrolment.csv" in left:
            write_table(folder / "sources.csv", [{"source_id": "K1"}])
        (folder / "Targets.xlsx").write_bytes(b"x")
        with pytest.raises(
            SourceFileError,
            match=r"^CAKUPAN_DATA: expected tables as CSV files named enrolment\.csv,"
            r" .*found Targets\.xlsx, which is not read\. Save each table as CSV UTF-8",
        ):
            build_store()
        store = ready_store()
        assert "Targets.xlsx" in str(store.notice[1]["fault"])
        store.close()

    def test_notes_and_what_systems_leave_may_lie_beside_tables(self, folder):
        for name in (
            *(".DS_Store", ".~lock.enrolment.csv#", "~$targets.csv", "Thumbs.db"),
            *("desktop.ini", "catatan.pdf", "README", "README.md", "SK 12.JPG"),
        ):
            (folder / name).write_bytes(b"x")
        for name in ("award_profiles", "__MACOSX"):
            (folder / name).mkdir()
        result = build_store()
        assert not result.rebuilt
        assert result.warnings == ()

    def test_a_file_that_changes_while_it_is_read_is_not_loaded(
        self, folder, monkeypatch
    ):
        check = build.check_references

        def change_then_check(files):
            check(files)
            append_row(folder / "sources.csv", source_id="K2")

        monkeypatch.setattr(build, "check_references", change_then_check)
        with pytest.raises(StoreError, match=r"sources\.csv: changed while it wa"):
            build_store(force=True)

    def test_a_clock_that_is_wrong_refuses_nothing_that_we_know(
        self, folder, monkeypatch
    ):
        """Our own latest entry has been, whatever the clock says."""
        monkeypatch.setenv("CAKUPAN_TODAY", "1970-01-01")
        assert build_store(force=True).rebuilt
        monkeypatch.setenv("CAKUPAN_TODAY", "besok")
        with pytest.raises(SourceFileError, match=r"^CAKUPAN_TODAY: expected a date"):
            build_store(force=True)

    def test_its_rows_and_files_are_told_apart(self, tiny_root, monkeypatch):
        folder = tiny_root / "kantor"
        folder.mkdir()
        write_table(folder / "sources.csv", [{"source_id": "K1"}])
        write_table(
            folder / "enrolment.csv",
            [{"row_id": "K1", "series": "kantor", "source_id": "K1", "workers": 5}],
        )
        monkeypatch.setenv("CAKUPAN_DATA", str(folder))
        store = ready_store()
        with store.cursor() as cursor:
            assert cursor.execute(
                "select origin, workers from enrolment where row_id = 'K1'"
            ).fetchall() == [("office", 5)]
            assert cursor.execute(
                "select file_name, row_count from submissions where origin = 'office'"
                " order by file_name"
            ).fetchall() == [("enrolment.csv", 1), ("sources.csv", 1)]
        store.close()
