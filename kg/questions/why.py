"""What a row rests on: the claims and ties behind it, and the lines of the sources that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import KgError
from kg.language import Text
from kg.questions.answer import Answer, Row, native
from kg.questions.model import CASE, FACTS, LANGUAGE
from kg.schema import dates
from kg.schema.evidence import parse_cited
from kg.store import Database

# Without the keys of facts: the ties of the thing that cite a line which the row cites.
_TIES_ABOUT = """
    MATCH (e:Entity {id: $about})-[r]-()
    WHERE type(r) <> 'STATES' AND r.case IN $case AND any(line IN r.evidence WHERE line IN $evidence)
    WITH DISTINCT r
"""
_TIES_NAMED = """
    UNWIND $facts AS key
    WITH DISTINCT key, split(key, '|') AS parts
    MATCH (:Entity {id: parts[1]})-[r]->(:Entity {id: parts[2]})
    WHERE r.key = key AND r.case IN $case
"""
_TIE_COLUMNS = """
    WITH r, startNode(r) AS a, endNode(r) AS b
    RETURN type(r) AS word, properties(r) AS said, r.case AS case,
           CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name, a.id) ELSE coalesce(a.name, a.id) END AS subject,
           CASE WHEN $lang = 'en' THEN coalesce(b.name_en, b.name, b.id) ELSE coalesce(b.name, b.id) END AS object
    ORDER BY word, subject, object, case, r.key
"""
_CLAIMS = """
    MATCH (c:Case)-[s:STATES]->(e:Entity {id: $about})
    WHERE c.case IN $case OR c.register = 'framework'
    RETURN s.word AS word, properties(s) AS said, c.case AS case,
           CASE WHEN $lang = 'en' THEN coalesce(s.name_en, s.name, e.name_en, e.name, e.id)
                ELSE coalesce(s.name, e.name, e.id) END AS subject,
           '' AS object
    ORDER BY case
"""
_CITATIONS = """
    MATCH (s:Source) WHERE s.id IN $ids
    RETURN s.id AS id,
           CASE WHEN $lang = 'en' THEN coalesce(s.citation_en, s.citation) ELSE s.citation END AS citation
"""


@dataclass(frozen=True)
class Ground:
    """One fact that a row rests on. Without `object` it is a claim on `subject`."""

    word: str
    subject: str
    object: str
    case: str
    certainty: str
    note: str
    period: dates.Period
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Why:
    """A row with its grounds, and the text of each source that they cite."""

    number: int
    row: Row
    grounds: list[Ground]
    citations: dict[str, str] = field(default_factory=dict)


def why(database: Database, answer: Answer, number: int) -> Why:
    """What row `number` (from 1) rests on."""
    if not 1 <= number <= len(answer.rows):
        raise _no_row(number, len(answer.rows))
    row = answer.rows[number - 1]
    grounds = [_ground(found, answer) for found in _facts(database, answer, row)]
    lines = [*_evidence(answer, row), *(line for ground in grounds for line in ground.evidence)]
    sources = sorted({parse_cited(line).source for line in lines})
    citations = database.read(_CITATIONS, {"ids": sources, LANGUAGE: answer.language})
    return Why(number, row, grounds, {c["id"]: c["citation"] or c["id"] for c in citations})


def _facts(database: Database, answer: Answer, row: Row) -> list[dict[str, Any]]:
    question, values = answer.question, row.as_dict()
    parameters = {CASE: answer.cypher_parameters[CASE], LANGUAGE: answer.language}
    about = values.get(question.about) if question.about else None
    found = database.read(_CLAIMS, {**parameters, "about": about}) if about else []
    if FACTS in values:
        return found + database.read(_TIES_NAMED + _TIE_COLUMNS, {**parameters, FACTS: values[FACTS] or []})
    if about:
        evidence = _evidence(answer, row)
        found += database.read(
            _TIES_ABOUT + _TIE_COLUMNS, {**parameters, "about": about, "evidence": evidence}
        )
    return found


def _evidence(answer: Answer, row: Row) -> list[str]:
    columns = [column.name for column in answer.columns if column.type == "evidence"]
    return list(dict.fromkeys(line for name in columns for line in row[name] or ()))


def _ground(found: dict[str, Any], answer: Answer) -> Ground:
    said = found["said"]
    note = said.get("note")
    if answer.language == "en":
        note = said.get("note_en") or note
    return Ground(
        found["word"] or "",
        str(found["subject"]),
        str(found["object"]),
        found["case"],
        said.get("certainty") or "stated",
        note or "",
        dates.period_from({name: native(value) for name, value in said.items()}),
        tuple(said.get("evidence") or ()),
    )


def loose_lines(found: Why, answer: Answer) -> Sequence[str]:
    """The lines that the row cites and no ground does."""
    cited = {line for ground in found.grounds for line in ground.evidence}
    return [line for line in _evidence(answer, found.row) if line not in cited]


def _no_row(number: int, count: int) -> KgError:
    error = KgError(
        Text(
            en=f"There is no row {number}: the answer has {count}.",
            fr=f"Il n'y a pas de ligne {number} : la réponse en a {count}.",
        )
    )
    error.exit_code = 1
    return error
