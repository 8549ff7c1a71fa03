"""How unusual a silence is.

What happens to an innovation is taken as a Poisson process whose rate is not known: a gamma prior from the
other innovations of its phase, sharpened by its own past. The rate is learnt up to the last thing that
happened, not up to today, so that a silence does not excuse itself by lowering the rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# With few others the prior weighs as much as one year of watching; with this many, as much as they are alike.
PRIOR_MONTHS = 12.0
ENOUGH_OTHERS = 10
LEAST_SHAPE, MOST_SHAPE = 0.5, 20.0
# Below these, the others say nothing about a usual rhythm.
LEAST_EVENTS, LEAST_OTHERS = 5, 3
# Without others, this many own events are needed before a rhythm can be spoken of.
LEAST_OWN = 3


@dataclass(frozen=True)
class Rhythm:
    """How much happened in how many months."""

    events: int
    months: float


@dataclass(frozen=True)
class Prior:
    """A gamma distribution of rates: `events` in `months`."""

    events: float
    months: float


def pooled(others: Iterable[Rhythm]) -> Prior | None:
    """The prior that the others give; None when they are too few."""
    known = [rhythm for rhythm in others if rhythm.months > 0]
    events, months = sum(r.events for r in known), sum(r.months for r in known)
    if len(known) < LEAST_OTHERS or events < LEAST_EVENTS:
        return None
    rate = events / months
    if len(known) < ENOUGH_OTHERS:
        return Prior(PRIOR_MONTHS * rate, PRIOR_MONTHS)
    shape = _shape(known, rate)
    return Prior(shape, shape / rate)


def _shape(known: list[Rhythm], rate: float) -> float:
    """How alike the rhythms are (method of moments): large when counts vary no more than chance would."""
    expected = [rate * rhythm.months for rhythm in known]
    beyond_chance = sum((r.events - e) ** 2 - e for r, e in zip(known, expected, strict=True))
    spread = beyond_chance / sum(e * e for e in expected)
    return MOST_SHAPE if spread <= 1 / MOST_SHAPE else max(LEAST_SHAPE, 1 / spread)


def chance_of_silence(own: Rhythm, silence: float, prior: Prior | None) -> float | None:
    """The chance of a silence at least this long, in months; None when there is nothing to judge it by."""
    if prior is None:
        if own.events < LEAST_OWN or own.months <= 0:
            return None
        prior = Prior(0.5, 0.0)  # Jeffreys: own past alone
    events, months = prior.events + own.events, prior.months + max(own.months, 0.0)
    return float((months / (months + max(silence, 0.0))) ** events)
