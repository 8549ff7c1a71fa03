"""Which things a map shows first, and which it holds at all.

A picture of everything is a hairball. The first look is the few things that connect most: those that stand
on the shortest ways between the others, then those with many ties.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.language import Text
from kg.maps.facts import FIRST_KINDS, Facts, Link, Thing
from kg.names import nearest

FIRST = 60
MOST = 1500
# Beyond this size only the short ways count: all of them would take minutes.
_EXACT = 600
_SHORT_WAYS = 3

Neighbours = dict[str, set[str]]


@dataclass(frozen=True)
class Chosen:
    """What stands in the file, what is shown first, and how many there are in all."""

    kept: dict[str, Thing]
    first: frozenset[str]
    total: int
    # The weight of each kept thing in the picture, from 0 to 1.
    weight: Mapping[str, float]

    @property
    def left_out(self) -> int:
        return self.total - len(self.kept)


def choose(
    facts: Facts,
    *,
    around: str | None = None,
    depth: int = 1,
    everything: bool = False,
    wanted: Set[str] = frozenset(),
) -> Chosen:
    """`wanted`: what an answer speaks of, which comes before everything else."""
    drawn = facts.drawn
    near = neighbours(drawn, facts.links)
    distance: Mapping[str, int] = {}
    if around is not None:
        _check_known(around, drawn)
        distance = reached(near, around, depth)
        drawn = {id_: thing for id_, thing in drawn.items() if id_ in distance}
        near = {id_: others & drawn.keys() for id_, others in near.items() if id_ in drawn}
    weight = weigh(drawn, near)
    ranked = sorted(drawn, key=lambda id_: (id_ not in wanted, distance.get(id_, 0), -weight[id_], id_))
    kept = set(drawn) if everything else set(ranked[:MOST])
    total = len(drawn)
    drawn = {id_: thing for id_, thing in drawn.items() if id_ in kept}
    near = {id_: others & kept for id_, others in near.items() if id_ in kept}
    first = _first(
        [id_ for id_ in ranked if id_ in kept], drawn, near, wanted | ({around} if around else set())
    )
    return Chosen(drawn, first, total, weight)


def neighbours(drawn: Iterable[str], links: Iterable[Link]) -> Neighbours:
    near: Neighbours = {id_: set() for id_ in drawn}
    for link in links:
        if link.source in near and link.target in near and link.source != link.target:
            near[link.source].add(link.target)
            near[link.target].add(link.source)
    return near


def reached(near: Neighbours, start: str, depth: int) -> dict[str, int]:
    """Everything within so many steps, with the steps."""
    distance = {start: 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if distance[here] < depth:
            for other in sorted(near[here] - distance.keys()):
                distance[other] = distance[here] + 1
                queue.append(other)
    return distance


def weigh(drawn: Mapping[str, Thing], near: Neighbours) -> dict[str, float]:
    """How much each thing connects: its share of the shortest ways, its ties, and what the coder said."""
    import igraph

    ids = sorted(id_ for id_, thing in drawn.items() if thing.kind in FIRST_KINDS)
    place = {id_: at for at, id_ in enumerate(ids)}
    pairs = [(place[a], place[b]) for a in ids for b in sorted(near[a]) if b in place and a < b]
    graph = igraph.Graph(n=len(ids), edges=pairs)
    between = graph.betweenness(cutoff=None if len(ids) <= _EXACT else _SHORT_WAYS) if ids else []
    most = max(between, default=0) or 1.0
    many = max((len(others) for others in near.values()), default=0) or 1
    weights = {}
    for id_, thing in drawn.items():
        share = between[place[id_]] / most if id_ in place else 0.0
        importance = (int(thing.properties.get("importance") or 1) - 1) / 2
        weights[id_] = round(0.5 * share + 0.3 * len(near[id_]) / many + 0.2 * importance, 6)
    return weights


def _first(ranked: list[str], drawn: Mapping[str, Thing], near: Neighbours, kept: Set[str]) -> frozenset[str]:
    """The first look. Whoever would stand there without a tie gives its seat to the next one."""
    if len(ranked) <= FIRST:
        return frozenset(ranked)
    candidates = [id_ for id_ in ranked if drawn[id_].kind in FIRST_KINDS or id_ in kept]
    chosen = candidates[:FIRST]
    spare = deque(candidates[FIRST:])
    while True:
        alone = [id_ for id_ in chosen if id_ not in kept and not near[id_] & set(chosen)]
        newcomer = _next_tied(spare, near, set(chosen) - set(alone))
        if not alone or newcomer is None:
            return frozenset(chosen)
        chosen.remove(alone[-1])
        chosen.append(newcomer)


def _next_tied(spare: deque[str], near: Neighbours, chosen: Set[str]) -> str | None:
    while spare:
        id_ = spare.popleft()
        if near[id_] & chosen:
            return id_
    return None


def _check_known(id_: str, drawn: Mapping[str, Thing]) -> None:
    if id_ in drawn:
        return
    near = ", ".join(nearest_ids(id_, drawn)) or "—"
    raise NotFoundError(
        Text(
            en=f"Nothing on this map has the id {id_}. Nearest: {near}.",
            fr=f"Rien sur cette carte n'a l'id {id_}. Au plus près : {near}.",
        )
    )


def nearest_ids(text: str, drawn: Mapping[str, Thing]) -> list[str]:
    """The ids that a person may have meant: of those that look alike, or are called like this."""
    names = {str(thing.properties.get("name", known)): known for known, thing in drawn.items()}
    names |= {known: known for known in drawn}
    return list(dict.fromkeys(names[name] for name in nearest(text, names, most=5)))
