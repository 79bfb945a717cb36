"""A name that nobody gave and a foreign page are refused, before anything is read."""

import asyncio
import socket

import pytest
from click.testing import CliRunner

from cakupan import hosts, serve
from cakupan.cli import main
from cakupan.errors import BadInputError

OURS = ("cakupan.example", "*.kantor.example")


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("cakupan.example", True),
        ("CAKUPAN.example.:8501", True),
        ("satu.kantor.example", True),
        ("dua.satu.kantor.example:80", True),
        ("kantor.example", False),  # the names below it, not itself
        ("xkantor.example", False),
        ("cakupan.example.evil.test", False),
        ("evil.test", False),
        ("127.0.0.1.evil.test", False),
        ("127.0.0.1:8501", True),
        ("192.168.1.20", True),
        ("[::1]:8501", True),
        ("[fe80::1]", True),
        ("localhost:8501", True),
        ("localhost.evil.test", False),
        (socket.gethostname(), True),
        ("", True),  # a probe that names none; a browser always does
        ("a@cakupan.example", False),
        ("cakupan.example:8501:1", False),
        ("cakupan.example/x", False),
        ("*", False),
        (".kantor.example", False),
        ("..kantor.example", False),
    ],
)
def test_who_is_meant(host, is_ours):
    assert hosts.is_allowed(host, OURS) is is_ours


def test_a_star_allows_any_name():
    assert hosts.is_allowed("evil.test", ["*"])


@pytest.mark.parametrize(
    "name", ["http://cakupan.example", "cakupan.example:80", "", "a b", "*.", "a/b"]
)
def test_what_is_no_name_is_refused(name):
    with pytest.raises(BadInputError, match="Expected a name such as"):
        hosts.checked([name])
    result = CliRunner().invoke(main, ["serve", "--port", "0", "--allow-host", name])
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("origin", "host", "is_ours"),
    [
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("http://localhost:8501", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8502", "127.0.0.1:8501", False),
        ("http://127.0.0.1", "127.0.0.1:8501", False),
        ("http://127.0.0.1.evil.test:8501", "127.0.0.1:8501", False),
        ("http://evil.test", "127.0.0.1:8501", False),
        ("http://evil.test:8501", "127.0.0.1:8501", False),
        ("https://evil.test", "cakupan.example", False),
        ("HTTP://LocalHost:8501", "LOCALHOST:8501", True),
        ("http://localhost.:8501", "localhost:8501", True),
        # A port left out is the one of the page's scheme.
        ("http://10.1.1.9", "10.1.1.9", True),
        ("http://10.1.1.9", "10.1.1.9:80", True),
        ("http://10.1.1.9:80", "10.1.1.9", True),
        ("https://10.1.1.9", "10.1.1.9", True),
        ("https://10.1.1.9", "10.1.1.9:443", True),
        ("https://10.1.1.9:443", "10.1.1.9", True),
        ("https://10.1.1.9", "10.1.1.9:80", False),
        ("http://10.1.1.9", "10.1.1.9:443", False),
        # A proxy that does not pass on the name and port that readers use.
        ("https://cakupan.example", "127.0.0.1:8501", True),
        ("https://Cakupan.Example:8443", "cakupan.example", True),
        ("https://satu.kantor.example", "127.0.0.1:8501", True),
        ("https://kantor.example", "127.0.0.1:8501", False),
        ("https://xkantor.example", "127.0.0.1:8501", False),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("http://[0:0:0:0:0:0:0:1]:8501", "[::1]:8501", True),
        ("http://[::1]:8502", "[::1]:8501", False),
        ("http://[::1]", "127.0.0.1:8501", False),
        ("null", "127.0.0.1:8501", False),
        ("", "127.0.0.1:8501", False),
        ("file://", "127.0.0.1:8501", False),
        ("//127.0.0.1:8501", "127.0.0.1:8501", False),
        ("127.0.0.1:8501", "127.0.0.1:8501", False),
        ("ws://127.0.0.1:8501", "127.0.0.1:8501", False),
        ("chrome-extension://127.0.0.1:8501", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501@evil.test", "127.0.0.1:8501", False),
        ("http://evil.test@127.0.0.1:8501", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501/", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501#x", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501\\.evil.test", "127.0.0.1:8501", False),
        ("http://127.0.0.1:99999", "127.0.0.1:8501", False),
        ("http://127.0.0.1:x", "127.0.0.1:8501", False),
        ("http://[::1", "[::1]:8501", False),
        ("http://", "", False),
        ("http://evil.test", "", False),
    ],
)
def test_whose_page_asks(origin, host, is_ours):
    assert hosts.is_own_page(origin, host, OURS) is is_ours


def test_a_star_makes_no_page_ours():
    assert not hosts.is_own_page("http://evil.test", "127.0.0.1:8501", ["*"])
    assert hosts.is_own_page("http://any.test", "any.test", ["*"])


def passed(
    kind: str, host: str, names: tuple[str, ...], *origins: str, method: str = "GET"
) -> tuple[bool, list[dict]]:
    """Return whether a request came through, and what was answered in its place."""
    seen, sent = [], []

    async def inner(scope, receive, send):
        seen.append(scope["type"])

    async def receive():
        return {"type": f"{kind}.connect"}

    async def send(message):
        sent.append(message)

    said = [("host", host)] + [("origin", origin) for origin in origins]
    scope = {
        "type": kind,
        "headers": [(name.encode(), value.encode()) for name, value in said],
        **({"method": method} if kind == "http" else {}),
    }
    asyncio.run(hosts.KnownHosts(inner, names)(scope, receive, send))
    return seen == [kind], sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_what_is_for_us_is_passed_on(kind):
    assert passed(kind, "cakupan.example", OURS) == (True, [])
    assert passed(kind, "evil.test", OURS)[0] is False


def test_a_refused_reader_is_told_in_both_languages_what_to_do():
    _, (head, body) = passed("http", "evil.test", ())
    assert head["status"] == 421
    text = body["body"].decode()
    assert "nama “evil.test”" in text
    assert "name “evil.test”" in text
    assert "cakupan serve --allow-host" in text


def test_a_refused_line_is_closed_and_never_accepted():
    _, sent = passed("websocket", "evil.test", ())
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_a_line_is_for_our_own_pages():
    ours, foreign = "https://cakupan.example", "https://evil.test"
    assert passed("websocket", "cakupan.example", OURS, ours)[0]
    assert passed("websocket", "cakupan.example", OURS)[0]  # no browser
    for origins in ((foreign,), ("null",), ("",), (ours, ours), (ours, foreign)):
        is_passed, sent = passed("websocket", "cakupan.example", OURS, *origins)
        assert not is_passed, origins
        assert [message["type"] for message in sent] == ["websocket.close"]


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("cakupan.example", "https://cakupan.example"),
        ("127.0.0.1:8501", "https://cakupan.example"),
        ("10.1.2.3:80", "http://10.1.2.3"),
        ("CAKUPAN.example:443", "https://Cakupan.Example"),
    ],
)
def test_streamlit_does_not_look_again_whose_page_asks(host, origin):
    # It would ask an outside host wherever the letters differ.
    seen = []

    async def inner(scope, receive, send):
        seen.append(dict(scope["headers"]))

    said = {b"host": host.encode(), b"origin": origin.encode(), b"cookie": b"a=b"}
    scope = {"type": "websocket", "headers": [*said.items()]}
    asyncio.run(hosts.KnownHosts(inner, OURS)(scope, None, None))
    assert seen == [{b"host": host.encode(), b"cookie": b"a=b"}]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST", "PATCH"])
