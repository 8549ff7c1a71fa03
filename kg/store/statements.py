"""The Cypher that writes facts. Values travel as parameters; labels and types come from the schema alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from kg.schema.base import Kind
from kg.schema.registry import KIND_BY_WORD

_Item = TypeVar("_Item")
BATCH = 5_000
_WORD = re.compile(r"[A-Za-z_]+\Z")


def batches(items: Sequence[_Item], size: int = BATCH) -> Iterator[Sequence[_Item]]:
    for at in range(0, len(items), size):
        yield items[at : at + size]


def group_by(items: Iterable[_Item], key: Any) -> dict[Any, list[_Item]]:
    groups: dict[Any, list[_Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)


def _word(name: str) -> str:
    """A label or type that may stand inside a statement: it comes from the schema or the framework file."""
    if not _WORD.match(name):
        raise ValueError(f"{name!r} is no label")
    return name


def labels_of(word: str) -> str:
    """`:Entity:Actor:Organisation` for the word of a kind."""
    kind: type[Kind] | None = KIND_BY_WORD.get(word)
    labels = kind.labels if kind else (FRAMEWORK_LABELS[word],)
    return "".join(f":{_word(label)}" for label in ("Entity", *labels))


# Kinds of framework nodes that nobody writes in a pack.
FRAMEWORK_LABELS = {"stage": "Stage", "form": "EvaluationForm", "degree": "EvaluationDegree"}


def create_entities(word: str) -> str:
    """New entities with the first claim on each."""
    return f"""
        MATCH (c:Entity:Case {{id: $case_id}})
        UNWIND $rows AS row
        CREATE (e{labels_of(word)})
        SET e = row.said, e.id = row.id
        CREATE (c)-[s:STATES]->(e)
        SET s = row.said, s.id = row.stated, s.word = $word, s.of_case = $case, s.hash = row.hash
        """


def add_claims(word: str) -> str:
    """A further claim on entities that are there."""
    return f"""
        MATCH (c:Entity:Case {{id: $case_id}})
        UNWIND $rows AS row
        MATCH (e:Entity {{id: row.id}})
        CREATE (c)-[s:STATES]->(e)
        SET s = row.said, s.id = row.stated, s.word = $word, s.of_case = $case, s.hash = row.hash, e{labels_of(word)}
        """


# A claim is found from its entity, never from the case, which may have a million of them.
CHANGE_CLAIMS: str = """
    UNWIND $rows AS row
    MATCH (e:Entity {id: row.id})<-[s:STATES {id: row.stated, of_case: $case}]-()
    SET s = row.said, s.id = row.stated, s.word = row.word, s.of_case = $case, s.hash = row.hash
"""

REMOVE_CLAIMS: str = """
    UNWIND $rows AS row
    MATCH (e:Entity {id: row.id})<-[s:STATES {id: row.stated, of_case: $case}]-()
    DELETE s
"""

READ_CLAIMS: str = """
    UNWIND $ids AS id
    MATCH (e:Entity {id: id})
    OPTIONAL MATCH (c:Case)-[s:STATES]->(e)
    RETURN e.id AS id, labels(e) AS labels, collect(
        CASE WHEN s IS NULL THEN null
        ELSE {case: c.case, precedence: c.precedence, stated: s.id, said: properties(s)} END
    ) AS claims
"""

SET_ENTITIES: str = """
    UNWIND $rows AS row
    MATCH (e:Entity {id: row.id})
    SET e = row.said, e.id = row.id
"""

REMOVE_ENTITIES: str = """
    UNWIND $ids AS id
    MATCH (e:Entity {id: id})
    DETACH DELETE e
"""

KNOWN_IDS: str = "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id"


def create_ties(type_: str) -> str:
    return f"""
        UNWIND $rows AS row
        MATCH (a:Entity {{id: row.source}})
        MATCH (b:Entity {{id: row.target}})
        CREATE (a)-[r:{_word(type_)}]->(b)
        SET r = row.said, r.case = $case, r.key = row.key, r.hash = row.hash
        """


def change_ties(type_: str) -> str:
    return f"""
        UNWIND $rows AS row
        MATCH (:Entity {{id: row.source}})-[r:{_word(type_)} {{key: row.key, case: $case}}]->()
        SET r = row.said, r.case = $case, r.key = row.key, r.hash = row.hash
        """


def remove_ties(type_: str) -> str:
    return f"""
        UNWIND $rows AS row
        MATCH (:Entity {{id: row.source}})-[r:{_word(type_)} {{key: row.key, case: $case}}]->()
        DELETE r
        """


READ_CASE_CLAIMS: str = """
    MATCH (:Entity:Case {id: $case_id})-[s:STATES]->()
    RETURN s.id AS key, s.word AS word, s.hash AS hash
"""

READ_CASE_TIES: str = """
    MATCH (:Entity:Case {id: $case_id})-[:STATES]->(e)
    WITH DISTINCT e
    MATCH (e)-[r]->() WHERE r.case = $case
    RETURN r.key AS key, type(r) AS word, r.hash AS hash
"""

# What a load that was cut off may have left: entities that nobody claims any more.
UNCLAIMED = """
    MATCH (e:Entity) WHERE NOT e:Case AND NOT (e)<-[:STATES]-()
    RETURN e.id AS id
"""
