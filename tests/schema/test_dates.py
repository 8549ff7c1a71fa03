"""Dates: what each writing means, that the graph loses nothing of it, and what advice a mistake gets."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.schema.dates import (
    DateProblem,
    Period,
    When,
    clock_of,
    clock_offset,
    describe,
    describe_when,
    months_between,
    parse_period,
    parse_when,
    period_from,
    period_of,
    properties,
)

PAGE = Path(__file__).parents[2] / "docs" / "dates.md"


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def codes(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


# Writings ------------------------------------------------------------------------------------------------

years = st.integers(1100, 2999).map(str)
months = st.builds("{}-{:02d}".format, years, st.integers(1, 12))
days = st.dates(date(1100, 1, 1), date(2999, 12, 31)).map(date.isoformat)
parts = st.builds(
    "{}-{}".format,
    years,
    st.sampled_from(
        [
            "Q1",
            "q4",
            "T2",
            "T3",
            "S1",
            "S2",
            "H2",
            "spring",
            "été",
            "ete",
            "AUTUMN",
            "automne",
            "hiver",
            "winter",
        ]
    ),
)
decades = st.builds("{}0{}".format, st.integers(110, 299), st.just("s"))
offsets = st.one_of(
    st.just("T0"),
    st.builds("T0{:+d}m".format, st.integers(-600, 600)),
    st.builds("T0{:+d}y".format, st.integers(-50, 50)),
    st.builds("T0{:+d}w".format, st.integers(-2600, 2600)),
    st.builds("T0{:+d}d".format, st.integers(-18250, 18250)),
)
calendar_atoms = st.one_of(years, months, days, parts, decades)
atoms = st.one_of(calendar_atoms, offsets)


def in_order(one: str, other: str) -> str:
    first, last = sorted((one, other), key=lambda text: parse_when(text).earliest or date.min)
    return f"{first}/{last}"


ranges = st.one_of(st.builds(in_order, calendar_atoms, calendar_atoms), st.builds(in_order, offsets, offsets))
opened = st.builds("{} {}".format, st.sampled_from(["before", "after", "avant", "Après", "apres"]), atoms)
closed = st.one_of(atoms, ranges, st.builds("~{}".format, st.one_of(atoms, ranges)))
writings = st.one_of(closed, opened)
calendar_writings = st.one_of(calendar_atoms, st.builds("~{}".format, calendar_atoms), st.just("before 2016"))


# What a writing means ------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("What can be written"), ids=lambda row: row[0])
def test_the_page_tells_what_each_writing_means(row: list[str]) -> None:
    written, earliest, latest, english, french = row
    assert codes(written)
    for text in codes(written):
        when = parse_when(text)
        assert [str(when.earliest or "–"), str(when.latest or "–")] == [earliest, latest]
        assert describe_when(when, "en") == english
        assert describe_when(when, "fr") == french


@given(writings)
def test_a_date_keeps_its_text_and_has_its_ends_in_order(text: str) -> None:
    when = parse_when(f" {text}\t")
    assert str(when) == when.text == text
    assert when.earliest or when.latest
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
        assert when.days == (when.latest - when.earliest).days + 1
        assert when.is_exact == (when.days == 1)


@given(st.dates(date(1100, 1, 1), date(2999, 12, 31)))
def test_the_finer_writing_lies_within_the_coarser(day: date) -> None:
    iso = day.isoformat()
    chain = [
        iso,
        iso[:7],
        f"{day.year}-Q{(day.month + 2) // 3}",
        f"{day.year}-S{(day.month + 5) // 6}",
        iso[:4],
    ]
    chain.append(f"{day.year // 10}0s")
    for finer, coarser in zip(map(parse_when, chain), map(parse_when, chain[1:]), strict=False):
        assert coarser.earliest <= finer.earliest <= finer.latest <= coarser.latest


@given(atoms)
def test_about_reaches_further_on_both_sides_and_never_into_the_other_clock(text: str) -> None:
    plain, about = parse_when(text), parse_when(f"~{text}")
    assert about.earliest < plain.earliest
    assert about.latest > plain.latest
    assert {clock_of(about.earliest), clock_of(about.latest)} == {plain.clock}


@given(atoms)
def test_before_and_after_border_on_what_they_name(text: str) -> None:
    plain, before, after = parse_when(text), parse_when(f"before {text}"), parse_when(f"after {text}")
    assert (before.earliest, before.latest) == (None, plain.earliest - timedelta(days=1))
    assert (after.earliest, after.latest) == (plain.latest + timedelta(days=1), None)
    assert before.is_open
    assert before.days is None


def test_a_leap_winter_ends_on_29_february() -> None:
    assert parse_when("2015-winter").latest == date(2016, 2, 29)


def test_a_decomposed_accent_is_the_same_season() -> None:
    assert parse_when("2014-e\u0301te\u0301").earliest == date(2014, 6, 1)


@given(offsets)
def test_a_scenario_date_is_written_back_from_its_first_day(text: str) -> None:
    first = parse_when(text).earliest
    assert parse_when(clock_offset(first)).earliest == first


def test_scenario_offsets_read_as_they_were_written() -> None:
    for text in ("T0", "T0+6m", "T0-3m", "T0+10d"):
        assert clock_offset(parse_when(text).earliest) == text
    assert clock_offset(parse_when("T0+2y").earliest) == "T0+24m"
    with pytest.raises(ValueError, match="calendar"):
        clock_offset(date(2014, 1, 1))


def test_a_date_once_read_is_not_read_again() -> None:
    parse_when.cache_clear()
    texts = [f"{1100 + n % 1900}-{n % 12 + 1:02d}" for n in range(5000)]
    for _ in range(4):
        for text in texts:
            parse_when(text)
    assert parse_when.cache_info().misses == len(set(texts))


def test_a_when_needs_an_end_and_an_order() -> None:
    with pytest.raises(ValueError, match="at least one end"):
        When(None, None, "?")
    with pytest.raises(ValueError, match="before the earliest"):
        When(date(2014, 1, 2), date(2014, 1, 1), "x")


# Mistakes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row", rows("What is not accepted, and what to write instead"), ids=lambda row: row[0]
)
def test_the_page_tells_what_to_write_instead(row: list[str]) -> None:
    found, write = codes(row[0])[0], codes(row[1])[0]
    with pytest.raises(DateProblem) as caught:
        parse_when(found)
    assert caught.value.instead == write
    assert f"write {write}" in caught.value.text.en
    assert f"écrire {write}" in caught.value.text.fr


@pytest.mark.parametrize(
    ("found", "write"),
    [
        ("10/25/2014", "2014-10-25"), ("5.1.2014", "2014-01-05"), ("2014-1-5", "2014-01-05"),
        ("2014/10", "2014-10"), ("2008/15", "2008/2015"), ("201410", "2014-10"), ("2014.0", "2014"),
        ("2014-10-01T08:00:00Z", "2014-10-01"), ("1er octobre 2014", "2014-10-01"), ("déc. 2014", "2014-12"),
        ("T3 2014", "2014-T3"), ("fall 2014", "2014-autumn"), ("early 2014", "2014-01/2014-03"),
        ("end of 2014", "2014-10/2014-12"), ("mi-2014", "2014-05/2014-08"), ("circa oct 2016", "~2016-10"),
        ("2008 à 2009", "2008/2009"), ("entre octobre 2014 et mars 2015", "2014-10/2015-03"),
        ("2010/2009", "2009/2010"), ("~2010/2009", "~2009/2010"), ("before ~2016", "before 2016"),
        ("depuis 2012", "2012"), ("2014-Q5", "2014-Q4"), ("2014-Q0", "2014-Q1"), ("2014-S3", "2014-S2"),
        ("2014-00", "2014-01"), ("2014-10-00", "2014-10-01"), ("30/02/2014", "2014-02-28"), ("T+6", "T0+6m"),
        ("T0-2 ans", "T0-2y"), ("T0+900m", "T0+600m"), ("T0-99y", "T0-50y"), ("1995s", "1990s"),
        ("97", "1997"),
    ],
)  # fmt: skip
def test_other_mistakes_get_advice(found: str, write: str) -> None:
    with pytest.raises(DateProblem) as caught:
        parse_when(found)
    assert caught.value.instead == write
    parse_when(write)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ("2014-13", "2014-13: there is no month 13; write 2014-12, or 2014 if only the year is known"),
        ("2015-02-29", "no day 29 in 2015-02, which has 28 days"),
        ("30/02/2014", "30/02/2014: this would be 2014-02-30: there is no day 30"),
        ("", "there is no date"),
        ("ongoing", "'ongoing' can only stand for the end of a period"),
        ("?", "'unknown' for one of its two ends"),
        ("1099", "years go from 1100 to 2999"),
        ("3000-01", "years go from 1100 to 2999"),
        ("2014/T0+6m", "one end is on the calendar and the other on the scenario's clock"),
        ("soon", "this is not a date; write 2014"),
        ("jui 2014", "this is not a date"),
        ("2014/2015/2016/x", "this is not a date"),
        ("٢٠١٤", "this is not a date"),
    ],
)
def test_a_mistake_is_named(found: str, says: str) -> None:
    with pytest.raises(DateProblem) as caught:
        parse_when(found)
    assert says in caught.value.text.en
    assert caught.value.exit_code == KgError.exit_code - 1


@given(st.one_of(st.text(max_size=80), st.text("0123456789-/~T+mQ .?", max_size=14)))
def test_any_text_is_a_date_or_gets_advice_that_reads(text: str) -> None:
    wrong = None
    try:
        assert parse_when(text).text == text.strip()
    except DateProblem as caught:
        wrong = caught
    if wrong is not None:
        assert wrong.text.en != wrong.text.fr
        if wrong.instead:
            parse_when(wrong.instead)


def test_a_long_hostile_text_is_refused_in_one_line() -> None:
    with pytest.raises(DateProblem) as caught:
        parse_when("2014 - " * 20_000)
    assert len(caught.value.text.en) < 300


# Periods -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("A period"), ids=lambda row: f"{row[0]} {row[1]}")
def test_the_page_tells_how_periods_are_shown(row: list[str]) -> None:
    start, ends, english, french = codes(row[0]), codes(row[1]), row[2], row[3]
    for end in ends or [None]:
        period = parse_period(start[0] if start else None, end)
        assert (describe(period, "en"), describe(period, "fr")) == (english, french)


sides = st.one_of(st.none(), st.sampled_from(["unknown", "?", "inconnue"]), writings)


@given(sides, st.one_of(sides, st.sampled_from(["ongoing", "En cours"])))
def test_a_period_comes_back_from_the_graph_as_it_went(start: str | None, end: str | None) -> None:
    try:
        period = parse_period(start, end)
    except DateProblem:
        assume(False)
    kept = properties(period)
    assert None not in kept.values()
    assert period_from(kept | {"id": "x"}) == period
    assert describe(period, "en")
    assert describe(period, "fr")


def test_what_the_graph_keeps() -> None:
    assert properties(parse_period("before 2016", "en cours")) == {
        "start_max": date(2015, 12, 31),
        "start_text": "before 2016",
        "end_text": "en cours",
        "ongoing": True,
    }
    assert properties(parse_period("T0", "?")) == {
        "start_min": date(1000, 1, 1),
        "start_max": date(1000, 1, 1),
        "start_text": "T0",
        "end_text": "?",
        "clock": "T0",
    }
    assert properties(parse_period(None, " ")) == {}


def test_dates_without_their_text_get_one_that_means_the_same() -> None:
    for text in ("2014", "2014-10-01", "before 2016", "after 2012", "T0+6m"):
        kept = properties(period_of(text))
        bare = {key: value for key, value in kept.items() if not key.endswith("_text")}
        start = period_from(bare).start
        again = parse_when(start.text)
        assert (again.earliest, again.latest) == (start.earliest, start.latest)


def test_the_dates_of_the_database_driver_are_taken() -> None:
    from neo4j.time import Date

    kept = properties(parse_period("2010", "2014-10"))
    driven = {
        key: Date.from_native(value) if isinstance(value, date) else value for key, value in kept.items()
    }
    assert period_from(driven) == parse_period("2010", "2014-10")


@given(writings, writings)
def test_only_an_end_certainly_before_its_start_or_on_another_clock_is_refused(start: str, end: str) -> None:
    one, other = parse_when(start), parse_when(end)
    reversed_ = bool(one.earliest and other.latest and other.latest < one.earliest)
    if reversed_ or one.clock != other.clock:
        with pytest.raises(DateProblem):
            parse_period(start, end)
    else:
        assert parse_period(start, end) == Period(one, other)


def test_today_as_an_end_is_answered_with_ongoing() -> None:
    with pytest.raises(DateProblem) as caught:
        parse_period("2012", "aujourd'hui")
    assert caught.value.instead == "ongoing"
    with pytest.raises(DateProblem):
        parse_period("ongoing", None)


def test_a_point_event_lies_in_one_interval() -> None:
    assert period_of("2014") == Period(parse_when("2014"), parse_when("2014"))
    assert period_of("unknown") == Period(None, None, start_said="unknown", end_said="unknown")
    assert describe(period_of("~2014"), "fr") == "vers 2014"


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("2010", "2016", date(2009, 12, 31), False),
        ("2010", "2016", date(2010, 6, 1), None),
        ("2010", "2016", date(2010, 12, 31), True),
        ("2010", "2016", date(2016, 1, 1), True),
        ("2010", "2016", date(2016, 1, 2), None),
        ("2010", "2016", date(2017, 1, 1), False),
        ("2012", "ongoing", date(2030, 1, 1), True),
        ("2012", "ongoing", date(2011, 1, 1), False),
        ("2012", None, date(2013, 1, 1), None),
        ("2012-05-01", "?", date(2012, 5, 1), True),
        (None, "2016", date(2015, 1, 1), None),
        (None, "2016", date(2017, 1, 1), False),
        (None, "2016-03-01", date(2016, 3, 1), True),
        ("before 2016", "after 2018", date(2017, 1, 1), True),
        ("before 2016", "after 2018", date(2015, 1, 1), None),
        ("before 2016", "after 2018", date(2019, 1, 2), None),
        (None, "ongoing", date(2015, 1, 1), None),
        (None, None, date(2015, 1, 1), None),
        ("T0", "ongoing", date(2015, 1, 1), None),
        ("2012", "ongoing", date(1000, 6, 1), None),
        ("T0", "T0+6m", date(1000, 3, 1), True),
    ],
)
def test_whether_a_period_covers_a_day(
    start: str | None, end: str | None, day: date, expected: bool | None
) -> None:
    assert parse_period(start, end).covers(day) is expected


@given(calendar_writings, calendar_writings, st.data())
def test_a_sure_answer_holds_for_every_possible_pair_of_days(
    start: str, end: str, data: st.DataObject
) -> None:
    """Whatever the real start and end were, within their intervals, a True or False is never wrong."""
    try:
        period = parse_period(start, end)
    except DateProblem:
        assume(False)
    floor, ceiling = date(1095, 1, 1), date(3010, 12, 31)
    begun = data.draw(
        st.dates(period.start.earliest or floor, min(period.start.latest, period.end.latest or ceiling))
    )
    ended = data.draw(st.dates(max(begun, period.end.earliest or floor), period.end.latest or ceiling))
    near = [when for side in (period.start, period.end) for when in (side.earliest, side.latest) if when]
    day = data.draw(
        st.one_of(st.sampled_from(near), st.just(begun), st.just(ended), st.dates(floor, ceiling))
    )
    answer = period.covers(day)
    assert answer is None or answer == (begun <= day <= ended)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2014-10-01", "2015-10-01", (12, 12)),
        ("2014-10-02", "2015-10-01", (11, 11)),
        ("2010", "2016", (60, 83)),
        ("2014", "2014", (0, 11)),
        ("2012", "after 2014", (24, None)),
        ("before 2012", "2014", (24, None)),
        ("after 2012", "2014", (0, 23)),
        ("T0", "T0+6m", (6, 6)),
        ("T0-1y", "T0+6m", (6, 18)),
    ],
)
def test_months_between(start: str, end: str, expected: tuple[int, int | None]) -> None:
    assert months_between(parse_when(start), parse_when(end)) == expected


def test_months_are_not_counted_backwards_or_across_clocks() -> None:
    with pytest.raises(DateProblem) as backwards:
        months_between(parse_when("2016"), parse_when("2010"))
    assert "comes before the start" in backwards.value.text.en
    with pytest.raises(DateProblem) as across:
        months_between(parse_when("T0"), parse_when("2010"))
    assert "scenario's clock" in across.value.text.en
