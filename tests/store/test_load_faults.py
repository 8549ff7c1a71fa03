"""Loads that are killed, that meet, and that lose their database."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.store import Database, loading, open_database, read_settings
from kg.store.server import PrivateServer
from tests.support.commands import ROOT, Ran, as_process
from tests.support.graphs import everything
from tests.support.packs import write_pack


@pytest.fixture
def graph(empty_database: Database) -> Graph:
    return Graph(empty_database)


def facts(actors: int, word: str) -> str:
    """A pack in which every actor's name and every tie differ from word to word."""
    lines = ["organisations:"]
    lines += [f"  - {{id: a{n}, name: {word} {n}, evidence: 1}}" for n in range(actors)]
    lines += ["alliances:"]
    for n in range(actors // 4):
        parties = ", ".join(f"{{actor: a{(n * 7 + k) % actors}, function: {word}}}" for k in range(4))
        lines.append(f"  - {{id: l{n}, name: {word} {n}, evidence: 1, parties: [{parties}]}}")
    return "\n".join(lines)


def _load(folder: Path, bulk: int) -> None:
    """What the child does that will be killed."""
    loading.BULK = bulk
    with open_database() as database:
        Graph(database).load(folder)


def kill_in_the_middle(folder: Path, bulk: int, seconds: float) -> None:
    """Start a load in a process of its own and kill it after some time."""
    child = multiprocessing.get_context("fork").Process(target=_load, args=(folder, bulk))
    child.start()
    child.join(seconds)
    child.kill()
    child.join()


@pytest.mark.slow
@pytest.mark.parametrize(("bulk", "actors", "kills"), [(10**9, 40, 52), (30, 40, 52)], ids=["small", "large"])
def test_a_killed_load_leaves_the_old_state_or_the_new_or_says_that_it_is_incomplete(
    graph: Graph, tmp_path: Path, bulk: int, actors: int, kills: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "BULK", bulk)
    folders = [write_pack(tmp_path / word, facts(actors, word)) for word in ("one", "two")]
    states = []
    for folder in folders:
        graph.load(folder)
        states.append(everything(graph.database))
    start = time.perf_counter()
    graph.load(folders[0])
    whole = time.perf_counter() - start
    now = 0
    rng = random.Random(5)  # noqa: S311
    seen = {"old": 0, "new": 0, "incomplete": 0}
    for _ in range(kills):
        then = 1 - now
        kill_in_the_middle(folders[then], bulk, rng.uniform(0, whole * 1.5))
        # The lock of the dead process is given back before anything else can be written.
        with graph.database.session() as session, session.begin_transaction() as tx:
            loading._lock(tx)
        if any(not case.complete for case in graph.cases()):
            seen["incomplete"] += 1
            graph.load(folders[then])
            assert everything(graph.database) == states[then]
            now = then
        else:
            found = everything(graph.database)
            assert found in states
            seen["new" if found == states[then] else "old"] += 1
            now = states.index(found)
    assert seen["old"] > 0, seen
    if bulk < 10**9:
        assert seen["incomplete"] > 0, seen
    # Whatever happened, undo still leads to a state that once was.
    graph.undo("case")
    assert everything(graph.database) in states


def test_two_loads_of_one_case_at_once_end_as_one_after_the_other(
    graph: Graph, tmp_path: Path, kg_process: Callable[..., Ran]
) -> None:
    folders = [write_pack(tmp_path / word, facts(60, word)) for word in ("one", "two")]
    states = []
    for folder in folders:
        graph.load(folder)
        states.append(everything(graph.database))
    graph.unload("case")
    _at_once([["load", str(folder)] for folder in folders])
    assert everything(graph.database) in states
    assert [entry.action for entry in graph.history("case")] == ["load", "load", "unload", "load", "load"]


def test_two_cases_that_share_actors_load_at_once(
    graph: Graph, tmp_path: Path, kg_process: Callable[..., Ran]
) -> None:
    folders = [write_pack(tmp_path / id_, facts(60, id_), id_=id_) for id_ in ("one", "two")]
    for folder in folders:
        graph.load(folder)
    expected = everything(graph.database)
    for id_ in ("one", "two"):
        graph.unload(id_)
    _at_once([["load", str(folder)] for folder in folders])
    assert everything(graph.database) == expected


def _at_once(commands: list[list[str]]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    children = [
        subprocess.Popen([sys.executable, "-m", "kg", *command], env=environment, stdout=subprocess.DEVNULL)
        for command in commands
    ]
    assert [child.wait(120) for child in children] == [0] * len(children)


def test_a_database_that_goes_away_in_the_middle_is_said_and_nothing_is_left_unmarked(
    own_surroundings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KG_NEO4J_URI", "KG_NEO4J_USER", "KG_NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    folder = write_pack(tmp_path / "pack", facts(40, "one"))
    with open_database() as database:
        Graph(database).load(folder)
        before = everything(database)
    server = PrivateServer(read_settings())
    try:
        pid = server.start().pid
        write_pack(tmp_path / "pack", facts(2500, "two"))
        child = subprocess.Popen(
            [sys.executable, "-m", "kg", "load", str(folder)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        _wait_for_work(child)
        os.kill(pid, signal.SIGKILL)
        _out, said = child.communicate(timeout=120)
        assert child.returncode == 2, said
        assert "Traceback" not in said
        assert len(said.strip().splitlines()[-1]) > 20
        with open_database() as database:  # starts it again
            graph = Graph(database)
            if all(case.complete for case in graph.cases()):
                assert everything(database) == before
        assert as_process("load", str(folder)).exit_code == 0
        with open_database() as database:
            assert len(Graph(database).cases()) == 1
    finally:
        server.stop()


def _wait_for_work(child: subprocess.Popen[str]) -> None:
    """Until the load has asked for its lock, which is when it begins to write."""
    with open_database() as database:
        for _ in range(600):
            busy = database.read("SHOW TRANSACTIONS YIELD currentQuery, status RETURN currentQuery AS query")
            if any("UNWIND $rows" in str(row["query"]) for row in busy) or child.poll() is not None:
                return
            time.sleep(0.05)
