"""The server's program files: all of them, the right ones, or one sentence."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import DatabaseError
from kg.store import jars
from kg.store.settings import LINES
from tests.support.commands import ROOT
from tests.support.mirrors import Sending, altered, cut_short, mirror, small_release

# The Maven client drops its connections without closing them, which Python mentions when it tidies up.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def tidy_up() -> Iterator[None]:
    """While the filter above holds, not during somebody else's test."""
    yield
    gc.collect()


def silent(done: int, total: int) -> None:
    """Nobody watches."""


def kept(folder: Path) -> set[str]:
    return {file.name for file in folder.rglob("*.jar")}


@pytest.mark.parametrize("line", LINES)
def test_each_line_has_a_lock_with_a_checksum_for_every_jar(line: str) -> None:
    release = jars.read_lock(line)
    assert release.version.startswith(f"{line}.")
    assert len(release.jars) > 200
    assert len({jar.place for jar in release.jars}) == len(release.jars)
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) for jar in release.jars)
    assert release.main_jar.version == release.version


def test_an_entry_may_carry_a_classifier() -> None:
    jar = jars.parse_jar(f"io.netty:netty-epoll:4.1:linux-x86_64 {'0' * 64}")
    assert jar.place == Path("io/netty/netty-epoll/4.1/netty-epoll-4.1-linux-x86_64.jar")
    assert str(jar) == "io.netty:netty-epoll:4.1:linux-x86_64"


def test_every_jar_arrives_and_the_progress_says_so(tmp_path: Path) -> None:
    release, told = small_release(tmp_path / "repository"), []
    with mirror(tmp_path / "repository") as address:
        jars.fetch(release, tmp_path / "cache", address, lambda done, total: told.append((done, total)))
    assert jars.missing(release.jars, tmp_path / "cache") == []
    assert jars.damaged(release.jars, tmp_path / "cache") == []
    assert told[0] == (0, 12)
    assert told[-1] == (12, 12)
    assert not (tmp_path / "cache" / ".incoming").exists()


def test_only_what_is_missing_is_fetched(tmp_path: Path) -> None:
    release, asked = small_release(tmp_path / "repository"), []

    def remember(content: bytes) -> tuple[int, bytes]:
        asked.append(content[:6])
        return len(content), content

    with mirror(tmp_path / "repository", remember) as address:
        jars.fetch(release, tmp_path / "cache", address, silent)
        assert len(asked) == 12
        (tmp_path / "cache" / release.jars[3].place).unlink()
        jars.fetch(release, tmp_path / "cache", address, silent)
    assert asked[12:] == [b"jar 3 "]


@pytest.mark.parametrize("send", [altered, cut_short], ids=["altered", "cut short"])
def test_a_jar_that_is_not_the_right_one_is_not_kept(tmp_path: Path, send: Sending) -> None:
    release = small_release(tmp_path / "repository")
    with mirror(tmp_path / "repository", send) as address, pytest.raises(DatabaseError) as caught:
        jars.fetch(release, tmp_path / "cache", address, silent)
    assert re.search("SHA-256 differs|could not be fetched", str(caught.value))
    assert kept(tmp_path / "cache") == set()


def test_a_jar_with_the_wrong_checksum_is_named(tmp_path: Path) -> None:
    release = small_release(tmp_path / "repository", count=1)
    with mirror(tmp_path / "repository", altered) as address, pytest.raises(DatabaseError) as caught:
        jars.fetch(release, tmp_path / "cache", address, silent)
    assert "org.example:part-0:1.0:native" in str(caught.value)


def test_what_an_interrupted_download_left_is_not_taken_for_whole(tmp_path: Path) -> None:
    release = small_release(tmp_path / "repository")
    half = tmp_path / "cache" / ".incoming" / release.jars[5].place
    half.parent.mkdir(parents=True)
    half.write_bytes(b"jar 5 ")
    with mirror(tmp_path / "repository") as address:
        jars.fetch(release, tmp_path / "cache", address, silent)
    assert jars.damaged(release.jars, tmp_path / "cache") == []


def test_a_repository_that_stumbles_once_is_asked_again(tmp_path: Path) -> None:
    release, stumbled = small_release(tmp_path / "repository"), threading.Event()

    def stumble_once(content: bytes) -> tuple[int, bytes]:
        if stumbled.is_set():
            return len(content), content
        stumbled.set()
        return cut_short(content)

    with mirror(tmp_path / "repository", stumble_once) as address:
        jars.fetch(release, tmp_path / "cache", address, silent)
    assert stumbled.is_set()
    assert jars.damaged(release.jars, tmp_path / "cache") == []


def test_a_jar_that_the_repository_lacks_is_named(tmp_path: Path) -> None:
    release = small_release(tmp_path / "repository", count=3)
    (tmp_path / "repository" / release.jars[1].place).unlink()
    with mirror(tmp_path / "repository") as address, pytest.raises(DatabaseError, match="part-1"):
        jars.fetch(release, tmp_path / "cache", address, silent)


def test_two_that_fetch_at_once_fetch_each_jar_once(tmp_path: Path) -> None:
    release, asked = small_release(tmp_path / "repository"), []

    def remember(content: bytes) -> tuple[int, bytes]:
        asked.append(content[:6])
        return len(content), content

    with mirror(tmp_path / "repository", remember) as address:
        threads = [
            threading.Thread(target=jars.fetch, args=(release, tmp_path / "cache", address, silent))
            for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(asked) == sorted(set(asked))
    assert jars.damaged(release.jars, tmp_path / "cache") == []


def test_a_command_that_is_killed_while_it_fetches_harms_nothing(tmp_path: Path) -> None:
    release, halfway, go_on = small_release(tmp_path / "repository"), threading.Event(), threading.Event()

    def wait_halfway(content: bytes) -> tuple[int, bytes]:
        if content.startswith(b"jar 7 ") and not go_on.is_set():
            halfway.set()
            go_on.wait(60)
            return cut_short(content)
        return len(content), content

    with mirror(tmp_path / "repository", wait_halfway) as address:
        entries = [f"{jar} {jar.sha256}" for jar in release.jars]
        program = "import sys; from pathlib import Path; from kg.store import jars; "
        program += "release = jars.Release('1.0', tuple(jars.parse_jar(e) for e in sys.argv[3:])); "
        program += "jars.fetch(release, Path(sys.argv[1]), sys.argv[2], lambda done, all: None)"
        command = [sys.executable, "-c", program, str(tmp_path / "cache"), address, *entries]
        with subprocess.Popen(command, cwd=ROOT) as process:
            assert halfway.wait(60)
            process.kill()
        go_on.set()
        assert jars.missing(release.jars, tmp_path / "cache")
        jars.fetch(release, tmp_path / "cache", address, silent)
    assert jars.damaged(release.jars, tmp_path / "cache") == []
    assert not (tmp_path / "cache" / ".incoming").exists()
