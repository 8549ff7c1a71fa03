"""Cutpoints: actors without whom others are cut off, how many, and who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.language import Text
from kg.questions.measures import Context, Row
from kg.questions.measures._network import Network, add_seats, read_network, say_projection, shown
from kg.questions.measures._parts import pairs_between

MOST_NAMED = 50
_LEAST_BLOCK = 3


def measure(rows: list[Row], context: Context) -> list[Row]:
    if not rows:
        return rows
    network = read_network(rows, context)
    blocks = [list(block) for block in network.graph().biconnected_components()]
    doors = cut_sizes(blocks)
    ranked = sorted(doors, key=lambda door: (-pairs_between(doors[door]), rows[door]["id"]))
    say_projection(network, rows, context)
    _say_blocks(blocks, context)
    return add_seats(
        [_measured(rows, network, door, doors[door]) for door in shown(ranked, context)], context
    )


def cut_sizes(blocks: list[list[int]]) -> dict[int, list[int]]:
    """For each cutpoint, the sizes of the parts that its component would break into.

    Cutpoints and blocks form a tree. What hangs below a block is counted once, from the leaves up, so that a
    world of any size takes one pass.
    """
    of_actor: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        for actor in block:
            of_actor.setdefault(actor, []).append(number)
    doors = {actor for actor, found in of_actor.items() if len(found) > 1}
    sizes: dict[int, list[int]] = {}
    seen: set[int] = set()
    for root in range(len(blocks)):
        if root not in seen:
            order = list(_down(root, blocks, of_actor, doors, seen))
            sizes |= _from_the_leaves(order, blocks, doors)
    return sizes


def _down(
    root: int, blocks: list[list[int]], of_actor: dict[int, list[int]], doors: set[int], seen: set[int]
) -> Iterator[tuple[int, int | None]]:
    """The blocks of one component, each with the door above it, parents first."""
    seen.add(root)
    waiting: list[tuple[int, int | None]] = [(root, None)]
    while waiting:
        block, above = waiting.pop()
        yield block, above
        for door in blocks[block]:
            if door in doors and door != above:
                below = [other for other in of_actor[door] if other not in seen]
                seen.update(below)
                waiting += [(other, door) for other in below]


def _from_the_leaves(
    order: list[tuple[int, int | None]], blocks: list[list[int]], doors: set[int]
) -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}  # door → sizes of what hangs below it
    for block, above in reversed(order):
        # The block without the door above, and all that hangs below its own doors.
        size = len(blocks[block]) - (above is not None)
        size += sum(sum(below.get(door, [])) for door in blocks[block] if door in doors and door != above)
        if above is not None:
            below.setdefault(above, []).append(size)
    root = order[0][0]
    everyone = len(blocks[root]) + sum(sum(below.get(door, [])) for door in blocks[root])
    return {door: sorted([*found, everyone - 1 - sum(found)], reverse=True) for door, found in below.items()}


def _measured(rows: list[Row], network: Network, door: int, sizes: list[int]) -> dict[str, Any]:
    lost = [actor for part in _cut_off(network, door, sizes) for actor in part]
    return {
        **rows[door],
        "cut_off": len(lost),
        "who": [rows[actor]["name"] for actor in lost[:MOST_NAMED]],
        "parts": len(sizes),
        "pairs_lost": pairs_between(sizes),
    }


def _cut_off(network: Network, door: int, sizes: list[int]) -> list[list[int]]:
    """The parts that are left without the door, largest first, but for the largest of all.

    That one is never walked through: it is the world, and there are many doors.
    """
    large: set[int] = set()
    known: set[int] = set()
    found: list[list[int]] = []
    for start in sorted(network.neighbours[door]):
        if start in known or start in large:
            continue
        part = _part(network, start, door, sizes[1], large)
        if part is None:
            continue
        known |= part
        found.append(sorted(part))
    found.sort(key=lambda part: (-len(part), part))
    return found[1:] if len(found) == len(sizes) else found  # the two largest may be of one size


def _part(network: Network, start: int, door: int, most: int, large: set[int]) -> set[int] | None:
    """Whom one reaches without the door; None, and more of the largest part known, once it is that one."""
    part, waiting = {start}, [start]
    while waiting:
        for other in network.neighbours[waiting.pop()] - part:
            if other == door:
                continue
            if other in large or len(part) == most:
                large |= part
                large.add(other)
                return None
            part.add(other)
            waiting.append(other)
    return part


def _say_blocks(blocks: Iterable[list[int]], context: Context) -> None:
    sizes = sorted((len(block) for block in blocks if len(block) >= _LEAST_BLOCK), reverse=True)
    bridges = sum(1 for block in blocks if len(block) < _LEAST_BLOCK)
    listed = ", ".join(map(str, sizes[:20])) or "—"
    context.say(
        Text(
            en=f"Groups of three or more that no single departure breaks: {listed}. Ties that alone hold two "
            f"sides together: {bridges}.",
            fr=f"Groupes d'au moins trois qu'aucun départ seul ne brise : {listed}. Liens qui tiennent seuls "
            f"deux côtés ensemble : {bridges}.",
        )
    )
