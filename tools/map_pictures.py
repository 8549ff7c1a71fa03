"""docs/maps/*.png: a picture of every shipped case's map, and their list in docs/maps.md.

    python -m tools.map_pictures      draw the shipped cases again, and photograph each in Chromium

The maps are drawn from a Neo4j of its own, so nothing that a person has loaded is ever in a picture.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.maps import chromium
from kg.graph import Graph
from kg.language import use_language
from kg.store import open_database, read_settings

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "maps.md"
FOLDER = ROOT / "docs" / "maps"
CASES = ROOT / "cases"
LARGEST = 300_000
SIZE = {"width": 1280, "height": 720}  # a projector's
_LIST = re.compile(r"(<!-- pictures -->\n).*?(<!-- end -->)", re.DOTALL)


def _nothing(page: Any) -> None:
    """The map as it opens."""


def _first_row(page: Any) -> None:
    page.click("#answer li:first-child button")


def _lanes(page: Any) -> None:
    page.click("#to-lanes")


@dataclass(frozen=True)
class Picture:
    """One map, what is done on it, and what the picture is called."""

    name: str
    title: str
    command: str
    options: dict[str, Any]
    act: Callable[[Any], None] = field(default=_nothing)


def pictures(graph: Graph) -> Iterator[Picture]:
    """Every shipped case as it opens; then an answer beside a map, and the lanes."""
    for case in graph.cases():
        yield Picture(case.id, case.title_en, f"kg map --case {case.id}", {"case": case.id})
    mobiliz = "renault-mobiliz"
    yield Picture(
        "answer",
        "An answer beside the map: who connects the others, the first row chosen",
        f"kg map --case {mobiliz} --question brokers",
        {"case": mobiliz, "question": "brokers"},
        _first_row,
    )
    yield Picture(
        "lanes",
        "The innovations of a case through the phases",
        f"kg map --case {mobiliz}",
        {"case": mobiliz},
        _lanes,
    )


def photograph(browser: Any, html: str, act: Callable[[Any], None], to: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport=SIZE, reduced_motion="reduce", locale="en")
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_selector("body[data-ready]")
        act(page)
        page.mouse.move(0, 0)
        page.wait_for_timeout(300)
        page.screenshot(path=to)
        context.close()
    if to.stat().st_size > LARGEST:
        raise SystemExit(f"{to.relative_to(ROOT)} is larger than {LARGEST // 1000} kB")


def draw_all(graph: Graph) -> str:
    """Every picture, and the list that shows them."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    shown = []
    with chromium() as browser:
        for one in pictures(graph):
            html = graph.map(lang="en", **one.options).html
            photograph(browser, html, one.act, FOLDER / f"{one.name}.png")
            shown.append(f"### {one.title}\n\n`{one.command}`\n\n![{one.title}](maps/{one.name}.png)\n")
            print(f"docs/maps/{one.name}.png")
    return "\n".join(shown)


def main() -> int:
    from kg.store.server import PrivateServer

    use_language("en")
    with tempfile.TemporaryDirectory() as home:
        settings = read_settings({"KG_HOME": home, "KG_CACHE": str(read_settings().cache)})
        try:
            with Graph(open_database(settings)) as graph:
                graph.load(CASES)
                listed = draw_all(graph)
        finally:
            PrivateServer(settings).stop()
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_LIST.sub(lambda found: f"{found[1]}\n{listed}\n{found[2]}", text), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    os.environ.pop("KG_NEO4J_URI", None)
    sys.exit(main())
