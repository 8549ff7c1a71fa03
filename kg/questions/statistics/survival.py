"""How long stays last, when some have not ended yet, and when there are several ways to end.

Kaplan and Meier's estimate with late entry, Greenwood's error, the log-log interval, and Aalen and
Johansen's share for one way of ending among several. `tests/questions/test_survival.py` checks them
against published values.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Z95 = 1.959963984540054


@dataclass(frozen=True)
class Spell:
    """One stay: how long it was seen to last, how it ended (None: not over yet), and since when it was
    watched (a stay that was already old when somebody first looked cannot have ended before)."""

    length: float
    end: str | None = None
    watched_from: float = 0.0


@dataclass(frozen=True)
class Step:
    """A moment at which stays ended. `error`, `low` and `high` are None where nothing is left."""

    time: float
    at_risk: int
    ended: int
    survival: float
    error: float | None
    low: float | None
    high: float | None
    shares: dict[str, float]


@dataclass(frozen=True)
class Curve:
    """The share of stays that last longer than a time, for every time."""

    spells: tuple[Spell, ...]
    steps: tuple[Step, ...]

    @property
    def ended(self) -> int:
        return sum(step.ended for step in self.steps)

    @property
    def last(self) -> float:
        """The longest stay that ended; beyond it the curve says nothing."""
        return self.steps[-1].time if self.steps else 0.0

    def at_risk(self, time: float) -> int:
        """How many were being watched, and were not over, at that time."""
        return sum(s.length >= time and (s.watched_from < time or s.watched_from == 0) for s in self.spells)

    def step_at(self, time: float) -> Step | None:
        """The last step at or before a time."""
        return next((step for step in reversed(self.steps) if step.time <= time), None)

    def survival(self, time: float) -> float:
        step = self.step_at(time)
        return 1.0 if step is None else step.survival

    def interval(self, time: float) -> tuple[float, float]:
        """The 95 % interval. Where no stay is left it has no width of its own: the upper bound of the step
        before holds, which is the careful side."""
        step = self.step_at(time)
        if step is None:
            return 1.0, 1.0
        if step.low is not None and step.high is not None:
            return step.low, step.high
        before = [s.high for s in self.steps if s.time < step.time and s.high is not None]
        return 0.0, before[-1] if before else 1.0

    def share(self, end: str, time: float) -> float:
        """The share that ended this way by a time."""
        step = self.step_at(time)
        return 0.0 if step is None else step.shares.get(end, 0.0)

    def chance(self, end: str, age: float, within: float) -> float | None:
        """For a stay of this age: the chance to end this way within so much more time."""
        left = self.survival(age)
        if left <= 0 or age >= self.last:
            return None
        return (self.share(end, age + within) - self.share(end, age)) / left

    def quantile(self, share: float, bound: str = "survival") -> float | None:
        """The first time at which no more than this share is left; None when it never comes to that."""
        for step in self.steps:
            value: float | None = getattr(step, bound)
            if value is None:  # nobody left: the lower bound has come down, the upper one is not known
                value = 1.0 if bound == "high" else 0.0
            # 0.5 reached by a long product is 0.5000000000000001.
            if value <= share + 1e-12:
                return step.time
        return None


def estimate(spells: Iterable[Spell]) -> Curve:
    """The curve of these stays. A stay that ended on a day was still there when others were last seen."""
    watched = tuple(spell for spell in spells if spell.length >= spell.watched_from)
    ends: dict[float, Counter[str]] = {}
    for spell in watched:
        if spell.end is not None:
            ends.setdefault(spell.length, Counter())[spell.end] += 1
    lasting = sorted(spell.length for spell in watched)
    late = sorted(spell.watched_from for spell in watched if spell.watched_from > 0)
    steps: list[Step] = []
    survival, greenwood = 1.0, 0.0
    shares: dict[str, float] = {}
    for time in sorted(ends):
        # Who lasts as long, less who was not watched yet: two searches, for this runs once an innovation.
        at_risk = len(lasting) - bisect_left(lasting, time) - (len(late) - bisect_left(late, time))
        ended = ends[time].total()
        shares = {
            way: shares.get(way, 0.0) + survival * ends[time][way] / at_risk
            for way in sorted({*shares, *ends[time]})
        }
        survival *= 1 - ended / at_risk
        greenwood += ended / (at_risk * (at_risk - ended)) if at_risk > ended else math.inf
        steps.append(Step(time, at_risk, ended, survival, *_spread(survival, greenwood), shares))
    return Curve(watched, tuple(steps))


def _spread(survival: float, greenwood: float) -> tuple[float | None, float | None, float | None]:
    """Greenwood's standard error and the 95 % interval on the scale of log(-log S)."""
    if survival <= 0 or not math.isfinite(greenwood):
        return None, None, None
    width = Z95 * math.sqrt(greenwood) / abs(math.log(survival))
    return (
        survival * math.sqrt(greenwood),
        survival ** math.exp(width),
        survival ** math.exp(-width),
    )
