"""Bad input: each mistake named with place, value, rule and what to write instead; all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.schema.problems import Problem
from tests.support.packs import HEAD, codes, read, write_pack

GOOD = """
organisations:
  - {id: a, name: A, evidence: 1}
  - {id: b, name: B, evidence: 1}
alliances:
  - {id: l, name: L, evidence: 1, parties: [a, b]}
"""

# Facts → the codes of the errors expected, in order of place.
MISTAKES = {
    "unknown kind": ("organizations: [{name: X}]", ["unknown-kind"]),
    "unknown key": ("organisations: [{name: X, colour: red}]", ["unknown-key"]),
    "unknown key of a tie": (
        "alliances: [{name: X, parties: [{actor: p, since: 2012}]}]\npersons: [p]",
        ["unknown-key"],
    ),
    "missing name": ("organisations: [{sphere: public}]", ["missing"]),
    "missing phase": ("innovations: [{name: X, phases: [{entered: 2012}]}]", ["missing"]),
    "missing end of a tie": ("alliances: [{name: X, parties: [{role: expert}]}]", ["missing"]),
    "an introduction of nobody": ("persons: [x]\nintroductions: [{by: x}]", ["missing"]),
    "a tension with oneself alone": ("persons: [x]\ntensions: [{name: T, between: [x]}]", ["missing"]),
    "a list where one value stands": (
        "organisations: [{name: X, sphere: [public, citizen]}]",
        ["wrong-type"],
    ),
    "a text where a number stands": (
        "indicators: [{name: X, measures: p, value: many}]\nprogrammes: [p]",
        ["wrong-type"],
    ),
    "importance out of range": ("organisations: [{name: X, importance: 7}]", ["out-of-range"]),
    "empty value": ("organisations: [{name: }]", ["empty"]),
    "impossible date": ("programmes: [{name: X, start: 2014-13}]", ["bad-date"]),
    "a day that no month has": ("programmes: [{name: X, start: 2014-02-30}]", ["bad-date"]),
    "the day first": ("programmes: [{name: X, start: 1/10/2014}]", ["bad-date"]),
    "an end before its start": ("programmes: [{name: X, start: 2016, end: 2014}]", ["bad-date"]),
    "a reversed range": ("programmes: [{name: X, start: 2016/2014}]", ["bad-date"]),
    "when beside start": ("events: [{name: X, kind: meeting, when: 2014, start: 2014}]", ["bad-date"]),
    "two clocks": ("programmes: [{name: X, start: 2014, end: T0+6m}]", ["bad-date"]),
    "unknown phase": ("innovations: [{name: X, phases: [{phase: growth}]}]", ["unknown-phase"]),
    "a phase by its French name": (
        "innovations: [{name: X, phases: [{phase: expérimentation}]}]",
        ["unknown-phase"],
    ),
    "unknown role": (
        "alliances: [{name: X, parties: [{actor: p, role: boss}]}]\npersons: [p]",
        ["unknown-role"],
    ),
    "unknown lever": (
        "innovations: [{name: X, participants: [{actor: p, lever: cash}]}]\npersons: [p]",
        ["unknown-lever"],
    ),
    "unknown sphere": ("organisations: [{name: X, sphere: company}]", ["unknown-sphere"]),
    "an id that is nowhere": ("alliances: [{name: X, parties: [nobody]}]", ["unknown-id"]),
    "an id of the wrong kind": (
        "alliances: [{name: X, parties: [t]}]\nthemes: [{id: t, name: T}]",
        ["wrong-kind"],
    ),
    "an ambiguous name": (
        "organisations: [{id: x1, name: X}, {id: x2, name: X}]\nalliances: [{name: L, parties: [X]}]",
        ["ambiguous-name"],
    ),
    "duplicate id": ("organisations: [{id: x, name: X}, {id: x, name: Y}]", ["duplicate-id"]),
    "one id of two kinds": (
        "organisations: [{id: x, name: X}]\ngroups: [{id: x, name: X}]",
        ["duplicate-id"],
    ),
    "two actors of one name": ("organisations: [{name: X}, {name: X}]", ["duplicate-id"]),
    "duplicate key": ("organisations:\n  - name: X\n    name: Y\n", ["duplicate-key"]),
    "a relationship to itself": ("groups: [{id: g, name: G, part_of: g}]", ["self-tie"]),
    "something that grew out of a person": (
        "persons: [p]\ninnovations: [{name: X, grew_out_of: p}]",
        ["wrong-kind"],
    ),
    "something that grew out of itself": ("innovations: [{id: x, name: X, grew_out_of: x}]", ["self-tie"]),
    "something that grew out of nothing known": (
        "practices: [{name: X, kind: method, grew_out_of: y}]",
        ["unknown-id"],
    ),
    "a perception of a place": (
        "territories: [t]\nperceptions: [{of: t, value: neutral}]",
        ["wrong-kind"],
    ),
    "an unknown way of seeing": (
        "persons: [p]\nperceptions: [{of: p, value: not-reported}]",
        ["unknown-perception"],
    ),
    "an event that is part of an organisation": (
        "organisations: [o]\nevents: [{name: X, kind: meeting, part_of: o}]",
        ["wrong-kind"],
    ),
    "an actor that is part of an event": (
        "persons: [{name: P, part_of: x}]\nevents: [{name: X, kind: meeting}]",
        ["wrong-kind"],
    ),
    "a person as a part of an event": (
        "persons: [p]\nevents: [{name: X, kind: meeting, members: [p]}]",
        ["wrong-kind"],
    ),
    "an event that is part of itself": (
        "events: [{id: x, name: X, kind: meeting, part_of: x}]",
        ["self-tie"],
    ),
    "a programme as a designer": (
        "programmes: [p]\npractices: [{name: X, kind: method, designers: [p]}]",
        ["wrong-kind"],
    ),
    "an indicator that says nothing": (
        "indicators: [{name: X, measures: p, unit: cars}]\nprogrammes: [p]",
        ["missing"],
    ),
    "a level that is no word of the list": (
        "indicators: [{name: X, measures: p, level: poor}]\nprogrammes: [p]",
        ["unknown-figure-in-words"],
    ),
    "stays that overlap": (
        "innovations:\n - name: X\n   phases:\n"
        "    - {phase: conception, entered: 2010, left: 2014}\n"
        "    - {phase: experimentation, entered: 2012, left: 2016}\n",
        ["overlap"],
    ),
    "a stay that was left and is still there": (
        "innovations: [{name: X, phases: [{phase: conception, left: 2014, outcome: still_there}]}]",
        ["still-there-and-left"],
    ),
    "a stay that goes on and was halted": (
        "innovations: [{name: X, phases: [{phase: conception, left: ongoing, outcome: halted}]}]",
        ["still-there-and-left"],
    ),
    "evidence naming no source": ("organisations: [{name: X, evidence: 'book:12'}]", ["unknown-source"]),
    "lines beyond the source": ("organisations: [{name: X, evidence: 480-501}]", ["evidence-beyond"]),
    "lines in reverse": ("organisations: [{name: X, evidence: 20-10}]", ["bad-evidence"]),
    "evidence that is no lines": ("organisations: [{name: X, evidence: 'report:page 3'}]", ["bad-evidence"]),
    "SIREN with a wrong check digit": ("organisations: [{name: X, siren: '552100555'}]", ["bad-siren"]),
    "SIREN of eight digits": ("organisations: [{name: X, siren: '55210055'}]", ["bad-siren"]),
    "a country as a word": ("organisations: [{name: X, country: Norway}]", ["bad-country"]),
    "a link that runs something": (
        "organisations: [{name: X, website: 'javascript:alert(1)'}]",
        ["bad-link"],
    ),
    "a tab": ("organisations:\n\t- name: X\n", ["tab"]),
    "no YAML": ("organisations: [{name: X}\n", ["yaml"]),
    "an alias": ("organisations: &a [{name: X}]\ngroups: *a\n", ["tag"]),
    "a tag": ("organisations: !!python/object/apply:os.system ['true']\n", ["tag"]),
    "a second document": ("organisations: [X]\n---\ngroups: [G]\n", ["yaml"]),
    "too deep": ("organisations: " + "[" * 40 + "]" * 40, ["too-deep"]),
    "a list at the top": ("- name: X\n", ["wrong-type"]),
    "an id holding quotes": ('organisations: [{id: "x\'y", name: X}]', ["bad-id"]),
    "an id holding backticks": ("organisations: [{id: 'x`y', name: X}]", ["bad-id"]),
    "an id holding Cypher": ("organisations: [{id: 'x}) DETACH DELETE n //', name: X}]", ["bad-id"]),
    "an id with the bookkeeping's sign": ("organisations: [{id: 'case|x', name: X}]", ["bad-id"]),
    "a name holding markup": ("organisations: [{name: '<b>X</b>'}]", ["markup"]),
    "a name holding a script": ("organisations: [{name: '<script>alert(1)</script>'}]", ["markup"]),
    "a name holding a control character": ('organisations: [{name: "X\\x07Y"}]', ["control-character"]),
    "a name that turns the reading": ('organisations: [{name: "X\\u202EY"}]', ["control-character"]),
    "a name of 400 characters": ("organisations: [{name: " + "x" * 400 + "}]", ["too-long"]),
    "a third language": ("innovations: [{name: {fr: X, de: Y}}]", ["wrong-type"]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found_and_named(tmp_path: Path, mistake: str) -> None:
    facts, expected = MISTAKES[mistake]
    pack = read(write_pack(tmp_path, facts))
    assert codes(pack) == expected, [str(p) for p in pack.problems.errors]
    for problem in pack.problems.errors:
        assert_says_all(problem)


def assert_says_all(problem: Problem) -> None:
    """Place, rule and advice, in both languages."""
    assert problem.place.file.endswith(".yaml")
    assert problem.place.line > 0
    # The rule about a date ends with the right writing, which only the parser of dates knows.
    texts = [problem.rule] if problem.code == "bad-date" else [problem.rule, problem.instead]
    for text in texts:
        assert text.en, problem
        assert text.fr, problem


def test_all_mistakes_are_found_in_one_run_in_order_of_place(tmp_path: Path) -> None:
    facts = """\
