"""The JSON Schema of pack files, so that an editor completes and checks them as they are typed."""

from __future__ import annotations

from typing import Any

from kg.schema.base import Kind
from kg.schema.framework import Framework
from kg.schema.kinds import KINDS, Case, Source
from kg.schema.registry import NESTINGS, SECTIONS, Nesting

JsonSchema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID: JsonSchema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}


def facts_schema(framework: Framework) -> JsonSchema:
    """For a file of facts: sections of entries."""
    return {
        "$schema": _DRAFT,
        "title": "kg: facts of a case pack",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            section: {"description": str(kind.help), **_listed({"$ref": f"#/$defs/{kind.word}"})}
            for section, kind in SECTIONS.items()
        },
        "$defs": {
            **{kind.word: _entry(kind, framework) for kind in KINDS if kind is not Source},
            **{_nested_name(n): _nested(n, framework) for n in _all_nestings()},
        },
    }


def pack_schema(framework: Framework) -> JsonSchema:
    """For pack.yaml."""
    properties: JsonSchema = {"id": {"description": "The case's id.", **_ID}}
    for field in Case.fields.values():
        properties |= field.json_schema(framework)
    source: JsonSchema = {}
    for name, field in Source.fields.items():
        if name not in ("evidence", "certainty"):
            source |= field.json_schema(framework)
    properties["sources"] = {
        "type": "object",
        "description": str(Source.help),
        "additionalProperties": {
            "oneOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": source,
                    "required": ["citation"],
                    "additionalProperties": False,
                },
            ]
        },
    }
    return {
        "$schema": _DRAFT,
        "title": "kg: pack.yaml",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": ["id", *(field.name for field in Case.fields.values() if field.required)],
    }


def _listed(one: JsonSchema) -> JsonSchema:
    return {"oneOf": [{"type": "array", "items": one}, one]}


def _entry(kind: type[Kind], framework: Framework) -> JsonSchema:
    properties: JsonSchema = {"id": {"description": "Left out, it is made from the name.", **_ID}}
    for field in kind.fields.values():
        properties |= field.json_schema(framework)
    for key, nesting in NESTINGS[kind].items():
        properties[key] = {
            "description": str(nesting.tie.help),
            **_listed({"$ref": f"#/$defs/{_nested_name(nesting)}"}),
        }
    required = [field.keys[0] for field in kind.fields.values() if field.required]
    full: JsonSchema = {
        "type": "object",
        "description": str(kind.help),
        "properties": properties,
        "additionalProperties": False,
        "required": required,
    }
    if kind.one_of:
        full["anyOf"] = [{"required": [key]} for key in kind.one_of]
    # A name alone is an entry, where a name is all that an entry must have.
    return (
        {"oneOf": [{"type": "string"}, full]}
        if required in (["name"], []) and "name" in kind.fields and not kind.one_of
        else full
    )


def _all_nestings() -> dict[Nesting, None]:
    return {nesting: None for found in NESTINGS.values() for nesting in found.values()}


def _nested_name(nesting: Nesting) -> str:
    ends = [nesting.tie.word, nesting.other_key]
    # Where it depends on the entry what may stand at the other end, each has a definition of its own.
    return ".".join([*ends, *(kind.word for kind in nesting.other_kinds if nesting.tie.pairs)])


def _nested(nesting: Nesting, framework: Framework) -> JsonSchema:
    tie = nesting.tie
    if tie.nests and nesting.outgoing:
        return {"$ref": f"#/$defs/{tie.target[0].word}"}
    others = ", ".join(str(kind.title).lower() for kind in nesting.other_kinds)
    other: JsonSchema = {"type": "string", "description": f"id or name: {others}"}
    properties: JsonSchema = {nesting.other_key: other}
    for field in tie.fields.values():
        properties |= field.json_schema(framework)
    return {
        "oneOf": [
            other,
            {
                "type": "object",
                "properties": properties,
                "required": [nesting.other_key],
                "additionalProperties": False,
            },
        ]
    }
