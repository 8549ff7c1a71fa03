"""Finding a kind or a tie by the word that a file, a table or a person uses for it."""

from __future__ import annotations

from typing import NamedTuple

from kg.schema.base import Kind, Tie
from kg.schema.kinds import FRAMEWORK_KINDS, KINDS, Actor
from kg.schema.ties import TIES

SECTIONS: dict[str, type[Kind]] = {kind.section: kind for kind in KINDS if kind.section != "sources"}
_ALL: tuple[type[Kind], ...] = (Actor, *KINDS, *FRAMEWORK_KINDS)
KIND_BY_WORD: dict[str, type[Kind]] = {kind.word: kind for kind in _ALL}
TIE_BY_WORD: dict[str, type[Tie]] = {tie.word: tie for tie in TIES}
TIE_BY_TYPE: dict[str, type[Tie]] = {tie.type: tie for tie in TIES}
KIND_BY_LABEL: dict[str, type[Kind]] = {kind.labels[-1]: kind for kind in (*KINDS, *FRAMEWORK_KINDS)}


class Nesting(NamedTuple):
    """Ties written inside an entry, under one key."""

    tie: type[Tie]
    # The entry is the tie's source; otherwise it is its target.
    outgoing: bool
    # What may stand at the other end.
    other_kinds: tuple[type[Kind], ...]

    @property
    def other_key(self) -> str:
        """The key that names the other end in a nested entry."""
        return self.tie.target_key if self.outgoing else self.tie.source_key


def _nestings(kind: type[Kind]) -> dict[str, Nesting]:
    found: dict[str, Nesting] = {}
    for tie in TIES:
        if tie.in_source and issubclass(kind, tie.written_in or tie.source):
            found[tie.in_source] = Nesting(tie, outgoing=True, other_kinds=tie.targets_of(kind))
        if tie.in_target and issubclass(kind, tie.target):
            found.setdefault(tie.in_target, Nesting(tie, outgoing=False, other_kinds=tie.sources_of(kind)))
    return found


# The ties that may be written inside an entry of a kind, by their key.
NESTINGS: dict[type[Kind], dict[str, Nesting]] = {kind: _nestings(kind) for kind in KINDS}
# Every key that an entry of a kind may have.
ENTRY_KEYS: dict[type[Kind], tuple[str, ...]] = {
    kind: ("id", *kind.by_key, *NESTINGS[kind]) for kind in KINDS
}


def nested_keys(nesting: Nesting) -> tuple[str, ...]:
    """Every key of a tie written inside an entry."""
    return (nesting.other_key, *nesting.tie.by_key)
