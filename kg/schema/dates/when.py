"""One date as written, and the interval in which it lies."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

from kg.schema.dates.grammar import SCENARIO_CLOCK, clock_of, clock_offset, read
from kg.schema.dates.suggest import suggestion


@dataclass(frozen=True, slots=True)
class When:
    """A date that lies somewhere from `earliest` to `latest`, both included; None on a side that is open."""

    earliest: datetime.date | None
    latest: datetime.date | None
    text: str  # as written
    clock: str | None = None  # None: the calendar; "T0": a scenario's own clock

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise ValueError(f"{self.text!r}: a date has at least one end; an unknown date is None")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"{self.text!r}: the latest day comes before the earliest")

    def __str__(self) -> str:
        return self.text

    @classmethod
    def on(cls, day: datetime.date) -> When:
        """The date that is exactly this day, whichever clock it belongs to."""
        clock = clock_of(day)
        return cls(day, day, clock_offset(day) if clock == SCENARIO_CLOCK else day.isoformat(), clock)

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    @property
    def is_open(self) -> bool:
        """Whether only one side is known: `before 2016`, `after 2012`."""
        return self.earliest is None or self.latest is None

    @property
    def days(self) -> int | None:
        """How many days it may be: 1 when exact, None when open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1


@lru_cache(maxsize=1 << 16)  # a bulk load parses a million dates, of which some thousands differ
def parse_when(text: str) -> When:
    """The date that a text writes; a DateProblem says which rule it breaks and what to write instead."""
    text = text.strip()
    written = read(text)
    if written is None:
        raise suggestion(text)
    earliest, latest = written.interval()
    return When(earliest, latest, text, written.spans[0].clock)
