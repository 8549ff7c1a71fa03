"""How long stays last: the survival curve of each group, or a summary of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.language import Text
from kg.questions.measures import Context, Row
from kg.questions.statistics.survival import Curve, Spell, estimate

DAYS = {"days": 1.0, "weeks": 7.0, "months": 30.4375, "years": 365.25}
# As queries/durations.cypher writes them: `30>120 (90–150) advanced`, `57+`.
_SPELL = re.compile(r"(?:(\d+)>)?(\d+)(?: \((\d+)–(\d+)\))?(?:\+| (\w+))$")
# With fewer stays that ended, a median is an anecdote.
FEW = 5


class Seen(NamedTuple):
    """One stay in days: at the middle of its dates, at the shortest, at the longest."""

    middle: Spell
    least: Spell
    most: Spell


def measure(rows: list[Row], context: Context) -> list[Row]:
    unit = DAYS[context.params["unit"]]
    found: list[Row] = []
    for row in rows:
        seen = [read_spell(text) for text in row["spells"]]
        curve = estimate(_in_unit(spell.middle, unit) for spell in seen)
        summary = row | _medians(curve) | _bounds(seen, unit)
        if context.params["view"] == "curve":
            found += [summary | step for step in _steps(curve)]
        else:
            found.append(
                summary | (list(_steps(curve)) or [{}])[-1] | {"length": None, "at_risk": None, "exits": None}
            )
    few = sum(row["ended"] < FEW for row in rows)
    if few:
        context.say(
            Text(
                en=f"In {few} of {len(rows)} groups fewer than {FEW} stays ended: too few to say how long they usually "
                "last.",
                fr=f"Dans {few} groupes sur {len(rows)}, moins de {FEW} séjours sont achevés : trop peu pour dire combien "
                "de temps ils durent d'ordinaire.",
            )
        )
    return found


def read_spell(text: str) -> Seen:
    """`30>120 (90–150) advanced` → the stay as seen, in days."""
    found = _SPELL.match(text)
    if found is None:
        raise ValueError(f"not a spell: {text!r}")
    watched, middle, least, most, end = found.groups()
    since = float(watched or 0)
    return Seen(*(Spell(float(days), end, since) for days in (middle, least or middle, most or middle)))


def _in_unit(spell: Spell, unit: float) -> Spell:
    return Spell(spell.length / unit, spell.end, spell.watched_from / unit)


def _medians(curve: Curve) -> Row:
    return {
        "median": _rounded(curve.quantile(0.5)),
        "median_low": _rounded(curve.quantile(0.5, "low")),
        "median_high": _rounded(curve.quantile(0.5, "high")),
    }


def _bounds(seen: list[Seen], unit: float) -> Row:
    return {
        "shortest": _rounded(estimate(_in_unit(spell.least, unit) for spell in seen).quantile(0.5)),
        "longest": _rounded(estimate(_in_unit(spell.most, unit) for spell in seen).quantile(0.5)),
    }


def _steps(curve: Curve) -> Iterator[Row]:
    for step in curve.steps:
        yield {
            "length": _rounded(step.time),
            "at_risk": step.at_risk,
            "exits": step.ended,
            "survival": _rounded(step.survival),
            "error": _rounded(step.error),
            "low": _rounded(step.low),
            "high": _rounded(step.high),
            "advancing": _rounded(step.shares.get("advanced", 0.0)),
        }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
