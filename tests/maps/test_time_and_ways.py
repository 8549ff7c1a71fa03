"""Time, phases and ways between two, in a real browser."""

from __future__ import annotations

import pytest

from tests.maps.conftest import Opens
from tests.maps.worlds import village
from tests.support.charts import thing, tie, world


def test_the_slider_shows_what_there_was_and_what_is_not_certain(opens: Opens) -> None:
    map_ = opens(village())
    slider, page = map_.page.locator("#when"), map_.page
    assert page.inner_text("#day") == "all times together"
    slider.focus()
    page.keyboard.press("Home")
    assert page.inner_text("#day") == "January 31, 1995"
    assert {"reseau", "offre", "lien", "bal"}.isdisjoint(map_.shown())
    assert {"mairie", "garage", "club"} <= map_.shown()
    assert "4 without a date stay on the map" in page.inner_text("#doubt")
    slider.fill(str(2013 * 12 + 5))
    assert {"reseau", "offre", "bal"} <= map_.shown()
    assert "case|TAKES_PART_IN|mairie|offre|0" not in map_.ties()
    assert "case|TAKES_PART_IN|mairie|offre|1" in map_.ties()
    page.click("#always")
    assert "case|TAKES_PART_IN|mairie|offre|0" in map_.ties()


def test_play_goes_through_time(opens: Opens) -> None:
    map_ = opens(village())
    map_.page.click("#play")
    map_.page.wait_for_selector("#day:has-text('20')")
    map_.page.click("#play")
    assert map_.page.inner_text("#play") == "▶"


def test_an_undated_map_has_no_slider(opens: Opens) -> None:
    assert opens(world([thing("one")])).page.locator("#when").count() == 0


def test_a_story_runs_on_its_own_clock(opens: Opens) -> None:
    map_ = opens(world([thing("hero", start="T0+3m"), thing("late", start="T0+12m")]), at="T0+6m")
    assert map_.page.inner_text("#day") == "T0 + 6 months"
    assert map_.shown() == {"hero"}


def test_lanes_tell_phases_with_halts_and_what_is_uncertain(opens: Opens) -> None:
    facts = village()
    facts.things["later"] = thing(
        "later", "stay", phase="modelling", start="2012/2013", end="2014", outcome="regressed"
    )
    facts.things["never"] = thing("never", "innovation", name="Jamais datée")
    facts.things["some"] = thing("some", "stay", phase="conception")
    facts.links += [tie("offre", "WENT_THROUGH", "later"), tie("never", "WENT_THROUGH", "some")]
    map_ = opens(facts)
    map_.page.click("#to-lanes")
    lanes = map_.page.text_content("#lanes") or ""
    for text in ("Offre", "Experimentation ■", "Jamais datée", "date not known", "2012"):
        assert text in lanes, lanes
    assert map_.page.locator("#lanes .stay").count() == 2
    assert map_.page.locator("#lanes .stay rect").count() > 2
    map_.page.locator("#lanes .stay").first.click()
    assert map_.page.inner_text("#panel h2") == "Offre"
    map_.page.click("#to-lanes")
    assert map_.page.is_hidden("#lanes")


def test_the_way_between_two_and_who_stands_on_it(opens: Opens) -> None:
    map_ = opens(village())
    map_.find("dupont")
    map_.page.click("#way")
    assert "Claire Dupont: click or find the other one." in map_.page.inner_text("#asking")
    map_.find("club")
    panel = map_.panel()
    assert "Shortest way, in ties: 3" in panel
    assert "On the way: Mairie" in panel.replace("\n", " ")
    assert "A report, 2020, line 7" in panel
    map_.page.keyboard.press("Escape")
    assert map_.page.is_hidden("#panel")


def test_the_other_end_may_be_clicked_and_escape_gives_up(opens: Opens) -> None:
    map_ = opens(village())
    map_.click_on("dupont")
    map_.page.click("#way")
    map_.click_on("mairie")
    assert "Shortest way, in ties: 1" in map_.panel()
    map_.page.keyboard.press("Escape")
    map_.find("etoile")
    map_.page.click("#way")
    map_.page.keyboard.press("Escape")
    map_.page.keyboard.press("Escape")
    map_.find("mairie")
    assert map_.page.inner_text("#panel h2") == "Mairie"


def test_who_brought_the_two_together_is_told_first_with_since_when_and_who_says_so(opens: Opens) -> None:
    facts = village()
    facts.things["lien"] = thing(
        "lien", "introduction", name="Rencontre", start="2011-03", means="un dîner", means_en="a dinner"
    )
    map_ = opens(facts)
    map_.find("etoile")
    map_.page.click("#way")
    map_.find("club")
    panel = " ".join(map_.panel().split())
    told = (
        "Who brought them together Mairie: Rencontre — a dinner, from March 2011, end unknown. A report, 2020"
    )
    assert told in panel
    assert panel.index(told) < panel.index("Shortest way, in ties: 2")
    assert {"mairie", "lien", "garage", "club"} <= (map_.lit() or set())
    early = opens(facts, at="2010")
    early.find("etoile")
    early.page.click("#way")
    early.find("club")
    assert "Nothing on this map connects them" in early.panel()
    assert "Who brought them together" not in early.panel()


def test_an_introduction_on_the_way_says_whose_it_is(opens: Opens) -> None:
    facts = world(
        [thing("a"), thing("b"), thing("c"), thing("maker"), thing("meal", "introduction")],
        [
            *(tie("meal", "BROUGHT", end) for end in ("a", "b")),
            tie("maker", "MADE", "meal"),
            tie("b", "PART_OF", "c"),
        ],
    )
    map_ = opens(facts)
    map_.page.evaluate("kgMap.open('a')")
    map_.page.click("#way")
    map_.page.evaluate("kgMap.open('c')")
    assert "On the way: Meal (Maker), B" in " ".join(map_.panel().split())


def test_who_is_absent_connects_nobody(opens: Opens) -> None:
    map_ = opens(village())
    map_.find("absente")
    map_.page.click("#way")
    map_.find("mairie")
    assert "Nothing on this map connects them" in map_.panel()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_label_of_a_stay_begins_with_its_bar_or_stands_before_it(opens: Opens, width: int) -> None:
    facts = village()
    for at, start in enumerate(("2016", "2018-06", "2019-06")):
        facts.things[f"s{at}"] = thing(f"s{at}", "stay", phase="experimentation", start=start, end="ongoing")
        facts.links.append(tie("offre", "WENT_THROUGH", f"s{at}"))
    map_ = opens(facts, width=width)
    map_.page.click("#to-lanes")
    stays = map_.page.evaluate(
        """() => [...document.querySelectorAll("#lanes .stay")].map((stay) => {
            const [bar, text] = ["rect", "text"].map((tag) => stay.querySelector(tag).getBoundingClientRect());
            const whole = stay.ownerSVGElement.getBoundingClientRect();
            return { bar: bar.left, from: text.left, to: text.right, left: whole.left, right: whole.right };
        })"""
    )
    assert len(stays) == 4
    for one in stays:
        assert one["from"] >= one["bar"] or one["to"] <= one["bar"], one
        assert one["left"] <= one["from"], one
        assert one["to"] <= one["right"] + 1, one
    assert any(one["to"] <= one["bar"] for one in stays)
