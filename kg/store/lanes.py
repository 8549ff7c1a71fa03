"""Bulk writing in two lanes: what two transactions can write at the same time.

A new relationship holds the nodes at its two ends until its transaction is over. So the nodes are dealt into
four buckets, and what is written at the same time never touches a bucket of the other lane: neither
waits for the other, and no two can wait for each other.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event
from typing import TypeVar

Item = TypeVar("Item")
Touched = tuple[str, str]

# Each pair of buckets once, and in no round one bucket twice.
_ROUNDS = (
    ({0}, {1}),
    ({2}, {3}),
    ({0, 1}, {2, 3}),
    ({0, 2}, {1, 3}),
    ({0, 3}, {1, 2}),
)
_BUCKETS = 4


def rounds(items: Iterable[Item], touched: Callable[[Item], Touched]) -> Iterator[list[list[Item]]]:
    """The items by rounds, and in each round by lanes. `touched`: the ids of the two nodes an item holds
    (of one node: its id twice)."""
    dealt: dict[frozenset[int], list[Item]] = defaultdict(list)
    for item in items:
        dealt[frozenset(map(_bucket, touched(item)))].append(item)
    for lanes in _ROUNDS:
        yield [dealt.pop(frozenset(lane), []) for lane in lanes]


def _bucket(id_: str) -> int:
    return zlib.crc32(id_.encode()) % _BUCKETS


def side_by_side(lanes: Sequence[Iterator[int]]) -> Iterator[int]:
    """What each lane yields, as it comes; more than one lane: each in a thread of its own. When one fails, or
    nobody listens any more, the others stop after what they have in hand."""
    if len(lanes) == 1:
        yield from lanes[0]
        return
    said: SimpleQueue[int | Exception | None] = SimpleQueue()
    stop = Event()

    def drive(lane: Iterator[int]) -> None:
        try:
            for count in lane:
                said.put(count)
                if stop.is_set():
                    break
            said.put(None)
        except Exception as fault:  # raised again by the one who listens
            said.put(fault)

    with ThreadPoolExecutor(len(lanes)) as threads:
        for lane in lanes:
            threads.submit(drive, lane)
        running = len(lanes)
        try:
            while running:
                heard = said.get()
                if isinstance(heard, Exception):
                    raise heard
                if heard is None:
                    running -= 1
                else:
                    yield heard
        finally:
            stop.set()
