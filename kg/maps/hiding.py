"""Names that must not leave the room: what is hidden is in no text of the file, nor in any id.

Dropping a node is not enough, since other texts speak of it: descriptions, notes, citations, ids made from
names. Every text of the file passes through here. Names are found whatever their accents and case, as whole
words; a short one in capitals (FACE) only in capitals, since it may be a common word too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from typing import Any

from kg.language import Text
from kg.maps.facts import Thing
from kg.names import fold, slug

HIDDEN = Text(en="[hidden]", fr="[masqué]")
_SHORT = 4
# Words of these names may be said even when a person's name holds them too.
_PUBLIC = frozenset(("organisation", "group", "programme", "territory", "theme"))
_NAME_KEYS = ("name", "name_en")
_LIST_KEYS = ("aliases", "former_names")
# Numbers and addresses by which a hidden actor would be found again.
_NUMBER_KEYS = ("siren", "rna", "ror", "wikidata", "website")


class Veil:
    """Replaces names, in texts and in ids. Without names it changes nothing."""

    def __init__(self) -> None:
        self._replacements: list[tuple[re.Pattern[str], str, bool]] = []
        self._ids: list[re.Pattern[str]] = []
        self._known: dict[str, str] = {}

    def hide(self, thing: Thing, replacement: str, public: Set[str] = frozenset()) -> None:
        """From now on no name of this thing is said, nor its id. `public` words may always be said."""
        for name in sorted(names_of(thing, public), key=lambda name: (-len(name), name)):
            exact = len(name) <= _SHORT and name.isupper()
            pattern = re.compile(rf"(?<!\w){re.escape(name if exact else fold(name))}(?!\w)")
            self._replacements.append((pattern, replacement, exact))
        words = {thing.id, *(slug(name) for name in names_of(thing, public))}
        for word in sorted(words - {""}, key=lambda word: (-len(word), word)):
            self._ids.append(re.compile(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])"))

    def __bool__(self) -> bool:
        return bool(self._replacements)

    def text(self, text: str) -> str:
        for pattern, replacement, exact in self._replacements:
            text = _replace(text, pattern, replacement, exact)
        return text

    def id(self, id_: str) -> str:
        """The same id, or a number in its place where it holds what is hidden."""
        if not any(pattern.search(id_) for pattern in self._ids):
            return id_
        return self._known.setdefault(id_, f"hidden-{len(self._known) + 1}")

    def over(self, value: Any) -> Any:
        """Every text in a structure of lists and mappings."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.over(item) for item in value]
        if isinstance(value, dict):
            return {key: self.over(item) for key, item in value.items()}
        return value


def names_of(thing: Thing, public: Set[str] = frozenset()) -> set[str]:
    """Every name and number that any case gives it; of a person, each name by itself as well."""
    names: set[str] = set()
    for properties in (thing.properties, *(said.properties for said in thing.says)):
        names |= {str(properties[key]) for key in (*_NAME_KEYS, *_NUMBER_KEYS) if properties.get(key)}
        for key in _LIST_KEYS:
            names |= {str(name) for name in properties.get(key, [])}
    names = {name.strip() for name in names if name.strip()}
    if thing.kind == "person":
        names |= {word for name in names for word in _parts(name) if fold(word) not in public}
    return names


def _parts(name: str) -> list[str]:
    """`Claire Durand` → Claire, Durand: "Mrs Durand" gives her away. A function is no name: its words stay."""
    words = name.split()
    if len(words) > 4 or not all(word[:1].isupper() for word in words):
        return []
    return [word for word in words if len(word) >= _SHORT]


def words_of(things: Iterable[Thing]) -> set[str]:
    """The words in the names of what is shown anyway."""
    return {fold(word) for thing in things for name in names_of(thing) for word in re.findall(r"\w+", name)}


def initials(name: str) -> str:
    """`Claire Durand-Petit` → `C. D.-P.`"""
    return " ".join(
        "-".join(f"{piece[0].upper()}." for piece in word.split("-") if piece)
        for word in re.split(r"\s+", name.strip())
        if word
    )


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
                veil.hide(thing, initials(str(thing.properties.get("name") or id_)), public)
    return veil


def _replace(text: str, pattern: re.Pattern[str], replacement: str, exact: bool) -> str:
    """Find in the folded text, replace in the real one."""
    if exact:
        return pattern.sub(lambda _found: replacement, text)
    folded, places = _folded(text)
    pieces, last = [], 0
    for found in pattern.finditer(folded):
        start, end = places[found.start()], places[found.end() - 1] + 1
        pieces += [text[last:start], replacement]
        last = max(last, end)
    return "".join([*pieces, text[last:]]) if pieces else text


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place of the one it came from."""
    if text.isascii():
        return text.casefold(), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in fold(character):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places
