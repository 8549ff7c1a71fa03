"""The Cypher that writes facts. Values travel as parameters; labels and types come from the schema alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from kg.schema.base import Kind
from kg.schema.registry import KIND_BY_WORD

_Item = TypeVar("_Item")
BATCH = 5_000


def batches(items: Sequence[_Item], size: int = BATCH) -> Iterator[Sequence[_Item]]:
    for at in range(0, len(items), size):
        yield items[at : at + size]


def labels_of(word: str) -> list[str]:
    """The labels of a kind, by its word; `Entity`, which all have, is not among them."""
    kind: type[Kind] | None = KIND_BY_WORD.get(word)
    return list(kind.labels) if kind else [FRAMEWORK_LABELS[word]]


# Kinds of framework nodes that nobody writes in a pack.
FRAMEWORK_LABELS = {"stage": "Stage", "form": "EvaluationForm", "degree": "EvaluationDegree"}


# Labels and types are parameters too (they come from the schema): one statement for all kinds is planned
# once, where one for each kind costs a server that has just started half a second apiece.
CREATE_ENTITIES = """
    MATCH (c:Entity:Case {id: $case_id})
    UNWIND $rows AS row
    CREATE (e:Entity)
    SET e = row.said, e.id = row.id, e:$(row.labels)
    CREATE (c)-[s:STATES]->(e)
    SET s = row.said, s.id = row.stated, s.word = row.word, s.of_case = $case, s.hash = row.hash
"""

ADD_CLAIMS = """
    MATCH (c:Entity:Case {id: $case_id})
    UNWIND $rows AS row
    MATCH (e:Entity {id: row.id})
    CREATE (c)-[s:STATES]->(e)
    SET s = row.said, s.id = row.stated, s.word = row.word, s.of_case = $case, s.hash = row.hash,
        e:$(row.labels)
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

ALSO_CLAIMED_BY_OTHERS = """
    UNWIND $ids AS id
    MATCH (e:Entity {id: id})
    WHERE EXISTS { (e)<-[s:STATES]-() WHERE s.of_case <> $case }
    RETURN e.id AS id
"""

KNOWN_IDS: str = "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id"


# `said` of a tie holds its case, key and hash too: one map is stored faster than a map and three values.
CREATE_TIES = """
    UNWIND $rows AS row
    MATCH (a:Entity {id: row.source})
    MATCH (b:Entity {id: row.target})
    CREATE (a)-[r:$(row.type)]->(b)
    SET r = row.said
"""

CHANGE_TIES = """
    UNWIND $rows AS row
    MATCH (:Entity {id: row.source})-[r:$(row.type) {key: row.said.key, case: $case}]->()
    SET r = row.said
"""

REMOVE_TIES = """
    UNWIND $rows AS row
    MATCH (:Entity {id: row.source})-[r:$(row.type) {key: row.key, case: $case}]->()
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

RELABEL = """
    UNWIND $rows AS row
    MATCH (e:Entity {id: row.id})
    REMOVE e:$(row.old)
    SET e:$(row.new)
"""
