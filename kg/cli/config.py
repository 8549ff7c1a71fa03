"""`kg config`: every setting, its value, and where it came from."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import console
from kg.language import Text

if TYPE_CHECKING:
    from kg.store.settings import Setting, Settings

_MASK = "••••••"


def register(app: typer.Typer) -> None:
    app.command(
        "config",
        help=str(
            Text(
                en="Show every setting, its value, and where it came from.",
                fr="Montrer chaque réglage, sa valeur et son origine.",
            )
        ),
    )(config)


def config(
    format_: Annotated[
        str, typer.Option("--format", metavar="text|json", help=str(console.FORMAT_HELP))
    ] = "text",
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help=str(Text(en="Say what each one is for.", fr="Dire à quoi sert chacun."))
        ),
    ] = False,
) -> None:
    from kg.store.settings import SETTINGS, read_settings, settings_files

    wanted_json = console.wants_json(format_)
    settings = read_settings()
    if wanted_json:
        shown = {s.name: {"value": _value(s, settings), "from": _origin(s, settings)} for s in SETTINGS}
        console.answer(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for line in console.columns(_row(setting, settings, explain) for setting in SETTINGS):
        console.answer(line)
    for file in settings_files():
        state = Text(en="read", fr="lu") if file.exists() else Text(en="not there", fr="absent")
        console.say(f"{file}: {state}")


def _row(setting: Setting, settings: Settings, explain: bool) -> tuple[str, ...]:
    shown, origin = _value(setting, settings) or "–", _origin(setting, settings)
    if explain:
        return setting.variable, f"{shown} ({origin})\n{setting.help}"
    return setting.name, shown, origin


def _value(setting: Setting, settings: Settings) -> str | None:
    value: Any = getattr(settings, setting.name)
    if setting.name in {"heap", "page_cache"} and value is None:
        return _from_the_machine(setting.name, settings)
    if value is None or value == ():
        return None
    if setting.secret:
        return _MASK
    if isinstance(value, tuple):
        return os.pathsep.join(str(part) for part in value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def _from_the_machine(name: str, settings: Settings) -> str:
    from kg.store.layout import memory_sizes

    heap, page_cache = memory_sizes(settings)
    return f"{(heap if name == 'heap' else page_cache) // 1024**2}m"


def _origin(setting: Setting, settings: Settings) -> str:
    from kg.store.settings import DEFAULT_ORIGIN

    origin = settings.origins[setting.name]
    return str(Path(origin)) if origin else str(DEFAULT_ORIGIN)
