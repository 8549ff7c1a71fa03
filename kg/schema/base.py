"""How a kind of fact is declared: a small class whose attributes are its fields.

`Kind` becomes a node, `Tie` a relationship. The classes are never instantiated: they are the one place
where it is written what can be said, and everything else (checks, constraint, what is written to Neo4j,
the JSON Schema, the reference page, `kg schema`) is read off them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from kg.language import Text
from kg.schema.evidence import Evidence
from kg.schema.fields import Bilingual, Certainty, Field


class Described:
    """What kinds and ties have in common: a word, a title, a help text, and fields."""

    word: ClassVar[str]
    title: ClassVar[Text]
    help: ClassVar[Text]
    fields: ClassVar[Mapping[str, Field]] = {}
    # Key of an entry → the field that reads it (a period reads several keys).
    by_key: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        collected: dict[str, Field] = {}
        for ancestor in reversed(cls.__mro__):
            for name, value in vars(ancestor).items():
                if isinstance(value, Field):
                    collected.pop(value.name, None)  # a subclass's own field stands where it is declared
                    collected[value.name] = value
                elif name in collected:
                    del collected[name]  # `name = None` in a subclass takes a field out
        # Who says so, how sure, and our words about it: always last.
        for name in ("evidence", "certainty", "note"):
            if name in collected:
                collected[name] = collected.pop(name)
        cls.fields = collected
        cls.by_key = {key: field for field in collected.values() for key in field.keys}

    @classmethod
    def merge_groups(cls) -> list[tuple[str, ...]]:
        return [group for field in cls.fields.values() for group in field.merge_groups]

    @classmethod
    def list_properties(cls) -> set[str]:
        return {field.name for field in cls.fields.values() if field.many}


class Sourced(Described):
    """Everything that is stated carries its evidence, its certainty, and a note in our words."""

    evidence = Evidence()
    certainty = Certainty()
    note = Bilingual(
        Text(
            en="In our own words: what was not obvious about this.",
            fr="Dans nos mots : ce qui n'allait pas de soi.",
        )
    )


class Kind(Sourced):
    """A kind of fact that becomes a node."""

    section: ClassVar[str]
    labels: ClassVar[tuple[str, ...]]
    # An entity of the world has one id over all cases; anything else belongs to its case, and an id
    # that was left out is made under the case's name.
    of_the_world: ClassVar[bool] = False
    # Nested ties without which the fact says nothing, with how many there must be.
    needs: ClassVar[Mapping[str, int]] = {}
    # Fields of which one at least must be there.
    one_of: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def default_id(cls, properties: Mapping[str, Any], ends: Mapping[str, list[str]]) -> str:  # noqa: ARG003
        """The words that an id is made of when none is written. `ends`: nested key → ids."""
        return str(properties.get("name", ""))


# `Tie.type` is the graph's word; inside that class Python's own `type` cannot be said.
OneKind = type[Kind]
Kinds = tuple[OneKind, ...]


class Tie(Sourced):
    """A kind of fact that becomes a relationship."""

    type: ClassVar[str]
    source: ClassVar[Kinds]
    target: ClassVar[Kinds]
    # The words for the two ends inside an entry, and in a table.
    source_key: ClassVar[str]
    target_key: ClassVar[str]
    # The keys under which such ties may be written inside an entry of either end ("" where not).
    in_source: ClassVar[str] = ""
    in_target: ClassVar[str] = ""
    # The kinds of source in whose entries `in_source` may be written, when not all of them.
    written_in: ClassVar[Kinds] = ()
    # Which sources go with which targets, when not every one with every one.
    pairs: ClassVar[tuple[tuple[Kinds, Kinds], ...]] = ()
    # The target has no life of its own: it is written out in full inside the source's entry.
    nests: ClassVar[bool] = False

    @classmethod
    def targets_of(cls, source: OneKind) -> Kinds:
        """The kinds to which such a tie may lead from this one."""
        found = [targets for sources, targets in cls.pairs if issubclass(source, sources)]
        return tuple(kind for targets in found for kind in targets) if cls.pairs else cls.target

    @classmethod
    def sources_of(cls, target: OneKind) -> Kinds:
        """The kinds from which such a tie may lead to this one."""
        found = [sources for sources, targets in cls.pairs if issubclass(target, targets)]
        return tuple(kind for sources in found for kind in sources) if cls.pairs else cls.source
