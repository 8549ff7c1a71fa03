"""What the driver and the server complain of, as sentences for the person who typed the command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import DatabaseError
from kg.language import Text
from kg.store.settings import Settings


@contextmanager
def said_plainly(settings: Settings) -> Iterator[None]:
    """Turn what can go wrong with any database into a DatabaseError. What is wrong with one query (its
    syntax, a constraint) passes through: only its author can say what to do about it."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError) as error:
        sentence = explain(error, settings)
        if sentence is None:
            raise
        raise DatabaseError(sentence) from error


def explain(error: Exception, settings: Settings) -> Text | None:
    """The sentence for an error of the driver; None when it is about one query and not the database."""
    from neo4j import exceptions as neo4j

    where = settings.neo4j_uri
    if isinstance(error, neo4j.AuthError):
        return _refused(where, settings)
    if isinstance(error, neo4j.ConfigurationError | neo4j.UnsupportedServerProduct):
        return Text(
            en=f"The server at {where} cannot be used: {error}",
            fr=f"Le serveur à {where} ne convient pas : {error}",
        )
    if isinstance(error, neo4j.ServiceUnavailable | neo4j.SessionExpired):
        return no_answer(where).text if where else _went_away()
    code = getattr(error, "code", None) or ""
    if code.endswith("DatabaseNotFound"):
        return Text(
            en=f"There is no database '{settings.neo4j_database}' at {where}. "
            "Set KG_NEO4J_DATABASE to one that exists.",
            fr=f"Il n'y a pas de base « {settings.neo4j_database} » à {where}. "
            "Donner à KG_NEO4J_DATABASE le nom d'une base existante.",
        )
    if "TransactionTimedOut" in code:
        return Text(
            en="The database ended the question: it took longer than allowed. "
            "Ask for less, or raise KG_QUERY_TIMEOUT (seconds).",
            fr="La base a interrompu la question : elle durait plus que permis. "
            "Demander moins, ou augmenter KG_QUERY_TIMEOUT (secondes).",
        )
    return None


def _refused(where: str | None, settings: Settings) -> Text:
    if not where:
        return Text(
            en="The private Neo4j does not take its own password: the file with it was changed. "
            "`kg db wipe` begins anew; the case packs can be loaded again.",
            fr="Le Neo4j privé refuse son propre mot de passe : le fichier a été modifié. "
            "`kg db wipe` repart de zéro ; les dossiers de cas peuvent être rechargés.",
        )
    return Text(
        en=f"The Neo4j at {where} refuses the user '{settings.neo4j_user}' with this password. "
        "Correct KG_NEO4J_USER and KG_NEO4J_PASSWORD.",
        fr=f"Le Neo4j à {where} refuse l'utilisateur « {settings.neo4j_user} » avec ce mot de passe. "
        "Corriger KG_NEO4J_USER et KG_NEO4J_PASSWORD.",
    )


def _went_away() -> Text:
    return Text(
        en="The private Neo4j went away while it was working. Run the command again: it starts it anew. "
        "`kg db log` shows what happened.",
        fr="Le Neo4j privé s'est arrêté en plein travail. Relancer la commande : elle le redémarre. "
        "`kg db log` montre ce qui s'est passé.",
    )


def no_answer(uri: str) -> DatabaseError:
    return DatabaseError(
        Text(
            en=f"No Neo4j answers at {uri}. Start it or correct KG_NEO4J_URI; "
            "without KG_NEO4J_URI, kg uses a private one on this computer.",
            fr=f"Aucun Neo4j ne répond à {uri}. Le démarrer ou corriger KG_NEO4J_URI ; "
            "sans KG_NEO4J_URI, kg utilise un Neo4j privé sur cet ordinateur.",
        )
    )


def too_old(version: str, uri: str) -> DatabaseError:
    return DatabaseError(
        Text(
            en=f"The Neo4j at {uri} is {version}; kg needs 5.26 or newer. Upgrade it, "
            "or unset KG_NEO4J_URI to use a private one on this computer.",
            fr=f"Le Neo4j à {uri} est en version {version} ; kg demande 5.26 ou plus récent. Le mettre à "
            "jour, ou retirer KG_NEO4J_URI pour utiliser un Neo4j privé sur cet ordinateur.",
        )
    )
