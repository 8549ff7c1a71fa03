"""Where things stand, worked out before the file is written: the same input gives the same picture.

Each connected part is laid out by itself with a fixed seed, labels are pushed apart while there are few
enough to be read, and the parts are packed beside each other, the largest first.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

_SEED = 20160412
_EDGE = 170.0  # how long a tie is drawn, on average
_EXACT = 260  # up to this many nodes the finest layout is quick enough
_READABLE = 700  # beyond it nobody reads every label, so only the shapes are kept apart
_GAP = 60.0
_WIDER = 1.6
_ROOM = 2.6  # the picture's area, in areas of all names together


@dataclass(frozen=True)
class Box:
    """The room that a node takes with its label under it."""

    width: float
    height: float


def lay_out(boxes: Sequence[Box], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A place for each box; `pairs` are the ties, each once."""
    import igraph

    if not boxes:
        return []
    graph = igraph.Graph(n=len(boxes), edges=list(pairs))
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    placed = [_lay_out_part(graph, part, boxes) for part in parts]
    points: list[Point] = [(0.0, 0.0)] * len(boxes)
    for part, inner, (dx, dy) in zip(parts, placed, _pack(parts, placed, boxes), strict=True):
        for at, (x, y) in zip(part, inner, strict=True):
            points[at] = (x + dx, y + dy)
    return _centred(points)


def _lay_out_part(graph: object, part: list[int], boxes: Sequence[Box]) -> list[Point]:
    import igraph

    if len(part) == 1:
        return [(0.0, 0.0)]
    inner = graph.induced_subgraph(part)  # type: ignore[attr-defined]
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311  the same picture every time
    try:
        circle = inner.layout_circle()
        if len(part) <= _EXACT:
            found = inner.layout_kamada_kawai(seed=circle, maxiter=60 * len(part))
        else:
            # The grid only helps when the start is as wide as the picture will be: on a circle of radius 1
            # everybody stands in one cell, and each step compares all with all.
            circle.scale(math.sqrt(len(part)) / 2)
            found = inner.layout_fruchterman_reingold(niter=200, grid=True, seed=circle)
    finally:
        igraph.set_random_number_generator(random)
    inner_boxes = [boxes[at] for at in part]
    points = _stretched([(float(x), float(y)) for x, y in found], inner.get_edgelist(), inner_boxes)
    return separated(points, inner_boxes)


def _stretched(points: list[Point], pairs: Sequence[tuple[int, int]], boxes: Sequence[Box]) -> list[Point]:
    """Wider than high, as screens are; ties of about the wanted length, and room enough for every name."""
    lengths = [math.dist(points[a], points[b]) for a, b in pairs]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    room = math.sqrt(
        _ROOM * sum(box.width * box.height for box in boxes) / (_WIDER * max(width * height, 1e-6))
    )
    factor = max(_EDGE / mean if mean else 1.0, room if min(width, height) > 0.1 else 0.0)
    return [(x * factor * _WIDER, y * factor) for x, y in points]


def separated(points: list[Point], boxes: Sequence[Box], fixed: frozenset[int] = frozenset()) -> list[Point]:
    """Push overlapping boxes apart, each along the shorter way; the fixed ones stay."""
    if len(points) > _READABLE:
        boxes = [Box(min(box.width, 44.0), min(box.height, 44.0)) for box in boxes]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for _round in range(_rounds(len(points))):
        moved = False
        for a, b in _near(xs, ys, boxes):
            moved |= _push(a, b, xs, ys, boxes, fixed)
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def _near(xs: Sequence[float], ys: Sequence[float], boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The pairs that may overlap: those of one cell as wide as the largest box, and of the cells beside it."""
    side = max(max(box.width, box.height) for box in boxes)
    cells: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells.setdefault((int(x // side), int(y // side)), []).append(at)
    for (column, row), members in cells.items():
        for first, a in enumerate(members):
            for b in members[first + 1 :]:
                yield a, b
        for beside in ((1, -1), (1, 0), (1, 1), (0, 1)):
            for b in cells.get((column + beside[0], row + beside[1]), ()):
                for a in members:
                    yield a, b


def _rounds(count: int) -> int:
    return 250 if count <= 150 else 60 if count <= _READABLE else 12


def _push(
    a: int, b: int, xs: list[float], ys: list[float], boxes: Sequence[Box], fixed: frozenset[int]
) -> bool:
    over_x = (boxes[a].width + boxes[b].width) / 2 - abs(xs[b] - xs[a])
    over_y = (boxes[a].height + boxes[b].height) / 2 - abs(ys[b] - ys[a])
    if over_x <= 0 or over_y <= 0 or (a in fixed and b in fixed):
        return False
    share_a = 0.0 if a in fixed else 1.0 if b in fixed else 0.5
    along, over = (ys, over_y) if over_y <= over_x else (xs, over_x)
    sign = 1.0 if (along[b], b) >= (along[a], a) else -1.0
    along[a] -= sign * (over + 1) * share_a
    along[b] += sign * (over + 1) * (1 - share_a)
    return True


def _pack(
    parts: Sequence[list[int]], placed: Sequence[list[Point]], boxes: Sequence[Box]
) -> list[tuple[float, float]]:
    """Rows of parts under the largest one, no row wider than it needs to be."""
    frames = [_frame(points, [boxes[at] for at in part]) for part, points in zip(parts, placed, strict=True)]
    area = sum((right - left + _GAP) * (low - top + _GAP) for left, top, right, low in frames)
    widest = max(frames[0][2] - frames[0][0], math.sqrt(area * 1.6))
    offsets, x, y, row = [], 0.0, 0.0, 0.0
    for left, top, right, low in frames:
        width, height = right - left, low - top
        if x and x + width > widest:
            x, y, row = 0.0, y + row + _GAP, 0.0
        offsets.append((x - left, y - top))
        x, row = x + width + _GAP, max(row, height)
    return offsets


def _frame(points: Sequence[Point], boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    return (
        min(x - box.width / 2 for (x, _), box in zip(points, boxes, strict=True)),
        min(y - box.height / 2 for (_, y), box in zip(points, boxes, strict=True)),
        max(x + box.width / 2 for (x, _), box in zip(points, boxes, strict=True)),
        max(y + box.height / 2 for (_, y), box in zip(points, boxes, strict=True)),
    )


def _centred(points: Sequence[Point]) -> list[tuple[int, int]]:
    x = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    y = (min(y for _, y in points) + max(y for _, y in points)) / 2
    return [(round(px - x), round(py - y)) for px, py in points]
