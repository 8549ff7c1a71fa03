"""The packed content of a bulk case: it says what the graph says, through loads, changes, undoes and cut-offs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import Graph
from kg.store import Database, contents, journal, loading
from kg.store.records import unpack_records
from tests.support.graphs import everything
from tests.support.packs import write_pack
from tests.support.worlds import cut_off

FACTS = """
organisations:
  - {id: renault, name: Renault, aliases: [Groupe Renault], evidence: 1}
  - {id: wimoov, name: Wimoov, evidence: 2}
alliances:
  - id: reseau
    name: Réseau
    evidence: 3
    parties: [{actor: renault, role: idea-owner, start: 2012}, {actor: wimoov, start: 2013, end: ~2015}]
"""
CHANGED = FACTS.replace("start: 2013", "start: 2014").replace("Groupe Renault", "Renault SA")
FEWER = FACTS.replace(", {actor: wimoov, start: 2013, end: ~2015}", "")


@pytest.fixture
def graph(empty_database: Database, monkeypatch: pytest.MonkeyPatch) -> Graph:
    monkeypatch.setattr(loading, "BULK", 0)
    return Graph(empty_database)


def packed(graph: Graph) -> dict[str, tuple[str, dict[str, object]]]:
    """What the log says, read as an undo reads it."""
    with graph.database.session() as session, session.begin_transaction() as tx:
        pieces = contents.read(tx, "case")
    records = {record.key: record for piece in pieces for record in unpack_records(piece)}
    return {key: (record.word, dict(record.said)) for key, record in records.items() if record.word}


def stored(graph: Graph) -> dict[str, tuple[str, dict[str, object]]]:
    """What the facts themselves say."""
    with graph.database.session() as session, session.begin_transaction() as tx:
        words = {key: word for key, (word, _hash) in loading.ledger.read(tx, "case").items()}
        plan = loading.Plan(gone=words)
        before = journal.keep_before(tx, "case", {}, [], plan, {})
    return {key: (record.word, dict(record.said)) for key, record in before.records.items()}


def test_the_log_says_what_the_facts_say_after_each_load(graph: Graph, tmp_path: Path) -> None:
    for facts in (FACTS, CHANGED, FEWER):
        graph.load(write_pack(tmp_path, facts))
        assert packed(graph) == stored(graph) != {}
    graph.undo("case")
    assert packed(graph) == stored(graph) != {}


def test_a_case_that_left_comes_back_from_its_log(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    graph.load(write_pack(tmp_path, FEWER))
    graph.load(write_pack(tmp_path, CHANGED))
    before = everything(graph.database)
    with monkeypatch.context() as patched:  # what is packed need not be read back
        patched.setattr(journal, "keep_before", None)
        graph.unload("case")
    assert everything(graph.database) != before
    assert packed(graph) == {}
    graph.undo("case")
    assert everything(graph.database) == before
    assert packed(graph) == stored(graph) != {}


def test_after_a_load_that_was_cut_off_the_log_is_not_believed(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    cut_off(graph.database, ["case"])
    graph.load(write_pack(tmp_path, CHANGED))
    assert packed(graph) in ({}, stored(graph))
    before = everything(graph.database)
    graph.unload("case")
    graph.undo("case")
    assert everything(graph.database) == before


def test_a_log_never_grows_beyond_twice_what_the_case_says(graph: Graph, tmp_path: Path) -> None:
    for _ in range(4):
        for facts in (FACTS, CHANGED):
            graph.load(write_pack(tmp_path, facts))
            kept = graph.database.read("MATCH (c:Kg:Content {case: 'case'}) RETURN sum(c.facts) AS facts")
            assert kept[0]["facts"] <= 2 * len(stored(graph))
            assert packed(graph) in ({}, stored(graph))
    before = everything(graph.database)
    graph.unload("case")
    graph.undo("case")
    assert everything(graph.database) == before


def test_a_case_of_ordinary_size_keeps_none(empty_database: Database, tmp_path: Path) -> None:
    graph = Graph(empty_database)
    graph.load(write_pack(tmp_path, FACTS))
    assert packed(graph) == {}
    assert stored(graph)
