import asyncio
import base64
import hashlib
import json
import os
import re
import socket
from pathlib import Path

import pytest
import streamlit as st
from starlette.requests import Request
from streamlit import config
from streamlit.runtime.secrets import Secrets

from cakupan import paths, serve, startpage
from cakupan.data.store import following, ready_store
from cakupan.errors import BadInputError, StoreError
from cakupan.packed import ASK_FIRST, FOREVER
from cakupan.ui import frame
from cakupan.wording import speak

OWN = Path(st.__file__).parent / "static"
SOURCE = (OWN / "index.html").read_text()
PAGE = startpage.index_page(SOURCE)
PARTS = OWN / "static" / "js"


async def teapot(scope, receive, send):
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b"inner"})


def ask(
    path: str, query: str = "", inner=teapot, **headers: str
) -> tuple[int, dict, bytes]:
    """Ask the layer around an application that answers 418 to everything."""

    got: list[dict] = []

    async def send(message):
        got.append(message)

    scope = {
        "type": "http",
        "method": headers.pop("method", "GET"),
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), text.encode()) for name, text in headers.items()],
    }
    asyncio.run(serve.Manners(inner)(scope, None, send))
    head = {name.decode(): value.decode() for name, value in got[0]["headers"]}
    return got[0]["status"], head, got[1]["body"]


def test_the_start_page_is_ours_before_the_program_runs():
    assert '<html lang="id">' in PAGE
    assert "<title>Cakupan</title>" in PAGE
    assert "Streamlit " not in PAGE
    assert "Cakupan memerlukan JavaScript." in PAGE
    assert "fonts/ibm-plex-sans-latin-400-normal.woff2" in PAGE
    assert "SourceSans" not in PAGE
    assert "_stcore/agent" not in PAGE


def test_the_start_page_shows_the_icon_and_asks_for_every_weight_of_the_font():
    icon = base64.b64encode(frame.icon_file().read_bytes()).decode()
    assert f'<link rel="icon" href="data:image/svg+xml;base64,{icon}" />' in PAGE
    fonts = re.findall(r'<link rel="preload" href="\./app/(static/fonts/[^"]+)"', PAGE)
    assert len(fonts) == 3
    assert all((paths.root() / font).is_file() for font in fonts)


def test_a_server_whose_start_page_shows_the_icon_does_not_send_it_again(monkeypatch):
    monkeypatch.setattr(frame, "start_page_has_icon", False)
    serve.Manners(None)
    assert frame.start_page_has_icon


def test_the_start_page_keeps_every_program_file():
    wanted = re.compile(r'(?:src|href)="\./static/(?:js|css)/[^"]+"')
    assert wanted.findall(PAGE) == wanted.findall(SOURCE)
    assert len(wanted.findall(PAGE)) > 2


def test_the_browser_is_told_where_the_server_is_before_any_program_runs():
    told = PAGE.index("window.__streamlit=")
    assert told < PAGE.index('<script type="module"')
    assert told < PAGE.index("./static/js/")


def test_parts_that_every_page_needs_are_asked_for_at_once():
    page = startpage.with_early_parts(PAGE, PARTS)
    parts = re.findall(r'href="\./static/js/([^"]+\.js)"', page)
    assert len(parts) == len(set(parts))
    for part in startpage.EARLY:
        assert any(name.startswith(f"{part}.") for name in parts), part
    for name in parts:
        needed = re.findall(r'from"\./([^"]+\.js)"', (PARTS / name).read_text())
        assert {part for part in needed if part not in page} == set()


def test_only_scripts_that_stand_in_the_page_may_run():
    policy = startpage.content_policy("<script>one()</script>")
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    assert f"script-src 'self' blob: 'sha256-{digest}';" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script"))
    assert "unsafe-inline" not in scripts


def test_every_answer_has_the_safe_headers():
    for path in ("/", "/inner"):
        _, head, _ = ask(path, host="cakupan.example:8501")
        policy = head["content-security-policy"]
        assert "connect-src 'self' ws://cakupan.example:8501 wss://" in policy
        assert "frame-ancestors 'self'" in policy
        assert head["x-content-type-options"] == "nosniff"
        assert head["referrer-policy"] == "same-origin"


