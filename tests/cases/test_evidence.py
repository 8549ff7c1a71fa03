"""The shipped cases against their texts: each citation names its fact, or a note says why it does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.loaders import Pack
from tests.support.citations import facts, silent
from tests.support.shipped import PACKS, shipped
from tests.support.sources import read_sources

# A tool that took any lines for any fact would find nothing wrong thirty lines further on either.
SHIFTS = (30, -30)
NOTICED = 0.25


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    return read_sources("the cases")


@pytest.fixture(scope="module")
def packs() -> Mapping[str, Pack]:
    return shipped()


@pytest.mark.parametrize("case", PACKS)
def test_the_pack_knows_how_long_its_text_is(
    case: str, packs: Mapping[str, Pack], texts: dict[str, list[str]]
) -> None:
    for fact in packs[case].nodes.values():
        if fact.kind.word == "source":
            lines = texts[fact.id]
            last = len(lines) if lines[-1] else len(lines) - 1
            assert fact.properties["lines"] <= last + 1, f"{fact.id} has {last} lines"


@pytest.mark.parametrize("case", PACKS)
def test_each_fact_has_evidence(case: str, packs: Mapping[str, Pack]) -> None:
    bare = [fact.label for fact in facts(packs[case]) if not fact.evidence and " source " not in fact.label]
    assert bare == []


@pytest.mark.parametrize("case", PACKS)
def test_each_citation_mentions_its_fact(
    case: str, packs: Mapping[str, Pack], texts: dict[str, list[str]]
) -> None:
    assert list(silent(packs[case], texts)) == []


@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize("case", PACKS)
def test_lines_that_are_shifted_are_noticed(
    case: str, shift: int, packs: Mapping[str, Pack], texts: dict[str, list[str]]
) -> None:
    citations = sum(len(fact.evidence) for fact in facts(packs[case]))
    assert len(list(silent(packs[case], texts, shift))) > NOTICED * citations
