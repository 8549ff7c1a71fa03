"""Two lanes: everything is written once, and what is written at the same time shares no node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from threading import Event, current_thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store.lanes import rounds, side_by_side

IDS = st.text(min_size=1, max_size=4)


@given(st.lists(st.tuples(IDS, IDS)))
def test_each_tie_is_written_once_and_lanes_share_no_node(ties: list[tuple[str, str]]) -> None:
    dealt = list(rounds(ties, lambda tie: tie))
    assert Counter(tie for lanes in dealt for lane in lanes for tie in lane) == Counter(ties)
    for one, other in dealt:
        assert not {id_ for tie in one for id_ in tie} & {id_ for tie in other for id_ in tie}


def test_lanes_run_at_the_same_time_each_in_a_thread_of_its_own() -> None:
    here, there = Event(), Event()
    threads = set()

    def lane(mine: Event, others: Event) -> Iterator[int]:
        threads.add(current_thread())
        mine.set()
        assert others.wait(30), "the other lane does not run"
        yield 1

    assert sum(side_by_side([lane(here, there), lane(there, here)])) == 2
    assert len(threads) == 2
    assert current_thread() not in threads


def test_when_a_lane_fails_the_other_stops_after_what_it_has_in_hand() -> None:
    went_on = []

    def failing() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    def endless() -> Iterator[int]:
        while True:
            went_on.append(1)
            yield 1

    with pytest.raises(OSError, match="gone"):
        list(side_by_side([failing(), endless()]))
    assert went_on


def test_when_nobody_listens_any_more_all_stop() -> None:
    def endless() -> Iterator[int]:
        while True:
            yield 1

    counts = side_by_side([endless(), endless()])
    assert next(counts) == 1
    counts.close()  # type: ignore[attr-defined]  # would never come back if a lane went on


def test_a_single_lane_stays_in_the_thread_that_it_came_from() -> None:
    def lane() -> Iterator[int]:
        assert current_thread() is here
        yield 3

    here = current_thread()
    assert list(side_by_side([lane()])) == [3]
