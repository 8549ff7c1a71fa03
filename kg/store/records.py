"""Facts in the form in which the graph keeps them: a key, a word, properties, and a digest of it all.

A record knows nothing of files or classes, so that what was read from the graph (for an undo) and what
was read from a pack are written by the same code.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from kg.schema.facts import NodeFact, Properties, Row, TieFact, content_hash

# Bookkeeping of the graph, never part of what a fact says.
_OWN_OF_CLAIM = frozenset(("id", "word", "of_case", "hash"))
_OWN_OF_TIE = frozenset(("case", "key", "hash"))
_LEDGER_ROWS = 50_000
PIECE = 20_000  # records that are packed together


class Ends(NamedTuple):
    """A relationship's key, taken apart."""

    type: str
    source: str
    target: str
    number: int


@dataclass(slots=True)
class Record:
    """One fact. `key` is the id of a node, or `TYPE|source|target|number`; `word` its kind or type."""

    key: str
    word: str
    properties: Properties
    hash: str = ""

    def __post_init__(self) -> None:
        if not self.hash:
            self.hash = content_hash(self.word, self.properties)

    @property
    def said(self) -> dict[str, Any]:
        """Its properties, as what the driver and JSON take."""
        properties = self.properties
        if type(properties) is dict:
            return properties
        return properties.as_dict() if type(properties) is Row else dict(properties)

    @property
    def is_tie(self) -> bool:
        return "|" in self.key


def ends(key: str) -> Ends:
    type_, source, target, number = key.split("|")
    return Ends(type_, source, target, int(number))


def of_node(fact: NodeFact) -> Record:
    return Record(fact.id, fact.kind.word, fact.properties)


def of_tie(fact: TieFact) -> Record:
    return Record(fact.key, fact.tie.type, fact.properties)


def from_stored(word: str, key: str, stored: Properties) -> Record:
    """A record from the properties of a claim or a relationship."""
    own = _OWN_OF_TIE if "|" in key else _OWN_OF_CLAIM
    said = {name: _plain(value) for name, value in stored.items() if name not in own}
    return Record(key, word, said, str(stored.get("hash", "")))


def _plain(value: Any) -> Any:
    """The driver's own date as Python's."""
    return value.to_native() if hasattr(value, "to_native") else value


# ---- as bytes, for what the graph remembers about a load


def pack_records(records: Iterable[Record]) -> bytes:
    """Records as compressed lines of JSON."""
    lines = (
        json.dumps([r.key, r.word, r.said, r.hash], ensure_ascii=False, default=_write_date) for r in records
    )
    return zlib.compress("\n".join(lines).encode(), 6)


def unpack_records(packed: bytes) -> Iterator[Record]:
    for line in zlib.decompress(packed).decode().splitlines():
        key, word, properties, digest = json.loads(line)
        yield Record(key, word, {name: _read_date(name, v) for name, v in properties.items()}, digest)


def _write_date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a fact holds a {type(value).__name__}")


def _read_date(name: str, value: Any) -> Any:
    if name.endswith(("_min", "_max")) and isinstance(value, str):
        return date.fromisoformat(value)
    return value


Ledger = dict[str, tuple[str, str]]


def pack_ledger(ledger: Ledger) -> list[bytes]:
    """Key, word and digest of every fact of a case, in pieces of a size that the server likes.

    A digest does not get shorter, so that trying hard costs seconds and spares little.
    """
    rows = sorted(ledger.items())
    return [
        zlib.compress("\n".join(f"{k}\t{w}\t{h}" for k, (w, h) in rows[at : at + _LEDGER_ROWS]).encode(), 1)
        for at in range(0, len(rows), _LEDGER_ROWS)
    ]


def unpack_ledger(pieces: Iterable[bytes]) -> Ledger:
    ledger: Ledger = {}
    for piece in pieces:
        for line in zlib.decompress(piece).decode().splitlines():
            key, word, digest = line.split("\t")
            ledger[key] = (word, digest)
    return ledger
