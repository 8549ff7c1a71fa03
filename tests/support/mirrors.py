"""A Maven repository of the test's own, on loopback: it serves a folder, faithfully or not."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kg.store.jars import Jar, Release

# What the server sends for a file: its length as announced, and its content.
Sending = Callable[[bytes], tuple[int, bytes]]


def faithfully(content: bytes) -> tuple[int, bytes]:
    return len(content), content


def cut_short(content: bytes) -> tuple[int, bytes]:
    return len(content), content[: len(content) // 2]


def altered(content: bytes) -> tuple[int, bytes]:
    return len(content), content[:-1] + b"!"


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, folder: Path, send: Sending, *arguments: object) -> None:
        self._folder, self._send = folder, send
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        file = self._folder / self.path.lstrip("/")
        if not file.is_file():
            self.send_error(404)
            return
        length, content = self._send(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Quiet: the test says what it finds."""


@contextmanager
def mirror(folder: Path, send: Sending = faithfully) -> Iterator[str]:
    """The address of a repository that serves this folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder, send))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def small_release(folder: Path, count: int = 12) -> Release:
    """A release of a few small files, written into the folder of a repository."""
    jars = []
    for number in range(count):
        content = f"jar {number} ".encode() * 2000
        digest = hashlib.sha256(content).hexdigest()
        jar = Jar("org.example", f"part-{number}", "1.0", "native" if number == 0 else "", digest)
        (folder / jar.place).parent.mkdir(parents=True)
        (folder / jar.place).write_bytes(content)
        jars.append(jar)
    return Release("1.0", tuple(jars))
