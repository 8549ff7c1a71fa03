"""`kg db`: the database in use, and the private one's start, stop, log and end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.errors import DatabaseError
from kg.language import Text

if TYPE_CHECKING:
    from kg.store.cases import CaseSummary
    from kg.store.settings import Settings
    from kg.store.status import Status

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    app.add_typer(
        commands,
        name="db",
        help=str(
            Text(
                en="The database: start, state, stop, log, wipe.",
                fr="La base de données : démarrer, état, arrêter, journal, effacer.",
            )
        ),
    )


@commands.command(
    "start",
    help=str(
        Text(
            en="Start the private Neo4j, fetching it the first time. Every command does so by itself.",
            fr="Démarrer le Neo4j privé, en le téléchargeant la première fois. "
            "Toute commande le fait d'elle-même.",
        )
    ),
)
def start() -> None:
    from kg.store import open_database
    from kg.store.indexes import prepare
    from kg.store.server import PrivateServer

    settings = _private_settings()
    running = PrivateServer(settings).start()
    with open_database(settings) as database:
        prepare(database)  # else the first load waits for it, and for the server's own first statement
    console.answer(
        str(
            Text(
                en=f"Neo4j {running.version} is ready at {running.address}",
                fr=f"Neo4j {running.version} est prêt à {running.address}",
            )
        )
    )


@commands.command(
    "stop",
    help=str(
        Text(en="Stop the private Neo4j; its data stays.", fr="Arrêter le Neo4j privé ; ses données restent.")
    ),
)
def stop() -> None:
    from kg.store.server import PrivateServer

    stopped = PrivateServer(_private_settings()).stop()
    console.answer(
        str(
            Text(en="Neo4j is stopped.", fr="Neo4j est arrêté.")
            if stopped
            else Text(en="Neo4j was not running.", fr="Neo4j n'était pas en marche.")
        )
    )


@commands.command(
    "log",
    help=str(
        Text(en="Show the end of the private Neo4j's log.", fr="Montrer la fin du journal du Neo4j privé.")
    ),
)
def log(
    lines: Annotated[
        int,
        typer.Option(
            "--lines",
            "-n",
            min=1,
            help=str(Text(en="How many lines of each file.", fr="Combien de lignes par fichier.")),
        ),
    ] = 30,
) -> None:
    from kg.store.server import PrivateServer

    layout = PrivateServer(_private_settings()).layout
    files = [file for file in layout.log_files if file.exists()]
    if not files:
        console.say(
            str(
                Text(
                    en=f"There is no log yet in {layout.logs}. `kg db start` starts Neo4j.",
                    fr=f"Il n'y a pas encore de journal dans {layout.logs}. `kg db start` démarre Neo4j.",
                )
            )
        )
    for file in files:
        console.say(f"{file}:")
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]:
            console.answer(line)


@commands.command(
    "status",
    help=str(
        Text(
            en="Show which database is in use, since when, how big, and what is loaded.",
            fr="Montrer la base utilisée, depuis quand, sa taille et ce qui est chargé.",
        )
    ),
)
def status(
    format_: Annotated[
        str, typer.Option("--format", metavar="text|json", help=str(console.FORMAT_HELP))
    ] = "text",
) -> None:
    from kg.store.settings import read_settings
    from kg.store.status import read_status

    wanted_json = console.wants_json(format_)
    found = read_status(read_settings())
    if wanted_json:
        from dataclasses import asdict

        console.answer(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str))
        return
    for line in console.columns(status_rows(found)):
        console.answer(line)


@commands.command(
    "wipe",
    help=str(
        Text(
            en="Delete everything that kg keeps in the database in use, after asking.",
            fr="Supprimer tout ce que kg garde dans la base utilisée, après confirmation.",
        )
    ),
)
def wipe(
    yes: Annotated[
        bool, typer.Option("--yes", help=str(Text(en="Do it without asking.", fr="Le faire sans demander.")))
    ] = False,
) -> None:
    from kg.store.settings import read_settings
    from kg.store.wiping import what_would_be_lost, wipe_database

    settings = read_settings()
    console.say(str(what_would_be_lost(settings)))
    if not yes and not console.confirm(Text(en="Wipe it?", fr="Tout effacer ?")):
        console.say(str(Text(en="Nothing was wiped.", fr="Rien n'a été effacé.")))
        raise typer.Exit(1)
    wipe_database(settings)
    console.answer(str(Text(en="Wiped.", fr="Effacé.")))


def _private_settings() -> Settings:
    """The settings, where the private server is the one in use; another's server is not ours to handle."""
    from kg.store.settings import read_settings

    settings = read_settings()
    if settings.neo4j_uri:
        raise DatabaseError(
            Text(
                en=f"The database in use is {settings.neo4j_uri}, which kg neither starts nor stops. "
                "Unset KG_NEO4J_URI to handle the private one.",
                fr=f"La base utilisée est {settings.neo4j_uri}, que kg ne démarre ni n'arrête. "
                "Retirer KG_NEO4J_URI pour agir sur la base privée.",
            )
        )
    return settings


def status_rows(found: Status) -> list[tuple[str, str]]:
    """Label and value of each line; what is not known is left out, what is stopped says so."""
    rows = [
        (Text(en="Database", fr="Base"), f"{found.database} ({_kind(found)})"),
        (Text(en="State", fr="État"), str(_state(found))),
        (Text(en="Version", fr="Version"), f"Neo4j {found.version}" if found.version else None),
        (Text(en="Address", fr="Adresse"), found.address),
        (Text(en="Since", fr="Depuis"), console.moment(found.since)),
        (Text(en="Process", fr="Processus"), str(found.process) if found.process else None),
        (Text(en="Memory", fr="Mémoire"), console.size(found.memory)),
        (Text(en="On disk", fr="Sur disque"), console.size(found.on_disk)),
        (Text(en="Folder", fr="Dossier"), str(found.folder) if found.folder else None),
        (Text(en="Nodes", fr="Nœuds"), console.number(found.nodes)),
        (Text(en="Relationships", fr="Relations"), console.number(found.relationships)),
        (Text(en="Cases", fr="Cas"), _cases(found)),
    ]
    return [(str(label), value) for label, value in rows if value is not None]


def _kind(found: Status) -> Text:
    if found.private:
        return Text(en="private, on this computer", fr="privée, sur cet ordinateur")
    return Text(en="remote", fr="distante")


def _state(found: Status) -> Text:
    if found.running:
        return Text(en="running", fr="en marche")
    return Text(
        en="stopped; the next command that needs it starts it, or `kg db start`",
        fr="arrêtée ; la prochaine commande qui en a besoin la démarre, ou `kg db start`",
    )


def _cases(found: Status) -> str | None:
    if not found.running:
        return None
    if not found.cases:
        return str(Text(en="none loaded", fr="aucun chargé"))
    return "\n".join(_case(case) for case in found.cases)


def _case(case: CaseSummary) -> str:
    from kg.store.status import title_of

    facts = console.number(case.facts)
    words = [f"{title_of(case)} ({case.id})", str(Text(en=f"{facts} facts", fr=f"{facts} faits"))]
    if not case.complete:
        words.append(str(Text(en="incomplete: load it again", fr="incomplet : à recharger")))
    return " · ".join(words)
