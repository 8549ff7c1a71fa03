"""Every question on every shipped case: five dates, both languages, all formats; the same rows twice.

The two languages are the two times: whatever is no text must be the same in both, row by row. What is rendered
once in a language is not rendered again when another date gives the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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
# Columns of these types say the same in every language.
ALIKE = ("id", "int", "float", "bool", "date")
AT_ONCE = 4  # answers that are asked for at the same time

Asked = dict[str, Any]


@pytest.fixture(scope="module")
def graph(database: Database) -> Iterator[Graph]:
    wipe(database)
    graph = Graph(database)
    graph.load(CASES)
    yield graph
    wipe(database)


@pytest.fixture(scope="module")
def asked(graph: Graph) -> list[Asked]:
    """All cases of facts together, then each case alone, at five dates each."""
    on_own_clock = {
        row["case"]
        for row in graph.database.read(
            "MATCH (c:Case)-[s:STATES]->() WHERE s.clock = 'T0' RETURN DISTINCT c.case AS case"
        )
    }
    chosen: list[Asked] = [{"at": at} for at in DATES]
    for case in graph.cases():
        dates = TALE_DATES if case.register == "scenario" and case.id in on_own_clock else DATES
        chosen += [{"at": at, "case": case.id} for at in dates]
    return chosen


@pytest.mark.slow
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_answers_on_the_shipped_cases(
    graph: Graph, asked: list[Asked], name: str, tmp_path: Path
) -> None:
    def in_both(when: Asked) -> tuple[Answer, Answer]:
        french, english = (
            graph.ask(name, lang=lang, **when, **QUESTIONS[name].example) for lang in ("fr", "en")
        )
        return french, english

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(in_both, asked))
    rendered: set[str] = set()
    for when, (french, english) in zip(asked, answers, strict=True):
        assert _without_words(french) == _without_words(english), when
        for answer in (french, english):
            said = f"{answer.language} {answer.rows}"
            if said not in rendered:
                rendered.add(said)
                _keeps_its_types(answer)
                _every_format(answer, tmp_path)
    assert in_both(asked[0])[0].rows == answers[0][0].rows, "other rows the second time"
    if answers[0][0].rows:
        why(graph.database, answers[0][0], 1)


def _without_words(answer: Answer) -> list[list[Any]]:
    alike = [column.name for column in answer.columns if column.type in ALIKE]
    gathered = [column.name for column in answer.columns if column.type == "evidence"]
    return [
        [row[name] for name in alike] + [sorted(row[name] or []) for name in gathered] for row in answer.rows
    ]


def _keeps_its_types(answer: Answer) -> None:
    for column in answer.columns:
        assert all(fits(column, row[column.name]) for row in answer.rows), column.name


def _every_format(answer: Answer, folder: Path) -> None:
    assert len(tables.as_table(answer, 120).splitlines()) == len(answer.rows) + 1
    assert tables.as_csv(answer)
    assert tables.as_json(answer)
    assert tables.as_document(answer)
    answer.to_xlsx(folder / "answer.xlsx")


@pytest.mark.slow
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_workbook_of_a_question_opens(graph: Graph, name: str, tmp_path: Path) -> None:
    answer = graph.ask(name, lang="fr", **QUESTIONS[name].example)
    book = openpyxl.load_workbook(answer.to_xlsx(tmp_path / "answer.xlsx"))
    assert book.worksheets[0].max_row == len(answer.rows) + 1
