"""Whatever the map was made with, and whatever is done with it: it asks nobody for anything and says nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.cli.map import draw_map
from kg.graph import Graph
from tests.support import browser as browsers
from tests.support import hands
from tests.support.commands import Ran

SCENES = """
scenes:
  - caption: {fr: Le réseau en 2012, en: The network in 2012}
    at: 2012
    open: reseau-mobiliz
  - caption: Who connects
    only: {role: [catalyst]}
    without: {kind: [event], sure: [disputed], absent: yes}
    folded: yes
  - caption: From one to the other
    way: [wimoov, renault]
    everything: yes
  - {caption: Through the phases, lanes: yes, frame: {x: 0, y: 0, width: 900}}
"""
# `{old}` and `{talk}` are files: a map made before, and scenes.
OPTIONS = {
    "case": ["--case", "renault-mobiliz"],
    "around": ["--around", "reseau-mobiliz", "--depth", "2"],
    "question": ["--question", "gaps", "-p", "max_rows=20"],
    "at": ["--at", "2014"],
    "lang": ["--lang", "fr"],
    "hide": ["--hide", "psa", "--hide", "face"],
    "initials": ["--initials"],
    "keep_layout": ["--keep-layout", "{old}"],
    "scenes": ["--scenes", "{talk}"],
    "everything": ["--all"],
}
# Each option in three of five maps, no two in the same three; and one map with none. So every two options are
# met together, each without the other, and neither.
TOGETHER = [
    [name for name, maps in zip(OPTIONS, combinations(range(5), 3), strict=True) if number in maps]
    for number in range(5)
]
PHONE = 2


def test_every_option_of_the_command_is_among_them_and_every_two_meet() -> None:
    assert set(inspect.signature(draw_map).parameters) - {"out", "depth", "param"} == set(OPTIONS)
    for one, two in combinations(OPTIONS, 2):
        met = {(one in some, two in some) for some in [[], *TOGETHER]}
        assert len(met) == 4, (one, two)


@pytest.mark.parametrize("options", [[], *TOGETHER], ids=lambda some: "+".join(some) or "none")
def test_the_file_asks_nobody_and_says_nothing(
    two_cases: Graph, kg: Callable[..., Ran], browser: Browser, tmp_path: Path, options: list[str]
) -> None:
    files = {"{old}": str(tmp_path / "old.html"), "{talk}": str(tmp_path / "talk.yaml")}
    (tmp_path / "talk.yaml").write_text(SCENES, encoding="utf-8")
    if "keep_layout" in options:
        assert kg("map", "--out", files["{old}"]).exit_code == 0
    arguments = [files.get(word, word) for name in options for word in OPTIONS[name]]
    ran = kg("map", *arguments, "--out", str(tmp_path / "map.html"))
    assert ran.exit_code == 0, ran.stderr
    size = (390, 844) if options == TOGETHER[PHONE] else (1280, 800)
    with browsers.opened(browser, tmp_path / "map.html", *size) as map_:
        saved = hands.use_all(map_.page, tmp_path)
        assert hands.never_pressed(map_.page) == []
        map_.quiet()
    assert [path.suffix for path in saved] == [".svg", ".png", ".csv", ".yaml"]
    assert all(path.stat().st_size > 100 for path in saved)
