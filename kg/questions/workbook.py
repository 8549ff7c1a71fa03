"""An answer as a workbook: real numbers and dates, and a second sheet that says how it was made.

Every text is written as a text: no cell becomes a formula or a link, whatever it begins with.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from kg.language import Text
from kg.questions.answer import Answer, cannot_write
from kg.questions.made import HEADING, made_lines
from kg.questions.model import Column
from kg.questions.tables import cell
from kg.schema.dates import clock_of

_WIDEST = 60
_LONGEST_CELL = 32_767  # what a cell of a workbook can hold
_LONGEST_SHEET = 31
_NOT_IN_SHEET = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_MEANING = Text(en="what the columns mean", fr="ce que disent les colonnes")


def write_workbook(answer: Answer, path: Path) -> Path:
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
        "in_memory": True,
    }
    book = xlsxwriter.Workbook(str(path), options)
    _write_rows(book, answer)
    _write_made(book, answer)
    try:
        book.close()
    except (XlsxWriterException, OSError) as error:
        raise cannot_write(path, error) from error
    return path


def _write_rows(book: Any, answer: Answer) -> None:
    sheet = book.add_worksheet(_sheet_name(answer.question.title.said_in(answer.language)))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    plain = book.add_format({"valign": "top"})
    for at, title in enumerate(answer.titles()):
        sheet.write_string(0, at, title, bold)
    for line, row in enumerate(answer.rows, start=1):
        for at, column in enumerate(answer.columns):
            _write_cell(sheet, line, at, row[column.name], column, answer, day=day, plain=plain)
    for at, column in enumerate(answer.columns):
        sheet.set_column(at, at, _width(column, at, answer))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(answer.rows), max(0, len(answer.columns) - 1))


def _write_cell(
    sheet: Any, line: int, at: int, value: Any, column: Column, answer: Answer, *, day: Any, plain: Any
) -> None:
    if value is None:
        return
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(line, at, value, plain)
    elif isinstance(value, datetime.date) and not clock_of(value) and value.year >= 1900:
        sheet.write_datetime(line, at, value, day)
    else:  # also a scenario's day, and a day before the first that a workbook knows
        sheet.write_string(line, at, cell(value, column, answer)[:_LONGEST_CELL], plain)


def _width(column: Column, at: int, answer: Answer) -> int:
    longest = max(
        (len(cell(row[column.name], column, answer)) for row in answer.rows[:1000]),
        default=0,
    )
    return int(min(_WIDEST, max(longest, len(answer.titles()[at]) + 3, 8)))


def _write_made(book: Any, answer: Answer) -> None:
    sheet = book.add_worksheet(_sheet_name(HEADING.said_in(answer.language)))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    lines = made_lines(answer)
    lines += [("", ""), (_MEANING.said_in(answer.language), "")]
    lines += [
        (title, column.help.said_in(answer.language))
        for title, column in zip(answer.titles(), answer.columns, strict=True)
    ]
    for line, (what, value) in enumerate(lines):
        sheet.write_string(line, 0, what[:_LONGEST_CELL], bold)
        sheet.write_string(line, 1, value[:_LONGEST_CELL], wrap)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)


def _sheet_name(title: str) -> str:
    return " ".join(title.translate(_NOT_IN_SHEET).split())[:_LONGEST_SHEET].strip("'") or "kg"
