"""The kinds of facts that become nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from kg.language import Text
from kg.schema import codes
from kg.schema import vocabularies as words
from kg.schema.base import Described, Kind
from kg.schema.fields import LONGEST_NAME, Bilingual, Choice, Code, FrameworkChoice, Line, Number, Whole, Yes
from kg.schema.periods import Day, PeriodField


def _named(help: Text, *, required: bool = True) -> Bilingual:  # noqa: A002
    return Bilingual(help, required=required, longest=LONGEST_NAME, markup=False)


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

    name = _named(
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

    name = _named(Text(en="Its name.", fr="Son nom."))
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

    name = _named(Text(en="A name for it.", fr="Un nom pour elle."))
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

    name = _named(Text(en="Its name.", fr="Son nom."))
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
            en="How it left; left out when the text does not say.",
            fr="Comment elle en sort ; rien si le texte ne le dit pas.",
        ),
        words.STAY_ENDS,
    )

    @classmethod
    def default_id(cls, properties: Mapping[str, Any], ends: Mapping[str, list[str]]) -> str:
        return f"{_first(ends, 'innovation')}~{properties.get('phase', '')}"


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

    name = _named(Text(en="A short title.", fr="Un titre court."), required=False)
    means = Bilingual(Text(en="How it was done, in our words.", fr="Comment, dans nos mots."))
    period = PeriodField("start", "end")

    @classmethod
    def default_id(cls, properties: Mapping[str, Any], ends: Mapping[str, list[str]]) -> str:
        return str(
            properties.get("name") or " ".join(["intro", *ends.get("by", []), *ends.get("brought", [])])
        )


class Event(Kind):
    word = "event"
    section = "events"
    labels = ("Event",)
    title = Text(en="Event", fr="Événement")
    help = Text(
        en="Something that happened and helped or hindered: a workshop, a departure, a crisis, a decision.",
        fr="Un fait qui a aidé ou freiné : un atelier, un départ, une crise, une décision.",
    )

    name = _named(Text(en="What happened, short.", fr="Ce qui s'est passé, en bref."))
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


class Indicator(Kind):
    word = "indicator"
    section = "indicators"
    labels = ("Indicator",)
    title = Text(en="Indicator", fr="Indicateur")
    help = Text(
        en="A figure: what it measures, its unit, its date, and the target where the text gives one.",
        fr="Un chiffre : ce qu'il mesure, son unité, sa date, et la cible si le texte la donne.",
    )
    needs: ClassVar[Mapping[str, int]] = {"measures": 1}

    name = _named(Text(en="What is counted.", fr="Ce qui est compté."))
    value = Number(Text(en="The figure.", fr="Le chiffre."))
    value_max = Number(Text(en="The upper end, for a range.", fr="Le haut de la fourchette."))
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

    name = _named(Text(en="Its name.", fr="Son nom."))
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
        en="How a group sees a practice or an innovation, from one perspective at one moment.",
        fr="Comment un groupe voit une pratique ou une innovation, sous un angle, à un moment.",
    )
    needs: ClassVar[Mapping[str, int]] = {"of": 1}

    name = _named(Text(en="A short title.", fr="Un titre court."), required=False)
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

    name = _named(Text(en="What it is over, short.", fr="Son objet, en bref."))
    description = Bilingual(Text(en="More, in our words.", fr="Plus, dans nos mots."))
    period = PeriodField("start", "end")


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
        return f"{_first(ends, 'innovation')} {properties.get('gate', '')}"


class Territory(Kind):
    word = "territory"
    section = "territories"
    labels = ("Territory",)
    of_the_world = True
    title = Text(en="Territory", fr="Territoire")
    help = Text(en="A place where things happen.", fr="Un lieu où les choses se passent.")

    name = _named(Text(en="Its name.", fr="Son nom."))
    aliases = Line(Text(en="Other spellings.", fr="Autres graphies."), many=True)
    level = Choice(Text(en="How large it is.", fr="À quelle échelle."), words.TERRITORY_LEVELS)
    code = Line(Text(en="Its official code.", fr="Son code officiel."))
    country = Code(Text(en="Country, two letters.", fr="Pays, deux lettres."), codes.check_country)


class Theme(Kind):
    word = "theme"
    section = "themes"
    labels = ("Theme",)
    of_the_world = True
    title = Text(en="Theme", fr="Thème")
    help = Text(en="What something is about.", fr="Ce dont il s'agit.")

    name = _named(Text(en="Its name.", fr="Son nom."))
    description = Bilingual(Text(en="What it covers.", fr="Ce qu'il recouvre."))


class Source(Kind):
    """Declared under `sources` in pack.yaml, cited by every other fact."""

    word = "source"
    section = "sources"
    labels = ("Source",)
    of_the_world = True
    title = Text(en="Source", fr="Source")
    help = Text(en="A text that facts rest on.", fr="Un texte sur lequel reposent des faits.")

    citation = Bilingual(Text(en="How it is cited.", fr="Comment on la cite."), required=True, longest=1_000)
    lines = Whole(Text(en="How many lines it has.", fr="Combien de lignes elle compte."), 1, 10_000_000)
    link = Code(Text(en="Where it can be read.", fr="Où la lire."), codes.check_link)
    period = PeriodField("start", "end")


class FrameworkKind(Kind):
    """A node of the framework: it comes from the framework's own file, never from a pack."""

    section = ""
    of_the_world = True


