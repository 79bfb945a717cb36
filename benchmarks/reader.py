"""A reader without a browser: one WebSocket to a running server, every byte counted.

It asks and answers as the browser's program does (the same messages, the same
compression, the same memory of large messages), so that what it receives is what a
browser would receive. It draws nothing.
"""

import socket
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.client import ClientProtocol
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.protocol import State
from websockets.typing import Subprotocol
from websockets.uri import parse_uri

_TIMEOUT_SECONDS = 120
_CHUNK = 2**16


@dataclass(frozen=True)
class Run:
    """What one run of a page cost.

    Attributes:
        seconds: from the question to the last message.
        wire_bytes: received on the socket, frame heads included, as compressed.
        plain_bytes: the same messages unpacked.
    """

    seconds: float
    wire_bytes: int
    plain_bytes: int


class Reader:
    """One session with a server; close it or use it in a ``with`` statement."""

    def __init__(self, url: str, page: str = "") -> None:
        """Connect.

        Args:
            url: of the server.
            page: name of the page; empty for the home.
        """
        self._page = page
        self._known: dict[str, int] = {}
        self._frames: list[bytes] = []
        parts = urlsplit(url)
        self._socket = socket.create_connection(
            (parts.hostname, parts.port), _TIMEOUT_SECONDS
        )
        self._protocol = ClientProtocol(
            parse_uri(f"ws://{parts.netloc}/_stcore/stream"),
            subprotocols=[Subprotocol("streamlit")],
            extensions=[ClientPerMessageDeflateFactory(client_max_window_bits=True)],
            max_size=None,
        )
        self._protocol.send_request(self._protocol.connect())
        self._send()
        while self._protocol.state is State.CONNECTING:
            self._receive()
        self.compression = ", ".join(map(repr, self._protocol.extensions))

    def __enter__(self) -> Self:
        """Return the reader."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Hang up."""
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def ask(self, query: str) -> Run:
        """Ask for the page under an address and wait until it stands.

        Raises:
            ConnectionError: the server hung up.
            RuntimeError: the page ended with a fault.
        """
        question = BackMsg()
        question.rerun_script.query_string = query
        question.rerun_script.page_name = self._page
        question.rerun_script.cached_message_hashes.extend(self._known)
        began = time.perf_counter()
        self._protocol.send_binary(question.SerializeToString())
        self._send()
        wire = plain = 0
        while True:
            wire += self._receive()
            for message in self._messages():
                plain += len(message)
                if self._is_last(message):
                    return Run(time.perf_counter() - began, wire, plain)

    def _is_last(self, raw: bytes) -> bool:
        message = ForwardMsg()
        message.ParseFromString(raw)
        if message.metadata.cacheable:
            self._known[message.hash] = len(raw)
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.new_element.HasField("exception"):
            raise RuntimeError(message.delta.new_element.exception.message)
        if kind != "script_finished":
            return False
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            raise RuntimeError("the page was not run to its end")
        return True

    def _send(self) -> None:
        for data in self._protocol.data_to_send():
            self._socket.sendall(data)

    def _receive(self) -> int:
        data = self._socket.recv(_CHUNK)
        if not data:
            raise ConnectionError("the server hung up")
        self._protocol.receive_data(data)
        self._send()
        return len(data)

    def _messages(self) -> list[bytes]:
        """Return the messages that are whole by now."""
        found = []
        for event in self._protocol.events_received():
            if isinstance(event, Response):
                continue
            if isinstance(event, Frame) and event.opcode in {
                Opcode.BINARY,
                Opcode.CONT,
            }:
                self._frames.append(bytes(event.data))
                if event.fin:
                    found.append(b"".join(self._frames))
                    self._frames.clear()
        return found
