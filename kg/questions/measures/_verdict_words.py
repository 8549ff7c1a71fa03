"""Verdicts in words: the label, the order on the page, and the sentence that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kg.language import Language, Text
from kg.questions.statistics.verdict import Code, Rules, Subject, Verdict, months
from kg.schema.dates import clock_of, clock_offset, describe_when, parse_when

WORDS: dict[Code, Text] = {
    "stated": Text(en="stalled (stated)", fr="à l'arrêt (dit par la source)"),
    "confirmed": Text(en="stalled (confirmed)", fr="à l'arrêt (confirmé)"),
    "probable": Text(en="stalled (probable)", fr="à l'arrêt (probable)"),
    "blocked": Text(en="blocked", fr="bloqué"),
    "regressed": Text(en="regressed", fr="retour de phase"),
    "slow": Text(en="slow", fr="lent"),
    "quiet": Text(en="quiet", fr="silencieux"),
    "undetermined": Text(en="undetermined (date precision)", fr="indéterminé (précision des dates)"),
    "incomparable": Text(en="undetermined (too few to compare)", fr="indéterminé (trop peu de comparables)"),
    "verify": Text(en="to verify", fr="à vérifier"),
    "paused": Text(en="paused (stated)", fr="en pause (dit par la source)"),
    "on_track": Text(en="on track", fr="en cours"),
    "no_phase": Text(en="phase unknown", fr="phase inconnue"),
    "ended": Text(en="ended", fr="terminé"),
}
ORDER: dict[Code, int] = {code: place for place, code in enumerate(WORDS)}

_LEVELS = {
    "theme": Text(en="same phase and theme", fr="même phase et même thème"),
    "phase": Text(en="same phase", fr="même phase"),
}


def compared_with(verdict: Verdict) -> Text:
    """What its length was compared with."""
    benchmark = verdict.benchmark
    if benchmark.curve is not None:
        level = _LEVELS[benchmark.level]
        if verdict.beyond:
            return Text(
                en=f"{level.en}: older than any that ended (n = {benchmark.n})",
                fr=f"{level.fr} : plus ancien que tout séjour achevé (n = {benchmark.n})",
            )
        return Text(en=f"{level.en} (n = {benchmark.n})", fr=f"{level.fr} (n = {benchmark.n})")
    if benchmark.norm is not None:
        return Text(
            en=f"declared norm: {benchmark.norm:g} months",
            fr=f"norme déclarée : {_french(benchmark.norm)} mois",
        )
    return Text(en="nothing: too few to say", fr="rien : trop peu pour le dire")


def reason(row: dict[str, Any], subject: Subject, verdict: Verdict, rules: Rules) -> Text:
    """Why, in a sentence or a few."""
    said: list[Text | None] = (
        [_WHY[verdict.code](row, subject, verdict, rules)] if verdict.code in _WHY else []
    )
    if verdict.code not in ("stated", "paused", "no_phase", "ended", "verify"):
        said += _length(subject, verdict), _silence(subject, verdict)
    if subject.unmet and verdict.code != "ended":
        unmet = ", ".join(subject.unmet)
        said.append(Text(en=f"Shown unmet: {unmet}.", fr=f"Montré non rempli : {unmet}."))
    return Text(en=" ".join(text.en for text in said if text), fr=" ".join(text.fr for text in said if text))


# ---- pieces of the sentence


def _stated(row: dict[str, Any], subject: Subject, verdict: Verdict, rules: Rules) -> Text:  # noqa: ARG001
    named, since = row["stated"], subject_day(row["stated_since"])
    if named in (None, "halted"):
        return Text(
            en="The source says that its last stay was halted; nothing is told after it.",
            fr="La source dit son dernier séjour arrêté ; rien n'est raconté ensuite.",
        )
    when = ("", "") if since is None else (f" ({_said(since, 'en')})", f" ({_said(since, 'fr')})")
    return Text(
        en=f"The source states it: {named}{when[0]}; nothing restarted after it.",
        fr=f"La source le dit : {named}{when[1]} ; rien n'a repris ensuite.",
    )


def _verify(row: dict[str, Any], subject: Subject, verdict: Verdict, rules: Rules) -> Text:  # noqa: ARG001
    if subject.looked is None:
        return Text(en="Nobody ever looked.", fr="Personne n'a jamais regardé.")
    gap = months(subject.looked, subject.day)
    then = verdict.at_last_look
    en = f"Nobody looked after {_said(subject.looked, 'en')} ({gap:.0f} months before)."
    fr = f"Personne n'a regardé après le {_said(subject.looked, 'fr')} ({gap:.0f} mois avant)."
    age = _age(
        replace(subject, day=subject.looked),
        Text(en="It had then been in the phase", fr="Elle était alors dans la phase"),
    )
    if age is not None:
        en, fr = f"{en} {age.en}", f"{fr} {age.fr}"
    if then is not None:
        en += f" On that day: {WORDS[then].en}."
        fr += f" Ce jour-là : {WORDS[then].fr}."
    return Text(en=en, fr=fr)


def _nowhere(row: dict[str, Any], subject: Subject, verdict: Verdict, rules: Rules) -> Text:  # noqa: ARG001
    return Text(
        en="No stay in a phase is known on that day: nothing to judge.",
        fr="Aucun séjour dans une phase n'est connu à ce jour : rien à juger.",
    )


def _undetermined(row: dict[str, Any], subject: Subject, verdict: Verdict, rules: Rules) -> Text:  # noqa: ARG001
    return Text(
        en="The verdict depends on when exactly it entered the phase, which the sources do not say.",
        fr="Le verdict dépend du jour exact de son entrée dans la phase, que les sources ne disent pas.",
    )


_WHY = {
    "stated": _stated,
    "paused": _stated,
    "verify": _verify,
    "no_phase": _nowhere,
    "undetermined": _undetermined,
}


def _age(subject: Subject, said: Text) -> Text | None:
    """How long it had been in the phase on that day, as far as the dates tell."""
    earliest, latest = subject.entered
    if latest is None or latest > subject.day:
        return None
    least = months(latest, subject.day)
    most = least if earliest is None else months(earliest, subject.day)
    if most < 1:
        return None
    if most - least < 1:
        return Text(en=f"{said.en} for {least:.0f} months.", fr=f"{said.fr} depuis {least:.0f} mois.")
    return Text(
        en=f"{said.en} for {least:.0f} to {most:.0f} months.",
        fr=f"{said.fr} depuis {least:.0f} à {most:.0f} mois.",
    )


def _length(subject: Subject, verdict: Verdict) -> Text | None:
    if subject.arrived:
        return Text(
            en="It is in the last phase: its length is no delay.",
            fr="C'est la dernière phase : y durer n'est pas un retard.",
        )
    if verdict.survival is None or verdict.low is None or verdict.high is None:
        return _age(subject, Text(en="It has been in the phase", fr="Elle est dans la phase"))
    return Text(
        en=f"{verdict.survival:.0%} of {verdict.benchmark.n} comparable stays last longer "
        f"[{verdict.low:.0%}–{verdict.high:.0%}].",
        fr=f"{100 * verdict.survival:.0f} % des {verdict.benchmark.n} séjours comparables durent davantage "
        f"[{100 * verdict.low:.0f}–{100 * verdict.high:.0f} %].",
    )


def _silence(subject: Subject, verdict: Verdict) -> Text | None:
    silent, chance = subject.silent, verdict.silence_chance
    if silent is None or chance is None:
        return Text(
            en="Its usual rhythm is not known well enough to judge the silence.",
            fr="Son rythme habituel est trop mal connu pour juger le silence.",
        )
    if silent < 1:
        return Text(en="Something happened lately.", fr="Il s'est passé quelque chose récemment.")
    return Text(
        en=f"Silent for {silent:.0f} months, which has a {_share(chance)} chance at its rhythm.",
        fr=f"Silence de {silent:.0f} mois, qui a {_share(chance)} de chances à son rythme.",
    )


def _share(chance: float) -> str:
    return "< 1 %" if chance < 0.01 else f"{100 * chance:.0f} %"


def subject_day(value: Any) -> date | None:
    return None if value is None else date(value.year, value.month, value.day)


def _said(day: date, language: Language) -> str:
    if clock_of(day) is not None:
        day_text = clock_offset(day)
        return day_text if day_text == "T0" else describe_when(parse_when(day_text), language)
    return describe_when(parse_when(day.isoformat()), language)


def _french(number: float) -> str:
    return f"{number:g}".replace(".", ",")
