"""What axe-core finds, in each state that a person meets; and what the keyboard alone can do."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.maps.conftest import Opens
from tests.maps.test_answers_and_pictures import answer
from tests.maps.test_filters import town
from tests.maps.test_scenes import TALK, talk
from tests.maps.worlds import crowd
from tests.support.browser import Opened

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def faults(map_: Opened) -> list[str]:
    """Everything that axe-core calls a violation, with where it is."""
    map_.page.wait_for_timeout(300)
    map_.page.evaluate(AXE + "; 0")
    found = map_.page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['impact']} {one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def nothing(page: Page) -> None:
    pass


def filtered(page: Page) -> None:
    for facet in ("phase", "role", "programme", "territory"):
        page.click(f"#only-{facet} summary")
    page.check("#only-role label:has-text('Funder') input")
    page.click("#rows button:has-text('inferred')")


def panel(page: Page) -> None:
    page.fill("#find", "offre")
    page.keyboard.press("Enter")


def note_form(page: Page) -> None:
    panel(page)
    page.click("#panel .note-do")


def noted(page: Page) -> None:
    note_form(page)
    page.keyboard.type("Since 2009")
    page.click("#panel .note-form button[type=submit]")
    page.click("#to-notes")


def way(page: Page) -> None:
    page.fill("#find", "dupont")
    page.keyboard.press("Enter")
    page.click("#way")
    page.fill("#find", "club")
    page.keyboard.press("Enter")


def asking(page: Page) -> None:
    panel(page)
    page.click("#way")
    page.fill("#find", "a")


def row(page: Page) -> None:
    page.click("#answer li:first-child button")
    page.click("#answer summary")


def making_a_scene(page: Page) -> None:
    page.click("#scene-making summary")
    page.click("#scene-add")


STATES: dict[str, tuple[Callable[[Page], None], dict[str, object]]] = {
    "start": (nothing, {}),
    "a date": (nothing, {"at": "2012"}),
    "filtered": (filtered, {}),
    "panel": (panel, {}),
    "way": (way, {}),
    "asking a way": (asking, {}),
    "lanes": (lambda page: page.click("#to-lanes"), {}),
    "answer": (row, {"answer": answer()}),
    "scenes": (making_a_scene, {"scenes": talk(TALK)}),
    "note form": (note_form, {}),
    "notes": (noted, {}),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(opens: Opens, state: str) -> None:
    act, options = STATES[state]
    map_ = opens(town(), **options)
    act(map_.page)
    assert faults(map_) == []


@pytest.mark.parametrize("state", ["start", "panel", "scenes"])
def test_axe_finds_nothing_on_a_phone_in_french(opens: Opens, state: str) -> None:
    act, options = STATES[state]
    map_ = opens(town(), width=390, height=844, lang="fr", **options)
    act(map_.page)
    assert faults(map_) == []


def test_axe_finds_nothing_in_a_first_look_that_leaves_things_out(opens: Opens) -> None:
    map_ = opens(crowd(120))
    assert map_.page.is_visible("#notice")
    assert faults(map_) == []


def test_a_tie_is_opened_and_a_node_moved_without_a_mouse(opens: Opens) -> None:
    map_ = opens(town())
    keys = map_.page.keyboard
    map_.find("mairie")
    map_.page.focus("#panel .tie-open")
    keys.press("Enter")
    assert "Claire Dupont → works for → Mairie" in map_.panel()
    assert map_.page.locator("#panel .note-do").count() == 1
    keys.press("Escape")
    map_.find("mairie")
    map_.page.focus("#map")
    map_.page.wait_for_timeout(500)
    before = map_.page.evaluate("kgMap.where('mairie')")
    keys.press("Shift+ArrowRight")
    keys.press("Shift+ArrowDown")
    after = map_.page.evaluate("kgMap.where('mairie')")
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (20, 20)
