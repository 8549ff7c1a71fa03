"""The suite's own database, and the proof that it is the suite's own.

Found in this order: KG_TEST_NEO4J_URI; a container, where a Docker daemon answers; a private Neo4j with a
home of its own. It is wiped over and over, so it must never be anybody's: a database that was there
before is taken only when it is empty or carries the mark of an earlier run. The mark is an index, so that
it survives a wipe and no test counts it among the nodes.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kg.store import Database, Settings, open_database, read_settings
from kg.store.server import PrivateServer

MARK = "kg_test_suite_owns_this_database"
_IMAGES = {"5.26": "neo4j:5.26-community", "2026.09": "neo4j:2026.09-community"}


class NotOursError(Exception):
    """A database with somebody's data in it."""


@contextmanager
def suite_database(home: Path, environment: dict[str, str]) -> Iterator[Database]:
    """Open the suite's database. `environment` is what the suite was started with."""
    with ExitStack() as stack:
        settings = _chosen(home, environment, stack)
        database = stack.enter_context(open_database(settings))
        claim(database)
        yield database


def connection_variables(settings: Settings, database: Database) -> dict[str, str]:
    """The environment in which every command uses this database."""
    if not database.private:
        return {
            "KG_NEO4J_URI": settings.neo4j_uri or "",
            "KG_NEO4J_USER": settings.neo4j_user,
            "KG_NEO4J_PASSWORD": settings.neo4j_password or "",
            "KG_NEO4J_DATABASE": settings.neo4j_database,
        }
    server = PrivateServer(settings)
    running = server.running()
    assert running is not None
    return {
        "KG_NEO4J_URI": running.address,
        "KG_NEO4J_USER": "neo4j",
        "KG_NEO4J_PASSWORD": server.layout.password(),
        "KG_NEO4J_DATABASE": settings.neo4j_database,
    }


def _chosen(home: Path, environment: dict[str, str], stack: ExitStack) -> Settings:
    if "KG_TEST_NEO4J_URI" in environment:
        return read_settings(
            {
                name.replace("KG_TEST_", "KG_"): value
                for name, value in environment.items()
                if name.startswith("KG_TEST_NEO4J_")
            }
        )
    if docker_answers():
        return stack.enter_context(container(read_settings().neo4j_line))
    settings = read_settings({**os.environ, "KG_HOME": str(home)})
    stack.callback(PrivateServer(settings).stop)
    return settings


def docker_answers() -> bool:
    if not (os.environ.get("DOCKER_HOST") or Path("/var/run/docker.sock").exists()):
        return False
    import docker

    try:
        client = docker.from_env(timeout=5)
        try:
            return bool(client.ping())
        finally:
            client.close()
    except docker.errors.DockerException:
        return False


@contextmanager
def container(line: str) -> Iterator[Settings]:
    from testcontainers.community.neo4j import Neo4jContainer

    password = secrets.token_urlsafe(16)
    with Neo4jContainer(_IMAGES[line], username="neo4j", password=password) as container:
        yield read_settings(
            {
                "KG_NEO4J_URI": container.get_connection_url(),
                "KG_NEO4J_PASSWORD": password,
                "KG_NEO4J_LINE": line,
            }
        )


def claim(database: Database) -> None:
    """Mark the database as the suite's. Raises NotOursError for one that holds other data."""
    if not is_marked(database):
        if database.read("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]:
            raise NotOursError(
                f"The database '{database.name}' holds nodes that the test suite did not make. "
                "Point KG_TEST_NEO4J_URI to an empty one: the suite wipes it."
            )
        with database.session() as session:
            session.run(f"CREATE INDEX {MARK} IF NOT EXISTS FOR (n:KgTestSuite) ON (n.mark)").consume()


def is_marked(database: Database) -> bool:
    return bool(database.read("SHOW INDEXES YIELD name WHERE name = $name", {"name": MARK}))


def wipe(database: Database) -> None:
    """Take away every node and relationship; constraints and indexes stay."""
    if not is_marked(database):
        raise NotOursError(f"The database '{database.name}' is not the suite's: it is not wiped.")
    with database.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
