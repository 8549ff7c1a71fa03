"""The figure that says how far two codings of one text agree."""

from __future__ import annotations

from pathlib import Path

from kg.loaders import Pack
from tests.support.packs import codes, read, write_pack
from tools.agreement import EVERYWHERE, compare, left, table, values

FIRST = """
organisations:
  - {id: mutuelle, name: La Mutuelle, sphere: general_interest, evidence: report:1-5}
  - {id: ville, name: La Ville, sphere: public, evidence: report:50}
alliances:
  - {id: pacte, name: Pacte, kind: network, start: 2010, evidence: report:3,
     parties: [{actor: mutuelle, evidence: report:4}, {actor: ville, evidence: report:50}]}
"""
SECOND = """
organisations:
  - {id: mutuelle, name: La Mutuelle, sphere: association, evidence: report:1-5}
groups:
  - {id: elus, name: Les élus, evidence: report:6}
alliances:
  - {id: alliance, name: Le pacte, kind: network, start: 2011, evidence: report:3,
     parties: [{actor: mutuelle, evidence: report:4}, {actor: elus, evidence: report:6}]}
"""


def coding(folder: Path, facts: str) -> Pack:
    pack = read(write_pack(folder, facts))
    assert not codes(pack)
    return pack


def test_facts_match_by_id_or_by_judgement_and_ties_by_their_ends(tmp_path: Path) -> None:
    first, second = coding(tmp_path / "first", FIRST), coding(tmp_path / "second", SECOND)
    rows = list(table(compare(first, second, [("pacte", "alliance")], EVERYWHERE)))
    assert rows[2:] == [
        "| alliance | 1 | 1 | 1 | 1.00 |",
        "| group | 0 | 1 | 0 | 0.00 |",
        "| organisation | 2 | 1 | 1 | 0.67 |",
        "| **all entities** | 3 | 3 | 2 | 0.67 |",
        "| PARTY_TO | 2 | 2 | 1 | 0.50 |",
        "| **all ties** | 2 | 2 | 1 | 0.50 |",
        "| ties whose two ends both codings have | 1 | 1 | 1 | 1.00 |",
    ]


def test_values_are_compared_where_either_gives_one(tmp_path: Path) -> None:
    first, second = coding(tmp_path / "first", FIRST), coding(tmp_path / "second", SECOND)
    said = list(values(compare(first, second, [("pacte", "alliance")], EVERYWHERE)))
    assert "alliance.dates 0/1" in said
    assert "alliance.kind 1/1" in said
    assert "organisation.sphere 0/1" in said


def test_a_part_of_the_text_counts_only_what_rests_on_it(tmp_path: Path) -> None:
    first, second = coding(tmp_path / "first", FIRST), coding(tmp_path / "second", SECOND)
    part = compare(first, second, [("pacte", "alliance")], (1, 10))
    assert [node.id for node in part.first_nodes] == ["mutuelle", "pacte"]
    assert "PARTY_TO: mutuelle → elus" not in "\n".join(left(part))
    assert "PARTY_TO: elus → alliance  6" in left(part)


def test_one_id_for_two_things_is_no_match(tmp_path: Path) -> None:
    first, second = coding(tmp_path / "first", FIRST), coding(tmp_path / "second", SECOND)
    apart = compare(first, second, [("mutuelle", "")], EVERYWHERE)
    assert apart.same == {}
