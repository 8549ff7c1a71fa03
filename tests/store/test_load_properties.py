"""Random packs, loaded, changed, taken out and undone in random order, beside a plain model in memory."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import NotFoundError
from kg.graph import Graph
from kg.store import Database, loading
from tests.support import databases
from tests.support.packs import HEAD

CASES = {"one": 80, "two": 50, "three": 50}
IDS = ["a", "b", "c", "d"]
SPHERES = ["public", "citizen"]

# What one pack says: actor → (name, sphere or None, aliases), and the ties (alliance, actor, role).
Actor = tuple[str, str | None, tuple[str, ...]]
Tie = tuple[str, str, str | None]


@dataclass(frozen=True)
class Content:
    actors: dict[str, Actor]
    ties: tuple[Tie, ...]

    def as_yaml(self) -> str:
        lines = ["organisations:"]
        for id_, (name, sphere, aliases) in self.actors.items():
            said = f"sphere: {sphere}, " if sphere else ""
            lines.append(
                f"  - {{id: {id_}, name: {name}, {said}aliases: [{', '.join(aliases)}], evidence: 1}}"
            )
        lines.append("alliances:")
        for alliance in ("x", "y"):
            parties = [
                f"{{actor: {actor}{f', role: {role}' if role else ''}}}"
                for in_, actor, role in self.ties
                if in_ == alliance
            ]
            lines.append(
                f"  - {{id: {alliance}, name: {alliance}, evidence: 1, parties: [{', '.join(parties)}]}}"
            )
        return "\n".join(lines) + "\n"


@st.composite
def contents(draw: st.DrawFn) -> Content:
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    actors = {
        id_: (
            draw(st.sampled_from(["N", "M"])),
            draw(st.sampled_from([None, *SPHERES])),
            tuple(draw(st.lists(st.sampled_from(["P", "Q", "R"]), unique=True, max_size=2))),
        )
        for id_ in ids
    }
    tie = st.tuples(
        st.sampled_from(["x", "y"]), st.sampled_from(ids), st.sampled_from([None, "expert", "funder"])
    )
    return Content(actors, tuple(draw(st.lists(tie, max_size=5))))


# An operation: load this content as that case, take the case out, or undo its last load.
operations = st.lists(
    st.tuples(
        st.sampled_from(sorted(CASES)),
        st.one_of(contents(), contents(), st.just("unload"), st.just("undo")),
    ),
    min_size=1,
    max_size=9,
)


@dataclass
class Model:
    """The same in plain words: for each case what it says now, and what it said before each load."""

    now: dict[str, Content] = field(default_factory=dict)
    before: dict[str, list[Content | None]] = field(default_factory=dict)

    def load(self, case: str, content: Content) -> None:
        if self.now.get(case) != content:
            self.before.setdefault(case, []).append(self.now.get(case))
            self.now[case] = content

    def unload(self, case: str) -> bool:
        if case not in self.now:
            return False
        self.before.setdefault(case, []).append(self.now.pop(case))
        return True

    def undo(self, case: str) -> bool:
        if not self.before.get(case):
            return False
        old = self.before[case].pop()
        if old is None:
            self.now.pop(case, None)
        else:
            self.now[case] = old
        return True

    def nodes(self) -> dict[str, dict[str, Any]]:
        """The merged actors, worked out afresh: highest precedence first, then the case's name."""
        merged: dict[str, dict[str, Any]] = {}
        for case in sorted(self.now, key=lambda c: (-CASES[c], c)):
            for id_, (name, sphere, aliases) in self.now[case].actors.items():
                node = merged.setdefault(id_, {"names": [], "sphere": None, "aliases": []})
                node["names"].append(name)
                node["sphere"] = node["sphere"] or sphere
                node["aliases"] += [alias for alias in aliases if alias not in node["aliases"]]
        for node in merged.values():
            node["name"], *others = dict.fromkeys(node.pop("names"))
            node["aliases"] += [name for name in others if name not in node["aliases"]]
        return merged

    def ties(self) -> list[tuple[str, str, str, str | None]]:
        return sorted(((case, *tie) for case, content in self.now.items() for tie in content.ties), key=repr)


def stored_nodes(database: Database) -> dict[str, dict[str, Any]]:
    rows = database.read(
        "MATCH (o:Organisation) RETURN o.id AS id, o.name AS name, o.sphere AS sphere, "
        "coalesce(o.aliases, []) AS aliases"
    )
    return {row.pop("id"): row for row in rows}


def stored_ties(database: Database) -> list[tuple[str, str, str, str | None]]:
    rows = database.read(
        "MATCH (o)-[r:PARTY_TO]->(l) RETURN r.case AS c, l.id AS l, o.id AS o, r.role AS role"
    )
    return sorted(((row["c"], row["l"], row["o"], row["role"]) for row in rows), key=repr)


@pytest.mark.slow
@pytest.mark.parametrize("bulk", [10**9, 0], ids=["at-once", "in-batches"])
def test_any_order_of_loads_gives_what_a_plain_model_says(
    database: Database, tmp_path: Path, bulk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "BULK", bulk)
    graph = Graph(database)

    @settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
    @given(operations)
    def play(steps: list[tuple[str, Content | str]]) -> None:
        databases.wipe(database)
        model = Model()
        for case, step in steps:
            expected = copy.deepcopy(model)
            if isinstance(step, Content):
                expected.load(case, step)
                folder = tmp_path / case
                folder.mkdir(exist_ok=True)
                head = HEAD.format(id=case) + f"precedence: {CASES[case]}\n"
                (folder / "pack.yaml").write_text(head)
                (folder / "facts.yaml").write_text(step.as_yaml())
                graph.load(folder)
            else:
                there = getattr(expected, step)(case)
                if there:
                    getattr(graph, step)(case)
                else:
                    with pytest.raises(NotFoundError):
                        getattr(graph, step)(case)
            model = expected
            assert stored_nodes(database) == model.nodes()
            assert stored_ties(database) == model.ties()

    play()
