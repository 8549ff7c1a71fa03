"""What can be set, where it was set, and what it means when nobody set it.

Three places, the nearest first: the environment (`KG_NEO4J_URI`), `kg.toml` in the working folder, and
`kg.toml` in the user's configuration folder (`neo4j_uri = "…"`). Each setting is looked up on its own, so
a project's file can hold the address and the environment the password.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.language import LANGUAGES, Text
from kg.store.setting_values import (
    Found,
    RuleError,
    a_number,
    a_path,
    a_port,
    a_text,
    an_address,
    memory,
    one_of,
    paths,
)

PREFIX = "KG_"
FILE_NAME = "kg.toml"
LINES = ("5.26", "2026.09")
DEFAULT_ORIGIN = Text(en="default", fr="par défaut")
# Where the suite finds its database, and what the mechanisms of a test say to each other.
_NOT_OURS = "KG_TEST_"


@dataclass(frozen=True)
class Setting:
    """One thing that can be set. `read` turns what was written into what it means, or raises ValueError
    with the rule as its message."""

    name: str
    help: Text
    read: Callable[[Found], Any]
    default: Callable[[], Any]
    secret: bool = False

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()


@dataclass(frozen=True)
class Settings:
    """Every setting with its meaning. `origins` says where each one came from."""

    neo4j_uri: str | None
    neo4j_user: str
    neo4j_password: str | None
    neo4j_database: str
    home: Path
    cache: Path
    neo4j_line: str
    port: int
    heap: str | None
    page_cache: str | None
    maven_mirror: str | None
    lang: str | None
    queries: tuple[Path, ...]
    framework: Path | None
    query_timeout: float
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        """Without the secrets, so that no log or traceback shows them."""
        shown = (f"{s.name}={'…' if s.secret else getattr(self, s.name)!r}" for s in SETTINGS)
        return f"Settings({', '.join(shown)})"


def _user_folder(kind: str) -> Path:
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_path")("kg", appauthor=False))


_BOLT_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "neo4j_uri",
        Text(
            en="The address of a Neo4j 5.26 or newer; without it, a private one on this computer.",
            fr="L'adresse d'un Neo4j 5.26 ou plus récent ; sans elle, un Neo4j privé sur cet ordinateur.",
        ),
        partial(an_address, _BOLT_SCHEMES),
        lambda: None,
    ),
    Setting(
        "neo4j_user",
        Text(en="The user at that address.", fr="L'utilisateur à cette adresse."),
        a_text,
        lambda: "neo4j",
    ),
    Setting(
        "neo4j_password",
        Text(en="The password of that user.", fr="Le mot de passe de cet utilisateur."),
        a_text,
        lambda: None,
        secret=True,
    ),
    Setting(
        "neo4j_database",
        Text(en="The database to use.", fr="La base à utiliser."),
        a_text,
        lambda: "neo4j",
    ),
    Setting(
        "home",
        Text(
            en="The folder that holds the private Neo4j: data, log, password.",
            fr="Le dossier du Neo4j privé : données, journal, mot de passe.",
        ),
        a_path,
        partial(_user_folder, "data"),
    ),
    Setting(
        "cache",
        Text(
            en="The folder that keeps Neo4j's program files, shared by all homes.",
            fr="Le dossier qui garde les fichiers du programme Neo4j, commun à tous.",
        ),
        a_path,
        partial(_user_folder, "cache"),
    ),
    Setting(
        "neo4j_line",
        Text(en="The release line of the private Neo4j.", fr="La version du Neo4j privé."),
        partial(one_of, LINES),
        lambda: LINES[0],
    ),
    Setting(
        "port",
        Text(
            en="The port of the private Neo4j; 0 lets the system choose a free one.",
            fr="Le port du Neo4j privé ; 0 laisse le système en choisir un libre.",
        ),
        a_port,
        lambda: 0,
    ),
    Setting(
        "heap",
        Text(
            en="The most memory that the private Neo4j's heap may take, such as 512m or 2g.",
            fr="La mémoire maximale du tas du Neo4j privé, par exemple 512m ou 2g.",
        ),
        memory,
        lambda: None,
    ),
    Setting(
        "page_cache",
        Text(
            en="The memory in which the private Neo4j keeps its files, such as 256m.",
            fr="La mémoire où le Neo4j privé garde ses fichiers, par exemple 256m.",
        ),
        memory,
        lambda: None,
    ),
    Setting(
        "maven_mirror",
        Text(
            en="The address of a Maven repository to fetch Neo4j from, instead of the public one.",
            fr="L'adresse d'un dépôt Maven d'où prendre Neo4j, à la place du dépôt public.",
        ),
        partial(an_address, ("https", "http")),
        lambda: None,
    ),
    Setting(
        "lang",
        Text(en="The language of what is shown: fr or en.", fr="La langue de l'affichage : fr ou en."),
        partial(one_of, LANGUAGES),
        lambda: None,
    ),
    Setting(
        "queries",
        Text(en="Further folders of questions.", fr="D'autres dossiers de questions."),
        paths,
        tuple,
    ),
    Setting(
        "framework",
        Text(
            en="A framework file (phases, roles, levers …) in place of the shipped one.",
            fr="Un fichier de cadre (phases, rôles, leviers…) à la place de celui fourni.",
        ),
        a_path,
        lambda: None,
    ),
    Setting(
        "query_timeout",
        Text(
            en="The most seconds that one question may take; 0 is without end.",
            fr="Le temps maximal d'une question, en secondes ; 0 pour aucune limite.",
        ),
        partial(a_number, 0, 86400),
        lambda: 300.0,
    ),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def user_file() -> Path:
    """The user's own `kg.toml`, whether or not it exists."""
    return _user_folder("config") / FILE_NAME


