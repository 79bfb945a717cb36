"""A name that nobody gave is refused, before anything is read."""

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


def passed(kind: str, host: str, names: tuple[str, ...]) -> tuple[bool, list[dict]]:
    """Return whether a request came through, and what was answered in its place."""
    seen, sent = [], []

    async def inner(scope, receive, send):
        seen.append(scope["type"])

    async def receive():
        return {"type": f"{kind}.connect"}

    async def send(message):
        sent.append(message)

    scope = {"type": kind, "headers": [(b"host", host.encode())]}
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


def test_the_lock_stands_around_everything_else():
    app = serve.create_app(lambda: None, names=OURS)
    first = app._user_middleware[0]
    assert first.cls is hosts.KnownHosts
    assert first.kwargs == {"names": OURS}
