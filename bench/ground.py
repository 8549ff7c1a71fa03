"""The ground floor: from nothing to ready, a warm start, a stop, memory, and whole processes of `kg`.

A warm start is compared with the bare server: the same Java, program files, options and data, started by
hand and awaited until it answers Bolt. The two take turns, so that a busy moment hits both.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import psutil

from bench.timing import line, seconds
from kg.store import jars, open_database, read_settings
from kg.store.probe import speaks_bolt
from kg.store.server import PrivateServer
from kg.store.settings import Settings

_ROUNDS = 5
_COMMAND_ROUNDS = 10


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        from_nothing(place)
        settings = settings_of(place / "home")
        warm_start(settings)
        memory(settings)
        commands(settings)
        PrivateServer(settings).stop()
        remotes()


def settings_of(home: Path, **others: str) -> Settings:
    return read_settings({"KG_HOME": str(home), **others})


def from_nothing(place: Path) -> None:
    """An empty cache and an empty home, over the network of this machine."""
    settings = settings_of(place / "new", KG_CACHE=str(place / "cache"))
    try:
        line("from nothing to ready (fetch and start)", [seconds(PrivateServer(settings).start)])
    finally:
        PrivateServer(settings).stop()
        shutil.rmtree(place / "cache", ignore_errors=True)
    again = settings_of(place / "home")
    line("first start of a new home (program there)", [seconds(PrivateServer(again).start)])


def warm_start(settings: Settings) -> None:
    server = PrivateServer(settings)
    server.stop()
    ours, bare, stops, stop_bare = [], [], [], []
    used_ours, used_bare = [], []
    for _ in range(_ROUNDS):
        ours.append(seconds(server.start))
        running = server.running()
        used_ours.append(processor(running.pid) if running else 0.0)
        stops.append(seconds(server.stop))
        begun = time.perf_counter()
        process = start_bare(server)
        bare.append(time.perf_counter() - begun)
        used_bare.append(processor(process.pid))
        stop_bare.append(seconds(partial(end, process)))
    ratio = statistics.median(ours) / statistics.median(bare)
    line("warm start, kg", ours, f"processor {statistics.median(used_ours):.1f} s")
    line(
        "warm start, bare server by hand",
        bare,
        f"processor {statistics.median(used_bare):.1f} s; kg / bare = {ratio:.2f}",
    )
    line("stop, kg", stops)
    line("stop, bare server by hand", stop_bare)


def start_bare(server: PrivateServer) -> subprocess.Popen[bytes]:
    release = jars.read_lock(server.settings.neo4j_line)
    command = server.layout.command(release, server.jar_folder)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watched = psutil.Process(process.pid)
    while True:
        ports = [c.laddr.port for c in watched.net_connections("tcp") if c.status == psutil.CONN_LISTEN]
        if ports and speaks_bolt("127.0.0.1", ports[0], 1.0):
            return process
        time.sleep(0.02)


def processor(pid: int) -> float:
    """Seconds of processor that a process has used so far."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()


def memory(settings: Settings) -> None:
    server = PrivateServer(settings)
    server.start()
    with open_database(settings) as database:
        database.read("RETURN 1 AS one")
    running = server.running()
    if running:
        print(f"{'memory of the idle server':<44} {running.memory() / 1024**2:>7.0f} MB")


def commands(settings: Settings) -> None:
    """Whole processes, with the processor time too: it does not depend on what else the machine does."""
    surroundings = {**os.environ, "KG_HOME": str(settings.home), "KG_NEO4J_URI": ""}

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], env=surroundings, stdout=subprocess.DEVNULL, check=True)

    for what, words in (
        ("python, doing nothing", ("-c", "pass")),
        ("python, importing the driver", ("-c", "import neo4j")),
        ("kg --help", ("-m", "kg", "--help")),
        ("kg db status, server up", ("-m", "kg", "db", "status")),
    ):
        before = os.times()
        times = [seconds(partial(run, *words)) for _ in range(_COMMAND_ROUNDS)]
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        line(what, times, f"processor {used / _COMMAND_ROUNDS:.2f} s")


def remotes() -> None:
    """How long a person waits for the sentence that nobody answers: the whole process."""

    def ask(address: str) -> None:
        surroundings = {**os.environ, "KG_NEO4J_URI": address}
        command = [sys.executable, "-m", "kg", "db", "status"]
        subprocess.run(command, env=surroundings, stderr=subprocess.DEVNULL, check=False)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        silent_address = f"bolt://127.0.0.1:{port}"
        line(
            "a remote that takes the call and is silent",
            [seconds(partial(ask, silent_address)) for _ in "abc"],
        )
    line("a remote that is not there", [seconds(partial(ask, f"bolt://127.0.0.1:{port}")) for _ in "abc"])
    line("a name that no one knows", [seconds(partial(ask, "neo4j://nobody.invalid")) for _ in "abc"])
