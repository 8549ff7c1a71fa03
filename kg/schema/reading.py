"""What a field needs to read a value: the raw value with its line, and the context of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.language import Text
from kg.schema.problems import NOTHING, Place, Problems

if TYPE_CHECKING:
    from kg.schema.framework import Framework

Entry = dict[str, "Raw"]


@dataclass(slots=True)
class Raw:
    """A value as it stands in a file: text, a list, or a mapping; nothing is guessed from its looks."""

    value: str | list[Raw] | Entry
    line: int

    @property
    def text(self) -> str | None:
        return self.value if isinstance(self.value, str) else None

    @property
    def shown(self) -> str:
        """Short enough for a message."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return "[" + ", ".join(item.shown for item in self.value[:3]) + "]"
        return "{" + ", ".join(list(self.value)[:3]) + "}"


class Refused(Exception):  # noqa: N818  not an error of the program: the answer "no" of one check
    """A value breaks a rule. Whoever knows the place turns it into a problem."""

    def __init__(self, code: str, rule: Text, instead: Text = NOTHING) -> None:
        super().__init__(code)
        self.code = code
        self.rule = rule
        self.instead = instead


@dataclass(slots=True)
class Reading:
    """The context of one file of one pack."""

    file: str
    problems: Problems
    framework: Framework
    # Source id → number of its lines (0 when the pack does not say).
    sources: Mapping[str, int]
    case: str
    # Values that were read before: a table repeats the same words a million times.
    known: dict[tuple[int, str], Any] = field(default_factory=dict)

    def refuse(self, refusal: Refused, line: int, key: str, value: object) -> None:
        self.problems.error(refusal.code, Place(self.file, line, key), value, refusal.rule, refusal.instead)

    def place(self, line: int, key: str = "") -> Place:
        return Place(self.file, line, key)
