"""The page about the framework says what the file says."""

from __future__ import annotations

from kg.schema.framework import KINDS, SHIPPED, load_framework
from tools.framework_page import PAGE, filled


def test_the_tables_of_the_page_are_those_of_the_file() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page, load_framework(SHIPPED)) == page, "run: python -m tools.framework_page"


def test_the_page_names_every_id() -> None:
    page = PAGE.read_text(encoding="utf-8")
    framework = load_framework(SHIPPED)
    for kind in KINDS:
        for key in framework.ids(kind):
            assert f"`{key}`" in page, key


def test_the_text_agrees_on_what_the_source_calls_necessary() -> None:
    stated = [
        gate.id for gate in load_framework(SHIPPED).gates if gate.certainty == "stated" and gate.evidence
    ]
    assert stated == ["economic-model", "process-and-partners"]
    assert "Only two of these" in PAGE.read_text(encoding="utf-8")
