"""At a date, what may or may not be there looks so, on the map and in the pictures, and the legend says how."""

from __future__ import annotations

import re

import pytest

from kg.maps.facts import Facts
from tests.maps.conftest import Opens
from tests.support.browser import Opened
from tests.support.charts import thing, tie, world

WHITE, ENTERPRISE = [255, 255, 255], [0, 114, 178]
OPEN, PLAIN = "14 4 2 4", ""


def shop() -> Facts:
    """Begun about 2010, or between 2009 and 2011; in 2012 both are there."""
    return world(
        [
            thing("about", name="About", sphere="enterprise", start="~2010", end="ongoing"),
            thing("between", name="Between", sphere="enterprise", start="2009/2011", end="ongoing"),
            thing("sure", name="Sure", sphere="enterprise", start="2001", end="ongoing"),
            thing("undated", name="Undated", sphere="enterprise"),
            thing("meal", "introduction", name="Meal", start="2009/2011", end="ongoing"),
        ],
        [
            tie("about", "PART_OF", "sure", start="2001", end="ongoing"),
            tie("between", "PART_OF", "sure", start="2009/2011", end="ongoing"),
            tie("undated", "PART_OF", "sure", certainty="inferred", start="~2010", end="ongoing"),
            tie("undated", "PART_OF", "between"),
            tie("sure", "MADE", "meal"),
        ],
    )


def colours(map_: Opened, id_: str) -> tuple[list[int], list[int]]:
    """What is painted in the middle of a shape, and three quarters of the way to its rim."""
    found = map_.page.evaluate(
        """id => {
            const canvas = document.querySelector("#map canvas");
            const ratio = canvas.width / canvas.clientWidth;
            const corner = canvas.getBoundingClientRect();
            const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
            const pen = copy.getContext("2d", { willReadFrequently: true });
            pen.drawImage(canvas, 0, 0);
            const at = kgMap.where(id);
            const [x, y] = [(at.x - corner.x) * ratio, (at.y - corner.y) * ratio];
            const away = 0.53 * kgMap.radius(id) * ratio;
            return [[x, y], [x - away, y + away]].map((spot) => [...pen.getImageData(...spot, 1, 1).data].slice(0, 3));
        }""",
        id_,
    )
    return found[0], found[1]


def picture(map_: Opened) -> str:
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    return download.value.path().read_text(encoding="utf-8")


def dashes(drawn: str) -> list[str]:
    """How each line of a picture is broken, sorted."""
    lines = re.findall(r"<path [^>]*>", drawn)
    return sorted(found[1] if (found := re.search(r'dasharray="([^"]+)"', line)) else "" for line in lines)


@pytest.mark.parametrize("id_", ["about", "between"])
def test_a_shape_is_hollow_while_its_dates_leave_open_whether_it_is_there(opens: Opens, id_: str) -> None:
    map_ = opens(shop(), at="2010-06")
    assert colours(map_, id_) == (ENTERPRISE, WHITE)
    assert colours(map_, "sure") == (ENTERPRISE, ENTERPRISE)
    assert colours(map_, "undated") == (ENTERPRISE, ENTERPRISE)
    map_.page.locator("#when").fill(str(2012 * 12))
    map_.page.wait_for_timeout(200)
    assert colours(map_, id_) == (ENTERPRISE, ENTERPRISE)
    map_.page.locator("#when").fill(str(2009 * 12 + 2))
    map_.page.wait_for_timeout(200)
    assert colours(map_, id_) == (ENTERPRISE, WHITE)
    map_.page.click("#always")
    map_.page.wait_for_timeout(200)
    assert colours(map_, id_) == (ENTERPRISE, ENTERPRISE)


def test_a_line_has_dots_between_its_dashes_while_its_dates_leave_it_open(opens: Opens) -> None:
    map_ = opens(shop(), at="2010-06")
    assert dashes(picture(map_)) == sorted([PLAIN, PLAIN, OPEN, "9 5 2 5", OPEN])
    on_map = map_.page.evaluate(
        "kgMap.ties().map((id) => [id.split('|').slice(1, 4).join(' '), kgMap.dashes(id)])"
    )
    assert dict(on_map) == {
        "PART_OF about sure": False,
        "PART_OF between sure": [14, 4, 2, 4],
        "PART_OF undated sure": [9, 5, 2, 5],
        "PART_OF undated between": False,
        "MADE sure meal": [14, 4, 2, 4],
    }
    map_.page.locator("#when").fill(str(2012 * 12))
    assert dashes(picture(map_)) == sorted([PLAIN, PLAIN, PLAIN, PLAIN, "9 5"])
    map_.page.click("#always")
    assert dashes(picture(map_)) == sorted([PLAIN, PLAIN, PLAIN, PLAIN, "9 5"])


def marks(map_: Opened) -> dict[str, str]:
    rows = map_.page.locator("#rows li.mark")
    return {row.locator(".word").inner_text(): row.locator(".count").inner_text() for row in rows.all()}


def test_the_legend_says_how_doubt_looks_only_while_there_is_some(opens: Opens) -> None:
    map_ = opens(shop(), at="2010-06")
    assert marks(map_) == {
        "not certain to be there": "3",
        "tie not certain to hold": "3",
        "no date known, always shown": "1",
    }
    assert "At this date" in (map_.page.text_content("#rows") or "")
    map_.page.locator("#when").fill(str(2012 * 12))
    assert marks(map_) == {"no date known, always shown": "1"}
    map_.page.click("#always")
    assert marks(map_) == {}
    french = opens(shop(), at="2010-06", lang="fr")
    assert list(marks(french)) == [
        "présence incertaine",
        "lien incertain",
        "sans date connue, toujours montré",
    ]
    assert "incertain à cette date" in french.page.inner_text("#doubt")


def test_the_picture_says_it_with_the_same_words(opens: Opens) -> None:
    drawn = picture(opens(shop(), at="2010-06"))
    for words in ("not certain to be there", "tie not certain to hold", "no date known, always shown"):
        assert f">{words}<" in drawn
    hollow = re.findall(r'<circle [^>]*fill="#ffffff" stroke="#2b2b28"[^>]*stroke-dasharray="4 3"', drawn)
    assert len(hollow) == 2 + 1, "two of the shapes, and the legend"
    assert "not certain to be there" not in picture(opens(shop()))


def test_what_goes_on_is_sure_only_until_the_day_somebody_last_looked(opens: Opens) -> None:
    map_ = opens(shop(), at="2026-10")
    assert colours(map_, "sure") == (ENTERPRISE, ENTERPRISE)
    late = opens(shop(), at="2027-02")
    assert colours(late, "sure") == (ENTERPRISE, WHITE)
