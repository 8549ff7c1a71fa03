"""Write the lock files of the private Neo4j: every jar of one release, with its SHA-256.

    python tools/lock_jars.py 5.26.31 2026.09.0

The list is Maven's own (`dependency:list`): other resolvers settle some versions differently. This is
the only place that needs `mvn` and a Java of the developer; users need neither.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LOCKS = Path(__file__).resolve().parent.parent / "kg" / "store" / "locks"

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>lock</groupId><artifactId>lock</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
  </dependencies>
</project>
"""


def resolve(version: str, folder: Path) -> list[str]:
    """The lines `group:artifact:jar[:classifier]:version:scope` of everything that the server needs."""
    mvn = shutil.which("mvn")
    if mvn is None:
        raise SystemExit("lock_jars needs Maven: install it so that `mvn` is found.")
    (folder / "pom.xml").write_text(POM.format(version=version), encoding="utf-8")
    subprocess.run(
        [
            mvn,
            "--batch-mode",
            "--quiet",
            f"-Dmaven.repo.local={folder.parent / 'repository'}",
            "dependency:list",
            "-DincludeScope=runtime",
            "-DoutputFile=list.txt",
        ],
        cwd=folder,
        check=True,
    )
    words = (line.split(" -- ")[0].strip() for line in (folder / "list.txt").read_text().splitlines())
    return sorted(word for word in words if word.count(":") >= 4)


def lock_line(line: str, repository: Path) -> str:
    """`group:artifact:version[:classifier] sha256`, from the file that Maven fetched."""
    group, artifact, kind, *classifier, version, _scope = line.split(":")
    if kind != "jar":
        raise SystemExit(f"{line}: only jars can be locked.")
    name = "-".join([artifact, version, *classifier])
    file = repository.joinpath(*group.split("."), artifact, version, f"{name}.jar")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return f"{':'.join([group, artifact, version, *classifier])} {digest}"


def write_lock(version: str, work: Path) -> Path:
    folder = work / version
    folder.mkdir()
    lines = [lock_line(line, work / "repository") for line in resolve(version, folder)]
    target = LOCKS / f"neo4j-{'.'.join(version.split('.')[:2])}.lock"
    head = f"# Neo4j Community {version}: {len(lines)} jars. Made by tools/lock_jars.py; do not edit.\n"
    target.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return target


def main(versions: list[str]) -> None:
    if not versions:
        raise SystemExit(__doc__)
    LOCKS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for version in versions:
            print(write_lock(version, Path(work)))


if __name__ == "__main__":
    main(sys.argv[1:])
