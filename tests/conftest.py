"""What every test may use.

- `database`: the suite's own Neo4j (see tests/support/databases.py), opened once for the whole run.
- `empty_database`: the same with every node taken away; constraints and indexes stay.
- `kg`: runs the command in this process against that database: `kg("db", "status").stdout`.
- `kg_process`: the same as a process of its own.

A test that asks for the database carries the mark `database` by itself. No test ever sees the settings,
the home or the server of the person who runs the suite.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from kg.store import Database
from tests.support import commands, databases, skips

# A slow machine is no failure: an example may take as long as it takes.
hypothesis.settings.register_profile("kg", deadline=None)
hypothesis.settings.load_profile("kg")

# What the suite takes from outside: which Neo4j, and where its program files are kept.
_KEPT = {"KG_NEO4J_LINE", "KG_CACHE", "KG_MAVEN_MIRROR"}
STARTED_WITH = dict(os.environ)
SKIPPED: list[str] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if {"database", "empty_database"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if os.environ.get("CI") and exitstatus == pytest.ExitCode.OK and skips.forbidden(SKIPPED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for test in skips.forbidden(SKIPPED) if os.environ.get("CI") else ():
        terminalreporter.write_line(f"SKIPPED in CI, so not proved: {test}", red=True)


@pytest.fixture(scope="session", autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home and a configuration of the suite's own, in English."""
    from kg.language import use_language
    from kg.store.settings import read_settings

    folder = tmp_path_factory.mktemp("surroundings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", os.environ.get("KG_CACHE") or str(read_settings({}).cache))
        for name in os.environ:
            if name.startswith("KG_") and not name.startswith("KG_TEST_") and name not in _KEPT:
                patch.delenv(name)
        patch.setenv("KG_HOME", str(folder / "home"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.setenv("KG_LANG", "en")
        use_language("en")
        yield folder


@pytest.fixture(scope="session")
def database(own_surroundings: Path) -> Iterator[Database]:
    """The suite's own database. While it is open, every command uses it too."""
    from kg.store.database import DatabaseError

    try:
        with (
            databases.suite_database(own_surroundings / "home", STARTED_WITH) as found,
            pytest.MonkeyPatch.context() as patch,
        ):
            for name, value in databases.connection_variables(found.settings, found).items():
                patch.setenv(name, value)
            databases.wipe(found)
            yield found
    except DatabaseError as error:
        if os.environ.get("CI"):
            pytest.fail(f"No database for the tests: {error}", pytrace=False)
        pytest.skip(f"No database for the tests: {error}")


@pytest.fixture
def empty_database(database: Database) -> Database:
    databases.wipe(database)
    return database


@pytest.fixture
def kg(database: Database) -> Callable[..., commands.Ran]:
    return commands.in_process


@pytest.fixture
def kg_process(database: Database) -> Callable[..., commands.Ran]:
    return commands.as_process
