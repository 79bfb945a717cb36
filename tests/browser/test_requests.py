"""A running server under requests that no page of ours makes; no browser is needed."""

import asyncio
import contextlib
import http.client
import os
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from cakupan import paths, uploads

pytestmark = pytest.mark.browser
SOON = 2  # seconds; Streamlit's questions to outside hosts took up to ten


class Reader:
    """A reader without a browser, who says what a browser would say."""

    def __init__(self, url: str, line: websockets.ClientConnection) -> None:
        self.address = url.removeprefix("http://")
        self.line = line
        self.session = ""

    async def open(self, page: str, query: str = "") -> bytes:
        """Open a page; return all that came."""
        state = {"query_string": query, "page_name": page}
        await self.say(BackMsg(rerun_script=state))
        came = b""
        while True:
            data = await asyncio.wait_for(self.line.recv(), 60)
            message = ForwardMsg.FromString(data)
            came += data
            if message.WhichOneof("type") == "new_session":
                self.session = message.new_session.initialize.session_id
            if message.WhichOneof("type") == "script_finished":
                return came

    async def say(self, message: BackMsg) -> None:
        await self.line.send(message.SerializeToString())

    def send_file(
        self, name: str, content: bytes, method: str = "PUT", mark: str = ""
    ) -> int:
        """Send a file in as the browser does; return the status."""
        line = http.client.HTTPConnection(self.address, timeout=30)
        line.request("GET", "/_stcore/health")
        answer = line.getresponse()
        answer.read()
        cookie = answer.headers["Set-Cookie"].split(";")[0]
        body = (
            b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.toml"\r\n'
            b"\r\n" + content + b"\r\n--x--\r\n"
        )
        line.request(
            method,
            f"/_stcore/upload_file/{self.session}/{name}",
            body if method == "PUT" else None,
            {
                "Content-Type": "multipart/form-data; boundary=x",
                "Cookie": cookie,
                "X-Xsrftoken": mark or cookie.partition("=")[2],
                "Origin": f"http://{self.address}",
            },
        )
        try:
            return line.getresponse().status
        finally:
            line.close()


