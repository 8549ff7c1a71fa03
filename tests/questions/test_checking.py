"""What the database says of a text that came past the reading of its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.questions import read_question
from kg.questions.checking import explain
from kg.store import Database
from tests.support.questions import write_question

END = "RETURN 'x' AS id ORDER BY id LIMIT $max_rows + 1"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"MATCH (n)\nCALL {{ WITH n RETURN 1 AS one }}\n{END}", 2, "deprecat"),
        (f"MATCH (n)\nWHERE n.x = = 1\n{END}", 2, "Invalid input"),
        (f"MATCH (n)\nWITH m\n{END}", 2, "Variable `m` not defined"),
        (f"CREATE (n) WITH n\n{END}", 0, "is no query that reads"),
    ],
)
def test_the_database_finds_what_the_reading_cannot(
    database: Database, tmp_path: Path, text: str, line: int, said: str
) -> None:
    question = replace(read_question(write_question(tmp_path)), text=text, uses=frozenset(("max_rows",)))
    count = "MATCH (n) RETURN count(n) AS n"
    before = database.read(count)
    (problem,) = explain(database, question)
    assert problem.place.line == line
    assert said in problem.rule.en
    assert database.read(count) == before


def test_a_sound_question_has_nothing_to_say(database: Database, tmp_path: Path) -> None:
    assert explain(database, read_question(write_question(tmp_path))) == []
