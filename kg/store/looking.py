"""Looking at one thing: finding it by any of its names, and all that is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kg.errors import NotFoundError
from kg.language import Text
from kg.names import fold
from kg.schema import dates
from kg.schema.evidence import parse_cited
from kg.schema.registry import KIND_BY_LABEL
from kg.store.database import Database
from kg.store.indexes import NAMES_INDEX, prepare
from kg.store.records import from_stored

_SPECIAL = re.compile(r'[+\-&|!(){}\[\]^"~*?:\\/]')
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a search brought up. `matched` is the name or number that was like the text."""

    id: str
    kind: str
    name: str
    name_en: str
    matched: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact is said: the source's citation and the lines."""

    source: str
    lines: str
    citation: str


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """What one case says of the thing."""

    case: str
    title: str
    title_en: str
    register: str
    kind: str
    properties: dict[str, Any]
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TieShown:
    """One tie, seen from the thing. `outgoing`: the thing is its source."""

    type: str
    outgoing: bool
    other: str
    other_kind: str
    other_name: str
    other_name_en: str
    case: str
    properties: dict[str, Any]
    period: dates.Period
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that is known about one entity."""

    id: str
    kind: str
    properties: dict[str, Any]
    claims: list[ClaimShown]
    ties: list[TieShown]
    # For an innovation: its stays in phases, in the order in which they began.
    stays: list[TieShown] = field(default_factory=list)


_FIND = f"""
    CALL db.index.fulltext.queryNodes('{NAMES_INDEX}', $lucene, {{limit: $limit}}) YIELD node, score
    OPTIONAL MATCH (c:Case)-[:STATES]->(node)
    RETURN node.id AS id, labels(node) AS labels, properties(node) AS said, score, collect(DISTINCT c.case) AS cases
    ORDER BY score DESC, id
"""


def find(database: Database, text: str, limit: int = MOST_FOUND) -> list[Found]:
    """What has a name, a former name or a number like this text. Accents, case and a slip are forgiven."""
    prepare(database)
    words = fold(_SPECIAL.sub(" ", text)).split()
    if not words:
        return []
    lucene = " ".join(f"({word}^4 OR {word}*^2 OR {word}~{1 if len(word) < 6 else 2})" for word in words)
    rows = database.read(_FIND, {"lucene": lucene, "limit": limit * 5})
    found = [(_likeness(text, row["said"]), row) for row in rows]
    ranked = sorted(found, key=lambda pair: (-pair[0][0], pair[1]["id"]))
    return [_found(row, matched) for (score, matched), row in ranked if score >= 60][:limit]


def _likeness(text: str, said: dict[str, Any]) -> tuple[float, str]:
    """How near the nearest of its names is, and that name."""
    from rapidfuzz import fuzz

    wanted = fold(text)
    names = [said.get(key) for key in ("name", "name_en", "siren", "rna", "ror", "wikidata")]
    names += [*said.get("aliases", []), *said.get("former_names", [])]
    scored = [(fuzz.WRatio(wanted, fold(str(name))), str(name)) for name in names if name]
    return max(scored, default=(0.0, ""))


def _found(row: dict[str, Any], matched: str) -> Found:
    said = row["said"]
    name = str(said.get("name", row["id"]))
    return Found(
        row["id"], kind_of(row["labels"]), name, str(said.get("name_en", name)), matched, tuple(row["cases"])
    )


def kind_of(labels: list[str]) -> str:
    """The word of the kind that a node's labels name."""
    for label in labels:
        kind = KIND_BY_LABEL.get(label)
        if kind is not None:
            return kind.word
    return next((label for label in labels if label != "Entity"), "")


_PORTRAIT = """
    MATCH (e:Entity {id: $id})
    RETURN labels(e) AS labels, properties(e) AS said, [(c:Case)-[s:STATES]->(e) |
        {case: c.case, title: c.title, title_en: c.title_en, register: c.register, said: properties(s)}] AS claims
"""
_TIES = """
    MATCH (e:Entity {id: $id})-[r]-(o:Entity)
    WHERE type(r) <> 'STATES'
    RETURN type(r) AS type, startNode(r) = e AS outgoing, properties(r) AS said,
           o.id AS other, labels(o) AS labels, properties(o) AS properties
    ORDER BY type, outgoing, coalesce(r.start_min, r.start_max), other, r.case, r.key
"""
_BETWEEN = """
    MATCH (e:Entity {id: $source})-[r]-(o:Entity {id: $target})
    WHERE type(r) <> 'STATES'
    RETURN type(r) AS type, startNode(r) = e AS outgoing, properties(r) AS said,
           o.id AS other, labels(o) AS labels, properties(o) AS properties
    ORDER BY type, outgoing DESC, coalesce(r.start_min, r.start_max), r.case, r.key
"""
_CITATIONS = """
    MATCH (s:Source) WHERE s.id IN $ids
    RETURN s.id AS id, s.citation AS citation, s.citation_en AS citation_en
"""


