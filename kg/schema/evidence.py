"""Evidence: which lines of which source say so. `mobiliz-2016:340-347,351`."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from kg.language import Text
from kg.schema.fields import Field
from kg.schema.reading import Reading, Refused

_RANGE = re.compile(r"(\d+)(?:\s*[-\u2013]\s*(\d+))?\Z")
_PLAIN = re.compile(r"([a-z0-9-]+):([1-9]\d*)(?:-([1-9]\d*))?\Z")
_FORM = Text(
    en="write source:line or source:first-last, as mobiliz-2016:340-347",
    fr="écrire source:ligne ou source:première-dernière, comme mobiliz-2016:340-347",
)


class Cited(NamedTuple):
    """One range of lines of one source; no lines when the source has none to cite."""

    source: str
    first: int
    last: int

    def __str__(self) -> str:
        if not self.first:
            return self.source
        return f"{self.source}:{self.first}" + (f"-{self.last}" if self.last != self.first else "")


def parse_cited(text: str) -> Cited:
    """The way back from a property of the graph."""
    source, _, lines = text.partition(":")
    first, _, last = lines.partition("-")
    return Cited(source, int(first or 0), int(last or first or 0))


class Evidence(Field):
    """The lines that a fact rests on. With a single source in the pack, its id may be left out."""

    says = Text(en="source:first-last", fr="source:première-dernière")

    def __init__(self) -> None:
        super().__init__(
            Text(
                en="The lines of the source that say so; without it the entry around it counts.",
                fr="Les lignes de la source qui le disent ; sinon, celles de l'entrée qui l'entoure.",
            ),
            many=True,
        )

    def parse(self, text: str, reading: Reading) -> list[str]:
        plain = _PLAIN.match(text)
        # The form that a million rows of a table have. A range of one line is not it: it is rewritten.
        if plain and (not plain[3] or int(plain[2]) < int(plain[3])):
            last = int(plain[3] or plain[2])
            if last <= reading.sources.get(plain[1], 0):
                return [text]
        source, lines = self._split(text, reading)
        if source not in reading.sources:
            known = ", ".join(sorted(reading.sources)) or "—"
            raise Refused(
                "unknown-source",
                Text(en=f"names no source of this pack: {source}", fr=f"source absente du lot : {source}"),
                Text(
                    en=f"write one of {known}, or add it under sources in pack.yaml",
                    fr=f"écrire une de celles-ci : {known}, ou l'ajouter sous sources dans pack.yaml",
                ),
            )
        if not lines:
            return [source]
        return [str(self._range(source, part.strip(), reading)) for part in lines.split(",")]

    def _split(self, text: str, reading: Reading) -> tuple[str, str]:
        source, colon, lines = text.partition(":")
        if not colon and re.match(r"[\d,\s\u2013-]+\Z", text):
            if len(reading.sources) == 1:
                return next(iter(reading.sources)), text
            raise Refused(
                "unknown-source",
                Text(en="does not say which source", fr="ne dit pas quelle source"),
                _FORM,
            )
        return source.strip(), lines

    def _range(self, source: str, part: str, reading: Reading) -> Cited:
        found = _RANGE.match(part)
        if not found:
            raise Refused("bad-evidence", Text(en="is not evidence", fr="n'est pas une preuve citée"), _FORM)
        first = int(found[1])
        last = int(found[2] or first)
        length = reading.sources[source]
        if first < 1 or last < first:
            raise Refused(
                "bad-evidence",
                Text(en="ends before it starts", fr="finit avant de commencer"),
                Text(en="write the first line first", fr="écrire d'abord la première ligne"),
            )
        if length and last > length:
            raise Refused(
                "evidence-beyond",
                Text(
                    en=f"lies beyond the source, which has {length} lines",
                    fr=f"dépasse la source, qui compte {length} lignes",
                ),
                Text(en=f"write lines from 1 to {length}", fr=f"écrire des lignes de 1 à {length}"),
            )
        return Cited(source, first, last)

    def plain(self, text: str, reading: Reading) -> dict[str, Any]:
        return {self.name: self.parse(text, reading)}

    def read(self, entry: dict[str, Any], reading: Reading, path: str) -> dict[str, Any]:
        found = super().read(entry, reading, path)
        if not found:
            return {}
        if len(found[self.name]) == 1:
            return {self.name: found[self.name][0]}
        ranges = [cited for values in found[self.name] for cited in values]
        return {self.name: list(dict.fromkeys(ranges))}
