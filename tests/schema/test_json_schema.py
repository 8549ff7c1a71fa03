"""The schema for editors takes what the checker takes, and refuses what it refuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kg.schema.framework import load_framework
from kg.schema.json_schema import facts_schema, pack_schema

ROOT = Path(__file__).parents[2]
FACTS = Draft202012Validator(facts_schema(load_framework()))
PACK = Draft202012Validator(pack_schema(load_framework()))


def documented() -> list[Any]:
    """The YAML of docs/packs.md, its values as text: an editor sees `2012` and the checker "2012"."""
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/packs.md").read_text("utf-8"), re.S)
    return [yaml.load(block, Loader=yaml.BaseLoader) for block in blocks]  # noqa: S506  text values only


def test_the_schemas_are_themselves_sound() -> None:
    Draft202012Validator.check_schema(FACTS.schema)
    Draft202012Validator.check_schema(PACK.schema)


def test_the_documented_pack_is_taken() -> None:
    head, facts, _merges = documented()
    assert [error.message for error in PACK.iter_errors(head)] == []
    assert [f"{list(error.path)}: {error.message}" for error in FACTS.iter_errors(facts)] == []


@pytest.mark.parametrize(
    "facts",
    [
        {"organisation": [{"name": "X"}]},
        {"organisations": [{"name": "X", "colour": "red"}]},
        {"organisations": [{"name": "X", "sphere": "company"}]},
        {"organisations": [{"sphere": "public"}]},
        {"alliances": [{"name": "X", "parties": [{"role": "expert"}]}]},
        {"alliances": [{"name": "X", "parties": [{"actor": "a", "role": "boss"}]}]},
        {"indicators": [{"name": "X", "measures": "p"}]},
        {"innovations": [{"name": "X", "phases": [{"phase": "growth"}]}]},
    ],
)
def test_what_the_checker_refuses_is_refused(facts: Any) -> None:
    assert list(FACTS.iter_errors(facts))
