"""French and English, side by side where a sentence is written, chosen where it is shown."""

from __future__ import annotations

import locale
import os
from typing import Literal, NamedTuple

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


class Text(NamedTuple):
    """One sentence in both languages. `str(text)` is the one in the current language."""

    en: str
    fr: str

    def __str__(self) -> str:
        return self.fr if _current == "fr" else self.en

    def said_in(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


def locale_language() -> Language:
    """KG_LANG, else the locale's language, else English."""
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value:
            return "fr" if value.startswith("fr") else "en"
    try:
        return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"
    except ValueError:  # a locale that this system does not know
        return "en"


_current: Language = locale_language()


def use_language(language: str) -> None:
    """Show every `Text` in this language from here on."""
    global _current
    if language not in LANGUAGES:
        raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {language!r}")
    _current = language


def current_language() -> Language:
    return _current
