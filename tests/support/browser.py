"""A real Chromium that writes down everything a page says or asks for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

_FLAGS = [
    f"--{flag}"
    for flag in (
        *("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-sync"),
        *("disable-background-networking", "disable-component-update", "font-render-hinting=none"),
    )
]

# Two clicks within this many milliseconds may count as one double click.
_DOUBLE_CLICK = 400


def chromium() -> str:
    """Where Chromium stands; empty when there is none."""
    return os.environ.get("KG_TEST_CHROMIUM") or shutil.which("chromium") or ""


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)


@dataclass
class Opened:
    """A page in the browser, with what it said and asked for since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def click_on(self, id_: str) -> None:
        """Click where a node is drawn, as a person does: once the picture stands still, and not so soon
        after the last click that the two count as a double click.
        """
        self.page.wait_for_timeout(_DOUBLE_CLICK)
        at = self.page.evaluate("id => kgMap.where(id)", id_)
        while at != (now := self._after_a_frame(id_)):
            at = now
        self.page.mouse.click(at["x"], at["y"])
        self._after_a_frame(id_)

    def _after_a_frame(self, id_: str) -> Any:
        """Where the node is when the page has been painted twice."""
        return self.page.evaluate(
            "id => new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
            "() => done(kgMap.where(id)))))",
            id_,
        )

    def find(self, text: str) -> None:
        """Type into the search and take the first that it offers."""
        self.page.fill("#find", text)
        self.page.keyboard.press("Enter")

    def shown(self) -> set[str]:
        return set(self.page.evaluate("kgMap.shown()"))

    def ties(self) -> set[str]:
        return set(self.page.evaluate("kgMap.ties()"))

    def lit(self) -> set[str] | None:
        """What stands out; None when everything is shown alike."""
        found = self.page.evaluate("kgMap.lit()")
        return None if found is None else set(found)

    def panel(self) -> str:
        return self.page.inner_text("#panel")

    def quiet(self) -> None:
        """Nothing was asked of anybody, and nothing was said."""
        assert self.requests == [], self.requests
        assert self.messages == [], self.messages


@contextmanager
def opened(
    browser: Browser,
    file: Path,
    width: int = 1280,
    height: int = 800,
    *,
    ready: str = "body[data-ready]",
    **device: Any,
) -> Iterator[Opened]:
    """`ready`: what stands in the page once it can be used. `device`: has_touch, is_mobile, reduced_motion …"""
    context = browser.new_context(
        viewport={"width": width, "height": height}, accept_downloads=True, **device
    )
    found = Opened(context.new_page())
    address = file.resolve().as_uri()
    page = found.page
    context.on("request", lambda r: found.requests.append(r.url) if r.url != address else None)
    page.on("websocket", lambda socket: found.requests.append(socket.url))
    page.on("popup", lambda other: found.requests.append(f"window {other.url}"))
    page.on("console", lambda m: found.messages.append(m.text))
    page.on("pageerror", lambda e: found.messages.append(str(e)))
    page.on("dialog", lambda d: (found.messages.append(f"dialog {d.message}"), d.dismiss()))
    try:
        page.goto(address)
        page.wait_for_selector(ready, timeout=60_000)
        yield found
    finally:
        context.close()
