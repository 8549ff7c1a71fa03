"""Is somebody there? Asked of the bare socket, so that the answer comes within a second or two."""

from __future__ import annotations

import socket
import threading

# Bolt's greeting, and the offer of any 5.x or 4.4: what the server picks does not matter here.
_GREETING = bytes.fromhex("6060b01700080805000004040000000000000000")


def speaks_bolt(host: str, port: int, seconds: float) -> bool:
    """Whether a Bolt server answers at this address."""
    try:
        with socket.create_connection((host, port), timeout=seconds) as connection:
            connection.sendall(_GREETING)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def answers(host: str, port: int, seconds: float, *, in_clear: bool) -> bool:
    """The same with the name's look-up inside the time too, which a socket's own timeout leaves out.

    An encrypted address is only asked whether it takes the connection.
    """
    found = threading.Event()

    def ask() -> None:
        if in_clear:
            heard = speaks_bolt(host, port, seconds)
        else:
            try:
                socket.create_connection((host, port), timeout=seconds).close()
                heard = True
            except OSError:
                heard = False
        if heard:
            found.set()
        done.set()

    done = threading.Event()
    threading.Thread(target=ask, name="probe", daemon=True).start()
    done.wait(seconds)
    return found.is_set()
