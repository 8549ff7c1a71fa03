"""Facts as they travel from a file to the graph: one node or one relationship, with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from kg.schema.base import Kind, Tie
from kg.schema.problems import Place

Properties = Mapping[str, Any]
_64_BITS = (1 << 64) - 1


class Part:
    """What one cell of a table says. Thousands of rows share it, and its share of their digests."""

    __slots__ = ("digest", "properties")

    def __init__(self, properties: Properties) -> None:
        self.properties = properties
        self.digest = _sum(properties)


class Row(Mapping[str, Any]):
    """The properties of one row of a table, left in parts: a million rows of their own would fill the memory,
    and of a fact that did not change nobody needs more than the digest."""

    __slots__ = ("digest", "parts")

    def __init__(self, parts: list[Part], digest: int) -> None:
        self.parts = parts
        self.digest = digest  # the sum of theirs

    def __getitem__(self, name: str) -> Any:
        for part in self.parts:
            if name in part.properties:
                return part.properties[name]
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(part.properties for part in self.parts)

    def __len__(self) -> int:
        return sum(len(part.properties) for part in self.parts)

    def as_dict(self) -> dict[str, Any]:
        whole: dict[str, Any] = {}
        for part in self.parts:
            whole.update(part.properties)
        return whole


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
    """One relationship, which belongs to one case. `number` tells parallel ties apart.

    While a pack is read its ends are as written (ids, names or aliases) and its number is 0.
    """

    tie: type[Tie]
    source: str
    target: str
    properties: Properties
    place: Place
    number: int = 0

    @property
    def key(self) -> str:
        return tie_key(self.tie.type, self.source, self.target, self.number)


def tie_key(type_: str, source: str, target: str, number: int) -> str:
    """The name of a relationship inside its case. Ids hold no `|`, so it can be taken apart again."""
    return f"{type_}|{source}|{target}|{number}"


def content_hash(word: str, properties: Properties) -> str:
    """A digest of what a fact says; equal facts have equal digests on every machine.

    It is the sum of the digests of what it says, so that neither their order nor the file they come from
    matters, and a row of a table adds up what its cells are known to say.
    """
    said = properties.digest if type(properties) is Row else _sum(properties)
    return f"{(_digest_of_word(word) + said) & _64_BITS:016x}"


def _sum(properties: Properties) -> int:
    total = 0
    for name, value in properties.items():
        total += _digest(f"{name}\0{value if type(value) is str else _canonical(value)}")
    return total


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())


_digest_of_word = cache(_digest)


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
