"""Loading a pack twice, changed, merged, taken out, undone; always on a real Neo4j."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import NotFoundError
from kg.graph import BadPackError, Graph
from kg.store import Database, loading
from kg.store.writing import KindConflictError
from tests.support.graphs import entities, everything, said, ties
from tests.support.packs import HEAD, write_pack

FACTS = """
organisations:
  - {id: renault, name: Renault, aliases: [Groupe Renault], evidence: 1}
  - {id: wimoov, name: Wimoov, evidence: 2}
alliances:
  - id: reseau
    name: Réseau
    evidence: 3
    parties: [{actor: renault, role: idea-owner, start: 2012}, {actor: wimoov, start: 2013, end: 2015}]
"""


@pytest.fixture
def graph(empty_database: Database) -> Graph:
    return Graph(empty_database)


def writes(graph: Graph, folder: Path) -> int:
    return sum(outcome.writes for outcome in graph.load(folder))


def test_a_pack_becomes_nodes_and_ties(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    assert entities(graph.database) == {
        ("renault", "Organisation"),
        ("wimoov", "Organisation"),
        ("reseau", "Alliance"),
        ("report", "Source"),
    }
    assert ties(graph.database) == {
        ("case", "renault", "PARTY_TO", "reseau"),
        ("case", "wimoov", "PARTY_TO", "reseau"),
    }


def test_a_period_is_kept_as_an_interval_and_as_written(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    row = graph.database.read("MATCH ({id: 'wimoov'})-[r:PARTY_TO]->() RETURN properties(r) AS r")[0]["r"]
    dates = {key: str(row[key]) for key in ("start_min", "start_max", "end_min", "end_max")}
    assert dates == {
        "start_min": "2013-01-01",
        "start_max": "2013-12-31",
        "end_min": "2015-01-01",
        "end_max": "2015-12-31",
    }
    assert (row["start_text"], row["end_text"]) == ("2013", "2015")


def test_loading_the_same_pack_twice_writes_nothing(graph: Graph, tmp_path: Path) -> None:
    folder = write_pack(tmp_path, FACTS)
    assert writes(graph, folder) == 6
    before = everything(graph.database)
    assert writes(graph, folder) == 0
    # Another comment changes the files, not the facts.
    (folder / "facts.yaml").write_text((folder / "facts.yaml").read_text("utf-8") + "# seen\n", "utf-8")
    assert writes(graph, folder) == 0
    assert everything(graph.database) == before


def test_a_changed_line_changes_that_fact_alone(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    outcome = graph.load(write_pack(tmp_path, FACTS.replace("start: 2013", "start: 2014")), detail=True)[0]
    assert [(c.word, c.key) for c in outcome.changes] == [("PARTY_TO", "PARTY_TO|wimoov|reseau|1")]
    assert outcome.counts["PARTY_TO"] == {"new": 0, "changed": 1, "same": 1, "gone": 0}


def test_a_dry_run_tells_the_same_and_writes_nothing(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    before = everything(graph.database)
    changed = write_pack(tmp_path, FACTS.replace("start: 2013", "start: 2014"))
    told = graph.load(changed, dry_run=True)[0]
    assert everything(graph.database) == before
    assert told.counts == graph.load(changed)[0].counts


def test_a_fact_that_left_the_pack_leaves_the_graph(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    graph.load(write_pack(tmp_path, "organisations: [{id: renault, name: Renault}]"))
    assert entities(graph.database) == {("renault", "Organisation"), ("report", "Source")}
    assert ties(graph.database) == set()


def test_what_another_case_states_stays(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path / "a", FACTS, id_="a"))
    graph.load(write_pack(tmp_path / "b", "organisations: [{id: renault, name: Renault SA}]", id_="b"))
    graph.unload("a")
    assert entities(graph.database) == {("renault", "Organisation"), ("report", "Source")}
    assert said(graph.database, "renault")["name"] == "Renault SA"


def test_two_claims_make_one_node_by_precedence(graph: Graph, tmp_path: Path) -> None:
    high = HEAD.format(id="high") + "precedence: 80\n"
    graph.load(
        write_pack(tmp_path / "a", "organisations: [{id: x, name: Low, siren: 552100554, sphere: public}]")
    )
    graph.load(write_pack(tmp_path / "b", "organisations: [{id: x, name: High, aliases: [X]}]", head=high))
    node = said(graph.database, "x")
    assert (node["name"], node["siren"], node["sphere"]) == ("High", "552100554", "public")
    assert node["aliases"] == ["X", "Low"]


def test_the_order_of_loading_does_not_change_the_result(graph: Graph, tmp_path: Path) -> None:
    one = write_pack(tmp_path / "a", FACTS, id_="a")
    two = write_pack(tmp_path / "b", FACTS.replace("name: Wimoov", "name: Wimoov SA"), id_="b")
    graph.load(one)
    graph.load(two)
    first = everything(graph.database)
    graph.unload("a")
    graph.unload("b")
    graph.load(two)
    graph.load(one)
    assert everything(graph.database) == first


def test_unload_leaves_nothing_of_the_case(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    graph.unload("case")
    assert entities(graph.database) == set()
    assert graph.cases() == []


def test_undo_goes_back_load_by_load(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    first = everything(graph.database)
    graph.load(write_pack(tmp_path, FACTS.replace("name: Renault,", "name: Renault SA,") + "groups: [G]\n"))
    graph.load(write_pack(tmp_path, "organisations: [{id: renault, name: Renault}]"))
    graph.undo("case")
    assert said(graph.database, "renault")["name"] == "Renault SA"
    graph.undo("case")
    assert everything(graph.database) == first
    graph.undo("case")
    assert graph.cases() == []
    assert [entry.undone for entry in graph.history("case")] == [True, True, True, False, False, False]


def test_undo_brings_back_an_unloaded_case(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    before = everything(graph.database)
    graph.unload("case")
    graph.undo("case")
    assert everything(graph.database) == before


def test_a_merge_makes_one_node_of_two_ids_and_taking_it_out_undoes_it(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path / "a", FACTS, id_="a"))
    other = FACTS.replace("id: wimoov, name: Wimoov", "id: voiture-et-co, name: Voiture & Co")
    other = other.replace("actor: wimoov", "actor: voiture-et-co").replace("reseau", "club")
    graph.load(write_pack(tmp_path / "b", other, id_="b"))
    apart = everything(graph.database)
    merge = "- {keep: wimoov, same: [voiture-et-co], who: J, when: 2026-11-21, why: former name}\n"
    graph.load(write_pack(tmp_path / "c", "themes: [Mobilité]", id_="c", merges_yaml=merge))
    assert ("b", "wimoov", "PARTY_TO", "club") in ties(graph.database)
    assert said(graph.database, "voiture-et-co") == {}
    assert said(graph.database, "wimoov")["aliases"] == ["Voiture & Co"]
    # A reload of the other case writes nothing: the merge stands on its side too.
    assert writes(graph, tmp_path / "b") == 0
    graph.unload("c")
    assert everything(graph.database) == apart


def test_merges_give_the_same_graph_in_any_order(graph: Graph, tmp_path: Path) -> None:
    one = write_pack(tmp_path / "a", FACTS, id_="a")
    merge = "- {keep: renault, same: [wimoov], who: J, when: 2026-11-21, why: test}\n"
    two = write_pack(tmp_path / "b", "themes: [T]", id_="b", merges_yaml=merge)
    graph.load(one)
    graph.load(two)
    first = everything(graph.database)
    graph.unload("a")
    graph.unload("b")
    graph.load(two)
    graph.load(one)
    assert everything(graph.database) == first


def test_errors_in_one_pack_keep_all_of_them_out(graph: Graph, tmp_path: Path) -> None:
    write_pack(tmp_path / "good", FACTS, id_="good")
    write_pack(tmp_path / "bad", "organisations: [{name: X, colour: red}]\n", id_="bad")
    with pytest.raises(BadPackError) as caught:
        graph.load(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["unknown-key"]
    assert graph.cases() == []


def test_one_id_of_two_kinds_is_refused_and_nothing_is_written(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path / "a", "organisations: [{id: x, name: X}]", id_="a"))
    before = everything(graph.database)
    with pytest.raises(KindConflictError, match="x is of two kinds"):
        graph.load(write_pack(tmp_path / "b", "groups: [{id: x, name: X}]", id_="b"))
    assert everything(graph.database) == before


def test_unloading_what_is_not_there_names_what_is(graph: Graph, tmp_path: Path) -> None:
    graph.load(write_pack(tmp_path, FACTS))
    with pytest.raises(NotFoundError, match=r"No case cas here\. Loaded: case"):
        graph.unload("cas")


def test_a_bulk_load_gives_the_same_graph(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_pack(tmp_path, FACTS)
    changed = FACTS.replace("start: 2013", "start: 2014")
    graph.load(folder)
    first = everything(graph.database)
    graph.load(write_pack(tmp_path, changed))
    second = everything(graph.database)
    graph.unload("case")
    monkeypatch.setattr(loading, "BULK", 0)
    graph.load(write_pack(tmp_path, FACTS))
    assert everything(graph.database) == first
    graph.load(write_pack(tmp_path, changed))
    assert everything(graph.database) == second
    graph.undo("case")
    assert everything(graph.database) == first
    graph.unload("case")
    assert entities(graph.database) == set()
