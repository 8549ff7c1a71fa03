"""Who links others that are not tied to each other: Gould–Fernandez roles, chance, holes, betweenness."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from math import comb
from typing import Any

from kg.language import Text
from kg.questions.measures import Context, Row
from kg.questions.measures._holes import Betweenness, betweenness, constraints, effective_size
from kg.questions.measures._links import DRAWN, is_estimated, only_links
from kg.questions.measures._network import Network, add_seats, read_network, say_projection, shown
from kg.questions.measures._roles import MOST_PAIRS, ROUNDS, RoleCounter, against_chance


def measure(rows: list[Row], context: Context) -> list[Row]:
    if not rows:
        return rows
    found = _Found(read_network(rows, context), int(context.params["pivots"]))
    least, order = int(context.params["least"]), str(context.params["rank"])
    opened = found.opened
    brokers = [
        actor for actor in range(found.network.size) if opened[actor] >= least or rows[actor]["introduced"]
    ]
    most = int(context.params["max_rows"]) + 1
    brokers = _ranked(rows, found, brokers, order, most)
    _say(found.network, rows, found.between, context)
    return add_seats(_measured(rows, found, shown(brokers, context), context), context)


def _ranked(rows: list[Row], found: _Found, brokers: list[int], order: str, most: int) -> list[int]:
    """Most first; at least the `most` first are among them, for the whole of a large network is not counted."""
    acts = [len(row["introduced"]) for row in rows]
    first = found.order("only_link" if order == "introductions" else order)
    if order == "introductions":
        undocumented = [actor for actor in brokers if not acts[actor]]
        brokers = [actor for actor in brokers if acts[actor]] + found.leading(undocumented, most)
        return sorted(brokers, key=lambda a: (-acts[a], first(a), -found.opened[a], rows[a]["id"]))
    if order == "only_link":
        brokers = found.leading(brokers, most)
    return sorted(brokers, key=lambda a: (first(a), -acts[a], -found.opened[a], rows[a]["id"]))


class _Found:
    """A network with what is counted once for all its actors; each actor's own counts are made when asked."""

    def __init__(self, network: Network, pivots: int) -> None:
        self.network = network
        self.graph = network.graph()
        self.between = betweenness(self.graph, pivots)
        self.opened = self._open_pairs()
        self.roles = RoleCounter(network, self.graph).roles
        self._only: dict[int, int] = {}

    def _open_pairs(self) -> list[int]:
        """For each actor, how many pairs of its neighbours are not tied to each other."""
        clustering = self.graph.transitivity_local_undirected(mode="zero")
        pairs = (comb(self.network.degree(actor), 2) for actor in range(self.network.size))
        return [round(count * (1 - closed)) for count, closed in zip(pairs, clustering, strict=True)]

    def only_link(self, actor: int) -> int:
        if actor not in self._only:
            self._only[actor] = only_links(self.network, actor) if self.opened[actor] else 0
        return self._only[actor]

    def leading(self, actors: list[int], most: int) -> list[int]:
        """Those that can be among the first, so that a large network is not counted through for the others.

        An actor is the only link of at most all its open pairs: once the last that would be shown has more
        than the next has open pairs, nobody who follows can come in.
        """
        kept: list[int] = []
        best: list[int] = []  # the `most` largest counts so far, smallest first
        for actor in sorted(actors, key=lambda a: -self.opened[a]):
            if len(best) == most and self.opened[actor] < best[0]:
                break
            kept.append(actor)
            (heapq.heappush if len(best) < most else heapq.heappushpop)(best, self.only_link(actor))
        return kept

    def order(self, by: str) -> Callable[[int], Any]:
        """Most first; for constraint least first, actors without ties last."""
        if by == "betweenness":
            return lambda actor: -round(self.between.value(actor), 9)
        if by == "across":
            return lambda actor: -self.roles(actor)[1]
        if by == "constraint":
            found = constraints(self.graph, list(range(self.network.size)))
            return lambda actor: (found[actor] is None, round(found[actor] or 0, 9))
        if by == "only_link":
            return lambda actor: -self.only_link(actor)
        return lambda actor: -self.opened[actor]


def _measured(rows: list[Row], found: _Found, kept: list[int], context: Context) -> list[Row]:
    network, between = found.network, found.between
    weighted = bool(context.params["weighted"])
    weights = list(network.shared.values()) if weighted else None
    constraint = dict(zip(kept, constraints(found.graph, kept, weights), strict=True))
    roles = {actor: found.roles(actor) for actor in kept}
    chances = against_chance(network, {actor: across for actor, (_, across) in roles.items()})
    measured = []
    for actor in kept:
        role, across = roles[actor]
        chance = chances.get(actor)
        measured.append(
            {
                **rows[actor],
                "partners": network.degree(actor),
                "open_pairs": role.total,
                "only_link": found.only_link(actor),
                "across": across,
                "expected": chance.expected if chance else None,
                "p": chance.p if chance else None,
                "coordinator": role.coordinator,
                "consultant": role.consultant,
                "boundary": role.boundary,
                "liaison": role.liaison,
                "unsaid": role.unsaid,
                "burt": constraint[actor],
                "effective_size": effective_size(network, actor, role.total, weighted=weighted),
                "between": between.value(actor),
                "between_share": between.share(actor),
                "between_error": between.error(actor),
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
    hubs = sum(1 for around in network.neighbours if is_estimated(len(around)))
    if hubs:
        context.say(
            Text(
                en=f"For {hubs} actors with very many partners, `only link` is estimated from {DRAWN} pairs.",
                fr=f"Pour {hubs} acteurs à très nombreux partenaires, « seul lien » est estimé sur {DRAWN} paires.",
            )
        )
    if not between.exact:
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
