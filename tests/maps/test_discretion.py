"""`--hide`, `--initials` and `--keep-layout` through the command: what must stay in the room is in no byte of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.graph import Graph
from kg.names import fold
from kg.store import Database
from tests.support import browser as browsers
from tests.support import databases
from tests.support.charts import page_data
from tests.support.commands import Ran
from tests.support.packs import write_pack

HEAD = """\
id: dupont-face
title: {fr: Claire Dupont et FACE à la mairie, en: Claire Dupont and FACE at the town hall}
register: fact
checked: 2026-11-01
sources:
  dupont-2016: {citation: "C. Dupont, Mon action avec FACE, 2016", lines: 500}
  report: {citation: A report, lines: 500}
"""
# Everybody speaks of Claire Dupont and of FACE, each time in another way.
FACTS = """
organisations:
  - {id: mairie, name: Mairie, sphere: public, start: 1995, evidence: "report:10",
     description: "Où Mme Dupont travaille ; FACE y tient un bureau face au parc."}
  - {id: fondation-agir, name: FACE, former_names: ["Fondation Agir contre l'Exclusion"], siren: "732829320",
     website: "https://www.fondationface.example/", evidence: "report:11"}
  - {id: garage, name: Garage de l'Étoile, aliases: [Chez Léo], evidence: "dupont-2016:12",
     note: "Aidé par la fondation agir contre l’exclusion (732 829 320, www.fondationface.example)."}
persons:
  - id: claire-dupont
    name: Claire Dupont
    aliases: [la Présidente]
    function: Présidente de FACE
    evidence: "dupont-2016:1"
    works_for: [{employer: mairie, function: Adjointe, start: 2012, evidence: "dupont-2016:2"}]
  - {id: anne-dupont, name: Anne Dupont, evidence: "report:13", note: "Sœur de CLAIRE DUPONT."}
  - {id: luc-le-roy, name: Luc Le Roy, evidence: "report:14", note: "M. Roy, le roi des garages ; Luc pour tous."}
alliances:
  - id: reseau-dupont
    name: Réseau de Claire
    evidence: "dupont-2016:20"
    note: LA PRÉSIDENTE y tient.
    parties: [{actor: mairie, role: funder, start: 2012, evidence: "dupont-2016:21"}, garage, claire-dupont, luc-le-roy]
innovations:
  - id: offre
    name: Offre
    evidence: "report:21"
    phases:
      - {phase: conception, entered: 2010, left: 2011, outcome: advanced, note: Voulue par Claire, evidence: "report:30"}
indicators:
  - {id: chiffre-dupont, name: Visites chez Claire-Dupont, measures: offre, value: 12, evidence: "report:40"}
perceptions:
  - {of: offre, holder: claire-dupont, perspective: utile, moment: début, value: favourable, view: Selon Claire,
     evidence: "dupont-2016:41"}
events:
  - id: arrivee-claire-dupont
    name: {fr: Arrivée de claire_dupont, en: Claire Dupont arrives}
    kind: meeting
    start: 2012
    evidence: "dupont-2016:50"
    participants: [mairie, garage, claire-dupont]
introductions:
  - {id: face-mairie, name: FACE présente la mairie, by: fondation-agir, brought: [mairie, garage], evidence: "report:60"}
"""
TALK = """
scenes:
- caption: {fr: Claire et FACE, en: Claire and FACE}
  open: mairie
