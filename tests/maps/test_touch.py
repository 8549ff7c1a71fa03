"""A map under a finger, on a phone: what a mouse does, taps, drags and pinches do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kg.maps.facts import Facts
from tests.maps.conftest import Opens
from tests.maps.worlds import crowd, village
from tests.support.browser import Opened
from tests.support.charts import thing, tie, world

PHONE: dict[str, Any] = {"width": 390, "height": 844, "device": {"has_touch": True, "is_mobile": True}}
# Two taps within this many milliseconds may count as a double tap.
DOUBLE_TAP = 400

Spot = tuple[float, float]


class Hand:
    """Fingers on the screen, as the browser gets them from a touch screen."""

    def __init__(self, map_: Opened) -> None:
        self.page = map_.page
        self._session = map_.page.context.new_cdp_session(map_.page)

    def tap(self, x: float, y: float) -> None:
        self.page.wait_for_timeout(DOUBLE_TAP)
        self.page.touchscreen.tap(x, y)
        self.page.wait_for_timeout(DOUBLE_TAP)

    def tap_on(self, selector: str) -> None:
        self.page.wait_for_timeout(DOUBLE_TAP)
        self.page.locator(selector).first.tap()

    def move(self, *ways: Sequence[Spot]) -> None:
        """Each finger goes down at the first spot of its way, follows it, and is lifted at its end."""
        for at, spots in enumerate(zip(*ways, strict=True)):
            self._send("touchMove" if at else "touchStart", spots)
        self._send("touchEnd", [])

    def _send(self, kind: str, spots: Sequence[Spot]) -> None:
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(spots)]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        self.page.wait_for_timeout(20)


def line(start: Spot, end: Spot, steps: int = 8) -> list[Spot]:
    (x0, y0), (x1, y1) = start, end
    return [(x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps) for at in range(steps + 1)]


def where(map_: Opened, id_: str) -> Spot:
    at = map_.page.evaluate("id => kgMap.where(id)", id_)
    return at["x"], at["y"]


def wide(map_: Opened) -> float:
    """How much of the map is in sight."""
    return float(map_.page.evaluate("kgMap.scene().frame.width"))


def two() -> Facts:
    names = {"a": "Atelier", "b": "Bureau"}
    return world([thing(id_, name=name) for id_, name in names.items()], [tie("a", "PART_OF", "b")])


def test_a_tap_opens_a_node_and_a_tap_closes_its_panel(opens: Opens) -> None:
    map_ = opens(village(), **PHONE)
    hand = Hand(map_)
    hand.tap(*where(map_, "mairie"))
    assert map_.page.inner_text("#panel h2") == "Mairie"
    panel, spot = map_.page.locator("#panel").bounding_box(), where(map_, "mairie")
    assert panel
    assert spot[1] < panel["y"], "the panel covers what it tells"
    hand.tap_on("#panel .head button")
    assert map_.page.is_hidden("#panel")
    hand.tap(*where(map_, "reseau"))
    assert map_.page.inner_text("#panel h2") == "Réseau"
    stage = map_.page.locator("#map").bounding_box()
    assert stage
    hand.tap(stage["x"] + 4, stage["y"] + 4)
    assert map_.page.is_hidden("#panel")


def test_a_finger_beside_a_small_node_or_on_its_name_means_that_node(opens: Opens) -> None:
    map_ = opens(crowd(120), **PHONE)
    hand = Hand(map_)
    names = map_.page.evaluate("kgMap.names()")
    name = max(names, key=lambda one: one["low"])
    hand.tap((name["left"] + name["right"]) / 2, name["low"] - 2)
    assert map_.page.inner_text("#panel h2") == f"Number {name['id'][1:]}"
    hand.tap_on("#panel .head button")
    lone = opens(two(), **PHONE)
    x, y = where(lone, "a")
    Hand(lone).tap(x + 24, y - 12)
    assert lone.page.inner_text("#panel h2") == "Atelier"


def test_a_mouse_opens_by_the_name_too_but_not_from_so_far_beside_the_shape(opens: Opens) -> None:
    map_ = opens(two())
    x, y = where(map_, "a")
    map_.page.mouse.click(x + 24, y - 24)
    assert map_.page.is_hidden("#panel")
    [name] = [one for one in map_.page.evaluate("kgMap.names()") if one["id"] == "a"]
    map_.page.wait_for_timeout(DOUBLE_TAP)
    map_.page.mouse.click(name["left"] + 3, name["low"] - 3)
    assert map_.page.inner_text("#panel h2") == "Atelier"


@pytest.mark.parametrize("aside", [0, 10])
def test_a_tap_on_a_tie_or_just_beside_it_opens_it(opens: Opens, aside: float) -> None:
    map_ = opens(two(), **PHONE)
    (x0, y0), (x1, y1) = where(map_, "a"), where(map_, "b")
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    Hand(map_).tap((x0 + x1) / 2 - (y1 - y0) / length * aside, (y0 + y1) / 2 + (x1 - x0) / length * aside)
    assert map_.page.inner_text("#panel h2") == "Atelier – Bureau"
    assert "A report, 2020, line 7" in map_.panel()


def test_the_legend_filters_by_tap(opens: Opens) -> None:
    map_ = opens(village(), **PHONE)
    hand = Hand(map_)
    before = map_.shown()
    hand.tap_on("#menu")
    hand.tap_on("#legend button:has-text('Organisation')")
    assert before - map_.shown() == {"mairie", "garage", "absent"}
    hand.tap_on("#legend button:has-text('Organisation')")
    assert map_.shown() == before
    hand.tap_on("#menu")
    assert map_.page.is_hidden("#legend")


def test_one_finger_moves_the_map_and_two_zoom_it_and_nothing_else_moves(opens: Opens) -> None:
    map_ = opens(village(), **PHONE)
    hand = Hand(map_)
    stage = map_.page.locator("#map").bounding_box()
    assert stage
    left, middle = stage["x"] + 20, stage["y"] + 20
    before = where(map_, "mairie")
    hand.move(line((left, middle), (left + 80, middle + 60)))
    moved = where(map_, "mairie")
    assert moved[0] - before[0] == pytest.approx(80, abs=25)
    assert moved[1] - before[1] == pytest.approx(60, abs=25)
    assert map_.page.is_hidden("#panel")
    seen = wide(map_)
    x, y = stage["x"] + 195, stage["y"] + 60
    hand.move(line((x - 30, y), (x - 120, y)), line((x + 30, y), (x + 120, y)))
    near = wide(map_)
    assert near < seen / 1.5
    hand.move(line((x - 120, y), (x - 30, y)), line((x + 120, y), (x + 30, y)))
    assert wide(map_) > near * 1.5
    assert map_.page.evaluate("visualViewport.scale") == 1
    assert map_.page.evaluate("[scrollX, scrollY]") == [0, 0]
    hand.tap_on("#fit")
    map_.page.wait_for_timeout(DOUBLE_TAP)
    hand.tap(*where(map_, "mairie"))
    assert map_.page.inner_text("#panel h2") == "Mairie"


def test_a_node_is_moved_by_a_finger_and_stays_there(opens: Opens) -> None:
    map_ = opens(village(), **PHONE)
    start, other = where(map_, "bal"), where(map_, "mairie")
    Hand(map_).move(line(start, (start[0] + 50, start[1] - 70)))
    end = where(map_, "bal")
    assert end[0] - start[0] == pytest.approx(50, abs=25)
    assert end[1] - start[1] == pytest.approx(-70, abs=25)
    assert where(map_, "mairie") == pytest.approx(other, abs=1)


def slider(map_: Opened) -> tuple[float, float, float]:
    """Its left and right end, and how far down it stands: once a date is said beside it, another place."""
    found = map_.page.locator("#when").bounding_box()
    assert found
    return found["x"], found["x"] + found["width"], found["y"] + found["height"] / 2


def test_the_slider_follows_a_finger(opens: Opens) -> None:
    map_ = opens(village(), **PHONE)
    hand = Hand(map_)
    left, right, y = slider(map_)
    hand.tap((left + right) / 2, y)
    assert map_.page.inner_text("#day")[-4:] in {"2009", "2010", "2011", "2012"}
    left, right, y = slider(map_)
    hand.move(line(((left + right) / 2, y), (left + 3, y)))
    assert map_.page.inner_text("#day")[-4:] in {"1995", "1996"}
    assert {"reseau", "offre", "lien", "bal"}.isdisjoint(map_.shown())
    hand.tap_on("#always")
    assert "reseau" in map_.shown()


def test_two_are_connected_and_the_words_on_where_to_begin_put_away_by_taps_alone(opens: Opens) -> None:
    map_ = opens(village(), **PHONE)
    hand = Hand(map_)
    hand.tap_on("#begin button")
    assert map_.page.is_hidden("#begin")
    hand.tap_on("#find")
    map_.page.keyboard.type("etoile")
    hand.tap_on("#found li")
    assert map_.page.inner_text("#panel h2") == "Garage de l'Étoile"
    hand.tap_on("#way")
    hand.tap_on("#find")
    map_.page.keyboard.type("club")
    hand.tap_on("#found li")
    assert "Who brought them together" in map_.panel()
    hand.tap_on("#panel .head button")
    assert map_.page.is_hidden("#panel")
