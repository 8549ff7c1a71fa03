"""`kg schema`: what can be said, explained on the screen; `--json` for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.errors import KgError
from kg.language import Text

if TYPE_CHECKING:
    from kg.schema.explain import Explained
    from kg.schema.framework import Framework


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]",
            help=str(
                Text(
                    en="A kind, tie, field, list, phase, role …",
                    fr="Un genre, lien, champ, liste, phase, rôle …",
                )
            ),
        ),
    ] = "",
    as_json: Annotated[
        str,
        typer.Option(
            "--json",
            metavar="facts|pack",
            help=str(
                Text(
                    en="The JSON Schema of a file of facts, or of pack.yaml, for your editor.",
                    fr="Le JSON Schema d'un fichier de faits, ou de pack.yaml, pour votre éditeur.",
                )
            ),
        ),
    ] = "",
) -> None:
    from kg.schema.explain import explain
    from kg.schema.framework import load_framework
    from kg.store.settings import read_settings

    framework = load_framework(read_settings().framework)
    if as_json:
        _show_json(as_json, framework)
    elif name:
        for number, explained in enumerate(explain(name, framework)):
            if number:
                console.answer("")
            _show(explained)
    else:
        _show_all(framework)


def _show_json(which: str, framework: Framework) -> None:
    from kg.schema.json_schema import facts_schema, pack_schema

    makers = {"facts": facts_schema, "pack": pack_schema}
    if which not in makers:
        raise KgError(
            Text(en=f"--json {which}: write facts or pack.", fr=f"--json {which} : écrire facts ou pack.")
        )
    console.answer(json.dumps(makers[which](framework), ensure_ascii=False, indent=2))


def _show(explained: Explained) -> None:
    console.answer(f"{explained.name} — {explained.title}  [{explained.what}]")
    console.answer(f"  {explained.help}")
    required = Text(en="required", fr="obligatoire")
    several = Text(en="one or a list", fr="une valeur ou une liste")
    for field in explained.fields:
        marks = [str(mark) for mark, on in ((required, field.required), (several, field.many)) if on]
        console.answer(f"  {field.keys}" + (f"  ({', '.join(marks)})" if marks else ""))
        console.answer(f"      {field.help}")
        console.answer(f"      = {field.takes}")
    if explained.ties:
        console.answer(str(Text(en="  ties", fr="  liens")))
        for key, text in explained.ties:
            console.answer(f"    {key}: {text}")
    for word, text in explained.words:
        console.answer(f"    {word}: {text}")


def _show_all(framework: Framework) -> None:
    from kg.schema.framework import KIND_NAMES
    from kg.schema.framework import KINDS as PARTS
    from kg.schema.kinds import KINDS
    from kg.schema.ties import TIES
    from kg.schema.vocabularies import VOCABULARIES

    console.answer(str(Text(en="Kinds of facts", fr="Genres de faits")))
    console.answer_table(["  ", ""], [[f"  {kind.section}", str(kind.help)] for kind in KINDS])
    console.answer(str(Text(en="Ties", fr="Liens")))
    console.answer_table(["  ", ""], [[f"  {tie.word}", str(tie.help)] for tie in TIES])
    console.answer(str(Text(en="Closed lists", fr="Listes fermées")))
    rows = [[f"  {vocabulary.name}", " | ".join(vocabulary.words)] for vocabulary in VOCABULARIES]
    rows += [[f"  {KIND_NAMES[part]}", " | ".join(framework.ids(part))] for part in PARTS]
    console.answer_table(["  ", ""], rows)
    console.say(str(Text(en="kg schema NAME explains one.", fr="« kg schema NOM » en explique un.")))


def register(app: typer.Typer) -> None:
    app.command(
        "schema",
        help=str(
            Text(
                en="Explain what can be said: a kind, a field, a phase, a role.",
                fr="Expliquer ce qui peut être dit : un genre, un champ, une phase, un rôle.",
            )
        ),
    )(schema)
