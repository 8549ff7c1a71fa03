"""The kinds of facts that become relationships."""

from __future__ import annotations

from typing import ClassVar

from kg.language import Text
from kg.schema import vocabularies as words
from kg.schema.base import Kinds, Tie
from kg.schema.fields import LONGEST_NAME, Bilingual, Choice, FrameworkChoice, Line
from kg.schema.kinds import (
    Actor,
    Alliance,
    Event,
    Gate,
    GateCheck,
    Group,
    Indicator,
    Innovation,
    Introduction,
    Organisation,
    Perception,
    Person,
    Phase,
    Practice,
    Programme,
    Stay,
    Tension,
    Territory,
    Theme,
)
from kg.schema.numbers import Yes
from kg.schema.periods import PeriodField


def _function() -> Bilingual:
    return Bilingual(
        Text(en="What exactly, in the text's own terms.", fr="Quoi au juste, selon les mots du texte."),
        longest=LONGEST_NAME,
    )


def _period() -> PeriodField:
    return PeriodField("start", "end")


class PartOf(Tie):
    type, word = "PART_OF", "part_of"
    source: ClassVar[Kinds] = (Actor, Event)
    target: ClassVar[Kinds] = (Organisation, Group, Event)
    pairs: ClassVar[tuple[tuple[Kinds, Kinds], ...]] = (
        ((Actor,), (Organisation, Group)),
        ((Event,), (Event,)),
    )
    source_key, target_key = "member", "whole"
    in_source, in_target = "part_of", "members"
    title = Text(en="part of", fr="fait partie de")
    help = Text(
        en="An actor belongs to an organisation or a group (subsidiary, member, committee seat); an event is a part "
        "of a larger one (a session of a workshop, a step of a campaign).",
        fr="Un acteur appartient à une organisation ou un groupe (filiale, membre, siège) ; un événement est une "
        "partie d'un plus grand (une séance d'un atelier, une étape d'une campagne).",
    )
    function = _function()
    period = _period()


class WorksFor(Tie):
    type, word = "WORKS_FOR", "works_for"
    source, target = (Person, Group), (Organisation, Group)
    source_key, target_key = "person", "employer"
    in_source, in_target = "works_for", "staff"
    title = Text(en="works for", fr="travaille pour")
    help = Text(
        en="A person or a group of people works for an organisation, paid or not.",
        fr="Une personne ou un groupe travaille pour une organisation, payé ou bénévole.",
    )
    function = _function()
    period = _period()


class PartyTo(Tie):
    type, word = "PARTY_TO", "party_to"
    source, target = (Actor,), (Alliance,)
    source_key, target_key = "actor", "alliance"
    in_source, in_target = "party_to", "parties"
    title = Text(en="party to", fr="partie à")
    help = Text(
        en="An actor is one of the parties of an alliance.",
        fr="Un acteur est une des parties d'une alliance.",
    )
    role = FrameworkChoice(Text(en="Its role in it.", fr="Son rôle."), "role")
    function = _function()
    lead = Yes(Text(en="It leads.", fr="Il pilote."))
    presence = Choice(Text(en="Present unless said otherwise.", fr="Présent sauf mention."), words.PRESENCES)
    period = _period()


class TakesPartIn(Tie):
    type, word = "TAKES_PART_IN", "takes_part_in"
    source, target = (Actor,), (Programme, Innovation, Event)
    source_key, target_key = "actor", "in"
    in_source, in_target = "takes_part_in", "participants"
    title = Text(en="takes part in", fr="prend part à")
    help = Text(
        en="An actor has a role in a programme, an innovation or an event; with a lever, it supports it.",
        fr="Un acteur a un rôle dans un programme, une innovation ou un événement ; avec un levier, il l'appuie.",
    )
    role = FrameworkChoice(Text(en="Its role.", fr="Son rôle."), "role")
    lever = FrameworkChoice(Text(en="The support it gives.", fr="L'appui qu'il apporte."), "lever")
    function = _function()
    lead = Yes(Text(en="It leads.", fr="Il pilote."))
    presence = Choice(Text(en="Present unless said otherwise.", fr="Présent sauf mention."), words.PRESENCES)
    period = _period()


