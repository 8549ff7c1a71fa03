"""Captioned views: read, checked, gone through by keys, captured in the map, saved, and read back unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.maps.scenes import BadScenesError, SceneText, read_scene_text
from tests.maps.conftest import Opens
from tests.maps.payloads import PAYLOADS
from tests.maps.test_answers_and_pictures import answer
from tests.maps.test_filters import town
from tests.maps.worlds import crowd, village
from tests.support.browser import Opened
from tests.support.charts import chart, page_data, thing, world

TALK = """
scenes:
  - caption: {fr: Le début, en: The beginning}
    at: 2011
    frame: {x: 10, y: -20, width: 900}
  - caption: Who funds
    only: {role: [funder]}
  - caption: The phases
    lanes: yes
  - caption: Two of them
    way: [dupont, club]
"""


def talk(text: str) -> SceneText:
    return SceneText("talk.yaml", text)


def state(map_: Opened) -> dict[str, Any]:
    page = map_.page
    return {
        "shown": map_.shown(), "ties": map_.ties(), "lit": map_.lit(), "lanes": page.is_visible("#lanes"),
        "panel": page.inner_text("#panel") if page.is_visible("#panel") else "", "foot": page.inner_text("#foot"),
        "scene": page.evaluate("kgMap.scene()"),
    }  # fmt: skip


def test_scenes_are_gone_through_by_keys(opens: Opens) -> None:
    map_ = opens(town(), scenes=talk(TALK))
    page = map_.page
    assert page.inner_text("#caption") == "The beginning"
    assert "As of December 31, 2011" in page.inner_text("#foot")
    page.keyboard.press("PageDown")
    assert page.inner_text("#caption") == "Who funds"
    assert "2 / 4. Who funds" in page.inner_text("#said")
    assert map_.shown() == {"mairie", "reseau", "offre"}
    assert "Role: Funder" in page.inner_text("#filtered")
    page.keyboard.press("PageDown")
    assert page.is_visible("#lanes")
    assert page.is_hidden("#filtered")
    page.keyboard.press("PageDown")
    assert page.is_hidden("#lanes")
    assert "Shortest way, in ties: 3" in map_.panel()
    page.keyboard.press("PageDown")
    assert page.inner_text("#scene-number") == "4 / 4"
    page.keyboard.press("PageUp")
    page.click("#scene-back")
    page.click("#scene-back")
    assert page.inner_text("#caption") == "The beginning"
    page.wait_for_timeout(600)
    assert page.evaluate("kgMap.scene().frame") == pytest.approx({"x": 10, "y": -20, "width": 900}, abs=2)


def test_a_captured_view_is_saved_and_read_back_unchanged(opens: Opens, tmp_path: Path) -> None:
    facts = town()
    map_ = opens(facts, answer=answer())
    page = map_.page
    page.click("#menu")
    page.click("#to-scenes")
    assert "No scene yet." in page.inner_text("#caption")
    page.locator("#when").fill(str(2011 * 12 + 5))
    page.click("#only-role summary")
    page.check("#only-role label:has-text('Funder') input")
    page.click("#rows button:has-text('inferred')")
    map_.find("garage")
    page.mouse.move(500, 400)
    page.mouse.wheel(0, -240)
    seen = [take(map_, 'First: "quoted", é, # and 日本\nsecond line')]
    page.click("#reset")
    page.keyboard.press("Escape")
    page.click("#fold")
    page.click("#answer li:first-child button")
    seen.append(take(map_, "A row"))
    page.click("#to-lanes")
    seen.append(take(map_, "Lanes too"))
    assert "Not saved" in page.inner_text("#scene-state")
    with page.expect_download() as download:
        page.click("#scene-save")
    assert page.inner_text("#scene-state") == ""
    assert download.value.suggested_filename == "a-case.scenes.yaml"
    download.value.save_as(tmp_path / "talk.yaml")
    saved = (tmp_path / "talk.yaml").read_text(encoding="utf-8")

    again = opens(town(), answer=answer(), scenes=read_scene_text(tmp_path / "talk.yaml"))
    assert again.page.inner_text("#caption") == 'First: "quoted", é, # and 日本\nsecond line'
    for at, before in enumerate(seen):
        found = state(again)
        frames = [one["scene"].pop("frame") for one in (found, before)]
        assert found == before, at
        assert frames[0] == pytest.approx(frames[1], abs=2)
        again.page.keyboard.press("PageDown")
        again.page.wait_for_timeout(600)
    again.page.click("#scene-making summary")
    with again.page.expect_download() as download:
        again.page.click("#scene-save")
    assert download.value.path().read_text(encoding="utf-8") == saved


def take(map_: Opened, caption: str) -> dict[str, Any]:
    """Add the present view as a scene, by keyboard; what the view is."""
    map_.page.wait_for_timeout(500)
    before = state(map_)
    map_.page.focus("#scene-add")
    map_.page.keyboard.press("Enter")
    for at, line in enumerate(caption.split("\n")):
        if at:
            map_.page.keyboard.press("Shift+Enter")
        map_.page.keyboard.type(line)
    map_.page.keyboard.press("Enter")
    assert map_.page.inner_text("#caption") == caption
    return before


def test_scenes_are_put_in_order_renamed_and_removed(opens: Opens) -> None:
    map_ = opens(
        village(), scenes=talk("scenes:\n- caption: {fr: Un, en: One}\n- caption: Two\n- caption: Three\n")
    )
    page = map_.page
    page.click("#scene-making summary")
    page.click("#scene-later")
    assert page.inner_text("#scene-number") == "2 / 3"
    page.click("#scene-rename")
    page.fill("#scene-caption", "First of all")
    page.keyboard.press("Escape")
    assert page.inner_text("#caption") == "One"
    page.click("#scene-rename")
    page.fill("#scene-caption", "Uno")
    page.keyboard.press("Enter")
    page.click("#scene-next")
    page.click("#scene-remove")
    found = page.evaluate("kgMap.scenes()")
    assert [scene["caption"] for scene in found] == ["Two", {"fr": "Un", "en": "Uno"}]


def test_without_a_scene_nothing_is_in_the_way(opens: Opens) -> None:
    map_ = opens(village())
    assert map_.page.is_hidden("#scenes")
    map_.page.keyboard.press("PageDown")
    assert map_.page.is_hidden("#scenes")


def test_hostile_captions_show_as_text_and_come_back_as_they_were(opens: Opens) -> None:
    hostile = [text for text in PAYLOADS if text.strip()][:200]
    map_ = opens(village())
    yaml = map_.page.evaluate(
        """captions => {
            const list = kgMap.scenes();
            for (const caption of captions) list.push({ caption, with: [caption] });
            return kgMap.yaml();
        }""",
        hostile,
    )
    with pytest.raises(BadScenesError) as raised:
        chart(village(), scenes=talk(yaml))
    assert {problem.code for problem in raised.value.problems} == {"unknown-id"}
    plain = "\n".join(line for line in yaml.splitlines() if not line.startswith("    with:"))
    told = page_data(chart(village(), scenes=talk(plain)).html)["scenes"]
    assert [scene["caption"] for scene in told] == hostile
    again = opens(village(), scenes=talk(plain))
    for caption in hostile[:40]:
        assert again.page.text_content("#caption") == caption
        again.page.keyboard.press("PageDown")
    assert again.page.evaluate("window.hit === undefined")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "talk.yaml:1: holds no scenes → begin with `scenes:`"),
        ("scenes: []", "talk.yaml:1: scenes = '[]': is no list of scenes"),
        ("scenes: [1]", "talk.yaml:1: scenes = '1': is no scene"),
        ("scenes:\n- open: mairie", "talk.yaml:2: caption = '{open}': is missing: a scene has a caption"),
        ("scenes:\n- caption: ''", "is no text of 1 to 2000 characters"),
        ("scenes:\n- caption: A\n  opn: mairie", "talk.yaml:3: opn = 'mairie': is no key that scenes know → write open"),
        ("scenes:\n- caption: A\nnames: x", "talk.yaml:3: names = 'x': is no key that scenes know → write scenes"),
        ("scenes:\n- caption: A\n  open: mairrie", "talk.yaml:3: open = 'mairrie': is not on this map → write mairie"),
        ("scenes:\n- caption: A\n  open: Mairie", "→ write mairie"),
        ("scenes:\n- caption: A\n  way: [mairie]", "talk.yaml:3: way = '[mairie]': has two ends"),
        ("scenes:\n- caption: A\n  at: 05/2016", "talk.yaml:3: at = '05/2016'"),
        ("scenes:\n- caption: A\n  at: T0+6m", "runs on another clock than this map → write it as 2016-05-01"),
        ("scenes:\n- caption: A\n  only: {role: [fundr]}", "only.role = 'fundr': is not in the list → write funder"),
        ("scenes:\n- caption: A\n  only: {rol: [funder]}", "only.rol = '[funder]': is no key that scenes know → write role"),
        ("scenes:\n- caption: A\n  only: funder", "only = 'funder': has keys of its own"),
        ("scenes:\n- caption: A\n  only: {programme: [mairie]}", "only.programme = 'mairie': is not on this map"),
        ("scenes:\n- caption: A\n  row: 1", "is no row of the answer beside this map → draw the map with --question"),
        ("scenes:\n- caption: A\n  question: gaps", "is not the question beside this map → draw the map with"),
        ("scenes:\n- caption: A\n  lanes: maybe", "lanes = 'maybe': is neither yes nor no"),
        ("scenes:\n- caption: A\n  frame: {x: 1, y: two}", "frame.y = 'two': is no number"),
        ("scenes:\n- caption: A\n  frame: {x: 1, y: 2}", "frame.width = '{x, y}': is missing"),
        ("scenes:\n- caption: A\n  open: &x mairie", "is a YAML tag or anchor"),
        ("scenes:\n\t- caption: A", "is indented with a tab"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_what_to_write(text: str, said: str) -> None:
    with pytest.raises(BadScenesError) as raised:
        chart(village(), scenes=talk(text))
    assert said in "\n".join(map(str, raised.value.problems))


def test_all_that_is_wrong_is_said_at_once_in_order() -> None:
    with pytest.raises(BadScenesError, match="3 errors in the scenes; no map was written") as raised:
        chart(
            village(),
            scenes=talk("scenes:\n- caption: A\n  open: x\n  at: never\n- caption: B\n  lans: yes\n"),
        )
    assert [problem.place.line for problem in raised.value.problems] == [3, 4, 6]


def test_what_stays_hidden_is_in_no_scene() -> None:
    text = "scenes:\n- {caption: Claire Dupont and others, open: dupont, with: [dupont, garage], way: [dupont, club]}\n"
    html = chart(village(), scenes=talk(text), hide=["dupont"]).html
    assert page_data(html)["scenes"] == [{"caption": "[hidden] and others", "with": ["garage"]}]
    assert "dupont" not in html.lower()


def test_what_a_larger_map_would_hold_is_said_to_be_beyond_this_one() -> None:
    with pytest.raises(BadScenesError) as raised:
        chart(crowd(60), around="n0", scenes=talk("scenes:\n- {caption: A, open: n31}\n"))
    assert "is in the graph, but not on this map → take it in with --all" in str(raised.value.problems[0])


def test_a_story_keeps_its_own_clock(opens: Opens) -> None:
    facts = world([thing("hero", start="T0+3m"), thing("late", start="T0+12m")])
    map_ = opens(facts, scenes=talk("scenes:\n- {caption: A, at: T0+6m}\n"))
    assert map_.page.inner_text("#day") == "T0 + 6 months"
    assert map_.page.evaluate("kgMap.scene().at.text") == "T0+6m"


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot be read"):
        read_scene_text(tmp_path / "nothing.yaml")
    (tmp_path / "old.yaml").write_bytes("scenes:\n- caption: été\n".encode("cp1252"))
    with pytest.raises(KgError, match=r"old\.yaml:2: is not UTF-8"):
        read_scene_text(tmp_path / "old.yaml")
    (tmp_path / "big.yaml").write_bytes(b"#" * 1_100_000)
    with pytest.raises(KgError, match="larger than 1 MB"):
        read_scene_text(tmp_path / "big.yaml")
