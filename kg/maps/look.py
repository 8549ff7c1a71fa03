"""How things look: a shape for each kind, a colour for each sphere, a colour and an end for each tie.

The colours are those of Okabe and Ito, which people who do not see all colours tell apart; the grey of an unknown
sphere is paler than usual, so that it is no neighbour of their pink to those who do not see green. Ties have too many
kinds for colours alone: two that look alike to somebody end differently. `tests/maps/test_colours.py` measures both.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from kg.maps.labels import columns
from kg.maps.layout import Box

SHAPES = {
    "organisation": "dot",
    "group": "hexagon",
    "person": "triangle",
    "programme": "square",
    "alliance": "diamond",
    "innovation": "star",
    "introduction": "bowtie",
    "tension": "cross",
    "event": "triangleDown",
    "practice": "pentagon",
    "territory": "house",
    "theme": "bar",
}
SPHERES = {
    "enterprise": "#0072B2",
    "association": "#D55E00",
    "public": "#009E73",
    "academic": "#CC79A7",
    "general_interest": "#E69F00",
    "citizen": "#56B4E9",
    "unknown": "#BDBDBD",
}
NO_SPHERE = "#F4F1E6"


class Line(NamedTuple):
    """The look of a kind of tie. `end` is a word of vis-network for what stands at its far end."""

    color: str
    end: str


TIES = {
    "PARTY_TO": Line("#0072B2", ""),
    "TAKES_PART_IN": Line("#00795A", "arrow"),
    "PART_OF": Line("#6B6B6B", "vee"),
    "WORKS_FOR": Line("#6B6B6B", "bar"),
    "HOSTS": Line("#8A5A00", "box"),
    "CONCERNS": Line("#A0447A", "circle"),
    "GREW_OUT_OF": Line("#3B7A3B", "vee"),
    "MADE": Line("#B04A00", "crow"),
    "BROUGHT": Line("#B04A00", "arrow"),
    "BETWEEN": Line("#B00020", "diamond"),
    "USED_IN": Line("#4F6D7A", "box"),
    "USES": Line("#4F6D7A", "crow"),
    "DESIGNED": Line("#4F6D7A", "diamond"),
    "LOCATED_IN": Line("#7A7A52", "circle"),
    "ON": Line("#7A7A52", "box"),
}
OTHER_TIE = Line("#6B6B6B", "arrow")

_LETTER = 7.8
_LINE_HEIGHT = 17.0


def size(weight: float) -> int:
    """The radius of a node."""
    return round(9 + 15 * math.sqrt(weight))


def box(text: str, radius: int) -> Box:
    """The room that a node takes with its name under it."""
    widest = max(map(columns, text.split("\n")))
    return Box(max(2 * radius, _LETTER * widest) + 14, 2 * radius + name_height(text) + 16)


def name_height(text: str) -> float:
    return _LINE_HEIGHT * (text.count("\n") + 1)