def test_a_foreign_page_sends_nothing_in(method):
    host, foreign = "cakupan.example", "https://evil.test"
    assert passed("http", host, OURS, f"https://{host}", method=method)[0]
    is_passed, (head, body) = passed("http", host, OURS, foreign, method=method)
    assert not is_passed
    assert head["status"] == 403
    assert "halaman dengan alamat lain" in body["body"].decode()
    assert passed("http", host, OURS, foreign, method="GET")[0]


def test_what_a_proxy_says_of_itself_makes_no_page_ours():
    # Whoever borrows a name behind the proxy would be believed.
    scope = {
        "type": "websocket",
        "headers": [
            (b"host", b"127.0.0.1:8501"),
            (b"origin", b"https://evil.test"),
            (b"x-forwarded-host", b"evil.test"),
            (b"x-forwarded-proto", b"https"),
            (b"forwarded", b"host=evil.test;proto=https"),
        ],
    }
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    asyncio.run(hosts.KnownHosts(None, OURS)(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_a_host_that_is_named_twice_is_refused():
    scope = {
        "type": "http",
        "method": "GET",
        "headers": [(b"host", b"cakupan.example"), (b"host", b"evil.test")],
    }
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(hosts.KnownHosts(None, OURS)(scope, None, send))
    assert sent[0]["status"] == 421


def test_the_lock_stands_around_everything_else():
    app = serve.create_app(lambda: None, names=OURS)
    first = app._user_middleware[0]
    assert first.cls is hosts.KnownHosts
    assert first.kwargs == {"names": OURS}
