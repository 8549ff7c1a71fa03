"""The suite's own promises: it uses the database that it is given, and never wipes somebody else's."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from kg.store import Database
from tests.support import databases, skips
from tests.support.commands import ROOT

ONE_TEST = "tests/store/test_database.py::test_reading_cannot_write"


def run_suite(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A run of the suite inside the suite, with nothing of this one's surroundings."""
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith("KG_") and name != "CI"
    }
    if "KG_CACHE" in os.environ:
        outside["KG_CACHE"] = os.environ["KG_CACHE"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(arguments or (ONE_TEST,))]
    return subprocess.run(
        command, cwd=ROOT, env={**outside, **variables}, capture_output=True, text=True, check=False
    )


def given(database: Database) -> dict[str, str]:
    settings = databases.connection_variables(database.settings, database)
    return {name.replace("KG_", "KG_TEST_"): value for name, value in settings.items()}


def test_it_uses_the_database_that_it_is_given(empty_database: Database) -> None:
    with empty_database.session() as session:
        session.run("CREATE (:LeftBehind)").consume()  # as by a run that broke off: the mark makes it ours
    done = run_suite(**given(empty_database))
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
    assert empty_database.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_it_refuses_a_database_with_other_data(empty_database: Database) -> None:
    with empty_database.session() as session:
        session.run(f"DROP INDEX {databases.MARK}").consume()
        session.run("CREATE (:Somebody {name: 'not ours'})").consume()
    try:
        done = run_suite(**given(empty_database))
        assert done.returncode == 1
        assert "holds nodes that the test suite did not make" in done.stdout
        assert empty_database.read("MATCH (n) RETURN n.name AS name") == [{"name": "not ours"}]
    finally:
        with empty_database.session() as session:
            session.run("MATCH (n:Somebody) DELETE n").consume()
        databases.claim(empty_database)


@pytest.fixture
def nobody() -> str:
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"bolt://127.0.0.1:{listener.getsockname()[1]}"


def test_without_a_database_it_skips_and_says_why(nobody: str) -> None:
    done = run_suite(KG_TEST_NEO4J_URI=nobody)
    assert done.returncode == 0, done.stdout
    assert "1 skipped" in done.stdout
    assert f"No Neo4j answers at {nobody}" in done.stdout.replace("\n", "")


def test_in_ci_a_missing_database_is_a_failure(nobody: str) -> None:
    done = run_suite(KG_TEST_NEO4J_URI=nobody, CI="true")
    assert done.returncode == 1
    assert "No database for the tests" in done.stdout


def test_in_ci_only_named_tests_may_be_skipped() -> None:
    allowed = "tests/store/test_container.py::test_a_container_is_found_and_claimed"
    other = "tests/store/test_server.py::test_its_secrets_are_readable_by_their_owner_alone"
    assert skips.forbidden([allowed, other, other]) == [other]


def test_in_ci_a_skip_that_is_not_named_fails_the_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The rule itself, run by pytest: a skipped test in a folder that uses the suite's hooks."""
    folder = tmp_path_factory.mktemp("skipping")
    (folder / "test_skipped.py").write_text(
        "import pytest\n\ndef test_nothing():\n    pytest.skip('today')\n", encoding="utf-8"
    )
    words = ("-p", "tests.conftest", "--rootdir", str(folder), str(folder))
    assert run_suite(*words).returncode == 0
    refused = run_suite(*words, CI="true")
    assert refused.returncode == 1
    assert "SKIPPED in CI, so not proved" in refused.stdout
