"""A command of kg with a clock at the stages of a load, printed when it has ended.

    python -m bench.stages load PATH

The clocks stand around whole stages, some ten calls in all, and cost nothing that could be measured.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import kg.cli
import kg.graph
from kg.store import contents, journal, ledger, loading
from kg.store.writing import Writer

STAGES: list[tuple[str, Any, str]] = [
    ("read the files, check them", kg.graph, "_sound"),
    ("make records of the facts", kg.graph, "_facts"),
    ("compare with what is there", ledger, "read"),
    ("compare with what is there", loading, "compare"),
    ("remember what was before", journal, "keep_before"),
    ("remember what was before", journal, "write"),
    ("remember what is now", ledger, "write"),
    ("remember what is now", ledger, "forget"),
    ("remember what is now", contents, "follow"),
    ("write nodes and claims", Writer, "_add_nodes"),
    ("write nodes and claims", Writer, "_change_nodes"),
    ("write nodes and claims", Writer, "_remove_nodes"),
    ("write nodes and claims", Writer, "settle"),
    ("write ties", Writer, "_write_ties"),
    ("write ties", Writer, "_remove_ties"),
    ("take out what is the case's alone", Writer, "_remove_own_entities"),
]
MARK = "stage"


def run_with_clocks() -> None:
    begun = time.perf_counter()
    spent: defaultdict[str, float] = defaultdict(float)
    for stage, owner, name in STAGES:
        setattr(owner, name, timed(getattr(owner, name), stage, spent))
    try:
        kg.cli.main()
    finally:
        spent["all else"] = time.perf_counter() - begun - sum(spent.values())
        for stage, seconds in sorted(spent.items(), key=lambda item: -item[1]):
            print(f"{MARK}\t{seconds:.1f}\t{stage}")


def timed(work: Callable[..., Any], stage: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    @wraps(work)
    def with_clock(*args: Any, **more: Any) -> Any:
        with clock(stage, spent):
            return work(*args, **more)

    return with_clock


@contextmanager
def clock(stage: str, spent: defaultdict[str, float]) -> Iterator[None]:
    begun = time.perf_counter()
    try:
        yield
    finally:
        spent[stage] += time.perf_counter() - begun


def read_stages(said: str) -> list[tuple[str, float]]:
    """The stages in what such a command printed."""
    found = [line.split("\t") for line in said.splitlines() if line.startswith(f"{MARK}\t")]
    return [(stage, float(seconds)) for _mark, seconds, stage in found]


if __name__ == "__main__":
    run_with_clocks()
