"""Small worlds as a map reads them, without a database, and the pages drawn from them."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

from kg.language import Text
from kg.maps.drawing import Map, draw_facts
from kg.maps.facts import CaseOnMap, Facts, Link, Said, Thing
from kg.schema import dates
from kg.schema.framework import load_framework

CASE = CaseOnMap("case", Text(en="A case", fr="Un cas"), "fact", datetime.date(2026, 11, 1), complete=True)


def thing(id_: str, kind: str = "organisation", /, **said: Any) -> Thing:
    """`start` and `end` as a pack writes them."""
    properties = {"name": id_.title(), "certainty": "stated", "evidence": ["report:1-2"], **said}
    properties = _dated(properties)
    return Thing(id_, kind, properties, (Said("case", properties),))


def tie(source: str, type_: str, target: str, number: int = 0, /, **said: Any) -> Link:
    properties = _dated({"certainty": "stated", "evidence": ["report:7"], **said})
    return Link(type_, source, target, "case", f"{type_}|{source}|{target}|{number}", properties)


def world(things: list[Thing], links: list[Link] | None = None) -> Facts:
    return Facts(
        cases=(CASE,),
        things={one.id: one for one in things},
        links=list(links or []),
        citations={"report": Text(en="A report, 2020", fr="Un rapport, 2020")},
    )


def chart(facts: Facts, **options: Any) -> Map:
    return draw_facts(facts, load_framework(), **{"lang": "en", **options})


def page_data(html: str) -> dict[str, Any]:
    """The data that a page holds."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def _dated(said: dict[str, Any]) -> dict[str, Any]:
    start, end = said.pop("start", None), said.pop("end", None)
    if start is None and end is None:
        return said
    return {**said, **dates.properties(dates.parse_period(start, end))}
