"""The shipped framework against the texts it cites, where those lie beside the checkout.

They are not part of the project: without them these tests skip, and say so loudly. Where they must be
there, set KG_TEST_REQUIRE_SOURCES, and their absence is a failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from kg.names import fold
from kg.schema.framework import KINDS, SHIPPED, Framework, Item, Kind, load_framework
from tests.support.sources import read_sources

CITATION = re.compile(r"([a-z0-9-]+):(\d+)(?:-(\d+))?")
LITTLE_WORDS = {
    "dans", "pour", "avec", "leur", "elle", "plus", "cette", "etre", "sont", "celui", "ceux", "dont", "donc",
    "quand", "comme", "mais", "tout", "toute", "aussi", "sans", "encore", "autre", "meme", "entre",
}  # fmt: skip
STAGE_COLUMNS = ("rd", "modelling-stage", "deployment")


@pytest.fixture(scope="module")
def lines() -> dict[str, list[str]]:
    return read_sources("the framework")


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework(SHIPPED)


def cited(lines: dict[str, list[str]], citation: str) -> str:
    match = CITATION.fullmatch(citation)
    assert match is not None
    source, first, last = match[1], int(match[2]), int(match[3] or match[2])
    assert last <= len(lines[source]), citation
    return plain("\n".join(lines[source][first - 1 : last]))


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9&+]+|-", fold(text.replace("’", "'"))))


def stems(text: str) -> set[str]:
    """The words of a text that carry meaning, cut so that plural and verb forms meet."""
    words = (word.rstrip("s") for word in plain(text).split())
    return {word[:5] for word in words if len(word) >= 4 and word not in LITTLE_WORDS}


def items(framework: Framework) -> Iterator[Item]:
    for kind in KINDS:
        yield from framework.items(kind)


def claims(framework: Framework) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(what, its French words, its evidence) of everything that cites lines."""
    for item in items(framework):
        more = [getattr(item, name, None) for name in ("test", "needs", "evaluation")]
        words = " ".join([item.name.fr, item.help.fr, *(text.fr for text in more if text)])
        yield f"{type(item).__name__} {item.id}", words, item.evidence
    for need in framework.lever_needs:
        words = f"{framework.lever(need.lever).name.fr} {need.need.fr}"
        yield f"LeverNeed {need.lever}/{need.stage}", words, need.evidence
    for advice in framework.recommendations:
        words = f"{framework.get(advice.kind, advice.subject).name.fr} {advice.purpose.fr}"
        yield f"Recommendation {advice.subject}/{advice.stage}", words, advice.evidence
    for synonym in framework.synonyms:
        yield f"Synonym {synonym.word.fr}", f"{synonym.word.fr} {synonym.author}", synonym.evidence


def test_every_cited_range_exists_and_speaks_of_the_thing(
    framework: Framework, lines: dict[str, list[str]]
) -> None:
    silent = [
        f"{what}: {citation}"
        for what, words, evidence in claims(framework)
        for citation in evidence
        if not stems(words) & stems(cited(lines, citation))
    ]
    assert silent == []


def test_named_things_are_named_where_they_are_cited(
    framework: Framework, lines: dict[str, list[str]]
) -> None:
    # Stronger than one word in common: some cited range holds every word of the name.
    kinds: tuple[Kind, ...] = ("phase", "role", "form", "lever")
    for kind in kinds:
        for item in framework.items(kind):
            name = stems(item.name.fr.split(" ou ")[0])
            assert name, item.id
            assert any(name <= stems(cited(lines, citation)) for citation in item.evidence), item.id


def test_the_matrix_is_that_of_the_source(framework: Framework, lines: dict[str, list[str]]) -> None:
    for expectation in framework.expectations:
        (citation,) = expectation.evidence
        row = cited(lines, citation)
        role = framework.role(expectation.role)
        assert stems(role.name.fr.split(" ou ")[0]) <= stems(row), citation
        marks = re.findall(r"(?<= )(?:\+{1,3}|-)(?= |$)", row)
        assert len(marks) == len(STAGE_COLUMNS), row
        assert expectation.intensity == marks[STAGE_COLUMNS.index(expectation.stage)].count("+"), citation


def test_the_declared_lengths_are_those_of_the_files(
    framework: Framework, lines: dict[str, list[str]]
) -> None:
    declared = {source.id: source.lines for source in framework.sources if source.lines is not None}
    assert set(declared) == {"rameau-2019", "mobiliz-2016", "rival-michelin-2022"}
    for source, length in declared.items():
        assert length in (len(lines[source]) - 1, len(lines[source])), source


def test_no_sentence_of_the_sources_is_copied(lines: dict[str, list[str]]) -> None:
    run = 8
    texts = [f" {plain(' '.join(text))} " for text in lines.values()]
    copied = []
    for said in _strings(yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))):
        words = plain(said).split()
        runs = (" ".join(words[start : start + run]) for start in range(len(words) - run + 1))
        copied += [one for one in runs if any(f" {one} " in text for text in texts)]
    assert copied == []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "citation":  # a title is quoted as it is
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
