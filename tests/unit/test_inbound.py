"""Of what a browser may send, our pages need little; the rest ends at the door."""

import asyncio
import gc

import pytest
from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from cakupan import inbound, serve, uploads

RUN = BackMsg(rerun_script={"query_string": "region=64"})
NEEDED = [
    RUN,
    BackMsg(stop_script=True),
    BackMsg(app_heartbeat=True),
    BackMsg(file_urls_request={"request_id": "1", "file_names": ["a.toml"]}),
    BackMsg(backend_operation_request={"deferred_file": {"file_id": "1"}}),
]
REFUSED = [
    BackMsg(rerun_script={"fragment_id": "x\n2026-11-30 written by a reader"}),
    BackMsg(clear_cache=True),
    BackMsg(set_run_on_save=True),
    BackMsg(load_git_info=True),
    BackMsg(debug_disconnect_websocket=True),
    BackMsg(debug_shutdown_runtime=True),
    BackMsg(file_urls_request={"file_names": ["a"] * 5}),
    BackMsg(backend_operation_request={"install_skills": {}}),
    BackMsg(backend_operation_request={"dismiss_skills_nudge": {}}),
    BackMsg(backend_operation_request={"dataframe_chunk": {}}),
    BackMsg(backend_operation_request={"request_id": "1"}),
    BackMsg(),
]


def test_every_kind_of_message_is_decided():
    kinds = {field.name for field in BackMsg.DESCRIPTOR.fields}
    assert {each.WhichOneof("type") for each in NEEDED + REFUSED} - {None} == kinds
    request = BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"]
    operations = request.message_type.oneofs_by_name["payload"].fields
    assert {field.name for field in operations} == {
        each.backend_operation_request.WhichOneof("payload")
        for each in NEEDED + REFUSED
    } - {None}


def test_what_pages_need_is_let_in_and_nothing_else():
    assert [inbound.is_needed(each.SerializeToString()) for each in NEEDED] == [
        True
    ] * len(NEEDED)
    assert [inbound.is_needed(each.SerializeToString()) for each in REFUSED] == [
        False
    ] * len(REFUSED)


def test_a_message_that_says_two_things_is_read_as_streamlit_reads_it():
    # The last one of a choice holds.
    run, clear = RUN.SerializeToString(), REFUSED[1].SerializeToString()
    assert not inbound.is_needed(run + clear)
    assert inbound.is_needed(clear + run)


def heard(*sent: dict) -> tuple[list[dict], list[dict]]:
    """Return what the application hears of what is sent, and what is answered."""
    line = iter([*sent, {"type": "websocket.disconnect", "code": 1000}])
    got: list[dict] = []
    answered: list[dict] = []

    async def app(scope, receive, send):
        while True:
            got.append(await receive())
            if got[-1]["type"] == "websocket.disconnect":
                return

    async def receive():
        return next(line)

    async def send(message):
        answered.append(message)

    asyncio.run(inbound.Inbound(app)({"type": "websocket"}, receive, send))
    return got, answered


def message(data: bytes) -> dict:
    return {"type": "websocket.receive", "bytes": data}


def test_the_application_hears_only_what_is_needed():
    run = message(RUN.SerializeToString())
    refused = [message(each.SerializeToString()) for each in REFUSED]
    got, answered = heard({"type": "websocket.connect"}, *refused, run, *refused)
    assert [each["type"] for each in got] == [
        "websocket.connect",
        "websocket.receive",
        "websocket.disconnect",
    ]
    assert got[1] == run
    assert answered == []


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"type": "websocket.receive", "text": "hello"}, 1003),
        (message(b"\xff\xff\xff\xff"), 1002),
        (message(b"\0" * 50), 1002),
        (message(bytes(inbound.MOST_BYTES + 1)), 1009),
    ],
)
def test_what_is_no_message_ends_the_line_quietly(sent, code, caplog):
    got, answered = heard(sent, message(RUN.SerializeToString()))
    assert got == [{"type": "websocket.disconnect", "code": code}]
    assert answered == [{"type": "websocket.close", "code": code}]
    assert caplog.text == ""


