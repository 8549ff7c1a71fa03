"""Notes on what is wrong or missing: written in the page, saved as a table, read back as proposals."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from kg.loaders.proposals import read_proposals
from tests.maps.conftest import Opens
from tests.maps.payloads import PAYLOADS
from tests.maps.worlds import village
from tests.support.browser import Opened
from tests.support.charts import thing, tie, world

FORMULAS = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "|cmd", "%x", "'=1+1", "＝1")


def note(map_: Opened, text: str, by: str = "", kind: str = "wrong") -> None:
    """As a person does, by keyboard: open the form, choose, write, note."""
    page = map_.page
    page.focus("#panel .note-do")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .note-text:focus")
    page.keyboard.insert_text(text)
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(by)
    page.select_option("#panel .note-kind", kind)
    page.locator("#panel .note-by").press("Enter")


def saved(map_: Opened, tmp_path: Path) -> Path:
    map_.page.click("#to-notes")
    with map_.page.expect_download() as download:
        map_.page.click("#save-notes")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_note_is_kept_said_to_be_unsaved_and_saved(opens: Opens, tmp_path: Path) -> None:
    map_ = opens(village())
    page = map_.page
    map_.click_on("garage")
    note(map_, 'They left in 2015.\nAsk Léo; "really"', "Claire")
    assert "Not saved" in map_.panel()
    assert "Not saved" in page.inner_text("#said")
    assert page.inner_text("#to-notes") == "Notes (1, not saved)"
    map_.find("mairie")
    assert "They left in 2015." not in map_.panel()
    note(map_, "The other mayor", kind="missing")
    map_.find("etoile")
    assert "They left in 2015." in map_.panel()
    path = saved(map_, tmp_path)
    assert path.name == "a-case.notes.csv"
    assert page.inner_text("#to-notes") == "Notes (2)"
    assert "Not saved" not in map_.panel()
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    found = read_proposals(path)
    assert [(one.kind, one.about, one.name, one.note, one.by, one.map) for one in found] == [
        (
            "wrong",
            "garage",
            "Garage de l'Étoile",
            'They left in 2015.\nAsk Léo; "really"',
            "Claire",
            "A case",
        ),
        ("missing", "mairie", "Mairie", "The other mayor", "", "A case"),
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", one.on) for one in found)


def test_a_tie_and_the_whole_map_can_be_noted_on_and_a_note_taken_back(opens: Opens, tmp_path: Path) -> None:
    facts = world([thing("a"), thing("b")], [tie("a", "PART_OF", "b"), tie("a", "PART_OF", "b", 1)])
    map_ = opens(facts, lang="fr")
    ends = [map_.page.evaluate("id => kgMap.where(id)", id_) for id_ in ("a", "b")]
    map_.page.evaluate("id => kgMap.openTie(id)", "case|PART_OF|a|b|1")
    assert ends[0] != ends[1]
    map_.page.locator("#panel .note-do").nth(1).click()
    map_.page.keyboard.type("Depuis 2012")
    map_.page.click("#panel .note-form button[type=submit]")
    map_.page.click("#to-notes")
    note(map_, "Il manque la préfecture", kind="missing")
    note(map_, "À ôter")
    map_.page.locator("#panel .notes li button", has_text="Retirer").last.click()
    assert "La carte n'en est pas changée" in map_.panel()
    path = saved(map_, tmp_path)
    assert path.read_text(encoding="utf-8-sig").startswith("kind;about;tie;")
    assert [(one.about, one.tie, one.name, one.note) for one in read_proposals(path)] == [
        ("", "case|PART_OF|a|b|1", "A → fait partie de → B", "Depuis 2012"),
        ("", "", "La carte entière", "Il manque la préfecture"),
    ]


def test_escape_gives_up_a_note_and_then_closes(opens: Opens) -> None:
    map_ = opens(village())
    map_.find("mairie")
    map_.page.click("#panel .note-do")
    map_.page.keyboard.type("never mind")
    map_.page.keyboard.press("Escape")
    assert map_.page.inner_text("#panel h2") == "Mairie"
    assert map_.page.inner_text("#to-notes") == "Notes"
    map_.page.click("#to-notes")
    map_.page.keyboard.press("Escape")
    assert map_.page.is_hidden("#panel")


def test_hostile_notes_run_nothing_make_no_formula_and_come_back_as_they_were(
    opens: Opens, tmp_path: Path
) -> None:
    texts = [*FORMULAS, *(text.strip() for text in PAYLOADS)]
    texts = [text for text in texts if text and "\r" not in text and "\x00" not in text]
    map_ = opens(village())
    map_.page.evaluate(
        "texts => kgMap.notes(texts.map((note) => "
        "({ kind: 'wrong', about: note, tie: '', name: note, note, by: note, on: '' })))",
        texts,
    )
    map_.page.click("#to-notes")
    panel = map_.page.text_content("#panel") or ""
    assert all(text in panel for text in texts)
    path = saved(map_, tmp_path)
    cells = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert {len(row) for row in cells} == {8}
    assert not [cell for row in cells for cell in row if cell[:1] in tuple("=+-@|%＝\t")]
    assert [(one.note, one.about) for one in read_proposals(path)] == [(text, text) for text in texts]
    assert map_.page.evaluate("window.hit === undefined")
    assert map_.page.locator("#panel script, #panel img, #panel iframe").count() == 0
