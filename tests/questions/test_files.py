"""Query files: what is read from a sound one, and what is said of a broken one, with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import NotFoundError
from kg.language import Text
from kg.questions import RefusedFileError, find_question, find_questions, read_question
from kg.questions.finding import files
from tests.support.questions import CYPHER, write_question


def problems(path: Path) -> list[str]:
    """`line key = value: rule` of each problem."""
    with pytest.raises(RefusedFileError) as refused:
        read_question(path)
    return [
        f"{p.place.line} {p.place.key} = {p.value!r}: {p.rule.en}".replace(" = ''", "")
        for p in refused.value.problems
    ]


def test_a_sound_file_becomes_a_question(tmp_path: Path) -> None:
    question = read_question(
        write_question(
            tmp_path,
            params="since: {type: date, default: 2014, day: first, help: {fr: Depuis, en: Since}}\n"
            "who: {type: id, help: {fr: Qui, en: Who}}",
            cypher=CYPHER.replace("$case\n", "$case AND a.id <> $who AND $since IS NOT NULL\n"),
        )
    )
    assert question.name == "actors-here"
    assert question.title == Text(en="Actors", fr="Acteurs")
    assert question.params["since"].default == date(2014, 1, 1)
    assert question.params["who"].required
    assert not question.params["at"].required
    assert list(question.columns) == ["id", "name", "evidence"]
    assert (question.identity, question.about, question.measure) == (("id",), "id", None)
    assert question.uses == {"case", "max_rows", "who", "since"}


CHANGES = {
    "no header": (("/*", "//"), "1 : there is no header"),
    "broken yaml": (("group: bearings", "group: [bearings"), "5  = 'params:': is not YAML"),
    "unknown key": (("group: bearings", "group: bearings\ncolour: red"), "5 colour: is an unknown key"),
    "unknown group": (("group: bearings", "group: fun"), "4 group = 'fun': is unknown"),
    "one language": (("title: {fr: Acteurs, en: Actors}", "title: Acteurs"), "2 title = 'Acteurs'"),
    "missing caveats": (("caveats: {fr: Aucune, en: None}\n", ""), "2 caveats: is missing"),
    "no at": (("  at: {type: date}\n", ""), "6 params.at: is missing: every question takes it"),
    "at of a wrong type": (
        ("at: {type: date}", "at: {type: text}"),
        "6 params.at.type = 'text': is always date",
    ),
    "default out of range": (("default: 100,", "default: 5000,"), "8 params.max_rows.default = '5000'"),
    "unknown column type": (("id: {type: id,", "id: {type: uuid,"), "columns.id.type = 'uuid': is unknown"),
    "identity": (("identity: [id]", "identity: [key]"), "identity = 'key': is no column"),
    "unknown measure": (("about: id", "about: id\nmeasure: magic"), "measure = 'magic': is no measure"),
    "no order": (("ORDER BY id ", ""), "RETURN': its rows come in no order"),
    "column not declared": (
        ("a.name AS name", "a.name AS nom"),
        "RETURN = 'nom': is returned but not declared",
    ),
    "column not returned": (
        ("a.name AS name", "a.name AS nom"),
        "columns.name: is declared but not returned",
    ),
    "column without a name": (("a.name AS name", "a.name"), "'a . name': is a column without a name"),
    "parameter not declared": (("IN $case", "IN $cases"), "'$cases': is not declared"),
    "no return": (("RETURN", "WITH"), "there is no final RETURN"),
    "open bracket": (("reduce(x", "reduce((x"), "'(': has no counterpart"),
    "duplicate key": (("about: id", "about: id\nabout: name"), "stands twice here"),
    "a word of Cypher as a name": (("  name: {type", "  end: {type"), "columns.end = 'end': is no name here"),
    "deprecated subquery": (("WITH a,", "CALL { RETURN 1 AS one } WITH a,"), "CALL {': is deprecated"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_broken_file_is_refused_with_the_line(tmp_path: Path, change: str) -> None:
    replaced, said = CHANGES[change]
    found = problems(write_question(tmp_path, change=replaced))
    assert any(said in problem for problem in found), found


def test_a_parameter_that_the_text_never_reads_is_refused(tmp_path: Path) -> None:
    path = write_question(tmp_path, params="x: {type: int, default: 1, help: {fr: x, en: x}}")
    assert problems(path) == ["9 params.x: is declared, but no $x stands in the text"]


def test_a_parameter_cannot_take_a_word_of_python(tmp_path: Path) -> None:
    path = write_question(tmp_path, params="lang: {type: text, default: a, help: {fr: x, en: x}}")
    assert any("params.lang" in problem for problem in problems(path))


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = write_question(
        tmp_path, change=("group: bearings\nparams:", "group: fun\nparams:\n  y: {type: bool}")
    )
    assert len(problems(path)) == 3  # the group, y without help, and without use


def test_every_part_of_a_union_keeps_the_promise(tmp_path: Path) -> None:
    union = "MATCH (a) WHERE $case = [] RETURN a.id AS id, a.name AS name UNION ALL\n" + CYPHER
    found = problems(write_question(tmp_path, cypher=union))
    assert any("columns.evidence: is declared but not returned" in problem for problem in found)


def test_other_questions_run_beside_a_refused_one(tmp_path: Path) -> None:
    write_question(tmp_path, "sound")
    write_question(tmp_path, "broken", change=("group: bearings", "group: fun"))
    found = find_questions([tmp_path])
    assert {"sound", "alliances"} <= set(found.sound)
    assert [problem.place.line for problem in found.problems] == [4]
    assert found.problems[0].place.file.endswith("broken.cypher")


def test_a_file_of_ones_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    path = write_question(tmp_path, "alliances")
    assert files([tmp_path])["alliances"] == path


def test_an_unknown_question_gets_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="Did you mean alliances"):
        find_question("alliance")


@pytest.mark.parametrize(
    "content", [b"\xff\xfe/*", b"/* title: x */" + b" " * 300_000], ids=["not text", "huge"]
)
def test_a_file_that_is_no_small_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.cypher"
    path.write_bytes(content)
    assert "cannot be read" in problems(path)[0]
