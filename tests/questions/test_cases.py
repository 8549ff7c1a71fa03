"""Every question with its worlds, on a real Neo4j. A question without worlds fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.graph import Graph
from kg.questions import Question, read_question
from kg.questions.answer import Answer, fits
from kg.questions.asking import answer as answer_to
from kg.questions.checking import explain
from kg.questions.finding import files
from kg.store import Database
from tests.support.databases import wipe
from tests.support.worlds import World, cut_off, difference, forget_worlds, read_worlds, write_packs

FILES = files()
CASES = {name: path.with_name(f"{name}.cases.yaml") for name, path in FILES.items()}
WORLDS = [
    pytest.param(name, world, id=f"{name}-{world.name}")
    for name, path in CASES.items()
    if path.exists()
    for world in read_worlds(path)
]


@pytest.fixture(scope="module")
def worlds_database(database: Database) -> Database:
    wipe(database)
    return database


@pytest.fixture
def graph(worlds_database: Database) -> Graph:
    forget_worlds(worlds_database)
    return Graph(worlds_database)


def in_language(graph: Graph, question: Question, world: World, lang: str) -> Answer:
    return answer_to(graph.database, question, world.ask, lang)


@pytest.mark.parametrize(("name", "world"), WORLDS)
def test_a_question_gives_the_rows_of_its_world(
    graph: Graph, name: str, world: World, tmp_path: Path
) -> None:
    question = read_question(FILES[name])
    if world.packs:
        graph.load(write_packs(tmp_path, world))
        cut_off(graph.database, world.cut_off)
    if world.error:
        with pytest.raises(KgError) as refused:
            in_language(graph, question, world, "en")
        assert world.error in refused.value.text.en
        return
    answer = in_language(graph, question, world, "en")
    if world.rows is not None:
        different = difference(answer, world.rows)
        assert not different, f"\n{different}"
    for note in world.notes:
        assert note in " ".join(said.en for said in answer.made.notes)
    _keeps_its_promise(question, answer)
    assert in_language(graph, question, world, "en").rows == answer.rows, "another order the second time"
    french = in_language(graph, question, world, "fr")
    assert len(french.rows) == len(answer.rows)


def _keeps_its_promise(question: Question, answer: Answer) -> None:
    """Values are of their column's type, rows are told apart by `identity`, and each carries evidence."""
    for row in answer.rows:
        for column in answer.columns:
            assert fits(column, row[column.name]), f"{column.name} is no {column.type}: {row[column.name]!r}"
    identities = [repr([row[name] for name in question.identity]) for row in answer.rows]
    assert len(set(identities)) == len(identities), f"{question.identity} does not tell rows apart"


@pytest.mark.parametrize("name", FILES)
def test_a_question_has_worlds_an_empty_one_and_one_of_two_cases(name: str) -> None:
    assert CASES[name].exists(), f"write {CASES[name].name} beside the question"
    worlds = read_worlds(CASES[name])
    assert any(not world.packs for world in worlds), "one world is the empty graph"
    assert any(len(world.packs) > 1 for world in worlds), "in one world two cases state one node"
    assert len({world.name for world in worlds}) == len(worlds), "every world has its own name"


@pytest.mark.parametrize("name", FILES)
def test_the_database_takes_a_question_without_a_word(worlds_database: Database, name: str) -> None:
    assert explain(worlds_database, read_question(FILES[name])) == []