class Hosts(Tie):
    type, word = "HOSTS", "hosts"
    source, target = (Programme,), (Innovation, Alliance, Event, Programme)
    source_key, target_key = "programme", "hosted"
    in_source, in_target = "hosts", "hosted_by"
    title = Text(en="hosts", fr="abrite")
    help = Text(
        en="A programme is the frame of an innovation, an alliance, an event or a smaller programme.",
        fr="Un programme est le cadre d'une innovation, d'une alliance, d'un événement ou d'un sous-programme.",
    )
    period = _period()


class Concerns(Tie):
    type, word = "CONCERNS", "concerns"
    source = (Alliance, Event, Introduction, Tension)
    target = (Innovation, Alliance, Programme, Practice)
    source_key, target_key = "subject", "concerned"
    in_source, in_target = "concerns", "concerned_by"
    title = Text(en="concerns", fr="concerne")
    help = Text(
        en="What an alliance, an event, an introduction or a tension is about, and what it did to it.",
        fr="Ce sur quoi porte une alliance, un événement, une mise en relation ou une tension, et son effet.",
    )
    effect = Choice(Text(en="What it did.", fr="Son effet."), words.EFFECTS)


class GrewOutOf(Tie):
    type, word = "GREW_OUT_OF", "grew_out_of"
    source: ClassVar[Kinds] = (Innovation, Alliance, Programme, Practice, Organisation, Group)
    target = source
    source_key, target_key = "offshoot", "origin"
    in_source, in_target = "grew_out_of", "gave_rise_to"
    title = Text(en="grew out of", fr="est issu de")
    help = Text(
        en="One thing came out of an earlier one, or takes it up: small projects out of a large approach, an "
        "association out of an alliance. The date is that of the birth; the earlier one may go on.",
        fr="Une chose est née d'une autre, ou la reprend : de petits projets d'une grande démarche, une association "
        "d'une alliance. La date est celle de la naissance ; la première peut continuer.",
    )
    period = _period()


class WentThrough(Tie):
    type, word = "WENT_THROUGH", "went_through"
    source, target = (Innovation,), (Stay,)
    source_key, target_key = "innovation", "stay"
    in_source, in_target = "phases", "innovation"
    nests = True
    title = Text(en="went through", fr="est passée par")
    help = Text(en="An innovation's stay in a phase.", fr="Le séjour d'une innovation dans une phase.")


class InPhase(Tie):
    type, word = "IN_PHASE", "in_phase"
    source, target = (Stay,), (Phase,)
    source_key, target_key = "stay", "phase"
    title = Text(en="in phase", fr="dans la phase")
    help = Text(
        en="The phase of a stay; made from its `phase`.", fr="La phase d'un séjour ; tirée de « phase »."
    )


class Passed(Tie):
    type, word = "PASSED", "passed"
    source, target = (Innovation,), (GateCheck,)
    source_key, target_key = "innovation", "check"
    in_source, in_target = "gate_checks", "innovation"
    nests = True
    title = Text(en="stood before", fr="s'est présentée devant")
    help = Text(
        en="An innovation stood before a gate; the check says whether the condition was met.",
        fr="Une innovation s'est présentée devant une condition ; la vérification dit si elle est remplie.",
    )


class Made(Tie):
    type, word = "MADE", "made"
    source, target = (Actor,), (Introduction,)
    source_key, target_key = "actor", "introduction"
    in_source, in_target = "", "by"
    title = Text(en="made", fr="a fait")
    help = Text(en="Who brought the others together.", fr="Qui a rapproché les autres.")


class Brought(Tie):
    type, word = "BROUGHT", "brought"
    source, target = (Introduction,), (Actor,)
    source_key, target_key = "introduction", "actor"
    in_source, in_target = "brought", ""
    title = Text(en="brought", fr="a rapproché")
    help = Text(en="Who was brought together.", fr="Qui a été rapproché.")


class Measures(Tie):
    type, word = "MEASURES", "measures"
    source = (Indicator,)
    target = (Actor, Programme, Innovation, Alliance, Event, Practice, Territory)
    source_key, target_key = "indicator", "measured"
    in_source, in_target = "measures", ""
    title = Text(en="measures", fr="mesure")
    help = Text(en="What a figure is about.", fr="Ce que mesure un chiffre.")


