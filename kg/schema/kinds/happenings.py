"""What happened between actors: events, introductions, tensions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from kg.language import Text
from kg.schema import vocabularies as words
from kg.schema.base import Kind
from kg.schema.fields import Bilingual, Choice, FrameworkChoice, Line
from kg.schema.kinds.naming import named
from kg.schema.periods import PeriodField


class Event(Kind):
    word = "event"
    section = "events"
    labels = ("Event",)
    title = Text(en="Event", fr="Événement")
    help = Text(
        en="Something that happened and helped or hindered: a workshop, a departure, a crisis, a decision.",
        fr="Un fait qui a aidé ou freiné : un atelier, un départ, une crise, une décision.",
    )

    name = named(Text(en="What happened, short.", fr="Ce qui s'est passé, en bref."))
    kind = Choice(Text(en="What sort of thing.", fr="De quelle sorte."), words.EVENT_KINDS, required=True)
    description = Bilingual(Text(en="More, in our words.", fr="Plus, dans nos mots."))
    form = FrameworkChoice(
        Text(en="For an evaluation: its form.", fr="Pour une évaluation : sa forme."), "form"
    )
    degree = FrameworkChoice(
        Text(en="For an evaluation: its degree.", fr="Pour une évaluation : son degré."), "degree"
    )
    step = Line(Text(en="The step of the story it stands in.", fr="L'étape du récit où il se place."))
    period = PeriodField("start", "end")


class Introduction(Kind):
    word = "introduction"
    section = "introductions"
    labels = ("Introduction",)
    title = Text(en="Introduction", fr="Mise en relation")
    help = Text(
        en="A documented act: an actor brought others together.",
        fr="Un acte attesté : un acteur en a rapproché d'autres.",
    )
    needs: ClassVar[Mapping[str, int]] = {"by": 1, "brought": 1}

    name = named(Text(en="A short title.", fr="Un titre court."), required=False)
    means = Bilingual(Text(en="How it was done, in our words.", fr="Comment, dans nos mots."))
    period = PeriodField("start", "end")

    @classmethod
    def default_id(cls, properties: Mapping[str, Any], ends: Mapping[str, list[str]]) -> str:
        return str(
            properties.get("name") or " ".join(["intro", *ends.get("by", []), *ends.get("brought", [])])
        )


class Tension(Kind):
    word = "tension"
    section = "tensions"
    labels = ("Tension",)
    title = Text(en="Tension", fr="Tension")
    help = Text(
        en="Two actors or more at odds over something that the text names.",
        fr="Deux acteurs ou plus en désaccord sur une chose que le texte nomme.",
    )
    needs: ClassVar[Mapping[str, int]] = {"between": 2}

    name = named(Text(en="What it is over, short.", fr="Son objet, en bref."))
    description = Bilingual(Text(en="More, in our words.", fr="Plus, dans nos mots."))
    period = PeriodField("start", "end")
