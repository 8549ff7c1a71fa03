"""One mapping of a framework file, read key by key, with every problem noted at its line.

A reader asks for the keys it knows; what it never asked for is an unknown key. Where a value cannot be
used, the problem is noted and a harmless value handed back, so that one run finds everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from kg.language import Text
from kg.names import nearest, slug

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOWHERE = Text(en="", fr="")


class Located(dict[Any, Any]):
    """A mapping of the file that remembers on which line it and each of its keys stand."""

    line: int
    lines: dict[Any, int]


class LineLoader(yaml.CSafeLoader):
    """The safe loader, with lines, and with no silent winner between two equal keys."""


def _mapping(loader: LineLoader, node: yaml.MappingNode) -> Iterator[Located]:
    found = Located()
    found.line = node.start_mark.line + 1
    found.lines = {}
    yield found
    for key_node, _value in node.value:
        key = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if isinstance(key, dict | list):
            raise yaml.MarkedYAMLError(problem="a key must be one word", problem_mark=key_node.start_mark)
        if key in found.lines:
            raise yaml.MarkedYAMLError(
                problem=f"the key {key!r} stands twice (first on line {found.lines[key]})",
                problem_mark=key_node.start_mark,
            )
        found.lines[key] = line
    found.update(loader.construct_mapping(node, deep=True))


LineLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


class Problems(list[Text]):
    """Everything that is wrong with a file, each as a sentence with its place."""

    def add(self, line: int, place: str, en: str, fr: str) -> None:
        where = Text(en=f"line {line}, {place}: ", fr=f"ligne {line}, {place} : ")
        self.append(Text(en=where.en + en, fr=where.fr + fr))


class Entry:
    """A mapping at a place of the file."""

    def __init__(self, values: Mapping[Any, Any], place: str, problems: Problems, line: int = 1) -> None:
        self.values = values
        self.place = place
        self.problems = problems
        self.line = getattr(values, "line", line)
        self._asked: set[str] = set()

    def fail(self, key: str, en: str, fr: str) -> None:
        line = getattr(self.values, "lines", {}).get(key, self.line)
        self.problems.add(line, self._below(key), en, fr)

    def has(self, key: str) -> bool:
        self._asked.add(key)
        return self.values.get(key) is not None

    def raw(self, key: str, hint: Text) -> Any:
        """The value of a key that must be there; `hint` says what to write."""
        if not self.has(key):
            self.fail(key, f"missing; write {hint.en}.", f"manque ; écrivez {hint.fr}.")
            return None
        return self.values[key]

    def text(self, key: str) -> Text:
        """`{fr: …, en: …}`."""
        hint = Text(en="{fr: …, en: …}", fr="{fr: …, en: …}")
        value = self.raw(key, hint)
        if value is None:
            return NOWHERE
        if not isinstance(value, Mapping):
            self._wrong(key, value, hint)
            return NOWHERE
        inner = Entry(value, self._below(key), self.problems, self.line)
        said = Text(en=inner.word("en"), fr=inner.word("fr"))
        inner.close()
        return said

    def maybe_text(self, key: str) -> Text | None:
        return self.text(key) if self.has(key) else None

    def word(self, key: str) -> str:
        hint = Text(
            en="some text (in quotes if it looks like a number, a date or yes/no)",
            fr="du texte (entre guillemets s'il ressemble à un nombre, une date ou yes/no)",
        )
        value = self.raw(key, hint)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None:
            self._wrong(key, value, hint)
        return ""

    def maybe_word(self, key: str) -> str | None:
        return self.word(key) if self.has(key) else None

    def id(self) -> str:
        word = self.word("id")
        if word and not _ID.fullmatch(word):
            proposal = slug(word) or "my-id"
            self.fail(
                "id",
                f"{word!r} is no id; write {proposal!r}.",
                f"« {word} » n'est pas un identifiant ; écrivez « {proposal} ».",
            )
        return word

    def one_of(self, key: str, known: Iterable[str]) -> str:
        """A word that must be among those known."""
        word = self.word(key)
        if word:
            self.check_known(key, word, list(known))
        return word

    def check_known(self, key: str, word: str, known: list[str]) -> bool:
        if word in known:
            return True
        meant = ", ".join(nearest(word, known) or known) or "?"
        self.fail(
            key,
            f"{word!r} is unknown here; write one of: {meant}.",
            f"« {word} » est inconnu ici ; écrivez l'un de : {meant}.",
        )
        return False

    def words(self, key: str) -> tuple[str, ...]:
        """One word or a list of words."""
        hint = Text(en="one word or a list of words", fr="un mot ou une liste de mots")
        value = self.raw(key, hint)
        several = [value] if isinstance(value, str) else value
        if isinstance(several, list) and several and all(isinstance(one, str) for one in several):
            return tuple(several)
        if value is not None:
            self._wrong(key, value, hint)
        return ()

    def whole(self, key: str, least: int, most: int | None = None) -> int:
        span = f"{least}…{most}" if most is not None else f"≥ {least}"
        hint = Text(en=f"a whole number ({span})", fr=f"un nombre entier ({span})")
        value = self.raw(key, hint)
        if type(value) is int and value >= least and (most is None or value <= most):
            return value
        if value is not None:
            self._wrong(key, value, hint)
        return least

    def months(self, key: str) -> float:
        hint = Text(en="a number of months above 0", fr="un nombre de mois supérieur à 0")
        value = self.raw(key, hint)
        if type(value) in (int, float) and 0 < value < 1200:
            return float(value)
        if value is not None:
            self._wrong(key, value, hint)
        return 1.0

    def flag(self, key: str) -> bool:
        hint = Text(en="true or false", fr="true ou false")
        value = self.raw(key, hint)
        if value is not None and not isinstance(value, bool):
            self._wrong(key, value, hint)
        return value is True

    def day(self, key: str) -> date:
        hint = Text(en="a day such as 2026-01-31", fr="un jour comme 2026-01-31")
        value = self.raw(key, hint)
        if type(value) is date:
            return value
        if value is not None:
            self._wrong(key, value, hint)
        return date.min

    def mapping(self, key: str) -> Entry:
        hint = Text(en="a mapping", fr="un ensemble de clés")
        value = self.raw(key, hint)
        if value is not None and not isinstance(value, Mapping):
            self._wrong(key, value, hint)
        values = value if isinstance(value, Mapping) else {}
        return Entry(values, self._below(key), self.problems, self.line)

    def entries(self, key: str, required: bool = False) -> list[Entry]:
        """The mappings of a list, each called by its id, or by its number where it has none."""
        hint = Text(
            en="a list of items (each line begins with “- ”)",
            fr="une liste (chaque ligne commence par « - »)",
        )
        if not required and not self.has(key):
            return []
        value = self.raw(key, hint)
        if not isinstance(value, list) or (required and not value):
            if value is not None:
                self._wrong(key, value, hint)
            return []
        return [self._entry(key, number, one) for number, one in enumerate(value, start=1)]

    def close(self) -> None:
        """Every key that nobody asked for is a mistake."""
        for key in self.values:
            if key not in self._asked:
                known = sorted(self._asked)
                meant = ", ".join(nearest(str(key), known) or known)
                self.fail(
                    key, f"unknown key; write one of: {meant}.", f"clé inconnue ; écrivez l'une de : {meant}."
                )

    def _entry(self, key: str, number: int, one: Any) -> Entry:
        if not isinstance(one, Mapping):
            self.fail(
                key,
                f"item {number} is {one!r}; write a mapping.",
                f"l'élément {number} est « {one} » ; écrivez un ensemble de clés.",
            )
            one = {}
        name = one.get("id")
        called = name if isinstance(name, str) else str(number)
        return Entry(one, f"{self._below(key)} › {called}", self.problems, self.line)

    def _below(self, key: str) -> str:
        return f"{self.place} › {key}" if self.place else key

    def _wrong(self, key: str, value: Any, hint: Text) -> None:
        shown = repr(value) if len(repr(value)) <= 60 else repr(value)[:57] + "…"
        self.fail(
            key, f"{shown} cannot be used; write {hint.en}.", f"{shown} ne convient pas ; écrivez {hint.fr}."
        )
