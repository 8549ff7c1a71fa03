"""Survival against published tables, and against what must hold for any data."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.questions.statistics.quiet import Prior, Rhythm, chance_of_silence, pooled
from kg.questions.statistics.survival import Spell, estimate

# Remission in weeks under 6-MP (Freireich and others, 1963), as printed in textbooks; 0 marks "not over".
FREIREICH = [Spell(t, "relapse") for t in (6, 6, 6, 7, 10, 13, 16, 22, 23)] + [
    Spell(t) for t in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
]
PRINTED = {
    6: (21, 3, 0.8571, 0.0764),
    7: (17, 1, 0.8067, 0.0869),
    10: (15, 1, 0.7529, 0.0963),
    13: (12, 1, 0.6902, 0.1068),
    16: (11, 1, 0.6275, 0.1141),
    22: (7, 1, 0.5378, 0.1282),
    23: (6, 1, 0.4482, 0.1346),
}


def test_freireich() -> None:
    curve = estimate(FREIREICH)
    assert {
        s.time: (s.at_risk, s.ended, round(s.survival, 4), round(s.error or 0, 4)) for s in curve.steps
    } == PRINTED
    assert curve.quantile(0.5) == 23
    assert curve.interval(6) == pytest.approx((0.6197, 0.9516), abs=5e-5)
    assert curve.interval(23) == pytest.approx((0.1881, 0.6801), abs=5e-5)


def test_late_entry_counts_only_who_was_watched() -> None:
    # By hand: at 2, only the first is watched (the second from 3 on); at 5, the second and the third.
    curve = estimate([Spell(2, "out"), Spell(5, "out", watched_from=3), Spell(8, watched_from=1)])
    assert [(s.time, s.at_risk, s.survival) for s in curve.steps] == [
        (2, 2, 0.5),
        (5, 2, 0.25),
    ]


def test_two_ways_to_end_share_what_ended() -> None:
    # By hand: 4 at risk, one advances at 1 (1/4), one is given up at 2 (3/4·1/3), one advances at 4 (1/2·1/1).
    curve = estimate([Spell(1, "up"), Spell(2, "out"), Spell(3), Spell(4, "up")])
    assert curve.share("up", 1) == pytest.approx(0.25)
    assert curve.share("out", 2) == pytest.approx(0.25)
    assert curve.share("up", 4) == pytest.approx(0.75)
    assert curve.chance("up", 2, 5) == pytest.approx(1.0)  # nobody is lost in any other way after 2
    assert curve.chance("up", 4, 5) is None  # nobody is left


def test_nobody_left_has_no_error_and_the_upper_bound_of_the_step_before() -> None:
    curve = estimate([Spell(1, "up"), Spell(2, "up"), Spell(3, "up")])
    assert (curve.steps[-1].survival, curve.steps[-1].error) == (0, None)
    assert curve.interval(3) == (0.0, curve.steps[1].high)
    assert estimate([Spell(1, "up")]).interval(1) == (0.0, 1.0)


def test_nothing_gives_a_curve_of_one() -> None:
    curve = estimate([])
    assert (curve.survival(10), curve.quantile(0.5), curve.interval(3)) == (1.0, None, (1.0, 1.0))


_SPELLS = st.lists(
    st.builds(Spell, st.integers(0, 60).map(float), st.sampled_from([None, "up", "out"])), max_size=40
)


@given(_SPELLS)
def test_survival_and_shares_add_up(spells: list[Spell]) -> None:
    curve = estimate(spells)
    previous = 1.0
    for step in curve.steps:
        assert 0 <= step.survival <= previous
        assert math.isclose(step.survival + sum(step.shares.values()), 1.0, abs_tol=1e-9)
        if step.low is not None and step.high is not None:
            assert step.low <= step.survival <= step.high
        previous = step.survival


@given(_SPELLS)
def test_without_open_stays_it_is_the_plain_share(spells: list[Spell]) -> None:
    ended = [spell for spell in spells if spell.end]
    curve = estimate(ended)
    for step in curve.steps:
        longer = sum(spell.length > step.time for spell in ended)
        assert step.survival == pytest.approx(longer / len(ended))


def test_silence_by_hand() -> None:
    # One event a month on average elsewhere: a prior of 12 events in 12 months; 12 more of its own.
    prior = pooled([Rhythm(10, 10.0)] * 3)
    assert prior == Prior(12.0, 12.0)
    assert chance_of_silence(Rhythm(12, 12.0), 6.0, prior) == pytest.approx((24 / 30) ** 24)
    assert chance_of_silence(Rhythm(0, 0.0), 0.0, prior) == 1


def test_silence_is_not_judged_without_anything_to_judge_by() -> None:
    assert pooled([Rhythm(50, 10.0)] * 2) is None
    assert pooled([Rhythm(1, 10.0)] * 4) is None
    assert chance_of_silence(Rhythm(2, 24.0), 60.0, None) is None
    assert chance_of_silence(Rhythm(6, 24.0), 60.0, None) == pytest.approx((24 / 84) ** 6.5)
