"""`kg db` against a database elsewhere: what it tells, and what a wipe takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store import Database
from tests.support.commands import Ran
from tests.support.packs import write_pack

Command = Callable[..., Ran]

FACTS = """
organisations:
  - {id: one, name: One, evidence: "report:1"}
  - {id: two, name: Two, evidence: "report:2"}
"""


@pytest.fixture
def loaded(empty_database: Database, tmp_path: Path, kg: Command) -> Database:
    ran = kg("load", str(write_pack(tmp_path / "case", FACTS)))
    assert ran.exit_code == 0, ran.stderr
    return empty_database


def count(database: Database, pattern: str) -> int:
    return int(database.read(f"MATCH {pattern} RETURN count(n) AS n")[0]["n"])


def test_status_tells_what_is_loaded(loaded: Database, kg: Command) -> None:
    text = kg("db", "status").stdout
    for words in ("(remote)", f"Neo4j {loaded.version}", "bolt://", "A case (case) · 3 facts"):
        assert words in text
    told = json.loads(kg("db", "status", "--format", "json").stdout)
    assert told["private"] is False
    assert told["nodes"] == count(loaded, "(n:Entity)") > 0
    assert [case["id"] for case in told["cases"]] == ["case"]
    assert told["since"]
    assert told["memory"] > 50_000_000


def test_status_of_an_empty_database(empty_database: Database, kg: Command) -> None:
    text = kg("db", "status").stdout
    assert "none loaded" in text
    assert json.loads(kg("db", "status", "--format", "json").stdout)["nodes"] == 0


def test_a_wipe_takes_what_kg_put_there_and_nothing_else(loaded: Database, kg: Command) -> None:
    with loaded.session() as session:
        session.run("CREATE (:Theirs {name: 'somebody else uses this database too'})").consume()
    refused = kg("db", "wipe", answer="\n")
    assert refused.exit_code == 1
    assert "the cases A case" in refused.stderr
    assert "Nothing was wiped." in refused.stderr
    assert count(loaded, "(n:Entity)") > 0
    done = kg("db", "wipe", answer="yes\n")
    assert (done.exit_code, done.stdout) == (0, "Wiped.\n")
    assert count(loaded, "(n)") == count(loaded, "(n:Theirs)") == 1
    assert kg("cases").exit_code == 0


def test_a_loaded_case_can_be_loaded_again_after_a_wipe(
    loaded: Database, kg: Command, tmp_path: Path
) -> None:
    before = count(loaded, "(n:Entity)")
    assert kg("db", "wipe", "--yes").exit_code == 0
    assert kg("load", str(tmp_path / "case")).exit_code == 0
    assert count(loaded, "(n:Entity)") == before


def test_what_is_said_of_a_case_that_broke_off(loaded: Database, kg: Command) -> None:
    with loaded.session() as session:
        session.run("MATCH (c:Case {case: 'case'}) SET c.complete = false").consume()
    assert "incomplete: load it again" in kg("db", "status").stdout
