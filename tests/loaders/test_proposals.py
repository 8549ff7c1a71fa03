"""Notes of a meeting beside what the graph says now; nothing is ever written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.loaders.proposals import BadProposalsError, read_proposals
from kg.store import Database
from tests.support.commands import Ran
from tests.support.packs import write_pack

FACTS = """
organisations:
  - {id: mairie, name: Mairie, sphere: public, evidence: 10, start: 1995}
  - {id: garage, name: Garage, evidence: 12}
alliances:
  - id: reseau
    name: Réseau
    evidence: 20
    parties: [{actor: mairie, role: funder, start: 2012}, garage]
"""
HEAD = "kind,about,tie,name,note,by,on,map"


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "notes.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def graph(empty_database: Database, tmp_path: Path) -> Graph:
    found = Graph(empty_database)
    found.load(write_pack(tmp_path / "one", FACTS, id_="one"))
    return found


def test_each_proposal_stands_beside_what_the_graph_says_with_its_evidence(
    graph: Graph, kg: Callable[..., Ran], tmp_path: Path
) -> None:
    key = graph.database.read("MATCH (:Entity {id: 'mairie'})-[r:PARTY_TO]->() RETURN r.key AS key")[0]["key"]
    path = table(
        tmp_path,
        f"{HEAD}\nwrong,mairie,,Mairie,It is older,Claire,2026-11-25,A\nwrong,,one|{key},Mairie → Réseau,Since 2013,,,A\n"
        "missing,,,,The préfecture,,,A\n",
    )
    before = graph.database.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
    ran = kg("proposals", str(path))
    assert ran.exit_code == 0, ran.stderr
    for said in (
        "1. wrong · Mairie [mairie]", "« It is older »", "Claire, 2026-11-25", "The graph says now:",
        "from 1995", ":10 — ", "ties: 1  (kg show mairie)", "2. wrong · Mairie → Réseau", "« Since 2013 »",
        "party to →", "Réseau [reseau]", "from 2012", "3. missing · the map as a whole",
    ):  # fmt: skip
        assert said in ran.stdout, ran.stdout
    assert "3 proposals. Nothing was written" in ran.stderr
    assert graph.database.read("MATCH (n) RETURN count(n) AS n")[0]["n"] == before
    machine = json.loads(kg("proposals", str(path), "--format", "json").stdout)
    assert [(one["resolved"], one["exact"]) for one in machine] == [
        (True, False),
        (True, True),
        (True, False),
    ]


def test_what_the_graph_does_not_hold_gets_the_nearest(
    graph: Graph, kg: Callable[..., Ran], tmp_path: Path
) -> None:
    path = table(
        tmp_path,
        f"{HEAD}\nwrong,mairrie,,,x,,,\nwrong,,one|PARTY_TO|mairie|reseau|other,,x,,,\nwrong,,one|PARTY_TO|mairie|garage|0,,x,,,\n"
        "wrong,hidden-1,,[hidden],x,,,\nwrong,,broken,,x,,,\n",
    )
    ran = kg("--lang", "fr", "proposals", str(path))
    kg("--lang", "en", "db", "status")
    for said in (
        "Le graphe ne le contient pas ; au plus près : mairie (Mairie).", "Ce lien n'est plus dans le graphe.",
        "Le graphe ne relie plus les deux.", "C'était masqué sur cette carte",
    ):  # fmt: skip
        assert said in ran.stdout, ran.stdout
    assert "5 propositions, dont 5 sur ce que le graphe ne contient pas" in ran.stderr


def test_a_spreadsheet_may_have_changed_the_order_and_the_separator(tmp_path: Path) -> None:
    path = table(tmp_path, "\ufeffnote;about;kind\n\"'=1+1\";'-x;WRONG\n;;\n")
    (found,) = read_proposals(path)
    assert (found.note, found.about, found.kind, found.line) == ("=1+1", "-x", "wrong", 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "notes.csv: is empty → take the table as the map saved it"),
        ("kind,abot,note\nwrong,a,b\n", "notes.csv:1: abot: is no column of notes → name it about"),
        ("about,note\na,b\n", "notes.csv:1: kind: is missing → take the table as the map saved it"),
        ("kind,note\nwrnog,b\n", "notes.csv:2: kind = 'wrnog': is not in the list → write wrong or missing"),
        (
            "kind,note\nwrong,\n",
            "notes.csv:2: note: says nothing, or too much → write what is wrong or missing",
        ),
        ('kind,note\nwrong,"b\n', "is not a table → check the quotes on this line"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadProposalsError) as raised:
        read_proposals(table(tmp_path, text))
    assert said in "\n".join(map(str, raised.value.problems))


def test_a_file_that_is_not_there_is_said(kg: Callable[..., Ran], tmp_path: Path) -> None:
    ran = kg("proposals", str(tmp_path / "none.csv"))
    assert ran.exit_code == 1
    assert "cannot be read" in ran.stderr
