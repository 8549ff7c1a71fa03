"""`kg demo`: what kg can do, on this computer, in the time that it takes to read it."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from kg.cli import console
from kg.language import Text


def register(app: typer.Typer) -> None:
    app.command(
        "demo", help=str(Text(en="Show what kg can do so far.", fr="Montrer ce que kg sait déjà faire."))
    )(demo)


_NEXT: tuple[tuple[str, Text], ...] = (
    ("kg db status", Text(en="which database is in use", fr="quelle base est utilisée")),
    ("kg new-case my-case", Text(en="begin a case of your own", fr="commencer un cas à vous")),
    ("kg check my-case", Text(en="every mistake in it, at once", fr="toutes ses erreurs d'un coup")),
    ("kg load my-case", Text(en="load it: wholly or not at all", fr="le charger : en entier ou pas du tout")),
    ("kg --help", Text(en="every command", fr="toutes les commandes")),
)


def demo() -> None:
    """Start the database, then show each thing in turn. A step is a title and what it prints."""
    from kg.cli.db import status_rows
    from kg.store.database import open_database
    from kg.store.settings import read_settings
    from kg.store.status import read_status

    settings = read_settings()
    with open_database(settings):
        _title(Text(en="A real Neo4j is running", fr="Un vrai Neo4j est en marche"))
        _show(console.columns(status_rows(read_status(settings))))
    _title(Text(en="What to type next", fr="Que taper ensuite"))
    _show(console.columns((command, str(what)) for command, what in _NEXT))


def _title(text: Text) -> None:
    console.answer(f"\n{text}\n{'─' * len(str(text))}")


def _show(lines: Iterable[str]) -> None:
    for line in lines:
        console.answer(line)
