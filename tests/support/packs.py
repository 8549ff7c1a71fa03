"""Packs for tests: written to a folder from a few lines of YAML."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from kg.loaders import Pack, read_packs
from kg.schema.framework import load_framework

HEAD = """\
id: {id}
title: {{fr: Un cas, en: A case}}
register: fact
checked: 2026-11-01
sources:
  report: {{citation: A report, lines: 500}}
"""


def write_pack(folder: Path, facts: str = "", *, id_: str = "case", head: str = "", **files: str) -> Path:
    """A pack with this text as facts.yaml; further files by name, `party_to_csv=` for party_to.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(head or HEAD.format(id=id_), encoding="utf-8")
    if facts:
        (folder / "facts.yaml").write_text(dedent(facts), encoding="utf-8")
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_text(dedent(text), encoding="utf-8")
    return folder


def read(folder: Path) -> Pack:
    return read_packs([folder], load_framework())[0]


def codes(pack: Pack) -> list[str]:
    """The codes of its errors, in order of place."""
    return [problem.code for problem in pack.problems.errors]
