"""Long work shows itself on a terminal, and nothing in a pipe."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.commands import ROOT

_WORK = """
from kg.language import Text
from kg.store.progress import doing, fetching
with fetching("5.26.0") as advance:
    for done in range(4):
        advance(done, 3)
with doing(Text(en="Starting", fr="Démarrage")):
    print("work")
"""


def test_a_pipe_sees_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", _WORK], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("work\n", "")


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a matter of POSIX")
def test_a_terminal_sees_a_bar_and_the_answer_stays_clean() -> None:
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", _WORK],
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
            check=True,
        )
        seen = os.read(ours, 65536).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.stdout == "work\n"
    assert "Fetching Neo4j 5.26.0" in seen
    assert "3/3" in seen
    assert "Starting" in seen
