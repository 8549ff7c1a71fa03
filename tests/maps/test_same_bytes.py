"""The same input gives the same bytes, in UTF-8: in another process, folder, locale, time zone and order of loading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.store import Database
from tests.support import databases
from tests.support.charts import page_data
from tests.support.commands import Ran
from tests.support.shipped import CASES

TALK = 'scenes:\n- {caption: "L’été à l’Étoile", open: renault, at: 2014}\n'
# A machine that knows no UTF-8, and one at the other end of the world.
SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "2024", "LC_ALL": "C.UTF-8", "LANG": "fr_FR.UTF-8", "TZ": "America/Lima"},
]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--all", "--lang", "fr"],
        ["--question", "gaps", "--scenes", "{talk}", "--hide", "psa", "--initials", "--lang", "fr"],
        ["--case", "renault-mobiliz", "--keep-layout", "{old}", "--around", "renault", "--at", "2014", "--lang", "en"],
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_the_same_map_twice(
    two_cases: Graph, kg_process: Callable[..., Ran], tmp_path: Path, arguments: list[str]
) -> None:
    files = {"{talk}": tmp_path / "talk.yaml", "{old}": tmp_path / "old.html"}
    files["{talk}"].write_text(TALK, encoding="utf-8")
    if "{old}" in arguments:
        two_cases.map(lang="fr").write(files["{old}"])
    made = []
    for name, surroundings in zip(("là-bas", "ailleurs"), SURROUNDINGS, strict=True):
        folder = tmp_path / name
        folder.mkdir()
        said = [str(files.get(word, word)) for word in arguments]
        ran = kg_process("map", *said, "--out", "carté.html", environment=surroundings, folder=folder)
        assert (ran.exit_code, ran.stdout) == (0, "carté.html\n"), ran.stderr
        made.append((folder / "carté.html").read_bytes())
    assert made[0] == made[1]
    text = made[0].decode("utf-8")
    assert "Réseau Mobiliz" in text
    assert page_data(text)["scenes"] == (
        [{"caption": "L’été à l’Étoile", "open": "renault", "at": {"text": "2014", "day": 735598}}]
        if "{talk}" in arguments
        else []
    )


def test_the_order_in_which_cases_were_loaded_plays_no_part(
    two_cases: Graph, database: Database, tmp_path: Path
) -> None:
    before = two_cases.map(lang="fr").html
    databases.wipe(database)
    for case in ("solidaires-46", "renault-mobiliz"):
        two_cases.load(CASES / case)
    assert two_cases.map(lang="fr").html == before
