"""`kg schema` explains what can be said."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from kg.language import use_language
from tests.support import commands
from tests.support.commands import Ran

Kg = Callable[..., Ran]


@pytest.fixture
def run() -> Kg:
    """The command without a database: it needs none."""
    return commands.in_process


def test_without_a_name_everything_is_listed(run: Kg) -> None:
    shown = run("schema").stdout
    for word in ("organisations", "party_to", "certainty", "industrialisation", "idea-owner"):
        assert word in shown


def test_a_kind_is_explained_with_its_fields_and_ties(run: Kg) -> None:
    shown = run("schema", "alliance").stdout
    assert "purpose" in shown
    assert "joint_structure" in shown
    assert "parties: An actor is one of the parties" in shown


@pytest.mark.parametrize("name", ["party_to", "parties", "siren", "conception", "role", "sphere", "case"])
def test_ties_fields_phases_and_lists_are_explained(run: Kg, name: str) -> None:
    assert run("schema", name).exit_code == 0


def test_a_field_of_many_kinds_is_explained_once(run: Kg) -> None:
    shown = run("schema", "start").stdout
    assert shown.count("a date as fine as the text") == 1
    assert "organisation, group, person" in shown


def test_french_is_spoken(run: Kg, request: pytest.FixtureRequest) -> None:
    request.addfinalizer(lambda: use_language("en"))
    assert "obligatoire" in run("--lang", "fr", "schema", "organisation").stdout


def test_a_misspelt_name_gets_the_nearest(run: Kg) -> None:
    ran = run("schema", "alianse")
    assert ran.exit_code == 1
    assert "Did you mean" in ran.stderr
    assert "alliance" in ran.stderr


def test_the_schema_for_editors_is_json(run: Kg) -> None:
    assert "organisations" in json.loads(run("schema", "--json", "facts").stdout)["properties"]
