"""The fields that a kind of fact may have: how each is read, checked, stored, merged and explained.

A field reads a raw value into the properties that Neo4j keeps. What it accepts is said in one place, so
that the checker, the JSON Schema for editors and the reference page cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.language import Text
from kg.names import nearest, slug
from kg.schema.reading import Entry, Raw, Reading, Refused
from kg.schema.vocabularies import CERTAINTIES, Vocabulary

if TYPE_CHECKING:
    from kg.schema.framework import Framework, Kind

Properties = dict[str, Any]
JsonSchema = dict[str, Any]

# Above this a file says something else on every line, and remembering no longer pays.
MOST_KNOWN = 50_000
LONGEST_NAME = 300
LONGEST_TEXT = 5_000
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"<[a-zA-Z/!?]")
# C0 and C1 controls, and the marks that turn the reading direction of what follows.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_ID = 80


class Field:
    """One field of an entry. A subclass says what a single value may be in `parse`."""

    says = Text(en="text", fr="texte")
    many = False

    def __init__(self, help: Text, *, required: bool = False, many: bool = False) -> None:  # noqa: A002
        self.help = help
        self.required = required
        self.many = many
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of an entry that this field reads."""
        return (self.name,)

    @property
    def merge_groups(self) -> tuple[tuple[str, ...], ...]:
        """Properties that belong together when two cases disagree: one case's whole group wins."""
        return ((self.name,),)

    def parse(self, text: str, reading: Reading) -> Any:  # noqa: ARG002
        """One value, or `Refused`."""
        return text

    def read(self, entry: Entry, reading: Reading, path: str) -> Properties:
        """The properties that this field makes of an entry; problems go to the reading."""
        raw = entry.get(self.name)
        if raw is None:
            return {}
        key = f"{path}{self.name}"
        if self.many:
            return self._read_many(raw, reading, key)
        if raw.text is None:
            reading.refuse(_wrong_shape(self.says), raw.line, key, raw.shown)
            return {}
        value = self._read_one(raw, reading, key)
        return {} if value is None else {self.name: value}

    def plain(self, text: str, reading: Reading) -> Properties:
        """The properties of one value that is no list: the short way, for tables. Or `Refused`."""
        value = self.parse(text, reading)
        return {self.name: [value] if self.many else value}

    def _read_many(self, raw: Raw, reading: Reading, key: str) -> Properties:
        items = raw.value if isinstance(raw.value, list) else [raw]
        values: list[Any] = []
        for item in items:
            if item.text is None:
                reading.refuse(_wrong_shape(self.says), item.line, key, item.shown)
                continue
            value = self._read_one(item, reading, key)
            if value is not None and value not in values:
                values.append(value)
        return {self.name: values} if values else {}

    def _read_one(self, raw: Raw, reading: Reading, key: str) -> Any:
        text = raw.text or ""
        if not text.strip():
            reading.refuse(EMPTY, raw.line, key, "")
            return None
        known = (id(self), text)
        if known in reading.known:
            return reading.known[known]
        try:
            value = self.parse(text.strip(), reading)
        except Refused as refusal:
            reading.refuse(refusal, raw.line, key, text)
            return None
        if len(reading.known) < MOST_KNOWN:
            reading.known[known] = value
        return value

    def json_schema(self, framework: Framework) -> dict[str, JsonSchema]:
        """For each key, the JSON Schema of its value."""
        one = self.json_value(framework)
        schema = {"oneOf": [one, {"type": "array", "items": one}]} if self.many else one
        return {self.name: {"description": str(self.help), **schema}}

    def json_value(self, framework: Framework) -> JsonSchema:  # noqa: ARG002
        return {"type": "string"}

    def explain(self, framework: Framework) -> str:  # noqa: ARG002
        """What may be written, for people."""
        return str(self.says)


def _wrong_shape(says: Text) -> Refused:
    return Refused(
        "wrong-type",
        Text(en="is not a single value", fr="n'est pas une valeur simple"),
        Text(en=f"write one {says.en}", fr=f"écrire une valeur : {says.fr}"),
    )


EMPTY = Refused(
    "empty",
    Text(en="is empty", fr="est vide"),
    Text(en="write a value or take the line out", fr="écrire une valeur ou ôter la ligne"),
)


def check_text(text: str, longest: int, *, markup: bool) -> None:
    """The rules that every text obeys."""
    if _CONTROL.search(text):
        raise Refused(
            "control-character",
            Text(
                en="holds a control character that nobody can see",
                fr="contient un caractère de contrôle que personne ne voit",
            ),
            Text(en="type the text again without it", fr="retaper le texte sans lui"),
        )
    if len(text) > longest:
        raise Refused(
            "too-long",
            Text(
                en=f"has {len(text)} characters; at most {longest} are kept",
                fr=f"compte {len(text)} caractères ; {longest} au plus sont gardés",
            ),
            Text(en="shorten it; a note holds more", fr="le raccourcir ; une note en dit plus"),
        )
    if not markup and _TAG.search(text):
        raise Refused(
            "markup",
            Text(en="holds markup", fr="contient du balisage"),
            Text(en="write the name as plain text", fr="écrire le nom en texte simple"),
        )


class Line(Field):
    """One line of text."""

    says = Text(en="a line of text", fr="une ligne de texte")

    def parse(self, text: str, reading: Reading) -> str:  # noqa: ARG002
        line = _SPACES.sub(" ", text)
        check_text(line, LONGEST_NAME, markup=False)
        return line


