"""For those who have Docker: the suite finds a container by itself."""

from __future__ import annotations

import pytest

from kg.store import open_database
from tests.support import databases


@pytest.mark.docker
def test_a_container_is_found_and_claimed() -> None:
    if not databases.docker_answers():
        pytest.skip("needs a Docker daemon")
    with databases.container("5.26") as settings, open_database(settings) as database:
        databases.claim(database)
        databases.wipe(database)
        assert not database.private
        assert database.version.startswith("5.26")
