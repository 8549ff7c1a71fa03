"""How often `stalled` is right, on made worlds whose truth is known: `python -m bench.stalled`.

Each world has innovations that move through phases. Their true hazards of advancing, being given up, stalling,
restarting and pausing are set below; so are the habits of those who watch: how often they look, what share of
events they write down, how finely they date. The verdict function is called directly on what the watchers
wrote, as rows in memory, without a database; the road from files through Neo4j to these rows is tested
elsewhere. Beside it stand two rules that people use: longer in the phase than a fixed number of months (the
best of several, chosen with the truth in hand, which favours it), and longer than the 85th percentile of the
stays that ended.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import fmean, quantiles

from bench.machine import describe_machine
from kg.questions.measures._pool import Pool, Watched
from kg.questions.statistics.quiet import Rhythm
from kg.questions.statistics.survival import Spell
from kg.questions.statistics.verdict import DAYS_A_MONTH, Subject, judge, months

PHASES = ("conception", "experimentation", "modelling", "spreading")
SCALE = {"conception": 11.0, "experimentation": 18.0, "modelling": 13.0, "spreading": 26.0}
SHAPE = 1.7  # the longer in a phase, the likelier to leave it
# Hazards a month.
GIVEN_UP, STALLS, RESTARTS, PAUSES = 0.006, 0.008, 0.025, 0.008
# Some work four times as fast as others: slow is not stalled.
PACE = 0.6
TODAY = date(2026, 1, 1)
YEARS = 16
# A standstill of less than this is no stall yet, by anybody's measure.
TRUE_AFTER = 6.0
FIXED = (12.0, 18.0, 24.0, 36.0)
ACCUSED = ("stated", "confirmed", "probable")


@dataclass(frozen=True)
class Habits:
    """How well a world is watched."""

    name: str
    written: float  # the share of events that are written down
    by_year: float  # the share of entries and exits known by their year only
    asleep: float  # the share of innovations that nobody has looked at lately
    stated: float  # the share of stalls that somebody states


LEVELS = (
    Habits("little missing", 0.90, 0.10, 0.05, 0.30),
    Habits("much missing", 0.60, 0.30, 0.10, 0.20),
    Habits("most missing", 0.35, 0.50, 0.20, 0.10),
    # Beyond the three levels: where so few look, whoever accuses nobody unseen must miss most of it.
    Habits("few look", 0.35, 0.50, 0.40, 0.10),
)


@dataclass
class Stay:
    phase: str
    entered: float  # months since the world began
    left: float | None = None
    outcome: str | None = None


@dataclass
class Life:
    """What truly happened to one innovation."""

    id: str
    stays: list[Stay] = field(default_factory=list)
    events: list[float] = field(default_factory=list)
    stalled_since: float | None = None
    paused_since: float | None = None
    ended: bool = False


def live(id_: str, chance: random.Random, pace: float) -> Life:
    """One life, month by month."""
    life = Life(id_)
    slow = chance.lognormvariate(0.0, pace)
    rhythm = chance.gammavariate(4.0, 0.1)  # events a month, 0.4 on average
    at, end = chance.uniform(0, 12 * YEARS - 3), 12.0 * YEARS
    standing_until, place = 0.0, 0
    life.stays.append(Stay(PHASES[0], at))
    worked = 0.0  # months of work in the phase: standing still does not count
    while at < end:
        stay = life.stays[-1]
        if life.stalled_since is not None:
            if chance.random() < RESTARTS:
                life.stalled_since = None
                life.events.append(at)
        elif at < standing_until:
            pass
        else:
            life.paused_since = None
            worked += 1
            life.events += [at + chance.random() for _ in range(_poisson(rhythm, chance))]
            scale = slow * SCALE[stay.phase]
            leaving = (SHAPE / scale) * (worked / scale) ** (SHAPE - 1)
            draw = chance.random()
            if draw < leaving:
                stay.left, stay.outcome = at, "advanced"
                place += 1
                if place == len(PHASES):
                    life.ended = True
                    return life
                life.stays.append(Stay(PHASES[place], at))
                worked = 0.0
            elif draw < leaving + GIVEN_UP:
                stay.left, stay.outcome = at, "abandoned"
                life.ended = True
                return life
            elif draw < leaving + GIVEN_UP + STALLS:
                life.stalled_since = at
            elif draw < leaving + GIVEN_UP + STALLS + PAUSES:
                life.paused_since, standing_until = at, at + chance.uniform(3, 18)
        at += 1.0
    return life


def _poisson(rate: float, chance: random.Random) -> int:
    count, left = 0, chance.expovariate(1.0)
    while left < rate:
        count += 1
        left += chance.expovariate(1.0)
    return count


@dataclass(frozen=True)
class Known:
    """What the watchers know of one innovation, and what is true."""

    subject: Subject
    id: str
    stays: tuple[Watched, ...]
    age: float  # months since the entry that was written down
    truly: bool


def watch(life: Life, habits: Habits, chance: random.Random) -> Known | None:
    """What is written down of a life; None for what had ended and is known to have."""
    asleep = chance.random() < habits.asleep
    seen_until = 12.0 * YEARS - (chance.uniform(8, 40) if asleep else chance.uniform(0, 5))
    stays = [stay for stay in life.stays if stay.entered <= seen_until]
    if not stays:
        return None
    looked = _day(seen_until)
    written = [at for at in life.events if at <= seen_until and chance.random() < habits.written]
    pool = tuple(_watched(life.id, stay, written, seen_until) for stay in stays)
    now = stays[-1]
    if now.left is not None and now.left <= seen_until:
        return Known(Subject(TODAY, None, (None, None), looked, ended=True), life.id, pool, 0.0, False)
    last = max((at for at in written if at >= now.entered), default=None)
    entered = _interval(now.entered, chance.random() < habits.by_year)
    stalled = life.stalled_since is not None and life.stalled_since <= seen_until
    paused = life.paused_since is not None and life.paused_since <= seen_until
    last_day = None if last is None else _day(last)
    subject = Subject(
        day=TODAY,
        phase=now.phase,
        entered=entered,
        looked=looked,
        last=last_day,
        own=Rhythm(
            sum(at >= now.entered for at in written),
            0.0 if last_day is None else max(0.0, months(entered[0], last_day)),
        ),
        halted=stalled and chance.random() < habits.stated,
        paused=paused and chance.random() < 0.8,
    )
    truly = (
        not life.ended and life.stalled_since is not None and 12 * YEARS - life.stalled_since >= TRUE_AFTER
    )
    middle = entered[0] + (entered[1] - entered[0]) / 2
    return Known(subject, life.id, pool, months(middle, TODAY), truly)


def _watched(id_: str, stay: Stay, written: list[float], seen_until: float) -> Watched:
    over = stay.left is not None and stay.left <= seen_until
    until = stay.left if over and stay.left is not None else seen_until
    length = max(0.0, until - stay.entered)
    events = [at for at in written if stay.entered <= at <= until]
    active = length if over else max(events, default=stay.entered) - stay.entered
    spell = Spell(length, stay.outcome if over else None)
    return Watched(id_, stay.phase, frozenset(), spell, Rhythm(len(events), active))


def _day(at: float) -> date:
    return TODAY - timedelta(days=round((12.0 * YEARS - at) * DAYS_A_MONTH))


def _interval(at: float, by_year: bool) -> tuple[date, date]:
    day = _day(at)
    if by_year:
        return date(day.year, 1, 1), min(TODAY, date(day.year, 12, 31))
    return day, day


# ---- rules and scores


@dataclass
class Score:
    """Right and wrong accusations, and what was missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, accused: bool, truly: bool) -> None:
        self.found += accused and truly
        self.wrong += accused and not truly
        self.missed += truly and not accused

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.found + self.wrong + self.missed
        return 2 * self.found / total if total else 0.0


