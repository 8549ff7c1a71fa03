"""An answer as text: cells, widths, and what has no room."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path
from typing import Any

import pytest

from kg.language import Text
from kg.questions import Answer, Made, Question, Row, read_question, tables
from kg.questions.answer import native
from tests.support.questions import write_question


@pytest.fixture
def question(tmp_path: Path) -> Question:
    return read_question(write_question(tmp_path))


def answer(question: Question, *rows: dict[str, Any]) -> Answer:
    made = Made(question, {}, None, "", (), (), None, 0, (Text(en="note", fr="note"),))
    return Answer(made, tuple(question.columns.values()), [Row(row) for row in rows], False, "en")


def test_a_table_is_cut_to_the_terminal_and_nowhere_else(question: Question) -> None:
    found = answer(question, {"id": "a", "name": "n" * 60, "evidence": ["s:1", "s:2", "s:3"]})
    assert [len(line) <= 40 for line in tables.as_table(found, 40).splitlines()] == [True, True]
    assert tables.as_table(found, 40).splitlines()[1] == f"1  a   {'n' * 19}…  s:1, s:2 +1"
    assert "n" * 60 in tables.as_table(found)


def test_columns_without_room_are_left_out_and_named(question: Question) -> None:
    found = answer(question, {"id": "a" * 12, "name": "b" * 12, "evidence": ["s:1"]})
    assert tables.as_table(found, 20).splitlines()[0].split() == ["n", "id"]
    assert tables.left_out(found, 20) == ["name", "evidence"]
    assert tables.left_out(found, None) == []


def test_a_text_cannot_move_the_cursor(question: Question) -> None:
    found = answer(question, {"id": "\x1b[2J", "name": "\u202eoops\nhere", "evidence": None})
    assert tables.as_table(found).splitlines()[1] == "1  ·[2J  ·oops here"


def test_what_begins_like_a_formula_is_a_text_in_csv(question: Question) -> None:
    found = answer(question, {"id": "-1", "name": "@x", "evidence": ["=1"]})
    assert tables.as_csv(found).splitlines()[1] == "'-1,'@x,'=1"


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("before 2018", "avant 2018", "before 2018"),
        ("2011-03 – ~2014", "de mars 2011 à 2014 environ", "March 2011 – about 2014"),
        ("? – 2014", "jusqu'en 2014, début inconnu", "until 2014, start unknown"),
        ("T0+6m", "T0 + 6 mois", "T0 + 6 months"),
        ("un jour", "un jour", "un jour"),
    ],
)
def test_a_date_is_said_in_the_language_of_the_reader(written: str, french: str, english: str) -> None:
    assert [tables.said_date(written, language) for language in ("fr", "en")] == [french, english]


def test_a_program_gets_a_date_as_it_was_written(question: Question) -> None:
    column = dataclasses.replace(question.columns["name"], type="when")
    dated = dataclasses.replace(question, columns={**question.columns, "name": column})
    said = answer(dated, {"id": "a", "name": "before 2018", "evidence": []})
    found = dataclasses.replace(said, language="fr")
    assert tables.as_markdown(found).splitlines()[2] == "| a | avant 2018 |  |"
    assert tables.as_csv(found).splitlines()[1] == "a,before 2018,"
    assert '"name": "before 2018"' in tables.as_json(found)


def test_a_number_that_is_none_is_not_known() -> None:
    assert native([1.5, math.nan, math.inf]) == [1.5, None, None]


def test_a_frame_needs_pandas_and_says_so(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from kg.errors import KgError

    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match="pip install pandas"):
        answer(question).to_frame()
