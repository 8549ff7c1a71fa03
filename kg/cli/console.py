"""What a command says: answers to stdout, everything else to stderr."""

from __future__ import annotations

import sys

debug = False


def say(sentence: str) -> None:
    """A sentence for the person, never part of the answer."""
    sys.stderr.write(sentence + "\n")


def answer(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(text + "\n")
