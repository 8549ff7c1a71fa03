"""The verdict engine: what each piece of knowledge changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.questions.measures._verdict_words import ORDER, WORDS
from kg.questions.statistics.quiet import Prior, Rhythm, pooled
from kg.questions.statistics.survival import Curve, Spell, estimate
from kg.questions.statistics.verdict import Rules, Sources, Subject, judge, sensitivity

DAY = date(2026, 1, 1)
# Thirty stays that ended after 1, 2 … 30 months; something happens every month.
THIRTY = estimate(Spell(float(n), "advanced") for n in range(1, 31))
MONTHLY = Prior(12.0, 12.0)
OLD = Subject(
    day=DAY,
    phase="experimentation",
    entered=(date(2022, 1, 1), date(2022, 1, 1)),
    looked=DAY,
    last=date(2023, 1, 1),
    own=Rhythm(12, 12.0),
)


def sources(phase: Curve | None = THIRTY, theme: Curve | None = None, norm: float | None = None) -> Sources:
    return Sources(lambda: theme, lambda: phase, norm, MONTHLY)


def test_old_silent_and_looked_at_is_stalled() -> None:
    verdict = judge(OLD, sources())
    assert (verdict.code, verdict.survival, verdict.beyond, verdict.benchmark.n) == (
        "confirmed",
        0.0,
        True,
        30,
    )


def test_probable_when_the_interval_is_wide() -> None:
    few = estimate(
        [*(Spell(float(n), "advanced") for n in range(1, 21)), Spell(60.0), Spell(60.0), Spell(60.0)]
    )
    verdict = judge(OLD, sources(few))
    assert verdict.code == "probable"
    assert verdict.high is not None
    assert verdict.high > Rules().sure


@pytest.mark.parametrize("looked", [None, date(2025, 6, 1), date(2022, 12, 1)])
def test_nobody_is_accused_whom_nobody_looked_at(looked: date | None) -> None:
    assert judge(replace(OLD, looked=looked), sources()).code == "verify"


def test_what_was_true_at_the_last_look_is_said() -> None:
    verdict = judge(replace(OLD, looked=date(2025, 6, 1)), sources())
    assert (verdict.code, verdict.at_last_look) == ("verify", "confirmed")


def test_the_look_must_come_after_the_last_event() -> None:
    seen = replace(OLD, looked=date(2025, 9, 1), last=date(2025, 10, 1))
    assert judge(seen, sources()).code == "verify"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"last": date(2025, 12, 1)}, "slow"),
        ({"last": date(2025, 12, 1), "unmet": ("proof",)}, "blocked"),
        ({"last": date(2025, 12, 1), "returned": True}, "regressed"),
        ({"unmet": ("proof",)}, "confirmed"),
        ({"arrived": True}, "quiet"),
        ({"arrived": True, "last": date(2025, 12, 1)}, "on_track"),
        ({"paused": True}, "paused"),
        ({"halted": True, "looked": None}, "stated"),
        ({"ended": True, "halted": True}, "ended"),
        ({"phase": None}, "no_phase"),
        ({"entered": (date(2025, 1, 1), date(2025, 1, 1)), "last": date(2025, 1, 2)}, "quiet"),
        ({"entered": (date(2021, 1, 1), date(2025, 12, 31)), "last": date(2025, 12, 31)}, "undetermined"),
        ({"entered": (None, None)}, "undetermined"),
    ],
)
def test_each_thing_known_has_its_word(change: dict[str, object], code: str) -> None:
    assert judge(replace(OLD, **change), sources()).code == code  # type: ignore[arg-type]


def test_the_benchmark_falls_back_from_theme_to_phase_to_norm_to_nothing() -> None:
    young = replace(OLD, entered=(date(2025, 9, 1), date(2025, 9, 1)), last=date(2025, 12, 1))
    lasting = estimate([*(Spell(float(n), "advanced") for n in range(1, 21)), *[Spell(90.0)] * 10])
    assert judge(young, sources(theme=lasting)).benchmark.level == "theme"
    # At four years only ten of that theme are still there, which is enough; of THIRTY none is.
    assert judge(OLD, sources(theme=lasting)).benchmark.level == "theme"
    assert judge(OLD, sources(theme=THIRTY)).benchmark.level == "phase"
    nineteen = estimate(Spell(float(n), "advanced") for n in range(1, 20))
    assert judge(OLD, sources(nineteen, norm=24)).benchmark.level == "norm"
    assert judge(OLD, sources(nineteen, norm=24)).code == "probable"
    assert judge(OLD, sources(nineteen, norm=60)).code == "quiet"
    nothing = judge(replace(OLD, last=date(2025, 12, 1)), sources(nineteen))
    assert (nothing.benchmark.level, nothing.code, nothing.survival) == ("none", "incomparable", None)


def test_beyond_a_curve_that_never_comes_down_there_is_no_verdict_on_length() -> None:
    half = estimate([*(Spell(float(n), "advanced") for n in range(1, 21)), *[Spell(30.0)] * 20])
    verdict = judge(replace(OLD, last=date(2025, 12, 1)), sources(half))
    assert (verdict.code, verdict.beyond) == ("incomparable", True)


def test_sensitivity_says_where_the_threshold_matters() -> None:
    # After 26 months 4 of 30 (13 %) last longer.
    at_26 = replace(OLD, entered=(date(2023, 11, 1), date(2023, 11, 1)), last=date(2024, 1, 1))
    assert sensitivity(at_26, sources()) == {0.10: "quiet", 0.15: "probable", 0.25: "probable"}


def test_without_a_rhythm_silence_is_not_judged() -> None:
    alone = Sources(lambda: THIRTY, lambda: THIRTY)
    verdict = judge(replace(OLD, own=Rhythm(1, 12.0)), alone)
    assert (verdict.code, verdict.silence_chance, verdict.inactive) == ("slow", None, None)


def test_the_prior_is_tighter_the_more_alike_the_others_are() -> None:
    alike = pooled([Rhythm(10, 10.0)] * 20)
    apart = pooled([Rhythm(1, 10.0), Rhythm(19, 10.0)] * 10)
    assert alike is not None
    assert apart is not None
    assert alike.events / alike.months == pytest.approx(apart.events / apart.months)
    assert alike.events > apart.events


def test_every_word_is_in_both_languages_and_stated_halts_come_first() -> None:
    assert all(text.en and text.fr for text in WORDS.values())
    assert min(ORDER, key=lambda code: ORDER[code]) == "stated"