def test_a_host_header_cannot_widen_the_policy():
    _, head, _ = ask("/", host="a.example; script-src *")
    assert "script-src *" not in head["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/ringkasan", "/wilayah", "/sumber_metode"])
def test_pages_are_answered_from_memory(path):
    status, head, body = ask(path)
    assert status == 200
    assert head["cache-control"] == ASK_FIRST
    assert body == startpage.with_early_parts(PAGE, PARTS).encode()


@pytest.mark.parametrize(
    ("path", "query", "keep"),
    [
        ("/app/static/fonts/ibm-plex-sans-latin-400-normal.woff2", "", FOREVER),
        ("/app/static/shapes/builtin/index.json", "v=0123456789ab", FOREVER),
        ("/app/static/shapes/builtin/index.json", "", ASK_FIRST),
    ],
)
def test_how_long_a_file_may_be_kept(path, query, keep):
    status, head, _ = ask(path, query)
    assert (status, head["cache-control"]) == (200, keep)


def test_streamlits_own_program_is_packed_and_kept():
    path = re.search(r'src="\.(/static/js/[^"]+)"', SOURCE).group(1)
    status, head, body = ask(path, **{"accept-encoding": "gzip"})
    assert (status, head["content-encoding"]) == (200, "gzip")
    assert head["cache-control"] == FOREVER
    assert len(body) < 0.5 * (OWN / path[1:]).stat().st_size


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/_stcore/health", {}),
        ("/ready", {}),
        ("/media/abc.csv", {}),
        ("/wilayah/", {}),
        ("/app/static/fonts/LICENSE-IBM-Plex-Sans.txt", {"range": "bytes=0-1"}),
        ("/", {"method": "POST"}),
    ],
)
def test_everything_else_is_left_to_streamlit(path, headers):
    assert ask(path, **headers)[0] == 418


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "TRACE", "FOO"])
@pytest.mark.parametrize(
    "path",
    [
        "/app/static/no-such-file",
        "/app/static/\0",
        "/app/static/a\0b",
        "/static/\0",
        "/app/static/" + "a" * 300,
        "/app/static/" + "a/" * 3000,
        "/app/static/../app.py",
        "/app/static//etc/passwd",
        "/app/static/..\\..\\app.py",
        "/app/static/\udcc0\udcae/app.py",
        "/app/static/fonts",
        "/app/static/",
        "//etc/passwd",
        "/\0",
        "/wilayah\0",
        "/wilayah/x",
        "/.streamlit/config.toml",
        "/index.html",
        "/openapi.json",
        "/auth/login",
        "/component/x",
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/x",
        "/_stcore/",
        "/_stcore/stream",
        "/_stcore/upload_file",
    ],
)
def test_there_is_nothing_at_any_other_address(path, method):
    status, head, body = ask(path, method=method)
    assert status == 404
    assert "content-security-policy" in head
    assert b"Tidak ada apa pun di alamat ini." in body
    assert b"/etc" not in body


def test_a_page_that_does_not_exist_is_the_program_s_to_say():
    status, head, body = ask("/tidak_ada")
    assert status == 404
    assert "content-security-policy" in head
    assert body == ask("/")[2]
    assert ask("/tidak_ada", method="POST")[2] != body


def test_what_a_reader_sent_writes_no_line_of_the_log(caplog):
    error = BadInputError(
        "Expected a code, found {found}.", found="6\n2026 ready\x1b[2J"
    )
    frame._say_error(error, speak("id"))
    record = next(each for each in caplog.records if each.name == "cakupan")
    assert "2026 ready" in record.getMessage()
    assert record.getMessage().isprintable()
    assert record.exc_info is None


def test_a_page_is_never_sent_in_part():
    assert ask("/wilayah", range="bytes=0-9")[0] == 200


def test_no_other_page_may_hold_and_steer_ours():
    serve.parts(lambda: None)
    assert config.get_option("client.allowedOrigins") == []
    assert config.get_option("browser.gatherUsageStats") is False
    assert config.get_option("client.showErrorDetails") == "none"
    assert config.get_option("server.maxUploadSize") == 1


