"""A plan into the graph: claims, merged nodes, ties. Each function works inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from kg.errors import KgError
from kg.language import Text
from kg.schema.registry import KIND_BY_WORD
from kg.store import lanes
from kg.store import statements as cypher
from kg.store.claims import Claim, merge
from kg.store.compare import Plan
from kg.store.ledger import case_node_id
from kg.store.merging import Standing
from kg.store.records import Record, ends, from_stored

_KIND_LABELS = {label for kind in KIND_BY_WORD.values() for label in kind.labels}
Item = TypeVar("Item")
# Called after each batch with the number of facts written in it.
Progress = Callable[[int], None]


class KindConflictError(KgError):
    """Two cases say that one id is two kinds of things."""

    exit_code = 1


class Writer:
    """Writes the plan of one case. `run` executes one statement with one batch of rows; in a `bulk` load it
    does so in a transaction of its own, two at the same time.
    """

    def __init__(
        self,
        case: str,
        standing: Standing,
        run: Callable[..., list[dict[str, Any]]],
        progress: Progress,
        *,
        bulk: bool = False,
    ) -> None:
        self.case = case
        self.case_id = case_node_id(case)
        self.standing = standing
        self._run = run
        self.progress = progress
        self.bulk = bulk

    def run(self, query: str, rows: Sequence[Any], name: str = "rows", **more: Any) -> list[dict[str, Any]]:
        """The statement over all rows, in batches."""
        found: list[dict[str, Any]] = []
        for batch in cypher.batches(rows):
            found += self._run(query, {name: batch, "case": self.case, "case_id": self.case_id, **more})
        return found

    def _run_in_lanes(
        self,
        query: str,
        items: Sequence[Item],
        touched: Callable[[Item], lanes.Touched],
        row: Callable[[Item], dict[str, Any]],
    ) -> None:
        """The statement over a row for each item. `touched`: the nodes that an item holds while it is written."""

        def run_all(some: Sequence[Item]) -> Iterator[int]:
            for batch in cypher.batches(some):
                self.run(query, [row(item) for item in batch])
                yield len(batch)

        for round_ in lanes.rounds(items, touched) if self.bulk else [[items]]:
            for count in lanes.side_by_side([run_all(lane) for lane in round_]):
                self.progress(count)

    def write(self, plan: Plan, unsettled: Iterable[str] = ()) -> None:
        """Everything, in an order in which each statement finds what it needs. `unsettled`: nodes that a
        load before this one may have left without what their claims say.
        """
        gone = self._remove_own_entities(plan.gone) if not plan.ledger else list(plan.gone)
        self._remove_ties([key for key in gone if "|" in key])
        touched = self._add_nodes([r for r in plan.new if not r.is_tie])
        touched |= self._change_nodes([r for r in plan.changed if not r.is_tie])
        self._write_ties(cypher.CREATE_TIES, [r for r in plan.new if r.is_tie])
        self._write_ties(cypher.CHANGE_TIES, [r for r in plan.changed if r.is_tie])
        touched |= self._remove_nodes([key for key in gone if "|" not in key])
        self.settle(touched.union(unsettled))

    # ---- entities

    def _node_row(self, record: Record) -> dict[str, Any]:
        return {
            "id": self.standing.get(record.key, record.key),
            "stated": record.key,
            "said": record.said,
            "word": record.word,
            "labels": cypher.labels_of(record.word),
            "hash": record.hash,
        }

    def _add_nodes(self, records: list[Record]) -> set[str]:
        rows = [self._node_row(record) for record in records]
        ids = list({row["id"] for row in rows})
        known = {r["id"] for r in self.run(cypher.KNOWN_IDS, ids, "ids")}
        fresh: list[dict[str, Any]] = []
        further: list[dict[str, Any]] = []
        for row in rows:
            (further if row["id"] in known else fresh).append(row)
            known.add(row["id"])
        for statement, group in ((cypher.CREATE_ENTITIES, fresh), (cypher.ADD_CLAIMS, further)):
            self._run_in_lanes(statement, group, lambda row: (row["id"], row["id"]), lambda row: row)
        return {row["id"] for row in further}

    def _change_nodes(self, records: list[Record]) -> set[str]:
        rows = [self._node_row(record) for record in records]
        self.run(cypher.CHANGE_CLAIMS, rows)
        self.progress(len(rows))
        return {row["id"] for row in rows}

    def _remove_nodes(self, keys: list[str]) -> set[str]:
        rows = [{"id": self.standing.get(key, key), "stated": key} for key in keys]
        self.run(cypher.REMOVE_CLAIMS, rows)
        self.progress(len(rows))
        return {row["id"] for row in rows}

    def _remove_own_entities(self, gone: Iterable[str]) -> list[str]:
        """When a whole case leaves: what it alone claims goes with its ties, node by node. The keys of the
        rest, where another case says something too.
        """
        facts_of: dict[str, list[str]] = {}
        for key in gone:
            id_ = ends(key).source if "|" in key else key
            facts_of.setdefault(self.standing.get(id_, id_), []).append(key)
        left: list[str] = []
        for batch in cypher.batches(sorted(facts_of)):
            shared = {row["id"] for row in self.run(cypher.ALSO_CLAIMED_BY_OTHERS, batch, "ids")}
            own = [id_ for id_ in batch if id_ not in shared]
            self.run(cypher.REMOVE_ENTITIES, own, "ids")
            self.progress(sum(len(facts_of[id_]) for id_ in own))
            left += [key for id_ in batch if id_ in shared for key in facts_of[id_]]
        return left

    def settle(self, ids: Iterable[str]) -> None:
        """Give each of these nodes what its claims say together; take away those that nobody claims."""
        found = self.run(cypher.READ_CLAIMS, sorted(ids), "ids")
        left = [row for row in found if row["claims"]]
        for row in left:
            self._check_kind(row)
        self.run(cypher.SET_ENTITIES, [{"id": r["id"], "said": _merged(r["claims"])} for r in left])
        self._relabel(left)
        self.run(cypher.REMOVE_ENTITIES, [row["id"] for row in found if not row["claims"]], "ids")

    def _check_kind(self, row: dict[str, Any]) -> None:
        words = {claim["said"]["word"]: claim["case"] for claim in row["claims"]}
        if len(words) > 1:
            said = ", ".join(f"{word} ({case})" for word, case in sorted(words.items()))
            raise KindConflictError(
                Text(
                    en=f"{row['id']} is of two kinds: {said}. Make them one kind, or give one another id. "
                    "Nothing was written.",
                    fr=f"{row['id']} est de deux genres : {said}. En faire un seul, ou donner un autre id. "
                    "Rien n'a été écrit.",
                )
            )

    def _relabel(self, rows: list[dict[str, Any]]) -> None:
        """A node whose claims changed kind has the labels of the new one, and none of the old."""
        wrong = []
        for row in rows:
            wanted = set(cypher.labels_of(row["claims"][0]["said"]["word"]))
            there = set(row["labels"]) & _KIND_LABELS
            if there != wanted:
                wrong.append({"id": row["id"], "old": sorted(there - wanted), "new": sorted(wanted)})
        self.run(cypher.RELABEL, wrong)

    # ---- ties

    def _ends(self, key: str) -> tuple[str, str]:
        """The nodes at the two ends of the relationship of this key."""
        end = ends(key)
        return self.standing.get(end.source, end.source), self.standing.get(end.target, end.target)

    def _tie_row(self, tie: str, **more: Any) -> dict[str, Any]:
        """How the relationship of this key is found, and whatever more is to be done with it."""
        source, target = self._ends(tie)
        return {"source": source, "target": target, "type": tie.partition("|")[0], **more}

    def _write_ties(self, statement: str, records: list[Record]) -> None:
        own = {"case": self.case}
        self._run_in_lanes(
            statement,
            records,
            lambda r: self._ends(r.key),
            lambda r: self._tie_row(r.key, said={**r.said, **own, "key": r.key, "hash": r.hash}),
        )

    def _remove_ties(self, keys: list[str]) -> None:
        self.run(cypher.REMOVE_TIES, [self._tie_row(key, key=key) for key in keys])
        self.progress(len(keys))


def _merged(claims: list[dict[str, Any]]) -> dict[str, Any]:
    stated = [
        Claim(
            f"{claim['case']}\0{claim['stated']}",
            claim["precedence"],
            claim["said"]["word"],
            from_stored(claim["said"]["word"], claim["stated"], claim["said"]).said,
        )
        for claim in claims
    ]
    return merge(stated)
