"""What the scenes of a map may name: gathered before anything is hidden, matched with the page's ids after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from kg.maps import look
from kg.maps.facts import DRAWN, Facts, Link
from kg.maps.scene_fields import Nameable
from kg.schema.framework import Framework
from kg.schema.registry import TIE_BY_TYPE
from kg.schema.vocabularies import CERTAINTIES

Json = dict[str, Any]


def tie_id(link: Link) -> str:
    return f"{link.case}|{link.key}"


def hidden_ties(facts: Facts, hidden: Set[str]) -> frozenset[str]:
    """The ties that go when these things are hidden."""
    return frozenset(tie_id(link) for link in facts.links if link.source in hidden or link.target in hidden)


def nameable(
    facts: Facts,
    framework: Framework,
    pages: Mapping[str, str],
    ties: Mapping[str, str],
    cases: Mapping[str, str],
    hidden: Set[str],
    answer: Json | None,
) -> Nameable:
    """`pages`, `ties` and `cases` lead from the graph's ids to those of the page; `hidden` must not be said."""
    known: dict[str, str | None] = {**_both(pages), **dict.fromkeys(hidden)}
    kinds = {id_: thing.kind for id_, thing in facts.things.items()}
    kinds |= {page: kinds[id_] for id_, page in pages.items() if id_ in kinds}
    return Nameable(
        nodes=known,
        ties={**_both(ties), **dict.fromkeys(tie for tie in hidden if "|" in tie)},
        kinds=kinds,
        names={str(facts.things[id_].properties.get("name") or id_): id_ for id_ in pages},
        words={
            "phase": tuple(phase.id for phase in framework.phases),
            "role": tuple(role.id for role in framework.roles),
            "kind": DRAWN,
            "sphere": tuple(look.SPHERES),
            "tie": tuple(TIE_BY_TYPE),
            "sure": tuple(CERTAINTIES.words),
            "case": tuple(_both(cases)),
        },
        beyond=frozenset(facts.things.keys() - pages.keys()),
        question=answer["name"] if answer else "",
        rows=len(answer["rows"]) if answer else 0,
        clock=facts.clock,
    )


def paired(plain: Sequence[str], shown: Sequence[Json]) -> dict[str, str]:
    """The graph's ids with those that the page has in their place."""
    return {id_: str(item["id"]) for id_, item in zip(plain, shown, strict=True)}


def _both(ids: Mapping[str, str]) -> dict[str, str | None]:
    """An id of the graph and the one that the page shows in its place are both right: a map that hides
    somebody saves its scenes with the latter."""
    return {**{page: page for page in ids.values()}, **ids}
