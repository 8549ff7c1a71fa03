"""The framework as plain nodes and ties: what the store writes and queries read.

Every property is something that Neo4j stores as it is. Names and texts are French; `…_en` holds the English.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.language import Text
from kg.schema.framework import Expectation, Framework, Gate, Grounded, Item, Kind, Phase, Stage

Property = str | int | float | bool | date | list[str]
Properties = dict[str, Property]
Node = tuple[str, str, tuple[str, ...], Properties]
Tie = tuple[str, str, str, Properties]

LABELS: dict[str, str] = {
    "phase": "Phase",
    "role": "Role",
    "lever": "Lever",
    "stage": "Stage",
    "gate": "Gate",
    "form": "EvaluationForm",
    "degree": "EvaluationDegree",
    "expectation": "Expectation",
}
ITEM_KINDS: tuple[Kind, ...] = ("stage", "phase", "role", "lever", "form", "degree", "gate")


def node_id(kind: str, key: str) -> str:
    """`phase`, `conception` → `phase:conception`."""
    return f"{kind}:{key}"


def expectation_key(expectation: Expectation) -> str:
    return f"{expectation.role}~{expectation.stage}"


def nodes(framework: Framework) -> list[Node]:
    found = [_item_node(framework, kind, item) for kind in ITEM_KINDS for item in framework.items(kind)]
    found += [_expectation_node(framework, expectation) for expectation in framework.expectations]
    return found


def ties(framework: Framework) -> list[Tie]:
    return [*_phase_ties(framework), *_expectation_ties(framework), *_advice_ties(framework)]


def _item_node(framework: Framework, kind: Kind, item: Item) -> Node:
    properties: Properties = {"key": item.id, "framework": framework.id}
    properties |= _said("name", item.name) | _said("help", item.help) | _grounds(item)
    if isinstance(item, Phase):
        properties |= {"rank": item.rank, "stage": item.stage}
        properties |= _said("test", item.test) | _said("needs", item.needs)
        properties |= _norm(framework, item) | _synonyms(framework, item)
    elif isinstance(item, Stage):
        properties |= _said("needs", item.needs) | _said("evaluation", item.evaluation)
    elif isinstance(item, Gate):
        properties |= {"before": item.before, "required": item.required}
        properties |= _said("condition", item.condition)
    return kind, node_id(kind, item.id), (LABELS[kind],), properties


def _expectation_node(framework: Framework, expectation: Expectation) -> Node:
    role, stage = framework.role(expectation.role).name, framework.stage(expectation.stage).name
    key = expectation_key(expectation)
    properties: Properties = {
        "key": key,
        "framework": framework.id,
        "role": expectation.role,
        "stage": expectation.stage,
        "intensity": expectation.intensity,
    }
    properties |= _said("name", Text(en=f"{role.en}, {stage.en}", fr=f"{role.fr}, {stage.fr}"))
    properties |= _grounds(expectation)
    return "expectation", node_id("expectation", key), (LABELS["expectation"],), properties


def _phase_ties(framework: Framework) -> Iterator[Tie]:
    for phase in framework.phases:
        yield "IN_STAGE", node_id("phase", phase.id), node_id("stage", phase.stage), _grounds(phase)
    for phase, following in zip(framework.phases, framework.phases[1:], strict=False):
        yield "NEXT", node_id("phase", phase.id), node_id("phase", following.id), _grounds(following)
    for gate in framework.gates:
        yield "BEFORE", node_id("gate", gate.id), node_id("phase", gate.before), _grounds(gate)


def _expectation_ties(framework: Framework) -> Iterator[Tie]:
    for expectation in framework.expectations:
        start = node_id("expectation", expectation_key(expectation))
        yield "OF", start, node_id("role", expectation.role), _grounds(expectation)
        for phase in framework.phases_in(expectation.stage):
            yield "IN_PHASE", start, node_id("phase", phase.id), _grounds(expectation)


def _advice_ties(framework: Framework) -> Iterator[Tie]:
    for advice in framework.recommendations:
        start, end = node_id(advice.kind, advice.subject), node_id("stage", advice.stage)
        yield "RECOMMENDED_IN", start, end, _said("purpose", advice.purpose) | _grounds(advice)
    for need in framework.lever_needs:
        properties = _said("need", need.need) | _grounds(need) | {"strong": need.strong}
        yield "MATTERS_IN", node_id("lever", need.lever), node_id("stage", need.stage), properties


def _said(name: str, text: Text | None) -> Properties:
    return {} if text is None else {name: text.fr, f"{name}_en": text.en}


def _grounds(thing: Grounded) -> Properties:
    properties: Properties = {"evidence": list(thing.evidence), "certainty": thing.certainty}
    if thing.basis is not None:
        properties["basis"] = thing.basis
    return properties | _said("note", thing.note)


def _norm(framework: Framework, phase: Phase) -> Properties:
    norm = framework.norm(phase.id)
    if norm is None:
        return {}
    grounds = _grounds(norm)
    return {
        "norm_months": norm.months,
        "norm_signed": norm.signed,
        "norm_dated": norm.dated,
        **{f"norm_{name}": value for name, value in grounds.items()},
    }


def _synonyms(framework: Framework, phase: Phase) -> Properties:
    found = framework.synonyms_of(phase.id)
    return {
        "synonyms": [f"{synonym.word.fr} ({synonym.author})" for synonym in found],
        "synonyms_en": [f"{synonym.word.en} ({synonym.author})" for synonym in found],
    }
