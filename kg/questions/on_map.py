"""An answer as a map shows it beside the picture: rows as texts, with the ids and ties each is about."""

from __future__ import annotations

from typing import Any

from kg.questions.answer import Answer, Row
from kg.questions.made import made_lines
from kg.questions.model import FACTS
from kg.questions.tables import cell

# What an answer may put on the map itself. Only what is known to be missing is an empty seat, and only what is
# judged to have stalled is marked: too little known, undetermined or on track is neither.
_MISSING = {"missing", "left", "over", "unseen", "partly"}
_SEATS = {"gaps": "role", "levers": "lever"}
_STALLED = {"stated", "confirmed", "probable", "blocked"}


def as_panel(answer: Answer) -> dict[str, Any]:
    """Plain lists and texts. `sizes` is the measure that a question on brokers ranks by, from 0 to 1."""
    question, language = answer.question, answer.language
    shown = [c for c in answer.columns if c.name != FACTS and c.type not in ("id", "evidence")]
    return {
        "name": question.name,
        "group": question.group,
        "title": question.title.said_in(language),
        "question": question.question.said_in(language),
        "truncated": answer.truncated,
        "rows": [
            {
                "about": str(row[question.about]) if question.about and row[question.about] else "",
                "ids": _ids(answer, row),
                "facts": [str(key) for key in (row.as_dict().get(FACTS) or [])],
                "cells": [
                    [
                        column.title.said_in(language),
                        cell(row[column.name], column, answer, short=isinstance(row[column.name], float)),
                    ]
                    for column in shown
                    if row[column.name] not in (None, "", [])
                ],
                **_mark(question.name, row),
            }
            for row in answer.rows
        ],
        "made": [list(line) for line in made_lines(answer)],
        "sizes": _sizes(answer) if question.group == "brokers" else {},
    }


def _mark(question: str, row: Row) -> dict[str, str]:
    """The seat that stands empty and how that is known, or the verdict and what it rests on."""
    if question in _SEATS and row["code"] in _MISSING:
        return {"seat": f"{row[_SEATS[question]]} ({row['state']})"}
    if question == "stalled" and row["code"] in _STALLED:
        return {"halt": f"{row['verdict']}. {row['reason'] or ''}".strip()}
    return {}


def _ids(answer: Answer, row: Row) -> list[str]:
    """Every value that may be an id: the map knows which of them it holds."""
    found: list[str] = []
    for column in answer.columns:
        value = row[column.name]
        if column.type == "id" and value:
            found.append(str(value))
        elif column.type == "list" and column.name != FACTS:
            found += [str(item) for item in value or []]
    return list(dict.fromkeys(found))


def _sizes(answer: Answer) -> dict[str, float]:
    numbers = [c for c in answer.columns if c.type in ("int", "float")]
    ranked = [c for c in numbers if c.from_measure] or numbers
    about = answer.question.about
    if not ranked or about is None:
        return {}
    values = {str(row[about]): float(row[ranked[0].name] or 0) for row in answer.rows if row[about]}
    most = max((abs(value) for value in values.values()), default=0) or 1.0
    return {id_: round(abs(value) / most, 4) for id_, value in values.items()}
