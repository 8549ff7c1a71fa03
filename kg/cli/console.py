"""What a command says: answers to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.language import Text, current_language

if TYPE_CHECKING:
    from datetime import datetime

    from kg.schema.problems import Problem, Problems

debug = False

FORMAT_HELP = Text(
    en="For a person (text) or a program (json).", fr="Pour une personne (text) ou un programme (json)."
)


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
    say_all([*problems.errors, *problems.warnings])


def problem_count(problems: Problems) -> str:
    """How many, in words: `2 errors, 1 warning`."""
    errors, warnings = len(problems.errors), len(problems.warnings)
    return str(
        Text(
            en=f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}",
            fr=f"{errors} erreur{'s' * (errors > 1)}, {warnings} avertissement{'s' * (warnings > 1)}",
        )
    )


def say_all(problems: Sequence[Problem], limit: int | None = None) -> None:
    """Problems, each on a line; beyond the limit, how many more there are."""
    for problem in problems[:limit]:
        say(f"{'!' if problem.warning else '✗'} {problem}")
    more = len(problems) - (limit or len(problems))
    if more > 0:
        say(
            str(
                Text(
                    en=f"  … and {more} more: kg check shows all.",
                    fr=f"  … et {more} autres : voir kg check.",
                )
            )
        )


def answer_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns under each other, as wide as their widest cell; numbers to the right."""
    widths = [max(len(row[at]) for row in (header, *rows)) for at in range(len(header))]
    for row in (header, *rows):
        cells = [
            cell.rjust(width) if cell.isdigit() or cell == "·" else cell.ljust(width)
            for cell, width in zip(row, widths, strict=True)
        ]
        answer("  ".join(cells).rstrip())


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, for work that takes more than a moment; nothing in a pipe."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # answers printed meanwhile stay answers
        disable=not sys.stderr.isatty(),
    ) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows of texts as aligned lines. A last cell of several lines goes on below itself."""
    table = list(rows)
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]) - 1)] if table else []
    for *first, last in table:
        start = "".join(f"{cell:<{width}}  " for cell, width in zip(first, widths, strict=True))
        for position, line in enumerate(last.split("\n")):
            yield ((start if position == 0 else " " * len(start)) + line).rstrip()


def confirm(question: Text) -> bool:
    """Ask on the terminal. Anything but a yes is a no, and so is the end of the input."""
    sys.stderr.write(str(question) + str(Text(en=" [y/N] ", fr=" [o/N] ")))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "o", "oui"}


def number(value: int | None) -> str | None:
    """`12,345` in English, `12 345` in French."""
    if value is None:
        return None
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}" if current_language() == "fr" else ",")


def size(value: int | None) -> str | None:
    """Bytes as megabytes, or gigabytes from one on."""
    if value is None:
        return None
    if value < 1000 * 1024**2:
        return f"{value / 1024**2:.0f} {Text(en='MB', fr='Mo')}"
    amount = f"{value / 1024**3:.1f} {Text(en='GB', fr='Go')}"
    return amount.replace(".", ",") if current_language() == "fr" else amount


def moment(value: datetime | None) -> str | None:
    """A time on the clock of this computer."""
    return value.astimezone().strftime("%Y-%m-%d %H:%M:%S") if value else None
