"""docs/settings.md, from the settings themselves."""

from __future__ import annotations

from kg.store.settings import SETTINGS

_HEAD = """# Settings

Each one is looked for in three places, the nearest first: the environment (`KG_NEO4J_URI=…`), `kg.toml` in
the working folder, and `kg.toml` in the user's configuration folder (`neo4j_uri = "…"`). `kg config` shows
what is in force and where it came from; an unknown name is an error. A relative path in a file is relative
to that file.

| in `kg.toml` | in the environment | what it is for |
|---|---|---|
"""


def text() -> str:
    rows = (f"| `{s.name}` | `{s.variable}` | {s.help.en} |\n" for s in SETTINGS)
    return _HEAD + "".join(rows)
