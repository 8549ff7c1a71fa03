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


def constraints(graph: igraph.Graph, actors: list[int], *, weighted: bool) -> list[float | None]:
    """Burt's constraint; None for an actor without ties. It may exceed 1 and is not capped."""
    found = graph.constraint(vertices=actors, weights="weight" if weighted else None)
    return [None if math.isnan(value) else value for value in found]


def effective_size(network: Network, actor: int, *, weighted: bool) -> float | None:
    """ES_i = Σ_j [1 - Σ_q p_iq m_jq]; None for an actor without ties."""
    around = network.neighbours[actor]
    if not around:
        return None

    def weight(one: int, other: int) -> float:
        return network.shared[(one, other) if one < other else (other, one)] if weighted else 1.0

    mine = {other: weight(actor, other) for other in around}
    total = sum(mine.values())
    size = 0.0
    for one in around:
        strongest = max(weight(one, other) for other in network.neighbours[one]) if weighted else 1.0
        redundant = sum(mine[q] * weight(one, q) for q in network.neighbours[one] & around)
        size += 1 - redundant / (total * strongest)
    return size


@dataclass(frozen=True)
class Betweenness:
    """On how many shortest ways each actor stands; with the half-width of a 95 % interval where sampled."""

    values: list[float]
    errors: list[float] | None  # None: exact
    pivots: int

    def share(self, actor: int, size: int) -> float | None:
        """Of all pairs of others."""
        pairs = (size - 1) * (size - 2) / 2
        return self.values[actor] / pairs if pairs else None


def betweenness(graph: igraph.Graph, pivots: int) -> Betweenness:
    """Exact up to some thousand actors; above that from the ways that start at a sample of them."""
    size = graph.vcount()
    if size <= EXACT_UP_TO or pivots >= size:
        return Betweenness(graph.betweenness(directed=False), None, size)
    per_batch = max(1, pivots // _BATCHES)
    chosen = random.Random(SEED).sample(range(size), per_batch * _BATCHES)  # noqa: S311
    # igraph halves what starts at the sources, so that all actors as sources give the exact value.
    scale = size / per_batch
    batches = [
        [value * scale for value in graph.betweenness(directed=False, sources=chosen[at::_BATCHES])]
        for at in range(_BATCHES)
    ]
    columns = list(zip(*batches, strict=True))
    student = 2.365  # two-sided 95 %, seven degrees of freedom
    errors = [student * statistics.stdev(column) / math.sqrt(_BATCHES) for column in columns]
    return Betweenness([statistics.fmean(column) for column in columns], errors, per_batch * _BATCHES)
