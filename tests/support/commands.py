"""The command `kg` in a test: in this process (quick), or as a process of its own (the real thing)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError

# The source under test, from whatever folder the command is run.
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    exit_code: int
    stdout: str
    stderr: str


def in_process(*arguments: str, answer: str | None = None) -> Ran:
    """Run the command here. `answer` is what the person types when asked."""
    from typer.testing import CliRunner

    from kg.cli.app import app

    result = CliRunner().invoke(app, list(arguments), input=answer)
    if isinstance(result.exception, KgError):
        return Ran(result.exception.exit_code, result.stdout, f"{result.stderr}{result.exception}\n")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def as_process(
    *arguments: str,
    answer: str | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    seconds: float = 300,
) -> Ran:
    """Run the command as a process of its own, with these variables added to the environment, in this folder."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        input=answer,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
