"""The words on a page that Chromium printed: read from the PDF itself, by the tables that it carries for copying text."""

from __future__ import annotations

import re
import unicodedata
import zlib

_OBJECT = re.compile(rb"^(\d+) 0 obj\s(.*?)(?:(stream)\r?\n|endobj)", re.DOTALL | re.MULTILINE)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|(ET)\b")
_ONE = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>\n")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")

Letters = dict[bytes, str]


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def words(pdf: bytes) -> str:
    """Everything that is written on it, in the order in which it was drawn."""
    heads, streams = _objects(pdf)
    fonts = {
        name: _letters(streams[table[1]])
        for name, number in dict(re.findall(rb"/(F\d+) (\d+) 0 R", pdf)).items()
        if (table := re.search(rb"/ToUnicode (\d+) 0 R", heads[number]))
    }
    shown = "".join(_shown(content, fonts) for content in streams.values())
    return " ".join(unicodedata.normalize("NFKC", shown).split())


def _objects(pdf: bytes) -> tuple[dict[bytes, bytes], dict[bytes, bytes]]:
    """The head of every object, and what those hold that hold a stream, unpacked."""
    heads, streams, at = {}, {}, 0
    while found := _OBJECT.search(pdf, at):
        number, head, at = found[1], found[2], found.end()
        heads[number] = head
        length = re.search(rb"/Length (\d+)\b(?! 0 R)", head)
        if found[3] and length:
            packed = pdf[at : at + int(length[1])]
            at += len(packed)
            streams[number] = zlib.decompress(packed) if b"/FlateDecode" in head else packed
    return heads, streams


def _letters(table: bytes) -> Letters:
    """What each code of a font stands for."""
    found: Letters = {}
    for block in re.findall(rb"beginbfchar\n(.*?)endbfchar", table, re.DOTALL):
        found.update({code: _text(letter) for code, letter in _ONE.findall(block)})
    for block in re.findall(rb"beginbfrange\n(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in _RANGE.findall(block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[b"%0*X" % (len(first), int(first, 16) + step)] = chr(int(letter, 16) + step)
    return found


def _text(hexadecimal: bytes) -> str:
    return bytes.fromhex(hexadecimal.decode()).decode("utf-16-be")


def _shown(content: bytes, fonts: dict[bytes, Letters]) -> str:
    font: Letters = {}
    said = []
    for name, codes, end in _SHOWN.findall(content):
        if name:
            font = fonts.get(name, {})
        elif end:
            said.append(" ")
        else:
            width = len(next(iter(font), b"0000"))
            said += [font.get(codes[at : at + width].upper(), "\ufffd") for at in range(0, len(codes), width)]
    return "".join(said)
