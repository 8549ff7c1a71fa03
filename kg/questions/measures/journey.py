"""The words of a time line in the reader's language: what the graph keeps as codes."""

from __future__ import annotations

from kg.language import Text
from kg.questions.measures import Context, Row
from kg.schema.vocabularies import CHECK_RESULTS, EFFECTS, EVENT_KINDS, STAY_ENDS

_WHAT = {
    "entered": Text(en="entered", fr="entrée"),
    "left": Text(en="left", fr="sortie"),
    "event": Text(en="event", fr="fait"),
    "arrival": Text(en="arrival", fr="arrivée"),
    "departure": Text(en="departure", fr="départ"),
    "condition": Text(en="condition", fr="condition"),
    "figure": Text(en="figure", fr="chiffre"),
    "origin": Text(en="origin", fr="origine"),
    "offshoot": Text(en="offshoot", fr="rejeton"),
}
# Whose codes stand in `detail`, by what the row tells of; a figure or a role is no code.
_DETAILS = {
    "left": STAY_ENDS.words,
    "event": {**EFFECTS.words, **EVENT_KINDS.words},
    "condition": CHECK_RESULTS.words,
}


def measure(rows: list[Row], context: Context) -> list[Row]:
    lang = context.params["lang"]
    return [
        {**row, "what": _WHAT[row["what"]].said_in(lang), "detail": _said(row["what"], row["detail"], lang)}
        for row in rows
    ]


def _said(what: str, detail: str | None, lang: str) -> str | None:
    words = _DETAILS.get(what)
    if words is None or detail is None:
        return detail
    said = (words.get(code) for code in detail.split("; "))
    codes = detail.split("; ")
    return " ; ".join(
        code if word is None else (word.fr if lang == "fr" else word.en)
        for code, word in zip(codes, said, strict=True)
    )
