"""What only a database can tell of a question: that it runs, and that nothing in it is deprecated."""

from __future__ import annotations

import re
from typing import Any

from kg.language import LANGUAGES, Text
from kg.questions.model import LANGUAGE, MAX_ROWS, Question
from kg.schema.problems import Place, Problem
from kg.store import Database

# A hint on speed is no reason to refuse, and a graph may not hold a label or a property yet.
_PASSED_OVER = ("PERFORMANCE", "UNRECOGNIZED", "GENERIC", "TOPOLOGY")

# What the server writes at the end of a sentence about a text.
_WHERE = re.compile(r" *\(line (\d+), column.*\Z", re.DOTALL)


def explain(database: Database, question: Question) -> list[Problem]:
    """Let the database plan the question without running it; every notice it gives is a problem."""
    from neo4j import READ_ACCESS, Query
    from neo4j.exceptions import ClientError

    parameters: dict[str, Any] = dict.fromkeys(question.uses)
    parameters |= {LANGUAGE: LANGUAGES[0], MAX_ROWS: 1}
    with database.session(default_access_mode=READ_ACCESS) as session:
        try:
            summary = session.run(Query("EXPLAIN " + question.text), parameters).consume()
        except ClientError as error:
            return [_problem(question, error.message or str(error.code))]
    found = [
        _problem(question, notice.status_description, notice.position.line if notice.position else 0)
        for notice in summary.gql_status_objects
        if notice.is_notification and notice.raw_classification not in _PASSED_OVER
    ]
    if summary.query_type != "r":
        found.append(_problem(question, f"is no query that reads ({summary.query_type})"))
    return found


def _problem(question: Question, said: str, line: int = 0) -> Problem:
    rule = _WHERE.sub("", " ".join(said.split("\n")[0].split()))
    return Problem(
        "cypher",
        Place(question.file, line or _line_in(said)),
        "",
        Text(en=rule, fr=f"la base répond : {rule}"),
        Text(en="correct the Cypher", fr="corriger le Cypher"),
    )


def _line_in(said: str) -> int:
    found = _WHERE.search(said)
    return int(found[1]) if found else 0
