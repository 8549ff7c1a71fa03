"""docs/questions.md says what the files say, and its answers are those of the shipped cases."""

from __future__ import annotations

from kg.graph import Graph
from kg.store import Database
from tools import questions_page


def test_the_answers_on_the_page_are_those_of_the_shipped_cases(empty_database: Database) -> None:
    graph = Graph(empty_database)
    graph.load(questions_page.CASES)
    fresh = questions_page.page(questions_page.ask_all(graph))
    assert questions_page.PAGE.read_text(encoding="utf-8") == fresh, "run `python -m tools.questions_page`"


def test_the_page_keeps_its_answers_without_a_database() -> None:
    assert questions_page.text() == questions_page.PAGE.read_text(encoding="utf-8")
