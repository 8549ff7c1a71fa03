"""What a command says: answers to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.language import Text

if TYPE_CHECKING:
    from kg.schema.problems import Problems

debug = False


def say(sentence: str) -> None:
    """A sentence for the person, never part of the answer."""
    sys.stderr.write(sentence + "\n")


def answer(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(text + "\n")


class KgUsageError(KgError):
    """An option with a value that it does not take."""


def wants_json(format_: str) -> bool:
    """Whether the answer is for a machine; any other word than text or json is refused."""
    if format_ not in ("text", "json"):
        raise KgUsageError(
            Text(
                en=f"--format {format_}: write text or json.", fr=f"--format {format_} : écrire text ou json."
            )
        )
    return format_ == "json"


def show_problems(problems: Problems) -> None:
    """All of them, errors first, each on a line of its own."""
    for problem in problems.errors:
        say(f"✗ {problem}")
    for problem in problems.warnings:
        say(f"! {problem}")


def problem_count(problems: Problems) -> str:
    """How many, in words: `2 errors, 1 warning`."""
    errors, warnings = len(problems.errors), len(problems.warnings)
    return str(
        Text(
            en=f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}",
            fr=f"{errors} erreur{'s' * (errors > 1)}, {warnings} avertissement{'s' * (warnings > 1)}",
        )
    )
