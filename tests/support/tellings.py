"""What each shipped case must tell: its turning points, go-betweens, missing actors, and where it stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Rows = set[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Telling:
    stays: Rows  # innovation, phase, entered, left, outcome
    brokers: Rows
    absent: Rows  # actor, presence, of what
    stopped: Rows  # events that halted the story or took somebody away, with their date


TELLINGS = {
    "digiwork": Telling(
        stays={
            ("methode-mise-en-dialogue", "experimentation", "2015-11", "2015-11", "advanced"),
            ("methode-mise-en-dialogue", "modelling", "2016-02", "?", "?"),
        },
        brokers={
            ("fing",),
        },
        absent=set(),
        stopped=set(),
    ),
    "digiwork-s1": Telling(
        stays={
            ("s1-droit-experimentation", "experimentation", "T0+15m", "?", "still_there"),
            ("s1-grenelle-1", "conception", "T0-1y", "?", "advanced"),
            ("s1-grenelle-1", "experimentation", "T0-1y", "T0/T0+6m", "halted"),
            ("s1-grenelle-2", "conception", "T0+6m", "T0+6m/T0+7m", "advanced"),
            ("s1-grenelle-2", "experimentation", "T0+7m/T0+8m", "T0+9m/T0+15m", "advanced"),
            ("s1-grenelle-2", "industrialisation", "T0+15m", "?", "still_there"),
            ("s1-plan-rh", "experimentation", "T0+15m", "?", "still_there"),
            ("s1-sie", "industrialisation", "T0+15m", "?", "still_there"),
        },
        brokers={
            ("s1-direction",),
            ("s1-equipe-moe",),
        },
        absent={
            ("s1-irp", "missing", "s1-accords-annuels"),
            ("s1-irp", "missing", "s1-sie"),
            ("s1-services", "missing", "s1-grenelle-1"),
        },
        stopped=set(),
    ),
    "digiwork-s2": Telling(
        stays={
            ("s2-arbre-competences", "conception", "T0+9m", "T0+9m", "halted"),
            ("s2-arbre-competences", "experimentation", "T0+9m", "?", "?"),
            ("s2-communautes", "experimentation", "T0+9m", "?", "merged"),
            ("s2-correspondants-club", "conception", "T0/T0+6m", "T0+6m", "advanced"),
            ("s2-correspondants-club", "experimentation", "T0+6m", "?", "?"),
            ("s2-proto-labo-cooperative", "experimentation", "after T0+8m", "?", "advanced"),
            ("s2-proto-labo-cooperative", "modelling", "after T0+8m", "?", "still_there"),
        },
        brokers={
            ("s2-agence-territoriale",),
            ("s2-correspondants-formation",),
            ("s2-entreprises",),
            ("s2-salaries",),
        },
        absent={
            ("s2-agence-territoriale", "missing", "s2-alliance-club-rh"),
            ("s2-cabinet-conseil", "missing", "s2-arbre-competences"),
            ("s2-entreprises", "missing", "s2-communautes"),
            ("s2-entreprises", "missing", "s2-entraide-pairs"),
            ("s2-organisme-formation", "missing", "s2-accueil-proto-labo"),
            ("s2-organisme-formation", "missing", "s2-alliance-club-rh"),
            ("s2-salaries-non-touches", "missing", "s2-proto-labo-cooperative"),
        },
        stopped={
            ("s2-blocage-arbre", "T0+9m"),
        },
    ),
    "digiwork-s3": Telling(
        stays={
            ("s3-organisation-pairs", "experimentation", "after T0", "?", "advanced"),
            ("s3-organisation-pairs", "industrialisation", "after T0", "?", "still_there"),
            ("s3-suivi-charge", "conception", "after T0", "?", "advanced"),
            ("s3-suivi-charge", "experimentation", "after T0", "?", "advanced"),
            ("s3-suivi-charge", "modelling", "after T0", "?", "still_there"),
            ("s3-travail-mobile", "experimentation", "after T0", "?", "?"),
        },
        brokers={
            ("s3-delegues-personnel",),
            ("s3-direction",),
            ("s3-groupes-expression",),
        },
        absent=set(),
        stopped={
            ("s3-depart-directeur", "after T0"),
            ("s3-departs-dizaine", "after T0"),
        },
    ),
    "digiwork-s4": Telling(
        stays={
            ("s4-autogestion", "experimentation", "before T0", "after T0", "advanced"),
            ("s4-autogestion", "industrialisation", "after T0+11m", "?", "still_there"),
            ("s4-autogestion", "modelling", "after T0+11m", "after T0+11m", "advanced"),
            ("s4-autogestion", "spreading", "after T0", "after T0+11m", "regressed"),
        },
        brokers={
            ("s4-comite-direction",),
            ("s4-drh",),
            ("s4-groupe-concertation",),
        },
        absent=set(),
        stopped=set(),
    ),
    "maif-dimos2": Telling(
        stays={
            ("boucle-telephonique-militante", "conception", "2008", "2008-12", "advanced"),
            ("boucle-telephonique-militante", "experimentation", "2008-12", "2009-04-30", "advanced"),
            ("boucle-telephonique-militante", "industrialisation", "2009-05/2016", "?", "still_there"),
            (
                "boucle-telephonique-militante",
                "modelling",
                "2009-04-29/2009-04-30",
                "2009-05/2016",
                "advanced",
            ),
            ("mutualisation-telephonique-maif", "conception", "2004", "2004/2007", "advanced"),
            ("mutualisation-telephonique-maif", "experimentation", "2004/2008", "?", "?"),
        },
        brokers={
            ("administrateur-regional-maif",),
            ("charge-projet-2-maif",),
            ("coordinateur-boucle-maif",),
            ("maif",),
            ("techniciens-maif",),
        },
        absent={
            ("militants-maif", "missing", "dimos-2"),
            ("militants-maif", "missing", "mutualisation-telephonique-maif"),
        },
        stopped=set(),
    ),
    "renault-mobiliz": Telling(
        stays={
            ("controle-technique-mobiliz", "conception", "before 2017", "ongoing", "still_there"),
            ("locations-mobiliz", "conception", "before 2017", "ongoing", "still_there"),
            ("offre-grs", "conception", "2010", "2012-03", "advanced"),
            ("offre-grs", "experimentation", "2012-03", "2013/2014-10", "advanced"),
            ("offre-grs", "spreading", "2013/2014-10", "ongoing", "still_there"),
            ("plateforme-mobiliz", "conception", "~2016", "ongoing", "still_there"),
            ("vehicules-neufs-mobiliz", "experimentation", "2014/2016", "ongoing", "still_there"),
            ("vehicules-occasion-mobiliz", "experimentation", "2014/2016", "ongoing", "still_there"),
        },
        brokers={
            ("conseillers-insertion-mobiliz",),
            ("equipe-mobiliz",),
            ("grs-convaincus",),
            ("structures-sociales-mobiliz",),
            ("wimoov",),
        },
        absent={
            ("beneficiaires-mobiliz", "missing", "offre-grs"),
            ("chefs-atelier-grs", "missing", "offre-grs"),
            ("chefs-atelier-grs", "missing", "reseau-mobiliz"),
            ("demandeurs-renoncants-mobiliz", "declined", "offre-grs"),
            ("equipes-grs", "missing", "reseau-mobiliz"),
            ("interlocuteur-identifie-mobiliz", "missing", "offre-grs"),
            ("interlocuteur-identifie-mobiliz", "missing", "reseau-mobiliz"),
            ("personnes-sans-vehicule-mobiliz", "excluded", "offre-grs"),
            ("structures-sociales-mobiliz", "excluded", "plateforme-mobiliz"),
        },
        stopped={
            ("mobiliz-reprise-garages", "?"),
            ("mobiliz-sorties-du-reseau", "2012"),
        },
    ),
    "solidaires-46": Telling(
        stays={
            ("fond-d-avance", "conception", "2020-06/2021-07", "?", "?"),
            ("formation-des-acteurs-vif", "conception", "2021-summer/2021-11", "?", "?"),
            ("plateforme-du-social", "conception", "2021-summer/2021-11", "?", "?"),
            ("projet-pair-aidance", "conception", "2021-summer/2021-11", "?", "?"),
            ("prototype-directrice-adjointe-cpam", "conception", "2020-06/2021-07", "?", "?"),
            ("recensement-de-l-offre-de-soins", "conception", "2021-summer/2021-11", "?", "?"),
            ("solidaires-46", "conception", "2019-spring/2019-09", "2020-03", "halted"),
            ("solidaires-46", "conception", "~2020-06", "2021-summer/2021-11", "?"),
            ("solidaires-46", "experimentation", "2021-summer/2021-11", "?", "?"),
        },
        brokers={
            ("caf-du-lot",),
            ("comite-de-pilotage-solidaires",),
            ("conseil-departemental-du-lot",),
            ("etat-francais",),
            ("melle-design",),
            ("prefecture-du-lot",),
        },
        absent={
            ("acteurs-du-soin", "missing", "reseau-solidaires"),
            ("acteurs-du-soin", "missing", "solidaires-46"),
            ("associations-partenaires", "missing", "gouvernance-solidaires"),
            ("elus-du-departement", "missing", "gouvernance-solidaires"),
            ("gendarmerie-nationale", "missing", "reseau-solidaires"),
            ("gendarmerie-nationale", "missing", "solidaires-46"),
            ("justice", "missing", "reseau-solidaires"),
            ("justice", "missing", "solidaires-46"),
            ("nr-judiciaire", "missing", "solidaires-46"),
            ("police-nationale", "missing", "reseau-solidaires"),
            ("police-nationale", "missing", "solidaires-46"),
            ("victimes-de-violences-conjugales", "excluded", "fond-d-avance"),
            ("victimes-de-violences-conjugales", "excluded", "solidaires-46"),
            ("victimes-de-violences-conjugales", "missing", "gouvernance-solidaires"),
        },
        stopped={
            ("changement-de-haut-commissaire", "2020-03/2021-07"),
            ("depart-copil-cd-1", "2021-05"),
            ("depart-de-la-designeuse", "2021-07"),
            ("depart-des-maires-adf", "before 2020"),
            ("depart-du-procureur", "2021-12"),
            ("pause-des-seances-2020", "2020-03"),
            ("perte-de-membres-a-distance", "2020-06/2021-07"),
            ("silence-apres-le-25-novembre", "2021-11-25"),
        },
    ),
}
