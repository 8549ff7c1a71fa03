"""What each load did, so that it can be told and undone.

A journal entry keeps the state before: the case's own node, its merges, and the old content of every fact
that was changed or taken away; of a new fact its key alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kg.schema.facts import Merge
from kg.schema.problems import Place
from kg.store import statements
from kg.store.cases import now, who
from kg.store.compare import Counts, Plan
from kg.store.ledger import case_node_id
from kg.store.merging import Standing
from kg.store.records import PIECE, Record, ends, from_stored, pack_records, unpack_records

_Item = TypeVar("_Item")


@dataclass(slots=True)
class Before:
    """The state of a case before a load. `case` is None when there was none."""

    case: dict[str, Any] | None
    merges: list[dict[str, Any]] = field(default_factory=list)
    # Old content of what the load changed or removed.
    records: dict[str, Record] = field(default_factory=dict)
    # Keys that the load brought.
    added: set[str] = field(default_factory=set)
    # Old content that is packed already (see kg.store.contents).
    packed: list[bytes] = field(default_factory=list)


def keep_before(
    tx: Any, case: str, said: dict[str, Any] | None, merges: list[Any], plan: Plan, standing: Standing
) -> Before:
    """Read what the plan will overwrite."""
    before = Before(said, merges, added={record.key for record in plan.new})
    if said is None:
        return before  # nothing was there
    words = dict(plan.gone) | {record.key: record.word for record in plan.changed}

    def keep(rows: Iterable[Any]) -> None:
        for key, said in rows:
            if key in words:
                before.records[key] = from_stored(words[key], key, said)

    if not plan.ledger:  # all of it leaves: walking through the case is quicker than finding each fact
        keep(_walk_through(tx, case))
    left = words.keys() - before.records.keys()
    for query, tie in ((_OLD_CLAIMS, False), (_OLD_TIES, True)):
        for batch in statements.batches([key for key in words if key in left and ("|" in key) is tie]):
            rows = [{"key": key, "id": _anchor(key, standing)} for key in batch]
            keep(tx.run(query, case=case, rows=rows))
    return before


def _anchor(key: str, standing: Standing) -> str:
    """The node from which a fact is found."""
    id_ = ends(key).source if "|" in key else key
    return standing.get(id_, id_)


def _walk_through(tx: Any, case: str) -> Iterator[tuple[str, Any]]:
    """Everything that a case says, by key."""
    for key, said, ties in tx.run(_ALL_OF_A_CASE, case_id=case_node_id(case), case=case):
        yield key, said
        for tie in ties:
            yield tie["key"], tie


# A row for each node with its ties in it: for the driver a row costs as much as all that stands in it.
_ALL_OF_A_CASE = """
    MATCH (:Entity:Case {id: $case_id})-[s:STATES]->(e)
    RETURN s.id AS key, properties(s) AS said,
        COLLECT { MATCH (e)-[r]->() WHERE r.case = $case RETURN properties(r) } AS ties
"""
_OLD_CLAIMS = """
    UNWIND $rows AS row
    MATCH (:Entity {id: row.id})<-[s:STATES {id: row.key, of_case: $case}]-()
    RETURN row.key AS key, properties(s) AS said
"""
_OLD_TIES = """
    UNWIND $rows AS row
    MATCH (:Entity {id: row.id})-[r {key: row.key, case: $case}]->()
    RETURN row.key AS key, properties(r) AS said
