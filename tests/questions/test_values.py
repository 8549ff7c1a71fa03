"""The values of parameters: what is taken, and what a refusal says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.language import Text
from kg.questions import Param, ParameterError
from kg.questions.browser import literal
from kg.questions.values import read_value, read_values

HELP = Text(en="help", fr="aide")


def param(type_: str, **more: Any) -> Param:
    return Param("x", type_, HELP, **more)


TAKEN = [
    (param("int"), "12", 12),
    (param("int", least=1, most=5), 5, 5),
    (param("float"), "0,5", 0.5),
    (param("bool"), "oui", True),
    (param("bool"), False, False),
    (param("text"), "  l'eau \u00e9 ", "l'eau \u00e9"),
    (param("text"), "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    (param("choice", values=("a", "b")), "b", "b"),
    (param("date"), "2016", date(2016, 12, 31)),
    (param("date", edge="first"), "2016-05", date(2016, 5, 1)),
    (param("date"), date(2016, 5, 1), date(2016, 5, 1)),
    (param("date"), "T0", date(1000, 1, 1)),
    (param("list"), "a, b,a,", ["a", "b"]),
    (param("list"), ["a"], ["a"]),
    (param("list", values=("a", "b")), "b", ["b"]),
    (param("list", items="phase"), "conception", ["conception"]),
    (param("phase"), "Conception", "conception"),
]


@pytest.mark.parametrize(("of", "value", "read"), TAKEN)
def test_a_value_is_read_as_its_type(of: Param, value: Any, read: Any) -> None:
    assert read_value(of, value) == read


REFUSED = [
    (param("int"), "douze", "a whole number"),
    (param("int"), "1.5", "a whole number"),
    (param("int", least=1, most=5), "6", "a whole number from 1 to 5"),
    (param("int"), "9" * 30, "a whole number"),
    (param("float"), "nan", "a number"),
    (param("float"), "1e999", "a number"),
    (param("float", least=0), "-1", "a number, at least 0"),
    (param("bool"), "maybe", "yes or no"),
    (param("choice", values=("a", "b")), "c", "one of a, b"),
    (param("list", values=("a", "b")), "a,c", "one of a, b"),
    (param("date"), "2016-02-30", "2016"),
    (param("date"), "before 2016", "a day, a month or a year"),
    (param("date"), "yesterday", "'yesterday': this is not a date; write 2014"),
    (param("text"), "a\x00b", "readable characters"),
    (param("text"), "a" * 2000, "at most 1000 characters"),
    (param("list"), ["a"] * 1 + [str(n) for n in range(2000)], "at most 1000 values"),
    (param("text"), ["a", "b"], "one value"),
    (param("text"), {"a": 1}, "one value"),
    (param("phase"), "nowhere", "one of "),
    (param("role"), "king", "one of "),
]


@pytest.mark.parametrize(("of", "value", "said"), REFUSED)
def test_a_wrong_value_gets_a_sentence_with_what_is_allowed(of: Param, value: Any, said: str) -> None:
    with pytest.raises(ParameterError) as refused:
        read_value(of, value)
    assert said in refused.value.text.en
    assert refused.value.text.fr.startswith("x = ")
    assert refused.value.exit_code == 1


def test_an_unknown_parameter_gets_the_nearest_and_all() -> None:
    with pytest.raises(ParameterError, match=r"Did you mean x\? It takes: x\."):
        read_values("q", {"x": param("int")}, {"xx": 1})


def test_a_parameter_without_default_must_be_given() -> None:
    with pytest.raises(ParameterError, match="q needs x"):
        read_values("q", {"x": param("int", required=True)}, {})


@given(some.text())
def test_any_text_is_a_text_or_is_refused(text: str) -> None:
    refused = len(text) > 1000 or "\x00" in text or any("\ud800" <= c <= "\udfff" for c in text)
    if refused:
        with pytest.raises(ParameterError):
            read_value(param("text"), text)
    else:
        assert read_value(param("text"), text) == text.strip()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (0.5, "0.5"),
        (date(2016, 5, 1), "date('2016-05-01')"),
        (["a", "it's"], "['a', 'it\\'s']"),
        ("\\' })\nMATCH (n) DETACH DELETE n //", "'\\\\\\' })\\nMATCH (n) DETACH DELETE n //'"),
    ],
)
def test_a_value_is_written_as_cypher_writes_it(value: Any, written: str) -> None:
    assert literal(value) == written
