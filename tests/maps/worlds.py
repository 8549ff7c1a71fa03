"""Worlds that several tests draw."""

from __future__ import annotations

from kg.maps.facts import Facts
from tests.support.charts import thing, tie, world


def village() -> Facts:
    """An alliance of three, an innovation, an introduction, and somebody who never came."""
    return world(
        [
            thing("mairie", name="Mairie", sphere="public", importance=3, start="1995"),
            thing("garage", name="Garage de l'Étoile", sphere="enterprise", aliases=["Chez Léo"]),
            thing("club", "group", name="Club des référents", sphere="association"),
            thing("dupont", "person", name="Claire Dupont", sphere="citizen"),
            thing("absent", name="Banque absente", sphere="enterprise"),
            thing("reseau", "alliance", name="Réseau", kind="network", start="2012", end="ongoing"),
            thing("offre", "innovation", name="Offre", start="2010", end="2014", certainty="inferred"),
            thing("lien", "introduction", name="Rencontre", start="2011-03"),
            thing("bal", "event", name="Bal", kind="meeting", start="2013", end="2013"),
            thing("stay", "stay", phase="experimentation", start="2010", end="2012", outcome="halted"),
            thing("chiffre", "indicator", name="Voitures réparées", value=40, unit="%", target=80),
        ],
        [
            tie("mairie", "PARTY_TO", "reseau", role="funder", start="2012"),
            tie("garage", "PARTY_TO", "reseau", certainty="inferred", note="Deduced"),
            tie("club", "PARTY_TO", "reseau", certainty="disputed"),
            tie("absent", "PARTY_TO", "reseau", presence="missing"),
            tie("mairie", "MADE", "lien"),
            tie("lien", "BROUGHT", "garage"),
            tie("lien", "BROUGHT", "club"),
            tie("dupont", "WORKS_FOR", "mairie", function="Mayor"),
            tie(
                "mairie", "TAKES_PART_IN", "offre", role="funder", lever="financing", start="2010", end="2011"
            ),
            tie("mairie", "TAKES_PART_IN", "offre", 1, role="facilitator", start="2013"),
            tie("reseau", "CONCERNS", "offre"),
            tie("garage", "TAKES_PART_IN", "bal"),
            tie("offre", "WENT_THROUGH", "stay"),
            tie("chiffre", "MEASURES", "offre"),
        ],
    )


def crowd(count: int, ties: int = 3) -> Facts:
    """Many organisations, each tied to some others; every third node is an event."""
    things = [
        thing(f"n{at}", "event" if at % 3 == 2 else "organisation", name=f"Number {at}")
        for at in range(count)
    ]
    links = [
        tie(f"n{at}", "PART_OF", f"n{(at * step + step) % count}", step)
        for at in range(count)
        for step in range(1, ties + 1)
        if at != (at * step + step) % count
    ]
    return world(things, links)
