"""The writings that are accepted, and the days that each one spans."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from kg.schema.dates.problem import problem

Kind = Literal["decade", "year", "semester", "season", "quarter", "month", "week", "day"]
Manner = Literal["plain", "about", "before", "after"]

# Calendar years start at 1100 and a scenario stays within 50 years of its T0 = 1000-01-01: even widened by
# "about", a date of one clock never falls among those of the other.
FIRST_YEAR, LAST_YEAR = 1100, 2999
SCENARIO_CLOCK = "T0"
EPOCH = datetime.date(1000, 1, 1)
_SCENARIO_YEARS = 50
_CLOCKS_PART = datetime.date(1090, 1, 1)

_DAY = datetime.timedelta(days=1)
_MONTHS: dict[Kind, int] = {"decade": 120, "year": 12, "semester": 6, "season": 3, "quarter": 3, "month": 1}
_SEASONS = {
    "spring": 1, "printemps": 1,
    "summer": 2, "ete": 2,
    "autumn": 3, "automne": 3,
    "winter": 4, "hiver": 4,
}  # fmt: skip
_OPEN: dict[str, Manner] = {"before": "before", "avant": "before", "after": "after", "apres": "after"}
_UNITS: dict[str, Kind] = {"d": "day", "w": "week", "m": "month", "y": "year"}
_ACCENTS = str.maketrans("àéèû", "aeeu")

_OPEN_FORM = re.compile(rf"({'|'.join(_OPEN)}) (.+)")
_CLOCK_FORM = re.compile(r"t0(?:([+-][0-9]{1,5})([dwmy]))?")
_DECADE_FORM = re.compile(r"(?:annees ([0-9]{3}0)|([0-9]{3}0)s)")
_CALENDAR_FORM = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|[qt](?P<quarter>[0-9])|[sh](?P<semester>[0-9])"
    rf"|(?P<season>{'|'.join(_SEASONS)})))?"
)


@dataclass(frozen=True, slots=True)
class Span:
    """One named stretch of days: a year, a month, the third quarter, the sixth month after T0."""

    kind: Kind
    first: datetime.date
    last: datetime.date
    number: int = 0  # which quarter, semester or season; how many units from T0
    clock: str | None = None

    def about(self) -> tuple[datetime.date, datetime.date]:
        """Wider by one of its kind on either side, and a day by a week: "about the 3rd" is not 2nd to 4th."""
        months = _MONTHS.get(self.kind)
        if months is None:
            return self.first - 7 * _DAY, self.last + 7 * _DAY
        return add_months(self.first, -months), add_months(self.last + _DAY, months) - _DAY


@dataclass(frozen=True, slots=True)
class Written:
    """A date taken apart: how it is meant, and the one or two spans that it names."""

    manner: Manner
    spans: tuple[Span, ...]

    def interval(self) -> tuple[datetime.date | None, datetime.date | None]:
        first, last = self.spans[0], self.spans[-1]
        if self.manner == "before":
            return None, first.first - _DAY
        if self.manner == "after":
            return last.last + _DAY, None
        if self.manner == "about":
            return first.about()[0], last.about()[1]
        return first.first, last.last


def read(text: str) -> Written | None:
    """The date in its parts; None when it is no writing of ours; DateProblem when it is and cannot be."""
    if opened := _OPEN_FORM.fullmatch(plainly(text)):
        span = _span(text.split(maxsplit=1)[1])
        return Written(_OPEN[opened[1]], (span,)) if span else None
    halves = text.removeprefix("~").split("/")
    if len(halves) > 2:
        return None
    spans = tuple(span for span in map(_span, halves) if span)
    if len(spans) < len(halves):
        return None
    _check_order(text, spans)
    return Written("about" if text.startswith("~") else "plain", spans)


def plainly(text: str) -> str:
    """Lower case, no accents, single spaces: what the forms are compared with."""
    composed = unicodedata.normalize("NFC", text.casefold())
    return " ".join(composed.translate(_ACCENTS).split())


def add_months(first: datetime.date, months: int) -> datetime.date:
    """The first day of a month, some months on."""
    years, month = divmod(first.month - 1 + months, 12)
    return datetime.date(first.year + years, month + 1, 1)


def clock_of(day: datetime.date) -> str | None:
    """The clock that a day belongs to: None for the calendar, "T0" for a scenario's."""
    return SCENARIO_CLOCK if day < _CLOCKS_PART else None


def clock_offset(day: datetime.date) -> str:
    """A day on a scenario's clock as it is written: `T0+6m` where a month begins, else `T0+195d`."""
    if clock_of(day) is None:
        raise ValueError(f"{day} is a calendar date, not one of a scenario's clock")
    if day == EPOCH:
        return SCENARIO_CLOCK
    if day.day == 1:
        return f"{SCENARIO_CLOCK}{12 * (day.year - EPOCH.year) + day.month - 1:+d}m"
    return f"{SCENARIO_CLOCK}{(day - EPOCH).days:+d}d"


