"""Dates as the sources give them: no finer than was said, open where nothing was said.

A date as written (`2014`, `~2016`, `2014-Q3`, `T0+6m`) is a `When`: the interval in which it lies. Two
make a `Period`. `docs/dates.md` lists what can be written and what each writing means. A scenario's own clock
(`T0`) runs on an epoch that no calendar date can reach, so the two never mix by accident.
"""

from __future__ import annotations

from kg.schema.dates.grammar import EPOCH, FIRST_YEAR, LAST_YEAR, SCENARIO_CLOCK, clock_of, clock_offset
from kg.schema.dates.periods import (
    ONGOING,
    UNKNOWN,
    Period,
    months_between,
    parse_period,
    period_from,
    period_of,
    properties,
)
from kg.schema.dates.problem import DateProblem
from kg.schema.dates.when import When, parse_when
from kg.schema.dates.words import describe, describe_in_sentence, describe_when

__all__ = [
    "EPOCH",
    "FIRST_YEAR",
    "LAST_YEAR",
    "ONGOING",
    "SCENARIO_CLOCK",
    "UNKNOWN",
    "DateProblem",
    "Period",
    "When",
    "clock_of",
    "clock_offset",
    "describe",
    "describe_in_sentence",
    "describe_when",
    "months_between",
    "parse_period",
    "parse_when",
    "period_from",
    "period_of",
    "properties",
]
