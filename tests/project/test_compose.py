"""docker-compose.yml: loopback only, no password of its own, and accepted by the Compose client."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    content = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return dict(content["services"]["neo4j"])


def test_only_loopback_reaches_it(service: dict[str, Any]) -> None:
    assert service["ports"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_it_has_no_password_of_its_own(service: dict[str, Any]) -> None:
    assert "${KG_NEO4J_PASSWORD:?" in service["environment"]["NEO4J_AUTH"]
    example = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert "KG_NEO4J_PASSWORD=" in example


def test_it_is_bounded_watched_and_keeps_its_data(service: dict[str, Any]) -> None:
    assert service["mem_limit"] == "2g"
    assert service["healthcheck"]["test"]
    assert service["volumes"] == ["neo4j-data:/data"]
    assert service["image"] == "neo4j:5.26-community"


def compose_client() -> list[str] | None:
    """The plug-in of today, or the program of yesterday; None where there is neither."""
    if shutil.which("docker"):
        asked = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["docker", "compose"]
    return ["docker-compose"] if shutil.which("docker-compose") else None


def compose(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    client = compose_client()
    if client is None:
        pytest.skip("needs the Compose client")
    outside = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    (folder / "none.env").touch()  # not the .env of who runs the suite
    file, env_file = str(ROOT / "docker-compose.yml"), str(folder / "none.env")
    command = [*client, "-f", file, "--env-file", env_file, *words]
    return subprocess.run(command, env={**outside, **variables}, capture_output=True, text=True, check=False)


def test_the_compose_client_takes_it(tmp_path: Path) -> None:
    done = compose(tmp_path, "config", KG_NEO4J_PASSWORD="chosen-by-somebody")
    assert done.returncode == 0, done.stderr
    assert "neo4j/chosen-by-somebody" in done.stdout


def test_the_compose_client_refuses_it_without_a_password(tmp_path: Path) -> None:
    done = compose(tmp_path, "config")
    assert done.returncode != 0
    assert ".env.example" in done.stderr