class Bilingual(Field):
    """A text in one language or in both: a plain text, or `{fr: …, en: …}`.

    The property of the plain name holds the French text (or the only one), `NAME_en` the English.
    """

    says = Text(
        en="a text, or {fr: …, en: …}",
        fr="un texte, ou {fr: …, en: …}",
    )

    def __init__(
        self,
        help: Text,  # noqa: A002
        *,
        required: bool = False,
        longest: int = LONGEST_TEXT,
        markup: bool = True,
        key: str = "",
    ) -> None:
        super().__init__(help, required=required)
        self.name = key  # else the name of the class attribute
        self.longest = longest
        self.markup = markup

    @property
    def merge_groups(self) -> tuple[tuple[str, ...], ...]:
        return ((self.name, f"{self.name}_en"),)

    def parse(self, text: str, reading: Reading) -> str:  # noqa: ARG002
        line = _SPACES.sub(" ", text)
        check_text(line, self.longest, markup=self.markup)
        return line

    def read(self, entry: Entry, reading: Reading, path: str) -> Properties:
        raw = entry.get(self.name)
        if raw is None or not isinstance(raw.value, dict):
            return super().read(entry, reading, path)
        key = f"{path}{self.name}"
        texts: dict[str, str] = {}
        for language, item in raw.value.items():
            if language not in ("fr", "en") or item.text is None:
                reading.refuse(_wrong_shape(self.says), item.line, f"{key}.{language}", item.shown)
                continue
            value = self._read_one(item, reading, f"{key}.{language}")
            if value is not None:
                texts[language] = value
        french = texts.get("fr", texts.get("en"))
        if french is None:
            return {}
        english = {f"{self.name}_en": texts["en"]} if "fr" in texts and "en" in texts else {}
        return {self.name: french, **english}

    def json_value(self, framework: Framework) -> JsonSchema:  # noqa: ARG002
        text = {"type": "string", "maxLength": self.longest}
        both = {
            "type": "object",
            "properties": {"fr": text, "en": text},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"oneOf": [text, both]}


class Choice(Field):
    """One word of a closed list."""

    def __init__(
        self,
        help: Text,  # noqa: A002
        vocabulary: Vocabulary,
        *,
        required: bool = False,
    ) -> None:
        super().__init__(help, required=required)
        self.vocabulary = vocabulary

    def parse(self, text: str, reading: Reading) -> str:  # noqa: ARG002
        if text in self.vocabulary.words:
            return text
        spellings = _spellings(self.vocabulary.words)
        near = list(dict.fromkeys(spellings[word] for word in nearest(text, spellings)))
        raise unknown_word(self.vocabulary.name, tuple(self.vocabulary.words), near)

    def json_value(self, framework: Framework) -> JsonSchema:  # noqa: ARG002
        return {"enum": list(self.vocabulary.words)}

    def explain(self, framework: Framework) -> str:  # noqa: ARG002
        return " | ".join(self.vocabulary.words)


class FrameworkChoice(Field):
    """A phase, role, lever … of the framework: the list is data, not code."""

    def __init__(
        self,
        help: Text,  # noqa: A002
        part: Kind,
        *,
        required: bool = False,
        tie: str = "",
    ) -> None:
        super().__init__(help, required=required)
        self.part = part
        # The relationship that leads from the node to the chosen node of the framework, if any.
        self.tie = tie

    def parse(self, text: str, reading: Reading) -> str:
        if text in reading.framework.ids(self.part):
            return text
        words = reading.framework.ids(self.part)
        raise unknown_word(self.part, words, reading.framework.nearest(self.part, text))

    def json_value(self, framework: Framework) -> JsonSchema:
        return {"enum": list(framework.ids(self.part))}

    def explain(self, framework: Framework) -> str:
        return " | ".join(framework.ids(self.part))


def _spellings(words: Mapping[str, Text]) -> dict[str, str]:
    """Every way of writing a word of the list → the word."""
    spellings = {word: word for word in words}
    for word, text in words.items():
        spellings.setdefault(text.fr, word)
        spellings.setdefault(text.en, word)
    return spellings


def unknown_word(what: str, words: Sequence[str], near: Sequence[str]) -> Refused:
    """The refusal that names the nearest words of a closed list, or all when none is near."""
    listed = ", ".join(near or words)
    return Refused(
        f"unknown-{slug(what)}",
        Text(en=f"is no {what} known here", fr=f"n'est pas un mot connu ici ({what})"),
        Text(
            en=f"did you mean {listed}?" if near else f"write one of {listed}",
            fr=f"vouliez-vous dire {listed} ?" if near else f"écrire un de ces mots : {listed}",
        ),
    )


class Code(Field):
    """An identifier given by somebody else, with a check of its form."""

    def __init__(self, help: Text, check: Callable[[str], str]) -> None:  # noqa: A002
        super().__init__(help)
        self.check = check

    def parse(self, text: str, reading: Reading) -> str:  # noqa: ARG002
        return self.check(text)


class Certainty(Choice):
    """How the source supports the fact; `stated` when nothing is said."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                en="How the source supports it (stated when left out).",
                fr="Comment la source l'appuie (« stated » si rien n'est dit).",
            ),
            CERTAINTIES,
        )

    def read(self, entry: Entry, reading: Reading, path: str) -> Properties:
        return {"certainty": "stated", **super().read(entry, reading, path)}


def check_id(text: str) -> str:
    """An id of an entity: lower-case ASCII words joined by hyphens."""
    if _ID.match(text) and len(text) <= LONGEST_ID:
        return text
    proposal = slug(text)[:LONGEST_ID].strip("-") or "an-id"
    raise Refused(
        "bad-id",
        Text(
            en="is not an id: an id is made of a-z, 0-9 and single hyphens",
            fr="n'est pas un identifiant : a-z, 0-9 et traits d'union simples seulement",
        ),
        Text(en=f"write {proposal}", fr=f"écrire {proposal}"),
    )
