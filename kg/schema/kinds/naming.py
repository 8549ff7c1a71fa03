"""How a fact is named, and how an id is made when none is written."""

from __future__ import annotations

from collections.abc import Mapping

from kg.language import Text
from kg.schema.fields import LONGEST_NAME, Bilingual


def named(help: Text, *, required: bool = True) -> Bilingual:  # noqa: A002
    return Bilingual(help, required=required, longest=LONGEST_NAME, markup=False)


def first(ends: Mapping[str, list[str]], key: str) -> str:
    return next(iter(ends.get(key, [])), "")
