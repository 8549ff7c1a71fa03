"""How far two codings of one text agree, fact by fact, before anybody settles the differences.

    python -m tools.agreement FIRST SECOND [--matches FILE] [--lines A-B] [--left]

Entities with one id and one kind match by themselves; FILE (CSV, header `first,second`) names those that are the
same thing under two ids, and `id,` says that an id which both use means two things. Ties match by type and matched
ends. Agreement = 2 · matched / (first + second): it counts what was coded, not whether it was right.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.loaders import Pack, read_packs
from kg.schema.evidence import parse_cited
from kg.schema.facts import NodeFact, TieFact
from kg.schema.framework import load_framework

Lines = tuple[int, int]
TieEnds = tuple[str, str, str]
EVERYWHERE: Lines = (0, 10**9)
# What every coder words in their own way says nothing about agreement.
_OWN_WORDS = (
    "name",
    "aliases",
    "description",
    "note",
    "evidence",
    "view",
    "purpose",
    "function",
    "means",
    "unit",
)


@dataclass(slots=True)
class Comparison:
    """Two packs and what is the same thing in both."""

    first: Pack
    second: Pack
    # id in the second coding → id in the first
    same: dict[str, str]
    lines: Lines = EVERYWHERE
    first_ties: list[TieFact] = field(init=False)
    matched_ties: Counter[TieEnds] = field(init=False)

    def __post_init__(self) -> None:
        theirs = Counter(self.ends_in_first(tie) for tie in self.second.ties)
        ours = Counter(map(_ends, self.first.ties))
        self.matched_ties = ours & theirs
        taken = Counter(self.matched_ties)
        self.first_ties = []
        for tie in self.first.ties:
            matched = taken[_ends(tie)] > 0
            taken[_ends(tie)] -= matched
            if matched or _rests_on(tie, self.lines):
                self.first_ties.append(tie)

    def ends_in_first(self, tie: TieFact) -> TieEnds:
        """Its type and ends, in the words of the first coding where they are known there."""
        return tie.tie.type, self._known(tie.source), self._known(tie.target)

    def _known(self, id_: str) -> str:
        """A node of the framework (a phase, a role) is the same for everybody."""
        return self.same.get(id_, f"second:{id_}" if id_ in self.second.nodes else id_)

    @property
    def pairs(self) -> Iterator[tuple[NodeFact, NodeFact]]:
        for second, first in self.same.items():
            yield self.first.nodes[first], self.second.nodes[second]

    @property
    def first_nodes(self) -> list[NodeFact]:
        matched = set(self.same.values())
        return [n for n in _stated(self.first) if n.id in matched or _rests_on(n, self.lines)]

    @property
    def ties_between_known(self) -> tuple[int, int]:
        """How many ties each coding has whose two ends stand in both."""
        matched = set(self.same.values())
        known_first = sum(_both(t, matched | _outside(t, self.first)) for t in self.first_ties)
        known_second = sum(_both(t, set(self.same) | _outside(t, self.second)) for t in self.second.ties)
        return known_first, known_second


def compare(first: Pack, second: Pack, matches: Iterable[tuple[str, str]], lines: Lines) -> Comparison:
    """Match by id, then by what a person said; a match that names nothing is refused."""
    same = {
        id_: id_
        for id_, node in second.nodes.items()
        if id_ in first.nodes and first.nodes[id_].kind is node.kind and node.kind.word != "source"
    }
    for ours, theirs in matches:
        if ours not in first.nodes or (theirs and theirs not in second.nodes):
            raise SystemExit(f"{ours},{theirs}: no such id in its coding")
        same = {key: value for key, value in same.items() if value != ours}
        if theirs:
            same[theirs] = ours
    return Comparison(first, second, same, lines)


def _ends(tie: TieFact) -> TieEnds:
    return tie.tie.type, tie.source, tie.target


def _both(tie: TieFact, known: set[str]) -> bool:
    return tie.source in known and tie.target in known


def _outside(tie: TieFact, pack: Pack) -> set[str]:
    """Ends that no pack defines: the framework's."""
    return {end for end in (tie.source, tie.target) if end not in pack.nodes}


def _stated(pack: Pack) -> list[NodeFact]:
    return [node for node in pack.nodes.values() if node.kind.word != "source"]


def _rests_on(fact: NodeFact | TieFact, lines: Lines) -> bool:
    cited = map(parse_cited, fact.properties.get("evidence", []))
    return lines == EVERYWHERE or any(c.first <= lines[1] and c.last >= lines[0] for c in cited)


# ---- what is printed


