"""The first hour of an integrator: a pack begun, broken, mended, loaded, changed, and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store import Database
from tests.support.commands import Ran

FACTS = """
organisations:
  - {name: Mairie, sphere: public, evidence: 1}
  - {name: Repair Café, sphere: association, evidence: 2}
innovations:
  - id: atelier
    name: Atelier partagé
    evidence: 3
    participants:
      - {actor: repair-cafe, role: idea-owner, start: 2014}
      - {actor: mairie, role: funder, lever: financing, start: 2015}
    phases:
      - {phase: conception, entered: 2014, left: 2015, outcome: advanced}
"""
# Each slip that a hurried person makes, and the word of the message that helps.
SLIPS = {
    "sphere: public": ("sphere: publique", "public"),
    "evidence: 2": ("evidence: 2000", "500"),
    "actor: mairie": ("actor: marie", "mairie"),
    "left: 2015": ("left: 2013", "2013"),
    "role: idea-owner": ("rôle: idea-owner", "role"),
}


def test_an_integrator_begins_slips_mends_loads_changes_and_undoes(
    empty_database: Database, kg: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kg("new-case", "atelier").exit_code == 0
    assert kg("check", "atelier").exit_code == 0
    facts = Path("atelier/facts.yaml")

    broken = FACTS
    for good, (bad, _advice) in SLIPS.items():
        broken = broken.replace(good, bad)
    facts.write_text(broken, encoding="utf-8")
    ran = kg("load", "atelier")
    assert ran.exit_code == 1
    problems = [line for line in ran.stderr.splitlines() if line.startswith("✗")]
    assert len(problems) == len(SLIPS), ran.stderr
    for _bad, advice in SLIPS.values():
        assert any(advice in problem for problem in problems), advice
    assert all(problem.startswith("✗ atelier/facts.yaml:") for problem in problems)
    assert "5 errors; nothing was written." in ran.stderr
    assert kg("cases").stdout == ""

    facts.write_text(FACTS, encoding="utf-8")
    assert "atelier: loaded" in kg("load", "atelier").stdout
    facts.write_text(FACTS.replace("start: 2015", "start: 2016"), encoding="utf-8")
    told = kg("load", "atelier", "--dry-run").stdout.splitlines()
    assert [line for line in told if line.startswith(("+", "-", "~", "    start"))] == [
        "~ TAKES_PART_IN TAKES_PART_IN|mairie|atelier|1",
        "    start_text: 2015 → 2016",
    ]
    assert "2015" in kg("show", "atelier").stdout
    assert "atelier: loaded" in kg("load", "atelier").stdout
    assert "2016" in kg("show", "atelier").stdout
    assert "atelier: last load undone" in kg("undo", "atelier").stdout
    assert "2016" not in kg("show", "atelier").stdout
    assert "nothing to change" not in kg("load", "atelier").stdout


def test_machines_get_json(empty_database: Database, kg: Callable[..., Ran], tmp_path: Path) -> None:
    import json

    kg("new-case", str(tmp_path / "x"))
    loaded = json.loads(kg("load", str(tmp_path / "x"), "--format", "json").stdout)
    assert loaded[0]["counts"]["organisation"] == {"new": 2, "changed": 0, "same": 0, "gone": 0}
    assert [case["id"] for case in json.loads(kg("cases", "--format", "json").stdout)] == ["x"]
    (tmp_path / "x" / "facts.yaml").write_text("organisations: [{nam: X}]\n")
    ran = kg("check", str(tmp_path / "x"), "--format", "json")
    assert ran.exit_code == 1
    assert {problem["code"] for problem in json.loads(ran.stdout)} == {"unknown-key", "missing"}


def test_a_folder_without_a_pack_says_how_to_begin(kg: Callable[..., Ran], tmp_path: Path) -> None:
    ran = kg("check", str(tmp_path))
    assert ran.exit_code == 1
    assert "kg new-case" in ran.stderr


def test_a_new_case_never_overwrites(kg: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    ran = kg("new-case", str(tmp_path))
    assert ran.exit_code == 1
    assert "not empty" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
