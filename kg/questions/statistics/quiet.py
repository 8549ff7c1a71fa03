"""How unusual a silence is.

What happens to an innovation is taken as a Poisson process whose rate is not known: a gamma prior from the
other innovations of its phase, sharpened by its own past. The rate is learnt up to the last thing that
happened, not up to today, so that a silence does not excuse itself by lowering the rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The prior weighs as much as one year of watching; an own past longer than that speaks louder.
PRIOR_MONTHS = 12.0
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
    return Prior(PRIOR_MONTHS * events / months, PRIOR_MONTHS)


def chance_of_silence(own: Rhythm, silence: float, prior: Prior | None) -> float | None:
    """The chance of a silence at least this long, in months; None when there is nothing to judge it by."""
    if prior is None:
        if own.events < LEAST_OWN or own.months <= 0:
            return None
        prior = Prior(0.5, 0.0)  # Jeffreys: own past alone
    events, months = prior.events + own.events, prior.months + max(own.months, 0.0)
    return float((months / (months + max(silence, 0.0))) ** events)