def table(comparison: Comparison) -> Iterator[str]:
    """The agreement per kind and per type of tie, as Markdown."""
    yield "| kind | first coding | second coding | matched | agreement |"
    yield "|---|---:|---:|---:|---:|"
    yield from _rows(
        Counter(n.kind.word for n in comparison.first_nodes),
        Counter(n.kind.word for n in _stated(comparison.second)),
        Counter(a.kind.word for a, b in comparison.pairs if a.kind is b.kind),
        "all entities",
    )
    yield from _rows(
        Counter(t.tie.type for t in comparison.first_ties),
        Counter(t.tie.type for t in comparison.second.ties),
        _per_type(comparison.matched_ties),
        "all ties",
    )
    first, second = comparison.ties_between_known
    matched = sum(comparison.matched_ties.values())
    yield _row("ties whose two ends both codings have", first, second, matched)


def _per_type(ties: Counter[TieEnds]) -> Counter[str]:
    per_type: Counter[str] = Counter()
    for (type_, _source, _target), count in ties.items():
        per_type[type_] += count
    return per_type


def _rows(first: Counter[str], second: Counter[str], matched: Counter[str], total: str) -> Iterator[str]:
    for word in sorted(first | second):
        yield _row(word, first[word], second[word], matched[word])
    yield _row(f"**{total}**", first.total(), second.total(), matched.total())


def _row(what: str, first: int, second: int, matched: int) -> str:
    agreement = f"{2 * matched / (first + second):.2f}" if first + second else ""
    return f"| {what} | {first} | {second} | {matched} | {agreement} |"


def values(comparison: Comparison) -> Iterator[str]:
    """For matched facts: how often a value that either gives is the same in both."""
    equal: Counter[str] = Counter()
    compared: Counter[str] = Counter()
    for ours, theirs in comparison.pairs:
        if ours.kind is not theirs.kind:
            continue
        for name in _compared_names(ours, theirs):
            said = _said(ours, name), _said(theirs, name)
            if any(said):
                compared[f"{ours.kind.word}.{name}"] += 1
                equal[f"{ours.kind.word}.{name}"] += said[0] == said[1]
    for name, count in sorted(compared.items()):
        yield f"{name} {equal[name]}/{count}"


def _compared_names(ours: NodeFact, theirs: NodeFact) -> set[str]:
    names = {n.removesuffix("_en") for n in (*ours.properties, *theirs.properties)}
    return {"dates" if n.startswith(("start_", "end_")) else n for n in names if n not in _OWN_WORDS}


def _said(node: NodeFact, name: str) -> list[Any]:
    if name != "dates":
        return [node.properties[name]] if name in node.properties else []
    return [
        node.properties[n] for n in ("start_min", "start_max", "end_min", "end_max") if n in node.properties
    ]


def left(comparison: Comparison) -> Iterator[str]:
    """Every fact that only one coding has."""
    matched = set(comparison.same.values())
    yield "\n== only in the first coding"
    yield from (_shown(n) for n in comparison.first_nodes if n.id not in matched)
    yield from _left_ties(comparison.first_ties, comparison.matched_ties, _ends)
    yield "\n== only in the second coding"
    yield from (_shown(n) for n in _stated(comparison.second) if n.id not in comparison.same)
    yield from _left_ties(comparison.second.ties, comparison.matched_ties, comparison.ends_in_first)
    yield "\n== matched, of two kinds"
    yield from (f"{_shown(a)}  ≠  {_shown(b)}" for a, b in comparison.pairs if a.kind is not b.kind)


def _left_ties(ties: list[TieFact], matched: Counter[TieEnds], ends: Any) -> Iterator[str]:
    taken = Counter(matched)
    for tie in ties:
        if taken[ends(tie)] > 0:
            taken[ends(tie)] -= 1
        else:
            yield f"{tie.tie.type}: {tie.source} → {tie.target}  {_cited(tie)}"


def _shown(node: NodeFact) -> str:
    return f"{node.kind.word}: {node.id}  {node.properties.get('name', '')}  {_cited(node)}"


def _cited(fact: NodeFact | TieFact) -> str:
    return " ".join(e.partition(":")[2] for e in fact.properties.get("evidence", []))


# ---- the command


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--matches", type=Path)
    parser.add_argument("--lines", default="", help="only facts that rest on these lines: A-B")
    parser.add_argument("--left", action="store_true", help="also the facts that only one coding has")
    asked = parser.parse_args()
    first, second = _read(asked.first), _read(asked.second)
    comparison = compare(first, second, _matches(asked.matches), _lines(asked.lines))
    print("\n".join(table(comparison)))
    print("\nvalues of matched facts, equal/compared: " + " · ".join(values(comparison)))
    if asked.left:
        print("\n".join(left(comparison)))


def _read(folder: Path) -> Pack:
    pack = read_packs([folder], load_framework())[0]
    if pack.problems.errors:
        raise SystemExit("\n".join(map(str, pack.problems.errors)))
    return pack


def _matches(path: Path | None) -> list[tuple[str, str]]:
    if path is None:
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["first"].strip(), row["second"].strip()) for row in csv.DictReader(file)]


def _lines(text: str) -> Lines:
    if not text:
        return EVERYWHERE
    first, last = text.split("-")
    return int(first), int(last)


if __name__ == "__main__":
    main()
