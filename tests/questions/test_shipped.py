"""Every question on every shipped case: five dates, both languages, all formats; the same rows twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kg.graph import Graph
from kg.questions import Answer, find_questions, tables
from kg.questions.answer import fits
from kg.questions.why import why
from kg.store import Database
from tests.support.databases import wipe
from tools.questions_page import CASES

QUESTIONS = find_questions().sound
DATES = (None, "2005", "2014-06", "2016", "2026-11-21")
TALE_DATES = (None, "T0", "T0+3m", "T0+9m", "T0+24m")


@pytest.fixture(scope="module")
def graph(database: Database) -> Iterator[Graph]:
    wipe(database)
    graph = Graph(database)
    graph.load(CASES)
    yield graph
    wipe(database)


def _asked(graph: Graph) -> Iterator[dict[str, Any]]:
    """All cases of facts together, then each case alone, at five dates each."""
    for at in DATES:
        yield {"at": at}
    for case in graph.cases():
        on_own_clock = graph.database.read(
            "MATCH (:Case {case: $case})-[s:STATES]->() WHERE s.clock = 'T0' RETURN count(s) AS n",
            {"case": case.id},
        )[0]["n"]
        for at in TALE_DATES if case.register == "scenario" and on_own_clock else DATES:
            yield {"at": at, "case": case.id}


@pytest.mark.slow
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_answers_on_the_shipped_cases(graph: Graph, name: str, tmp_path: Path) -> None:
    for asked in _asked(graph):
        french, english, again = (
            graph.ask(name, lang=lang, **asked, **QUESTIONS[name].example) for lang in ("fr", "en", "en")
        )
        assert again.rows == english.rows, asked
        assert len(french.rows) == len(english.rows), asked
        for column in english.columns:
            assert all(fits(column, row[column.name]) for row in english.rows), (asked, column.name)
        _every_format(french, tmp_path)
        if french.rows:
            why(graph.database, french, 1)


def _every_format(answer: Answer, folder: Path) -> None:
    assert len(tables.as_table(answer, 120).splitlines()) == len(answer.rows) + 1
    assert tables.as_csv(answer)
    assert tables.as_json(answer)
    assert tables.as_document(answer)
    book = openpyxl.load_workbook(answer.to_xlsx(folder / "answer.xlsx"))
    assert book.worksheets[0].max_row == len(answer.rows) + 1
