"""Each question as a whole process on the shipped cases, beside its bare Cypher through the driver.

    python -m bench.questions [--rounds N] [NAME …]

The process starts Python, finds the running server, asks once and prints a table. The bare Cypher is the
file's own text with the same parameters, on a connection that is open already.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.machine import describe_machine
from bench.timing import line, seconds
from kg.graph import Graph
from kg.questions import Question, find_questions
from kg.questions.asking import prepare
from kg.store import Database, open_database, read_settings
from kg.store.server import PrivateServer

CASES = Path(__file__).resolve().parents[1] / "cases"
AIM = 1.0
AIM_MEASURED = 2.0  # where a statistics library has to be loaded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("names", nargs="*", metavar="NAME")
    chosen = parser.parse_args()
    print(describe_machine())
    known = find_questions().sound
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as home:
        os.environ["KG_HOME"] = home
        try:
            with open_database() as database:
                Graph(database).load(CASES)
                slow = [
                    name
                    for name in chosen.names or known
                    if not measure(database, known[name], chosen.rounds)
                ]
        finally:
            PrivateServer(read_settings()).stop()
    print(f"slower than aimed at: {', '.join(slow) or 'none'}")


def measure(database: Database, question: Question, rounds: int) -> bool:
    """Print both times; whether the process is as quick as aimed at."""
    _made, parameters = prepare(database, question, question.example, "fr")
    processes = [seconds(lambda: ask(question)) for _ in range(rounds)]
    bare = [seconds(lambda: run(database, question, parameters)) for _ in range(rounds)]
    aim = AIM_MEASURED if question.measure else AIM
    line(question.name, processes, f"bare Cypher {statistics.median(bare):.3f} s, aim {aim:.1f} s")
    return statistics.median(processes) <= aim


def ask(question: Question) -> None:
    given = [word for name, value in question.example.items() for word in ("-p", f"{name}={value}")]
    command = [sys.executable, "-m", "kg", "--lang", "fr", "query", question.name, *given]
    subprocess.run(command, check=True, capture_output=True)


def run(database: Database, question: Question, parameters: dict[str, Any]) -> None:
    database.read(question.text, parameters)


if __name__ == "__main__":
    main()
