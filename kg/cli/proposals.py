"""`kg proposals`: what people noted on a map, beside what the graph says now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import console
from kg.cli.packs import Json
from kg.language import Text

if TYPE_CHECKING:
    from kg.loaders.proposals import Weighed
    from kg.store.looking import Portrait, TieShown

_KINDS = {"wrong": Text(en="wrong", fr="faux"), "missing": Text(en="missing", fr="manque")}
_WHOLE = Text(en="the map as a whole", fr="la carte entière")


def proposals(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=str(
                Text(
                    en="The notes that a map saved (CSV).",
                    fr="Les remarques qu'une carte a enregistrées (CSV).",
                )
            ),
        ),
    ],
    format: Json = "text",  # noqa: A002  the option's name
) -> None:
    import kg
    from kg.loaders.proposals import BadProposalsError

    as_json = console.wants_json(format)
    try:
        with kg.open() as graph:
            found = graph.proposals(file)
    except BadProposalsError as error:
        console.say_all(error.problems)
        raise
    if as_json:
        console.answer(
            json.dumps([_as_dict(one) for one in found], ensure_ascii=False, indent=2, default=str)
        )
    else:
        for number, one in enumerate(found, start=1):
            _show(number, one)
    _say_count(found)


def _as_dict(one: Weighed) -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(one), "resolved": one.resolved}


def _show(number: int, one: Weighed) -> None:
    said = one.proposal
    subject = said.name or said.about or str(_WHOLE)
    id_ = said.tie or said.about
    console.answer(f"{number}. {_KINDS[said.kind]} · {_line(subject)}" + (f" [{_line(id_)}]" if id_ else ""))
    for line in said.note.splitlines():
        console.answer(f"   « {_line(line)} »")
    who = ", ".join(filter(None, (_line(said.by), _line(said.on))))
    if who:
        console.answer(f"   {who}")
    _show_graph(one)
    console.answer("")


def _line(text: str) -> str:
    """Somebody's text on one line of a terminal: nothing in it can move the cursor."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _show_graph(one: Weighed) -> None:
    said = one.proposal
    if one.hidden:
        text = Text(
            en="It was hidden on that map, so nothing tells who it is.",
            fr="C'était masqué sur cette carte : rien ne dit qui c'est.",
        )
    elif one.thing is None and (said.tie or said.about):
        listed = ", ".join(f"{found.id} ({found.name})" for found in one.near)
        text = Text(
            en="The graph does not hold it" + (f"; nearest: {listed}." if listed else "."),
            fr="Le graphe ne le contient pas" + (f" ; au plus près : {listed}." if listed else "."),
        )
    elif one.thing is None:
        return
    elif said.tie and not one.ties:
        text = Text(en="The graph ties the two no more.", fr="Le graphe ne relie plus les deux.")
    elif said.tie and not one.exact:
        text = Text(
            en="This tie is no more in the graph. Between the two it says now:",
            fr="Ce lien n'est plus dans le graphe. Entre les deux, il dit maintenant :",
        )
    else:
        text = Text(en="The graph says now:", fr="Le graphe dit maintenant :")
    console.answer(f"   → {text}")
    if one.thing is not None:
        if said.tie:
            _show_ties(one.thing, one.ties)
        else:
            _show_thing(one.thing)


def _show_thing(thing: Portrait) -> None:
    from kg.cli.looking import head_line, show_claim

    console.answer(head_line(thing))
    for claim in thing.claims:
        show_claim(claim)
    count = len(thing.ties)
    console.answer(f"  {Text(en=f'ties: {count}', fr=f'liens : {count}')}  (kg show {thing.id})")


def _show_ties(thing: Portrait, ties: tuple[TieShown, ...]) -> None:
    from kg.cli.looking import head_line, show_tie, tie_title

    console.answer(head_line(thing))
    for tie in ties:
        console.answer(f"  {tie_title(tie.type, tie.outgoing)}")
        show_tie(tie)


def _say_count(found: list[Weighed]) -> None:
    lost = sum(not one.resolved for one in found)
    count = len(found)
    en = f"{count} proposal{'s' * (count != 1)}" + (
        f", {lost} about what the graph does not hold" if lost else ""
    )
    fr = f"{count} proposition{'s' * (count > 1)}" + (
        f", dont {lost} sur ce que le graphe ne contient pas" if lost else ""
    )
    console.say(
        str(
            Text(
                en=f"{en}. Nothing was written: to take one over, change the case's files and load them again.",
                fr=f"{fr}. Rien n'a été écrit : pour en retenir une, changer les fichiers du cas et les recharger.",
            )
        )
    )


def register(app: typer.Typer) -> None:
    app.command(
        "proposals",
        help=str(
            Text(
                en="Show what people noted on a map, beside what the graph says now.",
                fr="Montrer ce que des personnes ont noté sur une carte, en regard de ce que dit le graphe.",
            )
        ),
    )(proposals)
