"""What is wrong with a date, and what to write instead."""

from __future__ import annotations

from kg.errors import KgError
from kg.language import Text


class DateProblem(KgError, ValueError):  # noqa: N818 - what the loaders list is called a problem throughout
    """The rule that a date breaks, alone in `rule`; `instead` is the nearest right writing, if any."""

    exit_code = 1

    def __init__(self, text: Text, instead: str | None = None, rule: Text | None = None) -> None:
        super().__init__(text)
        self.instead = instead
        self.rule = rule or text


def problem(found: str, en: str, fr: str, instead: str | None = None) -> DateProblem:
    """`found: the rule`, with what was found cut to a length that fits a line."""
    shown = found if len(found) <= 60 else found[:59] + "…"
    return DateProblem(Text(en=f"{shown}: {en}", fr=f"{shown} : {fr}"), instead, Text(en=en, fr=fr))
