"""The texts that the cases and the framework cite. They are others' works and no part of the project.

Where they lie beside the checkout, citations are held against them. Elsewhere the tests that need them skip,
and say so loudly; where they must be there, set KG_TEST_REQUIRE_SOURCES, and their absence is a failure.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "sources"
FILES = {
    "maif-boucle-2016": "000_b9526b150926ef7b.txt",
    "mobiliz-2016": "001_40359a22fe22d2d1.txt",
    "rival-michelin-2022": "002_b8e0f8e26bc32a1e.txt",
    "rameau-2019": "003_9d635c86bc99d531.txt",
    "digiwork-2016": "004_8d61bd8a239584d5.txt",
}


def read_sources(of: str) -> dict[str, list[str]]:
    """The lines of each text by the id of its source, or the test ends here. `of`: what stays unchecked."""
    if not SOURCES.is_dir():
        message = f"THE SOURCE TEXTS ARE MISSING ({SOURCES}): the evidence of {of} is NOT checked"
        if os.environ.get("KG_TEST_REQUIRE_SOURCES"):
            pytest.fail(message)
        pytest.skip(message)
    return {
        source: (SOURCES / name).read_text(encoding="utf-8").split("\n") for source, name in FILES.items()
    }
