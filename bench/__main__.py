"""`make bench`: every figure, or those of the modules that are named: `python -m bench ground`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from bench.machine import describe_machine

_HELPERS = {"__init__", "__main__", "machine", "timing"}


def figures() -> list[str]:
    """The modules that measure something: each has a `main()`, and stands in this folder."""
    return sorted(file.stem for file in Path(__file__).parent.glob("*.py") if file.stem not in _HELPERS)


def main(names: list[str]) -> None:
    unknown = set(names) - set(figures())
    if unknown:
        raise SystemExit(f"{', '.join(sorted(unknown))}: choose from {', '.join(figures())}")
    print(describe_machine())
    for name in names or figures():
        print(f"\n== {name}")
        import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
