"""Write the pages that say what the code says, or check that they still do.

    python -m tools.generate_docs            write every page
    python -m tools.generate_docs --check    name the pages that would change; exit code 1 if any

A page is a path and a function that returns its whole text: add a line to `PAGES`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kg.language import use_language
from tools import command_page, framework_page, questions_page, schema_page, settings_page

DOCS = Path(__file__).resolve().parent.parent / "docs"

PAGES: tuple[tuple[Path, Callable[[], str]], ...] = (
    (DOCS / "commands.md", command_page.text),
    (DOCS / "framework.md", framework_page.text),
    (DOCS / "questions.md", questions_page.text),
    (DOCS / "schema.md", schema_page.text),
    (DOCS / "settings.md", settings_page.text),
)


def outdated() -> list[Path]:
    """The pages that do not say what the code says."""
    return [path for path, text in PAGES if not path.exists() or path.read_text(encoding="utf-8") != text()]


def main(arguments: list[str]) -> int:
    use_language("en")
    stale = outdated()
    if arguments == ["--check"]:
        for path in stale:
            print(f"docs/{path.name} says something else than the code: run `make docs`.", file=sys.stderr)
        return 1 if stale else 0
    if arguments:
        raise SystemExit(__doc__)
    for path, text in PAGES:
        if path in stale:
            path.write_text(text(), encoding="utf-8")
            print(f"docs/{path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
