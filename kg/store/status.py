"""What is known of the database: where it runs, since when, how big it is, what is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.language import Text
from kg.store.cases import CaseSummary, list_cases
from kg.store.database import Database, open_database
from kg.store.server import PrivateServer
from kg.store.settings import Settings


@dataclass(frozen=True)
class Status:
    """None stands for what the server does not tell, or what only a running one could."""

    private: bool
    running: bool
    address: str | None
    database: str
    version: str | None
    since: datetime | None = None
    process: int | None = None
    memory: int | None = None  # bytes
    on_disk: int | None = None  # bytes
    folder: Path | None = None
    nodes: int | None = None
    relationships: int | None = None
    cases: tuple[CaseSummary, ...] = ()


def read_status(settings: Settings) -> Status:
    """The status of the database in use. A private server that is stopped stays stopped."""
    if settings.neo4j_uri:
        with open_database(settings) as database:
            return _of_remote(database, settings.neo4j_uri)
    server = PrivateServer(settings)
    running = server.running()
    if running is None:
        return Status(
            private=True,
            running=False,
            address=None,
            database=settings.neo4j_database,
            version=None,
            on_disk=size_on_disk(server.layout.data),
            folder=server.layout.folder,
        )
    with open_database(settings) as database:
        running = server.running() or running
        return Status(
            private=True,
            running=True,
            address=running.address,
            database=database.name,
            version=database.version,
            since=datetime.fromisoformat(running.started),
            process=running.pid,
            memory=running.memory(),
            on_disk=size_on_disk(server.layout.data),
            folder=server.layout.folder,
            **_content(database),
        )


def _of_remote(database: Database, address: str) -> Status:
    return Status(
        private=False,
        running=True,
        address=address,
        database=database.name,
        version=database.version,
        **_of_machine(database),
        **_content(database),
    )


def _of_machine(database: Database) -> dict[str, Any]:
    """What the server tells of its own process; hosted services keep that to themselves."""
    from neo4j.exceptions import Neo4jError

    query = "CALL dbms.queryJmx($name) YIELD attributes RETURN attributes"
    try:
        runtime = database.read(query, {"name": "java.lang:type=Runtime"})[0]["attributes"]
        memory = database.read(query, {"name": "java.lang:type=Memory"})[0]["attributes"]
        heap = memory["HeapMemoryUsage"]["value"]["properties"]["used"]
        other = memory["NonHeapMemoryUsage"]["value"]["properties"]["used"]
        return {
            "since": datetime.fromtimestamp(runtime["StartTime"]["value"] / 1000, UTC),
            "memory": heap + other,
        }
    except (Neo4jError, LookupError, TypeError):
        return {}


def _content(database: Database) -> dict[str, Any]:
    """What kg keeps there. The two counts come from Neo4j's own counters, however big the graph is."""
    return {
        "nodes": database.read("MATCH (n:Entity) RETURN count(n) AS n")[0]["n"],
        "relationships": database.read("MATCH (:Entity)-[r]->() RETURN count(r) AS n")[0]["n"],
        "cases": tuple(list_cases(database)),
    }


def size_on_disk(folder: Path) -> int:
    """Bytes of every file in the folder; a file that goes away meanwhile counts nothing."""
    total = 0
    for file in folder.rglob("*"):
        try:
            total += file.stat().st_size if file.is_file() else 0
        except OSError:
            continue
    return total


def title_of(case: CaseSummary) -> Text:
    return Text(en=case.title_en or case.id, fr=case.title or case.id)
