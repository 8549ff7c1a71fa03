"""The values of parameters: from what a person typed, or Python gave, to what Cypher gets."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.language import Text
from kg.questions.model import Param
from kg.schema.dates import DateProblem, parse_when

_YES = frozenset(("true", "yes", "y", "oui", "o", "vrai", "1"))
_NO = frozenset(("false", "no", "n", "non", "faux", "0"))
_LONGEST = 1000
_MOST_ITEMS = 1000


class ParameterError(KgError):
    """A parameter that does not exist, or a value that it cannot take."""

    exit_code = 1


class _Refused(Exception):  # noqa: N818  the answer "no" of one check
    def __init__(self, instead: Text) -> None:
        super().__init__(instead.en)
        self.instead = instead


def read_values(
    question: str, params: Mapping[str, Param], given: Mapping[str, Any], framework: Path | None = None
) -> dict[str, Any]:
    """Every parameter with its value. Raises ParameterError, which names what is allowed."""
    for name in given:
        if name not in params:
            raise _unknown(question, name, params)
    values: dict[str, Any] = {}
    for name, param in params.items():
        value = given.get(name)
        if value is None and param.required:
            raise _missing(question, param)
        values[name] = param.default if value is None else read_value(param, value, framework)
    return values


def read_value(param: Param, value: Any, framework: Path | None = None) -> Any:
    """One value as its parameter's type. Raises ParameterError."""
    try:
        if param.type == "list":
            return _list(param, value, framework)
        return _READERS[param.type](param, _plain(value), framework)
    except _Refused as refused:
        instead = refused.instead
        raise _wrong(param, value, Text(en=f"write {instead.en}", fr=f"écrire {instead.fr}")) from None
    except DateProblem as problem:
        raise _wrong(param, value, problem.rule) from None


def allowed(param: Param) -> Text:
    """What a parameter takes, in a few words."""
    if param.values:
        listed = ", ".join(param.values)
        return Text(en=f"one of {listed}", fr=f"l'un de {listed}")
    if param.type == "list":
        return Text(en="one value or several", fr="une ou plusieurs valeurs")
    said = _SAID[param.type]
    if param.type not in ("int", "float"):
        return said
    least, most = (_bound(bound) for bound in (param.least, param.most))
    if least and most:
        return Text(en=f"{said.en} from {least} to {most}", fr=f"{said.fr} de {least} à {most}")
    if least or most:
        more = Text(en=f", at least {least}", fr=f", au moins {least}")
        less = Text(en=f", at most {most}", fr=f", au plus {most}")
        edge = more if least else less
        return Text(en=said.en + edge.en, fr=said.fr + edge.fr)
    return said


def _bound(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}" if bound < 1e6 else f"{bound:.0f}"


