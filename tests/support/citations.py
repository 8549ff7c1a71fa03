"""Does a cited range of lines mention the fact that cites it? Its name, a figure, a date; or a note says why not.

A tie is mentioned by a word of either end, by its own words (function, side …), or by its date. What has no
name of its own (a stay, a check, a view) is mentioned by the words of what it is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.loaders import Pack
from kg.names import fold
from kg.schema.evidence import Cited, parse_cited

# Words that name nothing: found on any page, they would let any range pass.
LITTLE = frozenset(
    [
    "avec", "cette", "dans", "des", "dont", "elle", "entre", "etre", "leur", "les", "mais", "meme", "nous",
    "par", "pas", "plus", "pour", "que", "qui", "sans", "ses", "son", "sont", "sur", "tous", "tout", "toute",
    "une", "aux", "ces", "est", "son", "lui", "ils", "elles", "comme", "vers", "sous", "chez", "apres",
    "avant", "pendant", "autre", "autres", "chaque",
]
)  # fmt: skip
STEM = 6
OWN_WORDS = (
    "name",
    "aliases",
    "function",
    "perspective",
    "moment",
    "view",
    "side",
    "means",
    "unit",
    "step",
    "level",
)
MONTHS = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
]  # fmt: skip
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
    if number > 1
} | {"vingt": "20", "trente": "30", "dizaine": "10", "douzaine": "12", "vingtaine": "20", "cent": "100"}
Texts = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """What has evidence: its words, its figures, and where it says why the lines do not name it."""

    label: str
    evidence: tuple[Cited, ...]
    stems: frozenset[str]
    numbers: frozenset[str]
    note: str


def silent(pack: Pack, texts: Texts, shift: int = 0) -> Iterator[str]:
    """The citations that lie beyond their text, or neither mention their fact nor are explained by a note."""
    for fact in facts(pack):
        for cited in fact.evidence:
            lines = texts[cited.source]
            moved = Cited(cited.source, cited.first + shift, cited.last + shift)
            if not 1 <= moved.first <= moved.last <= len(lines):
                yield f"{fact.label}: {moved} is beyond the text"
            elif not explained(fact, moved, lines) and not mentions(
                fact, "\n".join(lines[moved.first - 1 : moved.last])
            ):
                yield f"{fact.label}: {moved} does not mention it"


def explained(fact: Fact, moved: Cited, lines: list[str]) -> bool:
    """A note explains a citation when it speaks of these lines: a word, a figure, or one of their numbers."""
    if not fact.note:
        return False
    stems, numbers = _read(fact.note)
    there_stems, there_numbers = _read("\n".join(lines[moved.first - 1 : moved.last]))
    named = any(number.isdecimal() and moved.first <= int(number) <= moved.last for number in numbers)
    return named or bool(stems & there_stems or numbers & there_numbers)


def mentions(fact: Fact, text: str) -> bool:
    stems, numbers = _read(text)
    return bool(fact.stems & stems or fact.numbers & numbers) or _glued(fact.stems, text)


def _glued(stems: frozenset[str], text: str) -> bool:
    """Whether one stands in a run of words whose spaces were lost: « lacoopérativeamisenplaceunesphère »."""
    runs = re.findall(r"[a-z']{18,}", fold(text.replace("’", "'")))
    return any(stem in run for run in runs for stem in stems if len(stem) == STEM)


def facts(pack: Pack) -> Iterator[Fact]:
    own = {id_: _own_words(fact.properties) for id_, fact in pack.nodes.items()}
    around = _around(pack, own)
    for id_, fact in pack.nodes.items():
        words = own[id_] | (around[id_] if "name" not in fact.properties else frozenset())
        yield _fact(f"{pack.id} {fact.kind.word} {id_}", fact.properties, words)
    for tie in pack.ties:
        words = _own_words(tie.properties)
        numbers: set[str] = set()
        said = dict(tie.properties)
        for end in (tie.source, tie.target):
            if end in own:
                node = pack.nodes[end].properties
                words |= own[end] | (frozenset() if "name" in node else around[end])
                numbers |= set(_numbers(node))
                if "note" in node and set(said.get("evidence", ())) <= set(node.get("evidence", ())):
                    said.setdefault("note", node["note"])  # it rests on that entry, and so on its note
        yield _fact(f"{pack.id} {tie.key}", said, words, numbers)


def _around(pack: Pack, own: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each node the words of what it is tied to."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for tie in pack.ties:
        found[tie.source] |= own.get(tie.target, frozenset())
        found[tie.target] |= own.get(tie.source, frozenset())
    return found


def _fact(
    label: str, properties: Mapping[str, Any], words: frozenset[str], numbers: Iterable[str] = ()
) -> Fact:
    evidence = tuple(parse_cited(text) for text in properties.get("evidence", ()))
    figures = frozenset((*_numbers(properties), *numbers))
    return Fact(label, evidence, words | _months(properties), figures, str(properties.get("note", "")))


def _own_words(properties: Mapping[str, Any]) -> frozenset[str]:
    found: set[str] = set()
    for key in OWN_WORDS:
        value = properties.get(key, ())
        for text in (value,) if isinstance(value, str) else value:
            found |= _read(text)[0]
    return frozenset(found)


def _numbers(properties: Mapping[str, Any]) -> Iterator[str]:
    for key in ("value", "target", "baseline", "size"):
        if (value := properties.get(key)) is not None:
            yield _plain_number(f"{value:.10g}" if isinstance(value, float) else str(value))
    for key in ("start_text", "end_text"):
        yield from re.findall(r"(?:19|20)\d\d", str(properties.get(key, "")))


def _months(properties: Mapping[str, Any]) -> frozenset[str]:
    found: set[str] = set()
    for key in ("start_text", "end_text"):
        for month in re.findall(r"(?:19|20)\d\d-(\d\d)", str(properties.get(key, ""))):
            found |= _read(MONTHS[int(month) - 1])[0]
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of its words, and its figures."""
    plain = fold(text.replace("’", "'"))
    written = re.findall(r"[a-z&]+", plain)
    words = {word.rstrip("sx") for word in written if word not in NUMBERS}
    stems = {word[:STEM] for word in words if len(word) >= 3 and word not in LITTLE}
    stems |= set(re.findall(r"\b[A-Z]{2}\b", text))  # CE, RH, CA
    joined = re.sub(r"(?<=\d)[\s.](?=\d{3}\b)", "", plain)
    figures = {_plain_number(figure) for figure in re.findall(r"\d+(?:[.,]\d+)?", joined)}
    return frozenset(stems), frozenset(figures | {NUMBERS[word] for word in written if word in NUMBERS})


def _plain_number(text: str) -> str:
    return text.replace(",", ".").removesuffix(".0")
