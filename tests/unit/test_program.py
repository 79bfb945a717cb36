"""A component's script is in one message a page, whatever stands on the page."""

from streamlit.testing.v1 import AppTest

SCRIPT = "function draw() { /* much */ }"


def page():
    import streamlit as st

    from cakupan.ui import program

    count = st.query_params.get("count", "1")
    mount = program.component(
        "probe", html="<p></p>", css="", script="function draw() { /* much */ }"
    )
    for number in range(int(count)):
        mount(key=f"probe_{number}", data={"number": number})


def components(count: int):
    app = AppTest.from_function(page)
    app.query_params["count"] = str(count)
    app.run()
    assert not app.exception
    return [part.proto for part in app.get("bidi_component")]


def test_three_components_share_one_script():
    found = components(3)
    assert [part.component_name for part in found] == [
        "probe_program",
        "probe",
        "probe",
        "probe",
    ]
    program, *shown = found
    assert SCRIPT in program.js_content
    assert all(SCRIPT not in part.js_content for part in shown)
    assert [part.json for part in shown] == [f'[{{"number": {n}}}]' for n in range(3)]


def test_the_script_goes_by_the_same_name_whatever_it_serves():
    alone, beside = components(1)[0], components(2)[0]
    assert (alone.id, alone.js_content) == (beside.id, beside.js_content)


def test_both_sides_meet_under_one_name():
    program, shown = components(1)
    head = shown.js_content.partition("const newest")[0]
    assert "probe-" in head
    assert program.js_content.strip().startswith(head.strip())
