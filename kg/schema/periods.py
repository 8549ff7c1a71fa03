"""The field for time: a period with a start and an end, or one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.language import Text
from kg.schema import dates
from kg.schema.fields import Field, JsonSchema, Properties
from kg.schema.reading import Entry, Reading, Refused

if TYPE_CHECKING:
    from kg.schema.framework import Framework

_DATE = {
    "type": ["string", "integer"],
    "description": "2014 · 2014-10 · 2014-10-01 · 2014-Q3 · 2014-spring · ~2016 · 2008/2009 · T0+6m",
}


class PeriodField(Field):
    """`start` and `end` (or other words for them), or `when` for a moment somewhere in an interval."""

    says = Text(
        en="a date as fine as the text: 2014, 2014-10, ~2016, 2008/2009, T0+6m",
        fr="une date aussi fine que le texte : 2014, 2014-10, ~2016, 2008/2009, T0+6m",
    )

    def __init__(self, start_key: str, end_key: str) -> None:
        super().__init__(
            Text(
                en=f"{start_key}, {end_key}: when; `{end_key}: ongoing` for what goes on; "
                "`when` for a single moment.",
                fr=f"{start_key}, {end_key} : quand ; `{end_key}: ongoing` pour ce qui dure ; "
                "`when` pour un seul moment.",
            )
        )
        self.start_key, self.end_key = start_key, end_key

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.start_key, self.end_key, "when")

    @property
    def merge_groups(self) -> tuple[tuple[str, ...], ...]:
        return (
            ("start_min", "start_max", "start_text", "clock"),
            ("end_min", "end_max", "end_text", "ongoing"),
        )

    def read(self, entry: Entry, reading: Reading, path: str) -> Properties:
        written = {key: entry[key] for key in self.keys if key in entry}
        if not written:
            return {}
        texts: dict[str, str] = {}
        for key, raw in written.items():
            if raw.text is None:
                reading.refuse(_not_a_date(self.says), raw.line, path + key, raw.shown)
                return {}
            texts[key] = raw.text.strip()
        if "when" in texts and len(texts) > 1:
            reading.refuse(_two_ways(self), written["when"].line, path + "when", texts["when"])
            return {}
        known = (id(self), "\0".join(texts.get(key, "") for key in self.keys))
        if known not in reading.known:
            try:
                reading.known[known] = self._period(texts)
            except dates.DateProblem as problem:
                worst = self._blamed(texts)
                reading.refuse(_as_refusal(problem), written[worst].line, path + worst, texts[worst])
                return {}
        found: dict[str, Any] = reading.known[known]
        return found

    def _period(self, texts: dict[str, str]) -> Properties:
        if "when" in texts:
            return dates.properties(dates.period_of(texts["when"]))
        return dates.properties(dates.parse_period(texts.get(self.start_key), texts.get(self.end_key)))

    def _blamed(self, texts: dict[str, str]) -> str:
        """The key whose date cannot be read; the end, when each can be but not both together."""
        for key in (self.start_key, "when"):
            try:
                if key in texts:
                    dates.parse_period(texts[key], None)
            except dates.DateProblem:
                return key
        return self.end_key if self.end_key in texts else next(iter(texts))

    def json_schema(self, framework: Framework) -> dict[str, JsonSchema]:  # noqa: ARG002
        return {key: dict(_DATE) for key in self.keys}


def _as_refusal(problem: dates.DateProblem) -> Refused:
    return Refused("bad-date", problem.rule)


def _not_a_date(says: Text) -> Refused:
    return Refused("wrong-type", Text(en="is not a date", fr="n'est pas une date"), says)


def _two_ways(field: PeriodField) -> Refused:
    return Refused(
        "bad-date",
        Text(
            en=f"stands beside {field.start_key} or {field.end_key}",
            fr=f"est écrit à côté de {field.start_key} ou {field.end_key}",
        ),
        Text(
            en=f"write either `when`, or `{field.start_key}` and `{field.end_key}`",
            fr=f"écrire soit `when`, soit `{field.start_key}` et `{field.end_key}`",
        ),
    )


class Day(Field):
    """One exact day of the calendar."""

    says = Text(en="a day, as 2026-11-21", fr="un jour, comme 2026-11-21")

    def parse(self, text: str, reading: Reading) -> Any:  # noqa: ARG002
        try:
            when = dates.parse_when(text)
        except dates.DateProblem as problem:
            raise _as_refusal(problem) from None
        if when.earliest is None or when.earliest != when.latest or when.clock:
            raise Refused("bad-date", Text(en="is not one day", fr="n'est pas un jour précis"), self.says)
        return when.earliest

    def json_value(self, framework: Framework) -> JsonSchema:  # noqa: ARG002
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