def test_a_damaged_message_is_seen():
    with pytest.raises(DecodeError):
        inbound.is_needed(b"\xff\xff")


def test_a_browser_is_not_told_where_the_program_lies():
    message = ForwardMsg(new_session={"main_script_path": "/srv/negeri/app.py"})
    message.new_session.name = "app"
    data = inbound.without_place(message.SerializeToString(), b"/srv/negeri")
    assert b"negeri" not in data
    assert ForwardMsg.FromString(data).new_session.name == "app"
    other = ForwardMsg(new_session={"main_script_path": "/elsewhere"})
    kept = other.SerializeToString()
    assert inbound.without_place(kept, b"/srv/negeri") is kept


def ask(method: str, path: str, said: int = 200) -> int:
    """Return the status that a request gets before an application that says 200."""
    sent: list[dict] = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": said, "headers": []})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": []}
    asyncio.run(inbound.Inbound(app)(scope, None, send))
    return sent[0]["status"]


def test_a_session_sends_files_only_while_its_page_asks_for_one():
    place = uploads.Place()
    uploads.keep("one", place)
    assert ask("PUT", "/_stcore/upload_file/one/a") == 403
    place.is_open = True
    assert ask("PUT", "/_stcore/upload_file/one/a") == 200
    assert ask("PUT", "/_stcore/upload_file/two/a") == 403
    place.is_open = False
    assert ask("PUT", "/_stcore/upload_file/one/b") == 403
    assert ask("DELETE", "/_stcore/upload_file/one/a") == 200


def test_a_session_has_a_place_for_a_few_files():
    place = uploads.Place(is_open=True)
    uploads.keep("one", place)
    path = "/_stcore/upload_file/one/{}"
    most = uploads.MOST_FILES
    assert [ask("PUT", path.format(n)) for n in range(most)] == [200] * most
    assert ask("PUT", path.format("more")) == 403
    assert ask("PUT", path.format(0)) == 200  # the same file again
    assert ask("DELETE", path.format(0)) == 200
    assert ask("PUT", path.format("more")) == 200


def test_a_file_that_streamlit_keeps_still_counts():
    place = uploads.Place(is_open=True)
    uploads.keep("one", place)
    path = "/_stcore/upload_file/one/{}"
    most = uploads.MOST_FILES
    assert [ask("PUT", path.format(n)) for n in range(most)] == [200] * most
    # Without the token that Streamlit gave, it deletes nothing.
    assert [ask("DELETE", path.format(n), 403) for n in range(most)] == [403] * most
    assert ask("PUT", path.format("more")) == 403


def test_a_file_that_streamlit_refuses_leaves_its_place():
    place = uploads.Place(is_open=True)
    uploads.keep("one", place)
    for number in range(2 * uploads.MOST_FILES):
        assert ask("PUT", f"/_stcore/upload_file/one/{number}", 413) == 413
    assert ask("PUT", "/_stcore/upload_file/one/right") == 200
    assert (place.files, place.coming) == ({"right"}, [])


def test_a_file_that_is_taken_back_while_it_comes_counts_when_it_has_come():
    place = uploads.Place(is_open=True)
    uploads.keep("one", place)
    for number in range(uploads.MOST_FILES):
        assert uploads.takes("one", str(number))
        uploads.forget("one", str(number))
    assert not uploads.takes("one", "more")
    for number in range(uploads.MOST_FILES):
        uploads.came("one", str(number), is_held=True)
    assert not uploads.takes("one", "more")


def test_a_place_goes_with_its_session():
    uploads.keep("gone", uploads.Place(is_open=True))
    gc.collect()
    assert ask("PUT", "/_stcore/upload_file/gone/a") == 403


def test_the_layer_stands_before_streamlit():
    app = serve.create_app(lambda: None)
    assert inbound.Inbound in [layer.cls for layer in app._user_middleware]
