"""Burt's measures of structural holes, and Freeman's betweenness, exact or sampled with its error."""

from __future__ import annotations

import math
import random
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.questions.measures._network import Network

if TYPE_CHECKING:
    import igraph

EXACT_UP_TO = 2_500
SEED = 1977
_BATCHES = 8
_STUDENT = 2.365  # two-sided 95 %, one degree of freedom less than batches


def constraints(
    graph: igraph.Graph, actors: list[int], weights: list[int] | None = None
) -> list[float | None]:
    """Burt's constraint; None for an actor without ties. It may exceed 1 and is not capped."""
    found = graph.constraint(vertices=actors, weights=weights)
    return [None if math.isnan(value) else value for value in found]


def effective_size(network: Network, actor: int, opened: int, *, weighted: bool) -> float | None:
    """ES_i = Σ_j [1 - Σ_q p_iq m_jq]; None for an actor without ties. `opened`: its open pairs."""
    partners = network.degree(actor)
    if not partners:
        return None
    if weighted:
        return _weighted_size(network, actor)
    # Where all ties weigh the same, each closed pair is redundant seen from both its ends.
    return partners - 2 * (math.comb(partners, 2) - opened) / partners


def _weighted_size(network: Network, actor: int) -> float:
    around = network.neighbours[actor]

    def weight(one: int, other: int) -> int:
        return network.shared[(one, other) if one < other else (other, one)]

    mine = {other: weight(actor, other) for other in around}
    total = sum(mine.values())
    size = 0.0
    for one in around:
        strongest = max(weight(one, other) for other in network.neighbours[one])
        redundant = sum(mine[q] * weight(one, q) for q in network.neighbours[one] & around)
        size += 1 - redundant / (total * strongest)
    return size


@dataclass(frozen=True)
class Betweenness:
    """On how many shortest ways each actor stands: exact, or estimated several times from different starts."""

    estimates: list[list[float]]  # one: exact
    pivots: int

    @property
    def exact(self) -> bool:
        return len(self.estimates) == 1

    def value(self, actor: int) -> float:
        return statistics.fmean(values[actor] for values in self.estimates)

    def error(self, actor: int) -> float | None:
        """The half-width of a 95 % interval; None where the value is exact."""
        if self.exact:
            return None
        spread = statistics.stdev(values[actor] for values in self.estimates)
        return _STUDENT * spread / math.sqrt(_BATCHES)

    def share(self, actor: int) -> float | None:
        """Of all pairs of others."""
        size = len(self.estimates[0])
        pairs = (size - 1) * (size - 2) / 2
        return self.value(actor) / pairs if pairs else None


def betweenness(graph: igraph.Graph, pivots: int) -> Betweenness:
    """Exact up to some thousand actors; above that from the ways that start at a sample of them."""
    size = graph.vcount()
    if size <= EXACT_UP_TO or pivots >= size:
        return Betweenness([graph.betweenness(directed=False)], size)
    per_batch = max(1, pivots // _BATCHES)
    chosen = random.Random(SEED).sample(range(size), per_batch * _BATCHES)  # noqa: S311
    # igraph halves what starts at the sources, so that all actors as sources give the exact value.
    scale = size / per_batch
    estimates = [
        [value * scale for value in graph.betweenness(directed=False, sources=chosen[at::_BATCHES])]
        for at in range(_BATCHES)
    ]
    return Betweenness(estimates, per_batch * _BATCHES)
