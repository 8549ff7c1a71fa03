"""What is shown first, and what a map holds at all."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.maps.choosing import FIRST, MOST, choose
from tests.maps.worlds import crowd, village
from tests.support.charts import chart, page_data, thing, tie, world


def test_a_small_map_shows_everything_at_once() -> None:
    chosen = choose(village())
    assert chosen.first == chosen.kept.keys()
    assert str(chart(village()).notice) == ""


def test_stays_and_figures_are_told_not_drawn() -> None:
    assert choose(village()).kept.keys() == {
        *("mairie", "garage", "club", "dupont", "absent", "reseau", "offre", "lien", "bal")
    }


@pytest.mark.parametrize(
    ("lang", "told"), [("en", ["low", "4 posts, rose"]), ("fr", ["faible", "4 posts, a monté"])]
)
def test_a_figure_in_words_is_told_in_the_language_of_the_map(lang: str, told: list[str]) -> None:
    things = [
        thing("a"),
        thing("calls", "indicator", level="low", unit="calls"),
        thing("staff", "indicator", level="rose", value=4, unit="posts"),
    ]
    html = chart(
        world(things, [tie("calls", "MEASURES", "a"), tie("staff", "MEASURES", "a")]), lang=lang
    ).html
    (node,) = page_data(html)["nodes"]
    assert [part["text"] for part in node["parts"]] == told


def test_a_large_map_shows_first_what_connects_most_and_says_what_is_left_out() -> None:
    facts = crowd(150)
    facts.things["hub"] = thing("hub", name="Hub")
    facts.links += [tie("hub", "PART_OF", f"n{at}", 9) for at in range(0, 150, 5)]
    drawn = chart(facts)
    data = page_data(drawn.html)
    first = {node["id"] for node in data["nodes"] if node.get("first")}
    assert len(first) == FIRST
    assert "hub" in first
    assert all(facts.things[id_].kind != "event" for id_ in first)
    assert "60 of 151" in drawn.notice.en
    assert "60 sur 151" in drawn.notice.fr
    assert data["notice"] == drawn.notice.en


def test_nobody_stands_alone_in_the_first_look_while_others_are_tied() -> None:
    facts = crowd(90)
    for at in range(30):
        facts.things[f"alone{at}"] = thing(f"alone{at}", importance=3)
    first = choose(facts).first
    tied = {
        end
        for link in facts.links
        for end in (link.source, link.target)
        if {link.source, link.target} <= first
    }
    assert first == tied


def test_beyond_the_limit_the_file_holds_what_connects_most_unless_all_is_asked_for() -> None:
    facts = crowd(MOST + 40, ties=2)
    cut = choose(facts)
    assert (len(cut.kept), cut.left_out) == (MOST, 40)
    assert len(choose(facts, everything=True).kept) == MOST + 40


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (1, {"dupont", "mairie"}),
        (2, {"dupont", "mairie", "reseau", "lien", "offre"}),
        (3, {"dupont", "mairie", "reseau", "lien", "offre", "garage", "club", "absent"}),
    ],
)
def test_around_one_goes_so_many_ties_far(depth: int, expected: set[str]) -> None:
    assert choose(village(), around="dupont", depth=depth).kept.keys() == expected


def test_around_somebody_unknown_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match=r"marie.*mairie"):
        chart(village(), around="marie")


def test_nothing_at_all_is_a_map_too() -> None:
    assert page_data(chart(world([])).html)["nodes"] == []
