"""What is hidden is not in the file: no name of it, no id, no tie, however it is written elsewhere."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.maps.facts import Facts
from kg.maps.hiding import initials
from kg.names import fold
from tests.support.charts import chart, page_data, thing, tie, world


def talkative() -> Facts:
    """Everybody speaks of Claire Dupont-Réaux and of FACE."""
    return world(
        [
            thing("claire-dupont-reaux", "person", name="Claire Dupont-Réaux", aliases=["la Présidente"]),
            thing("face", name="FACE", former_names=["Fondation Agir"], siren="180020026"),
            thing(
                "arrivee-claire-dupont-reaux",
                "event",
                name="Arrivée de claire dupont-reaux",
                kind="arrival",
                description="Mme Dupont-Réaux, dite LA PRÉSIDENTE, fait face aux critiques.",
                note="FACE et la fondation agir (180020026)",
            ),
            thing("ville", name="Ville"),
        ],
        [
            tie("claire-dupont-reaux", "TAKES_PART_IN", "arrivee-claire-dupont-reaux"),
            tie("ville", "TAKES_PART_IN", "arrivee-claire-dupont-reaux", note="avec Claire  et FACE"),
            tie("face", "PART_OF", "ville"),
        ],
    )


def test_no_trace_of_what_is_hidden() -> None:
    drawn = chart(talkative(), hide=["claire-dupont-reaux", "face"], lang="fr")
    data = page_data(drawn.html)
    del data["words"]  # the page's own: « éclairer » holds a name too
    said = fold(repr(data))
    for trace in ("claire", "dupont", "reaux", "presidente", "agir", "180020026"):
        assert trace not in said
    assert "FACE" not in repr(data)
    assert {node["name"] for node in data["nodes"]} == {"Arrivée de [masqué]", "Ville"}
    assert len(data["edges"]) == 1
    assert all(edge["from"] in {node["id"] for node in data["nodes"]} for edge in data["edges"])


def test_a_short_name_in_capitals_leaves_the_common_word_alone() -> None:
    data = page_data(chart(talkative(), hide=["face"]).html)
    assert "fait face aux critiques" in repr(data)


def test_initials_stand_for_every_person_everywhere() -> None:
    data = page_data(chart(talkative(), initials=True).html)
    del data["words"]
    said = fold(repr(data))
    assert "claire" not in said
    assert "dupont" not in said
    assert "C. D.-R." in {node["name"] for node in data["nodes"]}
    assert "FACE" in repr(data)


def test_a_function_is_no_name() -> None:
    facts = world(
        [
            thing("chef", "person", name="Directrice de la RSE de Renault"),
            thing("renault", name="Renault", description="La directrice travaille chez Renault."),
        ]
    )
    data = page_data(chart(facts, hide=["chef"]).html)
    assert data["nodes"][0]["details"] == [["What it is", "La directrice travaille chez Renault."]]


def test_an_unknown_id_is_not_passed_over_in_silence() -> None:
    with pytest.raises(NotFoundError, match=r"villle.*ville"):
        chart(talkative(), hide=["villle"])


@pytest.mark.parametrize(
    ("name", "short"), [("Claire Dupont", "C. D."), ("Jean-Luc du Pré", "J.-L. D. P."), ("X", "X.")]
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short
