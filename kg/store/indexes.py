"""The constraint and the indexes, made before the first fact is written."""

from __future__ import annotations

from kg.store.database import Database
from kg.store.faults import said_plainly

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
                session.run(statement).consume()
        if NAMES_INDEX not in there:
            session.run("CALL db.awaitIndexes(60)").consume()
