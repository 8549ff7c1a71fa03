"""From when to when: two dates, either of which may be unknown, and an end that may still be to come."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.schema.dates.grammar import clock_of, plainly
from kg.schema.dates.problem import problem
from kg.schema.dates.suggest import ONGOING_WORDS, STILL_GOING, UNKNOWN_WORDS
from kg.schema.dates.when import When, parse_when

ONGOING = ONGOING_WORDS
UNKNOWN = UNKNOWN_WORDS


@dataclass(frozen=True, slots=True)
class Period:
    """When something began and ended. None: not known; `ongoing`: said to go on, which is another thing.

    `start_said` and `end_said` keep the word that stood in place of a date ("unknown", "en cours").
    """

    start: When | None
    end: When | None
    ongoing: bool = False
    start_said: str | None = None
    end_said: str | None = None

    @property
    def clock(self) -> str | None:
        """The clock of its dates: None for the calendar (or for no date at all)."""
        known = self.start or self.end
        return known.clock if known else None

    def covers(self, day: datetime.date) -> bool | None:
        """Whether it was under way on that day; None when the dates do not tell.

        "Ongoing" is taken at its word for every later day: whoever asks about a day after the source was last
        checked has to weigh that. A day of the other clock is never told.
        """
        known = self.start or self.end
        if known is None or known.clock != clock_of(day):
            return None
        earliest, latest = self._start_bounds()
        if earliest and day < earliest:
            return False
        if self.end and self.end.latest and day > self.end.latest:
            return False
        begun = latest is not None and latest <= day
        last_sure_day = self._last_sure_day()
        lasting = self.ongoing or (last_sure_day is not None and day <= last_sure_day)
        return True if begun and lasting else None

    def _start_bounds(self) -> tuple[datetime.date | None, datetime.date | None]:
        """When it began, at the earliest and at the latest: never after its last possible day."""
        earliest = self.start.earliest if self.start else None
        return earliest, _least(
            self.start.latest if self.start else None, self.end.latest if self.end else None
        )

    def _last_sure_day(self) -> datetime.date | None:
        """The first day on which it may have ended: never before its first possible day."""
        ends = [when.earliest for when in (self.start, self.end) if when and when.earliest]
        return max(ends, default=None)


def parse_period(start: str | None, end: str | None) -> Period:
    """The period that two texts write; a blank one is a side of which nothing was said."""
    begun, start_said = _side(start)
    if end is not None and plainly(end) in ONGOING:
        return Period(begun, None, ongoing=True, start_said=start_said, end_said=end.strip())
    if end is not None and plainly(end) in STILL_GOING:
        raise problem(
            end.strip(),
            "write 'ongoing' for what had not ended when the source was last checked",
            "écrire « en cours » pour ce qui n'était pas fini quand la source a été vérifiée",
            "ongoing",
        )
    ended, end_said = _side(end)
    if begun and ended:
        _check_same_clock(begun, ended)
        _check_order(begun, ended)
    return Period(begun, ended, start_said=start_said, end_said=end_said)


def period_of(when: str) -> Period:
    """The period of a point event: it began and ended on one day, somewhere in the interval."""
    day, said = _side(when)
    return Period(day, day, start_said=said, end_said=said)


def properties(period: Period) -> dict[str, datetime.date | str | bool]:
    """What the graph keeps of a period: only the keys that have a value."""
    start, end = period.start, period.end
    kept: dict[str, datetime.date | str | bool | None] = {
        "start_min": start.earliest if start else None,
        "start_max": start.latest if start else None,
        "start_text": start.text if start else period.start_said,
        "end_min": end.earliest if end else None,
        "end_max": end.latest if end else None,
        "end_text": end.text if end else period.end_said,
        "ongoing": period.ongoing or None,
        "clock": period.clock,
    }
    return {key: value for key, value in kept.items() if value is not None}


def period_from(properties: Mapping[str, Any]) -> Period:
    """The period that the graph keeps in these properties (other properties are passed over)."""
    start, start_said = _kept_side(properties, "start")
    end, end_said = _kept_side(properties, "end")
    return Period(start, end, bool(properties.get("ongoing")), start_said, end_said)


def months_between(start: When, end: When) -> tuple[int, int | None]:
    """The whole months that passed, at the least and at the most; None at the most when a side is open."""
    _check_same_clock(start, end)
    _check_order(start, end)
    least = _whole_months(start.latest, end.earliest) or 0
    return max(least, 0), _whole_months(start.earliest, end.latest)


def _whole_months(first: datetime.date | None, last: datetime.date | None) -> int | None:
    if first is None or last is None:
        return None
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


def _side(text: str | None) -> tuple[When | None, str | None]:
    """A side of a period: its date, or the word that says it is unknown, or neither."""
    if text is None or not text.strip():
        return None, None
    if plainly(text) in UNKNOWN:
        return None, text.strip()
    return parse_when(text), None


def _kept_side(properties: Mapping[str, Any], side: str) -> tuple[When | None, str | None]:
    earliest, latest = (_native(properties.get(f"{side}_{bound}")) for bound in ("min", "max"))
    text = properties.get(f"{side}_text")
    if earliest is None and latest is None:
        return None, text
    return When(earliest, latest, text or _plain_text(earliest, latest), properties.get("clock")), None


def _native(value: Any) -> datetime.date | None:
    """The standard library's date, also of what the database driver gives."""
    day: datetime.date | None = value.to_native() if hasattr(value, "to_native") else value
    return day


def _plain_text(earliest: datetime.date | None, latest: datetime.date | None) -> str:
    """A text for an interval that came without one."""
    if earliest and latest:
        ends = dict.fromkeys(str(When.on(day)) for day in (earliest, latest))
        return "/".join(ends)
    if earliest:
        return f"after {When.on(earliest - datetime.timedelta(days=1))}"
    return f"before {When.on(latest + datetime.timedelta(days=1))}" if latest else ""


def _least(*days: datetime.date | None) -> datetime.date | None:
    return min((day for day in days if day), default=None)


def _check_same_clock(start: When, end: When) -> None:
    if start.clock != end.clock:
        raise problem(
            f"{start} … {end}",
            "one date is on the calendar and the other on the scenario's clock (T0); write both on one",
            "une date est au calendrier et l'autre à l'horloge du scénario (T0) ; choisir l'un des deux",
        )


def _check_order(start: When, end: When) -> None:
    if start.earliest and end.latest and end.latest < start.earliest:
        raise problem(
            f"{start} … {end}",
            f"the end, {end}, comes before the start, {start}; exchange them or correct one",
            f"la fin, {end}, précède le début, {start} ; les échanger ou corriger l'un des deux",
        )
