"""Colours that everybody tells apart, or another sign beside them; and marks that stand out from the page."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from kg.maps import look
from kg.maps.facts import DRAWN, Facts
from kg.schema.registry import TIE_BY_TYPE
from kg.schema.vocabularies import SPHERES
from tests.maps.conftest import Opens
from tests.support.charts import thing, tie, world
from tests.support.colours import EYES, contrast, distance, over_white, seen

# A CIEDE2000 of about 1 is what a practised eye just tells apart, side by side and in calm. Ten times that is left
# between two patches far from each other on a projector that washes colours out.
PATCHES = 10
# Lines are thin: the same two colours look nearer on them than on patches.
LINES = 12
# What WCAG 2.2 (1.4.11) asks of a mark that has to be seen to understand a picture.
SEEN = 3

# Pairs with their distance from the table of Sharma, Wu and Dalal (2005).
PUBLISHED = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "two", "apart"), PUBLISHED)
def test_the_ruler_measures_what_was_published(
    one: tuple[float, float, float], two: tuple[float, float, float], apart: float
) -> None:
    assert distance(one, two) == pytest.approx(apart, abs=0.0001)
    assert distance(two, one) == pytest.approx(apart, abs=0.0001)


def test_the_eyes_that_lack_a_cone_confuse_what_they_are_known_to_confuse() -> None:
    red, green, blue, yellow = "#C00000", "#4F6A00", "#0050FF", "#8F8F8F"
    assert distance(seen(red, "all cones"), seen(green, "all cones")) > 50
    assert distance(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < 20
    for eyes in ("protanopia", "deuteranopia"):
        assert distance(seen(blue, eyes), seen(yellow, eyes)) > 30


@pytest.mark.parametrize("eyes", EYES)
def test_every_two_spheres_are_told_apart(eyes: str) -> None:
    assert look.SPHERES.keys() == SPHERES.words.keys()
    colours = {**look.SPHERES, "no sphere": look.NO_SPHERE}
    near = {
        (one, two): round(apart, 1)
        for (one, a), (two, b) in combinations(colours.items(), 2)
        if (apart := distance(seen(a, eyes), seen(b, eyes))) < PATCHES
    }
    assert near == {}


@pytest.mark.parametrize("eyes", EYES)
def test_every_two_kinds_of_ties_are_told_apart_by_colour_or_by_their_end(eyes: str) -> None:
    near = {
        (one, two): round(apart, 1)
        for (one, a), (two, b) in combinations(look.TIES.items(), 2)
        if a.end == b.end and (apart := distance(seen(a.color, eyes), seen(b.color, eyes))) < LINES
    }
    assert near == {}


def test_every_kind_has_a_shape_of_its_own() -> None:
    assert look.SHAPES.keys() == set(DRAWN)
    assert len(set(look.SHAPES.values())) == len(look.SHAPES)


def everything() -> Facts:
    """A node of every sphere and a tie of every kind."""
    spheres = [thing(f"s{at}", sphere=sphere) for at, sphere in enumerate(look.SPHERES)]
    ends = [thing(f"t{at}", "event") for at in range(len(look.TIES))]
    ties = [tie("s0", type_, f"t{at}") for at, type_ in enumerate(look.TIES)]
    return world([*spheres, *ends], ties)


def test_every_mark_stands_out_from_the_page(opens: Opens) -> None:
    map_ = opens(everything())
    with map_.page.expect_download() as download:
        map_.page.click("#svg")
    drawn = download.value.path().read_text(encoding="utf-8")
    shapes = re.findall(r'<(?:circle|polygon) [^>]*fill="(#\w+)" stroke="(#\w+)"', drawn)
    assert {fill for fill, _rim in shapes} >= set(look.SPHERES.values())
    for fill, rim in shapes:
        assert max(contrast(fill, "#FFFFFF"), contrast(rim, "#FFFFFF")) >= SEEN, (fill, rim)
    lines = re.findall(r'<path [^>]*stroke="(#\w+)"[^>]*stroke-opacity="([\d.]+)"', drawn)
    assert {colour for colour, _opacity in lines} == {line.color for line in look.TIES.values()}
    for colour, opacity in lines:
        assert contrast(over_white(colour, float(opacity)), "#FFFFFF") >= SEEN, (colour, opacity)


def test_every_end_of_a_line_is_drawn_in_the_legend_in_its_own_way(opens: Opens) -> None:
    map_ = opens(everything())
    icons = map_.page.eval_on_selector_all(
        "#rows li svg[viewBox='0 0 34 12']",
        "found => found.map((icon) => [icon.querySelector('line').getAttribute('stroke').toUpperCase(),"
        ' icon.lastElementChild.outerHTML.replace(/fill="[^"]*"/, \'\')])',
    )
    drawn = [tuple(icon) for icon in icons][: len(look.TIES)]
    assert len(set(drawn)) == len(look.TIES) == len([type_ for type_ in look.TIES if type_ in TIE_BY_TYPE])
