"""The same places when a map is made again: people find themselves where they were at the last meeting."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.language import Text
from kg.maps.layout import Box, separated

Places = Mapping[str, Mapping[str, int]]
_FARTHEST = 10_000_000
_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def read_places(file: Path) -> Places:
    """Where everything stood in a map that was made before."""
    try:
        found = _DATA.search(file.read_text(encoding="utf-8"))
        nodes: list[dict[str, Any]] = json.loads(found[1])["nodes"] if found else []
        places: dict[str, dict[str, int]] = {
            key: {side: _number(node[side]) for side in ("x", "y", "fx", "fy") if side in node}
            for node in nodes
            for key in (str(node["id"]), _called(node))
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _no_map(file) from error
    if not found:
        raise _no_map(file)
    for name, count in Counter(map(_called, nodes)).items():
        if count > 1:
            del places[name]
    return places


def places_of(nodes: Sequence[Mapping[str, Any]], plain: Sequence[str], places: Places) -> Places:
    """The places under the ids that this page has. A hidden one has another number each time, so it is known by
    its id in the graph, and where both maps hid it by its kind and what it is called there, if one alone is."""
    named = Counter(map(_called, nodes))
    found: dict[str, Mapping[str, int]] = {}
    for node, id_ in zip(nodes, plain, strict=True):
        alone = _called(node) if named[_called(node)] == 1 else ""
        place = places.get(id_) or (places.get(alone) if id_ != node["id"] else None)
        if place:
            found[node["id"]] = place
    return found


def _called(node: Mapping[str, Any]) -> str:
    return f"{node['kind']}\n{node['name']}"


def _number(value: Any) -> int:
    if not -_FARTHEST <= value <= _FARTHEST:
        raise ValueError(value)
    return int(value)


def earlier(places: Places, id_: str, keys: tuple[str, str]) -> tuple[int, int] | None:
    """Where it stood in this picture; in a map that was shown whole there was only one."""
    place = places.get(id_)
    if not place:
        return None
    x, y = (place.get(key, place.get(key[-1])) for key in keys)
    return (x, y) if x is not None and y is not None else None


def fit_in(
    known: Mapping[int, tuple[int, int]], boxes: Sequence[Box], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Places for all: the known ones as they are, newcomers near those they are tied to, covering nobody."""
    near: dict[int, list[int]] = {at: [] for at in range(len(boxes))}
    for a, b in pairs:
        near[a].append(b)
        near[b].append(a)
    points: list[tuple[float, float]] = []
    for at in range(len(boxes)):
        settled = [known[other] for other in near[at] if other in known] or list(known.values())
        x = sum(point[0] for point in settled) / len(settled)
        y = sum(point[1] for point in settled) / len(settled)
        points.append(known.get(at, (x, y + 1 + at % 7)))
    placed = separated(points, boxes, frozenset(known))
    return [known.get(at, (round(x), round(y))) for at, (x, y) in enumerate(placed)]


def _no_map(file: Path) -> KgError:
    return KgError(
        Text(
            en=f"{file} is no map made by kg map: --keep-layout takes the file of an earlier one.",
            fr=f"{file} n'est pas une carte faite par kg map : --keep-layout prend le fichier d'une carte antérieure.",
        )
    )
