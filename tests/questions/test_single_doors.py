"""Who is cut off without a door, against walking through everything that is left."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from kg.questions.measures._network import Network
from kg.questions.measures.single_doors import _cut_off, cut_sizes

SIZE = 24
ACTORS = some.integers(0, SIZE - 1)


@given(some.lists(some.tuples(ACTORS, ACTORS), min_size=2, max_size=36))
def test_what_a_door_cuts_off_is_all_that_is_left_but_the_largest_part(ties: list[tuple[int, int]]) -> None:
    network = tied(ties)
    doors = cut_sizes([list(block) for block in network.graph().biconnected_components()])
    for actor in range(SIZE):
        parts = parts_without(network, actor)
        assert (actor in doors) == (len(parts) > 1)
        if actor in doors:
            assert doors[actor] == [len(part) for part in parts]
            assert _cut_off(network, actor, doors[actor]) == parts[1:]


def tied(ties: list[tuple[int, int]]) -> Network:
    neighbours: list[set[int]] = [set() for _ in range(SIZE)]
    for one, other in ties:
        if one != other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    return Network(neighbours, [None] * SIZE, [])


def parts_without(network: Network, gone: int) -> list[list[int]]:
    """The parts that the neighbours of an actor fall into without it, largest first."""
    parts: list[list[int]] = []
    for start in sorted(network.neighbours[gone]):
        if any(start in part for part in parts):
            continue
        part = {start}
        while more := {other for one in part for other in network.neighbours[one]} - part - {gone}:
            part |= more
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))
