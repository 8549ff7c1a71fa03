"""For a text that is no date here: what its writer most likely meant, in a writing that is accepted.

Each rule turns a foreign writing (`1/10/2014`, `oct. 2014`, `T+6 mois`, `fin 2014`) into ours. A rule only
proposes: what is shown has been read by the grammar, so that no advice leads to a second error.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from kg.schema.dates.grammar import plainly, read
from kg.schema.dates.names import MONTHS
from kg.schema.dates.problem import DateProblem, problem

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

ONGOING_WORDS = frozenset({"ongoing", "en cours"})
UNKNOWN_WORDS = frozenset({"unknown", "inconnu", "inconnue", "?"})
STILL_GOING = frozenset({"now", "today", "present", "current", "aujourd'hui", "actuel", "actuellement"})

_MONTH_NUMBERS = {plainly(name): n for n, names in enumerate(MONTHS, start=1) for name in names}
_MONTHS_OF_PART = {
    "mi": ("05", "08"),
    "la": ("10", "12"), "en": ("10", "12"), "fi": ("10", "12"),
}  # fmt: skip
_SEASON_WORDS = "spring|summer|autumn|winter|printemps|ete|automne|hiver"
_UNIT_WORDS = {"d": "d", "j": "d", "w": "w", "s": "w", "m": "m", "y": "y", "a": "y"}
_ABOUT_WORDS = r"(?:about|around|circa|ca?\.?|approx\.?|vers|environ|env\.?)"
_LONGEST = 60  # a longer text is a sentence, and no rule is for those
_SPREADSHEET_EPOCH = datetime.date(1899, 12, 30)


def suggestion(text: str) -> DateProblem:
    """The problem with a text that is none of the accepted writings."""
    plain = plainly(text)
    if not plain:
        return problem(
            "«»",
            "there is no date; write one such as 2014, 2014-10 or 2014-10-01",
            "il n'y a pas de date ; en écrire une, comme 2014, 2014-10 ou 2014-10-01",
        )
    if plain in ONGOING_WORDS | UNKNOWN_WORDS | STILL_GOING:
        return problem(
            text,
            "this is no date: 'ongoing' can only stand for the end of a period and 'unknown' for one of its "
            "two ends; write a date such as 2014",
            "ce n'est pas une date : « en cours » ne se dit que de la fin d'une période et « inconnu » que "
            "de l'un de ses bouts ; écrire une date comme 2014",
        )
    proposal = next(_proposals(plain), None)
    if isinstance(proposal, DateProblem):
        return problem(
            text,
            f"this would be {proposal.text.en}",
            f"ce serait {proposal.text.fr}",
            proposal.instead,
        )
    if proposal:
        return problem(
            text,
            f"a date is not written in this way here; write {proposal}",
            f"une date ne s'écrit pas ainsi ici ; écrire {proposal}",
            proposal,
        )
    return problem(
        text,
        "this is not a date; write 2014, 2014-10, 2014-10-01, 2014-Q3, 2014-spring, ~2014, 2014/2015, "
        "before 2014, 1990s or T0+6m",
        "ce n'est pas une date ; écrire 2014, 2014-10, 2014-10-01, 2014-T3, 2014-printemps, ~2014, "
        "2014/2015, avant 2014, années 1990 ou T0+6m",
    )


def _proposals(plain: str) -> Iterator[str | DateProblem]:
    """What the rules make of it: a date that reads, or our writing of one that cannot be (30/02/2014)."""
    if len(plain) > _LONGEST:
        return
    for pattern, rewrite in _RULES:
        found = pattern.fullmatch(plain)
        if not found:
            continue
        proposal = rewrite(found)
        try:
            if read(proposal):
                yield proposal
        except DateProblem as wrong:
            if wrong.instead:
                yield wrong


def _ours(text: str) -> str:
    """A part of a longer writing in our form, or as it is when no rule knows it."""
    try:
        if read(text):
            return text
    except DateProblem:
        return text
    proposal = next(_proposals(text), text)
    return text if isinstance(proposal, DateProblem) else proposal


def _day_month_year(found: re.Match[str]) -> str:
    """Day first, as in France, unless only the American order can be meant."""
    day, month, year = int(found[1]), int(found[2]), found[3]
    if month > 12 >= day:
        day, month = month, day
    return f"{year}-{month:02d}-{day:02d}"


def _year_month_day(found: re.Match[str]) -> str:
    return "-".join([found[1], *(f"{int(part):02d}" for part in found.groups()[1:] if part)])


def _year_slash(found: re.Match[str]) -> str:
    """`2014/10` is a month; `2014/15` can only be the two years."""
    year, second = found[1], int(found[2])
    return f"{year}-{second:02d}" if 1 <= second <= 12 else f"{year}/{year[:2]}{second:02d}"


def _named_month(found: re.Match[str]) -> str:
    """The one month whose name starts with the word (`oct`, `déc.`); `jui` may be two, and is left alone."""
    groups = found.groupdict()
    months = {n for name, n in _MONTH_NUMBERS.items() if name.startswith(groups["word"])}
    if len(months) != 1:
        return ""
    whole = f"{groups['year']}-{months.pop():02d}"
    return f"{whole}-{int(groups['day']):02d}" if groups.get("day") else whole


def _part_of_year(found: re.Match[str]) -> str:
    """The early, middle and late part of a year, as months that can be checked against the source."""
    first, last = _MONTHS_OF_PART.get(found[1][:2], ("01", "03"))
    return f"{found[2]}-{first}/{found[2]}-{last}"


def _after_the_day_before(found: re.Match[str]) -> str:
    """`2012/`: 2012 or later, which is after 2011."""
    return f"after {int(found[1]) - 1}"


def _compact(found: re.Match[str]) -> str:
    return "-".join(part for part in found.groups() if part)


def _approximate(found: re.Match[str]) -> str:
    """A marked approximation: `vers 2016`, `2016 ?`, `circa oct. 2016`."""
    return f"~{_ours(found[1].strip())}"


def _both_ends(found: re.Match[str]) -> str:
    return f"{_ours(found[1].strip())}/{_ours(found[2].strip())}"


def _rule(pattern: str, rewrite: Callable[[re.Match[str]], str]) -> Rule:
    return re.compile(pattern), rewrite


# In this order: the first one that gives a readable date is shown.
_RULES: tuple[Rule, ...] = (
    _rule(r"(~?[^ ]+(?: [^ ]+)+)", lambda m: m[1].replace(" ", "")),
    _rule(r"([0-9]{4})\.0+", lambda m: m[1]),
    _rule(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9]{2}:.*", lambda m: m[1]),
    _rule(r"([0-9]{4})([0-9]{2})([0-9]{2})?", _compact),
    _rule(
        r"([2-6][0-9]{4})(?:\.[0-9]+)?",
        lambda m: str(_SPREADSHEET_EPOCH + datetime.timedelta(days=int(m[1]))),
    ),
    _rule(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})", _day_month_year),
    _rule(r"([0-9]{1,2})[/. -]([0-9]{4})", lambda m: f"{m[2]}-{int(m[1]):02d}"),
    _rule(r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})", _year_month_day),
    _rule(r"([0-9]{4})/([0-9]{2})", _year_slash),
    _rule(r"([0-9]{4})[/. -]([0-9]{1,2})", _year_month_day),
    _rule(
        r"(?P<word>[a-z]{3,})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})",
        _named_month,
    ),
    _rule(
        r"(?:le |the )?(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)?[ -](?:of )?"
        r"(?P<word>[a-z]{3,})\.?[ -](?P<year>[0-9]{4})",
        _named_month,
    ),
    _rule(r"(?P<word>[a-z]{3,})\.?,?[ -](?:of )?(?P<year>[0-9]{4})", _named_month),
    _rule(r"(?P<year>[0-9]{4})[ -](?P<word>[a-z]{3,})\.?", _named_month),
    _rule(r"([qtsh])[ -]?([0-9])[ /-]?([0-9]{4})", lambda m: f"{m[3]}-{m[1].upper()}{m[2]}"),
    _rule(r"([0-9]{4})[ /]?([qtsh])[ -]?([0-9])", lambda m: f"{m[1]}-{m[2].upper()}{m[3]}"),
    _rule(
        r"([1-4])(?:er|ere|e|eme|st|nd|rd|th) (trim|sem|quart)[a-z]*\.? (?:de |of )?([0-9]{4})",
        lambda m: f"{m[3]}-{'S' if m[2] == 'sem' else 'Q'}{m[1]}",
    ),
    _rule(rf"({_SEASON_WORDS})[ -](?:of )?([0-9]{{4}})", lambda m: f"{m[2]}-{m[1]}"),
    _rule(rf"([0-9]{{4}}) ({_SEASON_WORDS})", lambda m: f"{m[1]}-{m[2]}"),
    _rule(r"fall[ -]([0-9]{4})|([0-9]{4})[ -]fall", lambda m: f"{m[1] or m[2]}-autumn"),
    _rule(
        r"(early|beginning of|begin|debut|mid|middle of|mi|milieu|late|end of|end|fin)[ -](?:de )?([0-9]{4})",
        _part_of_year,
    ),
    _rule(r"(?:the |les )?(?:annees )?'?([0-9]0)s?", lambda m: f"19{m[1]}s" if m[0] != m[1] else ""),
    _rule(r"(?:the |les )?(?:annees |decennie )?([0-9]{3})[0-9](?:'?s)?", lambda m: f"{m[1]}0s"),
    _rule(r"'?([0-9]{2})", lambda m: f"{'20' if int(m[1]) < 50 else '19'}{m[1]}"),
    _rule(r"([0-9]{4})/(?:\.\.)?", _after_the_day_before),
    _rule(r"(?:\.\.)?/([0-9]{4})", lambda m: f"before {int(m[1]) + 1}"),
    _rule(r"(?:before|avant|after|apres) ?~(.+)", lambda m: m[0].replace("~", "").strip()),
    _rule(r"(?:since|from|depuis|a partir de) (.+)", lambda m: m[1]),
    _rule(r"(?:until|jusqu'en|jusqu'a) (.+)", lambda m: m[1]),
    _rule(
        r"[tm]0? ?([+-]) ?([0-9]{1,3}) ?(?:([djwsmya])[a-z]*)?\.?",
        lambda m: f"T0{m[1]}{m[2]}{_UNIT_WORDS[m[3] or 'm']}",
    ),
    _rule(rf"{_ABOUT_WORDS} ?(.+)", _approximate),
    _rule(rf"(.+?) ?(?:\?|\(\?\)|{_ABOUT_WORDS})", _approximate),
    _rule(
        r"(?:between |entre |from |de )?(.+?) ?(?:[–—]|/| - | to | and | a | et | ou | or |\.\.) ?~?(.+)",
        _both_ends,
    ),
    _rule(r"([0-9]{4})-([0-9]{4})", _both_ends),
)
