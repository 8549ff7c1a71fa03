"""Honest inputs that strain a page: names of 300 characters, other scripts, no date, nothing, very much."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.language import Text
from kg.maps.facts import Facts
from kg.store import Database
from tests.maps.conftest import Opens
from tests.maps.worlds import crowd
from tests.support import browser as browsers
from tests.support.browser import Opened
from tests.support.charts import CASE, page_data, thing, tie, world
from tests.support.commands import Ran

LONG = ("Association intercommunale pour la mobilité solidaire et l'accompagnement vers l'emploi " * 4)[
    :299
] + "."
NAMES = {
    "long": LONG,
    "unbroken": ("Anticonstitutionnellement" * 12)[:300],
    "arabic": "جمعية التضامن من أجل التنقل الاجتماعي في المناطق الريفية والنائية لعام 2012",
    "hebrew": "עמותת הסולידריות והניידות של הגליל (2012)",
    "chinese": "移動連帯協会と地域社会のための共同イニシアチブ推進機構本部事務局東京",
    "emoji": "👩\u200d👩\u200d👧\u200d👦" * 20,
    "mixed": "Garage جمعية Étoile 2012 (SARL) שלום",
}
WIDTHS = [(1280, 800), (390, 844)]


def strained() -> Facts:
    """Each name as an organisation, an innovation with a stay, an alliance, a place, a programme, a source and a case."""
    things, links = [thing("all", "alliance", name=LONG)], []
    for key, name in NAMES.items():
        things += [
            thing(key, name=name, aliases=[f"{name} bis"], description=name, note=name, sphere="enterprise"),
            thing(f"i-{key}", "innovation", name=name),
            thing(f"s-{key}", "stay", phase="experimentation", start="2012/2014", end="2015", outcome="halted", note=name),
            thing(f"p-{key}", "programme", name=name),
            thing(f"t-{key}", "territory", name=name),
        ]  # fmt: skip
        links += [
            tie(key, "PARTY_TO", "all", function=name, note=name),
            tie(key, "TAKES_PART_IN", f"i-{key}", role="funder", start="2012"),
            tie(f"i-{key}", "WENT_THROUGH", f"s-{key}"),
            tie(f"p-{key}", "HOSTS", f"i-{key}"),
            tie(key, "LOCATED_IN", f"t-{key}"),
        ]
    facts = world(things, links)
    facts.cases = (dataclasses.replace(CASE, title=Text(en=LONG, fr=LONG)),)
    facts.citations = {"report": Text(en=LONG, fr=LONG)}
    return facts


# Whatever is wider than the page, or than the box that would cut it off or scroll it sideways.
_OVERFLOWING = """() => {
    const seen = (one) => { const { width, height } = one.getBoundingClientRect(); return width > 1 && height > 1; };
    const holder = (one) => {
        for (let up = one.parentElement; up; up = up.parentElement) {
            if (up === document.body || getComputedStyle(up).overflowX !== "visible") return up;
        }
    };
    const all = [...document.querySelectorAll("body *")].filter((one) => seen(one) && !one.closest("#said, #map, svg *"));
    return all.flatMap((one) => {
        const [mine, room] = [one.getBoundingClientRect(), holder(one).getBoundingClientRect()];
        const fits = mine.left >= Math.max(room.left, 0) - 1.5 && mine.right <= Math.min(room.right, innerWidth) + 1.5;
        return fits ? [] : [`${one.tagName}#${one.id}.${one.className} ${Math.round(mine.left)}-${Math.round(mine.right)}`];
    });
}"""


def overflowing(page: Page) -> list[str]:
    return [
        *page.evaluate(_OVERFLOWING),
        *(["page"] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []),
    ]


def show_legend(map_: Opened, wanted: bool) -> None:
    if map_.page.is_visible("#legend") != wanted:
        map_.page.click("#menu")


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_nothing_is_wider_than_its_place(opens: Opens, width: int, height: int) -> None:
    map_ = opens(strained(), width=width, height=height, lang="fr")
    page = map_.page
    assert overflowing(page) == []
    assert page.locator("#foot").bounding_box()["height"] < 70  # type: ignore[index]
    show_legend(map_, wanted=True)
    for facet in ("programme", "territory"):
        page.click(f"#only-{facet} summary")
    for tick in page.locator("#only-programme input").all():
        tick.check()
    assert page.is_visible("#filtered")
    assert overflowing(page) == []
    page.click("#reset")
    show_legend(map_, wanted=False)
    for name in NAMES.values():
        map_.find(name)
        assert overflowing(page) == [], name
    page.keyboard.press("Escape")
    page.fill("#find", "a")
    assert overflowing(page) == []
    page.keyboard.press("Escape")
    page.click("#to-lanes")
    assert overflowing(page) == []
    page.click("#to-scenes")
    page.click("#scene-add")
    page.keyboard.insert_text(NAMES["unbroken"])
    page.keyboard.press("Enter")
    assert overflowing(page) == []
    assert page.locator("#map").bounding_box()["height"] > 150  # type: ignore[index]


def test_a_cut_name_is_whole_in_the_panel_and_in_the_lanes(opens: Opens) -> None:
    map_ = opens(strained())
    page = map_.page
    labels = {node["id"]: node["label"] for node in page_data(page.content())["nodes"]}
    for key, name in NAMES.items():
        assert len(labels[key].split("\n")) <= 3
        page.evaluate("id => kgMap.open(id)", key)
        assert page.inner_text("#panel h2") == name
        assert map_.panel().count(name) >= 4, map_.panel()
    assert labels["long"].endswith("…")
    assert page.get_attribute("h1", "title") == LONG
    page.click("#to-lanes")
    assert page.locator("#lanes .lane .go").all_inner_texts() == [NAMES[key] for key in sorted(NAMES)]


def test_what_is_read_from_right_to_left_stands_so(opens: Opens) -> None:
    map_ = opens(strained())
    page = map_.page
    ways = {"arabic": "rtl", "hebrew": "rtl", "mixed": "ltr", "long": "ltr"}
    direction = "one => getComputedStyle(one).direction"
    for key, way in ways.items():
        page.evaluate("id => kgMap.open(id)", key)
        assert page.locator("#panel h2").evaluate(direction) == way
        texts = page.locator("#panel :is(dd, .go)").filter(has_text=NAMES[key]).all()
        assert len(texts) >= 3
        assert {one.evaluate(direction) for one in texts} == {way}
        page.fill("#find", NAMES[key])
        assert page.locator("#found li span").first.evaluate(direction) == way
        page.keyboard.press("Escape")
    page.click("#to-lanes")
    assert [one.evaluate(direction) for one in page.locator("#lanes .go").all()] == [
        "rtl" if key in ("arabic", "hebrew") else "ltr" for key in sorted(NAMES)
    ]


def picture(map_: Opened, browser: Browser, file: Path) -> list[dict[str, float]]:
    """The boxes of all that is drawn in the saved picture, in parts of its own size."""
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    download.value.save_as(file)
    assert not re.search(r"NaN|Infinity|undefined|null", file.read_text(encoding="utf-8"))
    with browsers.opened(browser, file, ready="svg") as drawn:
        return drawn.page.evaluate(
            """() => {
                const whole = document.documentElement.getBoundingClientRect();
                return [...document.querySelectorAll("text, circle, polygon")].map((one) => {
                    const { left, right, top, bottom } = one.getBoundingClientRect();
                    return {
                        left: (left - whole.left) / whole.width, right: (right - whole.left) / whole.width,
                        top: (top - whole.top) / whole.height, low: (bottom - whole.top) / whole.height,
                        text: one.tagName === "text" ? 1 : 0, height: (bottom - top) / whole.width,
                    };
                });
            }"""
        )


def assert_inside(boxes: list[dict[str, float]]) -> None:
    for box in boxes:
        assert -0.001 <= box["left"] <= box["right"] <= 1.001, box
        assert -0.001 <= box["top"] <= box["low"] <= 1.001, box


def test_the_saved_picture_holds_all_of_it(opens: Opens, browser: Browser, tmp_path: Path) -> None:
    boxes = picture(opens(strained()), browser, tmp_path / "view.svg")
    assert len(boxes) > 100
    assert_inside(boxes)


def test_what_has_no_date_is_there_and_says_so(opens: Opens, browser: Browser, tmp_path: Path) -> None:
    facts = world(
        [thing("one"), thing("never", "innovation"), thing("some", "innovation"), thing("stay", "stay", phase="conception")],
        [tie("one", "TAKES_PART_IN", "never"), tie("some", "WENT_THROUGH", "stay")],
    )  # fmt: skip
    map_ = opens(facts)
    assert map_.page.locator("#time").count() == 0
    map_.find("one")
    assert map_.panel().count("date not known") == 2
    map_.page.click("#to-lanes")
    lanes = map_.page.inner_text("#lanes")
    assert "no phase known" in lanes
    assert "No stay in a phase is dated." in lanes
    assert map_.page.locator("#lanes .chip").all_inner_texts() == ["Conception "]
    assert_inside(picture(map_, browser, tmp_path / "view.svg"))


@pytest.mark.parametrize(
    ("facts", "count"), [(world([]), 0), (world([thing("one")]), 1)], ids=["nothing", "one"]
)
def test_nothing_or_one_alone(
    opens: Opens, browser: Browser, tmp_path: Path, facts: Facts, count: int
) -> None:
    map_ = opens(facts)
    assert len(map_.shown()) == count
    assert map_.page.is_visible("#nothing") == (count == 0)
    assert map_.page.locator("#to-lanes, #fold, #everything").count() == 0
    map_.page.click("#fit")
    map_.page.focus("#map")
    for key in ("ArrowRight", "Enter", "Escape", "+", "0"):
        map_.page.keyboard.press(key)
    assert_inside(picture(map_, browser, tmp_path / "view.svg"))
    with map_.page.expect_download() as download:
        map_.page.click("#png")
    assert download.value.path().read_bytes()[:4] == b"\x89PNG"


def test_three_thousand_and_five_hundred_innovations(opens: Opens, browser: Browser, tmp_path: Path) -> None:
    facts = crowd(2500)
    for at in range(500):
        facts.things[f"i{at}"] = thing(f"i{at}", "innovation", name=f"Innovation {at}")
        facts.things[f"s{at}"] = thing(f"s{at}", "stay", phase="conception", start=str(1990 + at % 30))
        facts.links += [tie(f"i{at}", "WENT_THROUGH", f"s{at}"), tie(f"n{at}", "TAKES_PART_IN", f"i{at}")]
    map_ = opens(facts, everything=True)
    page = map_.page
    page.click("#everything")
    stage = page.locator("#map").bounding_box()
    assert stage
    spots = page.evaluate("kgMap.shown().map((id) => kgMap.where(id))")
    assert len(spots) == 3000
    assert all(stage["x"] <= at["x"] <= stage["x"] + stage["width"] for at in spots)
    assert all(stage["y"] <= at["y"] <= stage["y"] + stage["height"] for at in spots)
    page.click("#to-lanes")
    assert page.locator("#lanes .lane").count() == 500
    assert overflowing(page) == []
    boxes = picture(map_, browser, tmp_path / "view.svg")
    assert sum(1 - box["text"] for box in boxes) >= 3000
    assert_inside(boxes)
    # Read on paper: the title is not smaller than where the picture holds sixty.
    assert max(box["height"] for box in boxes if box["text"]) > 0.01


def test_an_empty_graph_is_said_to_be_one(
    empty_database: Database, kg: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = kg("map", "--lang", "en", "--out", str(tmp_path / "map.html"))
    assert ran.exit_code == 0
    assert ran.stderr == "There is nothing to draw: the map is empty. `kg cases` lists what is loaded.\n"
    assert page_data((tmp_path / "map.html").read_text(encoding="utf-8"))["nodes"] == []
