"""A running server refuses a borrowed name, for pages and for the line behind them."""

import http.client

import pytest

pytestmark = pytest.mark.browser

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
