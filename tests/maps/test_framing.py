"""What part of the map comes into the picture: names and neighbours with what is looked at."""

from __future__ import annotations

import pytest

from kg.maps.facts import Facts
from tests.maps.conftest import Opens
from tests.maps.worlds import crowd, village
from tests.support.browser import Opened
from tests.support.charts import thing, tie, world


def cut_off(map_: Opened) -> list[str]:
    """The names that are drawn but not wholly on the map."""
    map_.page.wait_for_timeout(600)
    stage = map_.page.locator("#map").bounding_box()
    assert stage
    right, low = stage["x"] + stage["width"], stage["y"] + stage["height"]
    names = map_.page.evaluate("kgMap.names()")
    assert names
    return [
        one["id"]
        for one in names
        if one["left"] < stage["x"] or one["top"] < stage["y"] or one["right"] > right or one["low"] > low
    ]


def long_names(count: int) -> Facts:
    facts = crowd(count)
    for id_ in facts.things:
        facts.things[id_] = thing(id_, name=f"An association with a rather long name {id_}")
    return facts


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844), (1280, 480)])
@pytest.mark.parametrize("facts", [village(), long_names(40), long_names(120)], ids=["few", "40", "120"])
def test_the_whole_map_holds_every_name_that_it_shows(
    opens: Opens, facts: Facts, width: int, height: int
) -> None:
    map_ = opens(facts, width=width, height=height)
    assert cut_off(map_) == []
    map_.page.click("#fit")
    assert cut_off(map_) == []


def test_who_is_found_stands_among_its_neighbours(opens: Opens) -> None:
    facts = crowd(40)
    facts.things["n0"] = thing("n0", name="Somebody to find")
    map_ = opens(facts)
    map_.find("somebody")
    assert cut_off(map_) == []
    named = {one["id"] for one in map_.page.evaluate("kgMap.names()")}
    assert named == map_.lit()
    assert len(named) > 3


def test_who_has_no_neighbour_is_found_no_nearer_than_anybody(opens: Opens) -> None:
    map_ = opens(world([thing("a"), thing("b"), thing("c")], [tie("a", "PART_OF", "b")]))
    map_.find("c")
    map_.page.wait_for_timeout(600)
    assert map_.page.evaluate("kgMap.scene().frame.width") >= 500


def test_the_map_opens_as_the_button_for_the_whole_map_shows_it(opens: Opens) -> None:
    map_ = opens(crowd(120), width=390, height=844)
    assert map_.page.is_visible("#notice")
    map_.page.wait_for_timeout(600)
    opened = map_.page.evaluate("kgMap.scene().frame")
    map_.page.click("#fit")
    map_.page.wait_for_timeout(600)
    assert map_.page.evaluate("kgMap.scene().frame") == opened
