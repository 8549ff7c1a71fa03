"""The private Neo4j: started by the first command that needs it, and left running for the next.

Its folder (`KG_HOME/neo4j-5.26`) holds everything: configuration, data, logs, the password, and
`server.json`, which says which process it is. The server is a child that outlives the command; it listens
on loopback only. A lock makes two commands at once start one server.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.errors import DatabaseError
from kg.language import Text
from kg.store import jars
from kg.store.jars import Release
from kg.store.layout import HOST, Layout, Running
from kg.store.locking import file_lock
from kg.store.probe import speaks_bolt
from kg.store.progress import doing, fetching
from kg.store.settings import Settings

_READY_SECONDS = 180.0  # a cold disk and a recovery after a crash
_STOP_SECONDS = 30.0
_LOCK_SECONDS = 2000.0  # the one before us may be fetching the program
_PAUSE = 0.05
_LEAST_FREE = 64 * 1024**2


@dataclass(frozen=True)
class PrivateServer:
    """The private server of one home and one release line."""

    settings: Settings

    @property
    def layout(self) -> Layout:
        return Layout(self.settings.home / f"neo4j-{self.settings.neo4j_line}")

    @property
    def jar_folder(self) -> Path:
        return self.settings.cache / "jars"

    def running(self) -> Running | None:
        """The process, when there is one. A file left by a process that is gone counts as none."""
        running = self.layout.read_running()
        return running if running and running.is_alive() else None

    def start(self) -> Running:
        """The running server, started if need be and ready to answer."""
        running = self.running()
        if running and speaks_bolt(running.host, running.port, seconds=1.0):
            return running
        with self._alone():
            running = self._running_or_lost()
            ready = self._wait_until_ready(running) if running else None
            if ready:
                return ready
            release = jars.read_lock(self.settings.neo4j_line)
            self._fetch(release)
            return self._start_sound(release)

    def _fetch(self, release: Release) -> None:
        with _disk_sentences(self.jar_folder, "KG_CACHE"), fetching(release.version) as advance:
            jars.fetch(release, self.jar_folder, self.settings.maven_mirror, advance)

    def _start_sound(self, release: Release) -> Running:
        """Start; when that fails because the program was damaged on disk, mend it and start again."""
        try:
            return self._start_process(release)
        except DatabaseError:
            broken = jars.damaged(release.jars, self.jar_folder)
            if not broken:
                raise
            for jar in broken:
                (self.jar_folder / jar.place).unlink(missing_ok=True)
            self._fetch(release)
            return self._start_process(release)

    def stop(self) -> bool:
        """Stop it; False when there was nothing to stop. Returns once the process is gone."""
        if not self.layout.folder.exists():
            return False
        with self._alone():
            return self._stop_alone()

    def _stop_alone(self) -> bool:
        running = self._running_or_lost()
        if running:
            end_process(running, _STOP_SECONDS)
        self.layout.forget_running()
        return running is not None

    def _running_or_lost(self) -> Running | None:
        """Also a server whose process file was lost or spoilt: a second one could not open its data."""
        return self.running() or self.layout.find_lost(jars.read_lock(self.settings.neo4j_line).version)

    def wipe(self) -> None:
        """Stop it and take away its data, and nothing else: settings and password stay."""
        with self._alone():
            self._stop_alone()
            if self.layout.data.exists():
                shutil.rmtree(self.layout.data)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other command starts, stops or wipes this server meanwhile."""
        with _disk_sentences(self.layout.folder, "KG_HOME"):
            self.layout.folder.mkdir(parents=True, exist_ok=True)
            try:
                with file_lock(self.layout.lock, _LOCK_SECONDS):
                    yield
            except TimeoutError as error:
                raise DatabaseError(
                    Text(
                        en=f"Another command has been starting or stopping Neo4j in {self.layout.folder} "
                        "for too long. Wait for it or end it, then try again.",
                        fr="Une autre commande démarre ou arrête Neo4j dans "
                        f"{self.layout.folder} depuis trop longtemps. L'attendre ou l'arrêter, "
                        "puis réessayer.",
                    )
                ) from error

    def _start_process(self, release: Release) -> Running:
        self._require_room()
        self._require_port()
        self.layout.prepare(release, self.jar_folder, self.settings)
        with doing(Text(en="Starting Neo4j", fr="Démarrage de Neo4j")):
            ready = self._wait_until_ready(self._launch(release))
            if ready is None:
                raise self._failed()
            return ready

    def _require_room(self) -> None:
        free = shutil.disk_usage(self.layout.folder).free
        if free < _LEAST_FREE:
            raise DatabaseError(
                Text(
                    en=f"The disk of {self.layout.folder} is full: {free // 1024**2} MB are free, and Neo4j "
                    "needs some tens. Free some space, or set KG_HOME to a folder on another disk.",
                    fr=f"Le disque de {self.layout.folder} est plein : {free // 1024**2} Mo libres, et "
                    "Neo4j en demande quelques dizaines. Libérer de la place, ou donner à KG_HOME un "
                    "dossier d'un autre disque.",
                )
            )

    def _require_port(self) -> None:
        """A fixed port is asked for beforehand: Neo4j takes seconds to find that it is taken."""
        try:
            if self.settings.port:
                socket.create_server((HOST, self.settings.port)).close()
        except OSError as error:
            raise DatabaseError(
                Text(
                    en=f"Port {self.settings.port} is taken by another program, or not allowed. "
                    "Unset KG_PORT to let the system choose a free one, or end that program.",
                    fr=f"Le port {self.settings.port} est pris par un autre programme, ou interdit. "
                    "Retirer KG_PORT pour que le système en choisisse un libre, ou arrêter ce programme.",
                )
            ) from error

    def _launch(self, release: Release) -> Running:
        """Start the process, detached from this command and its terminal."""
        with self.layout.console_log.open("wb") as output:
            child = subprocess.Popen(
                self.layout.command(release, self.jar_folder),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.layout.folder,
                env=_child_environment(),
                **_detached(),
            )
        child.returncode = 0  # it outlives us on purpose: Popen need not warn of that when it is dropped
        started = datetime.now(UTC).isoformat(timespec="seconds")
        running = Running(child.pid, str(self.layout.folder), release.version, started)
        self.layout.write_running(running)  # before it is ready: a command that is killed leaves its name
        return running

    def _wait_until_ready(self, running: Running) -> Running | None:
        """It, once it answers; None when it ended before that, as one does that was just being killed."""
        end = time.monotonic() + _READY_SECONDS
        while time.monotonic() < end:
            _collect_child(running.pid)
            if not running.is_alive():
                self.layout.forget_running()
                return None
            port = running.port or running.listening_port()
            if port and speaks_bolt(running.host, port, seconds=1.0):
                ready = running.at_port(port)
                self.layout.write_running(ready)
                return ready
            time.sleep(_PAUSE)
        end_process(running, _STOP_SECONDS)
        self.layout.forget_running()
        raise DatabaseError(
            Text(
                en=f"Neo4j was not ready after {_READY_SECONDS:.0f} seconds and was stopped. "
                f"Its log says why: {self.layout.debug_log}",
                fr=f"Neo4j n'était pas prêt après {_READY_SECONDS:.0f} secondes et a été arrêté. "
                f"Son journal dit pourquoi : {self.layout.debug_log}",
            )
        )

    def _failed(self) -> DatabaseError:
        reason = self.layout.reason_of_failure()
        return DatabaseError(
            Text(
                en=f"Neo4j ended while it was starting: {reason} The whole log: {self.layout.debug_log}",
                fr=f"Neo4j s'est arrêté au démarrage : {reason} Le journal complet : {self.layout.debug_log}",
            )
        )


