"""Write the tables of docs/framework.md from the shipped framework: `python -m tools.framework_page`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kg.schema.framework import SHIPPED, Framework, Grounded, Kind, load_framework

PAGE = Path(__file__).resolve().parents[1] / "docs" / "framework.md"
_TABLE = re.compile(r"(?<=<!-- table: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def filled(page: str, framework: Framework) -> str:
    """The page, with each of its tables as the framework says it today."""
    tables = {
        "phases": _phases,
        "expectations": _expectations,
        "levers": _levers,
        "evaluation": _evaluation,
        "gates": _gates,
        "synonyms": _synonyms,
    }
    return _TABLE.sub(lambda found: found[1] + found[2] + tables[found[1]](framework), page)


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)


def _grounds(thing: Grounded) -> str:
    said = ", ".join(thing.evidence) or (thing.basis or "")
    return said if thing.certainty == "stated" else f"{said} ({thing.certainty})"


def _phases(framework: Framework) -> str:
    return _table(
        ["rank", "id", "name", "stage", "entered when", "evidence"],
        (
            [str(one.rank), f"`{one.id}`", one.name.fr, f"`{one.stage}`", one.test.en, _grounds(one)]
            for one in framework.phases
        ),
    )


def _expectations(framework: Framework) -> str:
    said = {(one.role, one.stage): str(one.intensity) for one in framework.expectations}
    return _table(
        ["role", "name", *(f"`{stage}`" for stage in framework.ids("stage"))],
        (
            [f"`{role.id}`", role.name.fr, *(said.get((role.id, one), "?") for one in framework.ids("stage"))]
            for role in framework.roles
        ),
    )


def _levers(framework: Framework) -> str:
    return _table(
        ["lever", "stage", "what it is for", "evidence"],
        (
            [
                f"`{need.lever}`",
                f"`{need.stage}`{' (strong)' if need.strong else ''}",
                need.need.en,
                _grounds(need),
            ]
            for need in framework.lever_needs
        ),
    )


def _evaluation(framework: Framework) -> str:
    def name(kind: Kind, key: str) -> str:
        return f"`{key}` ({framework.get(kind, key).name.fr})"

    return _table(
        ["form or degree", "stage", "what it is for", "evidence"],
        (
            [f"{one.kind} {name(one.kind, one.subject)}", f"`{one.stage}`", one.purpose.en, _grounds(one)]
            for one in framework.recommendations
        ),
    )


def _gates(framework: Framework) -> str:
    return _table(
        ["before", "gate", "required", "condition", "evidence"],
        (
            [
                f"`{one.before}`",
                f"`{one.id}`",
                "yes" if one.required else "no",
                one.condition.en,
                _grounds(one),
            ]
            for one in framework.gates
        ),
    )


def _synonyms(framework: Framework) -> str:
    return _table(
        ["author", "word", "phases", "evidence"],
        (
            [
                one.author,
                f"{one.word.fr} / {one.word.en}",
                ", ".join(one.phases),
                f"{_grounds(one)}{f', {one.source}' if one.source else ''}",
            ]
            for one in framework.synonyms
        ),
    )


def text() -> str:
    """The whole page as it should be."""
    return filled(PAGE.read_text(encoding="utf-8"), load_framework(SHIPPED))


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
