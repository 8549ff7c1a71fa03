"""The published values of brokerage, through the real path: a pack is loaded, a question is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import comb
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.questions.answer import Answer, Row
from kg.questions.measures._links import only_links
from kg.questions.measures._network import Network
from kg.store import Database
from tests.questions import networks
from tests.support.databases import wipe
from tests.support.worlds import forget_worlds

Asker = Callable[..., dict[str, Row]]


@pytest.fixture
def graph(database: Database) -> Graph:
    wipe(database)
    forget_worlds(database)
    return Graph(database)


@pytest.fixture
def loaded(graph: Graph, tmp_path: Path) -> Callable[..., Graph]:
    def load(ties: Iterable[networks.Tie], spheres: Mapping[str, str] | None = None) -> Graph:
        graph.load(networks.network(tmp_path, ties, spheres))
        return graph

    return load


def by_name(answer: Answer) -> dict[str, Row]:
    return {row.name: row for row in answer.rows}


def said(answer: Answer) -> str:
    return " ".join(note.en for note in answer.made.notes)


def values(rows: dict[str, Row], column: str) -> dict[str, Any]:
    return {name: row[column] for name, row in rows.items()}


def test_strike_all_24_rows(loaded: Callable[..., Graph]) -> None:
    answer = loaded(*networks.strike()).ask("brokers", least=0)
    rows = by_name(answer)
    found = {
        name: [
            2 * row.coordinator,
            2 * row.consultant,
            row.boundary,
            row.boundary,
            2 * row.liaison,
            2 * row.open_pairs,
        ]
        for name, row in rows.items()
    }
    assert found == networks.STRIKE["scores"]
    assert len(found) == 24
    assert all(row.unsaid == 0 for row in rows.values())
    assert all(row.across == row.boundary + row.liaison for row in rows.values())
    assert rows["Bob"].between == pytest.approx(155.667, abs=5e-4)
    assert rows["Norm"].between == pytest.approx(144.667, abs=5e-4)
    assert rows["Alejandro"].between == pytest.approx(60)
    assert rows["Sam"].between == pytest.approx(42)
    constraint = values(rows, "burt")
    for name, value in {"Norm": 0.198, "Bob": 0.238, "Gill": 0.326, "Utrecht": 0.405, "Frank": 1}.items():
        assert constraint[name] == pytest.approx(value, abs=5e-4), name
    assert "E-I index -0.842: 3 ties between spheres, 35 within" in said(answer)


def test_chance_is_that_of_shuffled_spheres(loaded: Callable[..., Graph]) -> None:
    """Against every way to deal the spheres of a small star, enumerated by hand."""
    ties = networks.ties("V-A V-B V-C V-D")
    spheres = {"V": "public", "A": "public", "B": "public", "C": "academic", "D": "academic"}
    row = by_name(loaded(ties, spheres).ask("brokers"))["V"]
    # Of the 10 ways to place the two academics, 4 put one at the centre (3 of 6 pairs lie across), 6 put
    # both around (4 of 6 lie across).
    assert (row.across, row.open_pairs) == (4, 6)
    assert row.expected == pytest.approx(3.6, abs=0.06)
    assert row.p == pytest.approx(0.6, abs=0.06)


def test_borgatti_1997(loaded: Callable[..., Graph]) -> None:
    graph = loaded(networks.ties(networks.BORGATTI))
    plain = by_name(graph.ask("brokers", least=0))
    assert [round(plain[name].burt, 3) for name in "GAC"] == [0.4, 0.595, 1]
    assert [round(plain[name].effective_size, 2) for name in "GAC"] == [4.67, 2.5, 1]
    weighted = by_name(graph.ask("brokers", least=0, weighted=True))
    assert [round(weighted[name].burt, 3) for name in "GAC"] == [0.299, 0.795, 1]
    assert [round(weighted[name].effective_size, 2) for name in "GAC"] == [5.47, 2.47, 1]


def test_florentine_families(loaded: Callable[..., Graph]) -> None:
    rows = by_name(loaded(networks.ties(networks.FLORENCE)).ask("brokers", least=0))
    assert {name: round(value, 3) for name, value in values(rows, "between_share").items()} == {
        "Medici": 0.522, "Guadagni": 0.255, "Albizzi": 0.212, "Salviati": 0.143, "Ridolfi": 0.114,
        "Bischeri": 0.104, "Strozzi": 0.103, "Barbadori": 0.093, "Tornabuoni": 0.092, "Castellani": 0.055,
        "Peruzzi": 0.022, "Acciaiuoli": 0, "Ginori": 0, "Lamberteschi": 0, "Pazzi": 0,
    }  # fmt: skip
    assert rows["Medici"].between == pytest.approx(47.5)
    assert rows["Guadagni"].between == pytest.approx(23.167, abs=5e-4)
    assert rows["Albizzi"].between == pytest.approx(19.333, abs=5e-4)
    assert {name: round(value, 4) for name, value in values(rows, "burt").items()} == {
        "Medici": 0.2099, "Guadagni": 0.25, "Albizzi": 0.3333, "Strozzi": 0.4583, "Ridolfi": 0.4599,
        "Tornabuoni": 0.4599, "Bischeri": 0.4823, "Castellani": 0.4823, "Salviati": 0.5, "Barbadori": 0.5,
        "Peruzzi": 0.6559, "Acciaiuoli": 1, "Ginori": 1, "Lamberteschi": 1, "Pazzi": 1,
    }  # fmt: skip
    assert rows["Medici"].effective_size == pytest.approx(5.667, abs=5e-4)
    assert rows["Guadagni"].effective_size == pytest.approx(4)
    assert {row.unsaid for row in rows.values() if row.open_pairs} != {0}, "no sphere is known"
    assert all(row.p is None for row in rows.values())


def test_strike_single_doors_and_what_falls_apart(loaded: Callable[..., Graph]) -> None:
    graph = loaded(*networks.strike())
    doors = graph.ask("single-doors")
    assert {row.name for row in doors.rows} == {"Alejandro", "Bob", "Gill", "Norm", "Sam"}
    bob = by_name(doors)["Bob"]
    # Eight of the young and the four Spanish-speaking hang on Bob; Karl and Ozzie join young and old besides.
    assert (bob.cut_off, set(bob.who)) == (4, {"Alejandro", "Carlos", "Domingo", "Eduardo"})
    assert "10, 8, 4, 3. Ties that alone hold two sides together: 2" in said(doors)
    apart = graph.ask("without", actors=["norm", "bob", "gill"])
    assert "0.000000 before, 0.747619 after" in said(apart)


def test_florentine_single_doors(loaded: Callable[..., Graph]) -> None:
    doors = loaded(networks.ties(networks.FLORENCE)).ask("single-doors")
    assert {row.name: set(row.who) for row in doors.rows} == {
        "Medici": {"Acciaiuoli", "Pazzi", "Salviati"},
        "Salviati": {"Pazzi"},
        "Albizzi": {"Ginori"},
        "Guadagni": {"Lamberteschi"},
    }
    assert "Ties that alone hold two sides together: 5" in said(doors)
    medici = by_name(doors)["Medici"]
    assert (medici.cut_off, medici.parts, medici.pairs_lost) == (3, 3, 11 + 22 + 2)


def test_the_pairs_of_a_hub_are_estimated_near_the_count() -> None:
    """A hub of 300, half of whom a second one links as well: three pairs of four are its alone."""
    hub, second, partners = 0, 1, range(2, 302)
    ties = [(hub, one) for one in partners] + [(second, one) for one in list(partners)[:150]]
    neighbours: list[set[int]] = [set() for _ in range(302)]
    for one, other in ties:
        neighbours[one].add(other)
        neighbours[other].add(one)
    network = Network(neighbours, [None] * 302, dict.fromkeys(ties, 1))
    before = [set(around) for around in neighbours]
    counted = comb(300, 2) - comb(150, 2)
    assert only_links(network, hub) == pytest.approx(counted, abs=0.035 * comb(300, 2))
    assert only_links(network, hub) != counted  # an estimate, and said to be one
    assert only_links(network, second) == 0
    assert network.neighbours == before
