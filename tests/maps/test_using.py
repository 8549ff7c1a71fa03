"""A map in a real browser, used as a person would."""

from __future__ import annotations

from itertools import combinations

from kg.maps.facts import Facts
from tests.maps.conftest import Opens
from tests.maps.worlds import crowd, village
from tests.support.charts import thing, tie, world

EVERYONE = {"mairie", "garage", "club", "dupont", "absent", "reseau", "offre", "lien", "bal"}


def test_a_click_tells_what_since_when_and_who_says_so(opens: Opens) -> None:
    map_ = opens(village())
    map_.click_on("mairie")
    panel = map_.panel()
    for text in (
        "Mairie", "Organisation · public body", "from 1995, end unknown", "A report, 2020, lines 1–2",
        "→ party to", "Réseau ⋯ — funder, from 2012, end unknown.", "→ made", "Rencontre", "← works for", "Claire Dupont",
    ):  # fmt: skip
        assert text in panel, panel
    assert panel.count("Offre") == 2


def test_an_innovation_tells_its_phases_and_figures(opens: Opens) -> None:
    map_ = opens(village(), lang="fr")
    map_.click_on("offre")
    panel = map_.panel()
    for text in (
        "Phases",
        "de 2010 à 2012",
        "arrêtée",
        "Chiffres",
        "Voitures réparées · 40 % (cible 80 %)",
        "déduit",
    ):
        assert text in panel, panel


def test_a_click_on_a_tie_tells_its_dates_and_its_source(opens: Opens) -> None:
    map_ = opens(world([thing("a"), thing("b")], [tie("a", "PART_OF", "b", start="2011", function="branch")]))
    ends = [map_.page.evaluate("id => kgMap.where(id)", id_) for id_ in ("a", "b")]
    map_.page.mouse.click((ends[0]["x"] + ends[1]["x"]) / 2, (ends[0]["y"] + ends[1]["y"]) / 2)
    for text in ("A – B", "part of", "Branch, from 2011, end unknown.", "A report, 2020, line 7"):
        assert text in map_.panel()


def test_finding_forgives_accents_and_knows_other_names(opens: Opens) -> None:
    map_ = opens(village())
    for typed in ("etoile", "ÉTOILE", "chez leo"):
        map_.page.fill("#find", typed)
        assert map_.page.inner_text("#found li:first-child").startswith("Garage de l'Étoile")
    map_.page.keyboard.press("Enter")
    assert map_.page.inner_text("#panel h2") == "Garage de l'Étoile"
    map_.page.fill("#find", "zzzz")
    assert "Nothing has a name like this." in map_.page.inner_text("#found")


def test_finding_offers_first_whose_words_begin_so_and_of_these_who_connects_most(opens: Opens) -> None:
    facts = world(
        [
            thing("lone", name="Garages associatifs"),
            thing("net", "group", name="Réseau des garages", sphere="enterprise"),
            thing("other", name="Rungarage"),
            thing("exact", "event", name="Garage"),
            *(thing(f"n{at}") for at in range(5)),
        ],
        [tie("net", "PART_OF", f"n{at}") for at in range(5)],
    )
    map_ = opens(facts)
    map_.page.fill("#find", "garage")
    assert map_.page.inner_text("#found").split("\n") == [
        "Garage Event",
        "Réseau des garages Group · enterprise",
        "Garages associatifs Organisation",
        "Rungarage Organisation",
    ]


