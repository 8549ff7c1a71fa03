"""Dates and periods as people say them, in French and in English."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.language import Language, Text
from kg.schema.dates.grammar import SCENARIO_CLOCK, Span, Written, read
from kg.schema.dates.names import MONTHS, SEASONS
from kg.schema.dates.periods import Period
from kg.schema.dates.problem import DateProblem
from kg.schema.dates.when import When

_UNITS = {
    "day": (Text(en="day", fr="jour"), Text(en="days", fr="jours")),
    "week": (Text(en="week", fr="semaine"), Text(en="weeks", fr="semaines")),
    "month": (Text(en="month", fr="mois"), Text(en="months", fr="mois")),
    "year": (Text(en="year", fr="an"), Text(en="years", fr="ans")),
}


class _Name(NamedTuple):
    """A date by name. The French article decides how the words around it contract."""

    bare: str
    article: str = ""  # "", "le ", "l'", "les "

    @property
    def full(self) -> str:
        return self.article + self.bare

    def after_de(self) -> str:
        if not self.article:
            return f"d'{self.bare}" if self.bare[0] in "ao" else f"de {self.bare}"
        return {"le ": "du ", "l'": "de l'", "les ": "des "}[self.article] + self.bare

    def after_a(self) -> str:
        return {"": "à ", "le ": "au ", "l'": "à l'", "les ": "aux "}[self.article] + self.bare


@lru_cache(maxsize=1 << 14)
def describe_when(when: When, language: Language) -> str:
    """One date for people: `about 2016`, `between 2008 and 2009`, `T0 + 6 months`."""
    written = _taken_apart(when)
    if written is None:
        return when.text
    names = [_name(span, language) for span in written.spans]
    about = written.manner == "about"
    french = language == "fr"
    if len(names) == 2:
        first, last = (name.full for name in names)
        if french:
            return f"entre {first} et {last}{' environ' if about else ''}"
        return f"between {'about ' if about else ''}{first} and {last}"
    if written.manner == "plain":
        return names[0].bare if french else names[0].full
    leading = {
        "about": Text(en="about", fr="vers"),
        "before": Text(en="before", fr="avant"),
        "after": Text(en="after", fr="après"),
    }[written.manner]
    return f"{leading.said_in(language)} {names[0].full}"


def describe(period: Period, language: Language) -> str:
    """A period for people. An end that is unknown and one still to come never look alike."""
    start, end = period.start, period.end
    if start is not None and start == end:
        return describe_when(start, language)
    if all(_is_simple(when) for when in (start, end) if when):
        return _in_one_phrase(period).said_in(language)
    return _side_by_side(period, language)


def describe_in_sentence(period: Period, language: Language) -> str:
    """A period that goes on a sentence: `starting between 2008 and 2009, until 2016`."""
    start, end = period.start, period.end
    if start == end or all(_is_simple(when) for when in (start, end) if when):
        return describe(period, language)
    return f"{_start_in_sentence(start, language)}, {_end_in_sentence(period, language)}"


def _start_in_sentence(start: When | None, language: Language) -> str:
    if start is None:
        return Text(en="start unknown", fr="début inconnu").said_in(language)
    name = describe_when(start, language)
    if _is_simple(start):
        return Text(en=f"from {name}", fr=_french(start, "depuis")).said_in(language)
    return Text(en=f"starting {name}", fr=f"début {name}").said_in(language)


def _end_in_sentence(period: Period, language: Language) -> str:
    if period.ongoing:
        return Text(en="still going on", fr="toujours en cours").said_in(language)
    if period.end is None:
        return Text(en="end unknown", fr="fin inconnue").said_in(language)
    name = describe_when(period.end, language)
    if _is_simple(period.end):
        return Text(en=f"until {name}", fr=_french(period.end, "jusque")).said_in(language)
    return Text(en=f"ending {name}", fr=f"fin {name}").said_in(language)


def _in_one_phrase(period: Period) -> Text:
    start, end = period.start, period.end
    if start and end:
        dash = " to " if period.clock else " – "  # a scenario's date holds a sign itself: T0 + 6 months
        return Text(
            en=f"{describe_when(start, 'en')}{dash}{describe_when(end, 'en')}",
            fr=f"{_french(start, 'de')} {_french(end, 'à')}",
        )
    if start and period.ongoing:
        return Text(en=f"since {describe_when(start, 'en')}", fr=_french(start, "depuis"))
    if start:
        return Text(
            en=f"from {describe_when(start, 'en')}, end unknown",
            fr=f"{_french(start, 'depuis')}, fin inconnue",
        )
    if end:
        return Text(
            en=f"until {describe_when(end, 'en')}, start unknown",
            fr=f"{_french(end, 'jusque')}, début inconnu",
        )
    if period.ongoing:
        return Text(en="ongoing, start unknown", fr="en cours, début inconnu")
    return Text(en="dates unknown", fr="dates inconnues")


def _side_by_side(period: Period, language: Language) -> str:
    """For dates that no preposition can lead: `start: between 2008 and 2009; end: 2016`."""
    start = Text(en="start unknown", fr="début inconnu").said_in(language)
    if period.start:
        start = Text(en="start: ", fr="début : ").said_in(language) + describe_when(period.start, language)
    end = Text(en="end unknown", fr="fin inconnue").said_in(language)
    if period.ongoing:
        end = Text(en="ongoing", fr="en cours").said_in(language)
    elif period.end:
        end = Text(en="end: ", fr="fin : ").said_in(language) + describe_when(period.end, language)
    return f"{start}{Text(en='; ', fr=' ; ').said_in(language)}{end}"


def _french(when: When, leading: str) -> str:
    """A simple date after `de`, `à`, `depuis` or `jusque`, contracted as French does."""
    written = _taken_apart(when)
    if written is None:
        return f"{leading} {when.text}"
    span = written.spans[0]
    name = _name(span, "fr")
    environ = " environ" if written.manner == "about" else ""
    if leading == "de":
        return name.after_de() + environ
    if leading == "à":
        return name.after_a() + environ
    if leading == "depuis":
        return f"depuis {name.full}{environ}"
    if span.kind in ("year", "month") and span.clock is None:
        return f"jusqu'en {name.bare}{environ}"
    return f"jusqu'{name.after_a()}{environ}"


def _is_simple(when: When) -> bool:
    """One named stretch, perhaps "about": not a range, not open on a side."""
    written = _taken_apart(when)
    return written is not None and len(written.spans) == 1 and written.manner in ("plain", "about")


def _taken_apart(when: When) -> Written | None:
    """None for a date that was not made by reading its text: its text is all there is to show."""
    try:
        return read(when.text)
    except DateProblem:
        return None


def _name(span: Span, language: Language) -> _Name:
    if span.clock == SCENARIO_CLOCK:
        return _scenario_name(span, language)
    return _french_name(span) if language == "fr" else _english_name(span)


def _french_name(span: Span) -> _Name:
    year, month = span.first.year, MONTHS[span.first.month - 1].fr
    ordinal = "1er" if span.number == 1 else f"{span.number}e"
    match span.kind:
        case "decade":
            return _Name(f"années {year}", "les ")
        case "semester":
            return _Name(f"{ordinal} semestre {year}", "le ")
        case "quarter":
            return _Name(f"{ordinal} trimestre {year}", "le ")
        case "season":
            season = SEASONS[span.number - 1].fr
            return _Name(f"{season} {year}", "le " if season == "printemps" else "l'")
        case "month":
            return _Name(f"{month} {year}")
        case "day":
            return _Name(f"{'1er' if span.first.day == 1 else span.first.day} {month} {year}", "le ")
        case _:
            return _Name(str(year))


def _english_name(span: Span) -> _Name:
    year, month = span.first.year, MONTHS[span.first.month - 1].en
    match span.kind:
        case "decade":
            return _Name(f"{year}s", "the ")
        case "semester":
            return _Name(f"H{span.number} {year}")
        case "quarter":
            return _Name(f"Q{span.number} {year}")
        case "season":
            return _Name(f"{SEASONS[span.number - 1].en} {year}")
        case "month":
            return _Name(f"{month} {year}")
        case "day":
            return _Name(f"{span.first.day} {month} {year}")
        case _:
            return _Name(str(year))


def _scenario_name(span: Span, language: Language) -> _Name:
    count = abs(span.number)
    if span.kind == "day" and count == 0:
        return _Name(SCENARIO_CLOCK)
    one, many = _UNITS[span.kind]
    # French counts from two, English from anything but one.
    unit = one if count == 1 or (count == 0 and language == "fr") else many
    return _Name(f"{SCENARIO_CLOCK} {'−' if span.number < 0 else '+'} {count} {unit.said_in(language)}")
