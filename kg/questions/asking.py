"""Asking: parameters in, rows out, in a READ transaction with an end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kg.errors import KgError, NotFoundError
from kg.language import LANGUAGES, Language, Text, current_language
from kg.questions.answer import Answer, AskedCase, Made, in_order, native
from kg.questions.finding import find_question
from kg.questions.measures import Context, find
from kg.questions.model import AT, CASE, LANGUAGE, MAX_ROWS, Param, Question
from kg.questions.values import ParameterError, read_values
from kg.schema.dates import clock_of
from kg.store import Database

_ALL = 1_000_000  # for a question without `max_rows`
_CASES = """
    MATCH (c:Case) WHERE c.register <> 'framework'
    RETURN c.case AS case, c.register AS register, c.checked AS checked, c.complete AS complete,
           c.title AS title, c.title_en AS title_en, c.loaded_at AS loaded,
           COUNT { (:Kg:Load) } AS loads
    ORDER BY case
"""
# Where a scenario's story ends, on its own clock: the latest day that any of its facts has. What is only known
# to come after a day ends the story on the first day that it can be.
_STORY_END = """
    MATCH (c:Case {case: $case})-[s:STATES]->(e)
    WITH collect(CASE WHEN s.clock = 'T0' THEN coalesce(s.end_max, s.start_max, s.end_min, s.start_min) END) AS claims,
         collect(DISTINCT e) AS entities
    CALL (entities) {
        UNWIND entities AS e
        MATCH (e)-[r]->() WHERE r.case = $case AND r.clock = 'T0'
        RETURN collect(coalesce(r.end_max, r.start_max, r.end_min, r.start_min)) AS ties
    }
    UNWIND [null] + claims + ties AS day
    RETURN max(day) AS day
