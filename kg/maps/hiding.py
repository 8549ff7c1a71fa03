"""Names that must not leave the room: what is hidden is in no text of the file, nor in any id.

Dropping a node is not enough, since other texts speak of it: descriptions, notes, citations, ids made from
names. Every text of the file passes through here. Names are found as whole words, whatever their accents, case
and punctuation; a short one in capitals (FACE) only in capitals, since it may be a common word too, and a part
of a person's name (Durand) only with a capital.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from kg.language import Text
from kg.maps.facts import Thing
from kg.names import fold

HIDDEN = Text(en="[hidden]", fr="[masqué]")
_SHORT = 4
# Words of these names may be said even when a person's name holds them too.
_PUBLIC = frozenset(("organisation", "group", "programme", "territory", "theme"))
_NAME_KEYS = ("name", "name_en")
_LIST_KEYS = ("aliases", "former_names")
# Numbers and addresses by which a hidden actor would be found again.
_NUMBER_KEYS = ("siren", "rna", "ror", "wikidata", "website")
_WORD = re.compile(r"[^\W_]+")
_AN_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
_BEFORE_A_HOST = ("https", "http", "www")
_PARTICLES = frozenset(
    (
        "d",
        "da",
        "das",
        "de",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "l",
        "la",
        "le",
        "les",
        "van",
        "von",
        "y",
    )
)
_MANY = 4


@dataclass(frozen=True)
class Name:
    """One way to say what is hidden: its folded words, what stands in their place, and how they must be written."""

    words: tuple[str, ...]
    instead: str
    capitals: bool = False  # all of it in capitals
    capital: bool = False  # a capital first

    def is_meant_by(self, text: str) -> bool:
        return (not self.capitals or text.isupper()) and (not self.capital or text[:1].isupper())


@dataclass
class Veil:
    """Replaces names, in texts and in ids. Without names it changes nothing."""

    _by_first_word: dict[str, list[Name]] = field(default_factory=dict)
    # Names in a script that joins words: they are found within a word too.
    _joined: list[tuple[re.Pattern[str], Name]] = field(default_factory=list)
    # Texts that are nothing but an id or a name.
    _whole: dict[str, str] = field(default_factory=dict)
    _given: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def hide(self, thing: Thing, instead: str, public: Set[str] = frozenset()) -> None:
        """From now on no name of this thing is said, nor its id. `public` words may always be said."""
        self._whole[thing.id] = instead
        for name in names_of(thing):
            self._whole[name] = instead
            self._add(Name(_words(name), instead, capitals=len(name) <= _SHORT and name.isupper()))
        for number in _numbers_of(thing):
            self._add(Name(number, instead))
        if thing.kind == "person":
            for part in {part for name in names_of(thing) for part in _parts(name)}:
                if not set(_words(part)) <= public:
                    self._add(Name(_words(part), instead, capital=True))
        if len(_words(thing.id)) > 1:
            self._add(Name(_words(thing.id), instead))

    def _add(self, name: Name) -> None:
        if not name.words:
            return
        if any(_joins(word) for word in name.words):
            self._joined.append((re.compile(r"[\W_]*".join(map(re.escape, name.words))), name))
            return
        known = self._by_first_word.setdefault(name.words[0], [])
        known.append(name)
        # The longest first: who is called Élodie Jullien is not the Jullien who is called Bernard.
        known.sort(key=lambda one: (-len(one.words), one.capitals or one.capital, one.instead))

    def __bool__(self) -> bool:
        return bool(self._whole)

    def text(self, text: str) -> str:
        if text not in self._seen:
            # What names left over: an id that stands in a text has no capitals that would tell a name.
            self._seen[text] = self._whole.get(text) or _AN_ID.sub(
                lambda id_: self.id(id_[0]), self._replaced(text)
            )
        return self._seen[text]

    def id(self, id_: str) -> str:
        """The same id, or a number in its place where it holds what is hidden."""
        if id_ not in self._whole and not self._found(fold(id_)):
            return id_
        return self._given.setdefault(id_, f"hidden-{len(self._given) + 1}")

    def _replaced(self, text: str) -> str:
        """Find in the folded text, replace in the real one."""
        folded = fold(text)
        found = self._found(folded)
        if not found:
            return text
        places = _places(text)
        pieces, last = [], 0
        for start, end, names in found:
            real = text[places[start] : places[end - 1] + 1]
            meant = next((name for name in names if name.is_meant_by(real)), None)
            if meant is not None and places[start] >= last:
                pieces += [text[last : places[start]], meant.instead]
                last = places[end - 1] + 1
                last += (
                    meant.instead.endswith(".") and text[last : last + 1] == "."
                )  # initials end a sentence
        return "".join([*pieces, text[last:]])

    def _found(self, folded: str) -> list[tuple[int, int, list[Name]]]:
        """Where something hidden may be said, in order of place, and at each the longest first."""
        words = [(word[0], word.start(), word.end()) for word in _WORD.finditer(folded)]
        spans: dict[tuple[int, int], list[Name]] = {}
        for at, (word, start, _end) in enumerate(words):
            for name in self._by_first_word.get(word, ()):
                here = words[at : at + len(name.words)]
                if tuple(one for one, _, _ in here) == name.words:
                    spans.setdefault((start, here[-1][2]), []).append(name)
        for pattern, name in self._joined:
            for found in pattern.finditer(folded):
                spans.setdefault(found.span(), []).append(name)
        return [(*span, spans[span]) for span in sorted(spans, key=lambda span: (span[0], -span[1]))]


def names_of(thing: Thing) -> list[str]:
    """Every name that any case gives it."""
    names: list[str] = []
    for properties in (thing.properties, *(said.properties for said in thing.says)):
        names += [str(properties[key]) for key in _NAME_KEYS if properties.get(key)]
        for key in _LIST_KEYS:
            names += [str(name) for name in properties.get(key, [])]
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))


def _numbers_of(thing: Thing) -> Iterator[tuple[str, ...]]:
    """Numbers as they are and as people group them (180 020 026), addresses without what all have in common."""
    for properties in (thing.properties, *(said.properties for said in thing.says)):
        for key in _NUMBER_KEYS:
            words = list(_words(str(properties.get(key) or "")))
            while words and words[0] in _BEFORE_A_HOST:
                words = words[1:]
            yield tuple(words)
            if key == "siren":
                number = "".join(words)
                yield tuple(number[at : at + 3] for at in range(0, len(number), 3))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _joins(word: str) -> bool:
    """Arabic and Hebrew write `and`, `the`, `in` as part of the word; Chinese writes no spaces."""
    return any(
        unicodedata.bidirectional(c) in ("R", "AL") or unicodedata.east_asian_width(c) in "WF" for c in word
    )


def _parts(name: str) -> list[str]:
    """`Claire de Durand` → Claire, Durand: "Mrs Durand" gives her away. A function is no name: its words stay."""
    words = [word for word in re.split(r"[\s'’]+", name) if word]
    telling = [word for word in words if fold(word) not in _PARTICLES]
    if len(words) > _MANY or not all(word[:1].isupper() for word in telling):
        return []
    return [word for word in telling if len(word.rstrip(".")) > 1]


def words_of(things: Iterable[Thing]) -> set[str]:
    """The words in the names of what is shown anyway."""
    return {word for thing in things for name in names_of(thing) for word in _words(name)}


def initials(name: str) -> str:
    """`Claire Durand-Petit` → `C. D.-P.`"""
    words = [[found[0][0] for found in map(_WORD.search, word.split("-")) if found] for word in name.split()]
    return " ".join("-".join(f"{letter.upper()}." for letter in letters) for letters in words if letters)


def veil_for(things: Mapping[str, Thing], hidden: Iterable[str], said: str, *, only_initials: bool) -> Veil:
    """`said` stands where a hidden name stood."""
    veil, gone = Veil(), set(hidden)
    if not gone and not only_initials:
        return veil
    public = words_of(one for id_, one in things.items() if id_ not in gone and one.kind in _PUBLIC)
    for id_ in sorted(gone):
        veil.hide(things[id_], said, public)
    if only_initials:
        for id_, thing in sorted(things.items()):
            if thing.kind == "person" and id_ not in gone:
                veil.hide(thing, initials(str(thing.properties.get("name") or id_)) or said, public)
    return veil


def _places(text: str) -> list[int]:
    """For each letter of the folded text, the place of the one it came from."""
    if text.isascii():
        return list(range(len(text)))
    return [place for place, letter in enumerate(text) for _ in fold(letter)]
