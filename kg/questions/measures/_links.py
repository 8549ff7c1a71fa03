"""Open pairs that one actor alone links: counted one by one, or estimated for a hub."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations
from math import comb

from kg.questions.measures._network import Network, Pair

MOST_LINKS = 20_000  # pairs of a hub that are looked at one by one
DRAWN = 2_000  # above that, so many drawn at random: the share is right to within 2.2 points, 19 times of 20


def is_estimated(partners: int) -> bool:
    return comb(partners, 2) > MOST_LINKS


def only_links(network: Network, actor: int) -> int:
    """Open pairs that nobody else links: the actor is their one common neighbour. Estimated for a large hub."""
    mine = sorted(network.neighbours[actor])
    with network.without(actor):
        if not is_estimated(len(mine)):
            return _count_apart(network, combinations(mine, 2))
        drawn = _draw(mine, random.Random(actor))  # noqa: S311
        return round(_count_apart(network, drawn) / len(drawn) * comb(len(mine), 2))


def _count_apart(network: Network, pairs: Iterable[Pair]) -> int:
    """How many of these pairs are neither tied nor linked by anybody."""
    around = network.neighbours
    # `isdisjoint` stops at the first common neighbour: most pairs of a dense network have one.
    return sum(
        1 for one, other in pairs if other not in around[one] and around[one].isdisjoint(around[other])
    )


def _draw(actors: list[int], chance: random.Random) -> list[Pair]:
    """Pairs of two different ones, each pair as likely as any other."""
    drawn: list[Pair] = []
    while len(drawn) < DRAWN:
        wanted = DRAWN - len(drawn)
        tried = zip(chance.choices(actors, k=wanted), chance.choices(actors, k=wanted), strict=True)
        drawn += [(one, other) for one, other in tried if one != other]
    return drawn
