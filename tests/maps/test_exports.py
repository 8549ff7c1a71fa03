"""What leaves a map as a picture or on paper says by itself what it is: title, date and legend."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.language import Text
from kg.maps.facts import Facts
from tests.maps.conftest import Opens
from tests.maps.worlds import village
from tests.support import pdf
from tests.support.browser import Opened
from tests.support.charts import thing, world

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = {
    "en": ["Organisation", "Innovation", "enterprise", "public body", "party to", "takes part in", "inferred", "disputed",
           "missing, declined or kept out", "no date known, always shown"],
    "fr": ["Organisation", "Innovation", "entreprise", "acteur public", "partie à", "prend part à", "déduit", "contesté",
           "manquant, a refusé ou écarté", "sans date connue, toujours montré"],
}  # fmt: skip
DATE = {"en": "As of December 31, 2013", "fr": "Situation au 31 décembre 2013"}
TITLE = {"en": "A case", "fr": "Un cas"}


def named(facts: Facts, title: str) -> Facts:
    """The same under another title."""
    facts.cases = (replace(facts.cases[0], title=Text(en=title, fr=title)),)
    return facts


def saved(map_: Opened, button: str) -> bytes:
    with map_.page.expect_download() as download:
        map_.page.click(button)
    return Path(download.value.path()).read_bytes()


def drawing(map_: Opened) -> ElementTree.Element:
    return ElementTree.fromstring(saved(map_, "#svg"))  # noqa: S314  our own map


def texts(drawn: ElementTree.Element) -> list[str]:
    """What is written outside the map itself: the head, then the legend."""
    return [one.text or "" for one in drawn.findall(f"{SVG}text")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_vectors_hold_title_date_and_legend(opens: Opens, lang: str) -> None:
    written = texts(drawing(opens(village(), at="2013", lang=lang)))
    assert written[0] == TITLE[lang]
    assert written[1].startswith(DATE[lang])
    for entry in LEGEND[lang]:
        assert written.count(entry) == 1, entry
    assert len(written) > len(LEGEND[lang]) + 2


def test_the_legend_of_the_vectors_is_that_of_the_view(opens: Opens) -> None:
    map_ = opens(village())
    assert {"Event", "works for"} <= set(texts(drawing(map_)))
    map_.page.click("#rows button:has-text('Event')")
    map_.page.click("#rows button:has-text('Person')")
    written = texts(drawing(map_))
    assert not {"Event", "Person", "works for", "no date known, always shown"} & set(written)
    assert "without Person · without Event" in " ".join(written)
    assert "all times together" in written[1]


def overflow(map_: Opened, source: bytes) -> list[str]:
    """The texts that are not wholly on the picture, or lie over one another."""
    found = map_.page.evaluate(
        """source => {
            const picture = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
            document.body.replaceChildren(picture);
            document.body.style.overflow = "auto";
            const whole = picture.getBoundingClientRect();
            const texts = [...picture.children].filter((one) => one.tagName === "text");
            const boxes = texts.map((one) => one.getBoundingClientRect());
            const outside = (a) => a.left < whole.left || a.right > whole.right || a.bottom > whole.bottom;
            const beside = (a, b) => a.left >= b.right - 1 || b.left >= a.right - 1;
            const over = (a, b) => !beside(a, b) && a.top < b.bottom - 4 && b.top < a.bottom - 4;
            const wrong = (a, at) => outside(a) || boxes.slice(0, at).some((b) => over(a, b));
            return texts.filter((one, at) => wrong(boxes[at], at)).map((one) => one.textContent);
        }""",
        source.decode(),
    )
    return list(found)


def test_a_long_title_long_filters_and_long_entries_stay_on_the_picture(opens: Opens) -> None:
    facts = named(village(), "Une très longue histoire de coopération entre garages et associations " * 4)
    map_ = opens(facts, at="2013", lang="fr")
    for title in (
        "Personne",
        "Événement",
        "intérêt",
        "travaille pour",
        "a fait",
        "a rapproché",
        "concerne",
        "déduit",
    ):
        for button in map_.page.locator(f"#rows button:has-text('{title}')").all():
            button.click()
    source = saved(map_, "#svg")
    written = texts(ElementTree.fromstring(source))  # noqa: S314
    assert " ".join(written).count("Une très longue histoire") == 8, (
        "as the title, and as the case that was last checked"
    )
    assert overflow(map_, source) == []
    wordy = opens(named(village(), "x" * 400))
    assert overflow(wordy, saved(wordy, "#svg")) == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_paper_holds_title_date_and_legend_on_one_page(opens: Opens, lang: str) -> None:
    printed = opens(village(), at="2013", lang=lang).page.pdf(prefer_css_page_size=True)
    assert pdf.pages(printed) == 1
    written = pdf.words(printed)
    assert written.startswith(f"{TITLE[lang]} {DATE[lang]}")
    for entry in (*LEGEND[lang], "Garage de l'Étoile", "Club des référents"):
        assert entry in written, entry
    for tool in ("PNG", "SVG", "Pour commencer", "To begin"):
        assert tool not in written, "only the map is printed, not the page around it"


def test_the_paper_shows_the_view_as_it_is(opens: Opens) -> None:
    map_ = opens(village())
    map_.page.click("#rows button:has-text('Event')")
    written = pdf.words(map_.page.pdf(prefer_css_page_size=True))
    assert "all times together" in written
    assert "without Event" in written
    assert "Bal" not in written
    assert map_.page.is_visible("#map"), "and the page comes back"


def ink(map_: Opened, png: bytes) -> dict[str, Any]:
    """Of a decoded picture: its size, and how many of the points of its head and of its legend are not white, with a
    number that changes when they do.
    """
    return dict(
        map_.page.evaluate(
            """async source => {
                const image = new Image();
                image.src = `data:image/png;base64,${source}`;
                await image.decode();
                const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
                const pen = canvas.getContext("2d", { willReadFrequently: true });
                pen.drawImage(image, 0, 0);
                const part = (top, height) => {
                    const { data } = pen.getImageData(0, Math.round(top), image.width, Math.round(height));
                    let [dark, mark] = [0, 0];
                    for (let at = 0; at < data.length; at += 4) {
                        if (data[at] + data[at + 1] + data[at + 2] > 600) continue;
                        dark += 1;
                        mark = (mark * 31 + at) % 1000000007;
                    }
                    return { dark, mark };
                };
                const corner = [...pen.getImageData(2, 2, 1, 1).data];
                const legend = part(image.height - 240, 240);
                return { size: [image.width, image.height], corner, title: part(0, 72), date: part(76, 44), legend };
            }""",
            base64.b64encode(png).decode(),
        )
    )


def test_the_picture_holds_title_date_and_legend_and_each_as_it_is(opens: Opens) -> None:
    map_ = opens(village(), at="2013")
    first = ink(map_, saved(map_, "#png"))
    assert first["corner"] == [255, 255, 255, 255]
    for part in ("title", "date", "legend"):
        assert first[part]["dark"] > 300, part
    assert ink(map_, saved(map_, "#png")) == first
    map_.page.locator("#when").fill(str(2013 * 12 + 2))
    sooner = ink(map_, saved(map_, "#png"))
    assert sooner["title"] == first["title"]
    assert sooner["date"] != first["date"]
    assert sooner["legend"] == first["legend"]
    map_.page.click("#rows button:has-text('Event')")
    fewer = ink(map_, saved(map_, "#png"))
    assert fewer["legend"] != first["legend"]
    other = opens(named(village(), "Another case"), at="2013")
    second = ink(other, saved(other, "#png"))
    assert second["title"] != first["title"]
    assert second["size"] == first["size"]


def test_an_empty_view_still_says_what_it_is(opens: Opens) -> None:
    map_ = opens(world([thing("one", start="2001", end="2002")]), at="2010")
    assert map_.shown() == set()
    written = texts(drawing(map_))
    assert written[0] == "A case"
    assert "0 of 1 shown" in written[1]
    assert ink(map_, saved(map_, "#png"))["title"]["dark"] > 300
