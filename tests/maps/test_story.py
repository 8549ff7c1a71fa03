"""The Mobiliz map in the hands of somebody who has never seen one.

They type "garage" and "référents", the word that people use for those who send clients to a garage; they read
only what is in sight, without scrolling.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pytest

from kg.graph import Graph
from kg.store import Database
from tests.maps.conftest import Opens
from tests.support.browser import Opened
from tests.support.shipped import CASES

SIZES = [(1280, 720), (390, 844)]


@dataclass(frozen=True)
class Words:
    """What they type, press and read, in one language."""

    referrers: str
    garages: str
    bodies: str
    button: str
    heading: str
    team: str
    introduction: str
    told: str
    source: str
    offer: str
    offer_told: str


FRENCH = Words(
    referrers="référents",
    garages="Réseau des Garages Renault Solidaires",
    bodies="Structures sociales prescriptrices de Mobiliz",
    button="Comment est-ce relié à…",
    heading="Qui les a mis en relation",
    team="Équipe Mobiliz",
    introduction="L'équipe Mobiliz réunit garages et prescripteurs",
    told="réunions régionales, début entre 2014 et 2016, fin inconnue",
    source="tentent de coopérer », lignes 455, 478–487, 741–742",
    offer="Offre des Garages Renault Solidaires",
    offer_told="repèrent les clients et les envoient au garage, depuis mars 2012, fin inconnue (déduit).",
)
ENGLISH = Words(
    referrers="referents",
    garages="Network of Renault solidarity garages",
    bodies="Social bodies that refer people to Mobiliz",
    button="How is it connected to…",
    heading="Who brought them together",
    team="Mobiliz team",
    introduction="The Mobiliz team brings garages and referrers together",
    told="regional meetings, starting between 2014 and 2016, end unknown",
    source="tentent de coopérer », lines 455, 478–487, 741–742",
    offer="Offer of the Renault solidarity garages",
    offer_told="spot the clients and send them to the garage, from March 2012, end unknown (inferred).",
)
LANGUAGES = {"fr": FRENCH, "en": ENGLISH}


@pytest.fixture
def mobiliz(empty_database: Database) -> Graph:
    graph = Graph(empty_database)
    graph.load(CASES / "renault-mobiliz")
    return graph


def choose(map_: Opened, typed: str, name: str) -> None:
    """Type a word, and click on one of those that are offered."""
    map_.page.click("#find")
    map_.page.keyboard.type(typed)
    map_.page.locator("#found li", has_text=name).first.click()


def connect(map_: Opened, words: Words, garages: str) -> None:
    choose(map_, "garage", garages)
    map_.page.get_by_role("button", name=words.button).click()
    choose(map_, words.referrers, words.bodies)
    map_.page.wait_for_timeout(500)


def in_sight(map_: Opened, text: str) -> bool:
    """Whether all of the element that says this is on the screen, with nothing over it."""
    return bool(
        map_.page.locator("#panel")
        .get_by_text(text)
        .first.evaluate(
            """element => [...element.getClientRects()].every(({ left, top, width, height }) =>
                element.contains(document.elementFromPoint(left + width / 2, top + height / 2)))"""
        )
    )


def drawn_names(map_: Opened) -> dict[str, dict[str, float]]:
    return {one["id"]: one for one in map_.page.evaluate("kgMap.names()")}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_who_connects_garages_and_referrers_since_when_and_who_says_so(
    mobiliz: Graph, opens_map: Opens, lang: str, width: int, height: int
) -> None:
    words = LANGUAGES[lang]
    map_ = opens_map(mobiliz.map(case="renault-mobiliz", lang=lang), width=width, height=height)
    connect(map_, words, words.garages)
    for text in (words.heading, words.team, words.introduction, words.told, words.source):
        assert in_sight(map_, text), text
    assert map_.page.inner_text("#panel h2") == f"{words.garages} – {words.bodies}"
    between = {"equipe-mobiliz", "mobiliz-mise-en-relation-regionale"}
    ends = {"garages-renault-solidaires", "structures-sociales-mobiliz"}
    assert between | ends <= (map_.lit() or set())
    names = drawn_names(map_)
    assert between | ends <= names.keys()
    for one, two in combinations(names.values(), 2):
        apart = one["right"] <= two["left"] or two["right"] <= one["left"]
        assert apart or one["low"] <= two["top"] or two["low"] <= one["top"], (one["id"], two["id"])


def test_who_takes_the_offer_for_the_garages_learns_it_too(mobiliz: Graph, opens_map: Opens) -> None:
    for lang, words in LANGUAGES.items():
        map_ = opens_map(mobiliz.map(case="renault-mobiliz", lang=lang))
        connect(map_, words, words.offer)
        assert words.offer_told in map_.panel()


def test_the_first_look_shows_whole_names_on_a_projector_and_on_a_phone(
    mobiliz: Graph, opens_map: Opens
) -> None:
    drawn = mobiliz.map(case="renault-mobiliz", lang="fr")
    for width, height in SIZES:
        map_ = opens_map(drawn, width=width, height=height)
        map_.page.wait_for_timeout(500)
        stage, words = (map_.page.locator(one).bounding_box() for one in ("#map", "#begin"))
        assert stage
        assert words
        names = drawn_names(map_)
        assert len(names) >= 10
        for one in names.values():
            assert stage["x"] <= one["left"], one
            assert one["right"] <= stage["x"] + stage["width"], one
            assert stage["y"] <= one["top"], one
            assert one["low"] <= words["y"], one
