"""Which id stands for which: the merges that the loaded packs hold, and what a change of them moves."""

from __future__ import annotations

from typing import Any

from kg.schema.facts import Merge
from kg.store import statements
from kg.store.records import ends

Standing = dict[str, str]


def standing(tx: Any, *, but: str = "", plus: tuple[str, list[Merge]] | None = None) -> Standing:
    """Merged id → the id that stands for it. `but`: as if this case held no merges; `plus`: these."""
    rows = [
        (record["case"], record["keep"], record["same"])
        for record in tx.run(
            "MATCH (m:Kg:Merge) WHERE NOT coalesce(m.apart, false) "
            "RETURN m.case AS case, m.keep AS keep, m.same AS same"
        )
        if record["case"] != but
    ]
    if plus is not None:
        rows += [(plus[0], merge.keep, list(merge.same)) for merge in plus[1] if not merge.apart]
    into: Standing = {}
    # By case, so that two packs that disagree give the same graph in whichever order they came.
    for _case, keep, same in sorted(rows, key=lambda row: (row[0], row[1])):
        for id_ in same:
            into.setdefault(id_, keep)
    return {id_: _last(into, id_) for id_ in into}


def _last(into: Standing, id_: str) -> str:
    """Follow a chain over several packs to its end; a ring ends where it started."""
    seen = {id_}
    while into.get(id_, id_) not in seen:
        id_ = into[id_]
        seen.add(id_)
    return id_


def write(tx: Any, case: str, merges: list[Merge]) -> None:
    tx.run("MATCH (m:Kg:Merge {case: $case}) DELETE m", case=case).consume()
    tx.run(
        """
        UNWIND $rows AS row
        CREATE (m:Kg:Merge {id: row.id}) SET m += row
        """,
        rows=[
            {
                "id": f"merge:{case}:{number}",
                "case": case,
                "keep": m.keep,
                "same": list(m.same),
                "who": m.who,
                "when": m.when,
                "why": m.why,
                **({"apart": True} if m.apart else {}),
            }
            for number, m in enumerate(merges)
        ],
    ).consume()


def read(tx: Any, case: str) -> list[dict[str, Any]]:
    """The merges of a case, as they can be written back."""
    return [
        dict(record["m"])
        for record in tx.run("MATCH (m:Kg:Merge {case: $case}) RETURN properties(m) AS m", case=case)
    ]


def rehome(tx: Any, before: Standing, after: Standing) -> set[str]:
    """Move the claims and ties of every id whose standing changed. The ids whose nodes were touched."""
    touched: set[str] = set()
    for id_ in sorted({*before, *after}):
        old, new = before.get(id_, id_), after.get(id_, id_)
        if old != new and _move_claims(tx, id_, old, new):
            _move_ties(tx, id_, old, new)
            touched |= {old, new}
    return touched


def _move_claims(tx: Any, id_: str, old: str, new: str) -> bool:
    """Whether there was anything to move."""
    rows = [
        dict(record)
        for record in tx.run(
            """
            MATCH (c:Case)-[s:STATES {id: $id}]->(:Entity {id: $old})
            WITH c.id AS case_id, s, properties(s) AS said
            DELETE s
            RETURN case_id, said
            """,
            id=id_,
            old=old,
        )
    ]
    tx.run(
        """
        UNWIND $rows AS row
        MERGE (e:Entity {id: $new})
        SET e:$(row.labels)
        WITH e, row
        MATCH (c:Entity:Case {id: row.case_id})
        CREATE (c)-[s:STATES]->(e)
        SET s = row.said
        """,
        new=new,
        rows=[{**row, "labels": statements.labels_of(row["said"]["word"])} for row in rows],
    ).consume()
    return bool(rows)


def _move_ties(tx: Any, id_: str, old: str, new: str) -> None:
    rows = [
        dict(record)
        for record in tx.run(
            """
            MATCH (e:Entity {id: $old})-[r]-()
            WHERE split(r.key, '|')[1] = $id OR split(r.key, '|')[2] = $id
            WITH DISTINCT r
            WITH r, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS said
            DELETE r
            RETURN source, target, said
            """,
            old=old,
            id=id_,
        )
    ]
    for row in rows:
        end = ends(row["said"]["key"])
        moved = {
            "source": new if end.source == id_ else row["source"],
            "target": new if end.target == id_ else row["target"],
            "type": end.type,
            "said": row["said"],
        }
        tx.run(statements.CREATE_TIES, rows=[moved]).consume()