def settings_files() -> tuple[Path, ...]:
    """The files that are looked at, the nearest first."""
    return (Path.cwd() / FILE_NAME, user_file())


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Every setting from its nearest place. Raises SettingsError for the first thing that is wrong."""
    environment = os.environ if environment is None else environment
    found: dict[str, Found] = {}
    for file in settings_files():
        for name, value in _in_file(file):
            found.setdefault(name, value)
    found |= dict(_in_environment(environment))
    values = {s.name: _meaning(s, found[s.name]) if s.name in found else s.default() for s in SETTINGS}
    origins = {s.name: found[s.name].origin if s.name in found else "" for s in SETTINGS}
    return Settings(**values, origins=origins)


def language_in_files() -> str:
    """The language that a settings file asks for. A file with a mistake asks for none here: the command
    that reads it in full says what is wrong."""
    for file in settings_files():
        try:
            return str(dict(_in_file(file))["lang"].value)
        except (KeyError, SettingsError):
            continue
    return ""


def _meaning(setting: Setting, found: Found) -> Any:
    try:
        return setting.read(found)
    except RuleError as error:
        shown = "…" if setting.secret else str(found.value)
        raise SettingsError(
            Text(
                en=f"{found.origin}: {setting.name} is '{shown}': {error.rule.en}.",
                fr=f"{found.origin} : {setting.name} vaut « {shown} » : {error.rule.fr}.",
            )
        ) from error


def _in_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, Found]]:
    for variable, value in environment.items():
        if not variable.startswith(PREFIX) or variable.startswith(_NOT_OURS) or not value:
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name not in _BY_NAME:
            raise _unknown(variable, [s.variable for s in SETTINGS], None)
        yield name, Found(value, variable, Path.cwd())


def _in_file(file: Path) -> Iterator[tuple[str, Found]]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:  # TOML and UTF-8 errors are both ValueErrors
        raise SettingsError(
            Text(
                en=f"{file} cannot be read: {error}. Correct the file, or move it away.",
                fr=f"{file} est illisible : {error}. Corriger le fichier, ou le déplacer.",
            )
        ) from error
    for name, value in content.items():
        if name not in _BY_NAME:
            raise _unknown(name, list(_BY_NAME), file)
        yield name, Found(value, str(file), file.parent)


def _unknown(name: str, known: list[str], file: Path | None) -> SettingsError:
    from kg.names import nearest

    near = nearest(name, known, most=1)
    where = f"{file}: there" if file else "There"
    guess = Text(en=f" Did you mean {near[0]}?", fr=f" Vouliez-vous dire {near[0]} ?") if near else None
    return SettingsError(
        Text(
            en=f"{where} is no setting '{name}'.{guess.en if guess else ''} `kg config` shows all of them.",
            fr=f"{f'{file} : le' if file else 'Le'} réglage « {name} » n'existe pas."
            f"{guess.fr if guess else ''} `kg config` les montre tous.",
        )
    )