def score_world(
    habits: Habits, seed: int, innovations: int, pace: float
) -> tuple[dict[str, Score], int, Counter[str]]:
    """The scores of every rule in one world; how many accused had not been looked at; all the verdicts."""
    chance = random.Random(f"{habits.name} {seed}")
    lives = [live(f"i{n}", chance, pace) for n in range(innovations)]
    known = [k for k in (watch(life, habits, chance) for life in lives) if k is not None]
    pool = Pool([stay for k in known for stay in k.stays])
    ended: dict[str, list[float]] = {phase: [] for phase in PHASES}
    for stay in pool.stays:
        if stay.spell.end is not None:
            ended[stay.phase].append(stay.spell.length)
    limits = {phase: quantiles(found, n=20)[16] if len(found) > 1 else 1e9 for phase, found in ended.items()}
    scores = {name: Score() for name in ("stalled", "85th percentile", *(f"{f:g} months" for f in FIXED))}
    blind, verdicts = 0, Counter[str]()
    for k in known:
        verdict = judge(k.subject, pool.sources(k.id, k.subject.phase))
        verdicts[verdict.code] += 1
        accused = verdict.code in ACCUSED
        seen = k.subject.looked is not None and (TODAY - k.subject.looked).days <= 183
        unseen = not seen and not k.subject.halted
        blind += accused and unseen
        scores["stalled"].add(accused, k.truly)
        open_ = k.subject.phase is not None
        scores["85th percentile"].add(open_ and k.age > limits[k.subject.phase or ""], k.truly)
        for fixed in FIXED:
            scores[f"{fixed:g} months"].add(open_ and k.age > fixed, k.truly)
    return scores, blind, verdicts


def report(seeds: int, innovations: int, pace: float) -> Iterator[str]:
    yield describe_machine()
    yield f"{seeds} seeds, {innovations} innovations a world; means over the seeds"
    yield ""
    yield "| watched | rule | precision | recall | F1 | worst F1 | accused, nobody looked |"
    yield "|---|---|---|---|---|---|---|"
    for habits in LEVELS:
        worlds = [score_world(habits, seed, innovations, pace) for seed in range(seeds)]
        fixed = max((f"{f:g} months" for f in FIXED), key=lambda n: fmean(w[0][n].f1 for w in worlds))
        for name in ("stalled", fixed, "85th percentile"):
            found = [world[0][name] for world in worlds]
            blind = str(sum(world[1] for world in worlds)) if name == "stalled" else ""
            yield (
                f"| {habits.name} | {name} | {fmean(s.precision for s in found):.2f} "
                f"| {fmean(s.recall for s in found):.2f} | {fmean(s.f1 for s in found):.2f} "
                f"| {min(s.f1 for s in found):.2f} | {blind} |"
            )
        counts = sum((world[2] for world in worlds), Counter[str]())
        total = sum(counts.values())
        yield f"|  | *verdicts* | {', '.join(f'{c} {n / total:.0%}' for c, n in counts.most_common())} |||||"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--innovations", type=int, default=200)
    parser.add_argument("--pace", type=float, default=PACE, help="spread of paces; 0: all alike")
    asked = parser.parse_args()
    begun = time.perf_counter()
    for line in report(asked.seeds, asked.innovations, asked.pace):
        print(line, flush=True)
    print(f"\n{time.perf_counter() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