def test_secrets_of_whoever_starts_it_are_not_read(tmp_path, monkeypatch):
    # Streamlit puts them into the environment, and answers nothing if it may not
    # read them: a service often has a home that is not its own.
    folder = tmp_path / ".streamlit"
    folder.mkdir()
    (folder / "secrets.toml").write_text('CAKUPAN_DATA = "/elsewhere"')
    monkeypatch.chdir(tmp_path)
    serve.take_settings()
    assert not Secrets().load_if_toml_exists()
    assert os.environ.get("CAKUPAN_DATA") != "/elsewhere"


def test_a_fault_of_the_server_says_nothing_of_it(monkeypatch, caplog):
    async def broken(scope, receive, send):
        raise RuntimeError("/srv/office/secret")

    status, head, body = ask("/ready", inner=broken)
    assert status == 500
    assert "content-security-policy" in head
    assert body.startswith(b"Permintaan ini tidak dapat dijawab.")
    assert b"secret" not in body
    assert "secret" in caplog.text  # the log has it


def ready_says(check) -> tuple[int, dict]:
    """Return what ``/ready`` answers."""
    route = serve.create_app(check)._user_routes[0]
    answer = asyncio.run(route.endpoint(Request({"type": "http"})))
    return answer.status_code, json.loads(answer.body)


def test_ready_when_the_store_opens():
    assert ready_says(lambda: None) == (200, {"ready": True})


def test_ready_says_that_newer_files_are_bad_and_no_path(
    tiny_root, tmp_path, monkeypatch
):
    folder = tmp_path / "kantor"
    folder.mkdir()
    (folder / "peserta.csv").write_text("x\n", encoding="utf-8")
    monkeypatch.setenv("CAKUPAN_DATA", str(folder))
    status, said = ready_says(serve.open_and_close_store)
    assert (status, said["ready"]) == (200, True)
    assert said["notice"].startswith("Angka di layar berasal dari simpanan terakhir")
    assert "ditemukan peserta.csv" in said["notice"]
    assert str(tmp_path) not in said["notice"]
    paths.store_path().unlink()
    status, said = ready_says(serve.open_and_close_store)
    assert (status, said["ready"]) == (503, False)
    assert said["reason"].startswith("CAKUPAN_DATA: diharapkan berkas bernama")


@pytest.mark.parametrize("fault", ["missing", "folder", "locked"])
def test_ready_names_no_folder_of_the_server(tiny_root, monkeypatch, fault):
    store = paths.store_path()
    if fault == "missing":
        (tiny_root / "data" / "workforce_sakernas_august.csv").unlink()
        store.unlink()
    elif fault == "folder":
        monkeypatch.setenv("CAKUPAN_DATA", str(tiny_root / "nowhere"))
        store.unlink()
    else:
        monkeypatch.setenv("CAKUPAN_STORE", str(tiny_root / "data" / "regions.csv"))
    status, said = ready_says(serve.open_and_close_store)
    assert status == 503
    assert str(tiny_root) not in said["reason"]
    assert "/" not in said["reason"]


def test_a_running_server_takes_in_files_that_change(tiny_root, monkeypatch):
    monkeypatch.setattr(serve, "SECONDS", 0.05)
    seen = []

    def check():
        seen.append(ready_store().notice)

    async def run():
        async with serve._while_running(check, None):
            assert following.is_watched
            await _until(lambda: len(seen) == 1)
            first = following.taken()
            path = tiny_root / "data" / "region_aliases.csv"
            path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
            await _until(lambda: len(seen) == 2)
            await _until(lambda: following.taken() != first)
            (tiny_root / "data" / "regions.csv").write_text("x\n", encoding="utf-8")
            await _until(lambda: len(seen) == 3)
        assert not following.is_watched

    asyncio.run(run())
    assert seen[:2] == [None, None]
    assert "regions.csv" in str(seen[2][1]["fault"])


async def _until(condition):
    """Wait for something, for twenty seconds at most."""
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.02)


def test_not_ready_while_it_does_not():
    def check():
        raise StoreError("No store at {path}.", path="x")

    assert ready_says(check) == (503, {"ready": False, "reason": "No store at x."})


def test_port_zero_takes_a_free_one():
    with serve.bind("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_messages_do_not_wait_for_the_receipt_of_the_last():
    # asyncio turns that off for sockets that say they are TCP.
    with serve.bind("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_a_taken_port_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadInputError, match=f"127.0.0.1:{port} cannot be had"):
            serve.bind("127.0.0.1", port)
