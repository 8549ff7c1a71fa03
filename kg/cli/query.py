"""`kg query NAME`: ask a question by its name."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from kg.cli import console
from kg.language import Text


def query(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=str(Text(en="The question.", fr="La question.")))
    ],
    param: Annotated[list[str] | None, typer.Option("-p", "--param", metavar="NAME=VALUE")] = None,
    at: Annotated[str | None, typer.Option("--at")] = None,
    case: Annotated[list[str] | None, typer.Option("--case")] = None,
    format: Annotated[str, typer.Option("--format")] = "table",  # noqa: A002  the option's name
) -> None:
    import kg
    from kg.questions import ask
    from kg.questions.tables import as_json, as_table

    given: dict[str, Any] = dict(text.partition("=")[::2] for text in param or ())
    with kg.open() as graph:
        found = ask(graph.database, name, at=at, case=case or (), **given)
    console.answer(as_json(found) if format == "json" else as_table(found))


def register(app: typer.Typer) -> None:
    app.command(
        "query", help=str(Text(en="Ask a question by its name.", fr="Poser une question par son nom."))
    )(query)
