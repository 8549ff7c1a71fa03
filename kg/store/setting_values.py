"""What was written for a setting, and what it means: the rule of each kind of value."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.language import Text


@dataclass(frozen=True)
class Found:
    """A value as it was written, and where."""

    value: Any
    origin: str
    folder: Path  # what a relative path is relative to


class RuleError(ValueError):
    """A value that cannot be meant, with the rule that it breaks."""

    def __init__(self, rule: Text) -> None:
        super().__init__(rule.en)
        self.rule = rule


_WANTS_TEXT = Text(en="write a text", fr="écrire un texte")
_WANTS_FOLDERS = Text(
    en=f"write folders, as a list or separated by '{os.pathsep}'",
    fr=f"écrire des dossiers, en liste ou séparés par « {os.pathsep} »",
)


def a_text(found: Found) -> str:
    if not isinstance(found.value, str) or not found.value.strip():
        raise RuleError(_WANTS_TEXT)
    return found.value.strip()


def a_path(found: Found) -> Path:
    return (found.folder / Path(a_text(found)).expanduser()).absolute()


def paths(found: Found) -> tuple[Path, ...]:
    values = found.value.split(os.pathsep) if isinstance(found.value, str) else found.value
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RuleError(_WANTS_FOLDERS)
    return tuple(a_path(Found(value, found.origin, found.folder)) for value in values if value.strip())


def one_of(allowed: tuple[str, ...], found: Found) -> str:
    value = str(found.value)
    if value not in allowed:
        raise RuleError(
            Text(en=f"write one of {', '.join(allowed)}", fr=f"écrire {' ou '.join(allowed)}"),
        )
    return value


def an_address(schemes: tuple[str, ...], found: Found) -> str:
    value = a_text(found)
    scheme, separator, rest = value.partition("://")
    if not separator or scheme not in schemes or not rest:
        starts = ", ".join(f"{scheme}://" for scheme in schemes)
        raise RuleError(
            Text(en=f"write an address that starts with {starts}", fr=f"écrire une adresse en {starts}")
        )
    return value.rstrip("/")


_WANTS_MEMORY = Text(
    en="write an amount of memory such as 512m or 2g",
    fr="écrire une quantité de mémoire comme 512m ou 2g",
)


def memory(found: Found) -> str:
    value = a_text(found).lower().removesuffix("b")
    if not value[:-1].isdecimal() or value[-1:] not in "kmg" or int(value[:-1]) == 0:
        raise RuleError(_WANTS_MEMORY)
    return value


def a_number(least: float, most: float, found: Found) -> float:
    try:
        value = float(found.value)
    except (TypeError, ValueError):
        value = float("nan")
    if not least <= value <= most:
        raise RuleError(
            Text(
                en=f"write a number from {least:g} to {most:g}",
                fr=f"écrire un nombre de {least:g} à {most:g}",
            )
        )
    return value


def a_port(found: Found) -> int:
    return int(a_number(0, 65535, found))
