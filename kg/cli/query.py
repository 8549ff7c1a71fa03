"""`kg query NAME` asks a question; `kg queries` lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import console
from kg.language import LANGUAGES, Text, use_language

if TYPE_CHECKING:
    from kg.questions import Question

FORMATS = ("table", "csv", "json", "md", "xlsx")


class QueryUsageError(console.KgUsageError):
    """Options that do not go together, or a value that one does not take."""

    exit_code = 1


# ---- completion


def _folders(context: typer.Context) -> list[Path]:
    return list(context.params.get("queries") or ())


def complete_name(context: typer.Context, incomplete: str) -> list[str]:
    from kg.questions.finding import files

    return [name for name in files(_folders(context)) if name.startswith(incomplete)]


def complete_param(context: typer.Context, incomplete: str) -> list[str]:
    """`kind=` for the name of a parameter; `kind=network` for its values, where they are listed."""
    from kg.questions import find_question

    # While its value is being typed, `-p` is unfinished and the parser leaves the name among the rest.
    names = [*(context.params.get("names") or ()), *context.args]
    if not names:
        return []
    params = find_question(names[0], _folders(context)).params
    name, separator, _value = incomplete.partition("=")
    if separator and name in params:
        return [
            f"{name}={value}" for value in params[name].values if f"{name}={value}".startswith(incomplete)
        ]
    return [f"{name}=" for name in params if name.startswith(incomplete)]


# ---- options

Queries = Annotated[
    list[Path] | None,
    typer.Option(
        "--queries",
        metavar="DIR",
        help=str(
            Text(
                en="A further folder of questions; may be given several times.",
                fr="Un autre dossier de questions ; peut être répété.",
            )
        ),
    ),
]
Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="|".join(LANGUAGES),
        help=str(Text(en="The language of the answer.", fr="La langue de la réponse.")),
    ),
]


def query(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            autocompletion=complete_name,
            help=str(
                Text(
                    en="A question (kg queries lists them); with --check, files or folders.",
                    fr="Une question (kg queries les énumère) ; avec --check, des fichiers ou dossiers.",
                )
            ),
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "-p",
            "--param",
            metavar="NAME=VALUE",
            autocompletion=complete_param,
            help=str(
                Text(
                    en="A parameter of the question; may be given several times.",
                    fr="Un paramètre de la question ; peut être répété.",
                )
            ),
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="DATE",
            help=str(
                Text(
                    en="The day to judge at: 2016, 2016-05-01, T0+9m.",
                    fr="Le jour où se placer : 2016, 2016-05-01, T0+9m.",
                )
            ),
        ),
    ] = None,
    case: Annotated[
        list[str] | None,
        typer.Option(
            "--case",
            metavar="CASE",
            help=str(
                Text(
                    en="Only this case; may be given several times.",
                    fr="Seulement ce cas ; peut être répété.",
                )
            ),
        ),
    ] = None,
    lang: Lang = "",
    format: Annotated[  # noqa: A002  the option's name
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=str(Text(en="How to write the answer.", fr="Comment écrire la réponse.")),
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help=str(
                Text(
                    en="Write to this file; its ending names the format.",
                    fr="Écrire dans ce fichier ; sa terminaison dit le format.",
                )
            ),
        ),
    ] = None,
    describe: Annotated[
        bool,
        typer.Option(
            "--describe",
            help=str(
                Text(
                    en="What it asks, its parameters, columns and caveats.",
                    fr="Ce qu'elle demande, ses paramètres, ses colonnes, ses limites.",
                )
            ),
        ),
    ] = False,
    cypher: Annotated[
        bool,
        typer.Option(
            "--cypher",
            help=str(
                Text(
                    en="The text with its parameters, to paste into Neo4j Browser.",
                    fr="Le texte et ses paramètres, à coller dans Neo4j Browser.",
                )
            ),
        ),
    ] = False,
    why: Annotated[
        int | None,
        typer.Option(
            "--why",
            metavar="N",
            help=str(
                Text(
                    en="What row N rests on: facts and lines of the sources.",
                    fr="Ce sur quoi repose la ligne N : faits et lignes des sources.",
                )
            ),
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=str(
                Text(
                    en="Check query files against their promise and the database; no path: all of them.",
                    fr="Vérifier des fichiers, leur promesse et la base ; sans chemin : tous.",
                )
            ),
        ),
    ] = False,
    queries: Queries = None,
) -> None:
    _use(lang)
    if check:
        from kg.cli import query_check

        query_check.check([Path(name) for name in names or ()], queries or [])
        return
    from kg.questions import find_question
    from kg.store import open_database, read_settings

    settings = read_settings()
    question = find_question(_only(names), [*(queries or ()), *settings.queries])
    if describe:
        from kg.cli import query_shown

        query_shown.describe(question)
        return
    given = _given(param or [], at, case or [])
    format_ = _format(format, out)
    with open_database(settings) as database:
        if cypher:
            from kg.questions.browser import as_pasted

            console.answer(as_pasted(database, question, given))
            return
        _ask(database, question, given, format_, out, why)


def _ask(
    database: Any, question: Question, given: dict[str, Any], format_: str, out: Path | None, why: int | None
) -> None:
    from kg.cli import query_shown
    from kg.questions import answer

    found = answer(database, question, given)
    if why is not None:
        from kg.questions.why import why as grounds_of

        query_shown.show_why(grounds_of(database, found, why), found)
        return
    query_shown.show(found, format_, out)


def queries(
    group: Annotated[
        str,
        typer.Option(
            "--group",
            metavar="GROUP",
            help=str(
                Text(
                    en="brokers, gaps, stalled, bearings or quality.",
                    fr="brokers, gaps, stalled, bearings ou quality.",
                )
            ),
        ),
    ] = "",
    search: Annotated[
        str,
        typer.Option(
            "--search",
            metavar="TEXT",
            help=str(
                Text(
                    en="Only those that speak of this, in either language.",
                    fr="Seulement celles qui en parlent, dans les deux langues.",
                )
            ),
        ),
    ] = "",
    lang: Lang = "",
    format: Annotated[  # noqa: A002  the option's name
        str,
        typer.Option(
            "--format",
            metavar="text|json",
            help=str(
                Text(en="text for people, json for machines.", fr="text pour lire, json pour une machine.")
            ),
        ),
    ] = "text",
    folders: Queries = None,
) -> None:
    from kg.cli import query_shown
    from kg.questions import find_questions
    from kg.questions.model import GROUPS
    from kg.store import read_settings

    _use(lang)
    as_json = console.wants_json(format)
    if group and group not in GROUPS:
        listed = ", ".join(GROUPS)
        raise QueryUsageError(
            Text(
                en=f"--group {group}: write one of {listed}.",
                fr=f"--group {group} : écrire l'un de {listed}.",
            )
        )
    query_shown.list_questions(
        find_questions([*(folders or ()), *read_settings().queries]), group, search, as_json=as_json
    )


# ---- what was typed


def _use(lang: str) -> None:
    if lang and lang not in LANGUAGES:
        raise QueryUsageError(
            Text(en=f"--lang {lang}: write fr or en.", fr=f"--lang {lang} : écrire fr ou en.")
        )
    if lang:
        use_language(lang)


def _only(names: list[str] | None) -> str:
    if names and len(names) == 1:
        return names[0]
    if not names:
        raise QueryUsageError(
            Text(
                en="Name a question: kg query NAME. `kg queries` lists them.",
                fr="Nommer une question : kg query NOM. « kg queries » les énumère.",
            )
        )
    listed = ", ".join(names)
    raise QueryUsageError(
        Text(
            en=f"One question at a time, not {listed}. A parameter is written -p name=value.",
            fr=f"Une question à la fois, et non {listed}. Un paramètre s'écrit -p nom=valeur.",
        )
    )


def _given(param: list[str], at: str | None, case: list[str]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    pairs = [text.partition("=") for text in param]
    pairs += [("at", "=", at)] if at is not None else []
    for name, separator, value in pairs:
        if not separator or not name.strip():
            raise QueryUsageError(
                Text(en=f"-p {name}: write -p name=value.", fr=f"-p {name} : écrire -p nom=valeur.")
            )
        if name.strip() in given:
            raise QueryUsageError(Text(en=f"{name} is given twice.", fr=f"{name} est donné deux fois."))
        given[name.strip()] = value
    if case:
        if "case" in given:
            raise QueryUsageError(Text(en="case is given twice.", fr="case est donné deux fois."))
        given["case"] = case
    return given


def _format(format_: str, out: Path | None) -> str:
    """The format that was named, else that of the file's ending, else a table."""
    ending = out.suffix.lower().lstrip(".") if out else ""
    chosen = format_ or {"txt": "table", "": "table"}.get(ending, ending)
    if chosen not in FORMATS:
        listed = ", ".join(FORMATS)
        what = f"--format {format_}" if format_ else f"--out {out}"
        raise QueryUsageError(
            Text(en=f"{what}: write one of {listed}.", fr=f"{what} : écrire l'un de {listed}.")
        )
    if chosen == "xlsx" and out is None:
        raise QueryUsageError(
            Text(
                en="A workbook is a file: add --out NAME.xlsx.",
                fr="Un classeur est un fichier : ajouter --out NOM.xlsx.",
            )
        )
    return chosen


def register(app: typer.Typer) -> None:
    app.command(
        "query", help=str(Text(en="Ask a question by its name.", fr="Poser une question par son nom."))
    )(query)
    app.command(
        "queries", help=str(Text(en="The questions that can be asked.", fr="Les questions qu'on peut poser."))
    )(queries)
