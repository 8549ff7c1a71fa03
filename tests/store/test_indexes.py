"""Constraints and indexes: made once, by however many commands come first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from kg.store import Database
from kg.store.indexes import NAMES_INDEX, prepare

AT_ONCE = 6
ROUNDS = 3


def test_commands_that_come_first_together_make_them_once(empty_database: Database) -> None:
    wanted = {"kg_entity_id", "kg_own_id", NAMES_INDEX}
    for _ in range(ROUNDS):
        _take_away(empty_database)
        assert not wanted & _there(empty_database)
        with ThreadPoolExecutor(AT_ONCE) as commands:
            for done in [commands.submit(prepare, empty_database) for _ in range(AT_ONCE)]:
                done.result()
        assert wanted <= _there(empty_database)


def _there(database: Database) -> set[str]:
    return {row["name"] for row in database.read("SHOW INDEXES YIELD name")}


def _take_away(database: Database) -> None:
    with database.session() as session:
        for name in [row["name"] for row in session.run("SHOW CONSTRAINTS YIELD name")]:
            session.run(f"DROP CONSTRAINT {name}").consume()
        session.run(f"DROP INDEX {NAMES_INDEX} IF EXISTS").consume()
