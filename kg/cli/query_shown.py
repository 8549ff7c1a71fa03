"""How questions, answers and their grounds look on a terminal and in files."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import console
from kg.language import Text, current_language

if TYPE_CHECKING:
    from kg.questions import Answer, Param, Question, Questions
    from kg.questions.why import Ground, Why


def show(answer: Answer, format_: str, out: Path | None) -> None:
    """The answer where it was asked for; how it was made on stderr, or inside the file."""
    from kg.questions import tables

    if out is not None:
        _write(answer, format_, out)
        console.say(
            str(Text(en=f"{len(answer.rows)} rows in {out}", fr=f"{len(answer.rows)} lignes dans {out}"))
        )
    elif format_ == "csv":
        sys.stdout.write(tables.as_csv(answer))
    elif format_ == "json":
        console.answer(tables.as_json(answer))
    elif format_ == "md":
        sys.stdout.write(tables.as_document(answer))
    elif answer.rows:
        width = _width()
        console.answer(tables.as_table(answer, width))
        _say_left_out(tables.left_out(answer, width))
    _show_made(answer, brief=format_ in ("md", "json") or out is not None)


def _say_left_out(titles: list[str]) -> None:
    if titles:
        listed = ", ".join(titles)
        said = Text(
            en=f"No room here for: {listed}. --format csv, json, md and xlsx hold all columns.",
            fr=f"Pas de place ici pour : {listed}. --format csv, json, md et xlsx ont toutes les colonnes.",
        )
        console.say(str(said))


def _width() -> int | None:
    """The width of the terminal; None in a pipe, where nothing is cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _write(answer: Answer, format_: str, out: Path) -> None:
    from kg.questions import tables
    from kg.questions.answer import write_text

    if format_ == "xlsx":
        answer.to_xlsx(out)
    elif format_ == "csv":
        answer.to_csv(out)
    elif format_ == "json":
        answer.to_json(out)
    elif format_ == "md":
        answer.to_markdown(out)
    else:
        write_text(out, tables.as_table(answer) + "\n")


def _show_made(answer: Answer, *, brief: bool) -> None:
    from kg.questions import made

    if not answer.rows:
        console.say(str(made.nothing(answer)))
    for sentence in made.incomplete(answer):
        console.say(f"! {sentence}")
    if answer.truncated:
        console.say(str(made.how_many(answer)))
    if brief:
        return
    console.say("")
    for what, value in made.made_lines(answer):
        console.say(f"{what}: {value}")


# ---- why a row is there


def show_why(found: Why, answer: Answer) -> None:
    from kg.questions.tables import cell
    from kg.questions.why import loose_lines

    console.answer(str(Text(en=f"Row {found.number}", fr=f"Ligne {found.number}")))
    for title, column in zip(answer.titles(), answer.columns, strict=True):
        value = cell(found.row[column.name], column, answer, short=True)
        if value and column.type != "evidence" and column.name != "facts":
            console.answer(f"  {title}: {value}")
    console.answer("")
    console.answer(str(Text(en="It rests on", fr="Elle repose sur")))
    for ground in found.grounds:
        _show_ground(ground, found)
    loose = loose_lines(found, answer)
    if loose:
        if found.grounds:
            console.answer(str(Text(en="and on", fr="et sur")))
        _show_lines(loose, found, "")
    if not found.grounds and not loose:
        nothing = Text(
            en="no fact of its own: it says that something is not known or not there.",
            fr="aucun fait propre : elle dit qu'une chose n'est pas connue ou n'est pas là.",
        )
        console.answer(f"  {nothing}")


def _show_ground(ground: Ground, found: Why) -> None:
    from kg.schema import dates
    from kg.schema.registry import KIND_BY_WORD, TIE_BY_TYPE

    known = TIE_BY_TYPE.get(ground.word) if ground.object else KIND_BY_WORD.get(ground.word)
    title = str(known.title).lower() if known else ground.word.lower().replace("_", " ")
    said = f"{ground.subject} — {title} → {ground.object}" if ground.object else f"{ground.subject} — {title}"
    period = ground.period
    dated = period.start or period.end or period.ongoing
    when = f" · {dates.describe(period, current_language())}" if dated else ""
    sure = "" if ground.certainty == "stated" else f" ({_certainty(ground.certainty)})"
    console.answer(f"  {said}{when}{sure}")
    if ground.note:
        console.answer(f"    note: {ground.note}")
    _show_lines(ground.evidence, found, ground.case)


def _certainty(word: str) -> str:
    from kg.schema.vocabularies import CERTAINTIES

    text = CERTAINTIES.words.get(word)
    return str(text).partition(":")[0].strip() if text else word


def _show_lines(lines: Iterable[str], found: Why, case: str) -> None:
    shown = list(lines)
    by = f" ({case})" if case else ""
    if not shown:
        console.answer(f"    ↳ {Text(en='no evidence given', fr='aucune preuve citée')}{by}")
    for line in shown:
        citation = found.citations.get(line.partition(":")[0], "")
        console.answer(f"    ↳ {line}" + (f" — {citation}" if citation else "") + by)


# ---- what can be asked


def list_questions(found: Questions, group: str, search: str, *, as_json: bool) -> None:
    from kg.names import fold
    from kg.questions.model import GROUPS

    wanted = fold(search)
    chosen = [
        question
        for question in found.sound.values()
        if (not group or question.group == group)
        and (not wanted or wanted in fold(" ".join([question.name, *question.title, *question.question])))
    ]
    if as_json:
        console.answer(json.dumps([_as_dict(q) for q in chosen], ensure_ascii=False, indent=2))
    else:
        for name, title in GROUPS.items():
            members = [q for q in chosen if q.group == name]
            if members:
                console.answer(f"{name} — {title}")
                width = max(len(q.name) for q in chosen)
                for question in members:
                    console.answer(f"  {question.name.ljust(width)}  {question.question}")
    if not chosen:
        console.say(str(Text(en="No question speaks of that.", fr="Aucune question n'en parle.")))
    console.say_all(found.problems)


def _as_dict(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "group": question.group,
        "title": str(question.title),
        "question": str(question.question),
        "params": list(question.params),
        "columns": list(question.columns),
        "file": question.file,
    }


def describe(question: Question) -> None:
    console.answer(f"{question.name} — {question.title}")
    console.answer(f"  {question.question}")
    console.answer("")
    console.answer(str(Text(en="Parameters", fr="Paramètres")))
    rows = [[f"  {p.name}", _takes(p), _default(p), str(p.help)] for p in question.params.values()]
    _table(rows)
    console.answer("")
    console.answer(str(Text(en="Columns", fr="Colonnes")))
    _table([[f"  {c.name}", c.type, str(c.help)] for c in question.columns.values()])
    console.answer("")
    console.answer(str(Text(en="To bear in mind", fr="À garder à l'esprit")))
    console.answer(f"  {question.caveats}")
    if question.measure:
        console.answer(
            f"  {Text(en='Some columns are computed by the measure', fr='Des colonnes sont calculées par la mesure')}"
            f" {question.measure}."
        )
    console.answer("")
    console.answer(question.file)


def _takes(param: Param) -> str:
    from kg.questions.values import allowed

    return str(allowed(param))


def _default(param: Param) -> str:
    if param.required:
        return str(Text(en="must be given", fr="obligatoire"))
    if param.default in (None, []):
        return "—"
    value = param.default
    if isinstance(value, bool):
        return str(Text(en="yes", fr="oui") if value else Text(en="no", fr="non"))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _table(rows: list[list[str]]) -> None:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))] if rows else []
    for row in rows:
        console.answer("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip())
