"""What a panel says of a tie: one sentence that a meeting can read out."""

from __future__ import annotations

from typing import Any

import pytest

from kg.language import Language
from kg.maps.wording import Wording
from kg.schema import dates
from kg.schema.framework import load_framework
from tests.maps.conftest import Opens
from tests.support.charts import chart, page_data, thing, tie, world

PERIODS = [
    ("2012", "ongoing", "since 2012", "depuis 2012"),
    ("2012", None, "from 2012, end unknown", "depuis 2012, fin inconnue"),
    ("2014/2016", None, "starting between 2014 and 2016, end unknown", "début entre 2014 et 2016, fin inconnue"),
    ("2008/2009", "2016", "starting between 2008 and 2009, until 2016", "début entre 2008 et 2009, jusqu'en 2016"),
    ("before 2016", "ongoing", "starting before 2016, still going on", "début avant 2016, toujours en cours"),
    ("2012-03", "2013/2014-10", "from March 2012, ending between 2013 and October 2014",
     "depuis mars 2012, fin entre 2013 et octobre 2014"),
    (None, "2014/2015", "start unknown, ending between 2014 and 2015", "début inconnu, fin entre 2014 et 2015"),
    ("after 2012", "~2016", "starting after 2012, until about 2016", "début après 2012, jusqu'en 2016 environ"),
    ("2014/2016", "2014/2016", "between 2014 and 2016", "entre 2014 et 2016"),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "en", "fr"), PERIODS)
def test_a_period_goes_on_a_sentence(start: str | None, end: str | None, en: str, fr: str) -> None:
    period = dates.parse_period(start, end)
    assert dates.describe_in_sentence(period, "en") == en
    assert dates.describe_in_sentence(period, "fr") == fr


TOLD: list[tuple[str, dict[str, Any], str, str]] = [
    ("PARTY_TO", {"role": "funder", "function": "payent", "function_en": "pay"}, "funder: pay", "financeur : payent"),
    ("TAKES_PART_IN", {"role": "idea-owner", "lever": "evaluation", "lead": True},
     "idea owner (lever: evaluation), in the lead", "porteur d'idée (levier : évaluation), pilote"),
    ("TAKES_PART_IN", {"lever": "financing", "function": "prêt", "function_en": "loan"},
     "lever: financing, loan", "levier : financement, prêt"),
    ("PARTY_TO", {"presence": "declined"}, "asked, and declined", "sollicité, a refusé"),
    ("PARTY_TO", {"presence": "present"}, "", ""),
    ("CONCERNS", {"effect": "mixed"}, "helped and hindered", "a aidé et freiné"),
    ("CONCERNS", {"effect": "unknown"}, "effect not known", "effet inconnu"),
    ("CONCERNS", {"effect": "neutral"}, "neither helped nor hindered", "n'a ni aidé ni freiné"),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "said", "en", "fr"), TOLD)
def test_what_a_tie_says(type_: str, said: dict[str, Any], en: str, fr: str) -> None:
    languages: tuple[tuple[Language, str], ...] = (("en", en), ("fr", fr))
    for language, told in languages:
        assert Wording(language, load_framework()).tie_told(type_, said) == told


def test_the_panel_says_it_after_a_name_and_by_itself(opens: Opens) -> None:
    referring = {
        "function": "prescripteur",
        "function_en": "referrer",
        "start": "2014/2016",
        "certainty": "inferred",
    }
    facts = world(
        [
            thing("adie", name="Adie"),
            thing("net", "alliance", name="Net"),
            thing("fair", "event", name="Fair"),
        ],
        [
            tie("adie", "PARTY_TO", "net", **referring),
            tie("fair", "CONCERNS", "net"),
            tie("adie", "PART_OF", "net"),
        ],
    )
    for lang, sentence in (
        ("en", "referrer, starting between 2014 and 2016, end unknown (inferred)."),
        ("fr", "prescripteur, début entre 2014 et 2016, fin inconnue (déduit)."),
    ):
        map_ = opens(facts, lang=lang)
        map_.find("net")
        assert f"Adie ⋯ — {sentence}" in map_.panel()
        undated = {"en": "date not known", "fr": "date inconnue"}[lang]
        assert f"Adie ⋯ — {undated}." in map_.panel()
        assert "Fair ⋯\n" in map_.panel(), "no date was to be had: the tie has none of its own"
        map_.page.locator("#panel .tie-open").first.click()
        assert sentence.capitalize() in map_.panel()
        assert f"{undated.capitalize()}." in map_.panel()


def test_a_figure_without_a_number_does_not_say_a_unit_alone() -> None:
    said = {"name": "Repairs", "unit": "repairs a week"}
    facts = world(
        [
            thing("offer", "innovation"),
            thing("some", "indicator", **said, target=2),
            thing("none", "indicator", **said),
        ],
        [tie("some", "MEASURES", "offer"), tie("none", "MEASURES", "offer")],
    )
    told = {part.get("text") for node in page_data(chart(facts).html)["nodes"] for part in node["parts"]}
    assert told == {"(target 2 repairs a week)", None}
