"""How an answer was made, in words: for the end of a table, the second sheet of a workbook, a program."""

from __future__ import annotations

from typing import Any

from kg.language import Text
from kg.questions.answer import Answer, AskedCase, shown_day
from kg.questions.model import AT, CASE, MAX_ROWS

HEADING = Text(en="How this was made", fr="Comment ce tableau a été fait")
UNKNOWN = Text(en="unknown", fr="inconnu")


def made_lines(answer: Answer) -> list[tuple[str, str]]:
    """(what, value) of everything a reader needs to defend the answer or to repeat it."""
    made, language = answer.made, answer.language
    question = answer.question

    def line(en: str, fr: str, value: Text | str) -> tuple[str, str]:
        return (Text(en, fr).said_in(language), value.said_in(language) if isinstance(value, Text) else value)

    lines = [
        line("question", "question", f"{question.name} — {question.question.said_in(language)}"),
        line("as of", "à la date du", as_of(answer)),
        *(
            (f"{line('parameter', 'paramètre', '')[0]} {name}", _value(value))
            for name, value in made.parameters.items()
            if name not in (AT, CASE)
        ),
        *(line("case", "cas", case_in_words(case)) for case in made.cases),
    ]
    if not made.cases:
        lines.append(
            line("case", "cas", Text(en="no case of facts is loaded", fr="aucun cas de faits n'est chargé"))
        )
    lines += [line("caution", "attention", text) for text in incomplete(answer)]
    lines += [
        line("data", "données", _version(answer)),
        line("rows", "lignes", how_many(answer)),
        line("to bear in mind", "à garder à l'esprit", question.caveats),
        *(line("note", "note", note) for note in made.notes),
    ]
    return lines


def as_of(answer: Answer) -> Text:
    made = answer.made
    if AT not in answer.question.uses and not answer.question.measure:
        return Text(
            en="the date plays no part in this question", fr="la date ne joue pas dans cette question"
        )
    if made.at is not None:
        day = shown_day(made.at)
        if not made.at_written:
            return Text(en=f"{day}, where the story ends", fr=f"{day}, où finit le récit")
        shown = day if day == made.at_written else f"{made.at_written} ({day})"
        return Text(en=shown, fr=shown)
    return Text(
        en="each case at the day it was last checked", fr="chaque cas au jour de sa dernière vérification"
    )


def case_in_words(case: AskedCase) -> Text:
    day = case.checked.isoformat() if case.checked else None
    return Text(
        en=f"{case.id} — {case.title.en}, last checked {day or 'on an unknown day'}"
        + (", scenario" if case.register == "scenario" else ""),
        fr=f"{case.id} — {case.title.fr}, vérifié {f'le {day}' if day else 'à une date inconnue'}"
        + (", scénario" if case.register == "scenario" else ""),
    )


def incomplete(answer: Answer) -> list[Text]:
    """One sentence for each case whose load was cut off."""
    return [
        Text(
            en=f"the load of {case} was cut off: what it says is incomplete (kg load it again)",
            fr=f"le chargement de {case} a été interrompu : ce qu'il dit est incomplet (refaire kg load)",
        )
        for case in answer.made.incomplete
    ]


def how_many(answer: Answer) -> Text:
    count = len(answer.rows)
    if answer.truncated:
        return Text(
            en=f"{count} of more: -p {MAX_ROWS}=… shows more",
            fr=f"{count}, et il y en a d'autres : -p {MAX_ROWS}=… en montre plus",
        )
    return Text(en=str(count), fr=str(count))


def nothing(answer: Answer) -> Text:
    """Why there is no row, as far as can be told. None found is not the same as none."""
    made = answer.made
    if not made.cases:
        return Text(
            en="No case of facts is loaded: `kg load PATH` loads one, `kg cases` lists what is there.",
            fr="Aucun cas de faits n'est chargé : « kg load CHEMIN » en charge un, « kg cases » les énumère.",
        )
    count = len(made.cases)
    when = as_of(answer)
    return Text(
        en=f"No row: nothing known in {count} case{'s' * (count != 1)} answers this ({when.en}).",
        fr=f"Aucune ligne : rien de connu dans {count} cas n'y répond ({when.fr}).",
    )


def _version(answer: Answer) -> Text:
    made = answer.made
    if made.loaded is None:
        return Text(en="nothing was loaded", fr="rien n'a été chargé")
    when = f"{made.loaded:%Y-%m-%d %H:%M}"
    return Text(
        en=f"load {made.loads}, last change {when} UTC",
        fr=f"chargement {made.loads}, dernier changement le {when} UTC",
    )


def _value(value: Any) -> str:
    if value is None or value == []:
        return "—"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return shown_day(value) if hasattr(value, "isoformat") else str(value)


def made_as_dict(answer: Answer) -> dict[str, Any]:
    """The same for a program."""
    made, language = answer.made, answer.language
    return {
        "question": answer.question.name,
        "asks": answer.question.question.said_in(language),
        "parameters": {
            name: shown_day(value) if hasattr(value, "isoformat") else value
            for name, value in made.parameters.items()
        },
        "at": shown_day(made.at) if made.at else None,
        "as_of": as_of(answer).said_in(language),
        "cases": [
            {
                "id": case.id,
                "title": case.title.said_in(language),
                "register": case.register,
                "checked": case.checked.isoformat() if case.checked else None,
                "complete": case.complete,
            }
            for case in made.cases
        ],
        "incomplete": list(made.incomplete),
        "loaded": made.loaded.isoformat() if made.loaded else None,
        "loads": made.loads,
        "rows": len(answer.rows),
        "more": answer.truncated,
        "caveats": answer.question.caveats.said_in(language),
        "notes": [note.said_in(language) for note in made.notes],
    }
