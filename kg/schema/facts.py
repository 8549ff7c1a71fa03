"""Facts as they travel from a file to the graph: one node or one relationship, with its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.schema.base import Kind, Tie
from kg.schema.problems import Place

Properties = dict[str, Any]


@dataclass(slots=True)
class NodeFact:
    """What one case says of one entity."""

    kind: type[Kind]
    id: str
    properties: Properties
    place: Place

    @property
    def key(self) -> str:
        return self.id


@dataclass(slots=True)
class TieFact:
    """One relationship, which belongs to one case. `number` tells parallel ties apart."""

    tie: type[Tie]
    source: str
    target: str
    number: int
    properties: Properties
    place: Place

    @property
    def key(self) -> str:
        return tie_key(self.tie.type, self.source, self.target, self.number)


def tie_key(type_: str, source: str, target: str, number: int) -> str:
    """The name of a relationship inside its case. Ids hold no `|`, so it can be taken apart again."""
    return f"{type_}|{source}|{target}|{number}"


def content_hash(word: str, properties: Properties) -> str:
    """A digest of what a fact says; equal facts have equal digests on every machine."""
    parts = [word]
    for name in sorted(properties):
        value = properties[name]
        parts.append(name)
        parts.append(value if type(value) is str else _canonical(value))
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _canonical(value: Any) -> str:
    """Anything but a text, so written that no text looks the same."""
    if type(value) is date:
        return _DAYS.get(value) or _DAYS.setdefault(value, f"\1{value.isoformat()}")
    return f"\1{value!r}"


_DAYS: dict[date, str] = {}


@dataclass(frozen=True, slots=True)
class Merge:
    """A person's judgement that several ids are one actor; with `apart`, that they are not."""

    keep: str
    same: tuple[str, ...]
    who: str
    when: str
    why: str
    place: Place
    apart: bool = False
