"""Fields that hold a number, or a yes or no."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.language import Text
from kg.schema.fields import Field, JsonSchema
from kg.schema.framework import Framework
from kg.schema.reading import Reading, Refused


class Number(Field):
    """A number with a point or a comma."""

    says = Text(en="a number such as 12 or 4.5", fr="un nombre comme 12 ou 4,5")
    _PATTERN = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")

    def parse(self, text: str, reading: Reading) -> float | int:  # noqa: ARG002
        compact = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})", "", text)
        if not self._PATTERN.match(compact):
            raise Refused(
                "wrong-type",
                Text(en="is not a number", fr="n'est pas un nombre"),
                Text(
                    en="write digits only; the unit has a field of its own",
                    fr="écrire des chiffres seulement ; l'unité a son propre champ",
                ),
            )
        number = float(compact.replace(",", "."))
        return int(number) if number.is_integer() and abs(number) < 2**53 else number

    def json_value(self, framework: Framework) -> JsonSchema:  # noqa: ARG002
        return {"type": ["number", "string"]}


class Whole(Number):
    """A whole number between two bounds."""

    _PATTERN = re.compile(r"[+-]?\d+\Z")

    def __init__(self, help: Text, least: int, most: int, *, required: bool = False) -> None:  # noqa: A002
        super().__init__(help, required=required)
        self.least, self.most = least, most
        self.says = Text(
            en=f"a whole number from {least} to {most}", fr=f"un nombre entier de {least} à {most}"
        )

    def parse(self, text: str, reading: Reading) -> int:
        number = super().parse(text, reading)
        if not self.least <= number <= self.most:
            raise Refused("out-of-range", Text(en="is out of range", fr="est hors limites"), self.says)
        return int(number)

    def json_value(self, framework: Framework) -> JsonSchema:  # noqa: ARG002
        return {"type": ["integer", "string"], "minimum": self.least, "maximum": self.most}


class Yes(Field):
    """`yes`, or left out."""

    says = Text(en="yes or no", fr="yes (oui) ou no (non)")
    _WORDS: Mapping[str, bool] = {
        "yes": True,
        "oui": True,
        "true": True,
        "no": False,
        "non": False,
        "false": False,
    }

    def parse(self, text: str, reading: Reading) -> bool:  # noqa: ARG002
        if text.lower() not in self._WORDS:
            raise Refused("wrong-type", Text(en="is not yes or no", fr="n'est ni oui ni non"), self.says)
        return self._WORDS[text.lower()]

    def json_value(self, framework: Framework) -> JsonSchema:  # noqa: ARG002
        return {"enum": ["yes", "no", True, False]}
