"""Worlds in which every text is somebody's attack: each field that a kind or a tie declares, ids, cases, sources."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any

from playwright.sync_api import Page

from kg.language import Text
from kg.maps.facts import DRAWN, TOLD, Facts, Link, Said, Thing
from kg.schema.fields import Bilingual, Choice, Code, Field, FrameworkChoice, Line
from kg.schema.framework import SHIPPED, Framework, load_framework
from kg.schema.registry import KIND_BY_WORD, TIE_BY_TYPE
from kg.store import CaseFacts
from kg.store.records import Record
from tests.support.charts import CASE

_TEXTS = (Bilingual, Line, Choice, FrameworkChoice, Code)
# The tie by which each kind that is told in a panel hangs on what it is about; True: it is the tie's source.
_TOLD_BY = {
    "stay": ("WENT_THROUGH", False),
    "gate_check": ("PASSED", False),
    "indicator": ("MEASURES", True),
    "perception": ("OF", True),
}
# Text fields that no panel tells: a word of a list that is none is no sphere and no level.
_SILENT = {("indicator", "level"), ("indicator", "better")}
TIES = tuple(
    type_ for type_ in TIE_BY_TYPE if type_ not in ("WENT_THROUGH", "PASSED", "MEASURES", "OF", "HOLDS")
)


def _declared(word: str) -> Mapping[str, Field]:
    return KIND_BY_WORD[word].fields if word in KIND_BY_WORD else TIE_BY_TYPE[word].fields


def texts(fields: Mapping[str, Field], payload: str) -> dict[str, Any]:
    """The payload in each field that takes a text, followed by the field's name."""
    said: dict[str, Any] = {}
    for key, field in fields.items():
        if isinstance(field, _TEXTS) and key not in ("evidence", "certainty", "sphere"):
            said[key] = [f"{payload} {key}"] if field.many else f"{payload} {key}"
    return {**said, "evidence": [f"{payload}:1-2", f"report:{payload}", payload], "certainty": payload}


def kinds_at(number: int) -> tuple[str, str, str]:
    """The kinds of the thing that a payload is in, of what is told about it, and of the tie that leads to it."""
    told = sorted(TOLD)
    return DRAWN[number % len(DRAWN)], told[number // len(DRAWN) % len(told)], TIES[number % len(TIES)]


def expected(kind: str, payload: str) -> list[str]:
    """What a panel must say of such a thing, or tie."""
    said = texts(_declared(kind), payload)
    told = [value for key, value in said.items() if (kind, key) not in _SILENT and key != "certainty"]
    told = [one for value in told for one in (value if isinstance(value, list) else [value])]
    cited = [] if ":" in payload else [f"{payload}, lines 1–2"]  # a colon parts a source from its lines
    return [one for one in told if one not in said["evidence"]] + cited


def poisoned(payloads: Sequence[str]) -> Facts:
    """For each payload a thing of one kind after the other, with all that can be told of it, and all ties."""
    things: dict[str, Thing] = {}
    links: list[Link] = []
    cases = tuple(
        dataclasses.replace(CASE, id=f"{number}{text}", title=Text(en=f"{text} case {number}", fr=text))
        for number, text in enumerate(payloads[:3])
    )

    def thing(id_: str, kind: str, payload: str) -> str:
        said = texts(_declared(kind), payload)
        if kind == "stay":
            said["start_min"] = said["start_max"] = datetime.date(2016, 4, 12)
            said["start_text"] = payload
        if kind == "indicator":
            said |= {"value": 1, "target": 2}
        things[id_] = Thing(id_, kind, said, tuple(Said(case.id, said) for case in cases))
        return id_

    def tie(type_: str, source: str, target: str, payload: str) -> None:
        said = texts(_declared(type_), payload) | {"certainty": "stated"}
        links.append(Link(type_, source, target, cases[0].id, f"{type_}|{source}|{target}|0", said))

    before = ""
    for number, payload in enumerate(payloads):
        kind, part, type_ = kinds_at(number)
        id_ = thing(f"n{number}{payload}", kind, payload)
        if before:
            tie(type_, before, id_, payload)
        before = id_
        told = thing(f"part{number}{payload}", part, payload)
        told_by, is_source = _TOLD_BY[part]
        tie(told_by, *((told, id_) if is_source else (id_, told)), payload)
    return Facts(cases, things, links, {text: Text(en=text, fr=text) for text in payloads})


def answer(payloads: Sequence[str], about: Sequence[str]) -> dict[str, Any]:
    """An answer with a payload in each of its texts; its rows are about these ids."""
    one = payloads[0]
    rows = [
        {
            "about": id_,
            "ids": [payload],
            "facts": [payload],
            "cells": [[f"{payload} column", f"{payload} cell"], [f"{payload} second", payload]],
            **({"seat": f"{payload} seat"} if number % 2 else {"halt": f"{payload} halt"}),
        }
        for number, (payload, id_) in enumerate(zip(payloads, about, strict=True))
    ]
    words = {word: f"{one} {word}" for word in ("name", "group", "title", "question")}
    sizes = dict.fromkeys(payloads, 0.5)
    return {
        **words,
        "truncated": True,
        "rows": rows,
        "made": [[f"{one} what", f"{one} made"]],
        "sizes": sizes,
    }


def framework(payloads: Sequence[str]) -> Framework:
    """The shipped framework under other names: a payload for each phase, role, lever …"""
    shipped = load_framework(SHIPPED)
    names = cycle(payloads)

    def renamed(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            dataclasses.replace(item, name=Text(en=text, fr=text))
            for item, text in zip(items, names, strict=False)
        )

    parts = ("phases", "roles", "levers", "gates", "forms", "degrees")
    return dataclasses.replace(shipped, **{part: renamed(getattr(shipped, part)) for part in parts})


def records(facts: Facts) -> CaseFacts:
    """What its first case says, as a loader that lets everything pass would hand it to the store."""
    case = facts.cases[0]
    found = [Record(thing.id, thing.kind, dict(thing.properties)) for thing in facts.things.values()]
    found += [Record(link.key, link.type, dict(link.properties)) for link in facts.links]
    found += [Record(id_, "source", {"citation": text.fr}) for id_, text in facts.citations.items()]
    said = {"title": case.title.fr, "title_en": case.title.en, "register": "fact", "checked": case.checked}
    return CaseFacts(case.id, said, found)


_STRAYS = """() => [
    ...document.querySelectorAll("img, iframe, object, embed, base, video, math, a, b, meta[http-equiv=refresh]"),
    ...document.querySelectorAll("form[action], body style, body link"),
    ...document.querySelectorAll("[onerror], [onload], [onclick], [onfocus], [ontoggle]"),
    ...[...document.querySelectorAll("script")].slice(3),
].map((one) => one.outerHTML.slice(0, 200))"""


def strays(page: Page) -> list[str]:
    """Elements that the page never makes by itself, and whether a payload ran."""
    ran = page.evaluate("window.hit !== undefined || ({}).polluted !== undefined")
    return [*page.evaluate(_STRAYS), *(["a payload ran"] if ran else [])]
