"""A graph knowledge base of actors, alliances and innovation phases.

with kg.open() as graph:
    graph.load("cases/renault-mobiliz")
    for row in graph.ask("brokers", at="2016"):
        print(row.name)

The command `kg` is a thin skin over this package. Data goes one way through its rooms:
`cli → (questions, maps, loaders) → store → schema`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.version import __version__

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.store import Settings

__all__ = ["__version__", "open"]


def open(settings: Settings | None = None) -> Graph:  # noqa: A001  read as `kg.open()`
    """The graph: the one that the settings name, else a private one on this computer."""
    from kg.graph import Graph
    from kg.store import open_database

    return Graph(open_database(settings))
