"""The command `kg`: its global options, its commands, and how an error is shown."""

from __future__ import annotations

import sys
import traceback
from typing import Annotated, Any

import typer

from kg import __version__
from kg.cli import console
from kg.errors import KgError
from kg.language import LANGUAGES, Text, use_language

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: starts in half the time, and reads the same in a pipe
    context_settings={"help_option_names": ["-h", "--help"]},
    help=str(
        Text(
            en="A graph of actors, alliances and innovation phases: "
            "who brokers, what is missing, what has stalled.",
            fr="Un graphe d'acteurs, d'alliances et de phases d'innovation : "
            "qui relie, ce qui manque, ce qui s'est arrêté.",
        )
    ),
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def options(
    lang: Annotated[
        str,
        typer.Option(
            metavar="|".join(LANGUAGES),
            help=str(Text(en="The language of what is shown.", fr="La langue de ce qui est affiché.")),
        ),
    ] = "",
    debug: Annotated[
        bool,
        typer.Option(
            "--debug",
            help=str(Text(en="Show where an error came from.", fr="Montrer d'où vient une erreur.")),
        ),
    ] = False,
    version: Annotated[  # noqa: ARG001  read by its callback, before this body
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help=str(Text(en="Show the version.", fr="Afficher la version.")),
        ),
    ] = False,
) -> None:
    """Options that stand before every command."""
    if lang and lang not in LANGUAGES:
        raise typer.BadParameter(
            str(Text(en=f"'{lang}': write fr or en.", fr=f"« {lang} » : écrire fr ou en.")),
            param_hint="--lang",
        )
    if lang:
        use_language(lang)
    console.debug = debug


def _register_commands() -> None:
    """Each module of a command adds itself. The order here is the order in `kg --help`."""
    from kg.cli import config, db, demo, loads, looking, packs, proposals, query, schema
    from kg.cli import map as maps

    for module in (packs, loads, looking, query, maps, proposals, schema, db, config, demo):
        module.register(app)


_register_commands()


def run() -> Any:
    """Run the command; the result is its exit code."""
    try:
        return app(standalone_mode=True)
    except KgError as error:
        if console.debug:
            traceback.print_exc()
        console.say(str(error))
        return error.exit_code
    except Exception as error:
        plain = _plain(error)
        if plain is None or console.debug:
            raise
        console.say(str(plain))
        return KgError.exit_code


def _plain(error: Exception) -> Text | None:
    """The sentence for a database that went away under a command's own session."""
    if "neo4j.exceptions" not in sys.modules:
        return None
    from kg.store.faults import explain
    from kg.store.settings import read_settings

    return explain(error, read_settings())
