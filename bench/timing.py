"""Taking times: medians of several runs, since one run says little on a shared machine."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def line(what: str, times: list[float], note: str = "") -> None:
    """One figure: its median, its range, and what there is to say of it."""
    spread = f"{min(times):.2f}–{max(times):.2f}, n={len(times)}" if len(times) > 1 else "n=1"
    print(f"{what:<44} {statistics.median(times):>7.2f} s  ({spread}){'  ' + note if note else ''}")
