"""The one rule by which several cases' claims about one entity become what its node carries.

Lists unite. For a single value (a period's start, its end and a text in two languages each count as one)
the case of the higher precedence wins; at equal precedence the case whose id comes first. The result
depends on the claims alone, never on the order in which they were loaded. Where claims differ, both stay
on their `STATES` relationships, so a question can show the disagreement.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from kg.schema.base import Kind
from kg.schema.registry import KIND_BY_WORD

Properties = dict[str, Any]


class Claim(NamedTuple):
    """What one case says of an entity."""

    case: str
    precedence: int
    word: str
    properties: Properties


def merge(claims: Iterable[Claim]) -> Properties:
    """The properties of the node."""
    ranked = sorted(claims, key=lambda c: (-c.precedence, c.case))
    if len(ranked) == 1:
        return dict(ranked[0].properties)
    kind = KIND_BY_WORD.get(ranked[0].word)
    groups, lists = _shape(kind)
    merged: Properties = {}
    for claim in ranked:
        for name, value in claim.properties.items():
            if name in lists or isinstance(value, list):
                merged[name] = list(dict.fromkeys([*merged.get(name, []), *value]))
                continue
            group = groups.get(name, (name,))
            winner = next(c for c in ranked if any(part in c.properties for part in group))
            if winner is claim:
                merged[name] = value
    _keep_other_names(merged, ranked, lists)
    return merged


def _keep_other_names(merged: Properties, ranked: list[Claim], lists: set[str]) -> None:
    """A name that lost is still a name that people look for."""
    if "aliases" not in lists:
        return
    known = {merged.get("name"), *merged.get("aliases", []), *merged.get("former_names", [])}
    others = [c.properties["name"] for c in ranked if c.properties.get("name", None) not in (None, *known)]
    if others:
        merged["aliases"] = [*merged.get("aliases", []), *dict.fromkeys(others)]


def _shape(kind: type[Kind] | None) -> tuple[dict[str, tuple[str, ...]], set[str]]:
    if kind is None:
        return {}, set()
    groups = {name: group for group in kind.merge_groups() for name in group}
    return groups, kind.list_properties()
