"""From facts to what the page holds: nodes and ties as pyvis takes them, and all that is told in panels."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from kg.language import Text
from kg.maps import look
from kg.maps.choosing import Chosen
from kg.maps.facts import ACTORS, DRAWN, TOLD, Facts, Link, Thing
from kg.maps.labels import label
from kg.maps.wording import Properties, Wording
from kg.schema.registry import KIND_BY_WORD, TIE_BY_TYPE
from kg.schema.vocabularies import CERTAINTIES, FIGURE_LEVELS, SPHERES, STAY_ENDS

Json = dict[str, Any]
# In the order in which a panel tells them.
PARTS = ("stay", "gate_check", "indicator", "perception")
_TARGET = Text(en="target", fr="cible")
_SIDES = ("start_min", "start_max", "end_min", "end_max")


def days(properties: Properties) -> list[int | None] | None:
    """The four ends of a period as day numbers, and 1 for what goes on; None when nothing is known."""
    if not any(map(properties.get, (*_SIDES, "ongoing"))):
        return None
    ends: list[int | None] = [
        day.toordinal() if isinstance(day, datetime.date) else None for day in map(properties.get, _SIDES)
    ]
    ongoing = 1 if properties.get("ongoing") else None
    return [*ends, ongoing] if ongoing or any(end is not None for end in ends) else None


def without_empty(value: Json) -> Json:
    return {key: item for key, item in value.items() if item or isinstance(item, (int, float))}


class Payload:
    """Builds the parts of the page's data for one choice of things, in one language."""

    def __init__(self, facts: Facts, chosen: Chosen, wording: Wording) -> None:
        self.facts = facts
        self.chosen = chosen
        self.wording = wording
        self.parts = self._parts()

    # ---- nodes

    def nodes(self) -> list[Json]:
        return [self._node(thing) for _id, thing in sorted(self.chosen.kept.items())]

    def _node(self, thing: Thing) -> Json:
        said = thing.properties
        name = self.wording.name(thing.kind, thing.id, said)
        sphere = str(said.get("sphere") or "unknown") if thing.kind in ACTORS else ""
        return without_empty(
            {
                "id": thing.id,
                "name": name,
                "label": label(name),
                "shape": look.SHAPES[thing.kind],
                "color": look.SPHERES.get(sphere, look.NO_SPHERE),
                "size": look.size(self.chosen.weight.get(thing.id, 0.0)),
                "kind": thing.kind,
                "sphere": sphere,
                "first": 1 if thing.id in self.chosen.first else None,
                "also": self._other_names(said, name),
                "t": days(said),
                "when": self.wording.when(said),
                "details": [list(pair) for pair in self.wording.details(thing.kind, said)],
                "says": [self._claim(thing, one.case, one.properties) for one in thing.says],
                "parts": self.parts.get(thing.id),
                "told": self.wording.introduction_told(said) if thing.kind == "introduction" else "",
                "sure": self._certainty([one.properties for one in thing.says]),
            }
        )

    def _other_names(self, said: Properties, name: str) -> list[str]:
        listed = [said.get("name"), said.get("name_en"), *said.get("aliases", [])]
        listed += said.get("former_names", [])
        return [other for other in dict.fromkeys(map(str, filter(None, listed))) if other != name]

    def _claim(self, thing: Thing, case: str, said: Properties) -> Json:
        """One case's own words; all of them only where several cases speak of the thing."""
        alone = len(thing.says) == 1
        return without_empty(
            {
                "case": case,
                "name": "" if alone else self.wording.name(thing.kind, thing.id, said),
                "when": "" if alone else self.wording.when(said),
                "details": [] if alone else [list(pair) for pair in self.wording.details(thing.kind, said)],
                "certainty": self.wording.certainty(said),
                "note": self.wording.said(said, "note"),
                "evidence": list(said.get("evidence", [])),
            }
        )

    @staticmethod
    def _certainty(said: list[Properties]) -> str:
        """The best that any case says."""
        words = {str(one.get("certainty") or "stated") for one in said}
        return next((word for word in CERTAINTIES.words if word in words), "stated")

    # ---- ties

    def ties(self) -> list[Json]:
        kept = self.chosen.kept
        return [
            self._tie(link)
            for link in self.facts.links
            if link.source in kept and link.target in kept and link.source != link.target
        ]

    def _tie(self, link: Link) -> Json:
        said = link.properties
        presence = str(said.get("presence") or "present")
        return without_empty(
            {
                "id": f"{link.case}|{link.key}",
                "from": link.source,
                "to": link.target,
                "kind": link.type,
                "case": link.case,
                "t": days(said),
                "when": self.wording.when_in_sentence(said),
                "told": self.wording.tie_told(link.type, said),
                "role": said.get("role"),
                "absent": 1 if presence != "present" else None,
                "sure": str(said.get("certainty") or "stated"),
                "certainty": self.wording.certainty(said),
                "note": self.wording.said(said, "note"),
                "evidence": list(said.get("evidence", [])),
            }
        )

    # ---- what is told in the panel of the thing that it is about

    def _parts(self) -> dict[str, list[Json]]:
        """Stays, figures, perceptions and gate checks, under the thing that each is about."""
        found: dict[str, list[tuple[Any, Json]]] = {}
        holders = {
            link.target: link.source
            for link in self.facts.links
            if link.type == "HOLDS" and link.source in self.facts.things
        }
        for link in self.facts.links:
            about, told = _told(link, self.facts.things)
            if told is None or about not in self.chosen.kept:
                continue
            began = told.properties.get("start_min") or told.properties.get("start_max") or datetime.date.max
            part = self._part(told, holders.get(told.id))
            found.setdefault(about, []).append(((PARTS.index(told.kind), began, told.id), part))
        return {
            about: [part for _key, part in sorted(parts, key=lambda pair: pair[0])]
            for about, parts in found.items()
        }

    def _part(self, thing: Thing, holder: str | None) -> Json:
        said = thing.properties
        figure = thing.kind == "indicator"
        return without_empty(
            {
                "kind": thing.kind,
                "name": self.wording.said(said, "name"),
                "text": self._figure(said) if figure else "",
                "details": []
                if figure
                else [value for _label, value in self.wording.details(thing.kind, said)],
                "holder": self._holder(holder),
                "phase": said.get("phase"),
                "outcome": said.get("outcome"),
                "t": days(said),
                "when": self.wording.when_in_sentence(said),
                "certainty": self.wording.certainty(said),
                "note": self.wording.said(said, "note"),
                "evidence": list(said.get("evidence", [])),
            }
        )

    def _holder(self, id_: str | None) -> str:
        if id_ is None:
            return ""
        thing = self.facts.things[id_]
        return self.wording.name(thing.kind, id_, thing.properties)

    def _figure(self, said: Properties) -> str:
        """`40–60 % (target 80 %)`, `12 calls, fell`, `low`"""
        number = "–".join(f"{said[key]:g}" for key in ("value", "value_max") if said.get(key) is not None)
        text = f"{number} {said.get('unit') or ''}".strip() if number else ""
        if said.get("level") in FIGURE_LEVELS.words:
            level = self.wording.text(FIGURE_LEVELS.words[said["level"]])
            text = f"{text}, {level}" if text else level
        if said.get("target") is not None:
            unit = said.get("target_unit") or said.get("unit") or ""
            target = f"{self.wording.text(_TARGET)} {said['target']:g} {unit}".strip()
            text = f"{text} ({target})"
        return text.strip()

    # ---- the frame: everything beside nodes and ties

    def frame(self) -> Json:
        wording = self.wording
        return {
            "lang": wording.language,
            "kinds": [
                {"key": kind, "title": wording.text(KIND_BY_WORD[kind].title), "shape": look.SHAPES[kind]}
                for kind in DRAWN
            ],
            "spheres": [
                {"key": key, "title": wording.text(SPHERES.words[key]), "color": color}
                for key, color in look.SPHERES.items()
            ],
            "tieKinds": [self._tie_kind(type_) for type_ in TIE_BY_TYPE],
            "certainties": [
                {"key": key, "title": wording.text(text)} for key, text in CERTAINTIES.words.items()
            ],
            "phases": [
                {"key": phase.id, "title": wording.text(phase.name)} for phase in wording.framework.phases
            ],
            "outcomes": {key: wording.text(text) for key, text in STAY_ENDS.words.items()},
            "roles": {role.id: wording.text(role.name) for role in wording.framework.roles},
            "cases": [
                {
                    "id": case.id,
                    "title": wording.text(case.title),
                    "checked": case.checked.isoformat() if case.checked else "",
                    "day": case.checked.toordinal() if case.checked else None,
                    "complete": case.complete,
                }
                for case in self.facts.cases
            ],
            "sources": {id_: wording.text(text) for id_, text in sorted(self.facts.citations.items())},
        }

    def _tie_kind(self, type_: str) -> Json:
        line = look.TIES.get(type_, look.OTHER_TIE)
        tie = TIE_BY_TYPE[type_]
        return {
            "key": type_,
            "title": self.wording.text(tie.title),
            "color": line.color,
            "end": line.end,
            "dated": "period" in tie.fields,
        }


def _told(link: Link, things: Mapping[str, Thing]) -> tuple[str, Thing | None]:
    """The thing that a tie leads to, and what it tells about it."""
    if link.type in ("WENT_THROUGH", "PASSED"):
        return link.source, things.get(link.target)
    if link.type in ("MEASURES", "OF"):
        told = things.get(link.source)
        return link.target, told if told and told.kind in TOLD else None
    return "", None
