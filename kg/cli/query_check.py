"""`kg query --check`: query files against their own promise, and against a real database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli import console
from kg.errors import DatabaseError, NotFoundError
from kg.language import Text
from kg.schema.problems import Place, Problem, Problems

if TYPE_CHECKING:
    from kg.questions import Question


def check(paths: list[Path], folders: list[Path]) -> None:
    """Say everything that is wrong; exit code 1 if anything is."""
    from kg.questions.finding import files, read_files
    from kg.store import read_settings

    settings = read_settings()
    chosen = _files(paths) if paths else list(files([*folders, *settings.queries]).values())
    found = read_files(chosen)
    problems = Problems([*found.problems, *map(_no_cases, _without_cases(found.sound.values()))])
    problems.found += _explained(list(found.sound.values()))
    console.show_problems(problems)
    count = len(chosen)
    said = Text(
        en=f"{count} question{'s' * (count != 1)}: {console.problem_count(problems)}",
        fr=f"{count} question{'s' * (count > 1)} : {console.problem_count(problems)}",
    )
    console.answer(str(said))
    if problems.errors:
        raise typer.Exit(1)


def _files(paths: list[Path]) -> list[Path]:
    from kg.questions.header import SUFFIX

    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not path.exists() or not inside:
            raise NotFoundError(
                Text(
                    en=f"There is no query file at {path}.",
                    fr=f"Il n'y a pas de fichier de question à {path}.",
                )
            )
        found += inside
    return found


def _without_cases(questions: object) -> list[Question]:
    return [q for q in questions if not q.path.with_name(f"{q.name}.cases.yaml").exists()]  # type: ignore[attr-defined]


def _no_cases(question: Question) -> Problem:
    return Problem(
        "no-cases",
        Place(question.file),
        "",
        Text(en="has no cases beside it", fr="n'a pas de cas à côté"),
        Text(
            en=f"write {question.name}.cases.yaml (docs/writing-questions.md)",
            fr=f"écrire {question.name}.cases.yaml (docs/writing-questions.md)",
        ),
        warning=True,
    )


def _explained(questions: list[Question]) -> list[Problem]:
    """What the database says of each; nothing, with a word about it, where there is no database."""
    from kg.questions.checking import explain
    from kg.store import open_database

    try:
        with open_database() as database:
            return [problem for question in questions for problem in explain(database, question)]
    except DatabaseError as error:
        console.say(str(error))
        console.say(
            str(
                Text(
                    en="So the Cypher itself was not checked, only the promise of the header.",
                    fr="Le Cypher lui-même n'a donc pas été vérifié, seulement la promesse de l'en-tête.",
                )
            )
        )
        return []
