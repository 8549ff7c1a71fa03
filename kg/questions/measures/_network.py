"""Who is tied to whom: actors who sit in the same bodies, as sets of neighbours and as an igraph graph.

A body is whatever actors are in together: an alliance, or with `ties: all` also an innovation, a programme,
or one tie of belonging or work (a body of two). Ties have no direction, and parallel ties count once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeVar

from kg.language import Text
from kg.questions.measures import Context, Row

if TYPE_CHECKING:
    import igraph

Pair = tuple[int, int]


@dataclass(frozen=True)
class Network:
    """Actors by number, in the order of the rows; each with its neighbours and its sphere (None: not known)."""

    neighbours: list[set[int]]
    spheres: list[str | None]
    shared: dict[Pair, int]  # in how many bodies the two sit together

    @property
    def size(self) -> int:
        return len(self.neighbours)

    def degree(self, actor: int) -> int:
        return len(self.neighbours[actor])

    @contextmanager
    def without(self, actor: int) -> Iterator[None]:
        """As long as it lasts, the partners of the actor do not know it: who is linked all the same?"""
        mine = [self.neighbours[one] for one in self.neighbours[actor]]
        for others in mine:
            others.discard(actor)
        try:
            yield
        finally:
            for others in mine:
                others.add(actor)

    def open_pairs(self, actor: int) -> Iterable[Pair]:
        """Pairs of neighbours that are not tied to each other, each once."""
        for one, other in combinations(sorted(self.neighbours[actor]), 2):
            if other not in self.neighbours[one]:
                yield one, other

    def graph(self) -> igraph.Graph:
        import igraph

        return igraph.Graph(n=self.size, edges=list(self.shared))


def read_network(rows: list[Row], context: Context) -> Network:
    """The network of rows that hold `bodies` and `sphere`. Bodies above `largest` tie nobody, and are named."""
    members: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for body in row["bodies"]:
            members[body].append(number)
    largest = int(context.params.get("largest") or 0)
    left_out = {body: len(seats) for body, seats in members.items() if largest and len(seats) > largest}
    shared: dict[Pair, int] = defaultdict(int)
    for body, seats in members.items():
        if body not in left_out:
            for pair in combinations(seats, 2):
                shared[pair] += 1
    if left_out:
        _say_left_out(left_out, largest, context)
    return Network(_neighbours(len(rows), shared), [row.get("sphere") for row in rows], dict(shared))


def _neighbours(size: int, pairs: Iterable[Pair]) -> list[set[int]]:
    neighbours: list[set[int]] = [set() for _ in range(size)]
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    return neighbours


def _say_left_out(left_out: dict[str, int], largest: int, context: Context) -> None:
    named = ", ".join(f"{body} ({count})" for body, count in sorted(left_out.items())[:5])
    context.say(
        Text(
            en=f"{len(left_out)} bodies with more than {largest} members tie nobody here: {named}.",
            fr=f"{len(left_out)} instances de plus de {largest} membres ne lient personne ici : {named}.",
        )
    )


def say_projection(network: Network, rows: list[Row], context: Context) -> None:
    """What was counted: actors, ties, isolates, and how much of it is only possible."""
    alone = sum(1 for around in network.neighbours if not around)
    seats = sum(len(row["bodies"]) for row in rows)
    unsure = seats - sum(int(row["certain"]) for row in rows)
    context.say(
        Text(
            en=f"Counted: {network.size} actors, {len(network.shared)} undirected ties between those who sit "
            f"together, {alone} actors without a tie; {unsure} of {seats} seats are possible and not certain "
            "at that date.",
            fr=f"Compté : {network.size} acteurs, {len(network.shared)} liens sans sens entre ceux qui siègent "
            f"ensemble, {alone} acteurs sans lien ; {unsure} sièges sur {seats} sont possibles, sans être certains "
            "à cette date.",
        )
    )


# ---- what the rows that are shown rest on

_SEATS = """
    UNWIND $ids AS id
    MATCH (p:Entity {id: id})-[r:PARTY_TO|TAKES_PART_IN|PART_OF|WORKS_FOR|MADE]-(a:Entity)
    WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
    RETURN p.id AS id, r.key AS key, r.evidence AS evidence, type(r) = 'MADE' AS act,
           CASE WHEN type(r) IN ['PART_OF', 'WORKS_FOR'] THEN r.key ELSE a.id END AS body,
           CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name
    ORDER BY id, name, key
"""


def add_seats(rows: list[Row], context: Context) -> list[Row]:
    """Give each row the names of its bodies, its evidence and its facts, by one more read for all of them."""
    wanted = {row["id"]: {*row["bodies"], *row.get("introduced", [])} for row in rows}
    found: dict[str, list[Row]] = defaultdict(list)
    for seat in context.read(_SEATS, {**context.params, "ids": list(wanted)}):
        if seat["body"] in wanted[seat["id"]]:
            found[seat["id"]].append(seat)
    return [{**row, **_resting_on(found[row["id"]])} for row in rows]


def _resting_on(seats: list[Row]) -> dict[str, Any]:
    return {
        "bodies": unique(seat["name"] or seat["body"] for seat in seats if not seat["act"]),
        "introduced": unique(seat["name"] or seat["body"] for seat in seats if seat["act"]),
        "evidence": unique(line for seat in seats for line in seat["evidence"] or []),
        "facts": unique(seat["key"] for seat in seats),
    }


def unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


_Item = TypeVar("_Item")


def shown(items: list[_Item], context: Context) -> list[_Item]:
    """The first ones, and one more so that the answer can say that there are others."""
    return items[: int(context.params["max_rows"]) + 1]
