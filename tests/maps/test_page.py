"""The file itself: the same for the same input, and closed to everything that is not ours."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from kg.errors import KgError
from tests.maps.worlds import crowd, village
from tests.support.charts import chart, page_data, thing, tie, world


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = (chart(crowd(80)).write(tmp_path / name).read_bytes() for name in ("one.html", "two.html"))
    assert one == two
    assert one.decode("utf-8").startswith("<!doctype html>")
    assert b"\r" not in one


def test_the_policy_names_every_script_and_style_by_its_digest_and_allows_nothing_else() -> None:
    html = chart(village()).html
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    assert not re.search(r"https?:|unsafe|\*", rules)
    for block in (
        *re.findall(r"<script>(.*?)</script>", html, re.DOTALL),
        *re.findall(r"<style>(.*?)</style>", html, re.DOTALL),
    ):
        assert base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() in rules


def test_no_text_can_leave_its_block_of_data() -> None:
    nasty = "</script><script>alert(1)</script><!-- \u2028 \u2029 & ]]>"
    html = chart(world([thing("one", name=nasty)])).html
    block = html[html.index('id="data">') :]
    assert not set("<>&\u2028\u2029") & set(block[len('id="data">') : block.index("</script>")])
    assert page_data(html)["nodes"][0]["name"] == nasty


def test_parallel_ties_all_stay() -> None:
    links = [tie("a", "PART_OF", "b", number) for number in range(5)] + [tie("b", "PART_OF", "a")]
    data = page_data(chart(world([thing("a"), thing("b")], links)).html)
    assert len({edge["id"] for edge in data["edges"]}) == 6


def test_names_never_cover_each_other_in_the_first_look() -> None:
    data = page_data(chart(crowd(60)).html)
    spots = [(node["x"], node["y"]) for node in data["nodes"]]
    assert len(set(spots)) == len(spots)
    close = [
        1 for at, (x, y) in enumerate(spots) for u, v in spots[:at] if abs(x - u) < 60 and abs(y - v) < 30
    ]
    assert not close


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot be written"):
        chart(village()).write(tmp_path / "nowhere" / "map.html")


def test_a_date_of_another_clock_is_refused() -> None:
    with pytest.raises(KgError, match=r"another clock.*2016-05-01"):
        chart(village(), at="T0+9m")
