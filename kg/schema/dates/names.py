"""What months and seasons are called, whatever the locale of the machine."""

from __future__ import annotations

from kg.language import Text

MONTHS = tuple(
    Text(en=en, fr=fr)
    for en, fr in (
        ("January", "janvier"),
        ("February", "février"),
        ("March", "mars"),
        ("April", "avril"),
        ("May", "mai"),
        ("June", "juin"),
        ("July", "juillet"),
        ("August", "août"),
        ("September", "septembre"),
        ("October", "octobre"),
        ("November", "novembre"),
        ("December", "décembre"),
    )
)
# In the order of the year; each begins in March, June, September, December of the year that names it.
SEASONS = (
    Text(en="spring", fr="printemps"),
    Text(en="summer", fr="été"),
    Text(en="autumn", fr="automne"),
    Text(en="winter", fr="hiver"),
)
