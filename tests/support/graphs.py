"""What stands in the graph, as plain sets that a test compares with a literal."""

from __future__ import annotations

from typing import Any

from kg.store import Database

Facts = set[tuple[Any, ...]]


def entities(database: Database) -> Facts:
    """(id, label) of every entity that came from a pack."""
    rows = database.read(
        "MATCH (e:Entity)<-[:STATES]-(c:Case) WHERE c.case <> 'framework' RETURN DISTINCT e.id AS id, labels(e) AS labels"
    )
    return {(row["id"], sorted(set(row["labels"]) - {"Entity", "Actor"})[0]) for row in rows}


def ties(database: Database) -> Facts:
    """(case, source, type, target) of every tie of a pack."""
    rows = database.read(
        "MATCH (a)-[r]->(b) WHERE r.case <> 'framework' "
        "RETURN r.case AS case, a.id AS a, type(r) AS t, b.id AS b"
    )
    return {(row["case"], row["a"], row["t"], row["b"]) for row in rows}


def everything(database: Database) -> tuple[set[str], set[str]]:
    """All nodes and relationships of the knowledge, with all they say but the time of their load."""
    moving = {"loaded_at", "path", "version", "loaded_by", "fingerprint"}

    def flat(labels: list[str], said: dict[str, Any], *more: Any) -> str:
        kept = sorted((k, str(v)) for k, v in said.items() if k not in moving)
        return repr((sorted(labels), kept, more))

    nodes = database.read("MATCH (n:Entity) RETURN labels(n) AS l, properties(n) AS p")
    edges = database.read(
        "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS a, b.id AS b, type(r) AS t, properties(r) AS p"
    )
    return (
        {flat(row["l"], row["p"]) for row in nodes},
        {flat([row["t"]], row["p"], row["a"], row["b"]) for row in edges},
    )


def said(database: Database, id_: str) -> dict[str, Any]:
    """What a node carries."""
    rows = database.read("MATCH (e:Entity {id: $id}) RETURN properties(e) AS said", {"id": id_})
    return dict(rows[0]["said"]) if rows else {}
