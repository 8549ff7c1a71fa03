"""A name in a few short lines, as it stands under its shape on the picture; the panel says it in full."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_LINE = 19
_LINES = 3
# A picture is written from left to right unless it is told otherwise, line by line.
_LEFTWARDS, _END = "\u2067", "\u2069"
# Accents, joiners and shades take no room of their own and must not be parted from their letter.
_BELONGS = frozenset(("Mn", "Me", "Cf", "Sk"))
_JOINER = "\u200d"


def label(name: str) -> str:
    """At most three lines, each in the direction in which the name is read."""
    lines = list(_lines(name))
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1].rstrip(" ,;:-") + "…"]
    if _reads_leftwards(name):
        lines = [f"{_LEFTWARDS}{line}{_END}" for line in lines]
    return "\n".join(lines)


def columns(text: str) -> int:
    """How wide a text is, in letters: a Chinese one is as wide as two of ours."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(letter: str) -> int:
    if unicodedata.category(letter) in _BELONGS:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _lines(name: str) -> Iterator[str]:
    line = ""
    for whole in name.split():
        word = whole
        if columns(word) > _LINE:
            if line:
                yield line
            line = ""
            *pieces, word = _pieces(word)
            yield from pieces
        if line and columns(line) + 1 + columns(word) > _LINE:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


def _pieces(word: str) -> Iterator[str]:
    """A word that no line holds, taken apart; with a hyphen where letters are."""
    piece = ""
    for letter in _letters(word):
        if columns(piece) + columns(letter) > _LINE - 1:
            hyphen = "-" if piece[-1:].isalpha() and letter.isalpha() and columns(piece[-1:]) == 1 else ""
            yield piece + hyphen
            piece = ""
        piece += letter
    yield piece


def _letters(word: str) -> Iterator[str]:
    """Each letter with what belongs to it."""
    letter = ""
    for sign in word:
        if letter and not letter.endswith(_JOINER) and unicodedata.category(sign) not in _BELONGS:
            yield letter
            letter = ""
        letter += sign
    yield letter


def _reads_leftwards(name: str) -> bool:
    """Whether the first letter that has a direction is one of a script that is read from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in name)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"