@contextmanager
def _disk_sentences(folder: Path, variable: str) -> Iterator[None]:
    """What the system says about folders and disks, as a sentence that names the setting to change."""
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        raise DatabaseError(
            Text(
                en=f"{where} cannot be used for the private Neo4j: {error.strerror or error}. "
                f"Free or open that place, or set {variable} to a folder that you can write to.",
                fr=f"{where} ne peut pas servir au Neo4j privé : {error.strerror or error}. "
                f"Libérer ou ouvrir cet emplacement, ou donner à {variable} un dossier accessible.",
            )
        ) from error


def end_process(running: Running, seconds: float) -> None:
    """Ask the process to end; make it end when it does not listen."""
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(running.pid, number)
        if _wait_for(lambda: _is_gone(running), seconds):
            return


def _is_gone(running: Running) -> bool:
    _collect_child(running.pid)
    return not running.is_alive()


def _wait_for(happened: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(_PAUSE)
    return happened()


def _collect_child(pid: int) -> None:
    """A child of this very process stays a zombie until somebody asks for its end."""
    if os.name == "posix":
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def _child_environment() -> dict[str, str]:
    """Java reads paths in the locale's encoding: in the C locale, a home with an accent is not found."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "JAVA_"))}
    encoding = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    if os.name == "posix" and "utf" not in encoding.lower():
        environment["LC_ALL"] = "C.UTF-8"
    return environment


def _detached() -> dict[str, Any]:
    if os.name == "posix":
        return {"start_new_session": True}
    flags = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return {"creationflags": flags}
