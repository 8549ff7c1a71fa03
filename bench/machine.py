"""The line that stands above every figure: which machine, when, with what."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime

import psutil

from kg import __version__


def describe_machine() -> str:
    memory = psutil.virtual_memory().total / 1024**3
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"{now} · kg {__version__} · Python {platform.python_version()} · {platform.system()} "
        f"{platform.machine()} · {os.cpu_count()} cores · {memory:.0f} GB"
    )
