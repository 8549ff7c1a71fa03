"""Each question on a generated world, beside its bare Cypher through the driver, with memory.

    python -m bench.scale [--actors N] [--ties N] [--home DIR] [NAME …]

`--home` keeps the loaded world for another run. The bare Cypher is the file's own text with the same
parameters, its rows read to the last. `brokers` is also held against what it cannot do without: the bare read
of the ties, and igraph's own work on them.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.machine import describe_machine
from bench.timing import seconds
from bench.world import write_world
from kg.errors import KgError
from kg.graph import Graph
from kg.questions import Question, find_questions
from kg.questions.asking import prepare
from kg.store import Database, open_database, read_settings
from kg.store.server import PrivateServer

# What a question about one thing is asked about in a generated world.
ASKED: dict[str, dict[str, Any]] = {
    "neighbours": {"who": "a0"},
    "paths": {"source": "a0", "target": "a1"},
    "without": {"actors": ["a0"]},
}
AIM_BROKERS = 1.5
_MIB = 1024**2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=20_000)
    parser.add_argument("--ties", type=int, default=100_000)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--seconds", type=int, default=600, help="the longest that a question may take")
    parser.add_argument("names", nargs="*", metavar="NAME")
    chosen = parser.parse_args()
    print(f"{describe_machine()} · {chosen.actors} actors, {chosen.ties} ties")
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        os.environ["KG_HOME"] = str(chosen.home or Path(folder) / "home")
        os.environ["KG_QUERY_TIMEOUT"] = str(chosen.seconds)
        try:
            with open_database() as database:
                _load(database, Path(folder) / "world", chosen.actors, chosen.ties)
                _ask_all(database, chosen.names)
                _print_memory()
        finally:
            PrivateServer(read_settings()).stop()


def _load(database: Database, folder: Path, actors: int, ties: int) -> None:
    graph = Graph(database)
    if any(case.id == "world" for case in graph.cases()):
        return
    write_world(folder, actors=actors, ties=ties)
    print(f"loaded in {seconds(lambda: graph.load(folder)):.0f} s")


def _ask_all(database: Database, names: list[str]) -> None:
    known = find_questions().sound
    print(f"{'question':<18} {'ask':>8} {'bare':>8} {'ratio':>6} {'rows':>8} {'this process':>13}")
    for name in names or known:
        _measure(database, known[name])
        if name == "brokers":
            _hold_against_its_parts(database, known[name])
        sys.stdout.flush()


def _measure(database: Database, question: Question) -> None:
    """One line. The first run of each makes the plan, and is not counted."""
    graph, asked = Graph(database), ASKED.get(question.name, {})
    _made, parameters = prepare(database, question, asked, "fr")
    try:
        rows = len(graph.ask(question.name, lang="fr", **asked).rows)
        whole = seconds(lambda: graph.ask(question.name, lang="fr", **asked))
        bare = seconds(lambda: database.read(question.text, parameters))
    except KgError as error:
        print(f"{question.name:<18} {error.text.en}")
        return
    print(
        f"{question.name:<18} {whole:>7.2f}s {bare:>7.2f}s {whole / bare:>6.2f} {rows:>8} {_peak():>10.0f} MB"
    )


def _hold_against_its_parts(database: Database, question: Question) -> None:
    _made, parameters = prepare(database, question, {}, "fr")
    rows: list[dict[str, Any]] = []
    bare = seconds(lambda: rows.extend(database.read(question.text, parameters)))
    igraph = seconds(lambda: _igraph_alone(rows, int(parameters["largest"]), int(parameters["pivots"])))
    whole = seconds(lambda: Graph(database).ask("brokers", lang="fr"))
    ratio = whole / (bare + igraph)
    print(
        f"  brokers {whole:.1f} s = {ratio:.2f} × (bare read {bare:.1f} s + igraph alone {igraph:.1f} s), "
        f"aim {AIM_BROKERS}"
    )


def _igraph_alone(rows: list[dict[str, Any]], largest: int, pivots: int) -> None:
    """The least that has to be done with the ties: the graph, triangles, constraint, sampled betweenness."""
    from igraph import Graph as Ties

    members: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for body in row["bodies"]:
            members[body].append(number)
    pairs = {pair for seats in members.values() if len(seats) <= largest for pair in combinations(seats, 2)}
    ties = Ties(n=len(rows), edges=list(pairs))
    ties.transitivity_local_undirected(mode="zero")
    ties.constraint(vertices=range(min(100, len(rows))))
    ties.betweenness(directed=False, sources=list(range(min(pivots, len(rows)))))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _print_memory() -> None:
    running = PrivateServer(read_settings()).running()
    server = running.memory() / _MIB if running else 0
    print(f"memory: this process at most {_peak():.0f} MB, the server {server:.0f} MB")


if __name__ == "__main__":
    main()
