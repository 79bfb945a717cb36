"""What a browser may send: the messages and files that our pages need, no others.

Streamlit obeys any reader in matters of the whole server: ``clear_cache`` throws away
what was read for everybody, ``load_git_info`` tells which files of the program's folder
were changed, ``install_skills`` writes into it. They end here, before Streamlit reads
them, as do files that no page asked for. Of what goes out one thing is changed: the
place of the program on this machine's disk, which Streamlit tells each browser.
"""

import os
from typing import Any

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from cakupan import paths, uploads
from cakupan.packed import Scope, send_text
from cakupan.wording import _, speak

# What Streamlit's program in the browser sends for our pages: a run, the end of one's
# own run, where to send a file, "still here", and the making of a download. Not:
# clear_cache, set_run_on_save, load_git_info, debug_disconnect_websocket,
# debug_shutdown_runtime.
NEEDED = {
    "rerun_script",
    "stop_script",
    "file_urls_request",
    "app_heartbeat",
    "backend_operation_request",
}
# Of the operations only downloads; not install_skills, dismiss_skills_nudge, and
# dataframe_chunk, which no page of ours has.
OPERATIONS = {"deferred_file"}
MOST_BYTES = 2 * 2**20  # of a message: a page's typed evidence is a tenth of it
UPLOADS = "/_stcore/upload_file/"
_TEXT, _NOT_READABLE, _TOO_BIG = 1003, 1002, 1009
_REFUSED = 300  # statuses from here on say that nothing was done


def is_needed(data: bytes) -> bool:
    """Tell whether a message is one that our pages need.

    Raises:
        DecodeError: it is no message of Streamlit's.
    """
    message = BackMsg.FromString(data)
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        request = message.backend_operation_request
        return request.WhichOneof("payload") in OPERATIONS
    if kind == "file_urls_request":
        return len(message.file_urls_request.file_names) <= uploads.MOST_FILES
    if kind == "rerun_script":
        # No page of ours has a part that runs alone; Streamlit writes the name of one
        # that it does not find into its log, as it was sent.
        return not message.rerun_script.fragment_id
    return kind in NEEDED


def without_place(data: bytes, place: bytes) -> bytes:
    """Return a message to a browser without the place of the program.

    Args:
        data: the message.
        place: the project's folder.
    """
    if place not in data:
        return data
    message = ForwardMsg.FromString(data)
    if message.WhichOneof("type") != "new_session":
        return data
    message.new_session.main_script_path = "app.py"
    return message.SerializeToString()


class Inbound:
    """The layer that lets in what our pages need."""

    def __init__(self, app: Any) -> None:
        """Take the application inside."""
        self._app = app
        self._place = os.fsencode(paths.root())

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Pass on what is needed; answer or drop the rest."""
        if scope["type"] == "websocket":
            await self._app(scope, _needed_only(receive, send), self._placeless(send))
        elif scope["type"] == "http" and scope["path"].startswith(UPLOADS):
            await self._upload(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _placeless(self, send: Any) -> Any:
        """Return a ``send`` that says nothing of where the program is."""

        async def send_without_place(message: dict[str, Any]) -> None:
            if message.get("bytes"):
                data = without_place(message["bytes"], self._place)
                message = {**message, "bytes": data}
            await send(message)

        return send_without_place

    async def _upload(self, scope: Scope, receive: Any, send: Any) -> None:
        session, _slash, file = scope["path"].removeprefix(UPLOADS).partition("/")
        method, is_done = scope["method"], False

        async def send_noted(message: dict[str, Any]) -> None:
            nonlocal is_done
            if message["type"] == "http.response.start":
                is_done = message["status"] < _REFUSED
            await send(message)

        if method == "PUT" and not uploads.takes(session, file):
            message = _("This page takes no file, or has as many as it takes.")
            said = "\n\n".join(speak(lang).say(message) for lang in ("id", "en"))
            await send_text(send, 403, said)
            return
        try:
            await self._app(scope, receive, send_noted)
        finally:
            if method == "PUT":
                uploads.came(session, file, is_done)
        # A file that Streamlit did not let go of is held, and counts.
        if method == "DELETE" and is_done:
            uploads.forget(session, file)


def _needed_only(receive: Any, send: Any) -> Any:
    """Return a ``receive`` that gives needed messages and ends the line at others."""

    async def receive_needed() -> dict[str, Any]:
        while True:
            message: dict[str, Any] = await receive()
            if message["type"] != "websocket.receive":
                return message
            data = message.get("bytes")
            code = 0
            if data is None:
                code = _TEXT
            elif len(data) > MOST_BYTES:
                code = _TOO_BIG
            else:
                try:
                    if is_needed(data):
                        return message
                except DecodeError:
                    code = _NOT_READABLE
            if code:
                await send({"type": "websocket.close", "code": code})
                return {"type": "websocket.disconnect", "code": code}

    return receive_needed
