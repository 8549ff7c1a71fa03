"""`queries/NAME.cases.yaml`: small worlds in pack form, what is asked of them, and the rows expected.

    - name: two parties
      packs: {network: {checked: 2026-01-01, facts: {organisations: […]}}}   # as pack.yaml and facts.yaml
      ask: {at: 2014, kind: network}
      rows: [{id: x, name: X}]      # the exact list in order; columns that do not matter are left out
      notes: [too few]              # optional: what the answer must say in English, beside its rows
      error: no parameter           # in place of rows: what the refusal must say
      cut_off: [network]            # optional: packs that are marked as a load that stopped halfway

A pack may hold `merges`, as in merges.yaml, beside its `facts`.
A pack without `sources` gets one, `s`, of 999 lines. `register` is fact unless said otherwise.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kg.questions import Answer
from kg.questions.answer import shown_day
from kg.store import Database

_KEYS = {"name", "packs", "ask", "rows", "notes", "error", "cut_off"}
_SOURCE = {"s": {"citation": "A source", "lines": "999"}}


@dataclass(frozen=True)
class World:
    """One world of one cases file."""

    name: str
    packs: dict[str, dict[str, Any]]
    ask: dict[str, Any]
    rows: list[dict[str, Any]] | None
    notes: list[str] = field(default_factory=list)
    error: str = ""
    cut_off: list[str] = field(default_factory=list)


def read_worlds(path: Path) -> list[World]:
    """The worlds of a file. Facts keep their text as written; rows are real numbers and dates."""
    text = path.read_text(encoding="utf-8")
    written = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  every scalar is a text
    meant = yaml.safe_load(text)
    worlds = []
    for raw, world in zip(written, meant, strict=True):
        unknown = set(world) - _KEYS
        if unknown:
            raise ValueError(f"{path}: {world.get('name')}: unknown keys {sorted(unknown)}")
        if ("rows" in world) + ("error" in world) != 1 and "notes" not in world:
            raise ValueError(f"{path}: {world.get('name')}: write rows, or error")
        worlds.append(
            World(
                name=str(world["name"]),
                packs=raw.get("packs") or {},
                ask=world.get("ask") or {},
                rows=world.get("rows"),
                notes=[world["notes"]] if isinstance(world.get("notes"), str) else world.get("notes") or [],
                error=world.get("error", ""),
                cut_off=world.get("cut_off") or [],
            )
        )
    return worlds


def write_packs(folder: Path, world: World) -> Path:
    """The packs of a world as folders that can be loaded."""
    for id_, pack in world.packs.items():
        head = {
            "id": id_,
            "title": {"fr": f"Cas {id_}", "en": f"Case {id_}"},
            "register": "fact",
            "sources": _SOURCE,
            **{key: value for key, value in pack.items() if key not in ("facts", "merges")},
        }
        place = folder / id_
        place.mkdir(parents=True)
        (place / "pack.yaml").write_text(_dump(head), encoding="utf-8")
        (place / "facts.yaml").write_text(_dump(pack.get("facts") or {}), encoding="utf-8")
        if pack.get("merges"):
            (place / "merges.yaml").write_text(_dump(pack["merges"]), encoding="utf-8")
    return folder


def _dump(value: Any) -> str:
    return yaml.safe_dump(_without_nulls(value), allow_unicode=True, sort_keys=False)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item not in ("null", "~")}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


def cut_off(database: Database, cases: list[str]) -> None:
    """Mark cases as a bulk load does that has not come to its last batch."""
    with database.session() as session:
        session.run("MATCH (c:Case) WHERE c.case IN $cases SET c.complete = false", cases=cases).consume()


def forget_worlds(database: Database) -> None:
    """Take away every case but the framework, which is the same in all worlds."""
    with database.session() as session:
        session.run(
            """
            MATCH (n)
            WHERE NOT EXISTS { (:Case {id: 'case:framework'})-[:STATES]->(n) }
              AND coalesce(n.case, '') <> 'framework'
            DETACH DELETE n
            """
        ).consume()


def difference(answer: Answer, expected: Sequence[dict[str, Any]]) -> str:
    """What differs, cell by cell; empty when the rows are as expected."""
    lines = []
    for at in range(max(len(expected), len(answer.rows))):
        if at >= len(answer.rows):
            lines.append(f"row {at + 1}: missing: {expected[at]}")
        elif at >= len(expected):
            lines.append(f"row {at + 1}: not expected: {_without_empty(answer.rows[at].as_dict())}")
        else:
            lines += _cells(at, answer.rows[at].as_dict(), expected[at])
    return "\n".join(lines)


def _cells(at: int, row: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    lines = []
    for name, value in expected.items():
        if name not in row:
            lines.append(f"row {at + 1}: there is no column {name}")
        elif not _same(row[name], value):
            lines.append(f"row {at + 1}, {name}: expected {value!r}, got {row[name]!r}")
    return lines


def _same(found: Any, expected: Any) -> bool:
    if isinstance(found, datetime.date) and isinstance(expected, str):
        return shown_day(found) == expected
    if isinstance(found, float) and isinstance(expected, (int, float)):
        return abs(found - expected) <= 1e-6 * max(1.0, abs(expected))
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(_same, found, expected))
    return bool(found == expected)


def _without_empty(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, [])}
