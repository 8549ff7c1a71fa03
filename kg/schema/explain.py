"""The schema in words: what `kg schema NAME` says, and what the reference page is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.language import Text
from kg.names import nearest
from kg.schema.base import Described, Kind, Tie
from kg.schema.fields import Field
from kg.schema.framework import KIND_NAMES, Framework
from kg.schema.framework import KINDS as FRAMEWORK_PARTS
from kg.schema.kinds import KINDS, Case
from kg.schema.registry import NESTINGS
from kg.schema.ties import TIES
from kg.schema.vocabularies import VOCABULARIES


@dataclass(frozen=True, slots=True)
class FieldExplained:
    keys: str
    help: str
    takes: str
    required: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """One name of the schema, explained in the current language."""

    name: str
    what: str
    title: str
    help: str
    fields: tuple[FieldExplained, ...] = ()
    # Key → what ties may be written there.
    ties: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()


_ALL: tuple[type[Described], ...] = (*KINDS, *TIES, Case)
_KIND = Text(en="kind of fact", fr="genre de fait")
_TIE = Text(en="tie", fr="lien")
_LIST = Text(en="closed list", fr="liste fermée")
_FIELD = Text(en="field", fr="champ")


def explain(name: str, framework: Framework) -> list[Explained]:
    """Everything that goes by this name: a kind, a tie, a field, a phase, a role …"""
    wanted = name.strip().lower().replace(" ", "_")
    found = [
        *_described(wanted, framework),
        *_lists(wanted),
        *_framework_items(name.strip().lower(), framework),
    ]
    found = found or _fields(wanted, framework)
    if not found:
        near = nearest(name, names(framework), 4)
        listed = ", ".join(near)
        raise NotFoundError(
            Text(
                en=f"Nothing in the schema is called {name}."
                + (f" Did you mean {listed}?" if near else " `kg schema` lists all names."),
                fr=f"Rien dans le schéma ne s'appelle {name}."
                + (f" Vouliez-vous dire {listed} ?" if near else " « kg schema » donne tous les noms."),
            )
        )
    return found


def names(framework: Framework) -> list[str]:
    """Every name that can be explained."""
    kinds = [word for kind in KINDS for word in (kind.word, kind.section)]
    ties = [tie.word for tie in TIES]
    fields = [key for described in _ALL for key in described.by_key]
    items = [id_ for part in FRAMEWORK_PARTS for id_ in framework.ids(part)]
    lists = [vocabulary.name for vocabulary in VOCABULARIES]
    return list(dict.fromkeys([*kinds, *ties, *lists, *FRAMEWORK_PARTS, *items, *fields, "case"]))


def _described(wanted: str, framework: Framework) -> Iterator[Explained]:
    for kind in KINDS:
        if wanted in (kind.word, kind.section, kind.title.fr.lower(), kind.title.en.lower()):
            yield explain_kind(kind, framework)
    if wanted in ("case", "pack", "pack.yaml", "cas"):
        yield _explained(Case, "pack.yaml", str(_KIND), framework)
    for tie in TIES:
        if wanted in (tie.word, tie.in_source, tie.in_target):
            yield explain_tie(tie, framework)


def explain_kind(kind: type[Kind], framework: Framework) -> Explained:
    base = _explained(kind, kind.section, str(_KIND), framework)
    ties = tuple(
        (
            key,
            f"{nesting.tie.help}  → {nesting.other_key}: " + " | ".join(k.word for k in nesting.other_kinds),
        )
        for key, nesting in NESTINGS[kind].items()
    )
    return Explained(base.name, base.what, base.title, base.help, base.fields, ties)


def explain_tie(tie: type[Tie], framework: Framework) -> Explained:
    base = _explained(tie, tie.word, str(_TIE), framework)
    ends = (
        (tie.source_key, " | ".join(kind.word for kind in tie.source)),
        (tie.target_key, " | ".join(kind.word for kind in tie.target)),
    )
    return Explained(base.name, base.what, f"{base.title}  ({tie.type})", base.help, base.fields, ends)


def _explained(described: type[Described], name: str, what: str, framework: Framework) -> Explained:
    fields = tuple(_field(field, framework) for field in described.fields.values())
    return Explained(name, what, str(described.title), str(described.help), fields)


def _field(field: Field, framework: Framework) -> FieldExplained:
    return FieldExplained(
        ", ".join(field.keys), str(field.help), field.explain(framework), field.required, field.many
    )


def _lists(wanted: str) -> Iterator[Explained]:
    for vocabulary in VOCABULARIES:
        if wanted.replace("_", " ") == vocabulary.name:
            words = tuple((word, str(text)) for word, text in vocabulary.words.items())
            yield Explained(vocabulary.name, str(_LIST), vocabulary.name, str(vocabulary.help), words=words)


def _framework_items(wanted: str, framework: Framework) -> Iterator[Explained]:
    for part in FRAMEWORK_PARTS:
        title = str(KIND_NAMES[part])
        if wanted in (part, title):
            words = tuple((item.id, f"{item.name}: {item.help}") for item in framework.items(part))
            yield Explained(part, str(_LIST), title, str(framework.title), words=words)
        for item in framework.items(part):
            if wanted in (item.id, item.name.fr.lower(), item.name.en.lower()):
                shown = [("evidence", ", ".join(map(str, item.evidence)))] if item.evidence else []
                if part == "phase":
                    phase = framework.phase(item.id)
                    shown = [
                        ("rank", str(phase.rank)),
                        ("stage", phase.stage),
                        ("test", str(phase.test)),
                        *shown,
                    ]
                yield Explained(item.id, title, str(item.name), str(item.help), words=tuple(shown))


def _fields(wanted: str, framework: Framework) -> list[Explained]:
    """What a field of this name means; kinds and ties in which it means the same stand together."""
    where: dict[FieldExplained, list[str]] = {}
    for described in _ALL:
        field = described.by_key.get(wanted)
        if field is not None:
            where.setdefault(_field(field, framework), []).append(described.word)
    return [
        Explained(wanted, f"{_FIELD} · {', '.join(words)}", said.keys, f"{said.help}\n  = {said.takes}")
        for said, words in where.items()
    ]
