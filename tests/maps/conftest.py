"""A browser for the whole run, and a function that draws a world and opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from kg.graph import Graph
from kg.maps import Map
from kg.maps.facts import Facts
from kg.store import Database
from tests.support import browser as browsers
from tests.support import databases
from tests.support.browser import Opened
from tests.support.charts import chart
from tests.support.shipped import CASES

Opens = Callable[..., Opened]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not browsers.chromium():
        pytest.skip("No Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        found = browsers.launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="module")
def two_cases(database: Database) -> Iterator[Graph]:
    """Two shipped cases in the graph, for all tests of a file."""
    databases.wipe(database)
    graph = Graph(database)
    graph.load(CASES / "renault-mobiliz", CASES / "solidaires-46")
    yield graph
    databases.wipe(database)


@pytest.fixture
def opens_map(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """Open a map in the browser; at the end, no page may have said or asked for anything."""
    with ExitStack() as stack:
        seen: list[Opened] = []

        def open_(map_: Map, *, width: int = 1280, height: int = 800, **device: Any) -> Opened:
            file = map_.write(tmp_path / f"map{len(seen)}.html")
            seen.append(stack.enter_context(browsers.opened(browser, file, width, height, **device)))
            return seen[-1]

        yield open_
        for page in seen:
            page.quiet()


@pytest.fixture
def opens(opens_map: Opens) -> Opens:
    """Draw a world and open its map."""

    def open_(
        facts: Facts,
        *,
        width: int = 1280,
        height: int = 800,
        device: dict[str, Any] | None = None,
        **options: Any,
    ) -> Opened:
        return opens_map(chart(facts, **options), width=width, height=height, **(device or {}))

    return open_
