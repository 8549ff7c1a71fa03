"""A name in a few short lines: cut where it may be, in its own direction, as wide as it is."""

from __future__ import annotations

import pytest

from kg.maps.labels import columns, label


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("", [""]),
        ("Garage de l'Étoile", ["Garage de l'Étoile"]),
        ("Club des référents du Lot", ["Club des référents", "du Lot"]),
        ("Une très longue association - et encore une autre", ["Une très longue", "association - et", "encore une autre"]),
        ("Une très longue association: l'avant-dernière, et une", ["Une très longue", "association:", "l'avant-dernière…"]),
        ("Anticonstitutionnellement", ["Anticonstitutionne-", "llement"]),
        ("x" * 300, ["x" * 18 + "-", "x" * 18 + "-", "x" * 18 + "…"]),
        ("https://www.exemple.org/a", ["https://www.exempl-", "e.org/a"]),
        ("移動連帯協会と地域社会のための", ["移動連帯協会と地域", "社会のための"]),
        ("e\u0301" * 20, ["e\u0301" * 18, "e\u0301" * 2]),
        ("👩\u200d👧" * 5, ["👩\u200d👧" * 4, "👩\u200d👧"]),
        ("עמותה", ["\u2067עמותה\u2069"]),
        ("12 جمعية التضامن من أجل التنقل", ["\u206712 جمعية التضامن من\u2069", "\u2067أجل التنقل\u2069"]),
        ("Garage جمعية", ["Garage جمعية"]),
    ],
)  # fmt: skip
def test_lines(name: str, lines: list[str]) -> None:
    assert label(name).split("\n") == lines


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("日本", 4), ("e\u0301é", 2), ("\u2067עמ\u2069", 2)])
def test_columns(text: str, wide: int) -> None:
    assert columns(text) == wide
