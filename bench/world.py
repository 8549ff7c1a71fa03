"""A generated world: actors and dated, sourced ties, written as the tables of a pack.

    python -m bench.world FOLDER [--actors N] [--ties N] [--seed N]

The same seed gives the same files on every machine. Most ties are memberships of alliances, with a few
large alliances and many small ones, as in the registers of the field.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path

ROLES = (
    "idea-owner",
    "catalyst",
    "funder",
    "beneficiary",
    "expert",
    "academic",
    "institution",
    "peer",
    "governance",
)
SPHERES = ("enterprise", "association", "public", "academic", "general_interest", "citizen", "unknown")
KINDS = ("partnership", "contract", "network", "consortium", "working_group")
PACK = """\
id: {id}
title: {{fr: Monde engendré, en: Generated world}}
register: fact
checked: 2026-01-01
licence: CC0-1.0
sources:
  register: {{citation: Generated register, lines: 10000000}}
"""


def write_world(
    folder: Path, *, actors: int = 200_000, ties: int = 1_000_000, seed: int = 1, id_: str = "world"
) -> Path:
    """Write the pack; the folder is made."""
    rng = random.Random(seed)
    alliances = max(ties // 8, 1)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(PACK.format(id=id_), encoding="utf-8")
    _write(folder / "organisations.csv", _actors(rng, actors))
    _write(folder / "alliances.csv", _alliances(rng, alliances))
    _write(folder / "party_to.csv", _ties(rng, actors, alliances, ties))
    return folder


def change_world(folder: Path, share: float, seed: int = 2) -> int:
    """Change this share of the ties' functions in place; how many were changed."""
    rng = random.Random(seed)
    path = folder / "party_to.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    chosen = rng.sample(range(1, len(rows)), int(share * (len(rows) - 1)))
    for at in chosen:
        rows[at][3] = f"changed {at}"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return len(chosen)


def _write(path: Path, rows: Iterator[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _actors(rng: random.Random, count: int) -> Iterator[list[str]]:
    yield ["id", "name", "sphere", "evidence"]
    for number in range(count):
        yield [f"a{number}", f"Actor {number}", rng.choice(SPHERES), f"register:{number + 1}"]


def _alliances(rng: random.Random, count: int) -> Iterator[list[str]]:
    yield ["id", "name", "kind", "start", "evidence"]
    for number in range(count):
        year = str(rng.randint(1995, 2025))
        yield [f"l{number}", f"Alliance {number}", rng.choice(KINDS), year, f"register:{number + 1}"]


def _ties(rng: random.Random, actors: int, alliances: int, count: int) -> Iterator[list[str]]:
    yield ["actor", "alliance", "role", "function", "start", "end", "evidence"]
    for number in range(count):
        # The cube makes a few alliances large and most of them small.
        alliance = int(alliances * rng.random() ** 3)
        start = rng.randint(1995, 2025)
        end = "" if rng.random() < 0.4 else str(min(start + rng.randint(0, 12), 2025))
        yield [
            f"a{rng.randrange(actors)}",
            f"l{alliance}",
            rng.choice(ROLES),
            "",
            str(start),
            end,
            f"register:{number + 1}",
        ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--actors", type=int, default=200_000)
    parser.add_argument("--ties", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print(write_world(chosen.folder, actors=chosen.actors, ties=chosen.ties, seed=chosen.seed))
