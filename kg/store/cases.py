"""The cases of the graph and the log of their loads."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from kg.store.compare import Counts
from kg.store.database import Database
from kg.store.ledger import case_node_id
from kg.version import __version__

FRAMEWORK_CASE = "framework"


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One case as it stands in the graph."""

    id: str
    title: str
    title_en: str
    register: str
    checked: date | None
    precedence: int
    complete: bool
    facts: int
    path: str
    loaded_at: datetime | None
    loaded_by: str
    licence: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadEntry:
    """One line of a case's history."""

    number: int
    action: str
    at: datetime
    by: str
    path: str
    counts: Counts = field(default_factory=dict)
    undone: bool = False
    complete: bool = True


def who() -> str:
    """Whoever runs the command, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def write_case(tx: Any, case: str, properties: dict[str, Any]) -> None:
    """The case's own node. `properties` replaces what it said before."""
    tx.run(
        """
        MERGE (c:Entity {id: $id})
        SET c:Case, c = $said, c.id = $id, c.case = $case, c.version = $version
        """,
        id=case_node_id(case),
        case=case,
        said=properties,
        version=__version__,
    ).consume()


def read_case(tx: Any, case: str) -> dict[str, Any] | None:
    record = tx.run(
        "MATCH (c:Entity:Case {id: $id}) RETURN properties(c) AS said", id=case_node_id(case)
    ).single()
    return dict(record["said"]) if record else None


_CASES = """
    MATCH (c:Case) WHERE c.register <> 'framework'
    RETURN properties(c) AS case ORDER BY c.case
"""
_HISTORY = """
    MATCH (l:Kg:Load {case: $case})
    RETURN l {.number, .action, .at, .by, .path, .counts, .undone, .complete} AS entry
    ORDER BY l.number
"""


def list_cases(database: Database) -> list[CaseSummary]:
    return [_summary(row["case"]) for row in database.read(_CASES)]


def _summary(said: dict[str, Any]) -> CaseSummary:
    checked = said.get("checked")
    loaded = said.get("loaded_at")
    return CaseSummary(
        id=said["case"],
        title=said.get("title", ""),
        title_en=said.get("title_en", said.get("title", "")),
        register=said.get("register", ""),
        checked=checked.to_native() if checked is not None else None,
        precedence=said.get("precedence", 50),
        complete=said.get("complete", True),
        facts=said.get("facts", 0),
        path=said.get("path", ""),
        loaded_at=loaded.to_native() if loaded is not None else None,
        loaded_by=said.get("loaded_by", ""),
        licence=said.get("licence", ""),
        authors=tuple(said.get("authors", ())),
    )


def history(database: Database, case: str) -> list[LoadEntry]:
    import json

    return [
        LoadEntry(
            number=entry["number"],
            action=entry["action"],
            at=entry["at"].to_native(),
            by=entry["by"],
            path=entry.get("path") or "",
            counts=json.loads(entry.get("counts") or "{}"),
            undone=bool(entry.get("undone")),
            complete=bool(entry.get("complete")),
        )
        for entry in (row["entry"] for row in database.read(_HISTORY, {"case": case}))
    ]


def incomplete_cases(database: Database) -> list[str]:
    """Cases whose last load was cut off. Every answer names them."""
    rows = database.read("MATCH (c:Case) WHERE c.complete = false RETURN c.case AS case ORDER BY case")
    return [row["case"] for row in rows]
