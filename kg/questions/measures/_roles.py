"""Gould & Fernandez (1989): what an actor does between the pairs that it links, by their spheres.

An open pair of v: two neighbours of v that are not tied to each other. Ties have no direction, so each pair
counts once, and gatekeeper and representative cannot be told apart: both are `boundary`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, fields
from itertools import combinations_with_replacement
from math import comb
from typing import TYPE_CHECKING

from kg.questions.measures._network import Network, Pair

if TYPE_CHECKING:
    import igraph

ROUNDS = 999
SEED = 1989
MOST_PAIRS = 20_000  # above that, an actor is not tested against chance


@dataclass(frozen=True)
class Roles:
    """Open pairs, each counted once, by what the linking actor is to the two."""

    coordinator: int = 0  # all three of one sphere
    consultant: int = 0  # the two of one sphere, the actor of another
    boundary: int = 0  # the actor and one of the two of one sphere, the other of another
    liaison: int = 0  # three spheres
    unsaid: int = 0  # the sphere of one of the three is not known

    @property
    def total(self) -> int:
        return sum(getattr(self, field.name) for field in fields(self))


def role(middle: Hashable, one: Hashable, other: Hashable) -> str:
    if middle is None or one is None or other is None:
        return "unsaid"
    if one == other:
        return "coordinator" if middle == one else "consultant"
    return "boundary" if middle in (one, other) else "liaison"


class RoleCounter:
    """Counts the roles of one actor after another on the same network."""

    def __init__(self, network: Network, graph: igraph.Graph) -> None:
        self._network = network
        self._graph = graph
        self._spheres: list[str | None] = sorted(set(network.spheres), key=str)
        self._codes = {sphere: code for code, sphere in enumerate(self._spheres)}

    def roles(self, actor: int) -> tuple[Roles, int]:
        """The roles of an actor, and how many of its open pairs lie between two known spheres.

        Open pairs are all pairs less the closed ones, which igraph counts.
        """
        spheres = self._network.spheres
        around = sorted(self._network.neighbours[actor])
        there = Counter(spheres[other] for other in around)
        closed = self._closed(around)
        counts: Counter[str] = Counter()
        across = 0
        for one, other in combinations_with_replacement(self._spheres, 2):
            pairs = comb(there[one], 2) if one == other else there[one] * there[other]
            opened = pairs - closed(one, other)
            counts[role(spheres[actor], one, other)] += opened
            if one != other and None not in (one, other):
                across += opened
        return Roles(**counts), across

    def _closed(self, around: list[int]) -> Callable[[str | None, str | None], int]:
        """How many pairs of these actors are tied to each other, by their two spheres.

        All actors of a sphere are drawn together into one: what is left of the ties are the counts.
        """
        codes, spheres = self._codes, self._network.spheres
        among = self._graph.induced_subgraph(around, implementation="create_from_scratch")
        among.contract_vertices([codes[spheres[actor]] for actor in around])
        counts = among.get_adjacency()
        size = among.vcount()

        def count(one: str | None, other: str | None) -> int:
            left, right = codes[one], codes[other]
            if max(left, right) >= size:  # no actor of the last spheres is among them
                return 0
            return int(counts[left][right]) // (2 if one == other else 1)

        return count


@dataclass(frozen=True)
class Chance:
    """How a count compares with spheres dealt out at random on the same network."""

    expected: float
    p: float  # (1 + rounds that reach the count) / (1 + rounds)


class Shuffles:
    """The spheres of the known actors, dealt out anew `rounds` times.

    All rounds are counted at once: an actor's sphere is a code of some bits, and the bit of that code in every
    round is one long integer, so one exclusive-or compares two actors in all rounds.
    """

    def __init__(
        self, spheres: Sequence[str | None], actors: Sequence[int], rounds: int = ROUNDS, seed: int = SEED
    ) -> None:
        self.rounds = rounds
        known = [sphere for sphere in spheres if sphere is not None]
        codes = {sphere: code for code, sphere in enumerate(sorted(set(known)))}
        width = max(1, (len(codes) - 1).bit_length())
        dealt = self._deal([codes[sphere] for sphere in known], len(actors), random.Random(seed))  # noqa: S311
        self._planes = {
            actor: [_bits(code >> bit & 1 for code in column) for bit in range(width)]
            for actor, column in zip(actors, dealt, strict=True)
        }

    def _deal(self, codes: list[int], seats: int, chance: random.Random) -> list[tuple[int, ...]]:
        """For each seat its code in every round."""
        rounds = [chance.sample(codes, seats) for _ in range(self.rounds)]
        return list(zip(*rounds, strict=True))

    def compare(self, pairs: Sequence[Pair], observed: int) -> Chance:
        """How many of the pairs lie across spheres in each round, against what was observed."""
        counter: list[int] = []  # bit n of every round's count, as one long integer
        for one, other in pairs:
            carry = self._differ(one, other)
            for at, plane in enumerate(counter):
                counter[at], carry = plane ^ carry, plane & carry
                if not carry:
                    break
            if carry:
                counter.append(carry)
        total = sum(plane.bit_count() << at for at, plane in enumerate(counter))
        return Chance(total / self.rounds, (1 + self._reaching(counter, observed)) / (1 + self.rounds))

    def _differ(self, one: int, other: int) -> int:
        found = 0
        for left, right in zip(self._planes[one], self._planes[other], strict=True):
            found |= left ^ right
        return found

    def _reaching(self, counter: list[int], observed: int) -> int:
        """In how many rounds the count is at least `observed`, compared from the highest bit down."""
        everywhere = (1 << self.rounds) - 1
        equal, more = everywhere, 0
        for at in reversed(range(max(len(counter), observed.bit_length()))):
            plane = counter[at] if at < len(counter) else 0
            if observed >> at & 1:
                equal &= plane
            else:
                more |= equal & plane
                equal &= ~plane
        return (more | equal).bit_count()


def _bits(values: object) -> int:
    return int("".join("1" if value else "0" for value in values), 2)  # type: ignore[attr-defined]


def against_chance(network: Network, observed: dict[int, int]) -> dict[int, Chance]:
    """For each actor, its number of open pairs between spheres against shuffled spheres.

    Only pairs whose two spheres are known are dealt out. Actors with too many pairs are left out.
    """
    spheres = network.spheres
    pairs: dict[int, list[Pair]] = {}
    for actor in observed:
        degree = network.degree(actor)
        if comb(degree, 2) <= MOST_PAIRS:
            pairs[actor] = [
                (one, other)
                for one, other in network.open_pairs(actor)
                if spheres[one] is not None and spheres[other] is not None
            ]
    concerned = sorted({end for found in pairs.values() for pair in found for end in pair})
    if len(set(spheres) - {None}) < 2:
        return {}
    shuffles = Shuffles(spheres, concerned)
    return {actor: shuffles.compare(found, observed[actor]) for actor, found in pairs.items() if found}
