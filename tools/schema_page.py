"""The text of docs/schema.md, the reference of all that can be said."""

from __future__ import annotations

from collections.abc import Iterator

from kg.schema.explain import Explained, explain, explain_kind, explain_tie
from kg.schema.framework import SHIPPED, Framework, load_framework
from kg.schema.kinds import KINDS
from kg.schema.ties import TIES
from kg.schema.vocabularies import VOCABULARIES

_HEAD = """\
# What can be said

Made from the classes in `kg/schema/` by `make docs`; do not edit. `kg schema NAME`
explains the same on the screen, in French or English. [packs.md](packs.md) shows how a pack is written.
"""


def text() -> str:
    return "\n".join(_parts(load_framework(SHIPPED)))


def _parts(framework: Framework) -> Iterator[str]:
    yield _HEAD
    yield "## pack.yaml\n"
    yield from _entry(explain("case", framework)[0])
    yield "## Kinds of facts\n"
    for kind in KINDS:
        yield f"### {kind.section}\n"
        yield f"Node labels: `{'`, `'.join(('Entity', *kind.labels))}`.\n"
        yield from _entry(explain_kind(kind, framework))
    yield "## Ties\n"
    for tie in TIES:
        yield f"### {tie.word}\n"
        yield f"Relationship type: `{tie.type}`.\n"
        yield from _entry(explain_tie(tie, framework))
    yield "## Closed lists\n"
    for vocabulary in VOCABULARIES:
        yield f"**{vocabulary.name}**: {vocabulary.help}\n"
        yield "".join(f"- `{word}` {text.en} / {text.fr}\n" for word, text in vocabulary.words.items())
    yield "Phases, roles, levers, gates and forms of evaluation: [framework.md](framework.md).\n"


def _entry(explained: Explained) -> Iterator[str]:
    yield explained.help + "\n"
    if explained.fields:
        rows = ["| key | what | takes |", "| --- | --- | --- |"]
        for field in explained.fields:
            keys = ", ".join(f"`{key}`" for key in field.keys.split(", "))
            marks = " (required)" * field.required + " (one or a list)" * field.many
            rows.append(f"| {keys} | {field.help} | {field.takes.replace('|', '/')}{marks} |")
        yield "\n".join(rows) + "\n"
    if explained.ties:
        yield "Ties that may be written in it:\n" if "kind" in explained.what else "Its two ends:\n"
        yield "".join(f"- `{key}`: {text}\n" for key, text in explained.ties)
