"""`make bench`: every figure, or those of the modules that are named: `python -m bench ground`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from bench.machine import describe_machine


def figures() -> list[str]:
    """The modules that measure something: those in this folder with a `main()`."""
    here = Path(__file__).parent.glob("*.py")
    measuring = (file for file in here if "\ndef main(" in file.read_text(encoding="utf-8"))
    return sorted(file.stem for file in measuring if file.stem != "__main__")


def main(names: list[str]) -> None:
    unknown = set(names) - set(figures())
    if unknown:
        raise SystemExit(f"{', '.join(sorted(unknown))}: choose from {', '.join(figures())}")
    print(describe_machine())
    for name in names or figures():
        print(f"\n== {name}")
        sys.argv = [f"bench.{name}"]  # each takes options of its own when it is run by itself
        import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
