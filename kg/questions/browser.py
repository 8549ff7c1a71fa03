"""A question as it can be pasted into Neo4j Browser: its parameters, then its text."""

from __future__ import annotations

import datetime
from typing import Any

from kg.language import current_language
from kg.questions.asking import prepare
from kg.questions.model import Question
from kg.store import Database


def as_pasted(database: Database, question: Question, given: dict[str, Any]) -> str:
    """One `:param` line for each parameter that the text reads, with the value it would be run with."""
    _made, parameters = prepare(database, question, given, current_language())
    lines = [f":param {name} => {literal(parameters[name])}" for name in sorted(question.uses)]
    return "\n".join([*lines, "", question.text.strip() + ";"])


def literal(value: Any) -> str:
    """A value as Cypher writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, datetime.date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(literal, value))}]"
    text = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return "'" + text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + "'"