def _span(text: str) -> Span | None:
    plain = plainly(text)
    if found := _CALENDAR_FORM.fullmatch(plain):
        return _calendar(text, found)
    if found := _CLOCK_FORM.fullmatch(plain):
        return _scenario(text, found)
    if found := _DECADE_FORM.fullmatch(plain):
        year = _year(text, found[1] or found[2])
        return _months_from("decade", datetime.date(year, 1, 1))
    return None


def _calendar(text: str, found: re.Match[str]) -> Span:
    year = _year(text, found["year"])
    if found["month"]:
        month = _month(text, year, found["month"])
        if found["day"]:
            day = _day(text, year, month, found["day"])
            return Span("day", day, day)
        return _months_from("month", datetime.date(year, month, 1))
    if found["quarter"]:
        quarter = _part(text, year, found["quarter"], "Q", 4)
        return _months_from("quarter", datetime.date(year, 3 * quarter - 2, 1), quarter)
    if found["semester"]:
        semester = _part(text, year, found["semester"], "S", 2)
        return _months_from("semester", datetime.date(year, 6 * semester - 5, 1), semester)
    if found["season"]:
        season = _SEASONS[found["season"]]
        return _months_from("season", datetime.date(year, 3 * season, 1), season)
    return _months_from("year", datetime.date(year, 1, 1))


def _scenario(text: str, found: re.Match[str]) -> Span:
    if found[1] is None:
        return Span("day", EPOCH, EPOCH, clock=SCENARIO_CLOCK)
    kind, number = _UNITS[found[2]], int(found[1])
    months = _MONTHS.get(kind)
    most = _SCENARIO_YEARS * 12 // months if months else _SCENARIO_YEARS * 365 // (7 if kind == "week" else 1)
    if abs(number) > most:
        instead = f"T0{most if number > 0 else -most:+d}{found[2]}"
        raise problem(
            text,
            f"a scenario's clock goes {_SCENARIO_YEARS} years either way; write {instead} at the most",
            f"l'horloge d'un scénario va à ± {_SCENARIO_YEARS} ans ; écrire au plus {instead}",
            instead,
        )
    if months:
        return _months_from(kind, add_months(EPOCH, number * months), number, SCENARIO_CLOCK)
    length = 7 if kind == "week" else 1
    first = EPOCH + number * length * _DAY
    return Span(kind, first, first + (length - 1) * _DAY, number, SCENARIO_CLOCK)


def _months_from(kind: Kind, first: datetime.date, number: int = 0, clock: str | None = None) -> Span:
    return Span(kind, first, add_months(first, _MONTHS[kind]) - _DAY, number, clock)


def _year(text: str, digits: str) -> int:
    year = int(digits)
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    raise problem(
        text,
        f"years go from {FIRST_YEAR} to {LAST_YEAR}; write the year with its four digits, such as 2014",
        f"les années vont de {FIRST_YEAR} à {LAST_YEAR} ; écrire l'année avec quatre chiffres, comme 2014",
    )


def _month(text: str, year: int, digits: str) -> int:
    month = int(digits)
    if 1 <= month <= 12:
        return month
    instead = f"{year}-12" if month else f"{year}-01"
    raise problem(
        text,
        f"there is no month {digits}; write {instead}, or {year} if only the year is known",
        f"il n'y a pas de mois {digits} ; écrire {instead}, ou {year} si seule l'année est connue",
        instead,
    )


def _day(text: str, year: int, month: int, digits: str) -> datetime.date:
    day, last = int(digits), calendar.monthrange(year, month)[1]
    if 1 <= day <= last:
        return datetime.date(year, month, day)
    instead = f"{year}-{month:02d}-{last if day else 1:02d}"
    whole = f"{year}-{month:02d}"
    raise problem(
        text,
        f"there is no day {digits} in {whole}, which has {last} days; "
        f"write {instead}, or {whole} if only the month is known",
        f"il n'y a pas de jour {digits} en {whole}, qui a {last} jours ; "
        f"écrire {instead}, ou {whole} si seul le mois est connu",
        instead,
    )


def _part(text: str, year: int, digit: str, letter: str, most: int) -> int:
    part = int(digit)
    if 1 <= part <= most:
        return part
    instead = f"{year}-{letter}{most if part else 1}"
    en, fr = ("quarters", "trimestres") if letter == "Q" else ("semesters", "semestres")
    raise problem(
        text,
        f"a year has {most} {en}; write {instead}, or {year} if only the year is known",
        f"une année a {most} {fr} ; écrire {instead}, ou {year} si seule l'année est connue",
        instead,
    )


def _check_order(text: str, spans: tuple[Span, ...]) -> None:
    first, last = spans[0], spans[-1]
    if first.clock != last.clock:
        raise problem(
            text,
            "one end is on the calendar and the other on the scenario's clock (T0); write both on one",
            "un bout est au calendrier et l'autre à l'horloge du scénario (T0) ; choisir l'un des deux",
        )
    if last.last < first.first:
        about = "~" if text.startswith("~") else ""
        left, right = text.removeprefix("~").split("/")
        instead = f"{about}{right.strip()}/{left.strip()}"
        raise problem(
            text,
            f"the second date comes before the first; write {instead}",
            f"la seconde date précède la première ; écrire {instead}",
            instead,
        )
