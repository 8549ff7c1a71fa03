"""Finding and showing: forgiving about names, exact about sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import NotFoundError
from kg.graph import Graph
from kg.store import Database
from tests.support.commands import Ran
from tests.support.packs import HEAD, write_pack

FACTS = """
organisations:
  - {id: caisse-des-depots, name: Caisse des Dépôts, aliases: [CDC], siren: "180020026", evidence: 10}
  - {id: wimoov, name: Wimoov, former_names: [Voiture & Co], evidence: 12-14}
innovations:
  - id: plateforme
    name: {fr: Plateforme mobilité, en: Mobility platform}
    evidence: 20
    participants:
      - {actor: wimoov, role: idea-owner, start: 1998}
      - {actor: caisse-des-depots, role: funder, lever: financing}
    phases:
      - {phase: experimentation, entered: 2000, left: 2004, outcome: halted, evidence: 31}
      - {phase: conception, entered: 1998, left: 2000, outcome: advanced, evidence: 30}
"""


@pytest.fixture
def graph(empty_database: Database, tmp_path: Path) -> Graph:
    found = Graph(empty_database)
    found.load(write_pack(tmp_path / "one", FACTS, id_="one"))
    return found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("caisse des depots", "caisse-des-depots"),
        ("CAISSE DES DÉPÔTS", "caisse-des-depots"),
        ("caise des dépots", "caisse-des-depots"),
        ("CDC", "caisse-des-depots"),
        ("180020026", "caisse-des-depots"),
        ("wimov", "wimoov"),
        ("voiture et co", "wimoov"),
        ("mobility platform", "plateforme"),
        ('wimoov" OR *:* (', "wimoov"),
    ],
)
def test_a_name_is_found_in_spite_of_accents_case_and_slips(graph: Graph, text: str, first: str) -> None:
    assert graph.find(text)[0].id == first


@pytest.mark.parametrize("text", ["zzzz", "", "*", "()"])
def test_nothing_is_found_where_nothing_is_like_it(graph: Graph, text: str) -> None:
    assert graph.find(text) == []


def test_a_portrait_gathers_the_claims_of_all_cases(graph: Graph, tmp_path: Path) -> None:
    head = HEAD.format(id="two").replace("report:", "study:").replace("A report", "A study")
    graph.load(
        write_pack(tmp_path / "two", "organisations: [{id: wimoov, name: WIMOOV, evidence: 7}]", head=head)
    )
    portrait = graph.show("wimoov")
    assert [(claim.case, claim.properties["name"]) for claim in portrait.claims] == [
        ("one", "Wimoov"),
        ("two", "WIMOOV"),
    ]
    assert [(c.source, c.lines, c.citation) for claim in portrait.claims for c in claim.evidence] == [
        ("report", "12-14", "A report"),
        ("study", "7", "A study"),
    ]


def test_a_portrait_of_an_innovation_has_its_phases_in_order(graph: Graph) -> None:
    stays = graph.show("plateforme").stays
    assert [(stay.properties["phase"], stay.properties["outcome"]) for stay in stays] == [
        ("conception", "advanced"),
        ("experimentation", "halted"),
    ]
    assert [cited.lines for stay in stays for cited in stay.evidence] == ["30", "31"]


def test_a_view_without_a_title_is_told_by_what_it_says(graph: Graph, tmp_path: Path) -> None:
    views = """
perceptions:
  - {of: plateforme, holder: wimoov, value: favourable, view: {fr: Un essai à étendre, en: A trial to extend}, evidence: 40}
"""
    graph.load(write_pack(tmp_path / "one", FACTS + views, id_="one"))
    (view,) = [tie for tie in graph.show("wimoov").ties if tie.other_kind == "perception"]
    assert (view.other_name, view.other_name_en) == ("Un essai à étendre", "A trial to extend")


def test_an_unknown_id_names_the_nearest(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match=r"wimov.*Did you mean wimoov"):
        graph.show("wimov")


def test_the_command_tells_it_with_dates_and_citations(graph: Graph, kg: Callable[..., Ran]) -> None:
    shown = kg("show", "plateforme").stdout
    for line in (
        "Mobility platform  [innovation · plateforme]",
        "  Conception: 1998 – 2000, advanced to a later phase",
        "    ↳ report:31 — A report",
        "  Caisse des Dépôts [caisse-des-depots] — Funder, Financing",
    ):
        assert line in shown, shown


def test_the_command_says_when_nothing_is_found(graph: Graph, kg: Callable[..., Ran]) -> None:
    ran = kg("find", "zzzz")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "Nothing here has a name like zzzz." in ran.stderr


def test_a_case_that_was_cut_off_is_named_beside_every_answer(graph: Graph, kg: Callable[..., Ran]) -> None:
    with graph.database.session() as session:
        session.run("MATCH (c:Case {case: 'one'}) SET c.complete = false").consume()
    for command in (("find", "wimoov"), ("show", "wimoov")):
        assert "The last load of one was cut off" in kg(*command).stderr
