"""A running server takes in an office's files that change, and says which are bad."""

import http.client
import json
import os
import shutil
import time

import pytest
from playwright.sync_api import expect

from tests import office

pytestmark = pytest.mark.browser
SECONDS = 10
PASER = "/wilayah?region=64.01&period=2026-10&segments=PU,BPU,JAKON"


@pytest.fixture
def running(start_server, store_file, tmp_path):
    """A server with an office's folder, and that folder."""
    folder = office.write(tmp_path / "kantor")
    store = tmp_path / "cakupan.duckdb"
    if store_file.is_file():
        shutil.copy(store_file, store)
    server = start_server(
        "cakupan serve",
        CAKUPAN_DATA=str(folder),
        CAKUPAN_STORE=str(store),
        CAKUPAN_TODAY="2026-12-10",
    )
    wait_for(server.url, lambda said: said == {"ready": True}, 60)
    return server, folder


def ready(url):
    line = http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)
    line.request("GET", "/ready")
    try:
        return json.loads(line.getresponse().read())
    finally:
        line.close()


def wait_for(url, is_so, seconds=SECONDS):
    """Ask ``/ready`` until it says so; fail with what it said last."""
    end = time.monotonic() + seconds
    said = ready(url)
    while not is_so(said):
        assert time.monotonic() < end, said
        time.sleep(0.2)
        said = ready(url)
    return said


def test_a_change_is_on_the_page_within_ten_seconds(running, page):
    """Nobody asks ``/ready`` meanwhile: the server looks by itself."""
    server, folder = running
    # Paser, October 2026: 1,000 + 21 x 10, 500 + 21 x 5, 200 + 21 x 2 = 2,057.
    page.goto(server.url + PASER)
    expect(page.locator(".ck-answer")).to_contain_text("2.057", timeout=60_000)
    path = folder / "enrolment.csv"
    text = path.read_text(encoding="utf-8")
    old = ",1210,exact,"
    assert text.count("K-64.01-2026-10-PU,64.01,38,2026-10-31") == 1
    assert old in text
    lines = [
        line.replace(old, ",1310,exact,") if "K-64.01-2026-10-PU" in line else line
        for line in text.splitlines()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    page.wait_for_timeout(SECONDS * 1000)
    page.reload()
    expect(page.locator(".ck-answer")).to_contain_text("2.157", timeout=60_000)


def test_bad_files_are_said_on_the_page_and_by_ready_without_a_path(running, page):
    server, folder = running
    os.mkfifo(folder / "statements.csv")
    said = wait_for(server.url, lambda said: "notice" in said)
    assert said["ready"] is True
    assert "statements.csv: diharapkan berkas" in said["notice"]
    page.goto(server.url + PASER)
    expect(page.locator(".ck-answer")).to_contain_text("2.057", timeout=60_000)
    text = page.locator("body").inner_text()
    assert "statements.csv: diharapkan berkas, ditemukan bukan berkas biasa" in text
    assert str(folder.parent) not in text + said["notice"]
    (folder / "statements.csv").unlink()
    wait_for(server.url, lambda said: said == {"ready": True})
