"""What long work shows on a terminal, and nothing in a pipe. It goes to stderr: stdout is for answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kg.language import Text


@contextmanager
def fetching(version: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that appears with the first file to fetch. Yields `advance(done, all)`."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, **_on_stderr()) as progress:
        title = Text(
            en=f"Fetching Neo4j {version} (once, 140 MB)",
            fr=f"Téléchargement de Neo4j {version} (une fois, 140 Mo)",
        )
        task = progress.add_task(str(title), visible=False)

        def advance(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=True)

        yield advance


@contextmanager
def doing(what: Text) -> Iterator[None]:
    """A sign of life while something takes some seconds."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn

    with Progress(SpinnerColumn(), TextColumn("{task.description}"), **_on_stderr()) as progress:
        progress.add_task(f"{what}…", total=None)
        yield


def _on_stderr() -> dict[str, Any]:
    """Gone when the work is done, and what is printed meanwhile stays on its own stream."""
    from rich.console import Console

    return {
        "console": Console(stderr=True),
        "transient": True,
        "redirect_stdout": False,
        "redirect_stderr": False,
    }
