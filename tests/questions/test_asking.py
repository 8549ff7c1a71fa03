"""Asking a question from Python: rows, cases, clocks, ids, measures, and how the answer was made."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from kg.errors import DatabaseError, KgError, NotFoundError
from kg.graph import Graph
from kg.questions import ParameterError, measures
from kg.questions.made import made_lines
from kg.questions.why import loose_lines, why
from kg.store import Database
from tests.support.graphs import everything
from tests.support.packs import HEAD, write_pack
from tests.support.questions import CYPHER, write_question

FACTS = """
organisations:
  - {id: renault, name: Renault, aliases: [Régie], evidence: 1-2}
  - {id: wimoov, name: Wimoov, evidence: 3}
alliances:
  - {id: net, name: {fr: Réseau, en: Network}, start: 2012, evidence: 4, parties: [{actor: renault, evidence: 5}, wimoov]}
"""
TALE = HEAD.format(id="tale").replace("register: fact", "register: scenario")
TALE_FACTS = """
organisations: [{id: a, name: A, evidence: 1}, {id: b, name: B, evidence: 1}]
alliances: [{id: pact, name: Pact, start: T0, end: T0+9m, evidence: 2, parties: [a, b]}]
"""


@pytest.fixture
def graph(empty_database: Database, tmp_path: Path) -> Graph:
    graph = Graph(empty_database)
    graph.load(write_pack(tmp_path / "packs" / "case", FACTS))
    graph.load(write_pack(tmp_path / "packs" / "tale", TALE_FACTS, head=TALE))
    return graph


def test_rows_have_attributes_and_become_dictionaries(graph: Graph) -> None:
    answer = graph.ask("alliances", at="2014")
    (row,) = answer.rows
    assert (row.id, row["name"], row.as_dict()["status"]) == ("net", "Network", "possible")
    assert [found.id for found in answer] == ["net"]
    with pytest.raises(AttributeError):
        _ = row.nothing


def test_names_and_titles_follow_the_language(graph: Graph) -> None:
    assert graph.ask("alliances", lang="fr").rows[0].name == "Réseau"
    assert "nom" in graph.ask("alliances", lang="fr").titles()
    with pytest.raises(ParameterError, match="write fr or en"):
        graph.ask("alliances", lang="de")


def test_an_answer_says_how_it_was_made(graph: Graph) -> None:
    answer = graph.ask("alliances", at="2014", kind="network")
    made = answer.made
    assert (made.at, made.parameters["kind"], made.incomplete) == (date(2014, 12, 31), "network", ())
    assert [(case.id, case.checked) for case in made.cases] == [("case", date(2026, 11, 1))]
    assert made.loads >= 2
    lines = dict(made_lines(answer))
    assert lines["as of"] == "2014 (2014-12-31)"
    assert lines["case"] == "case — A case, last checked 2026-11-01"
    assert lines["rows"] == "0"


def test_more_rows_than_asked_for_are_said(graph: Graph, tmp_path: Path) -> None:
    write_question(tmp_path)
    answer = graph.ask("actors-here", queries=[tmp_path], max_rows=1)
    assert ([row.id for row in answer], answer.truncated) == (["renault"], True)
    assert dict(made_lines(answer))["rows"].startswith("1 of more")
    assert not graph.ask("actors-here", queries=[tmp_path], max_rows=2).truncated


def test_an_incomplete_case_is_named_in_every_answer(graph: Graph) -> None:
    with graph.database.session() as session:
        session.run("MATCH (c:Case {case: 'tale'}) SET c.complete = false").consume()
    answer = graph.ask("alliances")
    assert answer.made.incomplete == ("tale",)
    assert "the load of tale was cut off" in dict(made_lines(answer))["caution"]


# ---- cases and clocks


def test_a_scenario_is_left_out_unless_it_is_named(graph: Graph) -> None:
    assert [row.id for row in graph.ask("alliances", status="all")] == ["net"]
    assert [row.id for row in graph.ask("alliances", case="tale")] == ["pact"]


def test_a_scenario_is_judged_where_its_story_ends(graph: Graph) -> None:
    answer = graph.ask("alliances", case=["tale"])
    assert answer.made.at == date(1000, 10, 31)
    assert answer.rows[0].status == "possible"
    assert graph.ask("alliances", case=["tale"], at="T0+3m").rows[0].status == "certain"
    assert dict(made_lines(answer))["as of"] == "T0+303d, where the story ends"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"at": "T0+3m"}, "T0 is the clock of a scenario"),
        ({"at": "2014", "case": ["tale"]}, "write at as T0"),
        ({"case": ["tale", "case"]}, "apart from the other cases"),
    ],
)
def test_clocks_are_never_mixed(graph: Graph, asked: dict[str, object], said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        graph.ask("alliances", **asked)  # type: ignore[arg-type]


def test_an_unknown_case_gets_the_nearest(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match=r"No case 'tales' is loaded\. Loaded, nearest first: tale"):
        graph.ask("alliances", case="tales")


# ---- ids


@pytest.fixture
def about_one(tmp_path: Path) -> Path:
    write_question(
        tmp_path / "own",
        params="who: {type: id, help: {fr: Qui, en: Who}}\n"
        "others: {type: list, items: id, help: {fr: Qui, en: Who}}",
        cypher=CYPHER.replace("$case\n", "$case AND a.id IN [$who] + $others\n"),
    )
    return tmp_path / "own"


def test_an_id_may_be_written_as_a_name(graph: Graph, about_one: Path) -> None:
    asked = graph.ask("actors-here", queries=[about_one], who="régie", others="Wimoov")
    assert [row.id for row in asked] == ["renault", "wimoov"]
    assert asked.made.parameters["who"] == "renault"


def test_an_unknown_id_gets_the_nearest(graph: Graph, about_one: Path) -> None:
    with pytest.raises(NotFoundError, match=r"who = 'renaut': nothing here .+ Nearest: renault") as refused:
        graph.ask("actors-here", queries=[about_one], who="renaut")
    assert refused.value.exit_code == 1


@pytest.mark.parametrize(
    "hostile",
    [
        "'; MATCH (n) DETACH DELETE n //",
        "renault'}) DETACH DELETE a //",
        "`x`) SET n.x = 1 //",
        "\\u0027 OR 1=1",
        "$case",
        "{id: 'renault'}",
        "\u202erenault",
        "null",
        "=1+1",
    ],
)
def test_a_hostile_value_is_a_value(graph: Graph, about_one: Path, hostile: str) -> None:
    before = everything(graph.database)
    with pytest.raises(NotFoundError):
        graph.ask("actors-here", queries=[about_one], who=hostile)
    assert graph.ask("alliances", kind=hostile).rows == []
    assert everything(graph.database) == before


# ---- what goes wrong in the database


def test_a_text_that_the_database_refuses_is_named_with_its_file(graph: Graph, tmp_path: Path) -> None:
    write_question(tmp_path, cypher=CYPHER.replace("collect(s.evidence)", "collect(1, 2)"))
    with pytest.raises(KgError, match=r"actors-here\.cypher: the database refuses this question"):
        graph.ask("actors-here", queries=[tmp_path])


def test_a_question_without_end_is_ended(graph: Graph, tmp_path: Path) -> None:
    from dataclasses import replace

    endless = "UNWIND range(1, 100000) AS i UNWIND range(1, 100000) AS j WITH sum(sqrt(i * j)) AS n\n"
    write_question(tmp_path, cypher=endless + CYPHER.replace("WHERE", "WHERE n IS NOT NULL AND"))
    database = graph.database
    quick = Database(
        database.driver,
        replace(database.settings, query_timeout=0.5),
        database.version,
        private=database.private,
    )
    with pytest.raises(DatabaseError, match="longer than allowed"):
        Graph(quick).ask("actors-here", queries=[tmp_path])


# ---- why


def test_a_row_leads_to_its_facts_and_lines(graph: Graph) -> None:
    found = why(graph.database, graph.ask("alliances", at="2014"), 1)
    assert [(g.word, g.subject, g.object, g.evidence) for g in found.grounds] == [
        ("alliance", "Network", "", ("report:4",)),
        ("PARTY_TO", "Renault", "Network", ("report:5",)),
        ("PARTY_TO", "Wimoov", "Network", ("report:4",)),
    ]
    assert found.citations == {"report": "A report"}


def test_without_keys_of_facts_the_evidence_leads_to_them(graph: Graph, tmp_path: Path) -> None:
    write_question(tmp_path, cypher=CYPHER.replace("x + l)", "x + l) + ['report:5', 'report:9']"))
    answer = graph.ask("actors-here", queries=[tmp_path])
    found = why(graph.database, answer, 1)
    assert [(g.word, g.object) for g in found.grounds] == [("organisation", ""), ("PARTY_TO", "Network")]
    assert loose_lines(found, answer) == ["report:9"]


def test_a_row_that_is_not_there_has_no_grounds(graph: Graph) -> None:
    with pytest.raises(KgError, match="There is no row 7: the answer has 1"):
        why(graph.database, graph.ask("alliances"), 7)


# ---- measures


def test_a_measure_adds_its_columns_and_says_what_it_did(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "name_length.py").write_text(
        dedent(
            """
            from kg.language import Text

            def measure(rows, context):
                nodes = context.read("MATCH (a:Actor) WHERE $least = 0 RETURN count(a) AS n", {"least": 0})
                context.say(Text(en=f"of {nodes[0]['n']} actors", fr=""))
                found = [{**row, "length": len(row["name"])} for row in rows]
                return sorted(found, key=lambda row: row["length"])
            """
        ),
        encoding="utf-8",
    )
    monkeypatch.setattr(measures, "__path__", [*measures.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "kg.questions.measures.name_length", raising=False)
    write_question(
        tmp_path,
        columns="length: {type: int, from: measure, help: {fr: Longueur, en: Length}}",
        more="measure: name-length\n",
    )
    answer = graph.ask("actors-here", queries=[tmp_path])
    assert [(row.id, row.length) for row in answer] == [("wimoov", 6), ("renault", 7)]
    assert dict(made_lines(answer))["note"] == "of 4 actors"
