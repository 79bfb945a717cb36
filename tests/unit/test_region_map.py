"""What the Python face of the map refuses, and how it writes addresses."""

import pytest

from cakupan.ui.map import MapEvent, component, region_map


def payload(**regions) -> dict:
    columns = {
        "code": ["01", "02"],
        "name": ["Satu", "Dua"],
        "short": ["S", "D"],
        "cls": [0, None],
        "absence": [None, "withheld"],
        "over": [0, 0],
        "value": ["1%", "ditahan"],
        "detail": ["", ""],
        "size": [None, None],
        "mark": [None, None],
    }
    return {
        "shapes": {"url": "app/static/squares.json", "kind": "geographic"},
        "mode": "fill",
        "regions": columns | regions,
        "palette": ["#ffffcc", "#253494"],
    }


def mount(monkeypatch, **reported):
    """Stand in for the browser: report the given values, keep what was sent."""
    sent = {}

    def answer(**arguments):
        sent.update(arguments)
        return type("Result", (), {"picked": None, "up": None, **reported})

    monkeypatch.setattr(component, "_component", answer)
    return sent


def test_lists_of_unlike_length_are_refused(monkeypatch):
    mount(monkeypatch)
    with pytest.raises(ValueError, match=r"one length.*'name': 1"):
        region_map(payload(name=["Satu"]), key="map")


def test_a_class_outside_the_palette_is_refused(monkeypatch):
    mount(monkeypatch)
    with pytest.raises(ValueError, match=r"classes 0 to 1 .* found \[2\]"):
        region_map(payload(cls=[0, 2]), key="map")


def test_a_pick_is_reported(monkeypatch):
    mount(monkeypatch, picked="02")
    assert region_map(payload(), key="map") == MapEvent(picked="02", up=False)


def test_a_pick_of_something_not_on_the_map_is_dropped(monkeypatch):
    mount(monkeypatch, picked={"code": "02"}, up=True)
    assert region_map(payload(), key="map") == MapEvent(picked=None, up=True)


@pytest.mark.parametrize(
    ("base", "url", "final"),
    [
        ("", "app/static/a.json?v=1", "/app/static/a.json?v=1"),
        ("/jamsos/peta/", "app/static/a.json", "/jamsos/peta/app/static/a.json"),
        ("jamsos", "/shapes/a.json", "/shapes/a.json"),
        ("jamsos", "https://example.org/a.json", "https://example.org/a.json"),
    ],
)
def test_a_relative_address_starts_at_the_root_of_the_app(
    monkeypatch, base, url, final
):
    sent = mount(monkeypatch)
    monkeypatch.setattr(component.st, "get_option", lambda name: base)
    region_map(
        payload() | {"shapes": {"url": url, "kind": "tiles"}}, key="map", height=400
    )
    assert sent["data"]["shapes"] == {"url": final, "kind": "tiles"}
    assert sent["data"]["height"] == 400
