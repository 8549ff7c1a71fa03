"""What actors do together: programmes, alliances, innovations, and the phases that these go through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from kg.language import Text
from kg.schema import vocabularies as words
from kg.schema.base import Kind
from kg.schema.fields import Bilingual, Choice, FrameworkChoice, Line
from kg.schema.kinds.naming import first, named
from kg.schema.periods import PeriodField


class Programme(Kind):
    word = "programme"
    section = "programmes"
    labels = ("Programme",)
    of_the_world = True
    title = Text(en="Programme", fr="Programme")
    help = Text(
        en="A named frame with a lead and a period that hosts innovations or alliances.",
        fr="Un cadre nommé, avec un pilote et une période, qui abrite des innovations ou des alliances.",
    )

    name = named(Text(en="Its name.", fr="Son nom."))
    aliases = Line(Text(en="Other spellings.", fr="Autres graphies."), many=True)
    description = Bilingual(Text(en="What it is for.", fr="À quoi il sert."))
    period = PeriodField("start", "end")


class Alliance(Kind):
    word = "alliance"
    section = "alliances"
    labels = ("Alliance",)
    of_the_world = True
    title = Text(en="Alliance", fr="Alliance")
    help = Text(
        en="Two or more actors bound for a purpose, however loosely: one node for the whole.",
        fr="Deux acteurs ou plus liés pour un but, même sans contrat : un seul nœud pour le tout.",
    )

    name = named(Text(en="A name for it.", fr="Un nom pour elle."))
    aliases = Line(Text(en="Other spellings.", fr="Autres graphies."), many=True)
    kind = Choice(Text(en="How the parties are bound.", fr="Comment elles sont liées."), words.ALLIANCE_KINDS)
    purpose = Bilingual(Text(en="What it is for.", fr="Ce qu'elle vise."))
    period = PeriodField("start", "end")


class Innovation(Kind):
    word = "innovation"
    section = "innovations"
    labels = ("Innovation",)
    of_the_world = True
    title = Text(en="Innovation", fr="Innovation")
    help = Text(
        en="What moves through the phases: a service, a method or an arrangement.",
        fr="Ce qui traverse les phases : un service, une méthode ou un dispositif.",
    )

    name = named(Text(en="Its name.", fr="Son nom."))
    aliases = Line(Text(en="Other spellings.", fr="Autres graphies."), many=True)
    description = Bilingual(Text(en="What it does, for whom.", fr="Ce qu'elle fait, pour qui."))
    period = PeriodField("start", "end")


class Stay(Kind):
    word = "stay"
    section = "stays"
    labels = ("Stay",)
    of_the_world = True
    title = Text(en="Stay in a phase", fr="Séjour dans une phase")
    help = Text(
        en="One innovation's stay in one phase: when it entered, when and how it left.",
        fr="Le séjour d'une innovation dans une phase : quand elle y entre, quand et comment elle en sort.",
    )
    needs: ClassVar[Mapping[str, int]] = {"innovation": 1}

    phase = FrameworkChoice(Text(en="The phase.", fr="La phase."), "phase", required=True, tie="IN_PHASE")
    period = PeriodField("entered", "left")
    outcome = Choice(
        Text(
            en="How it left; left out when the text does not say. `still_there` goes with `left: ongoing`.",
            fr="Comment elle en sort ; rien si le texte ne le dit pas. `still_there` va avec `left: ongoing`.",
        ),
        words.STAY_ENDS,
    )

    @classmethod
    def default_id(cls, properties: Mapping[str, Any], ends: Mapping[str, list[str]]) -> str:
        return f"{first(ends, 'innovation')}~{properties.get('phase', '')}"


class GateCheck(Kind):
    word = "gate_check"
    section = "gate_checks"
    labels = ("GateCheck",)
    title = Text(en="Gate check", fr="Condition vérifiée")
    help = Text(
        en="The text shows that a condition for the next phase was met, or was not. Silence is not unmet.",
        fr="Le texte montre qu'une condition de la phase suivante est remplie ou non. Se taire n'est pas nier.",
    )
    needs: ClassVar[Mapping[str, int]] = {"innovation": 1}

    gate = FrameworkChoice(Text(en="The condition.", fr="La condition."), "gate", required=True, tie="OF")
    result = Choice(Text(en="What is shown.", fr="Ce qui est montré."), words.CHECK_RESULTS, required=True)
    period = PeriodField("start", "end")

    @classmethod
    def default_id(cls, properties: Mapping[str, Any], ends: Mapping[str, list[str]]) -> str:
        return f"{first(ends, 'innovation')} {properties.get('gate', '')}"
