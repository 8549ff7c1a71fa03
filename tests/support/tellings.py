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
