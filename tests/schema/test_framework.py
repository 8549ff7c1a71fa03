"""The framework that is shipped, another one in its place, and files that do not hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import NotFoundError, SettingsError
from kg.schema.framework import SHIPPED, FrameworkError, load_framework

VILLAGE = Path(__file__).with_name("village.yaml")
PHASES = ("conception", "experimentation", "modelling", "spreading", "industrialisation")
ROLES = (
    "idea-owner", "catalyst", "funder", "beneficiary", "expert",
    "academic", "institution", "peer", "governance",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_FRAMEWORK", raising=False)


# ---------------------------------------------------------------- the shipped framework


def test_the_ids_that_queries_and_packs_rely_on() -> None:
    framework = load_framework()
    assert framework.ids("phase") == PHASES
    assert [phase.rank for phase in framework.phases] == [1, 2, 3, 4, 5]
    assert [phase.stage for phase in framework.phases] == [
        "rd", "rd", "modelling-stage", "deployment", "deployment",
    ]  # fmt: skip
    assert framework.ids("role") == ROLES
    assert framework.ids("lever") == ("financing", "expertise-network", "strategy-advice", "evaluation")
    assert framework.ids("stage") == ("rd", "modelling-stage", "deployment")
    assert framework.ids("form") == ("performance", "relevance", "partnership")
    assert framework.ids("degree") == ("telling-the-path", "finding-peers", "measuring")


def test_every_role_is_expected_or_not_in_every_stage() -> None:
    framework = load_framework()
    said = {(one.role, one.stage) for one in framework.expectations}
    assert said == {(role, stage) for role in ROLES for stage in framework.ids("stage")}
    assert framework.expected("academic", "modelling") == 3
    assert framework.expected("academic", "industrialisation") == 0
    assert framework.expected("institution", "spreading") == 3


def test_each_transition_has_one_to_four_gates_and_one_that_is_required() -> None:
    framework = load_framework()
    assert framework.gates_before("conception") == ()
    for phase in PHASES[1:]:
        gates = framework.gates_before(phase)
        assert 1 <= len(gates) <= 4, phase
        assert any(gate.required for gate in gates), phase


def test_no_duration_is_claimed_and_the_file_says_why() -> None:
    framework = load_framework()
    assert all(framework.norm(phase) is None for phase in PHASES)
    assert framework.norms_note is not None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("expérimentation", ["experimentation"]),
        ("Experimentation", ["experimentation"]),
        ("essaimage", ["spreading"]),
        ("mise en œuvre", ["experimentation", "modelling", "spreading"]),
        ("mise en oeuvre", ["experimentation", "modelling", "spreading"]),
        ("ÉMERGENCE", ["conception"]),
        ("diffusion", ["industrialisation"]),
        ("changement d’échelle", ["spreading", "industrialisation"]),
        ("déploiement", ["spreading", "industrialisation"]),
        ("generating ideas", ["conception"]),
    ],
)
def test_a_word_of_people_or_authors_leads_to_phases(word: str, meant: list[str]) -> None:
    assert load_framework().nearest("phase", word) == meant


def test_a_misspelt_id_gets_the_nearest_and_nonsense_gets_all() -> None:
    framework = load_framework()
    assert framework.nearest("role", "catalist")[0] == "catalyst"
    with pytest.raises(NotFoundError, match="experimentation") as caught:
        framework.phase("experimentaton")
    assert "expérimentation" not in caught.value.text.en
    assert "n'a pas de phase" in caught.value.text.fr
    with pytest.raises(NotFoundError, match="financing, expertise-network"):
        framework.lever("xxxxqqqq")
    with pytest.raises(NotFoundError):
        framework.stage("conception")


# ---------------------------------------------------------------- nodes and ties


def test_nodes_are_ready_for_the_store() -> None:
    nodes = load_framework().nodes()
    assert len({node_id for _kind, node_id, _labels, _properties in nodes}) == len(nodes) == 65
    for kind, node_id, labels, properties in nodes:
        assert node_id == f"{kind}:{properties['key']}"
        assert len(labels) == 1
        assert properties["name"]
        assert properties["name_en"]
        assert properties["framework"] == "rameau-2019"
        assert isinstance(properties["evidence"], list)
        assert properties["evidence"] or properties["basis"]
        for value in properties.values():
            assert isinstance(value, str | int | float | date | list)
            assert not isinstance(value, list) or all(type(one) is str for one in value)


def test_ties_join_nodes_that_exist_and_say_what_they_rest_on() -> None:
    framework = load_framework()
    known = {node_id for _kind, node_id, _labels, _properties in framework.nodes()}
    ties = framework.ties()
    assert len({tie[:3] for tie in ties}) == len(ties)
    for _type, start, end, properties in ties:
        assert {start, end} <= known
        assert properties["evidence"] or properties["basis"]
    assert {(start, end) for kind, start, end, _ in ties if kind == "NEXT"} == {
        ("phase:conception", "phase:experimentation"),
        ("phase:experimentation", "phase:modelling"),
        ("phase:modelling", "phase:spreading"),
        ("phase:spreading", "phase:industrialisation"),
    }
    assert ("IN_PHASE", "expectation:catalyst~rd", "phase:experimentation") in {tie[:3] for tie in ties}
    assert ("BEFORE", "gate:economic-model", "phase:spreading") in {tie[:3] for tie in ties}
    advice = {(start, end): properties for kind, start, end, properties in ties if kind == "RECOMMENDED_IN"}
    assert advice["degree:measuring", "stage:deployment"]["purpose_en"]
    assert {start for kind, start, _, _ in ties if kind == "MATTERS_IN"} == {
        f"lever:{lever}" for lever in framework.ids("lever")
    }


# ---------------------------------------------------------------- another framework


def test_another_framework_takes_its_place_by_setting_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_FRAMEWORK", str(VILLAGE))
    framework = load_framework()
    assert framework.id == "village-garden"
    assert framework.ids("phase") == ("seed", "sprout", "harvest")
    assert framework.ids("role") == ("gardener", "neighbour", "mayor", "cook")
    assert framework.ids("lever") == framework.ids("form") == ()
    assert framework.nearest("phase", "Levée") == ["sprout", "harvest"]
    assert framework.expected("gardener", "harvest") == 2
    assert framework.expected("cook", "seed") is None
    nodes = {node_id: properties for _kind, node_id, _labels, properties in framework.nodes()}
    assert set(nodes) == {
        "stage:indoors", "stage:outdoors", "phase:seed", "phase:sprout", "phase:harvest",
        "role:gardener", "role:neighbour", "role:mayor", "role:cook", "gate:frost-over",
        "expectation:gardener~indoors", "expectation:gardener~outdoors", "expectation:cook~outdoors",
    }  # fmt: skip
    sprout = nodes["phase:sprout"]
    assert (sprout["norm_months"], sprout["norm_signed"], sprout["norm_dated"], sprout["norm_basis"]) == (
        2.0, "The gardener", date(2026, 1, 31), "convention",
    )  # fmt: skip
    assert sprout["synonyms"] == ["levée (Grandmother)"]
    assert "norm_months" not in nodes["phase:seed"]
    assert {tie[:3] for tie in framework.ties()} == {
        ("IN_STAGE", "phase:seed", "stage:indoors"),
        ("IN_STAGE", "phase:sprout", "stage:outdoors"),
        ("IN_STAGE", "phase:harvest", "stage:outdoors"),
        ("NEXT", "phase:seed", "phase:sprout"),
        ("NEXT", "phase:sprout", "phase:harvest"),
        ("BEFORE", "gate:frost-over", "phase:sprout"),
        ("OF", "expectation:gardener~indoors", "role:gardener"),
        ("OF", "expectation:gardener~outdoors", "role:gardener"),
        ("OF", "expectation:cook~outdoors", "role:cook"),
        ("IN_PHASE", "expectation:gardener~indoors", "phase:seed"),
        ("IN_PHASE", "expectation:gardener~outdoors", "phase:sprout"),
        ("IN_PHASE", "expectation:gardener~outdoors", "phase:harvest"),
        ("IN_PHASE", "expectation:cook~outdoors", "phase:sprout"),
        ("IN_PHASE", "expectation:cook~outdoors", "phase:harvest"),
    }


def test_an_edited_file_is_read_anew_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    copy = tmp_path / "framework.yaml"
    copy.write_text(VILLAGE.read_text(encoding="utf-8"), encoding="utf-8")
    first = load_framework(copy)
    assert load_framework(copy) is first
    copy.write_text(
        VILLAGE.read_text(encoding="utf-8").replace("months: 2", "months: 2.25"), encoding="utf-8"
    )
    norm = load_framework(copy).norm("sprout")
    assert norm is not None
    assert norm.months == 2.25


# ---------------------------------------------------------------- files that do not hold


def problems_of(tmp_path: Path, *changes: tuple[str, str], base: Path = VILLAGE) -> list[str]:
    text = base.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    broken = tmp_path / "broken.yaml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load_framework(broken)
    assert str(broken) in caught.value.text.en
    assert caught.value.exit_code == 1
    for problem in caught.value.problems:
        assert problem.en in caught.value.text.en
        assert problem.fr.startswith("ligne ")
    return [problem.en for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("stage: outdoors\n    name: {fr: Récolte", "stage: outdoor\n    name: {fr: Récolte",
         "line 18, phases › harvest › stage: 'outdoor' is unknown here; write one of: outdoors"),
        ("rank: 2", "rank: 3", "line 15, phases: rank 3 stands 2 times"),
        ("rank: 2", "rank: two",
         "line 31, phases › sprout › rank: 'two' cannot be used; write a whole number"),
        ("rank: 2", "rank: true", "phases › sprout › rank: True cannot be used"),
        ("{fr: Semis, en: Seed}", "{fr: Semis}", "line 26, phases › seed › name › en: missing"),
        ("{fr: Semis, en: Seed}", "Semis",
         "phases › seed › name: 'Semis' cannot be used; write {fr: …, en: …}"),
        ("{fr: Semis, en: Seed}", "{fr: Semis, en: No}",
         "phases › seed › name › en: False cannot be used; write some text (in quotes"),
        ("role: cook", "role: cok", "expectations › 2 › role: 'cok' is unknown here; write one of: cook"),
        ("{outdoors: 1}", "{outdoors: 4}",
         "intensity › outdoors: 4 cannot be used; write a whole number (0…3)"),
        ("{outdoors: 1}", "{outdors: 1}", "intensity › outdors: unknown key; write one of: outdoors"),
        ("role: cook, intensity: {outdoors", "role: gardener, intensity: {outdoors",
         "expectations: pair gardener / outdoors stands 2 times"),
        ("before: sprout", "before: sprouts",
         "gates › frost-over › before: 'sprouts' is unknown here; write one of: sprout"),
        ("required: true", "required: maybe",
         "gates › frost-over › required: 'maybe' cannot be used; write true or false"),
        ("    required: true\n", "", "gates › frost-over › required: missing; write true or false"),
        ("evidence: almanac:11", "evidence: almanach:11",
         "evidence: 'almanach' is unknown here; write one of: almanac"),
        ("evidence: almanac:11", "evidence: almanac:11-41",
         "evidence: 'almanac:11-41' lies beyond the 40 lines"),
        ("evidence: almanac:11", "evidence: almanac:9-8", "evidence: 'almanac:9-8' runs backwards"),
        ("evidence: almanac:11", "evidence: page 4", "evidence: 'page 4' is no citation"),
        ("    evidence: almanac:11\n", "", "gates › frost-over › evidence: missing; write the lines"),
        ("basis: convention", "basis: habit",
         "stages › indoors › basis: 'habit' is unknown here; write one of: convention, published-model"),
        ("phase: sprout", "phase: sprot", "norms › 1 › phase: 'sprot' is unknown here; write one of: sprout"),
        ("months: 2", "months: 0", "norms › 1 › months: 0 cannot be used; write a number of months above 0"),
        ("    signed: The gardener\n", "", "norms › 1 › signed: missing"),
        ("dated: 2026-01-31", "dated: last year",
         "norms › 1 › dated: 'last year' cannot be used; write a day"),
        ("dated: 2026-01-31", "dated: 2026-02-31", "not YAML that can be read"),
        ("gates:", "gate:", "line 45, gate: unknown key; write one of: gates"),
        ("id: seed", "id: Séed !", "phases › Séed ! › id: 'Séed !' is no id; write 'seed'"),
        ("id: seed", "id: sprout", "phases: id sprout stands 2 times"),
        ("    rank: 1", "    rank: 1\n    rank: 1", "the key 'rank' stands twice (first on line 24)"),
        ("phases: [harvest, sprout]", "phases: []", "synonyms › 1 › phases: [] cannot be used"),
        ("[harvest, sprout]\n    basis: convention", "[sprout]\n    basis: published-model",
         "synonyms › 1 › source: missing"),
        ("roles:\n", "roles: []\nroles_gone:\n", "roles: [] cannot be used; write a list"),
        ("sources:\n", "sources: 3\nx:\n", "sources: 3 cannot be used; write a list"),
        ("id: village-garden", "id: [a", "not YAML that can be read"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_what_to_write(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert any(expected in problem for problem in problems_of(tmp_path, (old, new)))


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        ("stage: indoors\n    name: {fr: Semis", "stage: indors\n    name: {fr: Semis"),
        ("before: sprout", "before: sprouts"),
        ("{outdoors: 1}", "{outdoors: strong}"),
        ("months: 2", "month: 2"),
    )
    assert len(problems) == 5  # `month` is an unknown key, and `months` is missing


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "write keys such as"),
        (b"- a\n- b\n", "write keys such as"),
        ("id: été".encode("latin-1"), "not UTF-8"),
        (b"id: a\n\tb: c", "not YAML that can be read"),
        (b"[a, b]: 3", "a key must be one word"),
        (b"x: " + b"a" * 1_000_001, "larger than 1 MB"),
        (b"{}", "phases: missing"),
    ],
)
def test_a_file_that_is_no_framework_at_all(tmp_path: Path, content: bytes, expected: str) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_bytes(content)
    with pytest.raises(FrameworkError) as caught:
        load_framework(broken)
    assert expected in caught.value.text.en


def test_a_missing_file_says_which_setting_to_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_FRAMEWORK", str(tmp_path / "none.yaml"))
    with pytest.raises(SettingsError, match="KG_FRAMEWORK"):
        load_framework()
    assert load_framework(SHIPPED).id == "rameau-2019"
