"""What a case is known to say: key, kind and digest of each fact, kept in the graph beside the facts.

The ledger is written in the transaction that writes the facts, so it is true whenever it is there. While
a bulk load is under way it is not there, and the facts themselves are read.
"""

from __future__ import annotations

from typing import Any

from kg.store import statements
from kg.store.records import Ledger, pack_ledger, unpack_ledger


def case_node_id(case: str) -> str:
    return f"case:{case}"


def read(tx: Any, case: str) -> Ledger:
    pieces = [
        record["piece"]
        for record in tx.run(
            "MATCH (l:Kg:Ledger {case: $case}) RETURN l.piece AS piece ORDER BY l.number", case=case
        )
    ]
    if pieces:
        return unpack_ledger(pieces)
    return _from_facts(tx, case)


def _from_facts(tx: Any, case: str) -> Ledger:
    ledger: Ledger = {}
    for query in (statements.READ_CASE_CLAIMS, statements.READ_CASE_TIES):
        for record in tx.run(query, case_id=case_node_id(case), case=case):
            ledger[record["key"]] = (record["word"], record["hash"])
    return ledger


def write(tx: Any, case: str, ledger: Ledger) -> None:
    forget(tx, case)
    tx.run(
        """
        UNWIND $pieces AS piece
        CREATE (l:Kg:Ledger {id: 'ledger:' + $case + ':' + piece.number, case: $case})
        SET l.number = piece.number, l.piece = piece.bytes
        """,
        case=case,
        pieces=[{"number": n, "bytes": piece} for n, piece in enumerate(pack_ledger(ledger))],
    ).consume()


def forget(tx: Any, case: str) -> None:
    tx.run("MATCH (l:Kg:Ledger {case: $case}) DELETE l", case=case).consume()
