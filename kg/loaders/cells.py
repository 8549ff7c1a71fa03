"""What the cells of one row of a table say: each distinct text is read once and then looked up.

A table may hold a million rows. Most of its columns say one of a few things (a role, a year, a sphere), so that
what a row says in all of them together has mostly been said by a row before.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from kg.loaders.entries import read_fields
from kg.schema.base import Described
from kg.schema.facts import Part, Row
from kg.schema.fields import MOST_KNOWN, Bilingual, Choice, Field, FrameworkChoice
from kg.schema.numbers import Yes
from kg.schema.periods import PeriodField
from kg.schema.reading import Entry, Raw, Reading, Refused

SEPARATOR = "|"
ENGLISH = "_en"
# Fields that say one of a few things; any other may say something else on every row.
_FEW = (Choice, FrameworkChoice, PeriodField, Yes)


class Cells:
    """The cells of one table's rows, as properties."""

    def __init__(self, described: type[Described], header: list[str], reading: Reading) -> None:
        self.reading = reading
        columns = [_Column(field, header) for field in described.fields.values()]
        columns = [c for c in columns if c.places or c.field.required or _always(c.field)]
        self.few = [c for c in columns if isinstance(c.field, _FEW)]
        self.others = [(c, c.pick) for c in columns if not isinstance(c.field, _FEW)]
        self.pick = _picker([at for column in self.few for _name, at in column.places])
        self.known: dict[Any, Part] = {}

    def read(self, row: list[str], line: int) -> Row:
        """What the row says; what is wrong with it goes to the reading."""
        few = self.pick(row)
        part = self.known.get(few)
        if part is None:
            part = self._read_few(few, row, line)
        parts = [part]
        digest = part.digest
        for column, pick in self.others:
            cells = pick(row)
            part = column.known.get(cells)
            if part is None:
                part = self._read_cells(column, cells, row, line)
            if part.digest:  # an empty cell says nothing
                parts.append(part)
                digest += part.digest
        return Row(parts, digest)

    def _read_few(self, cells: Any, row: list[str], line: int) -> Part:
        """What these columns say together."""
        before = len(self.reading.problems.found)
        said: dict[str, Any] = {}
        for column in self.few:
            own = column.pick(row)
            part = column.known.get(own)
            if part is None:
                part = self._read_cells(column, own, row, line)
            said.update(part.properties)
        part = Part(said)
        if len(self.reading.problems.found) == before and len(self.known) < MOST_KNOWN:
            self.known[cells] = part  # a wrong value is said again at each of its places
        return part

    def _read_cells(self, column: _Column, cells: Any, row: list[str], line: int) -> Part:
        before = len(self.reading.problems.found)
        found = self._read_plain(column, cells)
        if found is None:
            found = read_fields(_only(column.field), column.entry(row, line), self.reading, "", line)
        part = Part(found)
        if len(self.reading.problems.found) == before and len(column.known) < MOST_KNOWN:
            column.known[cells] = part
        return part

    def _read_plain(self, column: _Column, cell: Any) -> dict[str, Any] | None:
        """The short way for one plain cell; None when it needs the long one, which also says what is wrong."""
        if not column.plain:
            return None
        text = cell.strip()
        if not text or SEPARATOR in text:
            return None
        try:
            return column.field.plain(text, self.reading)
        except Refused:
            return None


class _Column:
    """The columns of one field, and what each combination of cells was found to mean."""

    def __init__(self, field: Field, header: list[str]) -> None:
        self.field = field
        names = [*field.keys, *([field.name + ENGLISH] if isinstance(field, Bilingual) else [])]
        self.places = [(name, header.index(name)) for name in names if name in header]
        self.pick = _picker([at for _name, at in self.places])
        self.plain = len(self.places) == len(field.keys) == 1
        self.known: dict[Any, Part] = {}

    def entry(self, row: list[str], line: int) -> Entry:
        cells = {name: row[at].strip() for name, at in self.places if row[at].strip()}
        if isinstance(self.field, Bilingual):
            name = self.field.name
            if name + ENGLISH not in cells:
                return {name: Raw(cells[name], line)} if name in cells else {}
            languages = {"fr": cells.get(name), "en": cells[name + ENGLISH]}
            return {name: Raw({k: Raw(v, line) for k, v in languages.items() if v}, line)}
        if self.field.many:
            return {
                name: Raw([Raw(part, line) for part in cell.split(SEPARATOR) if part.strip()], line)
                for name, cell in cells.items()
            }
        return {name: Raw(cell, line) for name, cell in cells.items()}


def _picker(places: list[int]) -> Callable[[list[str]], Any]:
    """Takes the cells at these places out of a row: one text, or several as a tuple."""
    return itemgetter(*places) if places else _nothing


def _nothing(_row: list[str]) -> tuple[str, ...]:
    return ()


def _always(field: Field) -> bool:
    """Certainty has a value even where no column gives one."""
    return field.name == "certainty"


_ONLY: dict[int, type[Described]] = {}


def _only(field: Field) -> type[Described]:
    """A description of this one field, so that a cell is read as an entry would be."""
    found = _ONLY.get(id(field))
    if found is None:
        found = type("Only", (Described,), {field.name: field})
        _ONLY[id(field)] = found
    return found
