"""Everything that a person can press, tick, drag or type on a map, one after the other."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Download, Page

# Written into each button by the page itself when it is pressed, so that none can be forgotten.
_WATCH = """document.addEventListener("click", (event) => {
    event.target.closest("button")?.setAttribute("data-pressed", "");
}, true)"""
# What the first and the last one that are shown are called.
_NAMES = """() => {
    const { nodes } = JSON.parse(document.getElementById("data").textContent);
    return [0, -1].map((at) => nodes.find((node) => node.id === kgMap.shown().at(at)).name);
}"""
# Each of them twice, found again by what is written on it: while one is off, others may have gone.
_PRESS_EACH = """(selector) => {
    const all = () => [...document.querySelectorAll(selector)];
    const word = (one) => one.closest("li").querySelector(".word").textContent;
    for (const wanted of all().map(word)) {
        const found = () => all().find((one) => word(one) === wanted);
        found().click();
        document.getElementById("bring")?.click();
        found()?.click();
    }
}"""
_LASTING = "#bar button, #time button, #scenes button"
# What leads away from the picture, or saves: each has a turn of its own.
_APART = ("menu", "svg", "png", "to-lanes", "to-scenes", "to-notes", "everything", "play")


def use_all(page: Page, folder: Path) -> list[Path]:
    """Every control of the page; what it saved."""
    page.evaluate(_WATCH)
    if not page.is_visible("#legend"):
        page.click("#menu")
    _legend(page)
    _keep_only(page)
    page.click("#menu")  # on a phone the legend covers the map
    _picture(page)
    _time(page)
    _panel(page)
    _answer(page)
    _toolbar(page)
    saved = [_saved(page, "#svg"), _saved(page, "#png"), _notes(page), _scenes(page)]
    page.click("#menu")
    _press(page, "#rows button:not([aria-pressed])")  # the kinds that the first look left out
    return [_kept(download, folder) for download in saved]


def never_pressed(page: Page) -> list[str]:
    """The buttons that stay where they are and that nobody pressed."""
    left = page.locator(_LASTING).locator("visible=true").locator("xpath=self::*[not(@data-pressed)]")
    return [one.get_attribute("id") or one.inner_text() for one in left.all() if one.is_enabled()]


def _press(page: Page, selector: str) -> None:
    """The first of these with the mouse, as a person does; the others as quickly as the page takes it."""
    if page.locator(selector).count():
        page.locator(selector).first.click()
        page.evaluate(_PRESS_EACH, selector)


def _legend(page: Page) -> None:
    """Each line of the legend off and on again."""
    _press(page, "#rows button[aria-pressed]")
    page.click("#reset")


def _keep_only(page: Page) -> None:
    """Each tick alone and taken back, with all that it would bring; then some of each together."""
    for summary in page.locator("#filters summary").all():
        summary.click()
    ticks = "#filters input"
    _press(page, ticks)
    if page.locator(ticks).count():
        for first in page.locator("#filters ul").all():
            first.locator("input").first.set_checked(checked=True)
        page.click("#reset")


def _picture(page: Page) -> None:
    """Point at it, drag it, come nearer; then the same and more by keyboard."""
    stage = page.locator("#map").bounding_box()
    assert stage
    x, y = stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2
    for one in page.evaluate("kgMap.shown().slice(0, 6).map((id) => kgMap.where(id))"):
        page.mouse.move(one["x"], one["y"])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 40, steps=4)
    page.mouse.up()
    page.mouse.wheel(0, -300)
    page.mouse.dblclick(x, y)
    page.focus("#map")
    for key in (
        "ArrowRight",
        "ArrowDown",
        "Shift+ArrowLeft",
        "+",
        "-",
        "0",
        "ArrowUp",
        "Enter",
        "Escape",
        "/",
    ):
        page.keyboard.press(key)


def _time(page: Page) -> None:
    if not page.is_visible("#time"):
        return
    page.focus("#when")
    for key in ("Home", "ArrowRight", "PageUp", "End"):
        page.keyboard.press(key)
    page.click("#play")
    page.wait_for_timeout(900)
    page.click("#play")
    page.click("#always")


def _panel(page: Page) -> None:
    """Open by finding; neighbours, a tie, a way to another, a note on each."""
    first, last = page.evaluate(_NAMES)
    page.fill("#find", "a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    _find(page, first)
    if page.locator("#panel .row button:has-text('(+')").count():
        page.locator("#panel .row button:has-text('(+')").first.click()
    _note(page, "=1+1")
    page.click("#way")
    page.locator("#asking button").click()
    page.click("#way")
    _find(page, last)
    page.keyboard.press("Escape")
    _find(page, first)
    if page.locator("#panel .tie-open").count():
        page.locator("#panel .tie-open").first.click()
        _note(page, "<img src=x onerror=alert(1)>")
    page.locator("#panel .head button").click()


def _find(page: Page, name: str) -> None:
    page.fill("#find", name)
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2")


def _note(page: Page, text: str) -> None:
    page.locator("#panel .note-do").first.click()
    page.wait_for_selector("#panel .note-text:focus")
    page.keyboard.insert_text(text)
    page.select_option("#panel .note-kind", "missing")
    page.locator("#panel .note-form button[type=submit]").click()


def _answer(page: Page) -> None:
    for row in page.locator("#answer li button").all()[:5]:
        for _off_and_on in range(2):
            row.click()
    if page.is_visible("#answer summary"):
        page.click("#answer summary")


def _toolbar(page: Page) -> None:
    """The buttons above the map: each one, and once more where it stays pressed."""
    for button in page.locator("#tools button").all():
        if button.get_attribute("id") not in _APART:
            button.click()
    for id_ in ("fold", "everything", "to-lanes"):
        button = page.locator(f"#{id_}")
        if button.count():
            button.click()
            if id_ == "to-lanes" and page.locator("#lanes .stay").count():
                page.locator("#lanes .stay").first.click()
            button.click()


def _notes(page: Page) -> Download:
    page.click("#to-notes")
    return _saved(page, "#save-notes")


def _scenes(page: Page) -> Download:
    """Through all that are there; two more taken, named anew, moved, and one removed again."""
    if not page.is_visible("#scenes"):
        page.click("#to-scenes")
    page.focus("#map")
    for key in ("PageDown", "PageDown", "PageUp", "PageDown"):
        page.keyboard.press(key)
    if page.locator("#scene-making[open]").count() == 0:
        page.click("#scene-making summary")
    for caption in ("One", "Two"):
        page.click("#scene-add")
        page.keyboard.type(caption)
        page.keyboard.press("Enter")
    for id_ in ("retake", "earlier", "later"):
        page.click(f"#scene-{id_}")
    page.click("#scene-rename")
    page.keyboard.insert_text("</script>Three")
    page.click("#scene-form button[type=submit]")
    page.click("#scene-back")
    page.click("#scene-next")
    page.click("#scene-add")
    page.keyboard.type("Four")
    page.keyboard.press("Enter")
    page.click("#scene-remove")
    saved = _saved(page, "#scene-save")
    for _twice in range(2):
        page.click("#to-scenes")
    return saved


def _saved(page: Page, button: str) -> Download:
    with page.expect_download() as download:
        page.click(button)
    return download.value


def _kept(download: Download, folder: Path) -> Path:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path
