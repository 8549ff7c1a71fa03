"""What a fresh machine relies on: lock files that plain pip takes, and pages that say what the code says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools import generate_docs

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked(name: str) -> dict[str, list[Requirement]]:
    """The requirements of a lock file by their name, each with at least one hash."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, list[Requirement]] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        words, *hashes = re.split(r"\s+--hash=", line.strip())
        assert hashes, line
        requirement = Requirement(words)
        found.setdefault(requirement.name.lower(), []).append(requirement)
    return found


@pytest.mark.parametrize(
    ("file", "extras"),
    [("requirements.lock", ()), ("requirements-test.lock", ("test", "fast", "py2neo"))],
)
def test_the_lock_holds_everything_that_the_project_asks_for(file: str, extras: tuple[str, ...]) -> None:
    wanted = list(PROJECT["dependencies"])
    for extra in extras:
        wanted += PROJECT["optional-dependencies"][extra]
    lock = locked(file)
    for requirement in map(Requirement, wanted):
        pinned = lock.get(requirement.name.lower())
        assert pinned, f"{requirement.name} is not in {file}: run `make lock`"
        for pin in pinned:
            version = str(pin.specifier).removeprefix("==")
            assert requirement.specifier.contains(version), f"{pin} in {file}: run `make lock`"


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_no_registry(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text


def test_the_jar_locks_name_no_registry() -> None:
    for file in (ROOT / "kg" / "store" / "locks").iterdir():
        assert "://" not in file.read_text(encoding="utf-8")


def test_the_generated_pages_say_what_the_code_says() -> None:
    assert [path.name for path in generate_docs.outdated()] == []


def test_check_names_a_page_that_drifted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("as it was\n", encoding="utf-8")
    monkeypatch.setattr(generate_docs, "PAGES", ((page, lambda: "as it is\n"),))
    assert generate_docs.main(["--check"]) == 1
    assert page.read_text(encoding="utf-8") == "as it was\n"
    assert generate_docs.main([]) == 0
    assert page.read_text(encoding="utf-8") == "as it is\n"
    assert generate_docs.main(["--check"]) == 0


def test_every_public_name_of_the_store_can_be_had() -> None:
    from kg import store

    for name in store.__all__:
        assert getattr(store, name).__name__ == name


def test_help_waits_for_nothing_heavy() -> None:
    """What `kg --help` imports: not the driver, nor what only some commands need."""
    look = "import sys; sys.argv = ['kg', '--help']\nfrom kg.cli import main\n"
    look += "try:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"neo4j", "igraph", "pyvis", "yaml", "rapidfuzz", "jgo", "rich", "psutil", "xlsxwriter", "jinja2"}
    assert heavy & set(done.stderr.split()) == set()
