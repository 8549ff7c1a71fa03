"""Where to begin: what a map says to somebody who has never seen one."""

from __future__ import annotations

import pytest

from tests.maps.conftest import Opens
from tests.maps.test_answers_and_pictures import answer
from tests.maps.test_scenes import TALK, talk
from tests.maps.worlds import crowd, village
from tests.support.browser import Opened
from tests.support.charts import thing, world

SIZES = [(1280, 720), (390, 844)]


def begin(map_: Opened) -> str:
    """What it says, in ordinary spaces; empty when it says nothing."""
    there = map_.page.is_visible("#begin")
    return map_.page.inner_text("#begin p").replace("\u00a0", " ") if there else ""


def test_it_says_what_to_do_first_and_with_what_is_at_hand(opens: Opens) -> None:
    assert begin(opens(village())) == (
        "To begin: click a name, or type one at the top (by keyboard: Tab, then the arrows). "
        "Then “How is it connected to…” shows who connects two of them; the slider below, what there was at a date."
    )
    assert begin(opens(village(), lang="fr", width=390, height=844)) == (
        "Pour commencer : toucher un nom, ou l'écrire en haut. Ensuite, « Comment est-ce relié à… » montre qui "
        "relie deux noms ; le curseur du bas, ce qu'il y avait à telle date."
    )
    assert begin(opens(world([thing("a"), thing("b")]))).endswith("who connects two of them.")
    assert begin(opens(world([thing("a")]))).endswith("(by keyboard: Tab, then the arrows).")
    assert begin(opens(world([]))) == ""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_covers_nothing_that_the_map_opens_with(opens: Opens, width: int, height: int) -> None:
    map_ = opens(crowd(120), width=width, height=height, lang="fr")
    words = map_.page.locator("#begin").bounding_box()
    stage = map_.page.locator("#map").bounding_box()
    assert words
    assert stage
    assert stage["height"] - words["height"] > 400
    names = map_.page.evaluate("kgMap.names()")
    assert names
    assert max(name["low"] for name in names) <= words["y"]
    assert max(map_.page.evaluate("id => kgMap.where(id).y", id_) for id_ in map_.shown()) < words["y"]


def test_it_goes_with_the_first_choice_and_comes_back_when_nothing_is_chosen(opens: Opens) -> None:
    map_ = opens(village())
    map_.click_on("mairie")
    assert begin(map_) == ""
    map_.page.keyboard.press("Escape")
    assert begin(map_) != ""
    map_.page.locator("#when").fill(str(2012 * 12))
    assert begin(map_) == ""
    map_.page.click("#always")
    assert begin(map_) != ""
    map_.find("absente")
    map_.page.click("#way")
    map_.find("mairie")
    assert "Nothing on this map connects them" in map_.panel()
    assert begin(map_) == ""


def test_put_away_it_stays_away_and_gives_the_map_its_place(opens: Opens) -> None:
    map_ = opens(village())
    before = map_.page.evaluate("kgMap.where('mairie')")
    map_.page.click("#begin button")
    assert begin(map_) == ""
    map_.page.click("#fit")
    map_.page.wait_for_timeout(500)
    assert map_.page.evaluate("kgMap.where('mairie')")["y"] > before["y"] + 10
    map_.click_on("mairie")
    map_.page.keyboard.press("Escape")
    assert begin(map_) == ""


def test_the_map_beneath_it_can_still_be_touched(opens: Opens) -> None:
    map_ = opens(village())
    words = map_.page.locator("#begin p").bounding_box()
    assert words
    before = map_.page.evaluate("kgMap.where('mairie')")
    at = (words["x"] + 5, words["y"] + 5)
    map_.page.mouse.move(*at)
    map_.page.mouse.down()
    map_.page.mouse.move(at[0] + 60, at[1], steps=4)
    map_.page.mouse.up()
    assert map_.page.evaluate("kgMap.where('mairie')")["x"] > before["x"] + 40


def test_an_answer_and_scenes_say_it_themselves(opens: Opens) -> None:
    assert begin(opens(village(), answer=answer())) == ""
    assert begin(opens(village(), scenes=talk(TALK))) == ""
