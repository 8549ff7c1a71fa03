"""`kg config`: every setting with its value and its origin, and never a secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.store.settings import SETTINGS
from tests.support.commands import as_process, in_process


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("KG_NEO4J_URI", "KG_NEO4J_USER", "KG_NEO4J_PASSWORD", "KG_NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)


def test_every_setting_is_shown_once_with_its_origin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Path("kg.toml").write_text('neo4j_database = "cases"\n', encoding="utf-8")
    monkeypatch.setenv("KG_NEO4J_USER", "someone")
    lines = in_process("config").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [setting.name for setting in SETTINGS]
    rows = {line.split()[0]: line.split()[1:] for line in lines}
    assert rows["neo4j_user"] == ["someone", "KG_NEO4J_USER"]
    assert rows["neo4j_database"] == ["cases", str(tmp_path / "kg.toml")]
    assert rows["query_timeout"] == ["300", "default"]


def test_the_password_is_masked_in_every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "s3cret-word")
    for options in ([], ["--explain"], ["--format", "json"]):
        ran = in_process("config", *options)
        assert "s3cret-word" not in ran.stdout + ran.stderr
        assert "••••••" in ran.stdout


def test_json_has_a_value_and_an_origin_for_each() -> None:
    told = json.loads(in_process("config", "--format", "json").stdout)
    assert set(told) == {setting.name for setting in SETTINGS}
    assert told["port"] == {"value": "0", "from": "default"}
    assert told["neo4j_uri"] == {"value": None, "from": "default"}


def test_memory_that_nobody_set_is_shown_as_it_will_be() -> None:
    told = json.loads(in_process("config", "--format", "json").stdout)
    assert told["heap"]["value"].endswith("m")
    assert int(told["heap"]["value"][:-1]) >= 512


def test_explain_says_what_each_is_for() -> None:
    ran = in_process("config", "--explain")
    assert all(f"{setting.variable} " in ran.stdout for setting in SETTINGS)
    assert all(str(setting.help) in ran.stdout for setting in SETTINGS)


def test_an_unknown_key_is_one_sentence_with_the_nearest() -> None:
    Path("kg.toml").write_text('neo4j_passwrd = "x"\n', encoding="utf-8")
    ran = in_process("config")
    assert ran.exit_code == 2
    assert "Did you mean neo4j_password?" in ran.stderr


def test_the_language_of_a_file_is_the_language_of_the_screen() -> None:
    Path("kg.toml").write_text('lang = "fr"\n', encoding="utf-8")
    ran = as_process("config", environment={"KG_LANG": "", "LC_ALL": "C"})
    assert "par défaut" in ran.stdout
    assert "(default)" not in ran.stdout


def test_an_unknown_format_is_refused() -> None:
    assert in_process("config", "--format", "xml").exit_code == 2
