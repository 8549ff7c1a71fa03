"""A question as its file promises it: what it asks, what it takes, what it returns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.language import Text

PARAM_TYPES = ("text", "int", "float", "bool", "date", "list", "choice", "id", "role", "phase", "lever")
LIST_ITEMS = ("text", "id", "role", "phase", "lever")
COLUMN_TYPES = ("id", "text", "int", "float", "bool", "date", "when", "list", "evidence")
GROUPS = {
    "brokers": Text(en="who links whom", fr="qui relie qui"),
    "gaps": Text(en="what is missing", fr="ce qui manque"),
    "stalled": Text(en="what has stopped", fr="ce qui s'est arrêté"),
    "bearings": Text(en="finding one's bearings", fr="se repérer"),
    "quality": Text(en="quality of the data", fr="qualité des données"),
}
# The runner gives these to every question.
LANGUAGE, MAX_ROWS, AT, CASE = "lang", "max_rows", "at", "case"
FACTS = "facts"  # the column with the keys of the relationships that a row rests on

STANDARD_HELP = {
    AT: Text(
        en="The day to judge at: 2016, 2016-05-01, T0+9m. Without it, each case at the day it was last checked.",
        fr="Le jour où se placer : 2016, 2016-05-01, T0+9m. Sinon, chaque cas au jour de sa dernière vérification.",
    ),
    CASE: Text(
        en="The cases to ask about. Without it, all cases of facts; a scenario is only asked when named.",
        fr="Les cas à interroger. Sinon, tous les cas de faits ; un scénario ne l'est que s'il est nommé.",
    ),
    MAX_ROWS: Text(en="The most rows to show.", fr="Le nombre maximal de lignes."),
}


@dataclass(frozen=True)
class Param:
    """One parameter. Without a default it must be given."""

    name: str
    type: str
    help: Text
    default: Any = None
    required: bool = False
    values: tuple[str, ...] = ()  # what a choice, or the items of a list, may be
    least: float | None = None
    most: float | None = None
    items: str = "text"  # the type of a list's items
    line: int = 0  # where it stands in the file
    edge: str = "last"  # which day a coarse date such as 2016 stands for: its first or its last


@dataclass(frozen=True)
class Column:
    """One column of the answer."""

    name: str
    type: str
    help: Text
    title: Text
    from_measure: bool = False
    line: int = 0  # where it stands in the file


@dataclass(frozen=True)
class Question:
    """A query file that keeps its promise."""

    name: str
    path: Path
    title: Text
    question: Text
    group: str
    params: dict[str, Param]
    columns: dict[str, Column]
    identity: tuple[str, ...]
    about: str | None
    caveats: Text
    measure: str | None
    text: str  # the whole file: the header is a comment to Cypher
    example: dict[str, str]  # what the documentation asks, as a person would type it
    uses: frozenset[str]  # the parameters that the Cypher reads

    @property
    def file(self) -> str:
        return str(self.path)