"""


def ask(
    database: Database,
    name: str,
    *,
    at: Any = None,
    case: str | Iterable[str] = (),
    lang: str | None = None,
    queries: Iterable[Path] = (),
    **params: Any,
) -> Answer:
    """The answer to a question, by name."""
    added = [*queries, *database.settings.queries]
    return answer(database, find_question(name, added), {AT: at, CASE: case, **params}, lang)


def answer(
    database: Database, question: Question, given: Mapping[str, Any], lang: str | None = None
) -> Answer:
    """The answer to a question that was read."""
    language = _language(lang)
    made, parameters = prepare(database, question, given, language)
    rows = _rows(database, question, parameters)
    notes: list[Text] = []
    if question.measure:
        context = Context(parameters, partial(_read, database), notes)
        rows = find(question.measure)(rows, context)
    limit = parameters[MAX_ROWS]
    columns = tuple(question.columns.values())
    made = Made(**{**made.__dict__, "notes": tuple(notes)})
    kept = [in_order(columns, row) for row in rows[:limit]]
    return Answer(made, columns, kept, len(rows) > limit, language, parameters)


def prepare(
    database: Database, question: Question, given: Mapping[str, Any], language: Language
) -> tuple[Made, dict[str, Any]]:
    """What the question is about to be asked with, for a reader and for Cypher."""
    values = read_values(question.name, question.params, given, database.settings.framework)
    _check_ids(database, question, values)
    known = database.read(_CASES)
    cases = _asked(known, values[CASE])
    at = _day(database, cases, values[AT])
    if at is not None:
        values[AT] = at
    made = Made(
        question=question,
        parameters=dict(values),
        at=at,
        at_written=str(given.get(AT) or "").strip(),
        cases=cases,
        incomplete=tuple(row["case"] for row in known if row["complete"] is False),
        loaded=max((row["loaded"].to_native() for row in known if row["loaded"]), default=None),
        loads=known[0]["loads"] if known else 0,
    )
    parameters = {MAX_ROWS: _ALL, **values, LANGUAGE: language, CASE: [case.id for case in cases]}
    return made, parameters


def _language(lang: str | None) -> Language:
    if lang is None:
        return current_language()
    if lang not in LANGUAGES:
        raise ParameterError(
            Text(en=f"lang = '{lang}': write fr or en.", fr=f"lang = « {lang} » : écrire fr ou en.")
        )
    return "fr" if lang == "fr" else "en"


def _read(database: Database, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    return [{name: native(value) for name, value in row.items()} for row in database.read(query, parameters)]


def _rows(database: Database, question: Question, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    from neo4j.exceptions import Neo4jError

    try:
        return _read(database, question.text, parameters)
    except Neo4jError as error:
        said = (error.message or "").splitlines()[0] if error.message else str(error.code)
        raise KgError(
            Text(
                en=f"{question.file}: the database refuses this question: {said}. `kg query --check` says more.",
                fr=f"{question.file} : la base refuse cette question : {said}. « kg query --check » en dit plus.",
            )
        ) from error


# ---- cases and days


def _asked(known: Sequence[dict[str, Any]], names: list[str]) -> tuple[AskedCase, ...]:
    """The cases that are named; else every case of facts."""
    cases = {row["case"]: row for row in known}
    for name in names:
        if name not in cases:
            raise _no_case(name, list(cases))
    return tuple(
        AskedCase(
            id=id_,
            title=Text(en=row["title_en"] or row["title"] or id_, fr=row["title"] or id_),
            register=row["register"],
            checked=row["checked"].to_native() if row["checked"] else None,
            complete=row["complete"] is not False,
        )
        for id_, row in cases.items()
        if (id_ in names if names else row["register"] == "fact")
    )


def _no_case(name: str, known: list[str]) -> NotFoundError:
    from kg.names import nearest

    near = ", ".join(nearest(name, known) or known) or "—"
    return NotFoundError(
        Text(
            en=f"No case '{name}' is loaded. Loaded, nearest first: {near}.",
            fr=f"Aucun cas « {name} » n'est chargé. Chargés, les plus proches d'abord : {near}.",
        )
    )


def _day(database: Database, cases: Sequence[AskedCase], at: datetime.date | None) -> datetime.date | None:
    """The day to judge at, on the clock of the cases; None: each at the day it was last checked."""
    scenarios = [case.id for case in cases if case.register == "scenario"]
    own = {case: database.read(_STORY_END, {"case": case})[0]["day"] for case in scenarios}
    ends = {case: day.to_native() for case, day in own.items() if day is not None}
    on_own_clock = at is not None and clock_of(at) is not None
    if not ends:
        if on_own_clock:
            raise _clocks(
                "T0 is the clock of a scenario: name it with --case",
                "T0 est l'horloge d'un scénario : le nommer par --case",
            )
        return at
    named = ", ".join(ends)
    if len(ends) < len(cases):
        raise _clocks(
            f"{named} runs on a clock of its own (T0): ask about it apart from the other cases",
            f"{named} suit sa propre horloge (T0) : l'interroger à part des autres cas",
        )
    if at is not None and not on_own_clock:
        raise _clocks(
            f"{named} runs on a clock of its own: write at as T0+9m",
            f"{named} suit sa propre horloge : écrire at sous la forme T0+9m",
        )
    return at or max(ends.values())


def _clocks(en: str, fr: str) -> ParameterError:
    return ParameterError(Text(en=f"{en}.", fr=f"{fr}."))


# ---- ids


def _check_ids(database: Database, question: Question, values: dict[str, Any]) -> None:
    """Replace names by ids; raise NotFoundError for what the graph does not hold."""
    for name, param in question.params.items():
        if _holds_ids(param) and values[name]:
            value = values[name]
            found = [_entity(database, name, id_) for id_ in (value if isinstance(value, list) else [value])]
            values[name] = found if isinstance(value, list) else found[0]


def _holds_ids(param: Param) -> bool:
    return param.type == "id" or (param.type == "list" and param.items == "id")


def _entity(database: Database, param: str, id_: str) -> str:
    if database.read("MATCH (e:Entity {id: $id}) RETURN e.id AS id", {"id": id_}):
        return id_
    known = database.read(
        "MATCH (e:Entity) WHERE e.name IS NOT NULL AND NOT e:Case "
        "RETURN e.id AS id, [e.name, e.name_en] + coalesce(e.aliases, []) AS names ORDER BY id"
    )
    exact = [row["id"] for row in known if id_.lower() in [n.lower() for n in row["names"] if n]]
    if len(exact) == 1:
        return str(exact[0])
    raise _no_entity(param, id_, exact, known)


def _no_entity(param: str, id_: str, exact: list[str], known: list[dict[str, Any]]) -> NotFoundError:
    from kg.names import nearest

    shown = "".join(c if c.isprintable() else "·" for c in id_)[:60]
    if exact:
        listed = ", ".join(exact)
        return NotFoundError(
            Text(
                en=f"{param} = '{shown}' is the name of several: write one of the ids {listed}.",
                fr=f"{param} = « {shown} » est le nom de plusieurs : écrire l'un des ids {listed}.",
            )
        )
    by_name = {name: row["id"] for row in known for name in (row["id"], *row["names"]) if name}
    near = ", ".join(dict.fromkeys(by_name[name] for name in nearest(shown, by_name, most=5))) or "—"
    return NotFoundError(
        Text(
            en=f"{param} = '{shown}': nothing here has this id or name. Nearest: {near}.",
            fr=f"{param} = « {shown} » : rien ici n'a cet id ou ce nom. Au plus près : {near}.",
        )
    )