- {caption: La Présidente, open: claire-dupont, with: [garage, fondation-agir]}
- {caption: Sans le cas, without: {case: [dupont-face]}, way: [mairie, garage]}
- {caption: Son réseau, open: reseau-dupont, row: 1}
"""
HIDE = ["--hide", "claire-dupont", "--hide", "fondation-agir"]
TRACES = [r"\bclaire\b", r"\bpresidente\b", "fondation.?agir", "exclusion", r"732.?829.?320", "fondationface"]


@pytest.fixture(scope="module")
def town(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    databases.wipe(database)
    graph = Graph(database)
    folder = tmp_path_factory.mktemp("packs")
    graph.load(write_pack(folder / "one", FACTS, head=HEAD))
    other = "organisations: [{id: mairie, name: Mairie, evidence: 1, note: Claire Dupont y fut adjointe.}]"
    graph.load(write_pack(folder / "two", other, id_="two"))
    yield graph
    databases.wipe(database)


@pytest.fixture
def drawn(town: Graph, kg: Callable[..., Ran], tmp_path: Path) -> Callable[..., str]:
    """The file that the command writes with these arguments."""

    def draw(*arguments: str, name: str = "map.html") -> str:
        (tmp_path / "talk.yaml").write_text(TALK, encoding="utf-8")
        ran = kg("map", *arguments, "--lang", "fr", "--out", str(tmp_path / name))
        assert ran.exit_code == 0, ran.stderr
        return (tmp_path / name).read_text(encoding="utf-8")

    return draw


def talk(tmp_path: Path) -> list[str]:
    return ["--scenes", str(tmp_path / "talk.yaml")]


NEIGHBOURS = ["--question", "neighbours", "-p", "who=claire-dupont"]


def traces(html: str, wanted: list[str]) -> list[str]:
    folded = fold(html)
    return [
        folded[one.start() - 40 : one.end() + 40] for trace in wanted for one in re.finditer(trace, folded)
    ]


def test_all_of_it_is_there_when_nothing_is_hidden(drawn: Callable[..., str], tmp_path: Path) -> None:
    """What the next tests look for in vain would be found."""
    html = drawn(*NEIGHBOURS, *talk(tmp_path))
    for trace in [*TRACES, r"\bdupont\b", r"\bface\b"]:
        assert traces(html, [trace]), trace


def test_what_is_hidden_is_in_no_byte(drawn: Callable[..., str], tmp_path: Path) -> None:
    html = drawn(*HIDE, *NEIGHBOURS, *talk(tmp_path))
    assert traces(html, [*TRACES, "dupont"]) == []
    assert not re.search(r"\bFACE\b", html)
    assert "face au parc" in html
    data = page_data(html)
    names = {node["name"] for node in data["nodes"]}
    assert {
        "Mairie",
        "Garage de l'Étoile",
        "Offre",
        "Arrivée de [masqué]",
        "Réseau de [masqué]",
        "Anne [masqué]",
    } <= names
    assert {"caption": "[masqué]", "with": ["garage"]} in data["scenes"]


def test_hidden_with_both_options_leaves_no_name_of_a_person(
    drawn: Callable[..., str], tmp_path: Path
) -> None:
    html = drawn(*HIDE, "--initials", *NEIGHBOURS, *talk(tmp_path))
    assert traces(html, [*TRACES, "dupont", r"\banne\b", r"\bluc\b"]) == []
    assert not re.search(r"\bRoy\b", html)
    assert "le roi des garages" in html
    names = {node["name"] for node in page_data(html)["nodes"] if node["kind"] == "person"}
    assert names == {"A. D.", "L. L. R."}


def test_initials_keep_two_of_one_family_apart(drawn: Callable[..., str]) -> None:
    data = page_data(drawn("--initials"))
    people = {node["name"]: node for node in data["nodes"] if node["kind"] == "person"}
    assert people.keys() == {"A. D.", "C. D.", "L. L. R."}
    assert people["A. D."]["says"][0]["note"] == "Sœur de C. D."
    assert "also" not in people["C. D."]
    assert "FACE" in {node["name"] for node in data["nodes"]}


def test_what_is_left_still_works(drawn: Callable[..., str], browser: Browser, tmp_path: Path) -> None:
    """Citations, the ties of a row, the cases of the legend and the scenes lead where they led."""
    question = ["--question", "alliances", "-p", "status=all"]
    drawn(*HIDE, *question, *talk(tmp_path))
    with browsers.opened(browser, tmp_path / "map.html") as map_:
        page = map_.page
        assert page.inner_text("#caption") == "[masqué] et [masqué]"
        page.keyboard.press("Escape")
        map_.find("garage")
        assert "C. [masqué], Mon action avec [masqué], 2016, ligne 12" in map_.panel()
        assert "Aidé par la [masqué] ([masqué], www.[masqué])." in map_.panel()
        page.keyboard.press("Escape")
        page.click("#answer li:first-child button")
        lit = {"mairie", "garage", "luc-le-roy"}
        assert {tie.split("|")[1].split("-")[0] for tie in map_.ties()} <= {"PARTY_TO", "hidden"} | {
            "TAKES_PART_IN",
            "BROUGHT",
        }
        assert lit < (map_.lit() or set())
        page.click("#answer li:first-child button")
        page.focus("#map")
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
        assert page.inner_text("#caption") == "Sans le cas"
        assert "sans [masqué] et [masqué] à la mairie" in page.inner_text("#filtered")
        map_.quiet()


def test_the_scenes_of_a_map_that_hides_are_read_back(
    drawn: Callable[..., str], browser: Browser, tmp_path: Path
) -> None:
    question = ["--question", "alliances", "-p", "status=all"]
    before = page_data(drawn(*HIDE, *question, *talk(tmp_path)))["scenes"]
    with browsers.opened(browser, tmp_path / "map.html") as map_:
        saved = map_.page.evaluate("kgMap.yaml()")
    (tmp_path / "again.yaml").write_text(saved, encoding="utf-8")
    again = page_data(drawn(*HIDE, *question, "--scenes", str(tmp_path / "again.yaml")))["scenes"]
    assert again == before
    assert traces(saved, TRACES) == []


@pytest.mark.parametrize("asked", ["claire-dupond", "Claire Dupont"])
def test_an_unknown_id_is_answered_with_the_nearest(
    town: Graph, kg_process: Callable[..., Ran], tmp_path: Path, asked: str
) -> None:
    for lang, said in (("en", f"--hide {asked}: nothing here has this id. Nearest: claire-dupont"),
                       ("fr", f"--hide {asked} : rien ici n'a cet id. Au plus près : claire-dupont")):  # fmt: skip
        ran = kg_process("map", "--hide", asked, "--lang", lang, "--out", str(tmp_path / "map.html"))
        assert ran.exit_code != 0
        assert said in ran.stderr
        assert not (tmp_path / "map.html").exists()


# ---- the same places


def spots(html: str) -> dict[str, tuple[int, int]]:
    return {node["name"]: (node["x"], node["y"]) for node in page_data(html)["nodes"]}


@pytest.mark.parametrize("options", [[], ["--initials"], HIDE], ids=["plain", "initials", "hide"])
def test_after_a_small_change_everybody_stands_where_they_stood(
    town: Graph, drawn: Callable[..., str], tmp_path: Path, options: list[str]
) -> None:
    was = spots(drawn(*options, name="old.html"))
    # One who comes first in the alphabet, so that what is hidden is counted anew.
    more = """
    organisations: [{id: garage, name: Garage de l'Étoile, evidence: 1}]
    persons: [{id: abel-martin, name: Abel Martin, evidence: 2, works_for: [{employer: garage, evidence: 2}]}]
    """
    town.load(write_pack(tmp_path / "three", more, id_="three"))
    try:
        now = spots(drawn(*options, "--keep-layout", str(tmp_path / "old.html")))
    finally:
        town.unload("three")
    assert len(now) == len(was) + 1
    assert {name for name in was if now[name] != was[name]} == set()
    assert len(set(now.values())) == len(now)


def test_who_had_a_name_keeps_the_place_under_initials(drawn: Callable[..., str], tmp_path: Path) -> None:
    was = spots(drawn(name="old.html"))
    now = spots(drawn("--initials", "--keep-layout", str(tmp_path / "old.html")))
    assert (now["A. D."], now["C. D."]) == (was["Anne Dupont"], was["Claire Dupont"])
    assert now["Mairie"] == was["Mairie"]


NODE = '"id":"a","kind":"event","name":"A"'


@pytest.mark.parametrize(
    "nodes",
    [f'[{{{NODE},"x":1e999}}]', f'[{{{NODE},"x":NaN}}]', f'[{{{NODE},"x":"1"}}]', "[" * 100_000, '{"a":1}'],
    ids=["endless", "no number", "text", "deep", "no list"],
)
def test_an_earlier_map_that_was_spoiled_is_one_sentence(
    town: Graph, kg: Callable[..., Ran], tmp_path: Path, nodes: str
) -> None:
    old = tmp_path / "old.html"
    old.write_text(
        f'<script type="application/json" id="data">{{"nodes":{nodes}}}</script>', encoding="utf-8"
    )
    ran = kg("map", "--keep-layout", str(old), "--lang", "en", "--out", str(tmp_path / "map.html"))
    assert ran.exit_code != 0
    assert ran.stderr.endswith(
        "old.html is no map made by kg map: --keep-layout takes the file of an earlier one.\n"
    )
