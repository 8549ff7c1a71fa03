"""What the documentation and `kg new-case` show is what the checker takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.loaders import write_skeleton
from kg.schema.framework import load_framework
from tests.support.packs import read

ROOT = Path(__file__).parents[2]


def test_the_example_in_the_documentation_is_a_clean_pack(tmp_path: Path) -> None:
    blocks = re.findall(r"```(?:yaml|csv)\n(.*?)```", (ROOT / "docs/packs.md").read_text("utf-8"), re.S)
    names = ["pack.yaml", "facts.yaml", "merges.yaml", "party_to.csv"]
    assert len(blocks) == len(names)
    for name, text in zip(names, blocks, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    pack = read(tmp_path)
    assert [str(problem) for problem in pack.problems.errors] == []
    assert [merge.apart for merge in pack.merges] == [False, True]
    assert {fact.kind.section for fact in pack.nodes.values()} >= {"organisations", "stays", "gate_checks"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_skeleton_of_a_new_case_is_clean(tmp_path: Path, language: str) -> None:
    write_skeleton(tmp_path / "my-case", language, load_framework())
    pack = read(tmp_path / "my-case")
    assert pack.problems.found == []
    assert pack.id == "my-case"