organisations:
  - {id: a, name: A, sphere: company}
  - {id: A B, name: B}
  - {name: C, siren: '123456789', evidence: 'book:3'}
alliances:
  - {name: L, colour: red, parties: [a, nobody]}
innovations:
  - {name: I, phases: [{phase: growth, entered: 2014-13}]}
"""
    write_pack(tmp_path, facts, more_yaml="grups: [X]\n", party_to_csv="actor,alliance,role\na,l,boss\n")
    found = [(Path(p.place.file).name, p.place.line, p.code) for p in read(tmp_path).problems.errors]
    assert found == [
        ("facts.yaml", 2, "unknown-sphere"),
        ("facts.yaml", 3, "bad-id"),
        ("facts.yaml", 4, "unknown-source"),
        ("facts.yaml", 4, "bad-siren"),
        ("facts.yaml", 6, "unknown-key"),
        ("facts.yaml", 6, "unknown-id"),
        ("facts.yaml", 8, "bad-date"),
        ("facts.yaml", 8, "unknown-phase"),
        ("more.yaml", 1, "unknown-kind"),
        ("party_to.csv", 2, "unknown-role"),
    ]


@pytest.mark.parametrize(
    ("facts", "advice"),
    [
        ("organizations: [X]", "organisations"),
        ("organisations: [{nam: X}]", "name"),
        ("organisations: [{name: X, sphere: publik}]", "public"),
        ("innovations: [{name: X, phases: [{phase: expérimentation}]}]", "experimentation"),
        ("innovations: [{name: X, phases: [{phase: essaimage}]}]", "spreading"),
        ("innovations: [{name: X, participants: [{actor: p, role: financeur}]}]\npersons: [p]", "funder"),
        ("alliances: [{name: X, parties: [renalt]}]\norganisations: [Renault]", "renault"),
        ("programmes: [{name: X, start: 10/2014}]", "2014-10"),
        ("organisations: [{id: Caisse des Dépôts, name: X}]", "caisse-des-depots"),
    ],
)
def test_the_nearest_right_word_is_named(tmp_path: Path, facts: str, advice: str) -> None:
    problems = read(write_pack(tmp_path, facts)).problems.errors
    assert any(advice in f"{p.rule.en} {p.instead.en}" for p in problems), [str(p) for p in problems]


def test_norway_is_a_country(tmp_path: Path) -> None:
    pack = read(write_pack(tmp_path, "organisations: [{id: x, name: X, country: NO}]"))
    assert codes(pack) == []
    assert pack.nodes["x"].properties["country"] == "NO"


def test_a_good_pack_has_neither_errors_nor_warnings(tmp_path: Path) -> None:
    assert read(write_pack(tmp_path, GOOD)).problems.found == []


# ---- files


def test_a_file_in_another_encoding_says_where(tmp_path: Path) -> None:
    write_pack(tmp_path, GOOD)
    (tmp_path / "latin.yaml").write_bytes("groups:\n  - name: Comité éphémère\n".encode("cp1252"))
    (problem,) = read(tmp_path).problems.errors
    assert (problem.code, problem.place.line) == ("bad-encoding", 2)
    assert "UTF-8" in problem.instead.en


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    write_pack(tmp_path, GOOD)
    (tmp_path / "empty.yaml").write_text("\n")
    assert codes(read(tmp_path)) == ["empty-file"]


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    write_pack(tmp_path, GOOD)
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(200 * 1024 * 1024)  # sparse: it takes no room on the disk
    (problem,) = read(tmp_path).problems.errors
    assert (problem.code, problem.value) == ("too-large", "200 MB")


def test_an_alias_bomb_does_no_harm(tmp_path: Path) -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{after}: &{after} [{','.join([f'*{before}'] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert codes(read(write_pack(tmp_path, bomb))) == ["tag"]


def test_a_link_out_of_the_pack_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("organisations: [Secret]\n")
    folder = write_pack(tmp_path / "pack", GOOD)
    (folder / "inside.yaml").symlink_to(secret)
    pack = read(folder)
    assert codes(pack) == ["outside"]
    assert "secret" not in pack.nodes


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    write_pack(tmp_path, GOOD)
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "was-here.yaml")
    assert codes(read(tmp_path)) == ["unreadable"]


# ---- pack.yaml


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: X\nregister: fact\nchecked: 2026-01-01\n", ["missing"]),
        ("id: x\nregister: fact\nchecked: 2026-01-01\n", ["missing"]),
        ("id: x\ntitle: X\nregister: fiction\nchecked: 2026-01-01\n", ["unknown-register"]),
        ("id: x\ntitle: X\nregister: fact\nchecked: 2026\n", ["bad-date"]),
        ("id: x\ntitle: X\nregister: fact\nchecked: 2026-01-01\nsauces: {}\n", ["unknown-key"]),
        ("id: x\ntitle: X\nregister: fact\nchecked: 2026-01-01\nsources: [a]\n", ["wrong-type"]),
        ("id: x\ntitle: X\nregister: fact\nchecked: 2026-01-01\nsources: {a: {lines: 3}}\n", ["missing"]),
        ("id: X Y\ntitle: X\nregister: fact\nchecked: 2026-01-01\n", ["bad-id"]),
    ],
)
def test_the_head_of_a_pack_is_checked(tmp_path: Path, head: str, expected: list[str]) -> None:
    assert codes(read(write_pack(tmp_path, head=head))) == expected


def test_merges_must_say_who_when_and_why(tmp_path: Path) -> None:
    merges = "- {keep: a, same: [b]}\n- {keep: a, same: [a], who: J, when: 2026, why: x}\n"
    assert codes(read(write_pack(tmp_path, GOOD, merges_yaml=merges))) == ["missing"] * 3 + ["self-tie"]


def test_two_that_are_not_one_are_said_to_be_apart(tmp_path: Path) -> None:
    merges = (
        "- {apart: [a, b], who: J, when: 2026, why: x}\n"
        "- {apart: [a], who: J, when: 2026, why: x}\n"
        "- {apart: [a, a], keep: a, who: J, when: 2026, why: x}\n"
    )
    pack = read(write_pack(tmp_path, GOOD, merges_yaml=merges))
    assert codes(pack) == ["wrong-type", "self-tie", "unknown-key"]
    assert [(merge.keep, merge.same, merge.apart) for merge in pack.merges] == [("a", ("b",), True)]


# ---- tables


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("actor,alliance,rôle\na,l,expert\n", ["unknown-key"]),
        ("actor,role\na,expert\n", ["missing"]),
        ("actor,alliance\na\n", ["row-length"]),
        ("actor,alliance\na,\n", ["missing"]),
        ("actor,alliance\na,nowhere\n", ["unknown-id"]),
        ("actor,alliance,start\na,l,2014-13\n", ["bad-date"]),
        ('actor,alliance\na,"l\n', ["csv"]),
    ],
)
def test_a_table_is_checked_like_an_entry(tmp_path: Path, table: str, expected: list[str]) -> None:
    assert codes(read(write_pack(tmp_path, GOOD, party_to_csv=table))) == expected


def test_a_table_of_nothing_known_is_refused(tmp_path: Path) -> None:
    assert codes(read(write_pack(tmp_path, GOOD, party_csv="a,b\n1,2\n"))) == ["unknown-kind"]


def test_a_table_says_the_same_as_entries(tmp_path: Path) -> None:
    entries = """
