"""What a person keeps or leaves out, by mouse and by keyboard, and the sign that says so."""

from __future__ import annotations

import dataclasses

from kg.language import Text
from kg.maps.facts import Facts, Said
from tests.maps.conftest import Opens
from tests.maps.test_using import EVERYONE
from tests.maps.worlds import crowd, village
from tests.support.charts import CASE, thing, tie


def town() -> Facts:
    """The village within a programme, a county and a region."""
    facts = village()
    for one in (
        thing("plan", "programme", name="Plan mobilité"),
        thing("lot", "territory", name="Lot"),
        thing("occitanie", "territory", name="Occitanie"),
    ):
        facts.things[one.id] = one
    facts.links += [
        tie("plan", "HOSTS", "offre"),
        tie("garage", "LOCATED_IN", "lot"),
        tie("lot", "LOCATED_IN", "occitanie"),
    ]
    return facts


def test_a_role_keeps_who_holds_it_and_what_in(opens: Opens) -> None:
    map_ = opens(town())
    map_.page.click("#only-role summary")
    map_.page.check("#only-role label:has-text('Funder') input")
    assert map_.shown() == {"mairie", "reseau", "offre"}
    assert "case|TAKES_PART_IN|mairie|offre|0" in map_.ties()
    assert "case|TAKES_PART_IN|mairie|offre|1" not in map_.ties()
    strip = map_.page.inner_text("#filtered")
    assert "Filtered:" in strip
    assert "Role: Funder" in strip
    assert "Role: Funder" in map_.page.inner_text("#said")
    map_.page.click("#filtered button:has-text('Role: Funder')")
    assert map_.page.is_hidden("#filtered")
    assert not map_.page.is_checked("#only-role label:has-text('Funder') input")


def test_a_phase_is_that_of_the_day_that_is_looked_at(opens: Opens) -> None:
    map_ = opens(town())
    map_.page.click("#only-phase summary")
    map_.page.check("#only-phase label:has-text('Experimentation') input")
    assert map_.shown() == {"offre", "mairie", "reseau", "plan"}
    map_.page.locator("#when").fill(str(2013 * 12 + 5))
    assert map_.shown() == set()
    assert map_.page.inner_text("#only-phase label .count") == "0"
    map_.page.locator("#when").fill(str(2011 * 12 + 5))
    assert {"offre", "mairie"} <= map_.shown()


def test_programme_and_territory_and_both_together(opens: Opens) -> None:
    map_ = opens(town(), lang="fr")
    map_.page.click("#only-programme summary")
    map_.page.check("#only-programme label:has-text('Plan mobilité') input")
    assert map_.shown() == {"plan", "offre", "mairie", "reseau"}
    map_.page.click("#only-territory summary")
    map_.page.check("#only-territory label:has-text('Occitanie') input")
    assert map_.shown() == {"reseau"}
    for said in ("Filtré :", "Programme : Plan mobilité", "Territoire : Occitanie", "Ôter tous les filtres"):
        assert said in map_.page.inner_text("#filtered")
    map_.page.click("#reset")
    assert {"plan", "club", "dupont", "garage"} <= map_.shown()


def test_what_the_legend_hides_stands_in_the_strip_too(opens: Opens) -> None:
    map_ = opens(village())
    for what in ("missing, declined", "Organisation", "citizen", "inferred"):
        map_.page.click(f"#rows button:has-text('{what}')")
    strip = map_.page.inner_text("#filtered")
    for said in ("without Organisation", "without citizen", "without inferred", "without missing, declined"):
        assert said in strip, strip
    assert map_.shown().isdisjoint({"mairie", "dupont", "offre"})
    map_.page.click("#reset")
    assert map_.shown() == EVERYONE


def test_filters_by_keyboard_alone(opens: Opens) -> None:
    map_ = opens(town())
    keys = map_.page.keyboard
    map_.page.focus("#only-role summary")
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Space")
    assert map_.page.is_visible("#filtered")
    assert len(map_.shown()) < len(EVERYONE)
    map_.page.focus("#filtered .chip")
    keys.press("Enter")
    assert map_.page.is_hidden("#filtered")
    assert map_.page.evaluate("document.activeElement.id") == "map"


def test_a_filter_brings_what_the_first_look_left_out_and_a_find_goes_through_it(opens: Opens) -> None:
    facts = crowd(120)
    facts.things["place"] = thing("place", "territory", name="Lot")
    facts.things["feast"] = thing("feast", "event", name="Feast")
    facts.links += [tie("n5", "LOCATED_IN", "place"), tie("n5", "TAKES_PART_IN", "feast")]
    map_ = opens(facts)
    assert "n5" not in map_.shown()
    map_.page.click("#only-territory summary")
    map_.page.check("#only-territory label:has-text('Lot') input")
    assert {"n5", "place"} <= map_.shown()
    assert "feast" not in map_.shown()
    map_.page.click("#bring")
    assert "feast" in map_.shown()
    map_.find("number 60")
    assert "n60" in map_.shown()


def test_a_saved_picture_says_what_was_filtered(opens: Opens) -> None:
    map_ = opens(town())
    map_.page.click("#only-role summary")
    map_.page.check("#only-role label:has-text('Funder') input")
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    assert "Role: Funder" in download.value.path().read_text(encoding="utf-8")


def test_a_case_is_left_out_by_a_click_and_what_another_says_too_stays(opens: Opens) -> None:
    facts = town()
    other = dataclasses.replace(CASE, id="other", title=Text(en="Another case", fr="Un autre cas"))
    facts.cases = (*facts.cases, other)
    school = thing("school", name="School")
    both = facts.things["mairie"]
    facts.things["school"] = dataclasses.replace(school, says=(Said("other", school.properties),))
    facts.things["mairie"] = dataclasses.replace(both, says=(*both.says, Said("other", both.properties)))
    facts.links.append(dataclasses.replace(tie("school", "PART_OF", "mairie"), case="other"))
    map_ = opens(facts)
    assert "school" in map_.shown()
    map_.page.click("#rows button:has-text('Another case')")
    assert "school" not in map_.shown()
    assert "mairie" in map_.shown()
    assert "without Another case" in map_.page.inner_text("#filtered")
    map_.page.click("#rows button:has-text('Another case')")
    map_.page.click("#rows button:has-text('A case')")
    assert map_.shown() == {"school", "mairie"}