class Phase(FrameworkKind):
    word = "phase"
    labels = ("Phase",)
    title = Text(en="Phase", fr="Phase")
    help = Text(en="A phase of the framework.", fr="Une phase du cadre.")


class Role(FrameworkKind):
    word = "role"
    labels = ("Role",)
    title = Text(en="Role", fr="Rôle")
    help = Text(en="A role of the framework.", fr="Un rôle du cadre.")


class Lever(FrameworkKind):
    word = "lever"
    labels = ("Lever",)
    title = Text(en="Lever", fr="Levier")
    help = Text(en="A kind of support of the framework.", fr="Une sorte d'appui du cadre.")


class Gate(FrameworkKind):
    word = "gate"
    labels = ("Gate",)
    title = Text(en="Gate", fr="Condition de passage")
    help = Text(en="A condition for entering a phase.", fr="Une condition pour entrer dans une phase.")


class Expectation(FrameworkKind):
    word = "expectation"
    labels = ("Expectation",)
    title = Text(en="Expectation", fr="Attente")
    help = Text(
        en="How strongly a role is expected in a stage.",
        fr="Avec quelle force un rôle est attendu à une étape.",
    )


class Case(Described):
    """What pack.yaml says of the pack as a whole."""

    word = "case"
    title = Text(en="Case", fr="Cas")
    help = Text(
        en="A folder of facts that is loaded, reloaded and taken out as one.",
        fr="Un dossier de faits, chargé, rechargé et retiré d'un bloc.",
    )

    # `title` is taken by the word for people above, hence the name of this class attribute.
    heading = Bilingual(
        Text(en="The title of the case.", fr="Le titre du cas."),
        required=True,
        key="title",
        longest=LONGEST_NAME,
    )
    register = Choice(
        Text(
            en="`fact` for what happened, `scenario` for a fiction; answers never mix them unasked.",
            fr="« fact » pour ce qui s'est passé, « scenario » pour une fiction ; jamais mêlés sans demande.",
        ),
        words.REGISTERS,
        required=True,
    )
    checked = Day(
        Text(
            en="The day somebody last looked at what the case tells; questions judge it at that day. "
            "For a case coded from a finished text: the last day that the text knows of.",
            fr="Le jour où quelqu'un a regardé pour la dernière fois ce que raconte le cas ; on le juge à ce jour. "
            "Pour un cas tiré d'un texte achevé : le dernier jour que le texte connaît.",
        ),
        required=True,
    )
    closed = Yes(
        Text(
            en="Nobody follows the case any further: an old `checked` is then no oversight.",
            fr="Plus personne ne suit le cas : un « checked » ancien n'est alors pas un oubli.",
        )
    )
    precedence = Whole(
        Text(
            en="Where two cases disagree on a single value, the higher one is shown (50 when left out).",
            fr="Si deux cas diffèrent sur une valeur, le plus haut est affiché (50 si rien n'est dit).",
        ),
        0,
        100,
    )
    description = Bilingual(Text(en="What the case tells.", fr="Ce que raconte le cas."))
    authors = Line(Text(en="Who coded it.", fr="Qui l'a codé."), many=True)
    licence = Line(Text(en="The licence of the coding.", fr="La licence du codage."))


def _first(ends: Mapping[str, list[str]], key: str) -> str:
    return next(iter(ends.get(key, [])), "")


FRAMEWORK_KINDS: tuple[type[FrameworkKind], ...] = (Phase, Role, Lever, Gate, Expectation)
ACTORS: tuple[type[Kind], ...] = (Organisation, Group, Person)
KINDS: tuple[type[Kind], ...] = (
    *ACTORS,
    Programme,
    Alliance,
    Innovation,
    Stay,
    Introduction,
    Event,
    Indicator,
    Practice,
    Perception,
    Tension,
    GateCheck,
    Territory,
    Theme,
    Source,
)
