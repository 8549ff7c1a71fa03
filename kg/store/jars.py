"""Neo4j's program files: which ones, from where, and proof that they are the right ones.

A lock file names every jar of a release with its SHA-256. Missing jars are fetched into a folder beside
the cache, checked, and only then moved to their place: a jar in the cache is whole and right.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DatabaseError
from kg.language import Text
from kg.store.locking import file_lock

if TYPE_CHECKING:
    from jgo.maven import MavenContext

_THREADS = 8
_TRIES = 3
_PATIENCE = (5, 30)  # seconds to connect, and seconds without a byte
_LOCK_SECONDS = 1800.0  # another command is fetching on a slow line


@dataclass(frozen=True)
class Jar:
    """One file of the server, by its Maven coordinates."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def place(self) -> Path:
        """Where it stands in the cache, laid out as in a Maven repository."""
        name = "-".join(part for part in (self.artifact, self.version, self.classifier) if part)
        return Path(*self.group.split("."), self.artifact, self.version, f"{name}.jar")

    def __str__(self) -> str:
        return ":".join(part for part in (self.group, self.artifact, self.version, self.classifier) if part)


@dataclass(frozen=True)
class Release:
    """One release of the server and all its jars."""

    version: str
    jars: tuple[Jar, ...]

    @property
    def main_jar(self) -> Jar:
        """The jar that says which class to start."""
        return next(jar for jar in self.jars if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))


def read_lock(line: str) -> Release:
    """The release that the lock file of this line holds."""
    text = (files("kg.store") / "locks" / f"neo4j-{line}.lock").read_text(encoding="utf-8")
    jars = tuple(parse_jar(entry) for entry in text.splitlines() if not entry.startswith("#"))
    version = next(jar.version for jar in jars if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))
    return Release(version, jars)


def parse_jar(entry: str) -> Jar:
    """`group:artifact:version[:classifier] sha256`."""
    coordinates, sha256 = entry.split()
    group, artifact, version, *classifier = coordinates.split(":")
    return Jar(group, artifact, version, "".join(classifier), sha256)


def missing(jars: Iterable[Jar], folder: Path) -> list[Jar]:
    return [jar for jar in jars if not (folder / jar.place).exists()]


def damaged(jars: Iterable[Jar], folder: Path) -> list[Jar]:
    """The jars whose content is no longer what the lock says: a disk fault, or a meddling hand."""
    return [jar for jar in jars if not is_right(jar, folder / jar.place)]


def is_right(jar: Jar, file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == jar.sha256
    except FileNotFoundError:
        return False


def fetch(release: Release, folder: Path, mirror: str | None, advance: Callable[[int, int], None]) -> None:
    """Bring every missing jar into the folder. `advance(done, all)` is told about each one.

    Only one command fetches at a time; the next one finds the work done.
    """
    if not missing(release.jars, folder):
        return
    with file_lock(folder / ".fetch.lock", _LOCK_SECONDS):
        wanted = missing(release.jars, folder)  # again: the one before us may have fetched them
        incoming = folder / ".incoming"
        shutil.rmtree(incoming, ignore_errors=True)  # what an interrupted command left
        try:
            _fetch_all(wanted, folder, _repository(incoming, mirror), advance)
        finally:
            shutil.rmtree(incoming, ignore_errors=True)


def _repository(incoming: Path, mirror: str | None) -> _Repository:
    from jgo.maven import MavenContext

    remotes = {"mirror": mirror} if mirror else None  # None is the public repository
    # Its timeout goes to requests as it is, which also takes the two apart.
    context = MavenContext(repo_cache=incoming, remote_repos=remotes, timeout=_PATIENCE)  # type: ignore[arg-type]
    return _Repository(context)


class _Repository:
    """Where jars come from: one jar in, one file out."""

    def __init__(self, context: MavenContext) -> None:
        self._context = context

    def bring(self, jar: Jar) -> Path:
        project = self._context.project(jar.group, jar.artifact)
        artifact = project.at_version(jar.version).artifact(jar.classifier, "jar")
        return Path(artifact.resolve())

    def forget(self, jar: Jar) -> None:
        (self._context.repo_cache / jar.place).unlink(missing_ok=True)


def _fetch_all(
    jars: list[Jar], folder: Path, repository: _Repository, advance: Callable[[int, int], None]
) -> None:
    advance(0, len(jars))
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="jar") as pool:
        try:
            waiting = {pool.submit(partial(_fetch_one, jar, folder, repository)) for jar in jars}
            while waiting:
                done, waiting = wait(waiting, timeout=0.2, return_when=FIRST_EXCEPTION)
                for future in done:
                    future.result()
                advance(len(jars) - len(waiting), len(jars))
        except BaseException:  # also Ctrl-C: nothing more is begun
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _fetch_one(jar: Jar, folder: Path, repository: _Repository) -> None:
    """Fetch one jar, with a few tries: one hiccup among two hundred is no reason to fail."""
    import requests

    failure: Exception | None = None
    for _ in range(_TRIES):
        try:
            file = repository.bring(jar)
        # An error of requests is an OSError too; one that is not comes from our own disk.
        except (requests.RequestException, RuntimeError, ValueError) as error:
            failure = error
            if isinstance(error, requests.ConnectTimeout):
                break  # nobody there: the next try would only wait again
        else:
            if is_right(jar, file):
                target = folder / jar.place
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)
                return
            failure = None
        repository.forget(jar)  # a half-fetched file would be taken for a whole one
    raise _unreachable(jar) if failure else _wrong(jar)


def _wrong(jar: Jar) -> DatabaseError:
    return DatabaseError(
        Text(
            en=f"{jar} is not the file that the lock names: its SHA-256 differs, so it was not kept. "
            "Try again; if it stays so, the repository or a proxy changes files on their way.",
            fr=f"{jar} n'est pas le fichier attendu : son SHA-256 diffère, il n'a pas été gardé. "
            "Réessayer ; si cela persiste, le dépôt ou un mandataire altère les fichiers.",
        )
    )


def _unreachable(jar: Jar) -> DatabaseError:
    return DatabaseError(
        Text(
            en=f"Neo4j could not be fetched from the Maven repository ({jar.artifact} {jar.version}). "
            "Connect to the network and run the command again, or choose another way: "
            "KG_MAVEN_MIRROR names a mirror that this machine reaches; `docker compose up -d` starts Neo4j "
            "in a container; KG_NEO4J_URI points to a Neo4j that runs elsewhere.",
            fr="Neo4j n'a pas pu être téléchargé depuis le dépôt Maven "
            f"({jar.artifact} {jar.version}). Se connecter au réseau et relancer la commande, ou choisir "
            "une autre voie : KG_MAVEN_MIRROR désigne un miroir que cette machine atteint ; "
            "`docker compose up -d` démarre Neo4j dans un conteneur ; KG_NEO4J_URI désigne un Neo4j qui "
            "tourne ailleurs.",
        )
    )
