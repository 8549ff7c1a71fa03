"""Bringing a case into the graph, taking it out, and going back: each wholly done, or not at all.

A case of ordinary size is one transaction. A bulk load is many: the case is marked incomplete in the
first and complete in the last, its journal entry is written before the first fact, and a load that was cut
off is put right by the next one. Loads wait for each other: one lock node, held as long as a load runs,
so that the result is always that of one load after the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kg.errors import NotFoundError
from kg.language import Text
from kg.schema.facts import Merge
from kg.store import cases, contents, journal, ledger, merging, statements
from kg.store.compare import Counts, Plan, compare
from kg.store.database import Database
from kg.store.faults import said_plainly
from kg.store.indexes import prepare
from kg.store.records import Ledger, Record
from kg.store.writing import Writer

# From this many facts on, one transaction would take the server's memory.
BULK = 25_000


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything that one pack says, ready to be compared."""

    id: str
    properties: dict[str, Any]
    records: list[Record]
    merges: list[Merge] = field(default_factory=list)
    path: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that a load changes, with what it says before and after."""

    key: str
    word: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a load did, or would do."""

    case: str
    action: str
    counts: Counts
    changes: list[Change] = field(default_factory=list)
    dry_run: bool = False

    @property
    def writes(self) -> int:
        return sum(c["new"] + c["changed"] + c["gone"] for c in self.counts.values())


Progress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    return


def load(
    database: Database,
    facts: CaseFacts,
    *,
    dry_run: bool = False,
    detail: bool = False,
    progress: Progress = _silent,
) -> Outcome:
    """Make the graph say what the case says."""
    return _Load(database, facts, "load", progress).run(dry_run=dry_run, detail=detail)


def unload(database: Database, case: str, *, progress: Progress = _silent) -> Outcome:
    """Take out everything that this case alone says."""
    return _Load(database, CaseFacts(case, {}, []), "unload", progress).run()


def undo(database: Database, case: str, *, progress: Progress = _silent) -> Outcome:
    """Go back to the state before the last load of this case that is still in force."""
    return _Undo(database, CaseFacts(case, {}, []), "undo", progress).run()


