"""An answer as text: for a terminal, for a document, for another program."""

from __future__ import annotations

import csv
import datetime
import io
import json
from typing import Any

from kg.language import Language, Text
from kg.questions.answer import Answer, shown_day
from kg.questions.model import FACTS, Column
from kg.schema.dates import DateProblem, describe, describe_when, parse_period, parse_when
from kg.schema.evidence import parse_cited

_SHOWN_EVIDENCE = 2
_WIDEST = 48
_NARROW = 18
YES, NO = Text(en="yes", fr="oui"), Text(en="no", fr="non")
# A spreadsheet that opens a CSV takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any, column: Column, answer: Answer, *, short: bool = False) -> str:
    """A value as a reader sees it. Nothing known is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return (YES if value else NO).said_in(answer.language)
    if isinstance(value, float):
        return f"{value:.4g}" if short else repr(value)
    if isinstance(value, datetime.date):
        return shown_day(value)
    if isinstance(value, list):
        return _list(value, column, answer, short=short)
    return _visible(said_date(value, answer.language) if column.type == "when" else str(value))


def said_date(text: str, language: Language) -> str:
    """A date as it was written, or two with a dash, as people say it; what is no date stays as it is."""
    start, dash, end = ("" if part == "?" else part for part in text.partition(" – "))
    try:
        return (
            describe(parse_period(start, end), language)
            if dash
            else describe_when(parse_when(text), language)
        )
    except DateProblem:
        return text


def _list(value: list[Any], column: Column, answer: Answer, *, short: bool) -> str:
    if column.type == "evidence":
        value = sorted(value, key=parse_cited)  # as a reader turns the pages, however it was gathered
    items = [cell(item, column, answer, short=short) for item in value]
    if short and column.type == "evidence" and len(items) > _SHOWN_EVIDENCE:
        return ", ".join(items[:_SHOWN_EVIDENCE]) + f" +{len(items) - _SHOWN_EVIDENCE}"
    return ", ".join(items) if short else " | ".join(items)


def _visible(text: str) -> str:
    """Without what could move the cursor of a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "·" for c in text)


def as_csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in answer.columns])
    for row in answer.rows:
        writer.writerow([_csv_cell(row[column.name], column, answer) for column in answer.columns])
    return out.getvalue()


def _csv_cell(value: Any, column: Column, answer: Answer) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # A date stays as it was written: a program reads it again.
    text = value or "" if column.type == "when" else cell(value, column, answer)
    return f"'{text}" if isinstance(value, (str, list)) and text.startswith(_FORMULA) else text


def as_json(answer: Answer) -> str:
    from kg.questions.made import made_as_dict

    return json.dumps(
        {
            "made": made_as_dict(answer),
            "columns": [
                {"name": c.name, "type": c.type, "title": c.title.said_in(answer.language)}
                for c in answer.columns
            ],
            "rows": [
                {name: _json_value(value) for name, value in row.as_dict().items()} for row in answer.rows
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _json_value(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return shown_day(value)
    if isinstance(value, list):
        return [_json_value(item) for item in value]
    return value


def as_markdown(answer: Answer) -> str:
    shown = _shown(answer)
    lines = [[_md(c.title.said_in(answer.language)) for c in shown], ["---"] * len(shown)]
    lines += [[_md(cell(row[c.name], c, answer, short=True)) for c in shown] for row in answer.rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def as_document(answer: Answer) -> str:
    """The table with its question above and how it was made below."""
    from kg.questions.made import HEADING, made_lines, nothing

    language = answer.language
    question = answer.question
    body = as_markdown(answer) if answer.rows else f"{nothing(answer).said_in(language)}\n"
    made = "".join(f"- {what}: {_md(value)}\n" for what, value in made_lines(answer))
    head = f"# {question.title.said_in(language)}\n\n{question.question.said_in(language)}\n"
    return f"{head}\n{body}\n## {HEADING.said_in(language)}\n\n{made}"


def _md(text: str) -> str:
    for sign in ("\\", "|", "<", "`", "[", "*", "_"):
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())


def _shown(answer: Answer) -> list[Column]:
    """Keys of facts serve --why and programs, not readers."""
    return [column for column in answer.columns if column.name != FACTS]


def as_table(answer: Answer, width: int | None = None) -> str:
    """Columns under each other. On a terminal of that width, cells are cut and the last columns left out
    when they do not fit (`left_out` names them); without a width, everything is shown."""
    table = _cells(answer)
    widths = _widths(table, width)
    right = [True, *(c.type in ("int", "float") for c in _shown(answer))]
    return "\n".join(_line(line, widths, right) for line in table)


def left_out(answer: Answer, width: int | None) -> list[str]:
    """The titles of the columns that a terminal of that width has no room for."""
    table = _cells(answer)
    return table[0][len(_widths(table, width)) :]


def _cells(answer: Answer) -> list[list[str]]:
    shown = _shown(answer)
    rows = [
        [str(number), *(" ".join(cell(row[c.name], c, answer, short=True).split()) for c in shown)]
        for number, row in enumerate(answer.rows, start=1)
    ]
    return [["n", *(c.title.said_in(answer.language) for c in shown)], *rows]


def _line(line: list[str], widths: list[int], right: list[bool]) -> str:
    cells = []
    for text, wide, number in zip(line, widths, right, strict=False):
        cut = text if len(text) <= wide else text[: wide - 1] + "…"
        cells.append(cut.rjust(wide) if number else cut.ljust(wide))
    return "  ".join(cells).rstrip()


def _widths(table: list[list[str]], width: int | None) -> list[int]:
    """As wide as the widest cell. In a given width, the widest columns give way first; once all are narrow,
    the last ones are left out."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    if width is None:
        return widths
    least = [min(_NARROW, wide) for wide in widths]
    while len(least) > 2 and _total(least) > width:
        least.pop()
    widths = [min(_WIDEST, wide) for wide in widths[: len(least)]]
    while _total(widths) > width and max(widths) > _NARROW:
        widths[widths.index(max(widths))] -= 1
    return widths


def _total(widths: list[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)
