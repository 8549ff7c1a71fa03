"""The verdict on each innovation: stalled or not, on what grounds, and compared with what."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.language import Text
from kg.questions.measures import Context, Row
from kg.questions.measures._pool import STAYS, Pool, _day, read_stays
from kg.questions.measures._verdict_words import ORDER, WORDS, compared_with, reason
from kg.questions.statistics.quiet import Rhythm
from kg.questions.statistics.verdict import Rules, Sources, Subject, Verdict, judge, months, sensitivity

_NORMS = "MATCH (p:Phase) WHERE p.norm_months IS NOT NULL RETURN p.key AS phase, p.norm_months AS months"


def measure(rows: list[Row], context: Context) -> list[Row]:
    params = context.params
    rules = Rules(tail=params["tail"], sure=params["sure"], silence=params["silent"], looked=params["fresh"])
    asked = {"at": params["at"], "counts": params["counts"]}
    norms = {row["phase"]: float(row["months"]) for row in context.read(_NORMS, {})}
    pool = Pool(read_stays(context.read(STAYS, asked)) if rows else [], norms)
    judged = [_judged(row, pool, rules, params["lang"]) for row in rows]
    _say_how(judged, rules, context)
    return sorted(judged, key=_place)


def _place(row: Row) -> tuple[Any, ...]:
    """Gravest verdict first; what is to verify by its age when it was last seen; then the longest silence."""
    seen = 0.0
    looked, entered = _day(row["looked"]), _day(row["entered_to"])
    if row["code"] == "verify" and looked and entered:
        seen = max(0.0, months(entered, looked))
    return ORDER[row["code"]], -seen, -(row["silence"] or 0.0), row["id"]


def _judged(row: Row, pool: Pool, rules: Rules, lang: Any) -> Row:
    subject = subject_of(row)
    sources = pool.sources(row["id"], subject.phase)
    verdict = judge(subject, sources, rules)
    return {
        **row,
        "code": verdict.code,
        "verdict": WORDS[verdict.code].said_in(lang),
        "reason": reason(row, subject, verdict, rules).said_in(lang),
        **_numbers(subject, verdict),
        "benchmark": compared_with(verdict).said_in(lang),
        "sensitivity": _sensitivity(subject, sources, rules, lang),
        "at_last_look": verdict.at_last_look and WORDS[verdict.at_last_look].said_in(lang),
    }


def _numbers(subject: Subject, verdict: Verdict) -> Row:
    curve = verdict.benchmark.curve
    chance = None if curve is None else curve.chance("advanced", subject.ages[0], 12.0)
    return {
        "n": verdict.benchmark.n if curve is not None else None,
        "survival": _rounded(verdict.survival),
        "low": _rounded(verdict.low),
        "high": _rounded(verdict.high),
        "silence_chance": _rounded(verdict.silence_chance),
        "advance_chance": _rounded(chance),
    }


def _sensitivity(subject: Subject, sources: Sources, rules: Rules, lang: Any) -> str:
    found = sensitivity(subject, sources, rules)
    return " · ".join(f"{100 * tail:.0f} % {WORDS[code].said_in(lang)}" for tail, code in found.items())


def subject_of(row: Row) -> Subject:
    """One row of the Cypher as the verdict engine takes it."""
    state = row["state"]
    day, entered = _day(row["day"]), (_day(row["entered_from"]), _day(row["entered_to"]))
    last = _day(row["last_day"])
    return Subject(
        day=day or date.min,
        phase=row["phase_key"] if state != "nowhere" else None,
        entered=entered,
        looked=_day(row["looked"]),
        last=last,
        own=Rhythm(row["events"], _watched_months(entered, last)),
        ended=state == "ended",
        halted=state == "halted",
        paused=state == "paused",
        arrived=state == "arrived",
        returned=bool(row["returned"]),
        unmet=tuple(row["unmet"]),
    )


def _watched_months(entered: tuple[date | None, date | None], last: date | None) -> float:
    """From entering the phase to the last thing that happened."""
    begun = entered[0] or entered[1]
    return 0.0 if begun is None or last is None else max(0.0, months(begun, last))


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _say_how(rows: list[Row], rules: Rules, context: Context) -> None:
    context.say(
        Text(
            en=f"Thresholds: overstay when at most {rules.tail:.0%} of comparable stays last longer, confirmed when the "
            f"upper 95 % bound is at most {rules.sure:.0%}; inactive when such a silence has less than a "
            f"{rules.silence:.0%} chance; somebody must have looked in the last {rules.looked:g} months.",
            fr=f"Seuils : séjour trop long si au plus {100 * rules.tail:g} % des séjours comparables durent davantage, "
            f"confirmé si la borne haute à 95 % ne dépasse pas {100 * rules.sure:g} % ; inactif si un tel silence a moins "
            f"de {100 * rules.silence:g} % de chances ; quelqu'un doit avoir regardé dans les {rules.looked:g} derniers "
            "mois.",
        )
    )
    alone = sum(row["benchmark"] != "" and row["n"] is None for row in rows)
    if alone:
        context.say(
            Text(
                en=f"For {alone} of {len(rows)} innovations too few comparable stays have ended "
                f"({rules.exits} are needed) and no norm is declared: no verdict on their length.",
                fr=f"Pour {alone} innovations sur {len(rows)}, trop peu de séjours comparables sont achevés "
                f"(il en faut {rules.exits}) et aucune norme n'est déclarée : pas de verdict sur leur durée.",
            )
        )
