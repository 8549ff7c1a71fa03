"""What a bulk case says, packed beside its facts: when it leaves, it is remembered without being read back.

A log: the first load writes all of it, each later one what it moved; a record without a word is a fact that
left. Like the ledger it is written in the transaction that ends a load.
"""

from __future__ import annotations

from typing import Any

from kg.store import statements
from kg.store.compare import Plan
from kg.store.records import PIECE, Record, pack_records

_LONGEST = 2  # times what the case says: a longer log costs more than reading the facts


def read(tx: Any, case: str) -> list[bytes]:
    """The log, oldest piece first; empty when there is none."""
    return [
        record["piece"]
        for record in tx.run(
            "MATCH (c:Kg:Content {case: $case}) RETURN c.piece AS piece ORDER BY c.number", case=case
        )
    ]


def follow(tx: Any, case: str, plan: Plan, *, true: bool, bulk: int) -> None:
    """Bring the log to what the case says after this plan. `true`: it says what the case said before."""
    moved = [*plan.new, *plan.changed, *(Record(key, "", {}, "left") for key in plan.gone)]
    there = tx.run(
        "MATCH (c:Kg:Content {case: $case}) RETURN count(c) AS pieces, coalesce(sum(c.facts), 0) AS facts",
        case=case,
    ).single()
    pieces, said = there["pieces"], len(plan.ledger)
    if pieces and (not true or said <= bulk or there["facts"] + len(moved) > _LONGEST * said):
        forget(tx, case)
        pieces = 0
    if pieces or len(plan.new) == said > bulk:
        _append(tx, case, moved, pieces)


def _append(tx: Any, case: str, moved: list[Record], after: int) -> None:
    for number, batch in enumerate(statements.batches(moved, PIECE), after):
        tx.run(
            """
            CREATE (c:Kg:Content {id: 'content:' + $case + ':' + $number, case: $case})
            SET c.number = $number, c.facts = $facts, c.piece = $piece
            """,
            case=case,
            number=number,
            facts=len(batch),
            piece=pack_records(batch),
        ).consume()


def forget(tx: Any, case: str) -> None:
    tx.run("MATCH (c:Kg:Content {case: $case}) DELETE c", case=case).consume()
