"""Facts against the store: what is new, changed, the same, gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.store.records import Ledger, Record

Counts = dict[str, dict[str, int]]


@dataclass(slots=True)
class Plan:
    """What has to be written so that the graph says what the case says."""

    new: list[Record] = field(default_factory=list)
    changed: list[Record] = field(default_factory=list)
    # Key → word of what leaves.
    gone: dict[str, str] = field(default_factory=dict)
    same: Counter[str] = field(default_factory=Counter)
    ledger: Ledger = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.new) + len(self.changed) + len(self.gone)

    def counts(self) -> Counts:
        """Per kind or type: how many are new, changed, the same, gone."""
        tally = {
            "new": Counter(r.word for r in self.new),
            "changed": Counter(r.word for r in self.changed),
            "same": self.same,
            "gone": Counter(self.gone.values()),
        }
        words = sorted({word for counter in tally.values() for word in counter})
        return {word: {name: counter[word] for name, counter in tally.items()} for word in words}


def compare(records: Iterable[Record], stored: Ledger) -> Plan:
    """The plan that leads from what is stored to the records."""
    plan = Plan()
    known = 0
    same: Counter[str] = plan.same
    for record in records:
        before = stored.get(record.key)
        if before is not None:
            known += 1
            if before[1] == record.hash:
                same[record.word] += 1
                plan.ledger[record.key] = before
                continue
        (plan.new if before is None else plan.changed).append(record)
        plan.ledger[record.key] = (record.word, record.hash)
    if known < len(stored):
        plan.gone = {key: word for key, (word, _hash) in stored.items() if key not in plan.ledger}
    return plan
