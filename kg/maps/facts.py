"""What a map is made of, read from the graph: the chosen cases, their things, and the ties between them.

Stays, figures, perceptions and gate checks are no circles on a map: they are told in the panel of the thing
that they are about.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import KgError, NotFoundError
from kg.language import Text
from kg.names import nearest
from kg.schema.dates import SCENARIO_CLOCK
from kg.schema.registry import KIND_BY_LABEL
from kg.store import Database
from kg.store.claims import Claim, merge
from kg.store.records import from_stored

# Drawn as nodes, in the order of the legend.
DRAWN = (
    "organisation",
    "group",
    "person",
    "programme",
    "alliance",
    "innovation",
    "introduction",
    "tension",
    "event",
    "practice",
    "territory",
    "theme",
)
ACTORS = ("organisation", "group", "person")
# What a first look is about; the rest is added by a click.
FIRST_KINDS = frozenset((*ACTORS, "programme", "alliance", "innovation", "introduction"))
# Told in a panel: the tie that leads from the thing (or to it), and whether the thing is its source.
TOLD = {"stay", "indicator", "perception", "gate_check"}


@dataclass(frozen=True)
class CaseOnMap:
    """One case that the map draws."""

    id: str
    title: Text
    register: str
    checked: datetime.date | None
    complete: bool


@dataclass(frozen=True)
class Said:
    """What one case says of a thing."""

    case: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Thing:
    """One entity, with what the chosen cases say of it, merged by the one rule and case by case."""

    id: str
    kind: str
    properties: dict[str, Any]
    says: tuple[Said, ...]


@dataclass(frozen=True)
class Link:
    """One relationship. `key` tells it from every other of its case."""

    type: str
    source: str
    target: str
    case: str
    key: str
    properties: dict[str, Any]


@dataclass
class Facts:
    """All that the chosen cases say, as a map needs it."""

    cases: tuple[CaseOnMap, ...] = ()
    things: dict[str, Thing] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    citations: dict[str, Text] = field(default_factory=dict)

    @property
    def drawn(self) -> dict[str, Thing]:
        return {id_: thing for id_, thing in self.things.items() if thing.kind in DRAWN}

    @property
    def clock(self) -> str | None:
        """The clock that the map's dates run on: None for the calendar."""
        said = [thing.properties for thing in self.things.values()] + [link.properties for link in self.links]
        return SCENARIO_CLOCK if any(one.get("clock") for one in said) else None


_CASES = """
    MATCH (c:Case) WHERE c.register <> 'framework'
    RETURN c.case AS case, c.title AS title, c.title_en AS title_en, c.register AS register,
           c.checked AS checked, c.complete AS complete, c.precedence AS precedence
    ORDER BY case
"""
_THINGS = """
    MATCH (c:Case)-[s:STATES]->(e:Entity)
    WHERE c.case IN $cases
    RETURN e.id AS id, labels(e) AS labels, c.case AS case, c.precedence AS precedence, properties(s) AS said
    ORDER BY id, case
"""
_LINKS = """
    MATCH (a:Entity)-[r]->(b:Entity)
    WHERE r.case IN $cases AND type(r) <> 'STATES'
    RETURN type(r) AS type, a.id AS source, b.id AS target, r.case AS case, r.key AS key,
           properties(r) AS said
    ORDER BY source, type, target, case, key
"""


def read_facts(database: Database, names: Sequence[str] = ()) -> Facts:
    """Everything that these cases say; without names, all cases of facts."""
    known = database.read(_CASES)
    cases = _chosen(known, names)
    wanted = {"cases": [case.id for case in cases]}
    facts = Facts(cases=cases)
    said: dict[str, list[dict[str, Any]]] = {}
    for row in database.read(_THINGS, wanted):
        said.setdefault(row["id"], []).append(row)
    for id_, rows in said.items():
        thing = _thing(id_, rows)
        if thing.kind == "source":
            facts.citations[id_] = _citation(thing)
        else:
            facts.things[id_] = thing
    facts.links = [_link(row) for row in database.read(_LINKS, wanted)]
    _check_clocks(facts)
    return facts


def _chosen(known: Sequence[dict[str, Any]], names: Sequence[str]) -> tuple[CaseOnMap, ...]:
    ids = [row["case"] for row in known]
    for name in names:
        if name not in ids:
            listed = ", ".join(nearest(name, ids) or ids) or "—"
            raise NotFoundError(
                Text(
                    en=f"No case '{name}' is loaded. Loaded, nearest first: {listed}.",
                    fr=f"Aucun cas « {name} » n'est chargé. Chargés, les plus proches d'abord : {listed}.",
                )
            )
    return tuple(
        CaseOnMap(
            id=row["case"],
            title=Text(
                en=row["title_en"] or row["title"] or row["case"],
                fr=row["title"] or row["title_en"] or row["case"],
            ),
            register=row["register"],
            checked=row["checked"].to_native() if row["checked"] else None,
            complete=row["complete"] is not False,
        )
        for row in known
        if (row["case"] in names if names else row["register"] == "fact")
    )


def _thing(id_: str, rows: list[dict[str, Any]]) -> Thing:
    claims = [
        Claim(
            row["case"],
            row["precedence"] if row["precedence"] is not None else 50,
            str(row["said"]["word"]),
            from_stored("", id_, row["said"]).said,
        )
        for row in rows
    ]
    return Thing(
        id_, _kind(rows[0]["labels"]), merge(claims), tuple(Said(c.case, c.properties) for c in claims)
    )


def _kind(labels: list[str]) -> str:
    found = sorted(KIND_BY_LABEL[label].word for label in labels if label in KIND_BY_LABEL)
    return found[0] if found else ""


def _link(row: dict[str, Any]) -> Link:
    said = from_stored(row["type"], row["key"], row["said"]).said
    return Link(row["type"], row["source"], row["target"], row["case"], row["key"], said)


def _citation(source: Thing) -> Text:
    said = source.properties
    citation = str(said.get("citation") or source.id)
    return Text(en=str(said.get("citation_en") or citation), fr=citation)


def _check_clocks(facts: Facts) -> None:
    """One map, one clock: a story told in months since T0 has no place on a calendar."""
    own: set[str] = set()
    calendar: set[str] = set()
    for case, said in _dated(facts):
        (own if said.get("clock") else calendar).add(case)
    if own and calendar - own:
        named = ", ".join(sorted(own))
        raise KgError(
            Text(
                en=f"{named} runs on a clock of its own (T0): draw it apart from the other cases with --case.",
                fr=f"{named} suit sa propre horloge (T0) : la dessiner à part des autres cas avec --case.",
            )
        )


def _dated(facts: Facts) -> list[tuple[str, dict[str, Any]]]:
    said = [(one.case, one.properties) for thing in facts.things.values() for one in thing.says]
    said += [(link.case, link.properties) for link in facts.links]
    sides = ("start_min", "start_max", "end_min", "end_max")
    return [(case, one) for case, one in said if any(one.get(side) for side in sides)]
