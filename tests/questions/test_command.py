"""`kg query` and `kg queries`: formats, files, descriptions, checks, and what they say when it goes wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from kg.graph import Graph
from kg.language import use_language
from kg.store import Database
from tests.support.commands import Ran
from tests.support.packs import write_pack
from tests.support.questions import CYPHER, write_question

Command = Callable[..., Ran]
FACTS = """
organisations:
  - {id: evil, name: "=HYPERLINK(\\"http://x\\")", evidence: 1}
  - {id: wimoov, name: Wimoov | *b*, evidence: 3}
alliances:
  - {id: net, name: {fr: Réseau, en: Network}, kind: network, start: 2012, evidence: 4, parties: [evil, wimoov]}
"""
TYPES = """\
number: {type: float, help: {fr: n, en: n}}
count: {type: int, help: {fr: n, en: n}}
day: {type: date, help: {fr: j, en: d}}
early: {type: date, help: {fr: j, en: d}}
own: {type: date, help: {fr: j, en: d}}
sure: {type: bool, help: {fr: s, en: s}}
"""
TYPED = CYPHER.replace(
    "a.name AS name,",
    "a.name AS name, 0.5 AS number, 3 AS count, date('2016-05-01') AS day, date('1850-01-01') AS early, "
    "date('1000-10-01') AS own, true AS sure,",
)


@pytest.fixture
def loaded(empty_database: Database, tmp_path: Path) -> Database:
    Graph(empty_database).load(write_pack(tmp_path / "pack", FACTS))
    return empty_database


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    use_language("en")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    write_question(tmp_path / "own", columns=TYPES, cypher=TYPED)
    return tmp_path / "own"


def test_a_table_on_stdout_and_how_it_was_made_on_stderr(loaded: Database, kg: Command) -> None:
    ran = kg("query", "alliances", "--at", "2014")
    assert ran.exit_code == 0
    head, row = ran.stdout.splitlines()
    assert head.split()[:4] == ["n", "id", "name", "kind"]
    assert row.split()[:3] == ["1", "net", "Network"]
    assert "facts" not in head
    assert "as of: 2014 (2014-12-31)" in ran.stderr
    assert "case: case — A case, last checked 2026-11-01" in ran.stderr


def test_the_same_in_french(loaded: Database, kg: Command) -> None:
    ran = kg("query", "alliances", "--lang", "fr")
    assert "Réseau" in ran.stdout
    assert "à la date du: chaque cas au jour de sa dernière vérification" in ran.stderr


def test_csv_holds_every_column_and_no_formula(loaded: Database, kg: Command, own: Path) -> None:
    ran = kg("query", "actors-here", "--queries", str(own), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert rows[0]["name"] == '\'=HYPERLINK("http://x")'
    assert (rows[0]["number"], rows[0]["day"], rows[0]["own"], rows[0]["sure"]) == (
        "0.5",
        "2016-05-01",
        "T0+9m",
        "true",
    )


def test_json_holds_rows_and_how_they_were_made(loaded: Database, kg: Command) -> None:
    found = json.loads(kg("query", "alliances", "--format", "json", "-p", "status=all").stdout)
    assert found["rows"][0]["parties"] == ['=HYPERLINK("http://x")', "Wimoov | *b*"]
    assert found["made"]["parameters"]["status"] == "all"
    assert found["made"]["cases"][0]["checked"] == "2026-11-01"


def test_markdown_is_a_document_in_which_no_text_is_markup(loaded: Database, kg: Command, own: Path) -> None:
    text = kg("query", "actors-here", "--queries", str(own), "--format", "md").stdout
    assert text.startswith("# Actors\n")
    assert "Wimoov \\| \\*b\\*" in text
    assert "## How this was made" in text


def test_a_workbook_has_real_numbers_and_dates_and_a_sheet_on_how_it_was_made(
    loaded: Database, kg: Command, own: Path, tmp_path: Path
) -> None:
    out = tmp_path / "answer.xlsx"
    ran = kg("query", "actors-here", "--queries", str(own), "--out", str(out), "--lang", "fr")
    assert (ran.exit_code, ran.stdout) == (0, "")
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Acteurs", "Comment ce tableau a été fait"]
    sheet = book["Acteurs"]
    assert [cell.value for cell in sheet[1]][:3] == ["id", "nom", "evidence"]
    names = [cell.value for cell in sheet[1]]
    cells = dict(zip(names, sheet[2], strict=True))
    assert (cells["nom"].data_type, cells["nom"].value) == ("s", '=HYPERLINK("http://x")')
    assert cells["nom"].hyperlink is None
    assert (cells["number"].value, cells["count"].value) == (0.5, 3)
    assert (cells["day"].is_date, cells["day"].value) == (True, datetime(2016, 5, 1))
    assert (cells["early"].value, cells["own"].value) == ("1850-01-01", "T0+9m")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:I3")
    made = {row[0].value: row[1].value for row in book["Comment ce tableau a été fait"]}
    assert made["cas"] == f"case — Un cas, vérifié le {date(2026, 11, 1)}"
    assert made["lignes"] == "2"
    assert made["nom"] == "Son nom"


def test_an_empty_graph_is_said_in_words_and_is_no_error(empty_database: Database, kg: Command) -> None:
    ran = kg("query", "alliances")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "No case of facts is loaded" in ran.stderr


def test_no_row_is_said_in_words(loaded: Database, kg: Command) -> None:
    ran = kg("query", "alliances", "--at", "1990")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "No row: nothing known in 1 case answers this (1990 (1990-12-31))." in ran.stderr


def test_more_rows_are_said(loaded: Database, kg: Command, own: Path) -> None:
    ran = kg("query", "actors-here", "--queries", str(own), "-p", "max_rows=1", "--format", "csv")
    assert "1 of more: -p max_rows=… shows more" in ran.stderr


def test_why_shows_facts_and_lines(loaded: Database, kg: Command) -> None:
    shown = kg("query", "alliances", "--why", "1").stdout
    assert "Network — alliance · from 2012, end unknown" in shown
    assert "Wimoov | *b* — party to → Network" in shown
    assert "↳ report:4 — A report (case)" in shown
    assert kg("query", "alliances", "--why", "2").exit_code == 1


def test_what_is_pasted_into_the_browser_holds_parameters_and_text(loaded: Database, kg: Command) -> None:
    shown = kg("query", "alliances", "--cypher", "--at", "2014", "-p", "kind=l'un").stdout
    assert shown.startswith(
        ":param at => date('2014-12-31')\n:param case => ['case']\n:param kind => 'l\\'un'\n"
    )
    assert shown.rstrip().endswith("LIMIT $max_rows + 1;")


def test_a_description_needs_no_database(kg: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J_URI", "bolt://localhost:1")
    shown = kg("query", "alliances", "--describe").stdout
    assert "one of under_way, certain, possible, ended, to_come, all" in shown
    assert "a whole number from 1 to 100000" in shown
    assert "An unknown date excludes nothing" in shown


WRONG = [
    (["query"], 1, "Name a question"),
    (["query", "alliance"], 1, "Did you mean alliances?"),
    (["query", "alliances", "gaps"], 1, "One question at a time"),
    (["query", "alliances", "-p", "kind"], 1, "write -p name=value"),
    (["query", "alliances", "-p", "kind=a", "-p", "kind=b"], 1, "kind is given twice"),
    (["query", "alliances", "--at", "2014", "-p", "at=2015"], 1, "at is given twice"),
    (["query", "alliances", "-p", "colour=red"], 1, "has no parameter 'colour'"),
    (["query", "alliances", "-p", "status=lost"], 1, "write one of under_way"),
    (["query", "alliances", "--at", "soon"], 1, "at = 'soon'"),
    (["query", "alliances", "--case", "nowhere"], 1, "No case 'nowhere' is loaded"),
    (["query", "alliances", "--format", "pdf"], 1, "write one of table, csv, json, md, xlsx"),
    (["query", "alliances", "--format", "xlsx"], 1, "add --out NAME.xlsx"),
    (["query", "alliances", "--out", "answer.docx"], 1, "write one of table"),
    (["query", "alliances", "--out", "/nowhere/answer.csv"], 2, "cannot be written"),
    (["query", "alliances", "--out", "/nowhere/answer.xlsx"], 2, "cannot be written"),
    (["query", "alliances", "--queries", "/nowhere"], 1, "There is no folder /nowhere"),
    (["query", "alliances", "--lang", "de"], 1, "write fr or en"),
    (["queries", "--group", "fun"], 1, "write one of brokers"),
    (["query", "--check", "/nowhere"], 1, "There is no query file"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), WRONG, ids=lambda value: str(value)[:40])
def test_a_mistake_is_one_sentence(
    database: Database, kg: Command, arguments: list[str], code: int, said: str
) -> None:
    ran = kg(*arguments)
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert said in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_queries_are_listed_by_group_and_found_by_their_words(kg: Command) -> None:
    listed = kg("queries").stdout
    assert "bearings — finding one's bearings" in listed
    assert "alliances" in kg("queries", "--group", "bearings", "--search", "EN COURS").stdout
    assert "No question speaks of that" in kg("queries", "--search", "zzz").stderr
    assert {"name", "question", "params"} <= set(json.loads(kg("queries", "--format", "json").stdout)[0])


def test_checking_names_what_is_wrong_and_where(database: Database, kg: Command, tmp_path: Path) -> None:
    write_question(tmp_path, "broken", change=("group: bearings", "group: fun"))
    write_question(tmp_path, "refused", cypher=CYPHER.replace("collect(s.evidence)", "collect(1, 2)"))
    ran = kg("query", "--check", str(tmp_path))
    assert ran.exit_code == 1
    assert "broken.cypher:4: group = 'fun': is unknown" in ran.stderr
    assert "refused.cypher:20: Too many parameters" in ran.stderr
    assert "refused.cypher: has no cases beside it" in ran.stderr.replace("! ", "")
    assert ran.stdout == "2 questions: 2 errors, 1 warning\n"


def test_the_shipped_questions_pass_their_own_check(database: Database, kg: Command) -> None:
    ran = kg("query", "--check")
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_checking_without_a_database_checks_the_promise(
    kg: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_NEO4J_URI", "bolt://localhost:1")
    ran = kg("query", "--check", str(write_question(tmp_path)))
    assert ran.exit_code == 0
    assert "only the promise of the header" in ran.stderr


def test_a_refused_file_does_not_keep_others_from_being_listed(kg: Command, tmp_path: Path) -> None:
    write_question(tmp_path, "broken", change=("group: bearings", "group: fun"))
    ran = kg("queries", "--queries", str(tmp_path))
    assert ran.exit_code == 0
    assert "alliances" in ran.stdout
    assert "broken.cypher:4" in ran.stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("kg query allia", ["alliances"]),
        ("kg query alliances -p st", ["status="]),
        ("kg query alliances -p status=un", ["status=under_way"]),
    ],
)
def test_the_shell_completes_names_parameters_and_values(typed: str, offered: list[str]) -> None:
    program = "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()"
    words = {"_KG_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **words},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == offered
