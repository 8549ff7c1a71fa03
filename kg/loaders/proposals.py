"""What people noted on a map, read back as proposals: each beside what the graph says now. Never as facts.

The table comes from a meeting, often by way of a spreadsheet: columns may stand in another order, cells may
have been parted by semicolons, and every text in it is somebody's word, not ours.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import KgError, NotFoundError
from kg.language import Text
from kg.loaders.text_file import read_text
from kg.names import nearest
from kg.schema.problems import Place, Problem, Problems
from kg.store import Database
from kg.store.looking import Found, Portrait, TieShown, between, find, portrait

COLUMNS = ("kind", "about", "tie", "name", "note", "by", "on", "map")
REQUIRED = ("kind", "note")
KINDS = ("wrong", "missing")
_LARGEST = 5 * 1024 * 1024
# The map writes an apostrophe before what a spreadsheet would take for a formula.
_GUARDED = re.compile(r"'+[=+\-@|%\t\r\n＝＋－＠]")
_HIDDEN = re.compile(r"hidden-\d+\Z")
_LONGEST = 10_000
_AS_SAVED = Text(
    en="take the table as the map saved it", fr="reprendre le tableau tel que la carte l'a enregistré"
)


class BadProposalsError(KgError):
    """A table of notes that cannot be read: all that is wrong with it."""

    exit_code = 1

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        count = len(problems)
        super().__init__(
            Text(
                en=f"{count} error{'s' * (count != 1)} in the notes.",
                fr=f"{count} erreur{'s' * (count > 1)} dans les remarques.",
            )
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """One note of a meeting, as it was written."""

    line: int
    kind: str
    about: str
    tie: str
    name: str
    note: str
    by: str
    on: str
    map: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A proposal beside what the graph says now: the thing, or the ties between the two ends."""

    proposal: Proposal
    thing: Portrait | None = None
    # Seen from `thing`. `exact`: this very tie; else it is gone, and these are the ones that stand in its place.
    ties: tuple[TieShown, ...] = ()
    exact: bool = False
    # For an id that the graph does not know: the nearest, and whether the map had hidden it.
    near: tuple[Found, ...] = ()
    hidden: bool = False

    @property
    def resolved(self) -> bool:
        """Whether the graph holds what the note is about; a note on the whole map is about nothing else."""
        about_all = not (self.proposal.about or self.proposal.tie)
        return about_all or (self.exact if self.proposal.tie else self.thing is not None)


@dataclass(slots=True)
class _Table:
    """The table while it is read."""

    shown: str
    problems: Problems = field(default_factory=Problems)

    def refuse(self, code: str, line: int, key: str, value: str, rule: Text, instead: Text) -> None:
        self.problems.error(code, Place(self.shown, line, key), value, rule, instead)


def read_proposals(path: Path) -> list[Proposal]:
    """The notes of a table that a map saved. Everything that is wrong with it is said at once."""
    table = _Table(str(path))
    text = read_text(path, table.shown, table.problems, _LARGEST)
    found = _rows(text, table) if text is not None else []
    if table.problems.errors:
        raise BadProposalsError(
            [replace(p, instead=_AS_SAVED) if p.code == "empty-file" else p for p in table.problems.errors]
        )
    return found


def _rows(text: str, table: _Table) -> list[Proposal]:
    head = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=head.count), strict=True)
    found: list[Proposal] = []
    try:
        header = [cell.strip() for cell in next(rows)]
        if not _good_header(header, table):
            return []
        line = rows.line_num
        for row in rows:
            if any(cell.strip() for cell in row):
                found += _proposal(dict(zip(header, row, strict=False)), line + 1, table)
            line = rows.line_num
    except csv.Error as error:
        table.refuse(
            "csv",
            rows.line_num,
            "",
            str(error),
            Text(en="is not a table", fr="n'est pas un tableau"),
            Text(en="check the quotes on this line", fr="vérifier les guillemets de cette ligne"),
        )
    return found


def _good_header(header: list[str], table: _Table) -> bool:
    for column in header:
        if column not in COLUMNS:
            listed = ", ".join(nearest(column, COLUMNS) or COLUMNS)
            table.refuse(
                "unknown-column",
                1,
                column,
                column,
                Text(en="is no column of notes", fr="n'est pas une colonne de remarques"),
                Text(en=f"name it {listed}, or take it out", fr=f"la nommer {listed}, ou l'ôter"),
            )
    for column in REQUIRED:
        if column not in header:
            table.refuse(
                "missing-column",
                1,
                column,
                "",
                Text(en="is missing", fr="manque"),
                _AS_SAVED,
            )
    return not table.problems.errors


def _proposal(cells: dict[str, str], line: int, table: _Table) -> list[Proposal]:
    said = {column: _plain(cells.get(column, "")) for column in COLUMNS}
    kind = said["kind"].lower()
    if kind not in KINDS:
        table.refuse(
            "wrong-word",
            line,
            "kind",
            said["kind"],
            Text(en="is not in the list", fr="n'est pas dans la liste"),
            Text(en="write wrong or missing", fr="écrire wrong ou missing"),
        )
    if not said["note"] or len(said["note"]) > _LONGEST:
        table.refuse(
            "no-note",
            line,
            "note",
            said["note"],
            Text(en="says nothing, or too much", fr="ne dit rien, ou trop"),
            Text(en="write what is wrong or missing", fr="écrire ce qui est faux ou manque"),
        )
    return [Proposal(line, **{**said, "kind": kind})]


def _plain(cell: str) -> str:
    text = cell.strip()
    return text[1:] if _GUARDED.match(text) else text


# ---- beside the graph


def weigh(database: Database, proposals: list[Proposal]) -> list[Weighed]:
    """Each proposal with what the graph says now. Nothing is written."""
    return [
        _about_tie(database, one) if one.tie else _about_thing(database, one) if one.about else Weighed(one)
        for one in proposals
    ]


def _about_thing(database: Database, proposal: Proposal) -> Weighed:
    thing = _look(database, proposal.about)
    if thing is not None:
        return Weighed(proposal, thing)
    return _unknown(database, proposal, proposal.about)


def _about_tie(database: Database, proposal: Proposal) -> Weighed:
    """A tie is named by its case, its kind and its two ends: `case|PARTY_TO|one|other|…`."""
    case, _, key = proposal.tie.partition("|")
    parts = key.split("|")
    if len(parts) < 3:
        return Weighed(proposal)
    _type, source, target = parts[:3]
    for end in (source, target):
        thing = _look(database, end)
        if thing is None:
            return _unknown(database, proposal, end)
    thing = _look(database, source)
    found = between(database, source, target)
    same = [tie for own, tie in found if own == key and tie.case == case]
    return Weighed(proposal, thing, tuple(same or [tie for _, tie in found]), exact=bool(same))


def _look(database: Database, id_: str) -> Portrait | None:
    try:
        return portrait(database, id_)
    except NotFoundError:
        return None


def _unknown(database: Database, proposal: Proposal, id_: str) -> Weighed:
    if _HIDDEN.match(id_):
        return Weighed(proposal, hidden=True)
    found = find(database, id_.replace("-", " "), 3)
    if not found and proposal.name and not proposal.tie:
        found = find(database, proposal.name, 3)
    return Weighed(proposal, near=tuple(found))