def in_a_loop_of_its_own(act):
    """Return what an act returns; the browser of other tests has this thread's loop."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, act).result()


def as_reader(url: str, visit):
    """Let a reader visit a server; return what the visit returns."""

    async def run():
        address = url.removeprefix("http://")
        line = f"ws://{address}/_stcore/stream"
        async with websockets.connect(line, origin=url, max_size=None) as open_line:
            return await visit(Reader(url, open_line))

    return in_a_loop_of_its_own(run())


@pytest.mark.parametrize(
    ("origin", "is_ours"),
    [("{url}", True), ("http://evil.test", False), ("null", False)],
)
def test_a_foreign_page_is_refused_at_once(any_address, origin, is_ours):
    async def knock() -> bool:
        line = f"ws://{any_address.removeprefix('http://')}/_stcore/stream"
        with contextlib.suppress(websockets.InvalidStatus):
            async with websockets.connect(line, origin=origin.format(url=any_address)):
                return True
        return False

    began = time.monotonic()
    assert in_a_loop_of_its_own(knock()) is is_ours
    assert time.monotonic() - began < SOON


def test_no_reader_throws_away_what_was_read_for_all(any_address):
    async def visit(reader: Reader) -> list[float]:
        await reader.open("wilayah", "region=64")
        took = []
        for kind in ("app_heartbeat", "clear_cache"):
            for _ in range(20):
                await reader.say(BackMsg(**{kind: True}))
            began = time.monotonic()
            await reader.open("wilayah", "region=64")
            took.append(time.monotonic() - began)
        return took

    warm, cleared = as_reader(any_address, visit)
    # A cold run reads a hundred answers anew: half a second and more.
    assert cleared < warm * 2 + 0.3


def test_a_reader_is_told_nothing_of_the_program_s_place(any_address):
    async def visit(reader: Reader) -> bytes:
        await reader.say(BackMsg(load_git_info=True))
        skills = {"install_skills": {}}
        await reader.say(BackMsg(backend_operation_request=skills))
        return await reader.open("wilayah", "region=64")

    came = as_reader(any_address, visit)
    assert os.fsencode(paths.root()) not in came
    assert b"git_info" not in came
    kinds = as_reader(any_address, lambda reader: reader.open("ringkasan"))
    assert kinds


def test_a_file_is_taken_where_a_page_asks_for_one_and_no_more(any_address):
    async def visit(reader: Reader) -> dict[str, list[int]]:
        statuses = {}
        await reader.open("wilayah", "region=64")
        statuses["no uploader"] = [reader.send_file("a", b"x")]
        await reader.open("peringkat", "section=award")
        big = bytes(1_200_000)
        statuses["too big"] = [reader.send_file("big", big)]
        most = range(uploads.MOST_FILES)
        statuses["few"] = [reader.send_file(str(n), b"x" * 1000) for n in most]
        statuses["one more"] = [reader.send_file("more", b"x")]
        statuses["not deleted"] = [reader.send_file("0", b"", "DELETE", mark="no")]
        statuses["still one more"] = [reader.send_file("more", b"x")]
        await reader.open("wilayah", "region=64")
        statuses["left"] = [reader.send_file("0", b"x")]
        return statuses

    assert as_reader(any_address, visit) == {
        "no uploader": [403],
        "too big": [413],
        "few": [204] * uploads.MOST_FILES,
        "one more": [403],
        "not deleted": [403],
        "still one more": [403],
        "left": [403],
    }


@pytest.mark.parametrize(
    ("sent", "code"),
    [("hello", 1003), (b"\xff\xff\xff\xff", 1002), (bytes(3 * 2**20), 1009)],
)
def test_what_is_no_message_ends_the_line(address, sent, code):
    async def visit(reader: Reader) -> int:
        await reader.line.send(sent)
        try:
            while True:
                await asyncio.wait_for(reader.line.recv(), 10)
        except websockets.ConnectionClosed as end:
            return end.rcvd.code

    assert as_reader(address, visit) == code


@pytest.fixture(scope="module")
def paths_asked() -> list[str]:
    below = ["%00", "a%00b", "a" * 300, "a" * 9000, "a/" * 3000, "..%2f..%2fapp.py"]
    below += ["%2e%2e/%2e%2e/app.py", "..%5c..%5capp.py", "%c0%ae%c0%ae/app.py", ""]
    below += ["/etc/passwd", "%ff%fe", "%ed%a0%80", "../app.py", "~root", "fonts"]
    return [
        *(f"/app/static/{name}" for name in below),
        *(f"/static/{name}" for name in below),
        *("/%00", "//etc/passwd", "/wilayah/..%2f..", "/.streamlit/config.toml"),
        *("/_stcore/metrics", "/_stcore/agent/x", "/auth/login", "/openapi.json"),
        *("/_stcore/script-health-check", "/component/x", "/nothing/x"),
    ]


def raw(address: str, request: bytes) -> bytes:
    host, port = address.split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(request)
        return b"".join(iter(lambda: line.recv(65536), b""))


@pytest.fixture(scope="module")
def methods() -> Iterator[list[str]]:
    return ["GET", "HEAD", "PUT", "TRACE", "FOO"]


def test_nothing_else_is_answered(any_address, paths_asked, methods):
    address = any_address.removeprefix("http://")
    root = str(paths.root()).encode()
    for path in paths_asked:
        for method in methods:
            answer = raw(
                address,
                f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n"
                "Connection: close\r\n\r\n".encode(),
            )
            head, _, body = answer.partition(b"\r\n\r\n")
            assert head.split()[1] == b"404", (method, path, head)
            assert b"content-security-policy" in head.lower(), (method, path)
            assert root not in answer
            assert b"Traceback" not in answer
            assert (body == b"") is (method == "HEAD")
