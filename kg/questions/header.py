"""From a file to a question: the YAML header, checked against the Cypher below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.language import Text
from kg.questions.model import (
    AT,
    CASE,
    COLUMN_TYPES,
    GROUPS,
    LIST_ITEMS,
    MAX_ROWS,
    PARAM_TYPES,
    STANDARD_HELP,
    Column,
    Param,
    Question,
)
from kg.questions.promise import check_promise
from kg.questions.raws import Values
from kg.questions.values import ParameterError, read_value
from kg.schema.problems import NOTHING, Place, Problem, Problems
from kg.schema.reading import Raw
from kg.schema.yaml_file import read_yaml

SUFFIX = ".cypher"
_LARGEST = 200_000
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_WORD = re.compile(r"[a-z][a-z0-9_]*\Z")
_HEADER = re.compile(r"\ufeff?\s*/\*(.*?)\*/", re.DOTALL)
_KEYS = frozenset(
    ["title", "question", "group", "params", "columns", "identity", "about", "caveats", "measure", "example"]
)
_PARAM_KEYS = frozenset(["type", "default", "help", "values", "min", "max", "items", "day"])
_COLUMN_KEYS = frozenset(["type", "help", "title", "from"])


class RefusedFileError(KgError):
    """A query file that does not keep its promise, with everything that is wrong with it."""

    exit_code = 1

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.path, self.problems = path, problems
        listed = "\n".join(f"✗ {problem}" for problem in problems)
        super().__init__(
            Text(
                en=f"{path.name} is refused, {len(problems)} to mend:\n{listed}",
                fr=f"{path.name} est refusé, {len(problems)} à corriger :\n{listed}",
            )
        )


def read_question(path: Path) -> Question:
    """The question of a file. Raises RefusedFileError with all that is wrong with it."""
    problems = Problems()
    question = _read(path, problems)
    if problems.errors or question is None:
        raise RefusedFileError(path, problems.errors)
    return question


def _read(path: Path, problems: Problems) -> Question | None:
    shown = str(path)
    text = _text(path, problems)
    if text is None:
        return None
    found = _HEADER.match(text)
    if found is None:
        problems.error(
            "no-header",
            Place(shown, 1),
            "",
            Text(en="there is no header", fr="il n'y a pas d'en-tête"),
            Text(
                en="begin the file with /* title: … */ (docs/questions.md)",
                fr="commencer le fichier par /* title: … */ (docs/questions.md)",
            ),
        )
        return None
    blank = "\n" * text.count("\n", 0, found.start(1))  # so that lines count as in the file
    root = read_yaml(blank + found[1], shown, problems)
    return None if root is None else _Header(path, text, Values(shown, problems)).question(root)


def _text(path: Path, problems: Problems) -> str | None:
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError(f"more than {_LARGEST} bytes")
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        problems.error(
            "unreadable",
            Place(str(path)),
            "",
            Text(en=f"cannot be read: {error}", fr=f"est illisible : {error}"),
            Text(en="give a small UTF-8 text", fr="donner un petit texte en UTF-8"),
        )
        return None


@dataclass
class _Header:
    """Reads one header; what is wrong goes to `values`."""

    path: Path
    text: str
    values: Values

    def question(self, root: Raw) -> Question | None:
        entry = self.values.mapping(root, "", _KEYS)
        if entry is None:
            return None
        for key in ("title", "question", "group", "params", "columns", "identity", "caveats"):
            if key not in entry:
                self.values.say(root.line, key, "", Text(en="is missing", fr="manque"))
        params = self._entries(entry.get("params"), "params", self._param)
        columns = self._entries(entry.get("columns"), "columns", self._column)
        for name in (AT, CASE):
            if name not in params and "params" in entry:
                self.values.say(
                    entry["params"].line,
                    f"params.{name}",
                    "",
                    Text(en="is missing: every question takes it", fr="manque : toute question le prend"),
                    Text(
                        en=f"write {name}: {{type: {_STANDARD_TYPES[name]}}}",
                        fr=f"écrire {name}: {{type: {_STANDARD_TYPES[name]}}}",
                    ),
                )
        question = Question(
            name=self._name(),
            path=self.path,
            title=self.values.bilingual(entry.get("title"), "title"),
            question=self.values.bilingual(entry.get("question"), "question"),
            group=self.values.one_of(entry.get("group"), "group", tuple(GROUPS)),
            params=params,
            columns=columns,
            identity=self._identity(entry.get("identity"), columns),
            about=self._about(entry.get("about"), columns),
            caveats=self.values.bilingual(entry.get("caveats"), "caveats"),
            measure=self._measure(entry.get("measure")),
            text=self.text,
            example=self._example(entry.get("example"), params),
            uses=check_promise(self.text, params, columns, self.values, measured="measure" in entry),
        )
        self._check_measure_columns(question)
        return question

    # ---- pieces of the header

    def _name(self) -> str:
        name = self.path.name.removesuffix(SUFFIX)
        if not _NAME.match(name):
            self.values.say(
                0,
                "",
                name,
                Text(en="is no name for a question", fr="n'est pas un nom de question"),
                Text(
                    en="use lower-case letters, digits and hyphens",
                    fr="minuscules, chiffres et tirets seulement",
                ),
            )
        return name

    def _param(self, name: str, entry: dict[str, Raw], line: int) -> Param | None:
        key = f"params.{name}"
        type_ = self.values.one_of(entry.get("type"), f"{key}.type", PARAM_TYPES, line)
        values = self.values.words(entry.get("values"), f"{key}.values")
        if type_ == "choice" and not values:
            self.values.say(line, f"{key}.values", "", Text(en="is missing", fr="manque"))
        items = (
            self.values.one_of(entry.get("items"), f"{key}.items", LIST_ITEMS, line)
            if "items" in entry
            else "text"
        )
        edge = (
            self.values.one_of(entry.get("day"), f"{key}.day", ("first", "last"), line)
            if "day" in entry
            else "last"
        )
        param = Param(
            name=name,
            type=type_,
            help=self._help(entry.get("help"), f"{key}.help", line, STANDARD_HELP.get(name)),
            required="default" not in entry and name not in STANDARD_HELP and type_ != "list",
            values=values,
            least=self.values.number(entry.get("min"), f"{key}.min"),
            most=self.values.number(entry.get("max"), f"{key}.max"),
            items=items,
            edge=edge,
            line=line,
        )
        if name in _STANDARD_TYPES and type_ and type_ != _STANDARD_TYPES[name]:
            self.values.say(
                line,
                f"{key}.type",
                type_,
                Text(en=f"is always {_STANDARD_TYPES[name]}", fr=f"est toujours {_STANDARD_TYPES[name]}"),
            )
        return self._with_default(param, entry.get("default"), key) if type_ else None

    def _with_default(self, param: Param, raw: Raw | None, key: str) -> Param:
        from dataclasses import replace

        value: Any = [] if param.type == "list" else None
        if raw is not None and isinstance(raw.value, list):
            value = [item.shown for item in raw.value]
        elif raw is not None and raw.text:
            value = raw.text
        try:
            read = None if value is None or value == [] else read_value(param, value)
        except ParameterError as error:
            self.values.say(raw.line if raw else 0, f"{key}.default", raw.shown if raw else "", error.text)
            return param
        return replace(param, default=value if read is None else read)

    def _column(self, name: str, entry: dict[str, Raw], line: int) -> Column | None:
        key = f"columns.{name}"
        type_ = self.values.one_of(entry.get("type"), f"{key}.type", COLUMN_TYPES, line)
        from_ = (
            self.values.one_of(entry["from"], f"{key}.from", ("measure",), line) if "from" in entry else ""
        )
        words = name.replace("_", " ")
        title = (
            self.values.bilingual(entry["title"], f"{key}.title") if "title" in entry else Text(words, words)
        )
        help_ = self._help(entry.get("help"), f"{key}.help", line)
        return Column(name, type_, help_, title, from_measure=bool(from_), line=line) if type_ else None

    def _identity(self, raw: Raw | None, columns: Mapping[str, Column]) -> tuple[str, ...]:
        names = self.values.words(raw, "identity")
        for name in names:
            self._known_column(name, "identity", raw, columns)
        if raw is not None and not names:
            self.values.say(raw.line, "identity", "", Text(en="is empty", fr="est vide"))
        return names

    def _about(self, raw: Raw | None, columns: Mapping[str, Column]) -> str | None:
        if raw is None or not raw.text:
            return None
        self._known_column(raw.text, "about", raw, columns)
        return raw.text

    def _known_column(self, name: str, key: str, raw: Raw | None, columns: Mapping[str, Column]) -> None:
        if name not in columns:
            self.values.say(
                raw.line if raw else 0,
                key,
                name,
                Text(en="is no column of this question", fr="n'est pas une colonne de cette question"),
                Text(en=f"write one of {', '.join(columns)}", fr=f"écrire l'une de {', '.join(columns)}"),
            )

    def _measure(self, raw: Raw | None) -> str | None:
        from kg.questions.measures import names

        if raw is None or not raw.text:
            return None
        if raw.text not in names():
            listed = ", ".join(names()) or "—"
            self.values.say(
                raw.line,
                "measure",
                raw.text,
                Text(en="is no measure", fr="n'est pas une mesure"),
                Text(en=f"write one of {listed}", fr=f"écrire l'une de {listed}"),
            )
        return raw.text

    def _example(self, raw: Raw | None, params: Mapping[str, Param]) -> dict[str, str]:
        entry = self.values.mapping(raw, "example", frozenset(params)) if raw is not None else None
        return {name: value.text or "" for name, value in (entry or {}).items()}

    def _check_measure_columns(self, question: Question) -> None:
        added = [column for column in question.columns.values() if column.from_measure]
        if added and not question.measure:
            self.values.say(
                added[0].line,
                f"columns.{added[0].name}.from",
                "measure",
                Text(en="the question names no measure", fr="la question ne nomme aucune mesure"),
                Text(en="add `measure: NAME`", fr="ajouter « measure: NOM »"),
            )

    # ---- small readers

    def _entries(
        self, raw: Raw | None, key: str, read: Callable[[str, dict[str, Raw], int], Any]
    ) -> dict[str, Any]:
        entries = self.values.mapping(raw, key, None) if raw is not None else None
        allowed = _PARAM_KEYS if key == "params" else _COLUMN_KEYS
        made: dict[str, Any] = {}
        for name, item in (entries or {}).items():
            taken = key == "params" and name in _TAKEN
            if not _WORD.match(name) or name in _KEYWORDS or taken:
                self.values.say(
                    item.line,
                    f"{key}.{name}",
                    name,
                    Text(en="is no name here", fr="n'est pas un nom possible"),
                    Text(
                        en="use lower-case letters, digits and _, and no word of Cypher",
                        fr="minuscules, chiffres et _, et pas un mot de Cypher",
                    ),
                )
                continue
            entry = self.values.mapping(item, f"{key}.{name}", allowed)
            value = read(name, entry, item.line) if entry is not None else None
            if value is not None:
                made[name] = value
        return made

    def _help(self, raw: Raw | None, key: str, line: int, standard: Text | None = None) -> Text:
        if raw is None:
            if standard is None:
                self.values.say(line, key, "", Text(en="is missing", fr="manque"))
            return standard or NOTHING
        return self.values.bilingual(raw, key)


_STANDARD_TYPES = {AT: "date", CASE: "list", MAX_ROWS: "int"}
# A parameter or column of such a name would have to be quoted wherever it is used.
_CYPHER = (
    "all and any as asc by call contains create delete desc distinct else end exists false in is limit match "
    "merge not null on optional or order remove return set skip then true union unwind when where with xor"
)
_KEYWORDS = frozenset(_CYPHER.split())
# `ask(name, at=…, case=…, lang=…, queries=…)`: these words are taken.
_TAKEN = frozenset(("database", "lang", "name", "queries", "self"))
