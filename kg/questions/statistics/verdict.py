"""Whether an innovation has stalled, by a definition that can be defended in front of its carriers.

A halt that a source states needs no statistics. Else an innovation has stalled when it lasts longer in its
phase than comparable ones did, *and* is quieter than usual, *and* somebody looked. Whoever is missing one
of the three gets a word of its own, and where there is nothing to compare with, the answer says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from kg.questions.statistics.quiet import Prior, Rhythm, chance_of_silence
from kg.questions.statistics.survival import Curve

DAYS_A_MONTH = 30.4375
# An entry that is only known from one side may be this much earlier.
_LONG_AGO = 1200.0

Code = Literal[
    "stated",
    "confirmed",
    "probable",
    "blocked",
    "regressed",
    "slow",
    "quiet",
    "undetermined",
    "incomparable",
    "verify",
    "paused",
    "on_track",
    "no_phase",
    "ended",
]
Overstay = Literal["no", "probable", "confirmed", "unknown"]


@dataclass(frozen=True)
class Rules:
    """The thresholds, each shown beside the verdict that it made."""

    tail: float = 0.15  # overstay: no more than this share of comparable stays last beyond its age
    sure: float = 0.25  # … confirmed when the upper 95 % bound of that share is no more than this
    silence: float = 0.05  # inactive: a silence this long has less than this chance
    looked: float = 6.0  # months before the day within which somebody must have looked
    exits: int = 20  # comparable stays that ended
    at_risk: int = 10  # … and of the same theme, those that were still there at that age


@dataclass(frozen=True)
class Subject:
    """What is known of one innovation on one day."""

    day: date
    phase: str | None
    entered: tuple[date | None, date | None]  # earliest and latest; None: not known on that side
    looked: date | None
    last: date | None = None  # the last thing that happened, at the latest it can have been
    own: Rhythm = field(
        default_factory=lambda: Rhythm(0, 0.0)
    )  # since it entered the phase, up to that last thing
    ended: bool = False
    halted: bool = False
    paused: bool = False
    arrived: bool = False  # no phase comes after this one
    returned: bool = False
    unmet: tuple[str, ...] = ()

    def age(self, entered: date) -> float:
        return max(0.0, months(entered, self.day))

    @property
    def ages(self) -> tuple[float, float]:
        """The shortest and the longest that it can have been in the phase, in months."""
        earliest, latest = self.entered
        return (
            0.0 if latest is None else self.age(latest),
            _LONG_AGO if earliest is None else self.age(earliest),
        )

    @property
    def silent(self) -> float | None:
        """Months since the last thing that happened, or since it entered the phase."""
        since = max((day for day in (self.last, self.entered[1]) if day is not None), default=None)
        return None if since is None else max(0.0, months(since, self.day))


@dataclass(frozen=True)
class Benchmark:
    """What an innovation is compared with. `level` says what was near enough."""

    level: Literal["theme", "phase", "norm", "none"]
    curve: Curve | None = None
    norm: float | None = None

    @property
    def n(self) -> int:
        return 0 if self.curve is None else self.curve.ended


@dataclass(frozen=True)
class Sources:
    """What benchmarks may be made from: a curve for a theme, one for the phase, a declared norm, a rhythm."""

    theme: Callable[[], Curve | None]
    phase: Callable[[], Curve | None]
    norm: float | None = None
    rhythm: Prior | None = None


@dataclass(frozen=True)
class Verdict:
    """The word, and everything that it rests on."""

    code: Code
    benchmark: Benchmark
    survival: float | None = None
    low: float | None = None
    high: float | None = None
    beyond: bool = False  # older than any comparable stay that ended
    silence_chance: float | None = None
    inactive: bool | None = None
    at_last_look: Code | None = None


def months(since: date, until: date) -> float:
    return (until - since).days / DAYS_A_MONTH


def judge(subject: Subject, sources: Sources, rules: Rules | None = None) -> Verdict:
    """The verdict on one innovation."""
    rules = rules or Rules()
    verdict = _measured(subject, sources, rules)
    settled = _settled(subject)
    if settled is not None:
        return replace(verdict, code=settled)
    if looked_in_time(subject, rules):
        return verdict
    then = _then(subject, sources, rules)
    return replace(verdict, code="verify", at_last_look=then)


def looked_in_time(subject: Subject, rules: Rules) -> bool:
    """Somebody looked after the last thing that happened, and not long before the day."""
    looked = subject.looked
    if looked is None or months(looked, subject.day) > rules.looked:
        return False
    return subject.last is None or looked >= min(subject.last, subject.day)


def sensitivity(subject: Subject, sources: Sources, rules: Rules | None = None) -> dict[float, Code]:
    """The verdict if the tail were cut elsewhere."""
    rules = rules or Rules()
    return {tail: judge(subject, sources, replace(rules, tail=tail)).code for tail in (0.10, 0.15, 0.25)}


def choose(sources: Sources, age: float, rules: Rules) -> Benchmark:
    """The nearest benchmark that is large enough: theme and phase, phase, norm, none."""
    theme = sources.theme()
    if theme is not None and theme.ended >= rules.exits and theme.at_risk(age) >= rules.at_risk:
        return Benchmark("theme", curve=theme)
    phase = sources.phase()
    if phase is not None and phase.ended >= rules.exits:
        return Benchmark("phase", curve=phase)
    if sources.norm is not None:
        return Benchmark("norm", norm=sources.norm)
    return Benchmark("none")


def _settled(subject: Subject) -> Code | None:
    """What the sources themselves say, or what leaves nothing to judge."""
    if subject.ended:
        return "ended"
    if subject.halted:
        return "stated"
    if subject.paused:
        return "paused"
    return "no_phase" if subject.phase is None else None


def _then(subject: Subject, sources: Sources, rules: Rules) -> Code | None:
    """The verdict on the last day that somebody looked."""
    if subject.looked is None or subject.looked >= subject.day:
        return None
    seen = replace(subject, day=subject.looked)
    if seen.entered[0] is not None and seen.entered[0] > seen.day:
        return None
    return _measured(seen, sources, rules).code


def _measured(subject: Subject, sources: Sources, rules: Rules) -> Verdict:
    """The verdict by length and silence alone, at both ends of what the dates allow."""
    shortest, longest = subject.ages
    benchmark = choose(sources, shortest, rules)
    silent = subject.silent
    chance = None if silent is None else chance_of_silence(subject.own, silent, sources.rhythm)
    inactive = None if chance is None else chance < rules.silence
    codes = {
        _word(subject, _overstay(benchmark, age, subject, rules), inactive) for age in (shortest, longest)
    }
    code = _agreed(codes)
    curve = benchmark.curve
    if curve is None:
        return Verdict(code, benchmark, silence_chance=chance, inactive=inactive)
    low, high = curve.interval(shortest)
    return Verdict(
        code, benchmark, curve.survival(shortest), low, high, shortest > curve.last, chance, inactive
    )


def _agreed(codes: set[Code]) -> Code:
    """One word for both ends of the dates."""
    if len(codes) == 1:
        return next(iter(codes))
    return "probable" if codes == {"probable", "confirmed"} else "undetermined"


def _overstay(benchmark: Benchmark, age: float, subject: Subject, rules: Rules) -> Overstay:
    if subject.arrived:
        return "no"  # nothing comes after the last phase: staying there is no delay
    if benchmark.curve is None:
        if benchmark.norm is None:
            return "unknown"
        return "probable" if age > benchmark.norm else "no"
    curve = benchmark.curve
    if curve.survival(age) > rules.tail:
        return "unknown" if age > curve.last else "no"
    return "confirmed" if curve.interval(age)[1] <= rules.sure else "probable"


def _word(subject: Subject, overstay: Overstay, inactive: bool | None) -> Code:
    if overstay in ("probable", "confirmed"):
        if inactive:
            return "confirmed" if overstay == "confirmed" else "probable"
        return "blocked" if subject.unmet else "regressed" if subject.returned else "slow"
    if subject.returned:
        return "regressed"
    if inactive:
        return "quiet"
    return "incomparable" if overstay == "unknown" else "on_track"
