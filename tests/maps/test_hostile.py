"""Texts from elsewhere run nothing, ask nobody for anything, and are shown as they are."""

from __future__ import annotations

import dataclasses

from kg.language import Text
from kg.maps.facts import Facts
from tests.maps.conftest import Opens
from tests.maps.payloads import PAYLOADS
from tests.support.browser import Opened
from tests.support.charts import CASE, thing, tie, world

KINDS = (
    "organisation",
    "group",
    "person",
    "programme",
    "alliance",
    "innovation",
    "event",
    "theme",
    "tension",
)
# A browser shows no such thing as a null, and nobody sees a line separator.
_UNSEEN = str.maketrans({"\u2028": " ", "\u2029": " "})


def poisoned(payloads: tuple[str, ...]) -> Facts:
    """Each payload in every text of a node, of a tie, of a figure, of a citation, of the case; and in ids."""
    things, links = [], []
    for at, text in enumerate(payloads):
        said = dict.fromkeys(("name", "description", "purpose", "note", "website", "siren", "country"), text)
        one = thing(
            f"n{at}{text}", KINDS[at % len(KINDS)], **said, aliases=[text], sphere=text, start_text=text,
            kind=text, certainty=text, evidence=[f"{text}:1-2", f"report:{text}", text],
        )  # fmt: skip
        figure = thing(f"figure{at}", "indicator", **said, unit=text, value=1)
        things += [one, figure]
        links += [
            tie(
                one.id,
                "PARTY_TO",
                things[0].id,
                at,
                role=text,
                function=text,
                note=text,
                presence=text,
                certainty="stated",
            ),
            tie(figure.id, "MEASURES", one.id),
        ]
    facts = world(things, links)
    facts.cases = (dataclasses.replace(CASE, title=Text(en=payloads[0], fr=payloads[0])),)
    facts.citations |= {text: Text(en=text, fr=text) for text in payloads}
    return facts


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


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) >= 200


def test_hostile_texts_run_nothing_and_are_shown_as_text(opens: Opens) -> None:
    facts = poisoned(PAYLOADS)
    map_ = opens(facts)
    if map_.page.is_visible("#everything"):
        map_.page.click("#everything")
    said = look_at_everything(map_)
    assert len(said) == len(PAYLOADS)
    for at, text in enumerate(PAYLOADS):
        panel = said[f"n{at}{text}"]
        assert panel.count(text) >= 6, (text, panel)
    assert map_.page.evaluate("window.hit === undefined && ({}).polluted === undefined")
    assert map_.page.locator("#panel script, #panel img, #panel iframe, #panel svg").count() == 0


def test_hostile_texts_in_the_search_the_tips_and_the_legend(opens: Opens) -> None:
    payload = "</script><img src=x onerror=window.hit=1>"
    map_ = opens(poisoned((payload, "<b>plain</b>")))
    map_.page.fill("#find", "img src")
    assert payload in map_.page.inner_text("#found")
    map_.page.fill("#find", payload)
    map_.page.keyboard.press("Escape")
    at = map_.page.evaluate("kgMap.where(kgMap.shown()[0])")
    map_.page.mouse.move(at["x"], at["y"])
    map_.page.wait_for_selector("#tip:not([hidden])")
    assert "<" in map_.page.inner_text("#tip")
    assert map_.page.inner_text("h1") == payload
    assert map_.page.title() == payload
    assert map_.page.evaluate("window.hit === undefined")
