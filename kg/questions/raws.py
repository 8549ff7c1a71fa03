"""Small readers for the values of a header. Each adds what is wrong, with its line, and goes on."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language import Text
from kg.schema.problems import NOTHING, Place, Problems
from kg.schema.reading import Raw


@dataclass
class Values:
    """Reads the values of one file, adding what is wrong to `problems`."""

    file: str
    problems: Problems

    def say(self, line: int, key: str, value: str, rule: Text, instead: Text = NOTHING) -> None:
        self.problems.error("query", Place(self.file, line, key), value, rule, instead)

    def mapping(self, raw: Raw | None, key: str, allowed: frozenset[str] | None) -> dict[str, Raw] | None:
        if raw is None or not isinstance(raw.value, dict):
            self.say(
                raw.line if raw else 1,
                key,
                raw.shown if raw else "",
                Text(en="is no list of `key: value`", fr="n'est pas une liste de « clé: valeur »"),
            )
            return None
        for name, item in raw.value.items():
            if allowed is not None and name not in allowed:
                listed = ", ".join(sorted(allowed))
                self.say(
                    item.line,
                    f"{key}.{name}".strip("."),
                    "",
                    Text(en="is an unknown key", fr="est une clé inconnue"),
                    Text(en=f"write one of {listed}", fr=f"écrire l'une de {listed}"),
                )
        return raw.value

    def bilingual(self, raw: Raw | None, key: str) -> Text:
        if raw is None:
            return NOTHING
        if isinstance(raw.value, dict) and set(raw.value) == {"fr", "en"}:
            french, english = raw.value["fr"].text, raw.value["en"].text
            if french and english:
                return Text(en=" ".join(english.split()), fr=" ".join(french.split()))
        self.say(
            raw.line,
            key,
            raw.shown,
            Text(en="is not in both languages", fr="n'est pas dans les deux langues"),
            Text(en="write {fr: …, en: …}", fr="écrire {fr: …, en: …}"),
        )
        return NOTHING

    def one_of(self, raw: Raw | None, key: str, allowed: tuple[str, ...], line: int = 1) -> str:
        if raw is not None and raw.text in allowed:
            return raw.text or ""
        if raw is not None or line != 1:
            listed = ", ".join(allowed)
            self.say(
                raw.line if raw else line,
                key,
                raw.shown if raw else "",
                Text(en="is unknown", fr="est inconnu") if raw else Text(en="is missing", fr="manque"),
                Text(en=f"write one of {listed}", fr=f"écrire l'un de {listed}"),
            )
        return ""

    def words(self, raw: Raw | None, key: str) -> tuple[str, ...]:
        if raw is None:
            return ()
        if isinstance(raw.value, list) and all(item.text for item in raw.value):
            return tuple(item.text or "" for item in raw.value)
        self.say(
            raw.line,
            key,
            raw.shown,
            Text(en="is no list of words", fr="n'est pas une liste de mots"),
            Text(en="write [a, b]", fr="écrire [a, b]"),
        )
        return ()

    def number(self, raw: Raw | None, key: str) -> float | None:
        if raw is None:
            return None
        try:
            return float(raw.text or "")
        except ValueError:
            self.say(raw.line, key, raw.shown, Text(en="is no number", fr="n'est pas un nombre"))
            return None
