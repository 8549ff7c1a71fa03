"""`kg load`, `kg unload`, `kg undo`, `kg cases`, `kg history`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import console
from kg.cli.packs import Json, Paths
from kg.language import Text, current_language

if TYPE_CHECKING:
    from kg.store import Change, Outcome

Case = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help=str(Text(en="The id of a case (see kg cases).", fr="L'id d'un cas (voir kg cases).")),
    ),
]


def load(
    paths: Paths,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=str(
                Text(
                    en="Show what would change; write nothing.", fr="Montrer ce qui changerait, sans écrire."
                )
            ),
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help=str(
                Text(
                    en="Show each change, old and new value.",
                    fr="Montrer chaque changement, ancien et nouveau.",
                )
            ),
        ),
    ] = False,
    format: Json = "text",  # noqa: A002  the option's name
) -> None:
    import kg
    from kg.graph import BadPackError

    as_json = console.wants_json(format)
    with kg.open() as graph, console.progress() as step:
        try:
            outcomes = graph.load(
                *paths,
                dry_run=dry_run,
                detail=verbose,
                progress=step,
                on_warnings=lambda found: console.say_all(found, limit=20),
            )
        except BadPackError as error:
            if as_json:
                console.answer(
                    json.dumps([p.as_dict() for p in error.problems], ensure_ascii=False, indent=2)
                )
            console.say_all(error.problems)
            console.say_all(error.warnings, limit=20)
            raise
    _show(outcomes, as_json=as_json, detail=verbose or dry_run)


def unload(case: Case, format: Json = "text") -> None:  # noqa: A002  the option's name
    import kg

    as_json = console.wants_json(format)
    with kg.open() as graph:
        _show([graph.unload(case)], as_json=as_json, detail=False)


def undo(case: Case, format: Json = "text") -> None:  # noqa: A002  the option's name
    import kg

    as_json = console.wants_json(format)
    with kg.open() as graph:
        _show([graph.undo(case)], as_json=as_json, detail=False)


# ---- what was done, in words

_DID = {
    "load": Text(en="loaded", fr="chargé"),
    "unload": Text(en="taken out", fr="retiré"),
    "undo": Text(en="last load undone", fr="dernier chargement annulé"),
}
_WOULD = Text(en="would be loaded (nothing was written)", fr="serait chargé (rien n'a été écrit)")
_COUNTS = {
    "new": Text(en="new", fr="nouveaux"),
    "changed": Text(en="changed", fr="changés"),
    "same": Text(en="same", fr="inchangés"),
    "gone": Text(en="gone", fr="disparus"),
}


def _show(outcomes: list[Outcome], *, as_json: bool, detail: bool) -> None:
    if as_json:
        console.answer(json.dumps([_as_dict(o) for o in outcomes], ensure_ascii=False, indent=2, default=str))
        return
    for outcome in outcomes:
        did = _WOULD if outcome.dry_run else _DID[outcome.action]
        if not outcome.writes:
            did = Text(en="nothing to change", fr="rien à changer")
        console.answer(f"{outcome.case}: {did}")
        rows = [
            [word, *(str(counts[name] or "·") for name in _COUNTS)] for word, counts in outcome.counts.items()
        ]
        total = [str(sum(c[name] for c in outcome.counts.values()) or "·") for name in _COUNTS]
        console.answer_table(["", *map(str, _COUNTS.values())], [*rows, ["=", *total]])
        if detail:
            for change in outcome.changes:
                _show_change(change)


def _show_change(change: Change) -> None:
    mark = "+" if change.before is None else "-" if change.after is None else "~"
    console.answer(f"{mark} {change.word} {change.key}")
    if mark == "~":
        before, after = change.before or {}, change.after or {}
        for name in sorted({*before, *after}):
            if before.get(name) != after.get(name) and not _computed(name, {*before, *after}):
                console.answer(f"    {name}: {_value(before.get(name))} → {_value(after.get(name))}")


def _computed(name: str, names: set[str]) -> bool:
    """The bounds of an interval, when the text that they come from is shown."""
    stem, _, end = name.rpartition("_")
    return end in ("min", "max") and f"{stem}_text" in names


def _value(value: Any) -> str:
    if value is None:
        return str(Text(en="nothing", fr="rien"))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _as_dict(outcome: Outcome) -> dict[str, Any]:
    return {
        "case": outcome.case,
        "action": outcome.action,
        "dry_run": outcome.dry_run,
        "counts": outcome.counts,
        "changes": [
            {"key": c.key, "kind": c.word, "before": c.before, "after": c.after} for c in outcome.changes
        ],
    }


# ---- what is there


def cases(format: Json = "text") -> None:  # noqa: A002  the option's name
    import kg

    as_json = console.wants_json(format)
    with kg.open() as graph:
        found = graph.cases()
    if as_json:
        from dataclasses import asdict

        console.answer(json.dumps([asdict(c) for c in found], ensure_ascii=False, indent=2, default=str))
        return
    if not found:
        console.say(
            str(
                Text(
                    en="No case is loaded. `kg load PATH` loads one; `kg new-case DIR` starts one.",
                    fr="Aucun cas n'est chargé. « kg load CHEMIN » en charge un ; « kg new-case DIR » en commence un.",
                )
            )
        )
        return
    header = [
        Text(en="case", fr="cas"),
        Text(en="title", fr="titre"),
        Text(en="register", fr="registre"),
        Text(en="facts", fr="faits"),
        Text(en="checked", fr="vérifié"),
        Text(en="loaded", fr="chargé"),
        Text(en="by", fr="par"),
        Text(en="from", fr="depuis"),
        Text(en="state", fr="état"),
    ]
    french = current_language() == "fr"
    rows = [
        [
            c.id,
            c.title if french else c.title_en,
            c.register,
            str(c.facts),
            str(c.checked or "?"),
            f"{c.loaded_at:%Y-%m-%d %H:%M}" if c.loaded_at else "?",
            c.loaded_by,
            c.path,
            str(Text(en="complete", fr="complet") if c.complete else Text(en="INCOMPLETE", fr="INCOMPLET")),
        ]
        for c in found
    ]
    console.answer_table(list(map(str, header)), rows)


def history(case: Case, format: Json = "text") -> None:  # noqa: A002  the option's name
    import kg
    from kg.errors import NotFoundError

    as_json = console.wants_json(format)
    with kg.open() as graph:
        found = graph.history(case)
        known = [c.id for c in graph.cases()]
    if not found:
        raise NotFoundError(
            Text(
                en=f"No case {case} was ever loaded here. Loaded: {', '.join(known) or '—'}.",
                fr=f"Aucun cas {case} n'a été chargé ici. Chargés : {', '.join(known) or '—'}.",
            )
        )
    if as_json:
        from dataclasses import asdict

        console.answer(json.dumps([asdict(e) for e in found], ensure_ascii=False, indent=2, default=str))
        return
    rows = []
    for entry in found:
        total = [str(sum(c[name] for c in entry.counts.values()) or "·") for name in _COUNTS]
        state = Text(en="undone", fr="annulé") if entry.undone else Text(en="", fr="")
        if not entry.complete:
            state = Text(en="cut off", fr="interrompu")
        rows.append(
            [
                str(entry.number),
                entry.action,
                f"{entry.at:%Y-%m-%d %H:%M}",
                entry.by,
                *total,
                str(state),
                entry.path,
            ]
        )
    header = ["n", "", Text(en="when", fr="quand"), Text(en="by", fr="par"), *_COUNTS.values(), "", ""]
    console.answer_table(list(map(str, header)), rows)


_COMMANDS = (
    (
        "load",
        load,
        Text(en="Load case packs: all sound, or none.", fr="Charger des lots : tous justes, ou aucun."),
    ),
    ("unload", unload, Text(en="Take out a case.", fr="Retirer un cas.")),
    (
        "undo",
        undo,
        Text(en="Go back to before a case's last load.", fr="Annuler le dernier chargement d'un cas."),
    ),
    (
        "cases",
        cases,
        Text(en="What is loaded, from where, when, by whom.", fr="Ce qui est chargé, d'où, par qui."),
    ),
    ("history", history, Text(en="The loads of a case.", fr="Les chargements d'un cas.")),
)


def register(app: typer.Typer) -> None:
    for name, command, text in _COMMANDS:
        app.command(name, help=str(text))(command)
