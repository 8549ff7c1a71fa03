"""What is shipped with the program: `queries/` and `cases/`."""

from __future__ import annotations

from pathlib import Path


def shipped(name: str) -> Path:
    """That folder of the installed package, else of the source tree."""
    package = Path(__file__).parent
    installed = package / "shipped" / name
    return installed if installed.is_dir() else package.parent / name
