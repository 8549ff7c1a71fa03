"""Loading, beside the bare driver writing the same rows with no checking and no claims.

    python -m bench.loading [--actors N] [--ties N]

Each side gets a private server of its own with the same settings. What counts are the ratios: a shared
machine is faster on some days.
"""

from __future__ import annotations

import argparse
import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import psutil

from bench.machine import describe_machine
from bench.stages import read_stages
from bench.world import change_world, write_world
from kg.store import Database, open_database, read_settings
from kg.store.server import PrivateServer

BATCH = 5_000
ROUNDS = 5
SHOWN = 0.01  # a stage that takes less of the whole is not named
ROOT = Path(__file__).resolve().parents[1]


def main(actors: int = 200_000, ties: int = 1_000_000) -> None:
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        with_server(Path(folder) / "small", measure_small)
        world = write_world(Path(folder) / "world", actors=actors, ties=ties)
        print(f"world: {actors:,} actors, {ties:,} ties, seed 1")
        bare = with_server(Path(folder) / "bare", lambda: timed(lambda: write_bare(world)))
        print(f"{'bare driver: same rows, unchecked, unclaimed':46s}  {bare:8.1f} s   1.00")
        with_server(Path(folder) / "kg", lambda: measure_kg(world, bare))


def with_server(home: Path, work: Callable[[], Any]) -> Any:
    """Run the work against a private server of its own."""
    os.environ["KG_HOME"] = str(home)
    try:
        with open_database():
            pass
        return work()
    finally:
        PrivateServer(read_settings()).stop()


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# ---- the bare driver


def write_bare(world: Path) -> None:
    with open_database() as database:
        with database.session() as session:
            session.run("CREATE CONSTRAINT e IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE").consume()
        _send(
            database,
            "UNWIND $rows AS row CREATE (e:Entity:Actor:Organisation) SET e = row",
            (_plain(row) for row in _rows(world / "organisations.csv")),
        )
        _send(
            database,
            "UNWIND $rows AS row CREATE (e:Entity:Alliance) SET e = row",
            (_plain(row) for row in _rows(world / "alliances.csv")),
        )
        _send(
            database,
            "UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) "
            "CREATE (a)-[r:PARTY_TO]->(b) SET r = row.said",
            (
                {"a": r.pop("actor"), "b": r.pop("alliance"), "said": _plain(r)}
                for r in _rows(world / "party_to.csv")
            ),
        )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _plain(row: dict[str, str]) -> dict[str, Any]:
    """The same properties as a load writes: a year as the four ends of its interval."""
    said: dict[str, Any] = {key: value for key, value in row.items() if value and key not in ("start", "end")}
    said["evidence"] = [row["evidence"]]
    said["certainty"] = "stated"
    for end in ("start", "end"):
        if row.get(end):
            year = int(row[end])
            said |= {
                f"{end}_min": date(year, 1, 1),
                f"{end}_max": date(year, 12, 31),
                f"{end}_text": row[end],
            }
    return said


def _send(database: Database, query: str, rows: Iterator[dict[str, Any]]) -> None:
    with database.session() as session:
        batch: list[dict[str, Any]] = []
        for row in rows:
            batch.append(row)
            if len(batch) == BATCH:
                session.run(query, rows=batch).consume()
                batch = []
        if batch:
            session.run(query, rows=batch).consume()


# ---- kg, as whole processes


def measure_small() -> None:
    """A case of ordinary size, each command a whole process, the server up."""
    pack = str(ROOT / "cases" / "renault-mobiliz")

    def show(what: str, *seconds: float) -> None:
        print(f"{what:46s}  {statistics.median(seconds):8.2f} s   (n={len(seconds)})")

    # A server compiles its code while it works, so that its first load is not its second.
    show("kg load renault-mobiliz, just started server", run_kg("load", pack))
    again = []
    for _ in range(ROUNDS):
        run_kg("unload", "renault-mobiliz")
        again.append(run_kg("load", pack))
    show("kg load renault-mobiliz, after an unload", *again)
    show("kg load renault-mobiliz, unchanged", *(run_kg("load", pack) for _ in range(ROUNDS)))
    show("kg check renault-mobiliz", *(run_kg("check", pack) for _ in range(ROUNDS)))
    show("bare: python, import neo4j, one answer", *(run(BARE)[0] for _ in range(ROUNDS)))


def measure_kg(world: Path, bare: float) -> None:
    def show(what: str, *arguments: str) -> None:
        seconds, memory, said = run(("-m", "bench.stages", *arguments))
        print(f"{what:46s}  {seconds:8.1f} s   {seconds / bare:4.2f}   {memory:6.0f} MB")
        for stage, spent in read_stages(said):
            if spent >= SHOWN * seconds:
                print(f"    {stage:42s}  {spent:8.1f} s")
        sys.stdout.flush()

    show("kg load", "load", str(world))
    show("kg load, unchanged", "load", str(world))
    change_world(world, 0.01)
    show("kg load, 1 % of the ties changed", "load", str(world))
    show("kg unload", "unload", "world")
    print("(the last column is the command's own memory, without the server's)")


# What no command that asks the database can be quicker than.
BARE = (
    "-c",
    "from kg.store import open_database\nwith open_database() as d: d.read('RETURN 1')",
)


def run_kg(*arguments: str) -> float:
    return run(("-m", "kg", *arguments))[0]


def run(arguments: Sequence[str]) -> tuple[float, float, str]:
    """Seconds, peak megabytes and words of one command as a whole process."""
    start = time.perf_counter()
    # A file, for nobody reads while the command runs: a pipe would stop one that says much.
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT
        )
        peak = 0
        watched = psutil.Process(child.pid)
        while child.poll() is None:
            try:
                peak = max(peak, watched.memory_info().rss)
            except psutil.NoSuchProcess:
                break
            time.sleep(0.05)
        failed = child.wait()
        seconds = time.perf_counter() - start
        said.seek(0)
        words = said.read().decode()
    if failed:
        raise SystemExit(words)
    return seconds, peak / 1024**2, words


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=200_000)
    parser.add_argument("--ties", type=int, default=1_000_000)
    print(describe_machine())
    main(**vars(parser.parse_args()))
