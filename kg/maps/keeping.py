"""The same places when a map is made again: people find themselves where they were at the last meeting."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.language import Text
from kg.maps.layout import Box, separated

Places = Mapping[str, Mapping[str, int]]
_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def read_places(file: Path) -> Places:
    """Where everything stood in a map that was made before."""
    try:
        found = _DATA.search(file.read_text(encoding="utf-8"))
        nodes: list[dict[str, Any]] = json.loads(found[1])["nodes"] if found else []
        places: dict[str, dict[str, int]] = {
            str(node["id"]): {key: int(node[key]) for key in ("x", "y", "fx", "fy") if key in node}
            for node in nodes
        }
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise _no_map(file) from error
    if not found:
        raise _no_map(file)
    return places


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
