"""Whoever acts: organisations, groups, persons."""

from __future__ import annotations

from typing import ClassVar

from kg.language import Text
from kg.schema import codes
from kg.schema import vocabularies as words
from kg.schema.base import Kind
from kg.schema.fields import Bilingual, Choice, Code, Line
from kg.schema.kinds.naming import named
from kg.schema.numbers import Number, Whole
from kg.schema.periods import PeriodField


class Actor(Kind):
    """Whoever acts. Written as an organisation, a group or a person."""

    word = "actor"
    title = Text(en="Actor", fr="Acteur")
    help = Text(
        en="Whoever acts: an organisation, a group or a person.",
        fr="Qui agit : une organisation, un groupe ou une personne.",
    )
    labels: ClassVar[tuple[str, ...]] = ("Actor",)
    section = ""
    of_the_world = True

    name = named(
        Text(en="The name, as a French reader writes it.", fr="Le nom, comme on l'écrit en français.")
    )
    aliases = Line(Text(en="Other spellings, acronyms.", fr="Autres graphies, sigles."), many=True)
    former_names = Line(Text(en="Names it had before.", fr="Noms portés auparavant."), many=True)
    sphere = Choice(Text(en="The world it belongs to.", fr="Le monde auquel il appartient."), words.SPHERES)
    description = Bilingual(
        Text(en="What it is, in a sentence of ours.", fr="Ce qu'il est, en une phrase à nous.")
    )
    importance = Whole(
        Text(
            en="3 leads the story, 2 plays a part, 1 is only mentioned.",
            fr="3 mène l'histoire, 2 y joue un rôle, 1 est seulement cité.",
        ),
        1,
        3,
    )
    period = PeriodField("start", "end")
    wikidata = Code(Text(en="Wikidata id.", fr="Identifiant Wikidata."), codes.check_wikidata)
    website = Code(Text(en="Web address.", fr="Adresse web."), codes.check_link)


class Organisation(Actor):
    word = "organisation"
    section = "organisations"
    labels = ("Actor", "Organisation")
    title = Text(en="Organisation", fr="Organisation")
    help = Text(
        en="An organisation that acts, decides, pays, is served, or is named as missing.",
        fr="Une organisation qui agit, décide, paie, est servie, ou est nommée comme manquante.",
    )

    siren = Code(Text(en="French enterprise number.", fr="Numéro SIREN."), codes.check_siren)
    rna = Code(Text(en="French association number.", fr="Numéro RNA."), codes.check_rna)
    ror = Code(Text(en="Research organisation id.", fr="Identifiant ROR."), codes.check_ror)
    country = Code(Text(en="Country, two letters.", fr="Pays, deux lettres."), codes.check_country)


class Group(Actor):
    word = "group"
    section = "groups"
    labels = ("Actor", "Group")
    title = Text(en="Group", fr="Groupe")
    help = Text(
        en="A committee, team, peer group, club or set of people, with the organisation it belongs to.",
        fr="Un comité, une équipe, des pairs, un club ou un ensemble de personnes, et son organisation.",
    )

    size = Number(Text(en="How many people or members.", fr="Combien de personnes ou de membres."))


class Person(Actor):
    word = "person"
    section = "persons"
    labels = ("Actor", "Person")
    title = Text(en="Person", fr="Personne")
    help = Text(
        en="A person with a name or a stable code in the text, and a function.",
        fr="Une personne nommée, ou désignée par un code stable du texte, avec une fonction.",
    )

    function = Bilingual(
        Text(en="What the person does, as the text says.", fr="Ce que fait la personne, selon le texte.")
    )
