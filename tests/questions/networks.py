"""Published networks as packs: each tie is an alliance of two, as often as its weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.support.worlds import World, write_packs

Tie = tuple[str, str, int]

# Padgett's families of Florence and their marriages, as networkx ships them.
FLORENCE = """
Acciaiuoli-Medici Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Medici-Barbadori Medici-Ridolfi
Medici-Tornabuoni Medici-Albizzi Medici-Salviati Salviati-Pazzi Peruzzi-Strozzi Peruzzi-Bischeri Strozzi-Ridolfi
Strozzi-Bischeri Ridolfi-Tornabuoni Tornabuoni-Guadagni Albizzi-Ginori Albizzi-Guadagni Bischeri-Guadagni
Guadagni-Lamberteschi
"""
# Borgatti, Connections 20(1), 1997; with the weights of networkx's tests.
BORGATTI = "A-B:2 A-F:3 A-G:5 A-E:2 E-G:8 F-G:3 B-G:4 B-D:1 D-G:3 G-C:10"

STRIKE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("strike.yaml").read_text(encoding="utf-8"))


def ties(text: str) -> list[Tie]:
    """`A-B:2 …` as (A, B, 2)."""
    found = []
    for word in text.split():
        pair, _, weight = word.partition(":")
        one, other = pair.split("-")
        found.append((one, other, int(weight or 1)))
    return found


def strike() -> tuple[list[Tie], dict[str, str]]:
    spheres = {name: sphere for sphere, names in STRIKE["spheres"].items() for name in names}
    return ties(" ".join(pair for line in STRIKE["ties"] for pair in line)), spheres


def network(folder: Path, ties: Iterable[Tie], spheres: Mapping[str, str] | None = None) -> Path:
    """The folder of a pack that holds the network."""
    pairs = list(ties)
    actors = sorted({end for one, other, _ in pairs for end in (one, other)})
    known = spheres or {}
    facts = {
        "organisations": [
            {"id": name.lower(), "name": name, "sphere": known.get(name, "unknown"), "evidence": "s:1"}
            for name in actors
        ],
        "alliances": [
            {
                "id": f"{one}-{other}-{number}".lower(),
                "name": f"{one} {other} {number}",
                "start": "2010",
                "end": "ongoing",
                "evidence": "s:2",
                "parties": [{"actor": end.lower(), "evidence": f"s:{line}"} for end in (one, other)],
            }
            for line, (one, other, weight) in enumerate(pairs, start=3)
            for number in range(weight)
        ],
    }
    world = World("network", {"published": {"checked": "2020-01-01", "facts": facts}}, {}, None)
    return write_packs(folder, world)