def _plain(value: Any) -> str:
    """A value as a person would have typed it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if not isinstance(value, (str, int, float)):
        raise _Refused(Text(en="one value", fr="une seule valeur"))
    text = str(value).strip()
    if len(text) > _LONGEST:
        raise _Refused(Text(en=f"at most {_LONGEST} characters", fr=f"{_LONGEST} caractères au plus"))
    if "\x00" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise _Refused(Text(en="readable characters", fr="des caractères lisibles"))
    return text


def _list(param: Param, value: Any, framework: Path | None) -> list[Any]:
    """A list, a text with commas, or one value; each item once, in the order given."""
    items: Iterable[Any] = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, (list, tuple, set, frozenset)):
        items = [items]
    item = replace(param, type="choice" if param.values else param.items)
    found: list[Any] = []
    for raw in items:
        text = _plain(raw)
        if text:
            found.append(_READERS[item.type](item, text, framework))
    if len(found) > _MOST_ITEMS:
        raise _Refused(Text(en=f"at most {_MOST_ITEMS} values", fr=f"{_MOST_ITEMS} valeurs au plus"))
    return list(dict.fromkeys(found))


def _text(param: Param, text: str, framework: Path | None) -> str:  # noqa: ARG001  one signature for all
    return text


def _int(param: Param, text: str, framework: Path | None) -> int:  # noqa: ARG001
    try:
        number = int(text)
    except ValueError:
        raise _Refused(allowed(param)) from None
    return int(_in_range(param, number))


def _float(param: Param, text: str, framework: Path | None) -> float:  # noqa: ARG001
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise _Refused(allowed(param)) from None
    if not math.isfinite(number):
        raise _Refused(allowed(param))
    return _in_range(param, number)


def _in_range(param: Param, number: float) -> float:
    least = param.least if param.least is not None else -(2**62)
    most = param.most if param.most is not None else 2**62
    if not least <= number <= most:
        raise _Refused(allowed(param))
    return number


def _bool(param: Param, text: str, framework: Path | None) -> bool:  # noqa: ARG001
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    raise _Refused(allowed(param))


def _date(param: Param, text: str, framework: Path | None) -> datetime.date:  # noqa: ARG001
    when = parse_when(text)
    day = when.latest if param.edge == "last" else when.earliest
    if when.is_open or day is None:
        raise _Refused(Text(en="a day, a month or a year", fr="un jour, un mois ou une année"))
    return day


def _choice(param: Param, text: str, framework: Path | None) -> str:  # noqa: ARG001
    if text in param.values:
        return text
    raise _Refused(allowed(param))


def _framework_word(param: Param, text: str, framework: Path | None) -> str:
    """A role, a phase or a lever: its id, or its name in either language."""
    from kg.schema.framework import load_framework

    kind: Any = param.type
    known = load_framework(framework)
    ids = known.ids(kind)
    if text in ids:
        return text
    named = [item.id for item in known.items(kind) if text.lower() in {name.lower() for name in item.name}]
    if named:
        return named[0]
    listed = ", ".join(ids)
    raise _Refused(Text(en=f"one of {listed}", fr=f"l'un de {listed}"))


_READERS: dict[str, Callable[[Param, str, Path | None], Any]] = {
    "text": _text,
    "id": _text,
    "int": _int,
    "float": _float,
    "bool": _bool,
    "date": _date,
    "choice": _choice,
    "role": _framework_word,
    "phase": _framework_word,
    "lever": _framework_word,
}
_SAID: dict[str, Text] = {
    "text": Text(en="a text", fr="un texte"),
    "id": Text(en="an id or a name of the graph", fr="un id ou un nom du graphe"),
    "int": Text(en="a whole number", fr="un nombre entier"),
    "float": Text(en="a number", fr="un nombre"),
    "bool": Text(en="yes or no", fr="oui ou non"),
    "date": Text(
        en="a date: 2016, 2016-05, 2016-05-01, T0+9m", fr="une date : 2016, 2016-05, 2016-05-01, T0+9m"
    ),
    "choice": Text(en="one of its values", fr="l'une de ses valeurs"),
    "role": Text(en="a role of the framework", fr="un rôle du cadre"),
    "phase": Text(en="a phase of the framework", fr="une phase du cadre"),
    "lever": Text(en="a lever of the framework", fr="un levier du cadre"),
}


def _shown(value: Any) -> str:
    text = "".join(c if c.isprintable() else "·" for c in str(value))
    return text if len(text) <= 60 else text[:59] + "…"


def _wrong(param: Param, value: Any, why: Text) -> ParameterError:
    shown = _shown(value)
    return ParameterError(
        Text(
            en=f"{param.name} = '{shown}': {why.en}.",
            fr=f"{param.name} = « {shown} » : {why.fr}.",
        )
    )


def _missing(question: str, param: Param) -> ParameterError:
    takes = allowed(param)
    return ParameterError(
        Text(
            en=f"{question} needs {param.name} ({param.help.en}): write -p {param.name}=…, {takes.en}.",
            fr=f"{question} demande {param.name} ({param.help.fr}) : écrire -p {param.name}=…, {takes.fr}.",
        )
    )


def _unknown(question: str, name: str, params: Mapping[str, Param]) -> ParameterError:
    from kg.names import nearest

    near = nearest(_shown(name), params, most=1)
    listed = ", ".join(params)
    guess = (f" Did you mean {near[0]}?", f" Vouliez-vous dire {near[0]} ?") if near else ("", "")
    return ParameterError(
        Text(
            en=f"{question} has no parameter '{_shown(name)}'.{guess[0]} It takes: {listed}.",
            fr=f"{question} n'a pas de paramètre « {_shown(name)} ».{guess[1]} Il prend : {listed}.",
        )
    )
