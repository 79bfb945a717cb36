"""A running server refuses a borrowed name, for pages and for the line behind them."""

import http.client
import time

import pytest

pytestmark = pytest.mark.browser
SOON = 2  # seconds

LINE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def answer(url: str, path: str, host: str, headers: dict[str, str]) -> int:
    line = http.client.HTTPConnection(url.removeprefix("http://"), timeout=30)
    line.request("GET", path, headers={"Host": host, **headers})
    try:
        return line.getresponse().status
    finally:
        line.close()


@pytest.mark.parametrize(
    ("path", "headers", "right", "wrong"),
    [
        ("/wilayah", {}, 200, 421),
        ("/ready", {}, 200, 421),
        ("/_stcore/health", {}, 200, 421),
        ("/_stcore/stream", LINE, 101, 403),
    ],
)
def test_a_borrowed_name_gets_nothing(address, path, headers, right, wrong):
    assert answer(address, path, "localhost:8501", headers) == right
    assert answer(address, path, "evil.test:8501", headers) == wrong


def test_streamlit_run_gives_a_borrowed_name_no_line(warm_server):
    url = warm_server("streamlit run").url
    assert answer(url, "/_stcore/stream", "localhost:8501", LINE) == 101
    assert answer(url, "/_stcore/stream", "evil.test:8501", LINE) == 403


@pytest.mark.parametrize(
    ("host", "origin"),
    [("10.1.2.3:80", "http://10.1.2.3"), ("LOCALHOST:443", "https://localhost.")],
)
def test_a_page_of_ours_is_known_by_other_letters(address, host, origin):
    # Streamlit, which compares letters, asked an outside host whose page it is.
    began = time.monotonic()
    headers = {**LINE, "Origin": origin}
    assert answer(address, "/_stcore/stream", host, headers) == 101
    assert time.monotonic() - began < SOON
