"""What Cypher cannot do: one module a measure, found by its name.

A query file that says `measure: brokers` is answered by `kg/questions/measures/brokers.py`, which defines

    def measure(rows: list[Row], context: Context) -> list[Row]: ...

`rows` are the rows of the Cypher, as dictionaries; the result is the rows to show, each with the added
columns (`from: measure` in the header). A hyphen in the name is an underscore in the module.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.language import Text

Row = dict[str, Any]
Read = Callable[[str, dict[str, Any]], list[Row]]


@dataclass
class Context:
    """What a measure knows beside the rows.

    `params`: the parameters as Cypher got them, with `lang`, `max_rows`, `at` and the names of `case`.
    `read`: one more query, in READ mode, for what the rows do not hold.
    `say`: a sentence that the answer must carry (how a number was made, too few to tell …).
    """

    params: Mapping[str, Any]
    read: Read
    notes: list[Text] = field(default_factory=list)

    def say(self, text: Text) -> None:
        if text not in self.notes:
            self.notes.append(text)


Measure = Callable[[list[Row], Context], list[Row]]


def names() -> list[str]:
    """Every measure there is."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name.replace("_", "-") for name in found if not name.startswith("_"))


def find(name: str) -> Measure:
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    measure: Measure = module.measure
    return measure
