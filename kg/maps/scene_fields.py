"""What can be said in a scene: one function for each key, which reads its value or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.language import Text
from kg.names import nearest
from kg.schema import dates
from kg.schema.dates import DateProblem
from kg.schema.problems import NOTHING, Place, Problems
from kg.schema.reading import Raw

_LONGEST_CAPTION = 2000
_YES, _NO = ("yes", "true", "oui"), ("no", "false", "non")
_FARTHEST = 1_000_000


@dataclass(frozen=True)
class Nameable:
    """What the scenes of one map may name. Ids lead to those of the page, to None where they stay hidden."""

    nodes: Mapping[str, str | None]
    ties: Mapping[str, str | None]
    # The kind of each id, and the ids of the names by which a person may have called a thing.
    kinds: Mapping[str, str]
    names: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    # Ids that the graph holds and this map does not.
    beyond: frozenset[str]
    question: str = ""
    rows: int = 0
    clock: str | None = None


@dataclass(frozen=True)
class SceneReading:
    """The context of one file of scenes."""

    file: str
    problems: Problems
    map: Nameable

    def refuse(self, code: str, raw: Raw, key: str, rule: Text, instead: Text = NOTHING) -> None:
        self.problems.error(code, Place(self.file, raw.line, key), raw.shown, rule, instead)


Reads = Callable[[SceneReading, Raw, str], Any]


def wrong_key(reading: SceneReading, raw: Raw, key: str, known: tuple[str, ...], inside: str) -> None:
    near = ", ".join(nearest(key, known) or known)
    reading.problems.error(
        "unknown-key",
        Place(reading.file, raw.line, f"{inside}.{key}" if inside else key),
        raw.shown,
        Text(en="is no key that scenes know", fr="n'est pas une clé que les scènes connaissent"),
        Text(en=f"write {near}", fr=f"écrire {near}"),
    )


def _caption(reading: SceneReading, raw: Raw, key: str) -> str | dict[str, str] | None:
    """A text, or one for each language."""
    if isinstance(raw.value, dict):
        for word, inner in raw.value.items():
            if word not in ("fr", "en"):
                wrong_key(reading, inner, word, ("fr", "en"), key)
        said = {word: _text(reading, inner, f"{key}.{word}") for word, inner in raw.value.items()}
        return {word: text for word, text in said.items() if text and word in ("fr", "en")} or None
    return _text(reading, raw, key)


def _text(reading: SceneReading, raw: Raw, key: str) -> str | None:
    text = raw.text
    if text is None or not text.strip() or len(text) > _LONGEST_CAPTION:
        reading.refuse(
            "wrong-type",
            raw,
            key,
            Text(
                en=f"is no text of 1 to {_LONGEST_CAPTION} characters",
                fr=f"n'est pas un texte de 1 à {_LONGEST_CAPTION} caractères",
            ),
            Text(en="write what there is to see", fr="écrire ce qu'il y a à voir"),
        )
        return None
    return text


def _known(
    reading: SceneReading, raw: Raw, key: str, known: Mapping[str, str | None], names: Mapping[str, str]
) -> str | None:
    """An id as the page has it; None when it is hidden on purpose, or wrong and said to be."""
    text = raw.text
    if text is not None and text in known:
        return known[text]
    near = [names.get(name, name) for name in nearest(text or "", [*known, *names], most=5)] if text else []
    listed = ", ".join(dict.fromkeys(near))[:300]
    rule = Text(en="is not on this map", fr="n'est pas sur cette carte")
    instead = Text(en=f"write {listed}", fr=f"écrire {listed}") if listed else NOTHING
    if text in reading.map.beyond:
        rule = Text(
            en="is in the graph, but not on this map", fr="est dans le graphe, mais pas sur cette carte"
        )
        instead = Text(
            en="take it in with --all, or with other --case and --around",
            fr="l'y mettre par --all, ou par d'autres --case et --around",
        )
    reading.refuse("unknown-id", raw, key, rule, instead)
    return None


def _node(reading: SceneReading, raw: Raw, key: str) -> str | None:
    return _known(reading, raw, key, reading.map.nodes, reading.map.names)


def _tie(reading: SceneReading, raw: Raw, key: str) -> str | None:
    return _known(reading, raw, key, reading.map.ties, {})


def _items(reading: SceneReading, raw: Raw, key: str) -> list[Raw]:
    if isinstance(raw.value, list):
        return raw.value
    reading.refuse(
        "wrong-type",
        raw,
        key,
        Text(en="is no list", fr="n'est pas une liste"),
        Text(en="write [first, second]", fr="écrire [premier, second]"),
    )
    return []


def _nodes(reading: SceneReading, raw: Raw, key: str) -> list[str]:
    found = [_node(reading, item, key) for item in _items(reading, raw, key)]
    return [id_ for id_ in found if id_ is not None]


def _way(reading: SceneReading, raw: Raw, key: str) -> list[str] | None:
    items = _items(reading, raw, key)
    if isinstance(raw.value, list) and len(items) != 2:
        reading.refuse(
            "wrong-type",
            raw,
            key,
            Text(en="has two ends", fr="a deux bouts"),
            Text(en="write [one id, another id]", fr="écrire [un id, un autre id]"),
        )
        return None
    ends = [_node(reading, item, key) for item in items]
    return [end for end in ends if end] if len(ends) == 2 and all(ends) else None


def _row(reading: SceneReading, raw: Raw, key: str) -> int | None:
    rows = reading.map.rows
    number = int(raw.text) if raw.text and raw.text.isascii() and raw.text.isdigit() else 0
    if 1 <= number <= rows:
        return number
    if not reading.map.question:
        instead = Text(en="draw the map with --question", fr="dessiner la carte avec --question")
    else:
        instead = Text(en=f"write a number from 1 to {rows}", fr=f"écrire un nombre de 1 à {rows}")
    reading.refuse(
        "no-such-row",
        raw,
        key,
        Text(
            en="is no row of the answer beside this map",
            fr="n'est pas une ligne de la réponse à côté de cette carte",
        ),
        instead,
    )
    return None


def _question(reading: SceneReading, raw: Raw, key: str) -> str | None:
    if raw.text and raw.text == reading.map.question:
        return raw.text
    reading.refuse(
        "other-question",
        raw,
        key,
        Text(
            en="is not the question beside this map",
            fr="n'est pas la question posée à côté de cette carte",
        ),
        Text(
            en=f"draw the map with --question {raw.shown}",
            fr=f"dessiner la carte avec --question {raw.shown}",
        ),
    )
    return None


def _at(reading: SceneReading, raw: Raw, key: str) -> dict[str, Any] | None:
    """The date as written, and the last day that it means."""
    if raw.text is None:
        reading.refuse("wrong-type", raw, key, Text(en="is no date", fr="n'est pas une date"))
        return None
    try:
        when = dates.parse_when(raw.text)
    except DateProblem as problem:
        instead = problem.instead or ""
        reading.refuse(
            "bad-date",
            raw,
            key,
            problem.rule or problem.text,
            Text(en=f"write {instead}", fr=f"écrire {instead}") if instead else NOTHING,
        )
        return None
    if when.clock != reading.map.clock:
        wanted = "T0+9m" if reading.map.clock else "2016-05-01"
        reading.refuse(
            "other-clock",
            raw,
            key,
            Text(en="runs on another clock than this map", fr="suit une autre horloge que cette carte"),
            Text(en=f"write it as {wanted}", fr=f"l'écrire sous la forme {wanted}"),
        )
        return None
    day = when.latest or when.earliest
    return {"text": raw.text, "day": day.toordinal()} if day else None


def _yes(reading: SceneReading, raw: Raw, key: str) -> bool:
    if raw.text in _YES:
        return True
    if raw.text not in _NO:
        reading.refuse(
            "wrong-word",
            raw,
            key,
            Text(en="is neither yes nor no", fr="n'est ni yes ni no"),
            Text(en="write yes, or leave it out", fr="écrire yes, ou l'omettre"),
        )
    return False


def _words(group: str) -> Reads:
    """Words of one closed list."""

    def read(reading: SceneReading, raw: Raw, key: str) -> list[str]:
        known = reading.map.words[group]
        found = []
        for item in _items(reading, raw, key):
            if item.text in known:
                found.append(str(item.text))
                continue
            listed = ", ".join(nearest(item.text or "", known) or known)
            reading.refuse(
                "wrong-word",
                item,
                key,
                Text(en="is not in the list", fr="n'est pas dans la liste"),
                Text(en=f"write {listed}", fr=f"écrire {listed}"),
            )
        return found

    return read


def _of_kind(kind: str) -> Reads:
    """Ids of one kind."""

    def read(reading: SceneReading, raw: Raw, key: str) -> list[str]:
        known = {id_: page for id_, page in reading.map.nodes.items() if reading.map.kinds.get(id_) == kind}
        found = [_known(reading, item, key, known, {}) for item in _items(reading, raw, key)]
        return [id_ for id_ in found if id_ is not None]

    return read


def _mapping(fields: Mapping[str, Reads]) -> Reads:
    """Keys below a key."""

    def read(reading: SceneReading, raw: Raw, key: str) -> dict[str, Any]:
        if not isinstance(raw.value, dict):
            example = next(iter(fields))
            reading.refuse(
                "wrong-type",
                raw,
                key,
                Text(en="has keys of its own", fr="a ses propres clés"),
                Text(en=f"write `{example}: …` below it", fr=f"écrire « {example}: … » dessous"),
            )
            return {}
        found: dict[str, Any] = {}
        for word, inner in raw.value.items():
            if word not in fields:
                wrong_key(reading, inner, word, tuple(fields), key)
            else:
                found[word] = fields[word](reading, inner, f"{key}.{word}")
        return {word: value for word, value in found.items() if value not in (None, "", [], False)}

    return read


def _number(least: float) -> Reads:
    def read(reading: SceneReading, raw: Raw, key: str) -> float | None:
        try:
            value = float(raw.text or "")
        except ValueError:
            value = float("nan")
        if least <= value <= _FARTHEST:
            return int(value) if value == int(value) else value
        reading.refuse(
            "wrong-number",
            raw,
            key,
            Text(
                en=f"is no number from {least:g} to {_FARTHEST}",
                fr=f"n'est pas un nombre de {least:g} à {_FARTHEST}",
            ),
            Text(en="save the scene from the map", fr="enregistrer la scène depuis la carte"),
        )
        return None

    return read


def _frame(reading: SceneReading, raw: Raw, key: str) -> dict[str, Any]:
    """The middle of what is seen, and how wide a piece of the map it is."""
    fields = {"x": _number(-_FARTHEST), "y": _number(-_FARTHEST), "width": _number(20)}
    found: dict[str, Any] = _mapping(fields)(reading, raw, key)
    if isinstance(raw.value, dict):
        for name in sorted(fields.keys() - raw.value.keys()):
            reading.refuse(
                "missing",
                raw,
                f"{key}.{name}",
                Text(en="is missing", fr="manque"),
                Text(en="write {x: 0, y: 0, width: 1000}", fr="écrire {x: 0, y: 0, width: 1000}"),
            )
    return found


ONLY: Mapping[str, Reads] = {
    "phase": _words("phase"),
    "role": _words("role"),
    "programme": _of_kind("programme"),
    "territory": _of_kind("territory"),
}
WITHOUT: Mapping[str, Reads] = {
    "kind": _words("kind"),
    "sphere": _words("sphere"),
    "tie": _words("tie"),
    "sure": _words("sure"),
    "case": _words("case"),
    "absent": _yes,
}
FIELDS: Mapping[str, Reads] = {
    "caption": _caption,
    "open": _node,
    "tie": _tie,
    "way": _way,
    "question": _question,
    "row": _row,
    "lanes": _yes,
    "at": _at,
    "everything": _yes,
    "with": _nodes,
    "kinds": _words("kind"),
    "only": _mapping(ONLY),
    "without": _mapping(WITHOUT),
    "folded": _yes,
    "frame": _frame,
}
