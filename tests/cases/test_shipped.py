"""The shipped cases as a reader finds them: clean, loaded together, and telling what the texts tell."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.schema.kinds import Stay
from kg.store import Database
from tests.support.databases import wipe
from tests.support.graphs import everything
from tests.support.shipped import CASES, FOLDERS, PACKS, shipped
from tests.support.tellings import TELLINGS, Telling

DOCS = Path(__file__).parents[2] / "docs" / "cases.md"


@pytest.fixture(scope="module")
def loaded(database: Database) -> Database:
    wipe(database)
    Graph(database).load(CASES)
    return database


def test_the_cases_check_clean() -> None:
    assert [str(problem) for pack in shipped().values() for problem in pack.problems.found] == []


def test_each_case_has_a_last_day_and_is_closed() -> None:
    open_ = [pack.id for pack in shipped().values() if not pack.properties.get("closed")]
    assert open_ == []


def test_still_there_goes_with_ongoing() -> None:
    """As docs/cases.md says: on the last day that the text knows, or not said at all."""
    half = [
        id_
        for pack in shipped().values()
        for id_, fact in pack.nodes.items()
        if fact.kind is Stay
        and bool(fact.properties.get("ongoing")) != (fact.properties.get("outcome") == "still_there")
    ]
    assert half == []


def test_one_id_is_of_one_kind_in_all_cases() -> None:
    kinds: dict[str, set[str]] = {}
    for pack in shipped().values():
        for id_, fact in pack.nodes.items():
            kinds.setdefault(id_, set()).add(fact.kind.word)
    assert {id_: words for id_, words in kinds.items() if len(words) > 1} == {}


def test_they_load_in_any_order_to_the_same_graph(empty_database: Database) -> None:
    orders = list(permutations(FOLDERS))
    graphs = []
    for order in (orders[0], orders[-1]):
        wipe(empty_database)
        for folder in order:
            Graph(empty_database).load(folder)
        graphs.append(everything(empty_database))
    assert graphs[0] == graphs[1]


def test_loading_again_writes_nothing(loaded: Database) -> None:
    before = everything(loaded)
    again = Graph(loaded).load(CASES)
    assert {outcome.case for outcome in again} == set(PACKS)
    assert everything(loaded) == before


@pytest.mark.parametrize("case", sorted(TELLINGS))
def test_the_graph_tells_the_story(case: str, loaded: Database) -> None:
    told = Telling(
        stays=rows(loaded, STAYS, case), brokers=rows(loaded, BROKERS, case),
        absent=rows(loaded, ABSENT, case), stopped=rows(loaded, STOPPED, case),
    )  # fmt: skip
    assert told == TELLINGS[case]


def test_an_actor_of_several_cases_is_one_with_sources_from_each(loaded: Database) -> None:
    wimoov = Graph(loaded).show("wimoov")
    assert {claim.case for claim in wimoov.claims} == {"renault-mobiliz", "rameau-impact"}
    assert all(claim.evidence for claim in wimoov.claims)
    assert {cited.source for tie in wimoov.ties for cited in tie.evidence} == {"mobiliz-2016", "rameau-2019"}


def test_the_documentation_counts_what_the_packs_hold() -> None:
    table = re.search(r"^\| \|(.+?)\n\n", DOCS.read_text("utf-8"), re.S | re.M)
    assert table is not None
    lines = [[cell.strip(" *") for cell in line.split("|")[1:-1]] for line in table[0].strip().splitlines()]
    cases = lines[0][1:]
    assert sorted(cases) == sorted(PACKS)
    for kind, *counts in lines[2:]:
        assert counts == [str(count(case, kind)) for case in cases], kind


def count(case: str, what: str) -> int:
    pack = shipped()[case]
    if what == "all ties":
        return len(pack.ties)
    if what in ("inferred", "disputed"):
        said = [*pack.nodes.values(), *pack.ties]
        return sum(fact.properties.get("certainty") == what for fact in said)
    kinds = [fact.kind.word for fact in pack.nodes.values() if fact.kind.word != "source"]
    return len(kinds) if what == "all entities" else kinds.count(what.replace(" ", "_"))


# What a reader who knows the text looks for, asked of the graph alone.
STAYS = """
MATCH (:Case {case: $case})-[:STATES]->(s:Stay)<-[:WENT_THROUGH]-(i:Innovation), (s)-[:IN_PHASE]->(p:Phase)
RETURN i.id, replace(p.id, 'phase:', ''), coalesce(s.start_text, '?'), coalesce(s.end_text, '?'), coalesce(s.outcome, '?')
"""
BROKERS = "MATCH (a:Actor)-[r:MADE {case: $case}]->(:Introduction) RETURN DISTINCT a.id"
ABSENT = """
MATCH (a:Actor)-[r:TAKES_PART_IN|PARTY_TO {case: $case}]->(t)
WHERE r.presence <> 'present' AND (t:Innovation OR t:Alliance OR t:Programme)
RETURN DISTINCT a.id, r.presence, t.id
"""
STOPPED = """
MATCH (:Case {case: $case})-[:STATES]->(e:Event) WHERE e.kind IN ['halt', 'departure']
RETURN e.id, coalesce(e.start_text, '?')
"""


def rows(database: Database, cypher: str, case: str) -> set[tuple[Any, ...]]:
    return {tuple(row.values()) for row in database.read(cypher, {"case": case})}
