"""Query files for tests: a sound one, of which a test changes a piece."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

HEADER = """\
title: {fr: Acteurs, en: Actors}
question: {fr: "Qui ?", en: "Who?"}
group: bearings
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 1000}
%(params)s
columns:
  id: {type: id, help: {fr: Un acteur, en: An actor}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: Son nom, en: Its name}}
  evidence: {type: evidence, help: {fr: Lignes, en: Lines}}
%(columns)s
identity: [id]
about: id
caveats: {fr: Aucune, en: None}
"""
CYPHER = """\
MATCH (c:Case)-[s:STATES]->(a:Actor) WHERE c.case IN $case
WITH a, collect(s.evidence) AS lines
RETURN a.id AS id, a.name AS name, reduce(x = [], l IN lines | x + l) AS evidence
ORDER BY id LIMIT $max_rows + 1
"""


def write_question(
    folder: Path,
    name: str = "actors-here",
    *,
    params: str = "",
    columns: str = "",
    more: str = "",
    cypher: str = CYPHER,
    change: tuple[str, str] | None = None,
) -> Path:
    """A query file with these pieces added; `change` replaces a text of the whole file."""
    head = HEADER % {"params": indent(params, "  "), "columns": indent(columns, "  ")}
    text = f"/*\n{head}{more}*/\n{cypher}"
    if change:
        assert change[0] in text
        text = text.replace(*change)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.cypher"
    path.write_text(text, encoding="utf-8")
    return path
