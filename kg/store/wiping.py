"""Taking everything away: what would be lost, and doing it."""

from __future__ import annotations

from kg.errors import DatabaseError
from kg.language import Text
from kg.store.database import open_database
from kg.store.server import PrivateServer
from kg.store.settings import Settings
from kg.store.status import Status, read_status, size_on_disk, title_of

_BATCH = 10_000


def what_would_be_lost(settings: Settings) -> Text:
    """One sentence that names the place and what stands in it."""
    if settings.neo4j_uri:
        return _named(settings.neo4j_uri, read_status(settings))
    server = PrivateServer(settings)
    try:
        with open_database(settings):
            return _named(str(server.layout.folder), read_status(settings))
    except DatabaseError:  # it does not even start: all the more reason to wipe it
        megabytes = size_on_disk(server.layout.data) // 1024**2
        return Text(
            en=f"This deletes the data in {server.layout.folder} ({megabytes} MB). It does not start, "
            "so what it holds cannot be listed.",
            fr=f"Ceci supprime les données de {server.layout.folder} ({megabytes} Mo). La base ne démarre "
            "pas : son contenu ne peut pas être énuméré.",
        )


def wipe_database(settings: Settings) -> None:
    """The private database loses its whole data; of another's, only what kg put there goes."""
    if not settings.neo4j_uri:
        PrivateServer(settings).wipe()
        return
    with open_database(settings) as database, database.session() as session:
        # `Kg` marks what kg notes for itself: the log of loads, what an undo needs.
        session.run(
            f"MATCH (n:Entity|Kg) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF {_BATCH} ROWS"
        ).consume()


def _named(place: str, found: Status) -> Text:
    cases = ", ".join(str(title_of(case)) for case in found.cases)
    return Text(
        en=f"This deletes what kg keeps in {place}: {found.nodes} nodes, {found.relationships} "
        f"relationships, {f'the cases {cases}' if cases else 'no case'}.",
        fr=f"Ceci supprime ce que kg garde dans {place} : {found.nodes} nœuds, {found.relationships} "
        f"relations, {f'les cas {cases}' if cases else 'aucun cas'}.",
    )
