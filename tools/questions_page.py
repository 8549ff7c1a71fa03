"""docs/questions.md: every question with what it takes and returns, and a real answer.

    python -m tools.questions_page      ask the shipped cases again, and write the page

The answers come from the shipped cases on a Neo4j of its own, so they are only asked by this command and by
the suite; `tools.generate_docs` writes the rest anew and keeps the answers as they stand on the page.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.graph import Graph
from kg.language import use_language
from kg.questions import Param, Question, find_questions
from kg.questions.made import nothing
from kg.questions.model import GROUPS
from kg.questions.tables import as_markdown
from kg.questions.values import allowed
from kg.store import open_database, read_settings

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "questions.md"
CASES = ROOT / "cases"
SHOWN_ROWS = 5
_ANSWER = re.compile(r"<!-- answer: (\S+) -->\n(.*?)<!-- end -->", re.DOTALL)
_HEAD = """# Questions

`kg queries` lists them, `kg query NAME` asks one, `kg query NAME --describe` says what stands here.
`--at` and `--case` go with every question; how to write one of your own is told in
[writing-questions.md](writing-questions.md). The answers below are those of the shipped cases, first rows only.
"""


def text() -> str:
    """The page with the answers that stand on it today."""
    found = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return page(dict(_ANSWER.findall(found)))


def page(answers: Mapping[str, str]) -> str:
    questions = find_questions()
    if questions.problems:
        raise SystemExit("\n".join(map(str, questions.problems)))
    return _HEAD + "".join(_groups(list(questions.sound.values()), answers))


def _groups(questions: list[Question], answers: Mapping[str, str]) -> Iterator[str]:
    for group, title in GROUPS.items():
        members = [question for question in questions if question.group == group]
        if members:
            yield f"\n## {title.en.capitalize()}\n"
            for question in members:
                yield _section(question, answers.get(question.name, ""))


def _section(question: Question, answer: str) -> str:
    params = [[p.name, allowed(p).en, _default(p), p.help.en] for p in question.params.values()]
    columns = [[c.name, c.type, c.help.en] for c in question.columns.values()]
    asked = "".join(f" -p {name}={value}" for name, value in question.example.items())
    return "\n".join(
        [
            f"\n### {question.name}: {question.title.en}\n",
            f"{question.question.en}\n",
            _table(["parameter", "takes", "default", "meaning"], params),
            _table(["column", "type", "meaning"], columns),
            f"To bear in mind: {question.caveats.en}\n",
            f"`kg query {question.name}{asked}`\n",
            f"<!-- answer: {question.name} -->\n{answer}<!-- end -->\n",
        ]
    )


def _default(param: Param) -> str:
    if param.required:
        return "must be given"
    value = param.default
    if value in (None, []):
        return "—"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)


def ask_all(graph: Graph) -> dict[str, str]:
    """The answer to each question, as it stands on the page, from whatever is loaded."""
    return {question.name: _answer(graph, question) for question in find_questions().sound.values()}


def _answer(graph: Graph, question: Question) -> str:
    given: dict[str, Any] = dict(question.example)
    asked = graph.ask(question.name, lang="en", **given)
    if not asked.rows:
        return f"{nothing(asked).en}\n"
    count = len(asked.rows)
    more = (
        f"\n… {count - SHOWN_ROWS}{'+' if asked.truncated else ''} more rows.\n" if count > SHOWN_ROWS else ""
    )
    notes = "".join(f"\nNote: {note.en}\n" for note in asked.made.notes)
    del asked.rows[SHOWN_ROWS:]
    return as_markdown(asked) + more + notes


def main() -> int:
    from kg.store.server import PrivateServer

    use_language("en")
    with tempfile.TemporaryDirectory() as home:
        settings = read_settings({"KG_HOME": home, "KG_CACHE": str(read_settings().cache)})
        try:
            with Graph(open_database(settings)) as graph:
                graph.load(CASES)
                answers = ask_all(graph)
        finally:
            PrivateServer(settings).stop()
    PAGE.write_text(page(answers), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    os.environ.pop("KG_NEO4J_URI", None)
    sys.exit(main())
