"""Everything between Neo4j and the rest: settings, the private server, constraints,
compare-and-write, read.

A name is fetched from its module when it is first used: who only asks for the settings, as every command
does for its language, does not wait for the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.store.cases import CaseSummary, LoadEntry, history, incomplete_cases, list_cases
    from kg.store.database import Database, open_database
    from kg.store.loading import CaseFacts, Change, Outcome, load, unchanged, undo, unload
    from kg.store.settings import Settings, read_settings

_HOMES = {
    "cases": ("CaseSummary", "LoadEntry", "history", "incomplete_cases", "list_cases"),
    "database": ("Database", "open_database"),
    "loading": ("CaseFacts", "Change", "Outcome", "load", "unchanged", "undo", "unload"),
    "settings": ("Settings", "read_settings"),
}

__all__ = [
    "CaseFacts",
    "CaseSummary",
    "Change",
    "Database",
    "LoadEntry",
    "Outcome",
    "Settings",
    "history",
    "incomplete_cases",
    "list_cases",
    "load",
    "open_database",
    "read_settings",
    "unchanged",
    "undo",
    "unload",
]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
