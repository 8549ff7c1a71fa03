"""Where questions are: the shipped folder, and those that somebody adds. Read anew at each run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import NotFoundError
from kg.language import Text
from kg.questions.header import SUFFIX, RefusedFileError, read_question
from kg.questions.model import Question
from kg.resources import shipped
from kg.schema.problems import Problem


@dataclass
class Questions:
    """All questions of some folders, by name, and the files that were refused."""

    sound: dict[str, Question] = field(default_factory=dict)
    refused: list[RefusedFileError] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        return [problem for error in self.refused for problem in error.problems]


def shipped_folder() -> Path:
    return shipped("queries")


def folders(added: Iterable[Path] = ()) -> list[Path]:
    """The added folders first: a file there takes the place of a shipped one of its name."""
    return [*_existing(added), shipped_folder()]


def _existing(added: Iterable[Path]) -> Iterator[Path]:
    for folder in added:
        if not folder.is_dir():
            raise NotFoundError(
                Text(
                    en=f"There is no folder {folder}. Correct --queries or KG_QUERIES.",
                    fr=f"Le dossier {folder} n'existe pas. Corriger --queries ou KG_QUERIES.",
                )
            )
        yield folder


def files(added: Iterable[Path] = ()) -> dict[str, Path]:
    """The file of each question, by name, in order of name."""
    found: dict[str, Path] = {}
    for folder in folders(added):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            found.setdefault(path.name.removesuffix(SUFFIX), path)
    return dict(sorted(found.items()))


def find_questions(added: Iterable[Path] = ()) -> Questions:
    """Every question; a file that breaks its promise is refused, and the others stand."""
    return read_files(files(added).values())


def read_files(paths: Iterable[Path]) -> Questions:
    questions = Questions()
    for path in paths:
        try:
            question = read_question(path)
        except RefusedFileError as error:
            questions.refused.append(error)
        else:
            questions.sound[question.name] = question
    return questions


def find_question(name: str, added: Iterable[Path] = ()) -> Question:
    """The question of that name; only its own file is read."""
    known = files(added)
    if name not in known:
        raise _unknown(name, list(known))
    return read_question(known[name])


def _unknown(name: str, known: list[str]) -> NotFoundError:
    from kg.names import nearest

    near = ", ".join(nearest(name, known))
    guess = (f" Did you mean {near}?", f" Vouliez-vous dire {near} ?") if near else ("", "")
    return NotFoundError(
        Text(
            en=f"There is no question '{name}'.{guess[0]} `kg queries` lists them.",
            fr=f"Il n'y a pas de question « {name} ».{guess[1]} « kg queries » les énumère.",
        )
    )
