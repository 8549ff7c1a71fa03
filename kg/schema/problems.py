"""A problem in a file: where it is, what was found, which rule it breaks, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg.language import Text


class Place(NamedTuple):
    """Where a value stands. `key` is the path of keys inside the entry, or the column of a table."""

    file: str
    line: int = 0
    key: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        where = f"{self.file}" + (f" [{self.sheet}]" if self.sheet else "")
        return f"{where}:{self.line}" if self.line else where


NOTHING = Text(en="", fr="")


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. An error stops the load; a warning is only said."""

    code: str
    place: Place
    value: str
    rule: Text
    instead: Text = NOTHING
    warning: bool = False

    def __str__(self) -> str:
        found = f" {self.place.key}" if self.place.key else ""
        # An unknown key is both the place and what was found there: once is enough.
        if self.value and self.value != self.place.key.rpartition(".")[2]:
            found += f"{' =' if found else ''} {_shown(self.value)}"
        advice = f" → {self.instead}" if str(self.instead) else ""
        colon = ":" if found else ""
        return f"{self.place}{colon}{found}: {self.rule}{advice}"

    def as_dict(self) -> dict[str, Any]:
        return {
            "severity": "warning" if self.warning else "error",
            "code": self.code,
            "file": self.place.file,
            "sheet": self.place.sheet,
            "line": self.place.line,
            "key": self.place.key,
            "value": self.value,
            "rule": str(self.rule),
            "instead": str(self.instead),
        }


def _shown(value: str) -> str:
    """The value as found, made safe for a terminal and short."""
    visible = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in value)
    return repr(visible if len(visible) <= 80 else visible[:77] + "…").replace("\\\\", "\\")


@dataclass(slots=True)
class Problems:
    """The list that every check adds to, so that one run finds them all."""

    found: list[Problem] = field(default_factory=list)

    def error(self, code: str, place: Place, value: object, rule: Text, instead: Text = NOTHING) -> None:
        self.found.append(Problem(code, place, str(value), rule, instead))

    def warn(self, code: str, place: Place, value: object, rule: Text, instead: Text = NOTHING) -> None:
        self.found.append(Problem(code, place, str(value), rule, instead, warning=True))

    @property
    def errors(self) -> list[Problem]:
        return sorted((p for p in self.found if not p.warning), key=_in_order)

    @property
    def warnings(self) -> list[Problem]:
        return sorted((p for p in self.found if p.warning), key=_in_order)


def _in_order(problem: Problem) -> tuple[str, str, int, str, str]:
    place = problem.place
    return (place.file, place.sheet, place.line, place.key, problem.code)
