"""The legend counts what is in sight, and of what is hidden what would come back."""

from __future__ import annotations

from kg.maps.facts import Facts
from tests.maps.conftest import Opens
from tests.maps.worlds import crowd, village
from tests.support.browser import Opened
from tests.support.charts import thing, tie, world


def legend(map_: Opened) -> dict[str, int]:
    """What each row of the legend says, with its number."""
    rows = map_.page.eval_on_selector_all(
        "#rows li button",
        "found => found.map((one) => ['.word', '.count'].map((part) => one.querySelector(part).textContent))",
    )
    return {title: int(number) for title, number in rows if number}


def hide(map_: Opened, title: str) -> None:
    map_.page.click(f"#rows button:has-text('{title}')")


def team() -> Facts:
    """Somebody who was there once, somebody who is there now, and what nobody dates."""
    return world(
        [
            thing("old", name="Old", sphere="enterprise", start="2001", end="2003"),
            thing(
                "new", "group", name="New", sphere="public", start="2010", end="ongoing", certainty="inferred"
            ),
            thing("ever", name="Ever", sphere="enterprise"),
            thing("net", "alliance", name="Net"),
        ],
        [
            tie("old", "PARTY_TO", "net", start="2001", end="2003"),
            tie("new", "PARTY_TO", "net", start="2010"),
            tie("ever", "PARTY_TO", "net"),
            tie("ever", "PARTY_TO", "net", 1, presence="missing", start="2001", end="2002"),
            tie("old", "PART_OF", "ever", certainty="disputed"),
        ],
    )


def test_what_a_date_hides_is_not_counted(opens: Opens) -> None:
    map_ = opens(team())
    whole = legend(map_)
    assert whole == {
        "Organisation": 2, "Group": 1, "Alliance": 1, "enterprise": 2, "public body": 1, "part of": 1, "party to": 4,
        "missing, declined or kept out": 1, "stated: the text says so": 7,
        "inferred: it follows from the text; the note says how": 1, "disputed: the text gives two views": 1,
    }  # fmt: skip
    map_.page.locator("#when").fill(str(2012 * 12 + 5))
    assert map_.shown() == {"new", "ever", "net"}
    assert legend(map_) == {
        "Organisation": 1, "Group": 1, "Alliance": 1, "enterprise": 1, "public body": 1, "party to": 2,
        "stated: the text says so": 4, "inferred: it follows from the text; the note says how": 1,
    }  # fmt: skip
    map_.page.locator("#when").fill(str(2002 * 12 + 5))
    assert map_.shown() == {"old", "ever", "net"}
    then = legend(map_)
    assert "Group" not in then
    assert "public body" not in then
    assert (then["party to"], then["missing, declined or kept out"]) == (3, 1)
    map_.page.click("#always")
    assert legend(map_) == whole


def test_the_numbers_add_up_to_what_is_in_sight_whatever_is_hidden(opens: Opens) -> None:
    map_ = opens(village(), at="2013")
    kinds = ("Organisation", "Group", "Person", "Alliance", "Innovation", "Introduction", "Event")
    for hidden in ((), ("enterprise",), ("enterprise", "inferred"), ("enterprise", "inferred", "party to")):
        for title in hidden[-1:]:
            hide(map_, title)
        now = legend(map_)
        assert sum(now.get(kind, 0) for kind in kinds) == len(map_.shown()), hidden
        in_sight = [number for title, number in now.items() if title in ("party to", "takes part in", "made", "brought",
                    "works for", "concerns") and title not in hidden]  # fmt: skip
        assert sum(in_sight) == len(map_.ties()), hidden


def test_what_a_filter_hides_keeps_its_row_with_what_would_come_back(opens: Opens) -> None:
    map_ = opens(team(), at="2012-06")
    hide(map_, "enterprise")
    assert map_.shown() == {"new", "net"}
    now = legend(map_)
    assert now["enterprise"] == 1
    assert "Organisation" not in now
    assert now["party to"] == 1
    hide(map_, "Group")
    assert legend(map_)["Group"] == 1
    map_.page.locator("#when").fill(str(2002 * 12 + 5))
    assert legend(map_)["Group"] == 0
    hide(map_, "Group")
    assert "Group" not in legend(map_)


def test_what_can_be_added_counts_what_the_date_leaves(opens: Opens) -> None:
    facts = crowd(120)
    for at in (2, 5, 8):
        facts.things[f"n{at}"] = thing(f"n{at}", "event", name=f"Number {at}", start="2001", end="2001")
    map_ = opens(facts)
    assert legend(map_)["+ Event"] == 40
    map_.page.locator("#when").fill(str(2010 * 12))
    assert legend(map_)["+ Event"] == 37
    map_.page.click("#rows button:has-text('+ Event')")
    assert legend(map_)["Event"] == 37


def test_the_values_to_keep_count_only_who_is_there_at_the_date(opens: Opens) -> None:
    facts = world(
        [thing("old", start="2001", end="2003"), thing("now", start="2001"), thing("what", "innovation")],
        [
            tie("old", "TAKES_PART_IN", "what", role="funder"),
            tie("now", "TAKES_PART_IN", "what", role="funder"),
        ],
    )
    map_ = opens(facts)
    assert map_.page.text_content("#only-role label .count") == "3"
    map_.page.locator("#when").fill(str(2010 * 12))
    assert map_.page.text_content("#only-role label .count") == "2"


def test_no_way_leads_over_what_is_not_there_at_the_date(opens: Opens) -> None:
    facts = world(
        [thing("a"), thing("b"), thing("over", "alliance", start="2001", end="2003")],
        [tie(end, "PARTY_TO", "over") for end in ("a", "b")],
    )
    map_ = opens(facts, at="2010")
    map_.find("a")
    map_.page.click("#way")
    map_.find("b")
    assert "Nothing on this map connects them" in map_.panel()
    assert "As of December 31, 2010" in map_.page.inner_text("#foot")
