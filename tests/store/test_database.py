"""An open database: reads, refuses to write, and says in one sentence what it is."""

from __future__ import annotations

import os

import pytest
from neo4j.exceptions import ClientError

from kg.errors import DatabaseError
from kg.store import Database, open_database, read_settings
from kg.store.database import read_version, version_numbers
from tests.support import databases


def test_reads_rows_as_dictionaries(database: Database) -> None:
    rows = database.read("UNWIND $numbers AS n RETURN n, n * n AS square", {"numbers": [1, 2]})
    assert rows == [{"n": 1, "square": 1}, {"n": 2, "square": 4}]


def test_reading_cannot_write(empty_database: Database) -> None:
    with pytest.raises(ClientError, match=r"[Ww]rit"):
        empty_database.read("CREATE (:Stray)")
    assert empty_database.read("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 0}]


def test_a_session_is_bound_to_the_database(database: Database) -> None:
    with database.session() as session:
        assert session.run("CALL db.info() YIELD name RETURN name").single(strict=True)[0] == database.name


def test_a_question_that_takes_too_long_is_ended(database: Database) -> None:
    endless = "UNWIND range(1, 1000000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n"
    with pytest.raises(DatabaseError, match="KG_QUERY_TIMEOUT"):
        database.read(endless, timeout=0.2)


def test_the_version_is_known_and_recent_enough(database: Database) -> None:
    assert version_numbers(database.version) >= (5, 26)


def test_an_address_makes_every_opening_use_that_one(empty_database: Database) -> None:
    with empty_database.session() as session:
        session.run("CREATE (:Sign {said: 'here'})").consume()
    with open_database(read_settings()) as other:
        assert not other.private
        assert other.read("MATCH (n:Sign) RETURN n.said AS said") == [{"said": "here"}]


def test_a_wrong_password_is_one_sentence(database: Database) -> None:
    with pytest.raises(DatabaseError, match="refuses the user 'neo4j'"):
        open_database(read_settings({**os.environ, "KG_NEO4J_PASSWORD": "certainly-not-this"}))


def test_a_database_that_does_not_exist_is_one_sentence(database: Database) -> None:
    with pytest.raises(DatabaseError, match="no database 'elsewhere'"):
        open_database(read_settings({**os.environ, "KG_NEO4J_DATABASE": "elsewhere"}))


@pytest.mark.parametrize(
    ("agent", "numbers"),
    [
        ("Neo4j/5.26.31", (5, 26, 31)),
        ("Neo4j/2026.09.0", (2026, 9, 0)),
        ("Neo4j/5.27-aura", (5, 27)),
        ("Neo4j/v5.11.0 compatible graph database server - Memgraph", (5, 11, 0)),
    ],
)
def test_versions_are_read_from_what_servers_say(agent: str, numbers: tuple[int, ...]) -> None:
    assert version_numbers(read_version(agent)) == numbers


def test_the_suite_takes_no_database_that_holds_other_nodes(empty_database: Database) -> None:
    with empty_database.session() as session:
        session.run(f"DROP INDEX {databases.MARK}").consume()
        session.run("CREATE (:Somebody {name: 'not ours'})").consume()
    try:
        with pytest.raises(databases.NotOursError):
            databases.claim(empty_database)
        with pytest.raises(databases.NotOursError):
            databases.wipe(empty_database)
        assert empty_database.read("MATCH (n:Somebody) RETURN n.name AS name") == [{"name": "not ours"}]
    finally:
        with empty_database.session() as session:
            session.run("MATCH (n:Somebody) DELETE n").consume()
        databases.claim(empty_database)
