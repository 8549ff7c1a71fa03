"""What is hidden is not in the file: no name of it, no id, no tie, however it is written elsewhere."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.maps.facts import Facts, Thing
from kg.maps.hiding import Veil, initials
from kg.names import fold
from tests.maps.conftest import Opens
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
    ("name", "short"),
    [("Claire Dupont", "C. D."), ("Jean-Luc du Pré", "J.-L. D. P."), ("X", "X."),
     ("NR – procureur (dit l'Élu)", "N. P. D. L."),
     ("C.-B. Heidsieck", "C.-B. H."), ("–", "")],
)  # fmt: skip
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def veil(*things: Thing) -> Veil:
    found = Veil()
    for one in things:
        found.hide(one, f"<{initials(str(one.properties['name']))}>")
    return found


STAR = thing(
    "garage-etoile", name="Garage de l'Étoile", siren="732829320", website="https://www.etoile.example/"
)
CLAIRE = thing("claire", "person", name="Claire Le Roy-Réaux", aliases=["la Présidente"])


@pytest.mark.parametrize(
    ("hidden", "text", "said"),
    [
        (STAR, "Au garage de l’Étoile, GARAGE  DE\nL'ETOILE", "Au <G. D. L.>, <G. D. L.>"),
        (STAR, "le garage de l'étoilement", "le garage de l'étoilement"),
        (STAR, "732 829 320, 732829320, 7328293201", "<G. D. L.>, <G. D. L.>, 7328293201"),
        (STAR, "http://etoile.example/contact", "http://<G. D. L.>/contact"),
        (STAR, "(voir garage-etoile-2012)", "(voir <G. D. L.>-2012)"),
        (CLAIRE, "claire le roy-réaux, Claire_Le_Roy-Réaux", "<C. L. R.-R.>, <C. L. R.-R.>"),
        (CLAIRE, "Mme Roy-Réaux, Claire, LA PRÉSIDENTE", "Mme <C. L. R.-R.>, <C. L. R.-R.>, <C. L. R.-R.>"),
        (CLAIRE, "une eau claire, le roi, le lien", "une eau claire, le roi, le lien"),
        (CLAIRE, "arrivee-claire-2012", "hidden-1"),
        (thing("f", name="FACE"), "FACE fait face, Face à face", "<F.> fait face, Face à face"),
        (thing("l", "person", name="Luc Roy"), "Luc et Roy et ROY, roy", "<L. R.> et <L. R.> et <L. R.>, roy"),
        (thing("k", "person", name="Anne de Kersauson"), "Mme de Kersauson, de la Tour", "Mme de <A. D. K.>, de la Tour"),
        (thing("t", name="جمعية التضامن"), "وجمعية التضامن 2012", "و<ج. ا.> 2012"),
        (thing("c", name="移動連帯"), "東京移動連帯協会", "東京<移.>協会"),
        (thing("s", name="!?"), "!?", "<>"),
        (thing("offre-grs", "innovation", name="Offre"), "offre-grs | garage", "<O.> | garage"),
    ],
)  # fmt: skip
def test_names_are_found_however_they_are_written(hidden: Thing, text: str, said: str) -> None:
    assert veil(hidden).text(text) == said


def test_the_longest_name_is_found_first_whoever_bears_it() -> None:
    both = veil(thing("a", "person", name="Bernard Jullien"), thing("b", "person", name="Élodie Jullien"))
    assert both.text("Élodie Jullien et Bernard Jullien, M. Jullien") == "<É. J.> et <B. J.>, M. <B. J.>"


def test_the_words_of_the_page_are_not_those_of_a_case(opens: Opens) -> None:
    """Somebody may be called like a kind, a sphere, a phase or a button."""
    facts = talkative()
    for at, name in enumerate(
        ("Organisation", "Public", "Notes", "Star", "dot", "stated", "Conception", "en", "Whole map")
    ):
        facts.things[f"w{at}"] = thing(f"w{at}", name=name)
    plain = page_data(chart(talkative()).html)
    map_ = opens(facts, hide=[f"w{at}" for at in range(9)])
    assert map_.shown() == {node["id"] for node in plain["nodes"]}
    data = page_data(map_.page.content())
    for key in ("words", "kinds", "spheres", "phases", "roles", "tieKinds", "certainties", "lang"):
        assert data[key] == plain[key]
    map_.find("ville")
    assert "Organisation" in map_.panel()
    assert map_.page.inner_text("#to-notes") == "Notes"


def test_the_order_of_the_file_tells_nothing_of_a_hidden_id() -> None:
    data = page_data(chart(talkative(), initials=True).html)
    ids = [node["id"] for node in data["nodes"]]
    assert ids == sorted(ids)
    assert {"hidden-1", "hidden-2"} <= set(ids)