def portrait(database: Database, id_: str) -> Portrait:
    """Everything about one entity; an unknown id is an error that names the nearest."""
    rows = database.read(_PORTRAIT, {"id": id_})
    if not rows:
        raise _unknown(database, id_)
    row = rows[0]
    ties = database.read(_TIES, {"id": id_})
    texts = _citations(
        database, [row["said"], *(c["said"] for c in row["claims"]), *(t["said"] for t in ties)]
    )
    shown = [_tie(tie, texts) for tie in ties]
    stays = [tie for tie in shown if tie.other_kind == "stay"]
    claims = [
        ClaimShown(
            claim["case"],
            claim["title"] or "",
            claim["title_en"] or claim["title"] or "",
            claim["register"],
            str(claim["said"]["word"]),
            from_stored("", id_, claim["said"]).said,
            _cited(claim["said"], texts),
        )
        for claim in sorted(row["claims"], key=lambda c: str(c["case"]))
    ]
    said = {name: value for name, value in from_stored("", id_, row["said"]).said.items() if name != "id"}
    return Portrait(
        id_,
        kind_of(row["labels"]),
        said,
        claims,
        [tie for tie in shown if tie.other_kind != "stay"],
        sorted(stays, key=lambda tie: _began(tie.period)),
    )


def between(database: Database, source: str, target: str) -> list[tuple[str, TieShown]]:
    """Every tie between two things, seen from the first, each with its key."""
    rows = database.read(_BETWEEN, {"source": source, "target": target})
    texts = _citations(database, [row["said"] for row in rows])
    return [(str(row["said"]["key"]), _tie(row, texts)) for row in rows]


def _began(period: dates.Period) -> tuple[bool, str]:
    start = period.start.earliest or period.start.latest if period.start else None
    return (start is None, str(start))


def _tie(row: dict[str, Any], texts: dict[str, str]) -> TieShown:
    other = row["properties"]
    kind = kind_of(row["labels"])
    said = from_stored(row["type"], row["said"].get("key", "|"), row["said"]).said
    # A stay's dates stand on the stay itself: the tie to it has none.
    dated = {**other, **said} if kind == "stay" else said
    name = str(other.get("name") or other.get("view") or other.get("phase") or row["other"])
    return TieShown(
        row["type"],
        row["outgoing"],
        row["other"],
        kind,
        name,
        str(other.get("name_en") or other.get("view_en") or name),
        str(row["said"].get("case", "")),
        dated,
        dates.period_from(dated),
        _cited(dated, texts),
    )


def _citations(database: Database, said: list[dict[str, Any]]) -> dict[str, str]:
    ids = {parse_cited(text).source for one in said for text in one.get("evidence", [])}
    return {row["id"]: row["citation"] for row in database.read(_CITATIONS, {"ids": sorted(ids)})}


def _cited(said: dict[str, Any], texts: dict[str, str]) -> tuple[Citation, ...]:
    found = []
    for text in said.get("evidence", []):
        cited = parse_cited(text)
        _source, _, lines = text.partition(":")
        found.append(Citation(cited.source, lines, texts.get(cited.source, cited.source)))
    return tuple(found)


def _unknown(database: Database, id_: str) -> NotFoundError:
    near = [f"{found.id} ({found.name})" for found in find(database, id_.replace("-", " "), 3)]
    listed = ", ".join(near)
    return NotFoundError(
        Text(
            en=f"Nothing here has the id {id_}."
            + (f" Did you mean {listed}?" if near else " Try: kg find …"),
            fr=f"Rien ici n'a l'id {id_}."
            + (f" Vouliez-vous dire {listed} ?" if near else " Essayez : kg find …"),
        )
    )
