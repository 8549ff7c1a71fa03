"""A graph knowledge base of actors, alliances and innovation phases.

with kg.open() as graph:
    graph.load("cases/renault-mobiliz")
    for row in graph.ask("brokers", at="2016"):
        print(row.name)

The command `kg` is a thin skin over this package. Data goes one way through its rooms:
`cli → (questions, maps, loaders) → store → schema`.
"""

__version__ = "0.1.0"
