"""Tables inside a pack: one CSV file per kind or tie, its header the keys of the schema.

A table may hold a million rows, so each distinct text of a column is read once and then looked up.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.language import Text
from kg.loaders.entries import read_fields, unknown_key
from kg.loaders.gathering import Gathering, PendingTie
from kg.loaders.text_file import read_text
from kg.names import nearest
from kg.schema.base import Described, Kind, Tie
from kg.schema.fields import MOST_KNOWN, Bilingual, Field
from kg.schema.problems import Place
from kg.schema.reading import Entry, Raw, Reading, Refused
from kg.schema.registry import NESTINGS, SECTIONS, TIE_BY_WORD

Properties = dict[str, Any]
SEPARATOR = "|"
_ENGLISH = "_en"


def read_table(path: Path, gathering: Gathering, reading: Reading) -> None:
    """Gather the rows of one CSV file."""
    word = path.stem
    described: type[Described] | None = SECTIONS.get(word) or TIE_BY_WORD.get(word)
    if described is None:
        known = (*SECTIONS, *TIE_BY_WORD)
        near = ", ".join(nearest(word, known)) or ", ".join(known)
        reading.problems.error(
            "unknown-kind",
            reading.place(0),
            path.name,
            Text(en="is named after no kind or tie", fr="ne porte le nom d'aucun genre ni lien"),
            Text(en=f"name it {near}, and .csv", fr=f"le nommer {near}, puis .csv"),
        )
        return
    text = read_text(path, reading.file, reading.problems, largest=None)
    if text is None:
        return
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [cell.strip() for cell in next(rows)]
        row_reader = _RowReader(described, header, gathering, reading)
        if row_reader.good:
            for row in rows:
                row_reader.read(row, rows.line_num)
    except csv.Error as error:
        reading.problems.error(
            "csv",
            reading.place(rows.line_num),
            str(error),
            Text(en="is not a table", fr="n'est pas un tableau"),
            Text(en="check the quotes on this line", fr="vérifier les guillemets de cette ligne"),
        )


def _delimiter(text: str) -> str:
    """The separator that the header uses most."""
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


class _Column:
    """The columns of one field, and what each combination of cells was found to mean."""

    def __init__(self, field: Field, header: list[str]) -> None:
        self.field = field
        names = [*field.keys, *([field.name + _ENGLISH] if isinstance(field, Bilingual) else [])]
        self.places = [(name, header.index(name)) for name in names if name in header]
        self.known: dict[Any, Properties] = {}

    def entry(self, row: list[str], line: int) -> Entry:
        cells = {name: row[at].strip() for name, at in self.places if row[at].strip()}
        if isinstance(self.field, Bilingual):
            name = self.field.name
            if name + _ENGLISH not in cells:
                return {name: Raw(cells[name], line)} if name in cells else {}
            languages = {"fr": cells.get(name), "en": cells[name + _ENGLISH]}
            return {name: Raw({k: Raw(v, line) for k, v in languages.items() if v}, line)}
        if self.field.many:
            return {
                name: Raw([Raw(part, line) for part in cell.split(SEPARATOR) if part.strip()], line)
                for name, cell in cells.items()
            }
        return {name: Raw(cell, line) for name, cell in cells.items()}


class _RowReader:
    """One row after the other, as facts of one kind or tie."""

    def __init__(
        self, described: type[Described], header: list[str], gathering: Gathering, reading: Reading
    ) -> None:
        self.described = described
        self.header = header
        self.gathering = gathering
        self.reading = reading
        self.columns = [_Column(field, header) for field in described.fields.values()]
        self.columns = [
            column
            for column in self.columns
            if column.places or column.field.required or _always(column.field)
        ]
        self.single = [c.places[0][1] if len(c.places) == 1 else -1 for c in self.columns]
        self.finish: Callable[[list[str], Properties, int], None] = self._finish_node
        self.good = self._check_header()

    def _check_header(self) -> bool:
        described = self.described
        ends: list[str] = []
        if issubclass(described, Tie):
            ends = [described.source_key, described.target_key]
            self.finish = self._finish_tie
            missing = [end for end in ends if end not in self.header]
        else:
            assert issubclass(described, Kind)  # noqa: S101  a section or a tie, nothing else
            self.nestings = {
                key: nesting
                for key, nesting in NESTINGS[described].items()
                if key in self.header and not (nesting.tie.nests and nesting.outgoing)
            }
            ends = [
                "id",
                *(key for key, n in NESTINGS[described].items() if not (n.tie.nests and n.outgoing)),
            ]
            missing = [key for key in described.needs if key not in self.header]
        english = [f.name + _ENGLISH for f in described.fields.values() if isinstance(f, Bilingual)]
        known = (*ends, *described.by_key, *english)
        good = True
        for column in self.header:
            if column not in known or self.header.count(column) > 1:
                self.reading.refuse(
                    unknown_key(column, known, Text(en="this table", fr="ce tableau"))
                    if column not in known
                    else Refused("duplicate-key", Text(en="stands twice", fr="est écrit deux fois")),
                    1,
                    column,
                    column,
                )
                good = False
        for column in missing:
            self.reading.refuse(
                Refused(
                    "missing",
                    Text(en=f"the column `{column}` is missing", fr=f"la colonne « {column} » manque"),
                    Text(en="add it to the header", fr="l'ajouter à l'en-tête"),
                ),
                1,
                column,
                "",
            )
            good = False
        return good

    def read(self, row: list[str], line: int) -> None:
        if not any(row):
            return
        if len(row) != len(self.header):
            self.reading.refuse(
                Refused(
                    "row-length",
                    Text(
                        en=f"has {len(row)} cells, the header {len(self.header)}",
                        fr=f"a {len(row)} cellules, l'en-tête {len(self.header)}",
                    ),
                    Text(en="check the separators and quotes", fr="vérifier séparateurs et guillemets"),
                ),
                line,
                "",
                "",
            )
            return
        properties: Properties = {}
        for column, at in zip(self.columns, self.single, strict=True):
            cells: Any = row[at] if at >= 0 else tuple([row[place] for _name, place in column.places])
            known = column.known.get(cells)
            if known is None:
                known = self._read_cells(column, row, line, cells)
            properties.update(known)
        self.finish(row, properties, line)

    def _read_cells(self, column: _Column, row: list[str], line: int, cells: Any) -> Properties:
        before = len(self.reading.problems.found)
        found = self._read_plain(column, cells)
        if found is None:
            found = read_fields(_only(column.field), column.entry(row, line), self.reading, "", line)
        if len(self.reading.problems.found) == before and len(column.known) < MOST_KNOWN:
            column.known[cells] = found  # a wrong value is said again at each of its places
        return found

    def _read_plain(self, column: _Column, cell: Any) -> Properties | None:
        """The short way for one plain cell; None when it needs the long one, which also says what is wrong."""
        if not isinstance(cell, str) or not cell.strip() or SEPARATOR in cell or len(column.field.keys) > 1:
            return None
        try:
            return column.field.plain(cell.strip(), self.reading)
        except Refused:
            return None

    def _finish_tie(self, row: list[str], properties: Properties, line: int) -> None:
        tie = self.described
        assert issubclass(tie, Tie)  # noqa: S101
        source = row[self.header.index(tie.source_key)].strip()
        target = row[self.header.index(tie.target_key)].strip()
        for key, end in ((tie.source_key, source), (tie.target_key, target)):
            if not end:
                refusal = Refused(
                    "missing",
                    Text(en="is empty", fr="est vide"),
                    Text(en="write the id or name of this end", fr="écrire l'id ou le nom de ce bout"),
                )
                self.reading.refuse(refusal, line, key, "")
                return
        place = Place(self.reading.file, line)
        self.gathering.ties.append(PendingTie(tie, source, target, properties, place))

    def _finish_node(self, row: list[str], properties: Properties, line: int) -> None:
        kind = self.described
        assert issubclass(kind, Kind)  # noqa: S101
        cells = dict(zip(self.header, row, strict=True))
        written = cells.get("id", "").strip()
        others = {
            key: [part.strip() for part in cells[key].split(SEPARATOR) if part.strip()]
            for key in self.nestings
        }
        id_ = self.gathering.add_node(
            kind, Raw(written, line) if written else None, properties, others, self.reading, line
        )
        if id_ is None:
            return
        said: Properties = {k: properties[k] for k in ("evidence", "certainty") if k in properties}
        for key, ends in others.items():
            nesting = self.nestings[key]
            for end in ends:
                source, target = (id_, end) if nesting.outgoing else (end, id_)
                self.gathering.ties.append(
                    PendingTie(nesting.tie, source, target, said, self.reading.place(line, key))
                )


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