def test_where_nothing_is_called_so_what_begins_alike_is_offered_and_never_taken_by_itself(
    opens: Opens,
) -> None:
    map_ = opens(world([thing("a", name="Référence du lieu"), thing("b", name="Préférence")]))
    page = map_.page
    page.fill("#find", "référents")
    assert page.inner_text("#found").split("\n") == [
        "Nothing has a name like this. What begins alike:",
        "Référence du lieu Organisation",
    ]
    page.keyboard.press("Enter")
    assert page.is_hidden("#panel")
    for key in ("ArrowUp", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    assert page.inner_text("#panel h2") == "Référence du lieu"


def test_finding_brings_in_what_was_not_shown(opens: Opens) -> None:
    map_ = opens(crowd(120))
    assert len(map_.shown()) == 60
    assert "n5" not in map_.shown()
    map_.find("number 5")
    assert map_.page.inner_text("#panel h2") == "Number 5"
    assert "n5" in map_.shown()
    map_.page.click("#everything")
    assert len(map_.shown()) == 120
    map_.page.click("#everything")
    assert len(map_.shown()) == 61


def test_the_legend_shows_only_what_is_there_and_filters(opens: Opens) -> None:
    map_ = opens(village())
    legend = map_.page.inner_text("#legend")
    for there in (
        "Organisation",
        "Alliance",
        "party to",
        "inferred",
        "disputed",
        "missing, declined or kept out",
    ):
        assert there in legend
    for absent in ("Theme", "academic", "located in"):
        assert absent not in legend
    map_.page.click("#legend button:has-text('Organisation')")
    assert map_.shown() == EVERYONE - {"mairie", "garage", "absent"}
    map_.page.click("#legend button:has-text('Organisation')")
    map_.page.click("#legend button:has-text('enterprise')")
    assert map_.shown() == EVERYONE - {"garage", "absent"}
    map_.page.click("#legend button:has-text('enterprise')")
    before = map_.ties()
    map_.page.click("#legend button:has-text('missing, declined')")
    assert before - map_.ties() == {"case|PARTY_TO|absent|reseau|0"}
    map_.page.click("#legend button:has-text('disputed')")
    assert "case|PARTY_TO|club|reseau|0" not in map_.ties()


def test_kinds_left_out_at_first_are_added_by_a_click(opens: Opens) -> None:
    map_ = opens(crowd(120))
    map_.page.click("#legend button:has-text('+ Event')")
    assert len(map_.shown()) == 60 + 40


def test_alliances_fold_into_ties_between_their_parties(opens: Opens) -> None:
    map_ = opens(village())
    map_.page.click("#fold")
    assert "reseau" not in map_.shown()
    folded = [tie_ for tie_ in map_.ties() if tie_.startswith("folded")]
    pairs = {frozenset(tie_.removeprefix("folded|reseau|").split("|")) for tie_ in folded}
    assert pairs == {frozenset(pair) for pair in combinations(("club", "garage", "mairie"), 2)}
    assert len(folded) == 3
    assert not any("absent" in tie_ for tie_ in folded)
    map_.page.click("#fold")
    assert map_.shown() == EVERYONE


def test_all_of_it_by_keyboard(opens: Opens) -> None:
    map_ = opens(village())
    keys = map_.page.keyboard
    map_.page.focus("#map")
    keys.press("ArrowRight")
    assert map_.page.inner_text("#said") != ""
    seen = set()
    for key in ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"] * 6:
        keys.press(key)
        seen.add(map_.page.inner_text("#said"))
    assert len(seen) >= 4
    keys.press("Enter")
    assert map_.page.inner_text("#panel h2") in map_.page.inner_text("#said")
    keys.press("Escape")
    assert map_.page.is_hidden("#panel")
    keys.press("/")
    keys.type("mairie")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    assert map_.page.inner_text("#panel h2") == "Mairie"


def test_a_date_hides_what_is_over_and_keeps_what_has_no_date(opens: Opens) -> None:
    map_ = opens(village(), at="2016")
    assert map_.shown() == EVERYONE - {"offre", "bal", "lien"} | {"lien"}
    assert "As of December 31, 2016" in map_.page.inner_text("#foot")
    assert "case|PARTY_TO|garage|reseau|0" in map_.ties()


def test_an_empty_map_says_so(opens: Opens) -> None:
    assert opens(world([])).page.inner_text("#nothing") == "There is nothing to draw here."


def test_one_node_alone(opens: Opens) -> None:
    map_ = opens(world([thing("one")]))
    map_.click_on("one")
    assert "No tie to anything on this map." in map_.panel()


def test_long_and_right_to_left_names(opens: Opens) -> None:
    long = "Une très longue association " * 12
    map_ = opens(world([thing("a", name=long), thing("b", name="جمعية التضامن"), thing("c", name="x" * 300)]))
    map_.find("جمعية")
    assert map_.page.inner_text("#panel h2") == "جمعية التضامن"
    map_.find("tres longue")
    assert map_.page.inner_text("#panel h2") == long.strip()
    wide = map_.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 1280


def test_on_a_phone_the_map_comes_first_and_the_panel_below_it(opens: Opens) -> None:
    map_ = opens(village(), width=390, height=800)
    assert map_.page.is_hidden("#legend")
    map_.page.click("#menu")
    assert map_.page.is_visible("#legend")
    map_.page.click("#menu")
    map_.click_on("mairie")
    panel = map_.page.locator("#panel").bounding_box()
    assert panel
    assert panel["y"] > 250
    assert map_.page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_every_tool_is_in_sight_and_none_covers_another(opens: Opens) -> None:
    map_ = opens(crowded(), width=390, height=844, lang="fr")
    boxes = [
        one.bounding_box() for one in map_.page.locator("#bar button, #bar input, #time button, #when").all()
    ]
    assert len(boxes) >= 13
    for at, one in enumerate(boxes):
        assert one
        assert one["x"] >= 0
        assert one["x"] + one["width"] <= 390
        assert one["height"] >= 16
        for two in filter(None, boxes[:at]):
            beside = one["x"] >= two["x"] + two["width"] or two["x"] >= one["x"] + one["width"]
            below = one["y"] >= two["y"] + two["height"] or two["y"] >= one["y"] + one["height"]
            assert beside or below, (one, two)
    stage = map_.page.locator("#map").bounding_box()
    assert stage
    assert stage["height"] > 500
    map_.page.locator("#when").fill(str(2011 * 12 + 5))
    assert map_.page.inner_text("#day") == "30 juin 2011"


def crowded() -> Facts:
    """The village among many others: every tool is there."""
    facts = village()
    many = crowd(120)
    facts.things.update(many.things)
    facts.links += many.links
    return facts


def test_three_thousand_open_answer_and_stay_within_the_picture(opens: Opens) -> None:
    map_ = opens(crowd(3000), everything=True)
    assert len(map_.shown()) == 60
    map_.page.click("#everything")
    assert len(map_.shown()) == 3000
    assert len(map_.ties()) > 8900
    map_.find("number 2999")
    assert map_.page.inner_text("#panel h2") == "Number 2999"
    assert "n2999" in (map_.lit() or set())
