"""`kg demo`: what kg can do, on this computer, in the time that it takes to read it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.errors import KgError
from kg.language import Text
from kg.resources import shipped

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.questions import Answer

_ROWS = 3
# Which questions, and what is shown of a row: its first column is its heading.
_QUESTIONS = (
    ("brokers", ("name", "sphere", "introduced", "only_link", "open_pairs", "evidence")),
    ("gaps", ("name", "phase", "role", "state", "missing", "evidence")),
    ("stalled", ("name", "phase", "verdict", "reason", "evidence")),
)
_NEXT: tuple[tuple[str, Text], ...] = (
    ("kg queries", Text(en="every question that can be asked", fr="toutes les questions possibles")),
    ("kg query gaps --at 2016", Text(en="one of them, at a date", fr="l'une d'elles, à une date")),
    (
        "kg query gaps --why 1",
        Text(en="what its first row rests on", fr="sur quoi repose sa première ligne"),
    ),
    ("kg find mobiliz", Text(en="find by any name", fr="chercher par n'importe quel nom")),
    ("kg new-case my-case", Text(en="begin a case of your own", fr="commencer un cas à vous")),
    ("kg --help", Text(en="every command", fr="toutes les commandes")),
)


def register(app: typer.Typer) -> None:
    app.command(
        "demo",
        help=str(
            Text(
                en="Load the shipped cases and show what can be asked of them.",
                fr="Charger les cas fournis et montrer ce qu'on peut leur demander.",
            )
        ),
    )(demo)


def demo(
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="FILE",
            help=str(Text(en="Where to write the map.", fr="Où écrire la carte.")),
        ),
    ] = Path("demo") / "map.html",
) -> None:
    import kg
    from kg.cli.db import status_rows
    from kg.store.settings import read_settings
    from kg.store.status import read_status

    with kg.open() as graph:
        with console.progress() as step:
            graph.load(shipped("cases"), progress=step)
        _title(Text(en="A real Neo4j, with the shipped cases", fr="Un vrai Neo4j, avec les cas fournis"))
        _show(console.columns(status_rows(read_status(read_settings()))))
        for name, columns in _QUESTIONS:
            _ask(graph, name, columns)
        _draw(graph, out)
    _title(Text(en="What to type next", fr="Que taper ensuite"))
    _show(console.columns((command, str(what)) for command, what in _NEXT))


def _draw(graph: Graph, out: Path) -> None:
    _title(Text(en="A map for a meeting", fr="Une carte pour une réunion"))
    console.answer(f"$ kg map --out {out}\n")
    _make_folder(out.parent)
    written = graph.map().write(out)
    console.answer(
        str(
            Text(
                en=f"{written} opens by double-click, without a network.",
                fr=f"{written} s'ouvre d'un double-clic, sans réseau.",
            )
        )
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(
            Text(
                en=f"{folder} cannot be made: {error.strerror}. Choose another place with --out.",
                fr=f"{folder} ne peut pas être créé : {error.strerror}. Choisir un autre endroit par --out.",
            )
        ) from error


def _ask(graph: Graph, name: str, columns: tuple[str, ...]) -> None:
    answer = graph.ask(name, max_rows=_ROWS)
    _title(answer.question.question)
    console.answer(f"$ kg query {name} -p max_rows={_ROWS}\n")
    for number, rows in enumerate(_rows(answer, columns), start=1):
        heading, *others = rows
        console.answer(f"{number}  {heading[1]}")
        _show(f"   {line}" for line in console.columns(others))
    if not answer.rows:
        console.answer(str(Text(en="nothing found", fr="rien trouvé")))


def _rows(answer: Answer, names: tuple[str, ...]) -> Iterable[list[tuple[str, str]]]:
    """Of each row, the title and the text of these columns; empty ones are left out."""
    from kg.questions.tables import cell

    columns = {column.name: column for column in answer.columns}
    for row in answer:
        texts = [(columns[name], cell(row[name], columns[name], answer, short=True)) for name in names]
        yield [(column.title.said_in(answer.language), text) for column, text in texts if text]


def _title(text: Text) -> None:
    console.answer(f"\n{text}\n{'─' * len(str(text))}")


def _show(lines: Iterable[str]) -> None:
    for line in lines:
        console.answer(line)
