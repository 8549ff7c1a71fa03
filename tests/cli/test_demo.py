"""`kg demo`: the shipped cases, some rows of each question with their sources, and what to type next."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import demo
from kg.loaders import case_id, find_packs
from kg.resources import shipped
from kg.store import Database
from tests.support.commands import Ran

Command = Callable[..., Ran]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The map goes to the working folder."""
    monkeypatch.chdir(tmp_path)


def test_the_demo_answers_each_question_with_its_sources(empty_database: Database, kg: Command) -> None:
    ran = kg("demo")
    assert ran.exit_code == 0, ran.stderr
    shown = ran.stdout.split("$ kg query ")
    assert "demo/map.html opens by double-click" in ran.stdout
    assert [part.split()[0] for part in shown[1:]] == [name for name, _ in demo._QUESTIONS]
    assert Path("demo/map.html").stat().st_size > 100_000
    for part in shown[1:]:
        assert re.search(r"^1  \w", part, re.MULTILINE)
        assert re.search(r" [a-z0-9-]+:\d+", part), "no source line in an answer"
    assert {case_id(folder) for folder in find_packs([shipped("cases")])} == {
        row["case"] for row in empty_database.read("MATCH (c:Case) RETURN c.case AS case") if row["case"]
    } - {"framework"}


def test_the_demo_can_be_repeated(empty_database: Database, kg: Command) -> None:
    count = "MATCH (n:Entity) RETURN count(n) AS nodes"
    assert kg("demo").exit_code == 0
    before = empty_database.read(count)
    assert kg("demo").exit_code == 0
    assert empty_database.read(count) == before


@pytest.mark.parametrize("line", [command for command, _ in demo._NEXT if "my-case" not in command])
def test_what_it_says_to_type_next_works(database: Database, kg: Command, line: str) -> None:
    if not database.read("MATCH (c:Case) WHERE c.register = 'fact' RETURN c"):
        assert kg("demo").exit_code == 0
    ran = kg(*shlex.split(line)[1:])
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout


def test_a_place_that_cannot_be_written_is_named(empty_database: Database, kg: Command) -> None:
    Path("file").write_text("no folder", encoding="utf-8")
    ran = kg("demo", "--out", "file/map.html")
    assert ran.exit_code == 2
    assert "Choose another place with --out." in ran.stderr
