"""Everything between Neo4j and the rest: settings, the private server, constraints,
compare-and-write, read.
"""

from kg.store.cases import CaseSummary, LoadEntry, history, incomplete_cases, list_cases
from kg.store.database import Database, open_database
from kg.store.loading import CaseFacts, Change, Outcome, load, unchanged, undo, unload
from kg.store.settings import Settings, read_settings

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
