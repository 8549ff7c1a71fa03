"""What the graph says, in the words of one language: the text of a panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.language import Language, Text
from kg.schema import dates
from kg.schema.fields import Bilingual, Choice, Field, FrameworkChoice
from kg.schema.framework import Framework
from kg.schema.numbers import Yes
from kg.schema.registry import KIND_BY_WORD, TIE_BY_TYPE
from kg.schema.vocabularies import CERTAINTIES

Properties = Mapping[str, Any]

# Said elsewhere in the panel, or not for people.
_ASIDE = frozenset(
    ("id", "name", "evidence", "certainty", "note", "importance", "aliases", "former_names", "sphere")
)
_TIME = ("start_min", "start_max", "start_text", "end_min", "end_max", "end_text", "ongoing", "clock")
_LABELS = {
    "description": Text(en="What it is", fr="En bref"),
    "purpose": Text(en="Purpose", fr="But"),
    "kind": Text(en="Sort", fr="Sorte"),
    "function": Text(en="Function", fr="Fonction"),
    "means": Text(en="How", fr="Comment"),
    "size": Text(en="Size", fr="Taille"),
    "country": Text(en="Country", fr="Pays"),
    "website": Text(en="Web", fr="Site"),
    "level": Text(en="Scale", fr="Échelle"),
    "form": Text(en="Form", fr="Forme"),
    "degree": Text(en="Degree", fr="Degré"),
    "step": Text(en="Step", fr="Étape"),
    "siren": Text(en="SIREN", fr="SIREN"),
    "rna": Text(en="RNA", fr="RNA"),
    "ror": Text(en="ROR", fr="ROR"),
    "wikidata": Text(en="Wikidata", fr="Wikidata"),
    "code": Text(en="Code", fr="Code"),
    "value": Text(en="Figure", fr="Chiffre"),
    "target": Text(en="Target", fr="Cible"),
    "perspective": Text(en="Perspective", fr="Perspective"),
    "moment": Text(en="Moment", fr="Moment"),
    "view": Text(en="View", fr="Regard"),
}


class Wording:
    """Everything that depends on the language and on the framework."""

    def __init__(self, language: Language, framework: Framework) -> None:
        self.language: Language = language
        self.framework = framework
        # A large map says the same few dates thousands of times.
        self._periods: dict[tuple[Any, ...], str] = {}

    def text(self, text: Text) -> str:
        return text.said_in(self.language)

    def said(self, properties: Properties, key: str) -> str:
        """A property that may be in two languages."""
        value = properties.get(f"{key}_en") if self.language == "en" else None
        value = value or properties.get(key)
        return "" if value is None else str(value)

    def name(self, kind: str, id_: str, properties: Properties) -> str:
        """What people call it. An introduction or a tension without a name is called by its kind."""
        name = self.said(properties, "name")
        if name or kind not in KIND_BY_WORD:
            return name or id_
        return self.text(KIND_BY_WORD[kind].title)

    def when(self, properties: Properties) -> str:
        key = tuple(map(properties.get, _TIME))
        if key not in self._periods:
            period = dates.period_from(properties)
            known = period.start or period.end or period.ongoing
            self._periods[key] = dates.describe(period, self.language) if known else ""
        return self._periods[key]

    def details(self, kind: str, properties: Properties) -> Iterator[tuple[str, str]]:
        """Every field that has a value, with its label, in the order in which the kind declares them."""
        fields = KIND_BY_WORD[kind].fields if kind in KIND_BY_WORD else {}
        for key, field in fields.items():
            if key in _ASIDE or key in _TIME or properties.get(key) in (None, "", []):
                continue
            yield self.text(_LABELS.get(key, Text(en=key, fr=key))), self.value(field, properties, key)

    def tie_details(self, type_: str, properties: Properties) -> list[str]:
        """What a tie says besides its ends and its dates: role, lever, function …"""
        fields = TIE_BY_TYPE[type_].fields if type_ in TIE_BY_TYPE else {}
        found = []
        for key, field in fields.items():
            if key in _ASIDE or key in _TIME or properties.get(key) in (None, "", [], False):
                continue
            if key == "presence" and properties[key] == "present":
                continue
            found.append(self.value(field, properties, key))
        return found

    def value(self, field: Field, properties: Properties, key: str) -> str:
        """A word of a closed list as people say it; anything else as it is."""
        value = properties[key]
        if isinstance(value, list):
            return ", ".join(map(str, value))
        if isinstance(field, Bilingual):
            return self.said(properties, key)
        if isinstance(field, Yes):
            return self.text(_YES_LEAD) if key == "lead" else self.text(_YES if value else _NO)
        if isinstance(field, Choice) and str(value) in field.vocabulary.words:
            return self.text(field.vocabulary.words[str(value)])
        if isinstance(field, FrameworkChoice) and value in self.framework.ids(field.part):
            return self.text(self.framework.get(field.part, str(value)).name)
        return f"{value:g}" if isinstance(value, float) else str(value)

    def certainty(self, properties: Properties) -> str:
        """Empty when it is plainly stated."""
        word = str(properties.get("certainty") or "stated")
        if word == "stated" or word not in CERTAINTIES.words:
            return ""
        return self.text(CERTAINTIES.words[word]).split(":", 1)[0].strip()


_YES = Text(en="yes", fr="oui")
_NO = Text(en="no", fr="non")
_YES_LEAD = Text(en="leads", fr="pilote")
