"""The packs under `cases/`, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.loaders import Pack, case_id, find_packs, read_packs
from kg.schema.framework import load_framework

CASES = Path(__file__).parents[2] / "cases"
FOLDERS = find_packs([CASES])
PACKS = [str(case_id(folder)) for folder in FOLDERS]


@cache
def shipped() -> dict[str, Pack]:
    return {pack.id: pack for pack in read_packs(FOLDERS, load_framework())}
