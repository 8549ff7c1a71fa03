"""Tables inside a pack: one CSV file per kind or tie, its header the keys of the schema."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.language import Text
from kg.loaders.cells import ENGLISH, SEPARATOR, Cells
from kg.loaders.entries import unknown_key
from kg.loaders.gathering import Gathering
from kg.loaders.text_file import read_text
from kg.names import nearest
from kg.schema.base import Described, Kind, Tie
from kg.schema.facts import Row, TieFact
from kg.schema.fields import Bilingual
from kg.schema.problems import Place
from kg.schema.reading import Raw, Reading, Refused
from kg.schema.registry import NESTINGS, SECTIONS, TIE_BY_WORD

Properties = dict[str, Any]


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


class _RowReader:
    """One row after the other, as facts of one kind or tie."""

    def __init__(
        self, described: type[Described], header: list[str], gathering: Gathering, reading: Reading
    ) -> None:
        self.described = described
        self.header = header
        self.gathering = gathering
        self.reading = reading
        self.cells = Cells(described, header, reading)
        self.ends = (0, 0)  # where a tie's two ends stand
        self.finish: Callable[[list[str], Row, int], None] = self._finish_node
        self.good = self._check_header()

    def _check_header(self) -> bool:
        described = self.described
        ends: list[str] = []
        if issubclass(described, Tie):
            ends = [described.source_key, described.target_key]
            self.finish = self._finish_tie
            missing = [end for end in ends if end not in self.header]
            if not missing:
                self.ends = (self.header.index(ends[0]), self.header.index(ends[1]))
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
        english = [f.name + ENGLISH for f in described.fields.values() if isinstance(f, Bilingual)]
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
        self.finish(row, self.cells.read(row, line), line)

    def _finish_tie(self, row: list[str], properties: Row, line: int) -> None:
        tie = self.described
        assert issubclass(tie, Tie)  # noqa: S101
        source, target = row[self.ends[0]].strip(), row[self.ends[1]].strip()
        if source and target:
            place = Place(self.reading.file, line)
            self.gathering.ties.append(TieFact(tie, source, target, properties, place))
            return
        for key, end in ((tie.source_key, source), (tie.target_key, target)):
            if not end:
                refusal = Refused(
                    "missing",
                    Text(en="is empty", fr="est vide"),
                    Text(en="write the id or name of this end", fr="écrire l'id ou le nom de ce bout"),
                )
                self.reading.refuse(refusal, line, key, "")

    def _finish_node(self, row: list[str], properties: Row, line: int) -> None:
        kind = self.described
        assert issubclass(kind, Kind)  # noqa: S101
        cells = dict(zip(self.header, row, strict=True))
        written = cells.get("id", "").strip()
        if kind.one_of:
            filled = [key for key, cell in cells.items() if cell.strip()]
            self.gathering.check_one_of(kind, filled, self.reading, line)
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
                    TieFact(nesting.tie, source, target, said, self.reading.place(line, key))
                )
