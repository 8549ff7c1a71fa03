"""An answer beside the map, and the present view as a picture, in a real browser."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Any

import pytest

from tests.maps.conftest import Opens
from tests.maps.worlds import crowd, village
from tests.support.browser import Opened
from tests.support.charts import chart, page_data

HOSTILE = "<img src=x onerror=window.hit=1>"


def answer(**more: Any) -> dict[str, Any]:
    return {
        "name": "gaps",
        "group": "gaps",
        "title": "What is missing",
        "question": "Who is missing?",
        "truncated": False,
        "rows": [
            {
                "about": "offre",
                "ids": ["mairie", "nowhere"],
                "facts": ["TAKES_PART_IN|mairie|offre|0"],
                "cells": [["name", "Offre"], ["role", HOSTILE]],
            },
            {"about": "garage", "ids": [], "facts": [], "cells": [["name", "Garage"]]},
        ],
        "made": [["rows", "2"]],
        "sizes": {},
        **more,
    }


def test_choosing_a_row_lights_what_it_is_about(opens: Opens) -> None:
    map_ = opens(village(), answer=answer())
    said = map_.page.inner_text("#answer")
    for text in ("What is missing", "Who is missing?", "2 rows", HOSTILE):
        assert text in said
    map_.page.click("#answer li:first-child button")
    assert map_.lit() == {"offre", "mairie"}
    map_.page.click("#answer li:nth-child(2) button")
    assert map_.lit() == {"garage"}
    map_.page.click("#answer li:nth-child(2) button")
    assert map_.lit() is None
    map_.page.click("#answer summary")
    assert "rows" in map_.page.inner_text("#answer details")
    assert map_.page.evaluate("window.hit === undefined")


def test_what_an_answer_speaks_of_is_shown_first_even_when_it_connects_little() -> None:
    facts = crowd(120)
    row = {"about": "n5", "ids": [], "facts": [], "cells": [["name", "Number 5"]]}
    data = page_data(chart(facts, answer=answer(rows=[row])).html)
    assert "n5" in {node["id"] for node in data["nodes"] if node.get("first")}


def test_a_hidden_one_has_no_row() -> None:
    data = page_data(chart(village(), answer=answer(sizes={"garage": 1.0}), hide=["garage"]).html)
    assert [row["about"] for row in data["answer"]["rows"]] == ["offre"]
    assert data["answer"]["sizes"] == {}
    assert "Garage" not in repr(data)


def test_an_empty_answer_says_so(opens: Opens) -> None:
    assert "No row." in opens(village(), answer=answer(rows=[])).page.inner_text("#answer")


def test_the_view_is_saved_as_a_picture_with_title_date_and_legend(opens: Opens, tmp_path: Path) -> None:
    map_ = opens(village(), at="2013", answer=answer(group="stalled"))
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    assert download.value.suggested_filename == "a-case.svg"
    download.value.save_as(tmp_path / "view.svg")
    text = (tmp_path / "view.svg").read_text(encoding="utf-8")
    for part in ("A case", "As of December 31, 2013", "Mairie", "Organisation", "party to", "inferred"):
        assert part in text
    assert "Rencontre" in text
    assert not re.search(r"<script|<image|href|foreignObject", text)
    with map_.page.expect_download() as download:
        map_.page.click("#png")
    download.value.save_as(tmp_path / "view.png")
    head = (tmp_path / "view.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    assert width > 1200
    assert height > 600


@pytest.mark.parametrize(
    ("mark", "legend", "why", "red"),
    [
        ({"seat": f"Funder {HOSTILE}"}, "empty seat", f"empty seat: Funder {HOSTILE}", 'stroke="#B00020"'),
        ({"halt": f"stalled (stated). {HOSTILE}"}, "stalled", f"stalled (stated). {HOSTILE}", 'fill="#B00020"'),
    ],
)  # fmt: skip
def test_what_is_missing_or_has_stalled_is_marked_with_why(
    opens: Opens, mark: dict[str, str], legend: str, why: str, red: str
) -> None:
    rows = [{**answer()["rows"][0], **mark}, answer()["rows"][1]]
    map_ = opens(village(), answer=answer(rows=rows))
    assert reddish(map_, "offre") > 40
    assert reddish(map_, "garage") < 10
    map_.page.click("#menu")
    assert legend in map_.page.inner_text("#legend li.mark")
    at = map_.page.evaluate("kgMap.where('offre')")
    map_.page.mouse.move(at["x"], at["y"])
    map_.page.wait_for_selector("#tip:not([hidden])")
    assert why in map_.page.inner_text("#tip")
    map_.click_on("offre")
    assert why in map_.panel()
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    picture = download.value.path().read_text(encoding="utf-8")
    assert picture.count(red) == 2
    assert f">{legend}<" in picture
    map_.find("etoile")
    assert "What is missing" not in map_.panel()
    assert map_.page.evaluate("window.hit === undefined")


def test_a_row_without_a_mark_puts_nothing_on_the_map(opens: Opens) -> None:
    for group in ("gaps", "stalled"):
        map_ = opens(village(), answer=answer(group=group))
        assert reddish(map_, "offre") < 10
        map_.page.click("#menu")
        assert map_.page.locator("#legend li.mark").count() == 0


def reddish(map_: Opened, id_: str) -> int:
    """How many points around a node have the red of the marks; where two other inks meet, a few have it too."""
    return int(
        map_.page.evaluate(
            """id => {
                const canvas = document.querySelector("#map canvas");
                const ratio = canvas.width / canvas.clientWidth;
                const corner = canvas.getBoundingClientRect();
                const at = kgMap.where(id);
                const [x, y] = [(at.x - corner.x - 40) * ratio, (at.y - corner.y - 40) * ratio];
                const copy = document.createElement("canvas");
                copy.width = copy.height = 80 * ratio;
                const pen = copy.getContext("2d", { willReadFrequently: true });
                pen.drawImage(canvas, -x, -y);
                const { data } = pen.getImageData(0, 0, copy.width, copy.height);
                let found = 0;
                for (let i = 0; i < data.length; i += 4) {
                    const [red, green, blue] = data.slice(i, i + 3);
                    if (red - green > 70 && blue >= green && blue - green < 40) found += 1;
                }
                return found;
            }""",
            id_,
        )
    )


def test_it_prints_on_one_page(opens: Opens) -> None:
    pdf = opens(village()).page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) == 1


def test_brokers_are_as_large_as_their_measure(opens: Opens) -> None:
    map_ = opens(village(), answer=answer(group="brokers", sizes={"garage": 1.0, "mairie": 0.25}))
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    drawn = download.value.path().read_text(encoding="utf-8")
    radii = sorted(
        float(radius) for radius in re.findall(r'<circle cx="[^"]+" cy="[^"]+" r="([\d.]+)"', drawn)
    )
    assert radii[-2:] == [19.0, 28.0]
    assert max(radii[:-2]) <= 10


def test_what_is_uncertain_has_a_broken_line_in_the_picture_too(opens: Opens) -> None:
    map_ = opens(village())
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    drawn = download.value.path().read_text(encoding="utf-8")
    lines = re.findall(r"<path [^>]*>", drawn)
    dashes = [found[1] if (found := re.search(r'dasharray="([^"]+)"', line)) else "" for line in lines]
    assert len(lines) == len(map_.ties())
    assert (dashes.count("9 5"), dashes.count("2 4"), dashes.count("1 6")) == (1, 1, 1)
