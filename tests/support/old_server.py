"""A server that greets as a Neo4j of long ago: enough of Bolt to name its version, and no more."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_BOLT_5_0 = bytes.fromhex("00000005")


def _text(text: str) -> bytes:
    raw = text.encode()
    return bytes([0x80 + len(raw)]) + raw  # PackStream's form for fewer than 16 bytes


def _success(**fields: str) -> bytes:
    entries = b"".join(_text(name) + _text(value) for name, value in fields.items())
    message = bytes([0xB1, 0x70, 0xA0 + len(fields)]) + entries
    return len(message).to_bytes(2, "big") + message + b"\x00\x00"


def _serve(listener: socket.socket, agent: str) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:  # closed: the test is over
            return
        with connection:
            connection.settimeout(5)
            try:
                if len(connection.recv(20)) == 20:
                    connection.sendall(_BOLT_5_0)
                    while connection.recv(4096):
                        connection.sendall(_success(server=agent, connection_id="bolt-1"))
            except OSError:
                continue


@contextmanager
def server_that_says(agent: str) -> Iterator[str]:
    """The address of a server with this name and version, which takes any password."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, agent), daemon=True).start()
        yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


@contextmanager
def server_that_is_silent() -> Iterator[str]:
    """The address of something that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
