"""`kg map`: one HTML file that a meeting can use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.language import LANGUAGES, Text

if TYPE_CHECKING:
    from kg.maps import BadScenesError


_EMPTY = Text(
    en="There is nothing to draw: the map is empty. `kg cases` lists what is loaded.",
    fr="Il n'y a rien à dessiner : la carte est vide. « kg cases » énumère ce qui est chargé.",
)


def _help(en: str, fr: str) -> str:
    return str(Text(en=en, fr=fr))


@contextmanager
def _saying_problems(kind: type[BadScenesError]) -> Iterator[None]:
    """All that is wrong in a file, line by line, before the sentence that counts it."""
    try:
        yield
    except kind as error:
        console.say_all(error.problems)
        raise


def draw_map(
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="FILE", help=_help("The file to write.", "Le fichier à écrire.")),
    ] = Path("map.html"),
    case: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help=_help(
                "Only this case; may be repeated. Without it, all cases of facts.",
                "Ce cas seulement ; peut se répéter. Sans elle, tous les cas de faits.",
            ),
        ),
    ] = None,
    around: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help=_help("Only what is near this one.", "Seulement ce qui en est proche.")
        ),
    ] = None,
    depth: Annotated[
        int,
        typer.Option(
            min=1,
            max=6,
            help=_help("With --around: how many ties away.", "Avec --around : à combien de liens."),
        ),
    ] = 1,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help=_help("The date that the map opens at.", "La date à laquelle la carte s'ouvre."),
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(LANGUAGES), help=_help("The language of the map.", "La langue de la carte.")
        ),
    ] = None,
    hide: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help=_help(
                "Leave this one and its names out of the file altogether; may be repeated.",
                "Ne rien mettre de celui-ci dans le fichier, pas même son nom ; peut se répéter.",
            ),
        ),
    ] = None,
    initials: Annotated[
        bool,
        typer.Option(
            "--initials", help=_help("Persons by their initials.", "Les personnes par leurs initiales.")
        ),
    ] = False,
    question: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=_help(
                "Put the answer to this question beside the map (see kg queries).",
                "Mettre la réponse à cette question à côté de la carte (voir kg queries).",
            ),
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "-p",
            "--param",
            metavar="NAME=VALUE",
            help=_help("With --question: one of its parameters.", "Avec --question : un de ses paramètres."),
        ),
    ] = None,
    keep_layout: Annotated[
        Path | None,
        typer.Option(
            "--keep-layout",
            metavar="FILE",
            help=_help(
                "Leave everything where it stood in this earlier map.",
                "Laisser chacun où il était dans cette carte antérieure.",
            ),
        ),
    ] = None,
    scenes: Annotated[
        Path | None,
        typer.Option(
            "--scenes",
            metavar="FILE",
            help=_help(
                "Captioned views to go through, as the map itself saves them (see docs/maps.md).",
                "Des vues légendées à parcourir, telles que la carte les enregistre (voir docs/maps.md).",
            ),
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help=_help(
                "Also take in what goes beyond 1,500 nodes.", "Mettre aussi ce qui dépasse 1 500 nœuds."
            ),
        ),
    ] = False,
) -> None:
    import kg
    from kg.maps import BadScenesError

    with kg.open() as graph, _saying_problems(BadScenesError):
        drawn = graph.map(
            case=case or (),
            around=around,
            depth=depth,
            at=at,
            lang=lang,
            hide=hide or (),
            initials=initials,
            everything=everything,
            keep_layout=keep_layout,
            scenes=scenes,
            question=question,
            params=dict(text.partition("=")[::2] for text in param or ()),
        )
    console.answer(str(drawn.write(out)))
    if not drawn.total:
        console.say(str(_EMPTY))
    elif str(drawn.notice):
        console.say(str(drawn.notice))


def register(app: typer.Typer) -> None:
    app.command(
        "map",
        help=_help(
            "Draw a map: one HTML file that opens by double-click, without a network.",
            "Dessiner une carte : un fichier HTML qui s'ouvre d'un double-clic, sans réseau.",
        ),
    )(draw_map)
