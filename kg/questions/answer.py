"""What a question gave: typed rows, and how they were made."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.language import Language, Text
from kg.questions.model import Column, Question
from kg.schema.dates import clock_of, clock_offset

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]


class Row:
    """One row: `row.name`, `row["name"]`, `row.as_dict()`."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "_values")[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self._values == other._values

    def __hash__(self) -> int:
        return hash(repr(self._values))

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self._values.items())})"

    def as_dict(self) -> dict[str, Any]:
        return dict(self._values)


@dataclass(frozen=True)
class AskedCase:
    """A case that was asked, and when somebody last looked at it."""

    id: str
    title: Text
    register: str
    checked: datetime.date | None
    complete: bool


@dataclass(frozen=True)
class Made:
    """How an answer was made: everything a reader needs to defend or to repeat it."""

    question: Question
    parameters: dict[str, Any]
    at: datetime.date | None
    at_written: str
    cases: tuple[AskedCase, ...]
    incomplete: tuple[str, ...]  # cases, asked or not, whose last load was cut off
    loaded: datetime.datetime | None  # when the data last changed
    loads: int
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The rows of a question, in order, with how they were made."""

    made: Made
    columns: tuple[Column, ...]
    rows: list[Row]
    truncated: bool
    language: Language
    cypher_parameters: dict[str, Any] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def question(self) -> Question:
        return self.made.question

    def titles(self) -> list[str]:
        return [column.title.said_in(self.language) for column in self.columns]

    def to_csv(self, path: str | Path) -> Path:
        from kg.questions.tables import as_csv

        return write_text(path, "\ufeff" + as_csv(self))  # with the mark by which Excel knows UTF-8

    def to_json(self, path: str | Path) -> Path:
        from kg.questions.tables import as_json

        return write_text(path, as_json(self))

    def to_markdown(self, path: str | Path) -> Path:
        from kg.questions.tables import as_document

        return write_text(path, as_document(self))

    def to_xlsx(self, path: str | Path) -> Path:
        from kg.questions.workbook import write_workbook

        return write_workbook(self, Path(path))

    def to_frame(self) -> pd.DataFrame:
        """A pandas table with the same columns. pandas is not installed with kg."""
        try:
            import pandas as pd
        except ImportError:
            raise KgError(
                Text(
                    en="to_frame needs pandas: pip install pandas. .rows and .to_csv do without it.",
                    fr="to_frame demande pandas : pip install pandas. .rows et .to_csv s'en passent.",
                )
            ) from None
        names = [column.name for column in self.columns]
        return pd.DataFrame([row.as_dict() for row in self.rows], columns=names)


def write_text(path: str | Path, text: str) -> Path:
    """Write a file, or say in a sentence why it cannot be."""
    path = Path(path)
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise cannot_write(path, error) from error
    return path


def cannot_write(path: Path, error: Exception) -> KgError:
    return KgError(
        Text(
            en=f"{path} cannot be written: {error}. Choose another file, or close it elsewhere.",
            fr=f"{path} ne peut pas être écrit : {error}. Choisir un autre fichier, ou le fermer ailleurs.",
        )
    )


def native(value: Any) -> Any:
    """A value of the driver as plain Python."""
    if hasattr(value, "to_native"):
        return value.to_native()
    if isinstance(value, float) and not math.isfinite(value):
        return None  # a number that is none is not known
    if isinstance(value, (list, tuple)):
        return [native(item) for item in value]
    if isinstance(value, dict):
        return {key: native(item) for key, item in value.items()}
    return value


def fits(column: Column, value: Any) -> bool:
    """Whether a value is of its column's type. Nothing is always possible: it means not known."""
    if value is None:
        return True
    if column.type in ("list", "evidence"):
        return isinstance(value, list)
    if column.type == "bool":
        return isinstance(value, bool)
    if column.type == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    if column.type == "float":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if column.type == "date":
        return isinstance(value, datetime.date)
    return isinstance(value, str)


def shown_day(day: datetime.date) -> str:
    """A day as its clock writes it: 2016-05-01, or T0+9m."""
    return clock_offset(day) if clock_of(day) else day.isoformat()[:10]


def in_order(columns: Sequence[Column], row: Mapping[str, Any]) -> Row:
    return Row({column.name: native(row.get(column.name)) for column in columns})
