"""The constraint and the indexes, made before the first fact is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

from kg.store.database import Database
from kg.store.faults import said_plainly

if TYPE_CHECKING:
    from neo4j import Session

NAMES_INDEX = "kg_names"
_WANTED = {
    "kg_entity_id": "CREATE CONSTRAINT kg_entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE",
    # Bookkeeping (journal, ledger, lock) lives beside the facts under a label of its own.
    "kg_own_id": "CREATE CONSTRAINT kg_own_id IF NOT EXISTS FOR (k:Kg) REQUIRE k.id IS UNIQUE",
    NAMES_INDEX: f"""
        CREATE FULLTEXT INDEX {NAMES_INDEX} IF NOT EXISTS
        FOR (e:Entity) ON EACH [e.name, e.name_en, e.aliases, e.former_names, e.siren, e.rna, e.ror, e.wikidata]
        OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'standard-folding'}}}}
    """,
}
_MADE_MEANWHILE = {
    f"Neo.ClientError.Schema.{kind}"
    for kind in ("EquivalentSchemaRuleAlreadyExists", "ConstraintAlreadyExists", "IndexAlreadyExists")
}


def prepare(database: Database) -> None:
    """Make what is missing. Costs one question when all is there."""
    with said_plainly(database.settings), database.session() as session:
        there = {
            row["name"]
            for query in ("SHOW CONSTRAINTS YIELD name", "SHOW INDEXES YIELD name")
            for row in session.run(query)
        }
        for name, statement in _WANTED.items():
            if name not in there:
                _make(session, statement)
        if NAMES_INDEX not in there:
            session.run("CALL db.awaitIndexes(60)").consume()


def _make(session: Session, statement: LiteralString) -> None:
    """Make one, also while other commands make it: the server can then let them wait for each other,
    which the driver tries again, or say of an IF NOT EXISTS that the thing exists."""
    from neo4j.exceptions import ClientError

    try:
        session.execute_write(lambda transaction: transaction.run(statement).consume())
    except ClientError as error:
        if error.code not in _MADE_MEANWHILE:
            raise
