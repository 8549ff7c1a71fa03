"""Accents reach a pipe and a terminal whatever the locale of the machine."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping

import pytest

from tests.support.commands import ROOT, as_process

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
LATIN = {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"}


@pytest.mark.parametrize("locale", [ASCII, LATIN], ids=["C", "latin-1"])
def test_a_pipe_carries_utf8(locale: Mapping[str, str]) -> None:
    answer = as_process("queries", "--lang", "fr", environment=locale)
    assert answer.exit_code == 0, answer.stderr
    assert "repérer" in answer.stdout
    error = as_process("query", "nimporte", "--lang", "fr", environment=locale)
    assert error.exit_code != 0
    assert "« nimporte »" in error.stderr


@pytest.mark.parametrize(
    ("locale", "shown"), [(ASCII, "repérer".encode()), (LATIN, "repérer".encode("latin-1"))]
)
def test_a_terminal_shows_what_it_can(locale: Mapping[str, str], shown: bytes) -> None:
    assert shown in on_a_terminal("queries", "--lang", "fr", locale=locale)


def on_a_terminal(*arguments: str, locale: Mapping[str, str]) -> bytes:
    """What a process writes to a terminal."""
    ours, its = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **locale}
    with subprocess.Popen([sys.executable, "-m", "kg", *arguments], stdout=its, stderr=its, env=environment):
        os.close(its)
        pieces = []
        while piece := _read(ours):
            pieces.append(piece)
    os.close(ours)
    return b"".join(pieces)


def _read(terminal: int) -> bytes:
    """The next piece; empty at the end, which Linux tells as an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