class _Load:
    """One load from the lock to the last commit."""

    def __init__(self, database: Database, facts: CaseFacts, action: str, progress: Progress) -> None:
        self.database = database
        self.facts = facts
        self.case = facts.id
        self.action = action
        self.progress = progress
        self.undoes: int | None = None

    def run(self, *, dry_run: bool = False, detail: bool = False) -> Outcome:
        prepare(self.database)
        with said_plainly(self.database.settings), self.database.session() as session:
            with session.begin_transaction() as tx:
                if not dry_run:
                    _lock(tx)
                self._look(tx)
                plan = self.plan
                detail_changes = self._changes(tx) if detail or dry_run else []
                outcome = Outcome(self.case, self.action, plan.counts(), detail_changes, dry_run)
                if dry_run or not (outcome.writes or self._head_differs()):
                    return outcome
                self.total = plan.size
                self.done = 0
                if plan.size <= BULK:
                    self._write_at_once(tx)
                    tx.commit()
                    return outcome
                # The lock stays with this transaction while others write.
                self._write_in_batches()
                tx.commit()
            return outcome

    # ---- looking

    def _look(self, tx: Any) -> None:
        self.said = cases.read_case(tx, self.case)
        if self.said is None and self.action == "unload":
            raise _unknown(tx, self.case)
        self.stored: Ledger = ledger.read(tx, self.case) if self.said is not None else {}
        self.cut_off = self.said is not None and not self.said.get("complete", True)
        self.old_merges = merging.read(tx, self.case)
        self.before_standing = merging.standing(tx)
        self.after_standing = merging.standing(tx, but=self.case, plus=(self.case, self.facts.merges))
        self.plan = self._plan(tx)
        self.unsettled = self._left_unsettled(tx)

    def _left_unsettled(self, tx: Any) -> set[str]:
        """After a load that was cut off: the nodes whose claims may have moved on without them."""
        if not self.cut_off:
            return set()
        ids = {key for key in (*self.stored, *self.plan.ledger) if "|" not in key}
        unclaimed = {row["id"] for row in tx.run(statements.UNCLAIMED)}
        return {self.after_standing.get(id_, id_) for id_ in ids} | unclaimed

    def _plan(self, tx: Any) -> Plan:  # noqa: ARG002  an undo reads what it needs
        return compare(self.facts.records, self.stored)

    def _head_differs(self) -> bool:
        """Whether something besides the facts changed: the case's own words, or its merges."""
        if self.said is None:
            return True
        head = self._head(complete=True)
        old = {name: _native(value) for name, value in self.said.items() if name not in _MOVING}
        return old != {name: v for name, v in head.items() if name not in _MOVING} or self._merges_differ()

    def _merges_differ(self) -> bool:
        new = [(m.keep, list(m.same), m.who, m.when, m.why, m.apart) for m in self.facts.merges]
        old = [
            (m["keep"], list(m["same"]), m["who"], m["when"], m["why"], bool(m.get("apart")))
            for m in self.old_merges
        ]
        return sorted(new) != sorted(old)

    def _changes(self, tx: Any) -> list[Change]:
        before = journal.keep_before(tx, self.case, self.said, [], self.plan, self.before_standing)
        found = [Change(r.key, r.word, None, r.said) for r in self.plan.new]
        old = {key: record.said for key, record in before.records.items()}
        found += [Change(r.key, r.word, old[r.key], r.said) for r in self.plan.changed]
        found += [Change(key, word, old[key], None) for key, word in self.plan.gone.items()]
        return sorted(found, key=lambda change: change.key)

    # ---- writing

    def _head(self, *, complete: bool) -> dict[str, Any]:
        return {
            "precedence": 50,
            **self.facts.properties,
            "complete": complete,
            "facts": len(self.plan.ledger),
            "path": self.facts.path,
            "fingerprint": self.facts.fingerprint,
            "loaded_at": cases.now(),
            "loaded_by": cases.who(),
            "counts": _same_counts(self.plan),
        }

    def _write_at_once(self, tx: Any) -> None:
        before = self._before(tx)
        journal_number = self._journal(tx, before, complete=True)
        self._begin(tx, self._head(complete=True))
        self._writer(_runner(tx)).write(self.plan, self.unsettled)
        self._finish(tx, journal_number)

    def _write_in_batches(self) -> None:
        with self.database.session() as session:

            def run(query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
                with self.database.session() as own:  # two lanes write at the same time
                    return own.execute_write(lambda tx: [dict(row) for row in tx.run(query, parameters)])

            with session.begin_transaction() as tx:
                journal_number = self._journal(tx, self._before(tx), complete=False)
                self._begin(tx, {**self._head(complete=False), "fingerprint": ""})
                ledger.forget(tx, self.case)
                tx.commit()
            self._writer(run, bulk=True).write(self.plan, self.unsettled)
            with session.begin_transaction() as tx:
                cases.write_case(tx, self.case, self._head(complete=True))
                self._finish(tx, journal_number)
                tx.commit()

    def _before(self, tx: Any) -> journal.Before:
        if not (self.plan.ledger or self.cut_off) and len(self.stored) > BULK:
            packed = contents.read(tx, self.case)
            if packed:
                return journal.Before(self.said, self.old_merges, packed=packed)
        before = journal.keep_before(
            tx, self.case, self.said, self.old_merges, self.plan, self.before_standing
        )
        return journal.with_cut_off(tx, self.case, before)

    def _journal(self, tx: Any, before: journal.Before, *, complete: bool) -> int:
        return journal.write(
            tx, self.case, self.action, self.facts.path, self.plan.counts(), before, complete=complete
        )

    def _begin(self, tx: Any, head: dict[str, Any]) -> None:
        """The case's node first, so that its claims have a place; then whatever a merge moves."""
        old_precedence = (self.said or {}).get("precedence", head.get("precedence"))
        cases.write_case(tx, self.case, head)
        merging.write(tx, self.case, self.facts.merges)
        touched = merging.rehome(tx, self.before_standing, self.after_standing)
        if old_precedence != head.get("precedence"):
            touched |= {self.after_standing.get(key, key) for key in self.stored if "|" not in key}
        self._writer(_runner(tx)).settle(touched)

    def _finish(self, tx: Any, journal_number: int) -> None:
        if self.plan.ledger or self.action == "load":
            ledger.write(tx, self.case, self.plan.ledger)
            if self.cut_off or max(len(self.stored), self.plan.size) > BULK:
                contents.follow(tx, self.case, self.plan, true=not self.cut_off, bulk=BULK)
        else:
            ledger.forget(tx, self.case)
            contents.forget(tx, self.case)
            tx.run("MATCH (c:Entity:Case {case: $case}) DETACH DELETE c", case=self.case).consume()
        journal.mark(tx, self.case, journal_number, complete=True)
        if self.undoes is not None:
            journal.mark(tx, self.case, self.undoes, undone=True)

    def _writer(self, run: Callable[..., list[dict[str, Any]]], *, bulk: bool = False) -> Writer:
        return Writer(self.case, self.after_standing, run, self._step, bulk=bulk)

    def _step(self, count: int) -> None:
        self.done += count
        self.progress(self.done, self.total)


class _Undo(_Load):
    """The inverse of the last load that is still in force, written like any load."""

    def _plan(self, tx: Any) -> Plan:
        found = journal.last(tx, self.case)
        if found is None:
            raise _unknown(tx, self.case)
        self.undoes = found[0]
        before = journal.read_before(tx, self.case, self.undoes)
        self.restored = before.case
        self._restore_head(before)
        self.after_standing = merging.standing(tx, but=self.case, plus=(self.case, self.facts.merges))
        if before.case is None:
            return compare([], self.stored)
        return _inverse(before, self.stored)

    def _restore_head(self, before: journal.Before) -> None:
        said = {} if before.case is None else {k: v for k, v in before.case.items() if k not in _MADE}
        merges = [journal.merge_from(stored) for stored in before.merges]
        path = str((before.case or {}).get("path", ""))
        fingerprint = str((before.case or {}).get("fingerprint", ""))
        self.facts = CaseFacts(self.case, said, [], merges, path, fingerprint)

    def _finish(self, tx: Any, journal_number: int) -> None:
        if self.restored is not None:
            self.action = "load"  # keeps the case, even one without a single fact
        super()._finish(tx, journal_number)


def _inverse(before: journal.Before, stored: Ledger) -> Plan:
    plan = Plan(ledger=dict(stored))
    for record in before.records.values():
        (plan.changed if record.key in stored else plan.new).append(record)
        plan.ledger[record.key] = (record.word, record.hash)
    for key in before.added & stored.keys():
        plan.gone[key] = stored[key][0]
        del plan.ledger[key]
    touched = {*plan.gone, *(r.key for r in plan.changed)}
    for key, (word, _digest) in stored.items():
        if key not in touched:
            plan.same[word] += 1
    return plan


# What changes with every load, whatever the case says.
_MOVING = frozenset(("loaded_at", "loaded_by", "id", "case", "version", "path"))
# What a load itself writes on the case's node.
_MADE = frozenset(
    ("complete", "facts", "path", "fingerprint", "loaded_at", "loaded_by", "counts", "id", "case", "version")
)


def _lock(tx: Any) -> None:
    """Wait for the load before this one to end. The lock goes with the transaction, or its process."""
    tx.run("MERGE (l:Kg {id: 'lock'}) SET l:Lock, l.at = datetime()").consume()


def _runner(tx: Any) -> Callable[..., list[dict[str, Any]]]:
    def run(query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        return [dict(row) for row in tx.run(query, parameters)]

    return run


def _same_counts(plan: Plan) -> list[str]:
    """How many facts of each kind the case holds, as `word=count`: what an unchanged reload says."""
    tally: dict[str, int] = {}
    for word, _digest in plan.ledger.values():
        tally[word] = tally.get(word, 0) + 1
    return [f"{word}={count}" for word, count in sorted(tally.items())]


def _native(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value


def _unknown(tx: Any, case: str) -> NotFoundError:
    from kg.names import nearest

    known = [row["case"] for row in tx.run("MATCH (c:Case) RETURN c.case AS case ORDER BY case")]
    near = ", ".join(nearest(case, known)) or ", ".join(known) or "—"
    return NotFoundError(
        Text(
            en=f"No case {case} here. Loaded: {near}.",
            fr=f"Pas de cas {case} ici. Chargés : {near}.",
        )
    )


def unchanged(database: Database, case: str, fingerprint: str) -> Outcome | None:
    """The outcome of loading a case whose files are those of its last load; None when they are not."""
    rows = database.read(
        "MATCH (c:Case {id: $id}) WHERE c.complete AND c.fingerprint = $print RETURN c.counts AS counts",
        {"id": ledger.case_node_id(case), "print": fingerprint},
    )
    if not rows:
        return None
    counts: Counts = {}
    for entry in rows[0]["counts"]:
        word, _, count = entry.partition("=")
        counts[word] = {"new": 0, "changed": 0, "same": int(count), "gone": 0}
    return Outcome(case, "load", counts)