class UsedIn(Tie):
    type, word = "USED_IN", "used_in"
    source = (Practice,)
    target = (Innovation, Programme, Alliance, Event, Organisation, Group)
    source_key, target_key = "practice", "where"
    in_source, in_target = "used_in", "practices"
    title = Text(en="used in", fr="utilisée dans")
    help = Text(
        en="Where a practice is used, and at which step.", fr="Où sert une pratique, et à quelle étape."
    )
    step = Line(Text(en="The step of the story.", fr="L'étape du récit."))
    period = _period()


class Uses(Tie):
    type, word = "USES", "uses"
    source, target = (Actor,), (Practice,)
    source_key, target_key = "actor", "practice"
    in_source, in_target = "uses", "users"
    title = Text(en="uses", fr="utilise")
    help = Text(en="An actor works with a practice.", fr="Un acteur travaille avec une pratique.")
    function = _function()
    period = _period()


class Designed(Tie):
    type, word = "DESIGNED", "designed"
    source, target = (Actor,), (Practice,)
    source_key, target_key = "actor", "practice"
    in_source, in_target = "designed", "designers"
    title = Text(en="designed", fr="a conçu")
    help = Text(
        en="An actor made a practice what it is, whether or not it works with it.",
        fr="Un acteur a donné sa forme à une pratique, qu'il s'en serve ou non.",
    )
    function = _function()
    period = _period()


class Holds(Tie):
    type, word = "HOLDS", "holds"
    source, target = (Actor,), (Perception,)
    source_key, target_key = "actor", "perception"
    in_source, in_target = "", "holder"
    title = Text(en="holds", fr="exprime")
    help = Text(en="Whose perception it is.", fr="De qui est cette perception.")


class Of(Tie):
    type, word = "OF", "of"
    source: ClassVar[Kinds] = (Perception, GateCheck)
    target: ClassVar[Kinds] = (Practice, Innovation, Programme, Alliance, Event, Actor, Gate)
    written_in = (Perception,)
    source_key, target_key = "perception", "seen"
    in_source, in_target = "of", ""
    title = Text(en="of", fr="de")
    help = Text(
        en="What is perceived; for a gate check, the gate.",
        fr="Ce qui est perçu ; pour une condition vérifiée, la condition.",
    )


class Between(Tie):
    type, word = "BETWEEN", "between"
    source, target = (Tension,), (Actor,)
    source_key, target_key = "tension", "actor"
    in_source, in_target = "between", ""
    title = Text(en="between", fr="entre")
    help = Text(en="Who is at odds.", fr="Qui est en désaccord.")
    side = Bilingual(Text(en="What this side wants.", fr="Ce que veut ce côté."), longest=LONGEST_NAME)


class LocatedIn(Tie):
    type, word = "LOCATED_IN", "located_in"
    source = (Actor, Programme, Alliance, Innovation, Stay, Event, Territory)
    target = (Territory,)
    source_key, target_key = "thing", "territory"
    in_source, in_target = "located_in", ""
    title = Text(en="located in", fr="se situe à")
    help = Text(en="Where it is or happens.", fr="Où cela se trouve ou se passe.")
    period = _period()


class On(Tie):
    type, word = "ON", "on"
    source: ClassVar[Kinds] = (
        Actor,
        Programme,
        Alliance,
        Innovation,
        Event,
        Practice,
        Tension,
        Introduction,
    )
    target = (Theme,)
    source_key, target_key = "thing", "theme"
    in_source, in_target = "themes", ""
    title = Text(en="on", fr="sur")
    help = Text(en="What it is about.", fr="Le sujet.")


TIES: tuple[type[Tie], ...] = (
    PartOf,
    WorksFor,
    PartyTo,
    TakesPartIn,
    Hosts,
    Concerns,
    GrewOutOf,
    WentThrough,
    InPhase,
    Passed,
    Made,
    Brought,
    Measures,
    UsedIn,
    Uses,
    Designed,
    Holds,
    Of,
    Between,
    LocatedIn,
    On,
)
