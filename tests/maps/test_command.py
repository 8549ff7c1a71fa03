"""`kg map` and `graph.map` on a real graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.store import Database
from tests.support.charts import page_data
from tests.support.commands import Ran
from tests.support.packs import HEAD, write_pack

FACTS = """
organisations:
  - {id: mairie, name: Mairie, sphere: public, evidence: 10, start: 1995}
  - {id: garage, name: Garage, evidence: 12}
alliances:
  - id: reseau
    name: {fr: Réseau, en: Network}
    evidence: 20
    parties: [{actor: mairie, role: funder, start: 2012}, garage]
innovations:
  - id: offre
    name: Offre
    evidence: 21
    phases: [{phase: conception, entered: 2010, left: 2011, outcome: advanced, evidence: 30}]
"""


@pytest.fixture
def graph(empty_database: Database, tmp_path: Path) -> Graph:
    found = Graph(empty_database)
    found.load(write_pack(tmp_path / "one", FACTS, id_="one"))
    second = "organisations: [{id: mairie, name: Mairie du bourg, evidence: 3}, {id: ecole, name: École, evidence: 4}]"
    found.load(
        write_pack(tmp_path / "two", second, id_="two", head=HEAD.format(id="two").replace("Un cas", "Autre"))
    )
    fiction = HEAD.format(id="story").replace("register: fact", "register: scenario")
    found.load(
        write_pack(
            tmp_path / "story",
            "organisations: [{id: hero, name: Hero, start: T0+3m, evidence: 1}]",
            head=fiction,
        )
    )
    return found


def test_the_facts_of_all_cases_are_drawn_and_no_fiction(graph: Graph) -> None:
    data = page_data(graph.map(lang="en").html)
    assert {node["id"] for node in data["nodes"]} == {"mairie", "garage", "reseau", "offre", "ecole"}
    nodes = {node["id"]: node for node in data["nodes"]}
    assert nodes["reseau"]["name"] == "Network"
    assert [(said["case"], said["name"]) for said in nodes["mairie"]["says"]] == [
        ("one", "Mairie"),
        ("two", "Mairie du bourg"),
    ]
    assert [part["phase"] for part in nodes["offre"]["parts"]] == ["conception"]
    assert {(e["from"], e["kind"], e["to"]) for e in data["edges"]} == {
        ("mairie", "PARTY_TO", "reseau"),
        ("garage", "PARTY_TO", "reseau"),
    }


def test_one_case_says_only_what_it_says(graph: Graph) -> None:
    data = page_data(graph.map(case="two").html)
    assert {(node["id"], node["name"]) for node in data["nodes"]} == {
        ("mairie", "Mairie du bourg"),
        ("ecole", "École"),
    }


def test_a_scenario_is_drawn_when_it_is_named_on_its_own_clock(graph: Graph) -> None:
    data = page_data(graph.map(case="story", at="T0+6m").html)
    assert (data["clock"], [node["id"] for node in data["nodes"]]) == ("T0", ["hero"])


def test_the_command_writes_the_file_and_names_it(
    graph: Graph, kg: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "é" / "carte.html"
    out.parent.mkdir()
    ran = kg("map", "--case", "one", "--around", "mairie", "--lang", "fr", "--out", str(out))
    assert (ran.exit_code, ran.stdout.strip()) == (0, str(out)), ran.stderr
    data = page_data(out.read_text(encoding="utf-8"))
    assert data["lang"] == "fr"
    assert {node["name"] for node in data["nodes"]} == {"Mairie", "Réseau"}


def test_an_answer_stands_beside_the_map(graph: Graph, kg: Callable[..., Ran], tmp_path: Path) -> None:
    ran = kg(
        "map",
        "--question",
        "alliances",
        "-p",
        "status=all",
        "--lang",
        "en",
        "--out",
        str(tmp_path / "a.html"),
    )
    assert ran.exit_code == 0, ran.stderr
    answer = page_data((tmp_path / "a.html").read_text(encoding="utf-8"))["answer"]
    assert answer["title"] == "Alliances"
    assert [(row["about"], row["cells"][0]) for row in answer["rows"]] == [("reseau", ["name", "Network"])]
    assert any(key.startswith("PARTY_TO|mairie|reseau") for key in answer["rows"][0]["facts"])


def test_only_what_is_known_to_be_missing_is_an_empty_seat(graph: Graph) -> None:
    for lang, unknown in (("en", "too little known"), ("fr", "trop peu connu")):
        rows = page_data(graph.map(case="one", question="gaps", lang=lang).html)["answer"]["rows"]
        states = [cell[1] for row in rows for cell in row["cells"] if cell[0] in ("finding", "constat")]
        assert len(states) == len(rows) > 0
        for row, state in zip(rows, states, strict=True):
            assert ("seat" in row) == (state != unknown), row


def test_only_what_has_stalled_is_marked(graph: Graph, tmp_path: Path) -> None:
    halted = FACTS.replace("outcome: advanced", "outcome: halted").replace("offre", "arret")
    graph.load(write_pack(tmp_path / "three", halted, id_="three", head=HEAD.format(id="three")))
    rows = page_data(graph.map(question="stalled", lang="en").html)["answer"]["rows"]
    marks = {row["about"]: row.get("halt", "") for row in rows}
    assert marks.keys() == {"offre", "arret"}
    assert marks["arret"].startswith("stalled (stated). ")
    assert marks["offre"] == ""


def test_scenes_are_read_and_every_slip_in_them_is_said(
    graph: Graph, kg: Callable[..., Ran], tmp_path: Path
) -> None:
    talk, out = tmp_path / "talk.yaml", tmp_path / "map.html"
    talk.write_text("scenes:\n- {caption: Un début, open: garage}\n", encoding="utf-8")
    ran = kg("map", "--scenes", str(talk), "--out", str(out))
    assert ran.exit_code == 0, ran.stderr
    told = page_data(out.read_text(encoding="utf-8"))["scenes"]
    assert told == [{"caption": "Un début", "open": "garage"}]
    out.unlink()
    talk.write_text("scenes:\n- {caption: A, open: garag}\n- {captoin: B}\n", encoding="utf-8")
    ran = kg("map", "--scenes", str(talk), "--out", str(out))
    assert ran.exit_code == 1
    for said in (":2: open = 'garag'", "write garage", ":3: captoin = 'B'", "3 errors in the scenes"):
        assert said in ran.stderr, ran.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--case", "onne"], "No case 'onne' is loaded. Loaded, nearest first: one"),
        (["--around", "maire"], "Nothing on this map has the id maire. Nearest: mairie"),
        (["--hide", "maire"], "--hide maire: nothing here has this id."),
        (["--at", "yesterday"], "yesterday"),
        (["--case", "one", "--case", "story"], "story runs on a clock of its own"),
    ],
)
def test_a_slip_is_one_sentence(
    graph: Graph, kg: Callable[..., Ran], tmp_path: Path, arguments: list[str], said: str
) -> None:
    ran = kg("map", *arguments, "--out", str(tmp_path / "map.html"))
    assert ran.exit_code in (1, 2)
    assert said in ran.stderr
    assert not (tmp_path / "map.html").exists()
