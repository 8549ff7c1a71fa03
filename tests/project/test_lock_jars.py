"""A line of Maven's list becomes a line of a lock file, which kg reads back as the same jar."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.store.jars import parse_jar
from tools.lock_jars import lock_line


@pytest.mark.parametrize(
    ("line", "coordinates"),
    [
        ("org.neo4j:neo4j-io:jar:5.26.31:compile", "org.neo4j:neo4j-io:5.26.31"),
        ("io.netty:epoll:jar:linux-x86_64:4.1:runtime", "io.netty:epoll:4.1:linux-x86_64"),
    ],
)
def test_a_line_of_mavens_list_is_locked(tmp_path: Path, line: str, coordinates: str) -> None:
    digest = hashlib.sha256(b"content").hexdigest()
    jar = parse_jar(f"{coordinates} {digest}")
    (tmp_path / jar.place).parent.mkdir(parents=True)
    (tmp_path / jar.place).write_bytes(b"content")
    assert parse_jar(lock_line(line, tmp_path)) == jar


def test_what_is_no_jar_cannot_be_locked(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="only jars"):
        lock_line("org.neo4j:neo4j-parent:pom:5.26.31:compile", tmp_path)
