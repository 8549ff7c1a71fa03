"""The private server under faults. One home for the whole module, its path with spaces and accents."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from kg.errors import DatabaseError
from kg.store import Settings, jars, open_database, read_settings
from kg.store.layout import Running
from kg.store.server import PrivateServer
from tests.support.commands import Ran, as_process
from tests.support.mirrors import mirror

pytestmark = [pytest.mark.database, pytest.mark.slow]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("maison d'été à la mer")
    yield folder
    PrivateServer(settings_of(folder)).stop()


def settings_of(home: Path, **others: str) -> Settings:
    kept = {name: os.environ[name] for name in ("KG_CACHE", "KG_NEO4J_LINE") if os.environ.get(name)}
    return read_settings({**kept, "KG_HOME": str(home), **others})


def kg(home: Path, *arguments: str, **others: str) -> Ran:
    return as_process(*arguments, environment={"KG_NEO4J_URI": "", "KG_HOME": str(home), **others})


def server_processes(home: Path) -> list[int]:
    return [
        process.pid
        for process in psutil.process_iter(["cmdline"])
        if any(word.startswith(f"--home-dir={home}") for word in process.info["cmdline"] or ())
    ]


def assert_one_sentence(ran: Ran, *words: str) -> None:
    assert ran.exit_code == 2, ran
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("\n") == 1
    for word in words:
        assert word in ran.stderr


def test_two_commands_at_once_start_one_server(home: Path) -> None:
    commands = [
        subprocess.Popen(
            [sys.executable, "-m", "kg", "db", "start"],
            env={**os.environ, "KG_NEO4J_URI": "", "KG_HOME": str(home)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [command.communicate(timeout=300)[0] for command in commands]
    assert [command.returncode for command in commands] == [0, 0]
    assert said[0] == said[1]
    assert re.search(r"is ready at bolt://127\.0\.0\.1:\d+", said[0])
    assert len(server_processes(home)) == 1


def test_status_says_what_is_running(home: Path) -> None:
    running = PrivateServer(settings_of(home)).start()
    ran = kg(home, "db", "status")
    assert ran.exit_code == 0
    for words in ("private, on this computer", "running", running.version, running.address, "none loaded"):
        assert words in ran.stdout
    told = json.loads(kg(home, "db", "status", "--format", "json").stdout)
    assert told["process"] == running.pid
    assert told["nodes"] == 0
    assert told["memory"] > 100_000_000


def test_it_listens_on_loopback_only(home: Path) -> None:
    running = PrivateServer(settings_of(home)).start()
    listening = [
        connection.laddr.ip.removeprefix("::ffff:")
        for connection in psutil.Process(running.pid).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert listening == ["127.0.0.1"]


def test_it_refuses_a_wrong_password(home: Path) -> None:
    running = PrivateServer(settings_of(home)).start()
    with (
        GraphDatabase.driver(running.address, auth=("neo4j", "neo4j")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")
def test_its_secrets_are_readable_by_their_owner_alone(home: Path) -> None:
    server = PrivateServer(settings_of(home))
    server.start()
    layout = server.layout
    assert stat.S_IMODE(layout.password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(layout.folder.stat().st_mode) == 0o700
    assert len(layout.password()) >= 24


def test_it_reads_no_file_of_the_computer(home: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("word\n", encoding="utf-8")
    with open_database(settings_of(home)) as database, pytest.raises(Neo4jError):
        database.read("LOAD CSV FROM $url AS row RETURN row", {"url": secret.as_uri()})


def test_kill_while_writing_loses_nothing_that_was_acknowledged(home: Path) -> None:
    settings = settings_of(home)
    acknowledged: list[int] = []
    enough = threading.Event()

    def write_until_it_dies() -> None:
        with open_database(settings) as database, database.session() as session:
            try:
                for number in range(100_000):
                    session.run("CREATE (:Written {number: $number})", number=number).consume()
                    acknowledged.append(number)
                    if number == 150:
                        enough.set()
            except (DriverError, Neo4jError, OSError):
                return

    writer = threading.Thread(target=write_until_it_dies)
    running = PrivateServer(settings).start()
    writer.start()
    assert enough.wait(180)
    os.kill(running.pid, signal.SIGKILL)
    writer.join(180)
    with open_database(settings) as database:
        found = {row["number"] for row in database.read("MATCH (w:Written) RETURN w.number AS number")}
    again = PrivateServer(settings).running()
    assert again is not None
    assert again.pid != running.pid
    assert len(acknowledged) > 150
    assert set(acknowledged) <= found


def test_a_server_that_is_just_ending_is_followed_by_another(home: Path) -> None:
    server = PrivateServer(settings_of(home))
    server.stop()
    ending = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(2)", f"--home-dir={server.layout.folder}"]
    )
    server.layout.write_running(Running(ending.pid, str(server.layout.folder), "5.26.0", "2016-05-01"))
    started = server.start()
    ending.wait(30)
    assert started.pid != ending.pid
    with open_database(settings_of(home)) as database:
        assert database.read("RETURN 1 AS one") == [{"one": 1}]


def test_stop_ends_the_process_and_the_data_stays(home: Path) -> None:
    with open_database(settings_of(home)) as database:
        before = database.read("MATCH (n) RETURN count(n) AS nodes")
    assert kg(home, "db", "stop").stdout == "Neo4j is stopped.\n"
    assert server_processes(home) == []
    assert kg(home, "db", "stop").stdout == "Neo4j was not running.\n"
    assert "stopped" in kg(home, "db", "status").stdout
    with open_database(settings_of(home)) as database:
        assert database.read("MATCH (n) RETURN count(n) AS nodes") == before


def test_wipe_names_what_is_lost_and_asks(home: Path) -> None:
    with open_database(settings_of(home)) as database, database.session() as session:
        session.run("CREATE (:Entity:Sign)").consume()
    refused = as_process("db", "wipe", answer="no\n", environment={"KG_NEO4J_URI": "", "KG_HOME": str(home)})
    assert refused.exit_code == 1
    assert re.search(r"This deletes what kg keeps in .*: \d+ nodes", refused.stderr)
    with open_database(settings_of(home)) as database:
        assert database.read("MATCH (n) RETURN count(n) > 0 AS some") == [{"some": True}]
    done = kg(home, "db", "wipe", "--yes")
    assert (done.exit_code, done.stdout) == (0, "Wiped.\n")
    with open_database(settings_of(home)) as database:
        assert database.read("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 0}]


def test_the_log_is_shown_and_bounded(home: Path) -> None:
    PrivateServer(settings_of(home)).start()
    ran = kg(home, "db", "log", "--lines", "2")
    assert ran.exit_code == 0
    assert "Started." in ran.stdout
    assert ran.stdout.count("\n") <= 6
    for name in ("user-logs.xml", "server-logs.xml"):
        text = (PrivateServer(settings_of(home)).layout.folder / "conf" / name).read_text(encoding="utf-8")
        assert 'size="5 MB"' in text
        assert 'max="2"' in text


def test_a_password_file_that_was_changed_is_said_plainly(home: Path) -> None:
    server = PrivateServer(settings_of(home))
    server.start()
    right = server.layout.password_file.read_text(encoding="utf-8")
    try:
        server.layout.password_file.write_text("something else\n", encoding="utf-8")
        assert_one_sentence(kg(home, "db", "status"), "does not take its own password", "kg db wipe")
    finally:
        server.layout.password_file.write_text(right, encoding="utf-8")


def test_a_password_file_that_is_gone_is_said_plainly(home: Path) -> None:
    server = PrivateServer(settings_of(home))
    server.start()
    right = server.layout.password_file.read_text(encoding="utf-8")
    try:
        server.layout.password_file.unlink()
        assert_one_sentence(kg(home, "db", "status"), "does not take its own password", "kg db wipe")
    finally:
        server.layout.password_file.write_text(right, encoding="utf-8")
        server.layout.password_file.chmod(0o600)


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_text("{", encoding="utf-8")])
def test_a_server_whose_process_file_is_lost_is_found_again(
    home: Path, spoil: Callable[[Path], object]
) -> None:
    server = PrivateServer(settings_of(home))
    before = server.start()
    spoil(server.layout.folder / "server.json")
    with open_database(settings_of(home)) as database:
        assert database.read("RETURN 1 AS one") == [{"one": 1}]
    after = server.running()
    assert after is not None
    assert (after.pid, after.port) == (before.pid, before.port)
    assert server_processes(home) == [before.pid]


def test_a_process_file_of_another_process_counts_as_none(tmp_path: Path) -> None:
    server = PrivateServer(settings_of(tmp_path))
    server.layout.folder.mkdir(parents=True)
    server.layout.write_running(
        Running(pid=os.getpid(), folder=str(server.layout.folder), version="5.26.0", started="", port=7687)
    )
    assert server.running() is None
    assert "stopped" in kg(tmp_path, "db", "status").stdout


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": 1}', '{"pid": "x", "unknown": 1}'])
def test_a_process_file_that_cannot_be_understood_counts_as_none(tmp_path: Path, content: str) -> None:
    server = PrivateServer(settings_of(tmp_path))
    server.layout.folder.mkdir(parents=True)
    (server.layout.folder / "server.json").write_text(content, encoding="utf-8")
    assert server.running() is None


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert_one_sentence(kg(tmp_path, "db", "start", KG_PORT=port), f"Port {port} is taken", "KG_PORT")
    assert server_processes(tmp_path) == []


def test_a_server_that_ends_at_its_start_says_why(tmp_path: Path) -> None:
    ran = kg(tmp_path, "db", "start", KG_HEAP="1m")
    assert_one_sentence(ran, "Neo4j ended while it was starting", "eap")
    assert server_processes(tmp_path) == []


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    ran = kg(tmp_path / "file" / "home", "db", "start")
    assert_one_sentence(ran, str(tmp_path / "file"), "KG_HOME")


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    ran = kg(tmp_path / "home", "db", "start", KG_CACHE=str(tmp_path / "file" / "cache"))
    assert_one_sentence(ran, str(tmp_path / "file"), "set KG_CACHE")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes of files are a matter of POSIX")
def test_a_home_without_permission_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    ran = kg(Path("/proc/kg") if os.geteuid() == 0 else locked / "home", "db", "start")
    assert_one_sentence(ran, "cannot be used for the private Neo4j", "KG_HOME")


def test_a_full_disk_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = shutil.disk_usage(tmp_path).free
    monkeypatch.setattr("kg.store.server._LEAST_FREE", free * 4)
    with pytest.raises(DatabaseError, match=r"is full: .* KG_HOME"):
        PrivateServer(settings_of(tmp_path)).start()
    assert not PrivateServer(settings_of(tmp_path)).layout.data.exists()


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are a matter of POSIX")
def test_a_disk_that_fills_up_meanwhile_is_one_sentence(tmp_path: Path) -> None:
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
    limited += "sys.argv[1:] = ['db', 'start']; from kg.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", limited],
        env={**os.environ, "KG_NEO4J_URI": "", "KG_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert_one_sentence(
        Ran(done.returncode, done.stdout, done.stderr), "cannot be used for the private Neo4j", "KG_HOME"
    )


def test_no_network_at_the_first_start_names_the_other_ways(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        nobody = f"http://127.0.0.1:{listener.getsockname()[1]}"
    ran = kg(tmp_path, "db", "start", KG_CACHE=str(tmp_path / "cache"), KG_MAVEN_MIRROR=nobody)
    assert_one_sentence(ran, "KG_MAVEN_MIRROR", "docker compose up", "KG_NEO4J_URI")


def test_a_program_damaged_on_disk_is_mended(tmp_path: Path, home: Path) -> None:
    ours = PrivateServer(settings_of(home))
    ours.start()  # so that the shared cache is complete
    release = jars.read_lock(ours.settings.neo4j_line)
    for jar in release.jars:
        (tmp_path / "jars" / jar.place).parent.mkdir(parents=True, exist_ok=True)
        os.link(ours.jar_folder / jar.place, tmp_path / "jars" / jar.place)
    broken = tmp_path / "jars" / next(j for j in release.jars if j.artifact == "neo4j-kernel").place
    broken.unlink()
    broken.write_bytes(b"no jar at all")
    with mirror(ours.jar_folder) as address:
        settings = settings_of(tmp_path / "home", KG_CACHE=str(tmp_path), KG_MAVEN_MIRROR=address)
        try:
            with open_database(settings) as database:
                assert database.read("RETURN 1 AS one") == [{"one": 1}]
        finally:
            PrivateServer(settings).stop()
    assert jars.damaged(release.jars, tmp_path / "jars") == []


def test_the_process_file_is_rewritten_whole(tmp_path: Path) -> None:
    layout = PrivateServer(settings_of(tmp_path)).layout
    layout.folder.mkdir(parents=True)
    running = Running(1, str(layout.folder), "5.26.0", "2026-01-01T00:00:00+00:00", 7687)
    layout.write_running(running)
    assert asdict(layout.read_running() or running) == asdict(running)
    assert [file.name for file in layout.folder.iterdir()] == ["server.json"]


@pytest.mark.parametrize(("heap", "page_cache"), [("300m", "64m")])
def test_memory_can_be_set(tmp_path: Path, heap: str, page_cache: str) -> None:
    settings = settings_of(tmp_path, KG_HEAP=heap, KG_PAGE_CACHE=page_cache)
    try:
        with open_database(settings) as database:
            rows = database.read(
                "SHOW SETTINGS YIELD name, value WHERE name = 'server.memory.pagecache.size' RETURN value"
            )
        assert rows == [{"value": "64.00MiB"}]
        running = PrivateServer(settings).running()
        assert running is not None
        arguments = PrivateServer(settings).layout.folder / "conf" / "java.args"
        assert '"-Xmx300m"' in arguments.read_text(encoding="utf-8")
    finally:
        PrivateServer(settings).stop()
