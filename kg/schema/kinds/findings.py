"""What was found or felt: figures, practices, and how they are seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from kg.language import Text
from kg.schema import vocabularies as words
from kg.schema.base import Kind
from kg.schema.fields import Bilingual, Choice, Line
from kg.schema.kinds.naming import named
from kg.schema.numbers import Number, Yes
from kg.schema.periods import PeriodField


class Indicator(Kind):
    word = "indicator"
    section = "indicators"
    labels = ("Indicator",)
    title = Text(en="Indicator", fr="Indicateur")
    help = Text(
        en="A figure, or what stands for it in words: what it measures, its unit, its date, and the target where "
        "the text gives one.",
        fr="Un chiffre, ou les mots qui en tiennent lieu : ce qu'il mesure, son unité, sa date, et la cible si le "
        "texte la donne.",
    )
    needs: ClassVar[Mapping[str, int]] = {"measures": 1}
    one_of = ("value", "level", "value_max", "target")

    name = named(Text(en="What is counted.", fr="Ce qui est compté."))
    value = Number(Text(en="The figure.", fr="Le chiffre."))
    value_max = Number(Text(en="The upper end, for a range.", fr="Le haut de la fourchette."))
    level = Choice(
        Text(
            en="In words, where the text gives no figure: a direction or a judgement. Beside a figure: what it rose or "
            "fell to.",
            fr="En mots, si le texte ne donne pas de chiffre : un sens ou un jugement. À côté d'un chiffre : ce à quoi "
            "il a monté ou baissé.",
        ),
        words.FIGURE_LEVELS,
    )
    unit = Line(Text(en="The unit.", fr="L'unité."))
    target = Number(Text(en="The figure aimed at.", fr="Le chiffre visé."))
    target_unit = Line(
        Text(en="The unit of the target, when it is another.", fr="L'unité de la cible, si elle diffère.")
    )
    better = Choice(Text(en="Which way is better.", fr="Dans quel sens c'est mieux."), words.DIRECTIONS)
    result = Yes(
        Text(
            en="It measures what the innovation achieved (no: its setting or means).",
            fr="Il mesure ce que l'innovation a produit (no : son contexte ou ses moyens).",
        )
    )
    period = PeriodField("start", "end")


class Practice(Kind):
    word = "practice"
    section = "practices"
    labels = ("Practice",)
    of_the_world = True
    title = Text(en="Practice", fr="Pratique")
    help = Text(
        en="A management tool, a dialogue modality, an object of dialogue, or a method.",
        fr="Un outil de gestion, une modalité de dialogue, un objet de dialogue, ou une méthode.",
    )

    name = named(Text(en="Its name.", fr="Son nom."))
    aliases = Line(Text(en="Other spellings.", fr="Autres graphies."), many=True)
    kind = Choice(
        Text(en="What sort of practice.", fr="De quelle sorte."), words.PRACTICE_KINDS, required=True
    )
    description = Bilingual(Text(en="What it does.", fr="Ce qu'elle fait."))


class Perception(Kind):
    word = "perception"
    section = "perceptions"
    labels = ("Perception",)
    title = Text(en="Perception", fr="Perception")
    help = Text(
        en="How a group sees a practice, an innovation, an event or an actor, from one perspective at one moment.",
        fr="Comment un groupe voit une pratique, une innovation, un événement ou un acteur, sous un angle, à un moment.",
    )
    needs: ClassVar[Mapping[str, int]] = {"of": 1}

    name = named(Text(en="A short title.", fr="Un titre court."), required=False)
    perspective = Line(
        Text(en="The angle, as the text's grid names it.", fr="L'angle, selon la grille du texte.")
    )
    moment = Line(
        Text(en="The moment, as the text's grid names it.", fr="Le moment, selon la grille du texte.")
    )
    value = Choice(
        Text(en="How it is seen.", fr="Comment c'est perçu."), words.PERCEPTION_VALUES, required=True
    )
    view = Bilingual(Text(en="What they see, in our words.", fr="Ce qu'ils voient, dans nos mots."))
    period = PeriodField("start", "end")

    @classmethod
    def default_id(cls, properties: Mapping[str, Any], ends: Mapping[str, list[str]]) -> str:
        return str(
            properties.get("name")
            or " ".join(
                [
                    *ends.get("of", []),
                    *ends.get("holder", []),
                    str(properties.get("perspective", "")),
                    str(properties.get("moment", "")),
                ]
            )
        )
