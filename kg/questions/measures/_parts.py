"""Into what parts a network falls, and how many pairs that separates."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import comb

from kg.questions.measures._network import Network


def parts(network: Network, taken_out: Collection[int] = ()) -> list[list[int]]:
    """The actors that can reach each other, largest part first, without those that are taken out."""
    seen = set(taken_out)
    found = [_reached(network, start, seen) for start in range(network.size) if start not in seen]
    return sorted(found, key=lambda part: (-len(part), part))


def _reached(network: Network, start: int, seen: set[int]) -> list[int]:
    """All that can be reached from here; `seen` grows."""
    seen.add(start)
    reached, waiting = [start], [start]
    while waiting:
        for other in network.neighbours[waiting.pop()] - seen:
            seen.add(other)
            reached.append(other)
            waiting.append(other)
    return sorted(reached)


def fragmentation(sizes: Iterable[int]) -> float | None:
    """The share of pairs that cannot reach each other: 1 - Σ c(c-1) / n(n-1); None for fewer than two."""
    counts = list(sizes)
    pairs = comb(sum(counts), 2)
    return 1 - sum(comb(count, 2) for count in counts) / pairs if pairs else None


def pairs_between(sizes: Iterable[int]) -> int:
    """How many pairs lie in two different parts."""
    counts = list(sizes)
    return comb(sum(counts), 2) - sum(comb(count, 2) for count in counts)
