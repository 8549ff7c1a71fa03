"""The stays that an innovation is compared with: those of every case of facts, as known on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kg.questions.statistics.quiet import Prior, Rhythm, pooled
from kg.questions.statistics.survival import Curve, Spell, estimate
from kg.questions.statistics.verdict import Sources, months

# From this many stays on, leaving one innovation out changes nothing that could be seen.
MANY = 400

# A stay is watched until its innovation was last looked at (see queries/stalled.cypher), and only from the
# start of the sources that tell of it, where all of them state one.
STAYS = """
MATCH (i:Innovation)<-[:STATES]-(c:Case {register: 'fact'})
WITH i, collect(DISTINCT c.case) AS cases, max(c.checked) AS checked
CALL (i, cases, checked) {
  MATCH (i)<-[k:STATES]-(c:Case)
  WHERE c.case IN cases
  UNWIND CASE WHEN size(coalesce(k.evidence, [])) = 0 THEN [null] ELSE k.evidence END AS line
  WITH DISTINCT c, checked, split(line, ':')[0] AS source
  OPTIONAL MATCH (s:Source {id: source})
  WITH c, checked, s,
       [y IN range(1900, checked.year) WHERE s.id CONTAINS toString(y) OR s.citation CONTAINS toString(y)] AS years
  RETURN max(CASE WHEN s.ongoing THEN c.checked
                  WHEN s.end_max IS NOT NULL OR s.start_max IS NOT NULL THEN coalesce(s.end_max, s.start_max)
                  WHEN size(years) > 0 THEN date({year: years[-1], month: 12, day: 31})
                  ELSE c.checked END) AS told,
         CASE WHEN count(*) = count(CASE WHEN s.ongoing OR s.end_max > s.start_max THEN 1 END)
              THEN min(s.start_max) END AS watched
}
WITH i, cases, watched, CASE WHEN told > checked THEN checked ELSE told END AS told, checked
WITH i, cases, watched, CASE WHEN told > coalesce($at, checked) THEN $at ELSE told END AS looked
MATCH (i)-[w:WENT_THROUGH]->(s:Stay)
WHERE w.case IN cases AND s.start_min <= looked
WITH DISTINCT i, cases, watched, looked, s
CALL (i, cases, looked, s) {
  OPTIONAL MATCH (e:Event)-[k:CONCERNS]->(i)
  WHERE k.case IN cases AND e.kind IN $counts AND e.start_min >= s.start_min
    AND e.start_min <= coalesce(s.end_max, looked)
  RETURN count(DISTINCT e) AS events, max(coalesce(e.end_max, e.start_max, e.start_min)) AS last
}
RETURN i.id AS id, s.phase AS phase, s.start_min AS begun, s.start_max AS begun_by,
       s.end_min AS left, s.end_max AS left_by, s.outcome AS outcome, watched, looked, events, last,
       COLLECT { MATCH (i)-[o:ON]->(t:Theme) WHERE o.case IN cases RETURN DISTINCT t.id } AS themes
ORDER BY id, phase, begun
"""


@dataclass(frozen=True)
class Watched:
    """One stay of the pool."""

    id: str
    phase: str
    themes: frozenset[str]
    spell: Spell
    rhythm: Rhythm


def read_stays(rows: Iterable[dict[str, Any]]) -> list[Watched]:
    """The stays whose length can be told; dates that are intervals count at their middle."""
    return [watched for watched in map(_watched, rows) if watched is not None]


def _watched(row: dict[str, Any]) -> Watched | None:
    begun, looked = _middle(row["begun"], row["begun_by"]), _day(row["looked"])
    left = _middle(row["left"], row["left_by"])
    outcome = row["outcome"] if row["outcome"] != "still_there" else None
    if begun is None or looked is None or (left is None and outcome is not None):
        return None
    over = left is not None and left <= looked
    until = left if over and left is not None else looked
    since = _day(row["watched"])
    length = max(0.0, months(begun, until))
    return Watched(
        row["id"],
        row["phase"],
        frozenset(row["themes"]),
        Spell(
            length, (outcome or "left") if over else None, max(0.0, months(begun, since)) if since else 0.0
        ),
        Rhythm(row["events"], length),
    )


def _day(value: Any) -> date | None:
    return None if value is None else date(value.year, value.month, value.day)


def _middle(earliest: Any, latest: Any) -> date | None:
    first, last = _day(earliest), _day(latest)
    if first is None or last is None:
        return None
    return first + timedelta(days=(last - first).days // 2)


@dataclass
class Pool:
    """Benchmarks, made when asked for."""

    stays: list[Watched]
    norms: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_phase: dict[str, list[Watched]] = defaultdict(list)
        for stay in self.stays:
            self._by_phase[stay.phase].append(stay)
        self._themes: dict[str, frozenset[str]] = {stay.id: stay.themes for stay in self.stays}
        self._kept: dict[tuple[str, frozenset[str]], Curve] = {}
        self._rhythms: dict[str, Prior | None] = {}

    def sources(self, id_: str, phase: str | None) -> Sources:
        """What the innovation `id_` may be compared with in this phase, itself left out."""
        if phase is None:
            return Sources(lambda: None, lambda: None)
        themes = self._themes.get(id_, frozenset())
        curves: dict[frozenset[str], Curve | None] = {}

        def curve(of: frozenset[str]) -> Curve | None:
            if of not in curves:
                curves[of] = self._curve(id_, phase, of)
            return curves[of]

        return Sources(
            theme=lambda: curve(themes) if themes else None,
            phase=lambda: curve(frozenset()),
            norm=self.norms.get(phase),
            rhythm=self._rhythm(id_, phase),
        )

    def _curve(self, id_: str, phase: str, themes: frozenset[str]) -> Curve:
        stays = [s for s in self._by_phase[phase] if not themes or s.themes & themes]
        if len(stays) < MANY:
            return estimate(s.spell for s in stays if s.id != id_)
        if (phase, themes) not in self._kept:
            self._kept[phase, themes] = estimate(s.spell for s in stays)
        return self._kept[phase, themes]

    def _rhythm(self, id_: str, phase: str) -> Prior | None:
        stays = self._by_phase[phase]
        if len(stays) < MANY:
            return pooled(s.rhythm for s in stays if s.id != id_)
        if phase not in self._rhythms:
            self._rhythms[phase] = pooled(s.rhythm for s in stays)
        return self._rhythms[phase]
