"""The closed lists of words that a field may hold, each word with its meaning in both languages.

Phases, roles, levers and gates are not here: they belong to the framework, which is data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.language import Text


@dataclass(frozen=True)
class Vocabulary:
    """One closed list: its name, what it is for, and its words."""

    name: str
    help: Text
    words: Mapping[str, Text]


SPHERES = Vocabulary(
    "sphere",
    Text(en="The world that an actor belongs to.", fr="Le monde auquel appartient un acteur."),
    {
        "enterprise": Text(en="enterprise", fr="entreprise"),
        "association": Text(en="association", fr="association"),
        "public": Text(en="public body", fr="acteur public"),
        "academic": Text(en="academic", fr="académique"),
        "general_interest": Text(
            en="general interest (foundation, mutual, social enterprise)",
            fr="intérêt général (fondation, mutuelle, entreprise sociale)",
        ),
        "citizen": Text(en="citizens", fr="citoyens"),
        "unknown": Text(en="unknown", fr="inconnue"),
    },
)

CERTAINTIES = Vocabulary(
    "certainty",
    Text(en="How the source supports the fact.", fr="Comment la source appuie le fait."),
    {
        "stated": Text(en="stated: the text says so", fr="dit : le texte le dit"),
        "inferred": Text(
            en="inferred: it follows from the text; the note says how",
            fr="déduit : cela découle du texte ; la note dit comment",
        ),
        "disputed": Text(en="disputed: the text gives two views", fr="contesté : le texte donne deux avis"),
    },
)

ALLIANCE_KINDS = Vocabulary(
    "alliance kind",
    Text(en="How the parties are bound.", fr="Comment les parties sont liées."),
    {
        "partnership": Text(en="partnership", fr="partenariat"),
        "contract": Text(en="contract or agreement", fr="contrat ou convention"),
        "network": Text(en="network", fr="réseau"),
        "consortium": Text(en="consortium or grouping", fr="consortium ou groupement"),
        "joint_structure": Text(en="structure founded together", fr="structure fondée en commun"),
        "committee": Text(en="committee or joint body", fr="comité ou instance commune"),
        "working_group": Text(en="working group", fr="groupe de travail"),
        "federation": Text(en="federation or union", fr="fédération ou union"),
        "coalition": Text(en="coalition around a cause", fr="coalition autour d'une cause"),
        "informal": Text(en="informal ties", fr="liens informels"),
        "other": Text(en="other", fr="autre"),
    },
)

EVENT_KINDS = Vocabulary(
    "event kind",
    Text(en="What sort of thing happened.", fr="Quelle sorte de fait s'est produit."),
    {
        "decision": Text(en="decision", fr="décision"),
        "launch": Text(en="launch", fr="lancement"),
        "deployment": Text(en="deployment", fr="déploiement"),
        "funding": Text(en="funding", fr="financement"),
        "meeting": Text(en="meeting", fr="réunion"),
        "workshop": Text(en="workshop", fr="atelier"),
        "training": Text(en="training", fr="formation"),
        "arrival": Text(en="arrival of an actor", fr="arrivée d'un acteur"),
        "departure": Text(en="departure of an actor", fr="départ d'un acteur"),
        "crisis": Text(en="crisis or conflict", fr="crise ou conflit"),
        "evaluation": Text(en="evaluation", fr="évaluation"),
        "study": Text(en="study or survey", fr="étude ou enquête"),
        "publication": Text(en="publication", fr="publication"),
        "redesign": Text(en="redesign", fr="refonte"),
        "pause": Text(en="declared pause", fr="pause déclarée"),
        "halt": Text(en="halt", fr="arrêt"),
        "end": Text(en="end", fr="fin"),
        "context": Text(en="change in the surroundings", fr="changement du contexte"),
        "other": Text(en="other", fr="autre"),
    },
)

EFFECTS = Vocabulary(
    "effect",
    Text(en="What it did to what it concerns.", fr="Ce que cela a fait à ce qui est concerné."),
    {
        "helped": Text(en="helped", fr="a aidé"),
        "hindered": Text(en="hindered", fr="a freiné"),
        "mixed": Text(en="helped and hindered", fr="a aidé et freiné"),
        "neutral": Text(en="neither", fr="ni l'un ni l'autre"),
        "started": Text(en="started it", fr="a lancé"),
        "ended": Text(en="ended it", fr="a mis fin"),
        "serves": Text(en="is there for it", fr="existe pour cela"),
        "unknown": Text(en="unknown", fr="inconnu"),
    },
)

STAY_ENDS = Vocabulary(
    "way of leaving a phase",
    Text(en="How the innovation left the phase.", fr="Comment l'innovation a quitté la phase."),
    {
        "advanced": Text(en="advanced to a later phase", fr="passée à une phase suivante"),
        "regressed": Text(en="went back to an earlier phase", fr="revenue à une phase antérieure"),
        "halted": Text(en="halted", fr="arrêtée"),
        "resumed": Text(en="resumed after a halt", fr="reprise après un arrêt"),
        "abandoned": Text(en="abandoned", fr="abandonnée"),
        "merged": Text(en="merged into another", fr="fondue dans une autre"),
        "split": Text(en="split into several others", fr="scindée en plusieurs autres"),
        "still_there": Text(en="still there", fr="toujours dans la phase"),
    },
)

PRESENCES = Vocabulary(
    "presence",
    Text(en="Whether the actor really took part.", fr="Si l'acteur a réellement pris part."),
    {
        "present": Text(en="took part", fr="a pris part"),
        "missing": Text(en="named as missing or expected", fr="nommé comme manquant ou attendu"),
        "declined": Text(en="asked, and declined", fr="sollicité, a refusé"),
        "excluded": Text(en="kept out", fr="tenu à l'écart"),
    },
)

PRACTICE_KINDS = Vocabulary(
    "practice kind",
    Text(en="What sort of practice it is.", fr="De quelle sorte de pratique il s'agit."),
    {
        "management_tool": Text(en="management tool", fr="outil de gestion"),
        "dialogue_modality": Text(en="dialogue modality", fr="modalité de dialogue"),
        "dialogue_object": Text(en="object of dialogue", fr="objet de dialogue"),
        "method": Text(en="method", fr="méthode"),
    },
)

PERCEPTION_VALUES = Vocabulary(
    "perception",
    Text(en="How the holder sees it.", fr="Comment le groupe le perçoit."),
    {
        "favourable": Text(en="favourable", fr="favorable"),
        "mixed": Text(en="mixed", fr="partagée"),
        "unfavourable": Text(en="unfavourable", fr="défavorable"),
        "neutral": Text(en="neutral, descriptive", fr="neutre, descriptive"),
        "recommends": Text(
            en="says what should be done, not how it is",
            fr="dit ce qu'il faudrait faire, non ce qui est",
        ),
        "asks": Text(
            en="asks: a question left open, perhaps with no voice of its own",
            fr="demande : une question laissée ouverte, parfois sans que l'on sache de qui",
        ),
        "empty": Text(
            en="asked for by the text's own grid, and left empty there: nothing was said",
            fr="prévue par la grille du texte, et laissée vide : rien n'a été dit",
        ),
        "not_reported": Text(
            en="said, but not in the text as we have it: an interview held and not told, a box lost in the copy",
            fr="dite, mais absente du texte tel que nous l'avons : entretien mené et non rapporté, case perdue",
        ),
    },
)

CHECK_RESULTS = Vocabulary(
    "gate result",
    Text(en="What the text shows about the condition.", fr="Ce que le texte montre de la condition."),
    {
        "met": Text(en="met", fr="remplie"),
        "unmet": Text(en="not met", fr="non remplie"),
        "partly": Text(en="partly met", fr="remplie en partie"),
    },
)

TERRITORY_LEVELS = Vocabulary(
    "territory level",
    Text(en="How large the territory is.", fr="À quelle échelle est le territoire."),
    {
        "place": Text(en="place or neighbourhood", fr="lieu ou quartier"),
        "municipality": Text(en="municipality", fr="commune"),
        "intermunicipality": Text(en="group of municipalities", fr="intercommunalité"),
        "departement": Text(en="département", fr="département"),
        "region": Text(en="region", fr="région"),
        "country": Text(en="country", fr="pays"),
        "europe": Text(en="Europe", fr="Europe"),
        "world": Text(en="world", fr="monde"),
        "other": Text(en="other", fr="autre"),
    },
)

FIGURE_LEVELS = Vocabulary(
    "figure in words",
    Text(
        en="What the text says of a quantity without a number.",
        fr="Ce que le texte dit d'une quantité sans nombre.",
    ),
    {
        "rose": Text(en="rose", fr="a monté"),
        "fell": Text(en="fell", fr="a baissé"),
        "unchanged": Text(en="unchanged", fr="inchangé"),
        "high": Text(en="high", fr="élevé"),
        "medium": Text(en="medium", fr="moyen"),
        "low": Text(en="low", fr="faible"),
        "sufficient": Text(en="sufficient", fr="suffisant"),
        "insufficient": Text(en="insufficient", fr="insuffisant"),
    },
)

DIRECTIONS = Vocabulary(
    "direction",
    Text(en="Which way is better.", fr="Dans quel sens c'est mieux."),
    {
        "higher": Text(en="higher is better", fr="plus haut est mieux"),
        "lower": Text(en="lower is better", fr="plus bas est mieux"),
    },
)

REGISTERS = Vocabulary(
    "register",
    Text(en="Whether the case tells facts or a fiction.", fr="Si le cas raconte des faits ou une fiction."),
    {
        "fact": Text(en="facts", fr="faits"),
        "scenario": Text(en="scenario", fr="scénario"),
    },
)

VOCABULARIES = (
    SPHERES,
    CERTAINTIES,
    ALLIANCE_KINDS,
    EVENT_KINDS,
    EFFECTS,
    STAY_ENDS,
    PRESENCES,
    PRACTICE_KINDS,
    PERCEPTION_VALUES,
    CHECK_RESULTS,
    TERRITORY_LEVELS,
    FIGURE_LEVELS,
    DIRECTIONS,
    REGISTERS,
)
