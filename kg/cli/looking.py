"""`kg find` and `kg show`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import console
from kg.cli.packs import Json
from kg.language import Text, current_language

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.schema.fields import Field
    from kg.store.looking import Citation, ClaimShown, Portrait, TieShown


def find(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help=str(Text(en="A name, or a part of it.", fr="Un nom, ou un bout."))
        ),
    ],
    format: Json = "text",  # noqa: A002  the option's name
) -> None:
    import kg
    from kg.errors import NotFoundError

    as_json = console.wants_json(format)
    with kg.open() as graph:
        found = graph.find(text)
        _say_incomplete(graph)
    if as_json:
        from dataclasses import asdict

        console.answer(json.dumps([asdict(f) for f in found], ensure_ascii=False, indent=2))
    if not found:
        raise NotFoundError(
            Text(en=f"Nothing here has a name like {text}.", fr=f"Rien ici ne porte un nom comme {text}.")
        )
    if not as_json:
        french = current_language() == "fr"
        rows = []
        for f in found:
            name = f.name if french else f.name_en
            also = f"({f.matched})" if f.matched not in (f.name, f.name_en) else ""
            rows.append([f.id, _kind(f.kind), f"{name} {also}".strip(), ", ".join(f.cases)])
        header = ["id", Text(en="kind", fr="genre"), Text(en="name", fr="nom"), Text(en="cases", fr="cas")]
        console.answer_table(list(map(str, header)), rows)


def show(
    id: Annotated[  # noqa: A002  the argument's name
        str,
        typer.Argument(metavar="ID", help=str(Text(en="An id (see kg find).", fr="Un id (voir kg find)."))),
    ],
    format: Json = "text",  # noqa: A002  the option's name
) -> None:
    import kg

    as_json = console.wants_json(format)
    with kg.open() as graph:
        found = graph.show(id)
        _say_incomplete(graph)
    if as_json:
        from dataclasses import asdict

        console.answer(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str))
    else:
        _show(found)


def _say_incomplete(graph: Graph) -> None:
    for case in graph.incomplete():
        console.say(
            str(
                Text(
                    en=f"The last load of {case} was cut off: what it says is incomplete. Load it again.",
                    fr=f"Le dernier chargement de {case} a été interrompu : ce qu'il dit est incomplet. "
                    "Rechargez-le.",
                )
            )
        )


# ---- a portrait in words

_ASIDE = ("name", "evidence", "certainty", "note")
_TIME = ("start_min", "start_max", "start_text", "end_min", "end_max", "end_text", "ongoing", "clock")


def head_line(found: Portrait) -> str:
    """Its name, its kind and its id."""
    name = _language(found.properties, "name") or _phase(found.properties) or found.id
    return f"{name}  [{_kind(found.kind)} · {found.id}]"


def _show(found: Portrait) -> None:
    console.answer(head_line(found))
    period = _when(found.properties)
    if period:
        console.answer(f"  {period}")
    for claim in found.claims:
        show_claim(claim)
    if found.stays:
        console.answer("")
        console.answer(str(Text(en="Phases", fr="Phases")))
        for stay in found.stays:
            _show_stay(stay)
    groups: dict[tuple[str, bool], list[TieShown]] = {}
    for tie in found.ties:
        groups.setdefault((tie.type, tie.outgoing), []).append(tie)
    for (type_, outgoing), ties in groups.items():
        console.answer("")
        console.answer(tie_title(type_, outgoing))
        for tie in ties:
            show_tie(tie)


def show_claim(claim: ClaimShown) -> None:
    from kg.schema.registry import KIND_BY_WORD

    title = claim.title if current_language() == "fr" else claim.title_en
    console.answer("")
    console.answer(f"{claim.case} — {title}" + _sure(claim.properties))
    kind = KIND_BY_WORD.get(claim.kind)
    period = _when(claim.properties)
    if period:
        console.answer(f"  {period}")
    for key, value in claim.properties.items():
        if key in _ASIDE or key.endswith("_en") or key in _TIME:
            continue
        field = kind.fields.get(key) if kind else None
        shown = _language(claim.properties, key) if isinstance(value, str) else value
        console.answer(f"  {_label(key)}: {_in_words(field, shown)}")
    _show_note(claim.properties, "  ")
    _show_evidence(claim.evidence, "  ")


def _show_stay(stay: TieShown) -> None:
    from kg.schema.registry import KIND_BY_WORD

    outcome = stay.properties.get("outcome")
    left = f", {_in_words(KIND_BY_WORD['stay'].fields['outcome'], outcome)}" if outcome else ""
    phase = _in_words(KIND_BY_WORD["stay"].fields["phase"], stay.properties.get("phase"))
    console.answer(f"  {phase}: {_period(stay)}{left}" + _sure(stay.properties))
    _show_note(stay.properties, "    ")
    _show_evidence(stay.evidence, "    ")


def show_tie(tie: TieShown) -> None:
    from kg.schema.registry import TIE_BY_TYPE

    name = tie.other_name if current_language() == "fr" else tie.other_name_en
    fields = TIE_BY_TYPE[tie.type].fields if tie.type in TIE_BY_TYPE else {}
    details = [
        _in_words(fields.get(key), _language(tie.properties, key))
        for key in ("role", "lever", "function", "effect", "step", "presence", "side")
        if tie.properties.get(key)
    ]
    about = f" — {', '.join(map(str, details))}" if details else ""
    when = _period(tie)
    console.answer(f"  {name} [{tie.other}]{about}" + (f" · {when}" if when else "") + _sure(tie.properties))
    _show_note(tie.properties, "    ")
    _show_evidence(tie.evidence, "    ", tie.case)


def _show_note(said: dict[str, Any], indent: str) -> None:
    note = _language(said, "note")
    if note:
        console.answer(f"{indent}{Text(en='note', fr='note')}: {note}")


def _show_evidence(evidence: Iterable[Citation], indent: str, case: str = "") -> None:
    """One line a source: its lines, its citation, and the case that says so."""
    lines: dict[tuple[str, str], list[str]] = {}
    for cited in evidence:
        lines.setdefault((cited.source, cited.citation), []).append(cited.lines)
    if not lines:
        said = Text(en="no evidence given", fr="aucune preuve citée")
        console.answer(f"{indent}↳ {said}" + (f" ({case})" if case else ""))
    for (source, citation), ranges in lines.items():
        listed = ",".join(filter(None, ranges))
        where = f"{source}:{listed}" if listed else source
        console.answer(f"{indent}↳ {where} — {citation}" + (f" ({case})" if case else ""))


def _kind(word: str) -> str:
    from kg.schema.registry import KIND_BY_WORD

    kind = KIND_BY_WORD.get(word)
    return str(kind.title).lower() if kind else word


def tie_title(type_: str, outgoing: bool) -> str:
    from kg.schema.registry import TIE_BY_TYPE

    tie = TIE_BY_TYPE.get(type_)
    title = str(tie.title) if tie else type_.lower().replace("_", " ")
    return f"{title} →" if outgoing else f"← {title}"


def _in_words(field: Field | None, value: Any) -> str:
    """A word of a closed list as people say it; anything else as it is."""
    from kg.schema.fields import Choice, FrameworkChoice
    from kg.schema.framework import load_framework

    if isinstance(value, list):
        return ", ".join(map(str, value))
    text: object = None
    if isinstance(field, Choice):
        text = field.vocabulary.words.get(str(value))
    elif isinstance(field, FrameworkChoice) and value in load_framework().ids(field.part):
        text = load_framework().get(field.part, str(value)).name
    return str(text or value)


_LABELS = {
    "aliases": Text(en="also", fr="aussi"),
    "former_names": Text(en="formerly", fr="auparavant"),
    "sphere": Text(en="sphere", fr="sphère"),
    "purpose": Text(en="purpose", fr="but"),
    "value": Text(en="value", fr="valeur"),
    "level": Text(en="level", fr="niveau"),
    "unit": Text(en="unit", fr="unité"),
    "target": Text(en="target", fr="cible"),
    "function": Text(en="function", fr="fonction"),
    "kind": Text(en="kind", fr="genre"),
}


def _label(key: str) -> str:
    return str(_LABELS.get(key, key))


def _language(said: dict[str, Any], key: str) -> Any:
    if current_language() == "en" and said.get(f"{key}_en"):
        return said[f"{key}_en"]
    return said.get(key)


def _phase(said: dict[str, Any]) -> str:
    return str(said.get("phase", ""))


def _sure(said: dict[str, Any]) -> str:
    certainty = said.get("certainty", "stated")
    return "" if certainty == "stated" else f"  ({_certainty(str(certainty))})"


def _certainty(word: str) -> str:
    from kg.schema.vocabularies import CERTAINTIES

    return str(CERTAINTIES.words[word]).split(":", 1)[0].strip()


def _when(said: dict[str, Any]) -> str:
    from kg.schema import dates

    period = dates.period_from(said)
    return dates.describe(period, current_language()) if period.start or period.end or period.ongoing else ""


def _period(tie: TieShown) -> str:
    from kg.schema import dates

    period = tie.period
    if not (period.start or period.end or period.ongoing):
        return ""
    return dates.describe(period, current_language())


def register(app: typer.Typer) -> None:
    app.command(
        "find",
        help=str(
            Text(
                en="Find by name, alias, former name or number; accents and slips forgiven.",
                fr="Trouver par nom, alias, ancien nom ou numéro ; accents et fautes pardonnés.",
            )
        ),
    )(find)
    app.command(
        "show",
        help=str(
            Text(
                en="All that is known about one thing, with its sources.",
                fr="Tout ce qu'on sait d'une chose, avec ses sources.",
            )
        ),
    )(show)
