"""Who links others that are not tied to each other: Gould–Fernandez roles, chance, holes, betweenness."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

from kg.language import Text
from kg.questions.measures import Context, Row
from kg.questions.measures._holes import Betweenness, betweenness, constraints, effective_size
from kg.questions.measures._network import Network, add_seats, read_network, say_projection, shown
from kg.questions.measures._roles import MOST_PAIRS, ROUNDS, against_chance, roles_of

if TYPE_CHECKING:
    import igraph

MOST_LINKS = 20_000  # pairs of a hub that are looked at one by one
DRAWN = 4_000  # above that, so many drawn at random: the share is right to within 1.6 points, 19 times of 20


def measure(rows: list[Row], context: Context) -> list[Row]:
    if not rows:
        return rows
    network = read_network(rows, context)
    graph = network.graph()
    between = betweenness(graph, int(context.params["pivots"]))
    opened = open_pair_counts(network, graph)
    least = int(context.params["least"])
    brokers = [actor for actor in range(network.size) if opened[actor] >= least or rows[actor]["introduced"]]
    order = str(context.params["rank"])
    key = _sort_key(order, network, graph, opened, between)
    if order == "only_link":
        brokers = _may_be_shown(brokers, opened, key, int(context.params["max_rows"]) + 1)
    brokers.sort(key=lambda a: (key(a), -len(rows[a]["introduced"]), -opened[a], rows[a]["id"]))
    kept = shown(brokers, context)
    _say(network, rows, between, context)
    return add_seats(_measured(rows, network, graph, kept, between, context), context)


def open_pair_counts(network: Network, graph: igraph.Graph) -> list[int]:
    """For each actor, how many pairs of its neighbours are not tied to each other."""
    clustering = graph.transitivity_local_undirected(mode="zero")
    pairs = (comb(network.degree(actor), 2) for actor in range(network.size))
    return [round(count * (1 - closed)) for count, closed in zip(pairs, clustering, strict=True)]


def only_links(network: Network, actor: int) -> int:
    """Open pairs that nobody else links: the actor is their one common neighbour. Estimated for a large hub."""
    around = network.neighbours
    mine = sorted(around[actor])
    pairs = comb(len(mine), 2)
    if pairs <= MOST_LINKS:
        tried: Iterable[tuple[int, int]] = combinations(mine, 2)
        return sum(1 for one, other in tried if _only(around, one, other))
    drawn = _drawn(mine, random.Random(actor))  # noqa: S311
    return round(sum(1 for one, other in drawn if _only(around, one, other)) * pairs / DRAWN)


def _drawn(actors: list[int], chance: random.Random) -> Iterator[tuple[int, int]]:
    """Pairs of two different ones, each pair as likely as any other."""
    count = len(actors)
    for _ in range(DRAWN):
        one = int(chance.random() * count)
        other = int(chance.random() * (count - 1))
        yield actors[one], actors[other + (other >= one)]


def _only(around: list[set[int]], one: int, other: int) -> bool:
    return other not in around[one] and len(around[one] & around[other]) == 1


def _may_be_shown(brokers: list[int], opened: list[int], key: Callable[[int], int], most: int) -> list[int]:
    """Those that can be among the first, so that a large network is not counted through for the others.

    An actor is the only link of at most all its open pairs: once the last that would be shown has more than
    the next has open pairs, nobody who follows can come in.
    """
    kept: list[int] = []
    best: list[int] = []  # the `most` largest counts so far, smallest first
    for actor in sorted(brokers, key=lambda a: -opened[a]):
        if len(best) == most and opened[actor] < best[0]:
            break
        kept.append(actor)
        (heapq.heappush if len(best) < most else heapq.heappushpop)(best, -key(actor))
    return kept


def _sort_key(
    order: str, network: Network, graph: igraph.Graph, opened: list[int], between: Betweenness
) -> Callable[[int], Any]:
    """Most first; for constraint least first, actors without ties last."""
    if order == "betweenness":
        return lambda actor: -round(between.values[actor], 9)
    if order == "across":
        return lambda actor: -roles_of(network, actor)[1]
    if order == "constraint":
        found = constraints(graph, list(range(network.size)), weighted=False)
        return lambda actor: (found[actor] is None, round(found[actor] or 0, 9))
    if order == "only_link":
        return cache(lambda actor: -only_links(network, actor) if opened[actor] else 0)
    return lambda actor: -opened[actor]


def _measured(
    rows: list[Row],
    network: Network,
    graph: igraph.Graph,
    kept: list[int],
    between: Betweenness,
    context: Context,
) -> list[Row]:
    weighted = bool(context.params["weighted"])
    constraint = dict(zip(kept, constraints(graph, kept, weighted=weighted), strict=True))
    roles = {actor: roles_of(network, actor) for actor in kept}
    chances = against_chance(network, {actor: across for actor, (_, across) in roles.items()})
    measured = []
    for actor in kept:
        role, across = roles[actor]
        chance = chances.get(actor)
        share = between.share(actor, network.size)
        measured.append(
            {
                **rows[actor],
                "partners": network.degree(actor),
                "open_pairs": role.total,
                "only_link": only_links(network, actor),
                "across": across,
                "expected": chance.expected if chance else None,
                "p": chance.p if chance else None,
                "coordinator": role.coordinator,
                "consultant": role.consultant,
                "boundary": role.boundary,
                "liaison": role.liaison,
                "unsaid": role.unsaid,
                "burt": constraint[actor],
                "effective_size": effective_size(network, actor, weighted=weighted),
                "between": between.values[actor],
                "between_share": share,
                "between_error": between.errors[actor] if between.errors else None,
            }
        )
    return measured


def _say(network: Network, rows: list[Row], between: Betweenness, context: Context) -> None:
    say_projection(network, rows, context)
    unknown = sum(1 for sphere in network.spheres if sphere is None)
    context.say(
        Text(
            en=f"Spheres are known for {network.size - unknown} of {network.size} actors. Chance: the known "
            f"spheres are dealt out {ROUNDS} times on the same network; actors with more than {MOST_PAIRS} "
            "pairs are not tested.",
            fr=f"La sphère est connue pour {network.size - unknown} acteurs sur {network.size}. Hasard : les sphères "
            f"connues sont redistribuées {ROUNDS} fois sur le même réseau ; au-delà de {MOST_PAIRS} paires, "
            "un acteur n'est pas testé.",
        )
    )
    outside, inside = _outside_inside(network, network.shared)
    if outside + inside:
        index = (outside - inside) / (outside + inside)
        context.say(
            Text(
                en=f"E-I index {index:.3f}: {outside} ties between spheres, {inside} within.",
                fr=f"Indice E-I {index:.3f} : {outside} liens entre sphères, {inside} à l'intérieur.",
            )
        )
    hubs = sum(1 for around in network.neighbours if comb(len(around), 2) > MOST_LINKS)
    if hubs:
        context.say(
            Text(
                en=f"For {hubs} actors with very many partners, `only link` is estimated from {DRAWN} pairs.",
                fr=f"Pour {hubs} acteurs à très nombreux partenaires, « seul lien » est estimé sur {DRAWN} paires.",
            )
        )
    if between.errors is not None:
        context.say(
            Text(
                en=f"Betweenness is estimated from {between.pivots} actors drawn out of {network.size}, with the "
                "half-width of its 95 % interval.",
                fr=f"L'intermédiarité est estimée à partir de {between.pivots} acteurs tirés parmi {network.size}, "
                "avec la demi-largeur de son intervalle à 95 %.",
            )
        )


def _outside_inside(network: Network, ties: Iterable[tuple[int, int]]) -> tuple[int, int]:
    known = [
        network.spheres[one] == network.spheres[other]
        for one, other in ties
        if network.spheres[one] is not None and network.spheres[other] is not None
    ]
    return known.count(False), known.count(True)
