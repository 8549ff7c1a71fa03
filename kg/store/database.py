"""The open database: found, checked, and spoken to through the official driver.

Whoever needs the graph calls `open_database()` and gets the same thing wherever Neo4j runs: on this
computer, in a container, on a team's server.
"""

from __future__ import annotations

import logging
import re
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.errors import DatabaseError
from kg.language import Text
from kg.store.faults import no_answer, said_plainly, too_old
from kg.store.probe import answers
from kg.store.settings import Settings, read_settings
from kg.version import __version__

if TYPE_CHECKING:
    from neo4j import Driver, Session

OLDEST = (5, 26)
_BOLT_PORT = 7687
_ANSWER_SECONDS = 1.4
_RETRY_SECONDS = 5.0
_ROWS_AT_ONCE = 5_000


class Database:
    """A connection to one database. Close it, or use it in a `with`."""

    def __init__(self, driver: Driver, settings: Settings, version: str, *, private: bool) -> None:
        self.driver = driver
        self.settings = settings
        self.name = settings.neo4j_database
        self.version = version
        self.private = private

    def read(
        self, query: str, parameters: dict[str, Any] | None = None, *, timeout: float | None = None
    ) -> list[dict[str, Any]]:
        """The rows of a query. The server refuses any write, and ends what takes longer than `timeout`
        seconds (without one: the setting `query_timeout`)."""
        from neo4j import READ_ACCESS, unit_of_work

        seconds = self.settings.query_timeout if timeout is None else timeout

        @unit_of_work(timeout=seconds)
        def work(transaction: Any) -> list[dict[str, Any]]:
            return [dict(record) for record in transaction.run(query, parameters or {})]

        with said_plainly(self.settings), self.session(default_access_mode=READ_ACCESS) as session:
            return session.execute_read(work)

    def session(self, **options: Any) -> Session:
        """A session of the driver, bound to this database."""
        from neo4j import NotificationDisabledClassification

        # A label that no node carries yet is no mistake: every graph is empty at first. Said here and not
        # to the driver, which could then not even ask an old server for its version.
        options.setdefault(
            "notifications_disabled_classifications", [NotificationDisabledClassification.UNRECOGNIZED]
        )
        # The server goes on reading while this side takes apart what has come; with less it waits for each ask.
        options.setdefault("fetch_size", _ROWS_AT_ONCE)
        return self.driver.session(database=self.name, **options)

    def close(self) -> None:
        self.driver.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_database(settings: Settings | None = None) -> Database:
    """The database that the settings name; without an address, the private one, started if need be.

    Raises DatabaseError, with one sentence, when it cannot be had.
    """
    settings = settings or read_settings()
    if settings.neo4j_uri:
        return _open_remote(settings, settings.neo4j_uri)
    return _open_private(settings)


def _open_private(settings: Settings) -> Database:
    from kg.store.server import PrivateServer

    server = PrivateServer(settings)
    running = server.start()
    driver = _driver(running.address, "neo4j", server.layout.password())
    return _checked(driver, settings, private=True)


def _open_remote(settings: Settings, uri: str) -> Database:
    parts = urlsplit(uri)
    host = parts.hostname or "localhost"
    try:
        port = parts.port or _BOLT_PORT
    except ValueError:
        raise _no_such_address(uri) from None
    if not answers(host, port, _ANSWER_SECONDS, in_clear="+" not in parts.scheme):
        raise no_answer(uri)
    if settings.neo4j_password is None and not parts.username:
        driver = _driver(uri, None, None)
    else:
        driver = _driver(uri, settings.neo4j_user, settings.neo4j_password or "")
    return _checked(driver, settings, private=False)


def _driver(uri: str, user: str | None, password: str | None) -> Driver:
    from neo4j import GraphDatabase

    # Advice on our queries is for the tests, which read it from each summary, not for the person's screen.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    return GraphDatabase.driver(
        uri,
        auth=(user, password or "") if user else None,
        connection_timeout=_RETRY_SECONDS,
        connection_acquisition_timeout=30.0,
        max_transaction_retry_time=_RETRY_SECONDS,
        user_agent=f"kg/{__version__}",
    )


def _checked(driver: Driver, settings: Settings, *, private: bool) -> Database:
    """The database, once it answered, took the password, and proved recent enough."""
    try:
        with said_plainly(settings):
            version = read_version(driver.get_server_info().agent)
            if version_numbers(version) < OLDEST:
                raise too_old(version, settings.neo4j_uri or "")
            database = Database(driver, settings, version, private=private)
            if not private:
                database.read("RETURN 1 AS one", timeout=_RETRY_SECONDS)  # the database of that name exists
    except BaseException:
        driver.close()
        raise
    return database


def read_version(agent: str) -> str:
    """`Neo4j/5.26.31` → `5.26.31`. Compatible servers of others write more around it."""
    found = re.search(r"\d+(\.\d+)+", agent)
    return found.group() if found else agent


def version_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _no_such_address(uri: str) -> DatabaseError:
    return DatabaseError(
        Text(
            en=f"{uri} is not an address. Write KG_NEO4J_URI as neo4j://host:7687.",
            fr=f"{uri} n'est pas une adresse. Écrire KG_NEO4J_URI sous la forme neo4j://hôte:7687.",
        )
    )
