"""A database elsewhere that cannot be used: one sentence, exit code 2, and no traceback."""

from __future__ import annotations

import socket

import pytest

from tests.support.commands import Ran, as_process
from tests.support.old_server import server_that_is_silent, server_that_says


def status_of(address: str, *options: str) -> Ran:
    return as_process(*options, "db", "status", environment={"KG_NEO4J_URI": address}, seconds=30)


def assert_one_sentence(ran: Ran, *words: str) -> None:
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("\n") == 1
    for word in words:
        assert word in ran.stderr


@pytest.fixture
def closed_port() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "neo4j+s"])
def test_nobody_there(closed_port: int, scheme: str) -> None:
    address = f"{scheme}://127.0.0.1:{closed_port}"
    assert_one_sentence(status_of(address), f"No Neo4j answers at {address}.", "KG_NEO4J_URI")


def test_somebody_who_never_says_a_word() -> None:
    with server_that_is_silent() as address:
        assert_one_sentence(status_of(address), f"No Neo4j answers at {address}.")


def test_a_name_that_no_one_knows() -> None:
    assert_one_sentence(status_of("neo4j://nobody.invalid"), "No Neo4j answers at neo4j://nobody.invalid.")


def test_an_address_with_an_impossible_port() -> None:
    assert_one_sentence(status_of("bolt://localhost:port"), "is not an address", "neo4j://host:7687")


@pytest.mark.parametrize("agent", ["Neo4j/4.4.41", "Neo4j/5.12.0"])
def test_a_server_that_is_too_old_is_told_its_version(agent: str) -> None:
    with server_that_says(agent) as address:
        assert_one_sentence(status_of(address), agent.removeprefix("Neo4j/"), "5.26 or newer")


def test_the_sentence_is_french_for_who_reads_french(closed_port: int) -> None:
    ran = status_of(f"bolt://127.0.0.1:{closed_port}", "--lang", "fr")
    assert_one_sentence(ran, "Aucun Neo4j ne répond")


def test_debug_shows_where_it_came_from(closed_port: int) -> None:
    ran = status_of(f"bolt://127.0.0.1:{closed_port}", "--debug")
    assert ran.exit_code == 2
    assert "Traceback" in ran.stderr
    assert "No Neo4j answers" in ran.stderr


@pytest.mark.parametrize("command", ["start", "stop", "log"])
def test_what_is_not_ours_is_not_ours_to_handle(closed_port: int, command: str) -> None:
    ran = as_process("db", command, environment={"KG_NEO4J_URI": f"bolt://127.0.0.1:{closed_port}"})
    assert_one_sentence(ran, "neither starts nor stops")
