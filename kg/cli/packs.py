"""`kg check` and `kg new-case`: packs without a database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console
from kg.language import Text, current_language
from kg.store.settings import read_settings

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH…",
        help=str(
            Text(
                en="Folders of packs, or folders that hold them.",
                fr="Dossiers de lots, ou qui en contiennent.",
            )
        ),
    ),
]
Json = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="text|json",
        help=str(Text(en="text for people, json for machines.", fr="text pour lire, json pour une machine.")),
    ),
]


def check(paths: Paths, format: Json = "text") -> None:  # noqa: A002  the option's name
    """Find every mistake in a pack, without a database."""
    from kg.loaders import find_packs, read_packs
    from kg.schema.framework import load_framework

    as_json = console.wants_json(format)
    packs = read_packs(find_packs(paths), load_framework(read_settings().framework))
    if as_json:
        found = [p.as_dict() for pack in packs for p in (*pack.problems.errors, *pack.problems.warnings)]
        console.answer(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for pack in packs:
            console.show_problems(pack.problems)
            facts = Text(
                en=f"{pack.id or pack.folder}: {len(pack.nodes)} entities, {len(pack.ties)} ties, ",
                fr=f"{pack.id or pack.folder} : {len(pack.nodes)} entités, {len(pack.ties)} liens, ",
            )
            console.answer(str(facts) + console.problem_count(pack.problems))
    if any(pack.problems.errors for pack in packs):
        raise typer.Exit(1)


def new_case(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help=str(Text(en="A folder to make.", fr="Un dossier à créer."))),
    ],
) -> None:
    """Write the commented first files of a new case."""
    from kg.loaders import write_skeleton
    from kg.schema.framework import load_framework

    for path in write_skeleton(folder, current_language(), load_framework(read_settings().framework)):
        console.answer(str(path))
    console.say(
        str(
            Text(
                en=f"Write your facts, then: kg check {folder}",
                fr=f"Écrivez vos faits, puis : kg check {folder}",
            )
        )
    )


def register(app: typer.Typer) -> None:
    app.command(
        "new-case",
        help=str(
            Text(
                en="Write the commented first files of a new case.",
                fr="Écrire les premiers fichiers commentés d'un nouveau cas.",
            )
        ),
    )(new_case)
    app.command(
        "check",
        help=str(
            Text(
                en="Find every mistake in case packs, without a database.",
                fr="Trouver chaque erreur dans des lots, sans base de données.",
            )
        ),
    )(check)
