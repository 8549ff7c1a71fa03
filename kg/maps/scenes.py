"""Scenes: ordered, captioned views of one map, read from a small YAML and checked like a pack.

The map itself writes the same YAML, so a view that was captured in a meeting is read back unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.language import Text
from kg.maps.scene_fields import FIELDS, Nameable, SceneReading, wrong_key
from kg.schema.problems import Problem, Problems
from kg.schema.reading import Raw
from kg.schema.yaml_file import read_yaml

Json = dict[str, Any]
_LARGEST = 1024 * 1024


class BadScenesError(KgError):
    """A file of scenes with errors: all of them, and no map was written."""

    exit_code = 1

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        count = len(problems)
        super().__init__(
            Text(
                en=f"{count} error{'s' * (count != 1)} in the scenes; no map was written.",
                fr=f"{count} erreur{'s' * (count > 1)} dans les scènes ; aucune carte n'a été écrite.",
            )
        )


@dataclass(frozen=True)
class SceneText:
    """A file of scenes as it stands: its name for messages, and its text."""

    file: str
    text: str


def read_scene_text(path: Path) -> SceneText:
    """The text of a file of scenes, or the sentence on why it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise KgError(
            Text(
                en=f"--scenes {path}: cannot be read ({error.strerror}).",
                fr=f"--scenes {path} : ne peut pas être lu ({error.strerror}).",
            )
        ) from error
    if len(content) > _LARGEST:
        raise KgError(
            Text(
                en=f"--scenes {path}: is larger than 1 MB. A file of scenes holds captions and ids only.",
                fr=f"--scenes {path} : dépasse 1 Mo. Un fichier de scènes ne contient que des légendes et des ids.",
            )
        )
    try:
        return SceneText(str(path), content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise KgError(
            Text(
                en=f"{path}:{line}: is not UTF-8. Save the file as UTF-8.",
                fr=f"{path}:{line} : n'est pas en UTF-8. Enregistrer le fichier en UTF-8.",
            )
        ) from error


def read_scenes(source: SceneText, nameable: Nameable) -> list[Json]:
    """The scenes as the page takes them. Everything that is wrong is said at once."""
    problems = Problems()
    reading = SceneReading(source.file, problems, nameable)
    root = read_yaml(source.text, source.file, problems)
    found = list(_scenes(root, reading)) if root is not None else []
    if problems.errors:
        raise BadScenesError(problems.errors)
    return found


def _scenes(root: Raw, reading: SceneReading) -> Iterable[Json]:
    if not isinstance(root.value, dict) or "scenes" not in root.value:
        reading.refuse(
            "no-scenes",
            root,
            "",
            Text(en="holds no scenes", fr="ne contient pas de scènes"),
            Text(
                en="begin with `scenes:` and a list below it",
                fr="commencer par « scenes: » et une liste dessous",
            ),
        )
        return
    for key, raw in root.value.items():
        if key != "scenes":
            wrong_key(reading, raw, key, ("scenes",), "")
    listed = root.value["scenes"]
    if not isinstance(listed.value, list) or not listed.value:
        reading.refuse(
            "no-scenes",
            listed,
            "scenes",
            Text(en="is no list of scenes", fr="n'est pas une liste de scènes"),
            Text(en="write `- caption: …` for each scene", fr="écrire « - caption: … » pour chaque scène"),
        )
        return
    for raw in listed.value:
        yield _scene(raw, reading)


def _scene(raw: Raw, reading: SceneReading) -> Json:
    if not isinstance(raw.value, dict):
        reading.refuse(
            "wrong-type",
            raw,
            "scenes",
            Text(en="is no scene", fr="n'est pas une scène"),
            Text(en="write `- caption: …`", fr="écrire « - caption: … »"),
        )
        return {}
    scene: Json = {}
    for key, value in raw.value.items():
        if key not in FIELDS:
            wrong_key(reading, value, key, tuple(FIELDS), "")
            continue
        read = FIELDS[key](reading, value, key)
        if read not in (None, "", [], {}, False):
            scene[key] = read
    if "caption" not in raw.value:
        reading.refuse(
            "missing",
            raw,
            "caption",
            Text(en="is missing: a scene has a caption", fr="manque : une scène a une légende"),
            Text(en="write `caption: What there is to see`", fr="écrire « caption: Ce qu'il y a à voir »"),
        )
    return scene
