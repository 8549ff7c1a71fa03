"""Maps beside stock pyvis, in the same run: building, size, the first answer in Chromium, frames while dragging.

    python -m bench.maps [--sizes 50 500 3000] [--patience 60]

The same things and ties on both sides. Building is counted in seconds of processor, so that what else the
machine does counts less. Our map answers when a name typed into its search has opened a panel: once on the
first look, and once with everything shown. The stock page has no search: it counts as answering when its
picture is there, which comes after it has moved its nodes about; it is given up after the patience.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.machine import describe_machine
from kg.maps.drawing import draw_facts
from kg.maps.facts import Facts, Link, Said, Thing
from kg.schema import dates
from kg.schema.framework import load_framework

SIZES = (50, 500, 3_000)
TIES_EACH = 3
PATIENCE = 60.0
_BUILDS = 3
_DRAGS = 40
_KINDS = ("organisation", "organisation", "group", "person", "alliance", "innovation")
_SPHERES = ("enterprise", "association", "public", "academic", "citizen")


def world(count: int, seed: int = 1) -> Facts:
    """Things and ties with names, dates and evidence, three ties for each thing; clustered, as cases are."""
    chance = random.Random(seed)
    facts = Facts()
    for number in range(count):
        kind = _KINDS[number % len(_KINDS)]
        said: dict[str, Any] = {
            "name": f"{kind.title()} number {number}",
            "sphere": chance.choice(_SPHERES),
            "description": "What it is, in a sentence of some length, as a case says it.",
            "certainty": "stated",
            "evidence": [f"report:{number + 1}"],
            **_since(chance),
        }
        facts.things[f"n{number}"] = Thing(f"n{number}", kind, said, (Said("case", said),))
    for number in range(count * TIES_EACH):
        source = number % count
        near = chance.random() < 0.85
        target = (source + chance.randint(1, 40)) % count if near else chance.randrange(count)
        said = {"certainty": "stated", "evidence": [f"report:{number + 1}"], **_since(chance)}
        key = f"PART_OF|n{source}|n{target}|{number}"
        facts.links.append(Link("PART_OF", f"n{source}", f"n{target}", "case", key, said))
    return facts


def _since(chance: random.Random) -> dict[str, Any]:
    return dates.properties(dates.parse_period(str(chance.randint(1990, 2024)), None))


def build_ours(count: int) -> str:
    return draw_facts(world(count), load_framework(), lang="en", everything=True).html


def build_stock(count: int) -> str:
    from pyvis.network import Network

    facts = world(count)
    network = Network(directed=True, cdn_resources="in_line")
    for thing in facts.things.values():
        network.add_node(thing.id, label=thing.properties["name"], title=thing.properties["description"])
    for link in facts.links:
        network.add_edge(link.source, link.target, title=link.type)
    return str(network.generate_html())


def built(build: Callable[[int], str], count: int) -> tuple[str, list[float]]:
    """The page, and seconds of processor without those that the world itself takes."""
    times, page = [], ""
    for _ in range(_BUILDS):
        begun = time.process_time()
        world(count)
        between = time.process_time()
        page = build(count)
        times.append(time.process_time() - between - (between - begun))
    return page, times


# ---- in the browser


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("KG_TEST_CHROMIUM") or shutil.which("chromium")
    if not path:
        raise SystemExit("No Chromium on this machine: apt-get install chromium")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, file: Path, patience: float) -> Iterator[Any]:
    """A page of its own; whatever it asks of a server is refused at once."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_default_timeout(patience * 1000)
    page.route("**/*", lambda route: route.continue_() if route.request.url[:5] == "file:" else route.abort())
    try:
        page.goto(file.as_uri(), wait_until="commit")
        yield page
    finally:
        context.close()


def watch_ours(browser: Any, file: Path, count: int, patience: float) -> list[str]:
    with opened(browser, file, patience) as page:
        page.wait_for_selector("body[data-ready]")
        # Since the navigation began; what the driver of the browser takes is no part of it.
        first = page.evaluate(_ASK, ["number 0", False])["at"]
        both = page.evaluate(_ASK, [f"number {count - 1}", True])
        return [
            f"{first / 1000:.1f} s",
            f"+{(both['at'] - both['begun']) / 1000:.1f} s",
            f"{_frames(page, '#map'):.0f}",
        ]


# Show everything where asked to; type a name, take the first that is offered; until its panel is painted.
_ASK = """async ([name, all]) => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const begun = performance.now();
    if (all) document.getElementById("everything")?.click();
    const find = document.getElementById("find");
    find.value = name;
    find.dispatchEvent(new Event("input"));
    find.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await painted();
    const at = performance.now();
    if (!document.querySelector("#panel:not([hidden]) h2")) throw new Error("no panel");
    return { begun, at };
}"""


def watch_stock(browser: Any, file: Path, _count: int, patience: float) -> list[str]:
    from playwright.sync_api import Error

    begun = time.perf_counter()
    with opened(browser, file, patience) as page:
        try:
            while not page.evaluate("typeof network !== 'undefined' && Boolean(network.physics?.ready)"):
                if time.perf_counter() - begun > patience:
                    return [f"> {patience:.0f} s", "no search", "—"]
                page.wait_for_timeout(50)
            shown = time.perf_counter() - begun
            return [f"{shown:.1f} s", "no search", f"{_frames(page, '#mynetwork'):.0f}"]
        except Error:
            return [f"> {patience:.0f} s", "no search", "—"]


def _frames(page: Any, where: str) -> float:
    """Frames a second while the picture is dragged to and fro."""
    box = page.locator(where).bounding_box()
    x, y = box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5
    page.evaluate(
        "() => { globalThis.seen = 0; const next = () => { seen += 1; requestAnimationFrame(next); }; next(); }"
    )
    page.mouse.move(x, y)
    page.mouse.down()
    begun, before = time.perf_counter(), page.evaluate("seen")
    for step in range(_DRAGS):
        page.mouse.move(x + 150 * ((step % 10) - 5) / 5, y + 80 * ((step % 6) - 3) / 3)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    passed = time.perf_counter() - begun
    frames = page.evaluate("seen") - before
    page.mouse.up()
    return float(frames / passed)


# ---- the table


def main(sizes: tuple[int, ...] = SIZES, patience: float = PATIENCE) -> None:
    import igraph  # noqa: F401  what is imported once is no part of a build
    import pyvis.network  # noqa: F401

    print(
        f"stock pyvis is given up after {patience:.0f} s; processor seconds are medians of {_BUILDS} builds"
    )
    print(
        f"{'nodes':>6} {'ties':>6}  {'':6} {'build':>8} {'file':>8}  {'answers':>8}  {'all shown':>9}  frames/s"
    )
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder, chromium() as browser:
        for count in sizes:
            for name, build in (("kg", build_ours), ("stock", build_stock)):
                page, times = built(build, count)
                file = Path(folder) / f"{name}-{count}.html"
                file.write_text(page, encoding="utf-8")
                watch = watch_ours if name == "kg" else watch_stock
                seen = watch(browser, file, count, patience)
                print(
                    f"{count:>6} {count * TIES_EACH:>6}  {name:6} {statistics.median(times):>6.2f} s "
                    f"{file.stat().st_size / 1e6:>5.1f} MB  {seen[0]:>8}  {seen[1]:>9}  {seen[2]:>8}",
                    flush=True,
                )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--patience", type=float, default=PATIENCE)
    print(describe_machine())
    main(**vars(parser.parse_args()))
