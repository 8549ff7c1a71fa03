"""YAML as it is written: text, lists and mappings with their lines; nothing is guessed.

The parser's events are used and not its constructors. So `NO` stays `NO`, a date stays as written,
two equal keys are seen, and an alias, a tag or a bomb of them never becomes a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.language import Text
from kg.schema.problems import Place, Problems
from kg.schema.reading import Raw

DEEPEST = 12


class _Stop(Exception):  # noqa: N818  ends the reading of one file; the problem is already noted
    pass


def read_yaml(text: str, shown: str, problems: Problems) -> Raw | None:
    """The one document of a YAML text, or None with the problem added."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(yaml, shown, problems).build(yaml.parse(text, Loader=loader))
    except _Stop:
        return None
    except yaml.YAMLError as error:
        _say_syntax(error, text, shown, problems)
        return None


def _say_syntax(error: Any, text: str, shown: str, problems: Problems) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 1
    lines = text.splitlines()
    found = lines[line - 1] if line <= len(lines) else ""
    if re.match(r"\s*\t", found) or "'\\t'" in str(error):
        problems.error(
            "tab",
            Place(shown, line),
            found.strip(),
            Text(en="is indented with a tab", fr="est en retrait par une tabulation"),
            Text(en="indent with spaces", fr="mettre des espaces"),
        )
        return
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
    problems.error(
        "yaml",
        Place(shown, line),
        found.strip(),
        Text(en=f"is not YAML: {said}", fr=f"n'est pas du YAML : {said}"),
        Text(
            en="check the indentation, and quote a text that holds `: ` or `#`",
            fr="vérifier les retraits, et mettre entre guillemets un texte avec « : » ou « # »",
        ),
    )


class _Builder:
    """Parser events to raw values, without recursion."""

    def __init__(self, yaml: Any, shown: str, problems: Problems) -> None:
        self.yaml = yaml
        self.shown = shown
        self.problems = problems

    def build(self, events: Iterator[Any]) -> Raw:
        yaml = self.yaml
        root: Raw | None = None
        open_values: list[Raw] = []
        keys: list[str | None] = []
        for event in events:
            if isinstance(event, yaml.AliasEvent):
                self._refuse_alias(event)
            elif isinstance(event, (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._refuse_decoration(event)
                raw = self._value(event)
                if open_values:
                    self._put(open_values[-1], keys, raw)
                elif root is None:
                    root = raw
                else:
                    self._refuse_second(event)
                if not isinstance(event, yaml.ScalarEvent):
                    open_values.append(raw)
                    keys.append(None)
                    self._check_depth(len(open_values), event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                open_values.pop()
                keys.pop()
        if root is None:
            root = Raw("", 1)
        return root

    def _value(self, event: Any) -> Raw:
        line = event.start_mark.line + 1
        if isinstance(event, self.yaml.ScalarEvent):
            empty = event.implicit[0] and event.value in ("~", "null")
            return Raw("" if empty else event.value, line)
        return Raw({} if isinstance(event, self.yaml.MappingStartEvent) else [], line)

    def _put(self, container: Raw, keys: list[str | None], raw: Raw) -> None:
        if isinstance(container.value, list):
            container.value.append(raw)
            return
        mapping = container.value
        assert isinstance(mapping, dict)  # noqa: S101  a scalar is never open
        key = keys[-1]
        if key is not None:
            mapping[key] = raw
            keys[-1] = None
            return
        if raw.text is None:
            self._stop(
                "wrong-type",
                raw.line,
                raw.shown,
                Text(en="is no key", fr="n'est pas une clé"),
                Text(en="write `key: value`", fr="écrire « clé: valeur »"),
            )
        written = str(raw.value)
        if written in mapping:
            first = mapping[written].line
            self.problems.error(
                "duplicate-key",
                Place(self.shown, raw.line, written),
                written,
                Text(
                    en=f"stands twice here, first on line {first}",
                    fr=f"est écrit deux fois ici, d'abord ligne {first}",
                ),
                Text(en="keep one of them", fr="n'en garder qu'un"),
            )
        keys[-1] = written

    def _refuse_alias(self, event: Any) -> None:
        self._stop(
            "alias",
            event.start_mark.line + 1,
            f"*{event.anchor}",
            Text(en="is a YAML alias, which packs do not use", fr="est un alias YAML, exclu des lots"),
            Text(en="write the value out", fr="écrire la valeur en toutes lettres"),
        )

    def _refuse_decoration(self, event: Any) -> None:
        if event.anchor is None and event.tag is None:
            return
        self._stop(
            "tag",
            event.start_mark.line + 1,
            event.tag or f"&{event.anchor}",
            Text(
                en="is a YAML tag or anchor, which packs do not use",
                fr="est une marque YAML, exclue des lots",
            ),
            Text(en="write the plain value", fr="écrire la valeur simple"),
        )

    def _refuse_second(self, event: Any) -> None:
        self._stop(
            "yaml",
            event.start_mark.line + 1,
            "---",
            Text(en="starts a second document", fr="commence un second document"),
            Text(en="put it into a file of its own", fr="le mettre dans son propre fichier"),
        )

    def _check_depth(self, depth: int, event: Any) -> None:
        if depth > DEEPEST:
            self._stop(
                "too-deep",
                event.start_mark.line + 1,
                "",
                Text(en="is nested too deeply", fr="est imbriqué trop profondément"),
                Text(en="an entry has three levels at most", fr="une entrée a trois niveaux au plus"),
            )

    def _stop(self, code: str, line: int, value: str, rule: Text, instead: Text) -> None:
        self.problems.error(code, Place(self.shown, line), value, rule, instead)
        raise _Stop