organisations:
  - {id: a, name: {fr: Nom, en: Name}, aliases: [X, Y], sphere: public, evidence: 'report:1-2'}
alliances: [{id: l, name: L, parties: [{actor: a, role: expert, start: 2012, end: ongoing, evidence: 'report:3'}]}]
"""
    written = read(write_pack(tmp_path / "entries", entries))
    tables = read(
        write_pack(
            tmp_path / "tables",
            "alliances: [{id: l, name: L}]",
            organisations_csv="id;name;name_en;aliases;sphere;evidence\na;Nom;Name;X|Y;public;report:1-2\n",
            party_to_csv="actor,alliance,role,start,end,evidence\na,l,expert,2012,ongoing,report:3\n",
        )
    )
    assert tables.problems.errors == []
    assert {i: n.properties for i, n in tables.nodes.items()} == {
        i: n.properties for i, n in written.nodes.items()
    }
    assert [(t.key, t.properties) for t in tables.ties] == [(t.key, t.properties) for t in written.ties]


# ---- warnings


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("innovations: [{id: i, name: I}]", ["no-evidence"]),
        ("organisations: [{id: x, name: X, evidence: 1}]", ["no-tie"]),
        (
            "organisations: [{id: x, name: Association Wimoov, evidence: 1}, {id: y, name: WIMOOV, evidence: 1}]\n"
            "alliances: [{name: L, parties: [x, y], evidence: 1}]",
            ["lookalike"],
        ),
        (
            "persons: [{id: x, name: Copil CD 1, evidence: 1}, {id: y, name: Copil CD 2, evidence: 1}]\n"
            "alliances: [{name: L, parties: [x, y], evidence: 1}]",
            [],
        ),
    ],
)
def test_what_deserves_a_second_look_is_a_warning(tmp_path: Path, facts: str, expected: list[str]) -> None:
    pack = read(write_pack(tmp_path, facts))
    assert codes(pack) == []
    assert [problem.code for problem in pack.problems.warnings] == expected


def test_a_case_not_checked_for_two_years_is_a_warning(tmp_path: Path) -> None:
    head = HEAD.format(id="old").replace("2026-11-01", "2019-01-01")
    assert [p.code for p in read(write_pack(tmp_path, GOOD, head=head)).problems.warnings] == ["unchecked"]
    assert read(write_pack(tmp_path, GOOD, head=head + "closed: yes\n")).problems.found == []


def test_a_row_of_figures_that_says_nothing_is_found(tmp_path: Path) -> None:
    table = "name,measures,value,level\nX,p,3,\nY,p,,low\nZ,p,,\n"
    pack = read(write_pack(tmp_path, "programmes: [{id: p, name: P}]", indicators_csv=table))
    assert [(p.code, p.place.line) for p in pack.problems.errors] == [("missing", 4)]
