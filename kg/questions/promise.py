"""The promise of a question: what its header says, against what its text does."""

from __future__ import annotations

from collections.abc import Mapping

from kg.language import Text
from kg.questions import cypher
from kg.questions.model import AT, CASE, LANGUAGE, MAX_ROWS, Column, Param
from kg.questions.raws import Values


def check_promise(
    text: str, params: Mapping[str, Param], columns: Mapping[str, Column], values: Values, *, measured: bool
) -> frozenset[str]:
    """The parameters that the text reads. Whatever breaks the promise is said to `values`."""
    try:
        found = cypher.tokens(text)
        returned = cypher.returned(found)
    except cypher.CypherError as error:
        _refuse(values, error)
        return frozenset()
    for breach in cypher.breaches(text, found):
        _refuse(values, breach)
    uses = cypher.parameters(found)
    _check_params(values, params, uses, measured=measured)
    for line, names in returned:
        _check_columns(values, columns, line, names)
    if not cypher.ordered(found):
        values.say(
            returned[-1][0],
            "",
            "RETURN",
            Text(en="its rows come in no order", fr="ses lignes n'ont pas d'ordre"),
            Text(en="add ORDER BY", fr="ajouter ORDER BY"),
        )
    return frozenset(uses)


def _check_params(
    values: Values, params: Mapping[str, Param], uses: Mapping[str, int], *, measured: bool
) -> None:
    for name, line in uses.items():
        if name not in params and name != LANGUAGE and (name != MAX_ROWS or MAX_ROWS in params):
            values.say(
                line,
                "",
                f"${name}",
                Text(en="is not declared", fr="n'est pas déclaré"),
                Text(en="declare it under params", fr="le déclarer sous params"),
            )
    for name, param in params.items():
        if name not in uses and name not in (AT, CASE) and not measured:
            values.say(
                param.line,
                f"params.{name}",
                "",
                Text(
                    en=f"is declared, but no ${name} stands in the text",
                    fr=f"est déclaré sans ${name} dans le texte",
                ),
            )


def _check_columns(values: Values, columns: Mapping[str, Column], line: int, names: list[str]) -> None:
    promised = [column.name for column in columns.values() if not column.from_measure]
    for name in sorted(set(names) - set(promised)):
        values.say(
            line,
            "RETURN",
            name,
            Text(en="is returned but not declared", fr="est renvoyé sans être déclaré"),
            Text(en="declare it under columns", fr="le déclarer sous columns"),
        )
    for name in promised:
        if name not in names:
            values.say(
                line,
                f"columns.{name}",
                "",
                Text(en="is declared but not returned", fr="est déclaré sans être renvoyé"),
                Text(en=f"add … AS {name} to RETURN", fr=f"ajouter … AS {name} au RETURN"),
            )


def _refuse(values: Values, error: cypher.CypherError) -> None:
    values.say(error.line, "", error.value, error.rule, error.instead)