"""


def write(
    tx: Any, case: str, action: str, path: str, counts: Counts, before: Before, *, complete: bool = True
) -> int:
    """Add an entry to the case's journal; its number."""
    number = int(
        tx.run(
            "MATCH (l:Kg:Load {case: $case}) RETURN coalesce(max(l.number), 0) + 1 AS number", case=case
        ).single()["number"]
    )
    entry = f"load:{case}:{number}"
    tx.run(
        """
        CREATE (l:Kg:Load {id: $id})
        SET l.case = $case, l.number = $number, l.action = $action, l.at = $at, l.by = $by, l.path = $path,
            l.counts = $counts, l.complete = $complete, l.undone = false, l.merges = $merges,
            l.had_case = $had_case
        """,
        id=entry,
        case=case,
        number=number,
        action=action,
        at=now(),
        by=who(),
        path=path,
        counts=json.dumps(counts),
        complete=complete,
        merges=json.dumps(before.merges),
        had_case=before.case is not None,
    ).consume()
    if before.case is not None:
        # One property map with the new id in it: the old id must not stand there even for a moment.
        said = {**before.case, "id": f"before:{entry}"}
        tx.run("CREATE (b:Kg:CaseBefore $said)", said=said).consume()
    old = [pack_records(batch) for batch in _pieces(list(before.records.values()))]
    _write_pieces(tx, entry, "old", [*before.packed, *old])
    if before.case is not None:  # else everything the case says is new
        added = [zlib.compress("\n".join(batch).encode(), 6) for batch in _pieces(sorted(before.added))]
        _write_pieces(tx, entry, "added", added)
    return number


def _pieces(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return statements.batches(items, PIECE)


def _write_pieces(tx: Any, entry: str, what: str, pieces: list[bytes]) -> None:
    for number, piece in enumerate(pieces):
        tx.run(
            "CREATE (u:Kg:Undo {id: $id, entry: $entry, what: $what, number: $number, piece: $piece})",
            id=f"undo:{entry}:{what}:{number}",
            entry=entry,
            what=what,
            number=number,
            piece=piece,
        ).consume()


def last(tx: Any, case: str) -> tuple[int, str] | None:
    """Number and action of the last load that is still in force."""
    record = tx.run(
        """
        MATCH (l:Kg:Load {case: $case}) WHERE NOT l.undone AND l.action <> 'undo'
        RETURN l.number AS number, l.action AS action ORDER BY l.number DESC LIMIT 1
        """,
        case=case,
    ).single()
    return (record["number"], record["action"]) if record else None


def read_before(tx: Any, case: str, number: int) -> Before:
    """The state before that load."""
    entry = f"load:{case}:{number}"
    load = tx.run("MATCH (l:Kg:Load {id: $id}) RETURN properties(l) AS l", id=entry).single()["l"]
    said = tx.run(
        "MATCH (b:Kg:CaseBefore {id: $id}) RETURN properties(b) AS said", id=f"before:{entry}"
    ).single()
    before = Before(dict(said["said"]) if said else None, json.loads(load["merges"]))
    for row in tx.run(
        "MATCH (u:Kg:Undo {entry: $entry}) RETURN u.what AS what, u.piece AS piece ORDER BY u.number",
        entry=entry,
    ):
        if row["what"] == "old":
            before.records |= {record.key: record for record in unpack_records(row["piece"])}
        else:
            before.added.update(zlib.decompress(row["piece"]).decode().splitlines())
    before.records = {key: record for key, record in before.records.items() if record.word}
    return before


def mark(tx: Any, case: str, number: int, **said: bool) -> None:
    tx.run("MATCH (l:Kg:Load {id: $id}) SET l += $said", id=f"load:{case}:{number}", said=said).consume()


def merge_from(stored: dict[str, Any]) -> Merge:
    """A merge as a pack would say it, from what the graph kept."""
    return Merge(
        stored["keep"],
        tuple(stored["same"]),
        stored["who"],
        stored["when"],
        stored["why"],
        Place(""),
        apart=bool(stored.get("apart")),
    )


def with_cut_off(tx: Any, case: str, before: Before) -> Before:
    """If the load before this one was cut off, the state to go back to is the one before both."""
    found = tx.run(
        """
        MATCH (l:Kg:Load {case: $case}) WHERE NOT l.complete AND NOT l.undone
        RETURN l.number AS number ORDER BY l.number DESC LIMIT 1
        """,
        case=case,
    ).single()
    if found is None:
        return before
    earlier = read_before(tx, case, found["number"])
    mark(tx, case, found["number"], undone=True)
    if earlier.case is None:
        return earlier
    brought = earlier.added | {key for key in before.added if key not in earlier.records}
    records = {key: r for key, r in before.records.items() if key not in brought} | earlier.records
    return Before(earlier.case, earlier.merges, records, brought)
