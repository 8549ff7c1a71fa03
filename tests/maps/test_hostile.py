"""Texts from elsewhere run nothing, ask nobody for anything, and are shown as they are."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg import store
from kg.language import Text
from kg.maps.drawing import draw_facts
from kg.maps.facts import Facts
from kg.maps.scenes import read_scene_text
from kg.store import Database
from tests.maps import hostile
from tests.maps.conftest import Opens
from tests.maps.hostile import expected, kinds_at, poisoned, strays
from tests.maps.payloads import PAYLOADS
from tests.maps.worlds import village
from tests.support import browser as browsers
from tests.support.browser import Opened
from tests.support.charts import CASE, chart, page_data, thing, tie, world
from tests.support.commands import Ran

BREAKS_OUT = "</script><img src=x onerror=window.hit=1>"
SOME = (BREAKS_OUT, "<b>plain</b>", *PAYLOADS[:30])
# What the page draws with, and nothing else.
_SVG_TAGS = {"svg", "g", "rect", "text", "path", "polygon", "circle", "line"}


def look_at_everything(map_: Opened) -> dict[str, str]:
    """Open each node as a click does; what its panel says, by id."""
    return map_.page.evaluate(
        """() => {
            const said = {};
            for (const id of kgMap.shown()) {
                kgMap.open(id);
                said[id] = document.getElementById("panel").textContent;
            }
            return said;
        }"""
    )


def test_there_are_enough_of_them_in_every_kind() -> None:
    assert len(PAYLOADS) >= 200
    told = {kind for number in range(len(PAYLOADS)) for kind in kinds_at(number)}
    assert len(told) == len(hostile.DRAWN) + len(hostile.TOLD) + len(hostile.TIES)


def test_each_field_of_each_kind_and_tie_is_shown_as_text(opens: Opens) -> None:
    map_ = opens(poisoned(PAYLOADS))
    map_.page.click("#everything")
    said = look_at_everything(map_)
    assert len(said) == len(PAYLOADS)
    for number, payload in enumerate(PAYLOADS):
        panel = said[f"n{number}{payload}"]
        kind, part, type_ = kinds_at(number)
        for word in (kind, part, *([type_] if number else [])):
            for text in expected(word, payload):
                assert text in panel, (word, text)
    assert strays(map_.page) == []


def test_the_head_the_search_the_tips_the_legend_and_the_lanes(opens: Opens) -> None:
    map_ = opens(poisoned(SOME))
    page = map_.page
    page.fill("#find", "img src")
    assert BREAKS_OUT in page.inner_text("#found")
    page.keyboard.press("Escape")
    at = page.evaluate("id => kgMap.where(id)", f"n0{BREAKS_OUT}")
    page.mouse.move(at["x"], at["y"])
    page.wait_for_selector("#tip:not([hidden])")
    assert f"{BREAKS_OUT} name" in page.inner_text("#tip")
    case = f"{BREAKS_OUT} case 0"
    for place in ("h1", "#foot", "#legend"):
        assert case in page.inner_text(place), place
    assert case in page.title()
    page.click(f"#rows button:has-text('{case}')")
    assert f"without {case}" in page.inner_text("#filtered")
    page.click("#reset")
    for facet, number in (
        ("programme", hostile.DRAWN.index("programme")),
        ("territory", hostile.DRAWN.index("territory")),
    ):
        assert f"{SOME[number]} name" in (page.text_content(f"#only-{facet}") or ""), facet
    page.click("#to-lanes")
    innovation = hostile.DRAWN.index("innovation")
    assert f"{SOME[innovation]} name" in page.inner_text("#lanes")
    assert strays(page) == []


def test_an_answer_with_a_payload_in_each_of_its_texts(opens: Opens) -> None:
    facts = poisoned(SOME)
    about = [f"n{number}{payload}" for number, payload in enumerate(SOME)]
    map_ = opens(facts, answer=hostile.answer(SOME, about))
    page = map_.page
    page.click("#answer summary")
    said = page.text_content("#answer") or ""
    for text in (*(f"{BREAKS_OUT} {word}" for word in ("title", "question", "what", "made")), *SOME):
        assert text in said
    for number, payload in enumerate(SOME[:6]):
        page.locator("#answer li button").nth(number).click()
        page.evaluate("id => kgMap.open(id)", about[number])
        for word in ("cell", "second"):
            assert f"{payload} {word}" in said
        assert f"{payload} {'seat' if number % 2 else 'halt'}" in map_.panel()
    assert strays(page) == []


def test_a_framework_whose_words_are_payloads(opens: Opens, browser: Browser, tmp_path: Path) -> None:
    facts = village()
    facts.links.append(tie("garage", "TAKES_PART_IN", "offre", 2, role="catalyst", lever="financing"))
    words = hostile.framework(PAYLOADS)
    file = draw_facts(facts, words, lang="en").write(tmp_path / "map.html")
    with browsers.opened(browser, file) as map_:
        page = map_.page
        funder, trial = words.role("funder").name.en, words.phase("experimentation").name.en
        for facet, text in (("role", funder), ("phase", trial)):
            page.click(f"#only-{facet} summary")
            row = page.locator(f"#only-{facet} label", has=page.get_by_text(text, exact=True))
            row.locator("input").check()
            assert text in page.inner_text("#filtered")
            page.click("#reset")
        map_.find("mairie")
        assert funder in map_.panel()
        assert words.lever("financing").name.en in map_.panel()
        page.click("#to-lanes")
        assert all(phase.name.en in (page.text_content("#lanes") or "") for phase in words.phases)
        assert strays(page) == []
        map_.quiet()


def test_a_picture_is_a_document_in_which_nothing_runs(
    opens: Opens, browser: Browser, tmp_path: Path
) -> None:
    """Opened by itself it has no policy that would stop anything."""
    facts = poisoned(PAYLOADS)
    map_ = opens(facts, answer=hostile.answer(PAYLOADS[:4], [f"n{at}{PAYLOADS[at]}" for at in range(4)]))
    map_.page.click("#everything")
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    download.value.save_as(tmp_path / "view.svg")
    with browsers.opened(browser, tmp_path / "view.svg", ready="svg") as picture:
        tags, texts = picture.page.evaluate(
            "[[...document.querySelectorAll('*')].map(one => one.tagName),"
            " [...document.querySelectorAll('text')].map(one => one.textContent)]"
        )
        picture.page.mouse.click(400, 300)
        assert picture.page.evaluate("window.hit === undefined")
        picture.quiet()
    assert set(tags) <= _SVG_TAGS
    assert any(f"{PAYLOADS[0]} case 0" in text for text in texts)
    assert len(texts) > len(PAYLOADS)
    with map_.page.expect_download() as download:
        map_.page.click("#png")
    assert download.value.path().read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize("id_", ["constructor", "__proto__", "hasOwnProperty"])
def test_an_id_that_every_object_knows_is_drawn_like_any_other(opens: Opens, id_: str) -> None:
    facts = world([thing(id_, name="Odd"), thing("b")], [tie(id_, "PART_OF", "b")])
    map_ = opens(facts)
    map_.click_on(id_)
    assert map_.page.inner_text("#panel h2") == "Odd"
    assert map_.lit() == {id_, "b"}


def test_scenes_of_hostile_ids_are_saved_and_read_back(opens: Opens, tmp_path: Path) -> None:
    facts = poisoned(PAYLOADS)
    map_ = opens(facts)
    taken = map_.page.evaluate(
        """() => {
            const scenes = kgMap.scenes();
            for (const id of kgMap.shown()) {
                kgMap.open(id);
                scenes.push({ caption: id, ...kgMap.scene() });
            }
            return scenes;
        }"""
    )
    assert len({scene["open"] for scene in taken}) > 40
    (tmp_path / "talk.yaml").write_text(map_.page.evaluate("kgMap.yaml()"), encoding="utf-8")
    again = chart(facts, scenes=read_scene_text(tmp_path / "talk.yaml"))
    assert page_data(again.html)["scenes"] == taken


def test_what_came_past_every_loader_is_text_too(
    empty_database: Database, kg: Callable[..., Ran], browser: Browser, tmp_path: Path
) -> None:
    """The real graph and the real command, with a parameter and captions of somebody else's."""
    facts = poisoned(PAYLOADS)
    store.load(empty_database, hostile.records(facts))
    who = f"n0{PAYLOADS[0]}"
    talk = tmp_path / "<img src=x onerror=alert(1)>.yaml"
    talk.write_text(f"scenes:\n- caption: {BREAKS_OUT!r}\n  open: {who!r}\n", encoding="utf-8")
    ran = kg(
        *("map", "--case", facts.cases[0].id, "--question", "neighbours", "-p", f"who={who}"),
        *("--scenes", str(talk), "--around", who, "--depth", "6", "--lang", "en", "--out", str(tmp_path / "map.html")),
    )  # fmt: skip
    assert ran.exit_code == 0, ran.stderr
    with browsers.opened(browser, tmp_path / "map.html") as map_:
        assert map_.page.inner_text("#caption") == BREAKS_OUT
        assert f"{PAYLOADS[0]} name" in map_.panel()
        map_.page.click("#answer summary")
        assert who in (map_.page.text_content("#answer details") or "")
        assert f"{PAYLOADS[1]} name" in map_.page.inner_text("#answer ol")
        assert len(look_at_everything(map_)) > 5
        assert strays(map_.page) == []
        map_.quiet()


def test_titles_of_a_single_case_are_text(opens: Opens) -> None:
    facts: Facts = village()
    facts.cases = (dataclasses.replace(CASE, title=Text(en=BREAKS_OUT, fr=BREAKS_OUT)),)
    map_ = opens(facts)
    assert (map_.page.inner_text("h1"), map_.page.title()) == (BREAKS_OUT, BREAKS_OUT)
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    assert download.value.suggested_filename == "script-img-src-x-onerror-window-hit-1.svg"
    assert strays(map_.page) == []
