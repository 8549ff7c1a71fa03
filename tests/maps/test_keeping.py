"""Made again after small changes, a map leaves everybody where they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from tests.maps.worlds import crowd, village
from tests.support.charts import chart, page_data, thing, tie


def spots(html: str) -> dict[str, tuple[int, ...]]:
    return {
        node["id"]: tuple(node[key] for key in ("x", "y", "fx", "fy") if key in node)
        for node in page_data(html)["nodes"]
    }


def test_everybody_stays_and_newcomers_find_a_free_place(tmp_path: Path) -> None:
    before = chart(village())
    old = before.write(tmp_path / "old.html")
    facts = village()
    del facts.things["bal"]
    facts.things["neuf"] = thing("neuf", name="Nouveau venu")
    facts.links.append(tie("neuf", "PART_OF", "mairie"))
    was, now = spots(before.html), spots(chart(facts, keep_layout=old).html)
    assert now.keys() == (was.keys() - {"bal"}) | {"neuf"}
    assert all(now[id_] == was[id_] for id_ in was.keys() - {"bal"})
    x, y = now["neuf"]
    assert all(abs(x - u) > 30 or abs(y - v) > 30 for id_, (u, v) in now.items() if id_ != "neuf")
    assert was != spots(chart(facts).html)


def test_the_first_look_stays_too(tmp_path: Path) -> None:
    before = chart(crowd(100))
    old = before.write(tmp_path / "old.html")
    assert spots(chart(crowd(100), keep_layout=old).html) == spots(before.html)


@pytest.mark.parametrize("text", [None, "<html>", '<script type="application/json" id="data">{]</script>'])
def test_what_is_no_map_is_refused(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "old.html").write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match="is no map made by kg map"):
        chart(village(), keep_layout=tmp_path / "old.html")
