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
        self._periods: dict[tuple[Any, ...], tuple[str, str]] = {}

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
        return self._period(properties)[0]

    def when_in_sentence(self, properties: Properties) -> str:
        return self._period(properties)[1]

    def _period(self, properties: Properties) -> tuple[str, str]:
        """A period by itself and as a sentence goes on with it; empty when nothing is known."""
        key = tuple(map(properties.get, _TIME))
        if key not in self._periods:
            period = dates.period_from(properties)
            known = period.start or period.end or period.ongoing
            said = (dates.describe, dates.describe_in_sentence) if known else ()
            alone, within = (tell(period, self.language) for tell in said) if said else ("", "")
            self._periods[key] = (alone, within)
        return self._periods[key]

    def details(self, kind: str, properties: Properties) -> Iterator[tuple[str, str]]:
        """Every field that has a value, with its label, in the order in which the kind declares them."""
        fields = KIND_BY_WORD[kind].fields if kind in KIND_BY_WORD else {}
        for key, field in fields.items():
            if key in _ASIDE or key in _TIME or properties.get(key) in (None, "", []):
                continue
            yield self.text(_LABELS.get(key, Text(en=key, fr=key))), self.value(field, properties, key)

    def tie_told(self, type_: str, properties: Properties) -> str:
        """What a tie says besides its ends and its dates, as a sentence goes on with it:
        `funder (lever: financing): forgoes its margin`.
        """
        fields = TIE_BY_TYPE[type_].fields if type_ in TIE_BY_TYPE else {}
        said = {
            key: self.value(field, properties, key)
            for key, field in fields.items()
            if key not in _ASIDE and key not in _TIME and properties.get(key) not in (None, "", [], False)
        }
        if properties.get("presence") == "present":
            said.pop("presence", None)
        role, lever, function = (said.pop(key, "") for key in ("role", "lever", "function"))
        return ", ".join(filter(None, [self._part_played(role, lever, function), *said.values()]))

    def _part_played(self, role: str, lever: str, function: str) -> str:
        lever = self.text(_LEVER).format(_uncapitalised(lever)) if lever else ""
        if not role:
            return ", ".join(filter(None, [lever, function]))
        played = _uncapitalised(role) + (f" ({lever})" if lever else "")
        return self.text(_COLON).join(filter(None, [played, function]))

    def introduction_told(self, properties: Properties) -> str:
        """How an introduction was made and when, as a sentence goes on with it."""
        return ", ".join(filter(None, [self.said(properties, "means"), self.when_in_sentence(properties)]))

    def value(self, field: Field, properties: Properties, key: str) -> str:
        """A word of a closed list as people say it; anything else as it is."""
        value = properties[key]
        if isinstance(value, list):
            return ", ".join(map(str, value))
        if isinstance(field, Bilingual):
            return self.said(properties, key)
        if (key, value) in _IN_SENTENCE:
            return self.text(_IN_SENTENCE[key, value])
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


def _uncapitalised(name: str) -> str:
    return name[:1].lower() + name[1:]


_LEVER = Text(en="lever: {}", fr="levier : {}")
_COLON = Text(en=": ", fr=" : ")
_YES = Text(en="yes", fr="oui")
_NO = Text(en="no", fr="non")
_YES_LEAD = Text(en="in the lead", fr="pilote")
# By themselves in a sentence, some words of a list would not say what they are about.
_IN_SENTENCE = {
    ("effect", "neutral"): Text(en="neither helped nor hindered", fr="n'a ni aidé ni freiné"),
    ("effect", "unknown"): Text(en="effect not known", fr="effet inconnu"),
}
