"""Settings: the nearest place wins, each value knows where it came from, and nothing unknown passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.store.settings import SETTINGS, Settings, read_settings, user_file


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def write_user_file(text: str) -> Path:
    file = user_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_without_anything_the_private_neo4j_is_used() -> None:
    settings = read_settings({})
    assert settings.neo4j_uri is None
    assert settings.neo4j_line == "5.26"
    assert set(settings.origins.values()) == {""}


def test_the_nearest_place_wins_for_each_setting_by_itself() -> None:
    user = write_user_file('neo4j_user = "mine"\nneo4j_database = "mine"\nheap = "1g"\n')
    Path("kg.toml").write_text('neo4j_user = "ours"\nneo4j_database = "ours"\n', encoding="utf-8")
    settings = read_settings({"KG_NEO4J_USER": "now"})
    assert (settings.neo4j_user, settings.neo4j_database, settings.heap) == ("now", "ours", "1g")
    assert settings.origins["neo4j_user"] == "KG_NEO4J_USER"
    assert settings.origins["neo4j_database"] == str(Path.cwd() / "kg.toml")
    assert settings.origins["heap"] == str(user)


def test_a_path_is_relative_to_the_file_that_names_it(tmp_path: Path) -> None:
    user = write_user_file('queries = ["mine"]\n')
    Path("kg.toml").write_text('home = "here"\n', encoding="utf-8")
    settings = read_settings({"KG_FRAMEWORK": "frame.yaml"})
    assert settings.home == tmp_path / "work" / "here"
    assert settings.queries == (user.parent / "mine",)
    assert settings.framework == tmp_path / "work" / "frame.yaml"


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert read_settings({"KG_NEO4J_URI": ""}).neo4j_uri is None


def test_a_misspelt_variable_is_answered_with_the_nearest() -> None:
    with pytest.raises(SettingsError, match=r"no setting 'KG_NEO4J_URL'\. Did you mean KG_NEO4J_URI\?"):
        read_settings({"KG_NEO4J_URL": "bolt://localhost"})


def test_a_misspelt_key_is_answered_with_its_file_and_the_nearest() -> None:
    Path("kg.toml").write_text('neo4j_usr = "x"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings({})
    assert str(caught.value).startswith(f"{Path.cwd() / 'kg.toml'}: there is no setting 'neo4j_usr'.")
    assert "Did you mean neo4j_user?" in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value", "rule"),
    [
        ("KG_NEO4J_URI", "http://localhost:7474", "starts with neo4j://"),
        ("KG_NEO4J_URI", "localhost", "starts with neo4j://"),
        ("KG_NEO4J_LINE", "4.4", "5.26, 2026.09"),
        ("KG_PORT", "70000", "from 0 to 65535"),
        ("KG_PORT", "many", "from 0 to 65535"),
        ("KG_HEAP", "lots", "512m or 2g"),
        ("KG_HEAP", "0m", "512m or 2g"),
        ("KG_LANG", "de", "fr, en"),
        ("KG_QUERY_TIMEOUT", "-1", "from 0"),
        ("KG_QUERY_TIMEOUT", "nan", "from 0"),
        ("KG_MAVEN_MIRROR", "file:///tmp", "https://"),
    ],
)
def test_a_value_that_cannot_be_meant_names_the_rule(variable: str, value: str, rule: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({variable: value})
    assert str(caught.value).startswith(f"{variable}: ")
    assert value in str(caught.value)
    assert rule in str(caught.value)


@pytest.mark.parametrize("text", ["neo4j_user = \n", 'neo4j_user = "é'])
def test_a_file_that_is_no_toml_is_named(text: str) -> None:
    Path("kg.toml").write_text(text, encoding="latin-1")
    with pytest.raises(SettingsError, match=r"kg\.toml cannot be read"):
        read_settings({})


def test_a_list_may_stand_in_a_file_and_numbers_too() -> None:
    Path("kg.toml").write_text('queries = ["a", "b"]\nport = 7700\nquery_timeout = 2.5\n', encoding="utf-8")
    settings = read_settings({})
    assert [folder.name for folder in settings.queries] == ["a", "b"]
    assert (settings.port, settings.query_timeout) == (7700, 2.5)


def test_a_password_is_never_shown() -> None:
    settings = read_settings({"KG_NEO4J_PASSWORD": "s3cret-word"})
    assert settings.neo4j_password == "s3cret-word"
    assert "s3cret-word" not in repr(settings)


def test_a_wrong_password_value_is_not_shown_either() -> None:
    Path("kg.toml").write_text("neo4j_password = 123456\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings({})
    assert "123456" not in str(caught.value)


def test_every_setting_is_a_field_and_explained_in_both_languages() -> None:
    fields = set(Settings.__dataclass_fields__) - {"origins"}
    assert {setting.name for setting in SETTINGS} == fields
    assert all(setting.help.en and setting.help.fr for setting in SETTINGS)
    assert all(setting.help.en != setting.help.fr for setting in SETTINGS)
