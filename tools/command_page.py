"""docs/commands.md, from the help texts of the commands themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

_HEAD = """# Commands

What `kg --help` and the help of each command say. `kg --lang fr --help` says it in French.
"""
# Help texts are chosen when the commands are imported, and wrapped to the width of the terminal: a process
# of its own gets both right, whoever asks.
_SURROUNDINGS = {"KG_LANG": "en", "COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}


def text() -> str:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    done = subprocess.run(
        [sys.executable, "-m", "tools.command_page"],
        env={**outside, **_SURROUNDINGS},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def _pages() -> Iterator[str]:
    import typer

    from kg.cli.app import app

    yield _HEAD
    root = typer.main.get_command(app)
    for words, command in _walk(root, ["kg"]):
        with command.make_context(" ".join(words), [], resilient_parsing=True) as context:
            yield f"\n## {' '.join(words)}\n\n```\n{command.get_help(context).rstrip()}\n```\n"


def _walk(command: Any, words: list[str]) -> Iterator[tuple[list[str], Any]]:
    yield words, command
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _walk(inner, [*words, name])


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write("".join(_pages()))
