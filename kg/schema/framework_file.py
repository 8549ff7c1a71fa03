"""A framework file, read and checked: the framework, or the whole list of what to mend."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml

from kg.language import Text
from kg.schema.framework import (
    EvaluationDegree,
    EvaluationForm,
    Expectation,
    Framework,
    FrameworkError,
    FrameworkSource,
    Gate,
    Item,
    Lever,
    LeverNeed,
    Norm,
    Phase,
    Recommendation,
    Role,
    Stage,
    Synonym,
)
from kg.schema.framework_entry import Entry, LineLoader, Located, Problems

BASES = ("convention", "published-model")
CERTAINTIES = ("stated", "inferred", "disputed")
MOST_BYTES = 1_000_000
STRONGEST = 3
_EVIDENCE = re.compile(r"(?P<source>[a-z0-9-]+):(?P<first>\d+)(?:-(?P<last>\d+))?")

_Kind = TypeVar("_Kind", bound=Item)


def read_framework(path: Path) -> Framework:
    problems = Problems()
    content = _parse(path, problems)
    framework = _Reader(content, problems).read() if content is not None else None
    if problems or framework is None:
        raise FrameworkError(path, problems)
    return framework


def _parse(path: Path, problems: Problems) -> Located | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            problems.add(
                1,
                path.name,
                "larger than 1 MB; write a smaller file.",
                "plus de 1 Mo ; écrivez un fichier plus petit.",
            )
            return None
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=LineLoader)  # noqa: S506 (a safe one)
    except UnicodeDecodeError:
        problems.add(
            1,
            path.name,
            "not UTF-8; save the file as UTF-8.",
            "pas en UTF-8 ; enregistrez le fichier en UTF-8.",
        )
    except OSError as failure:
        problems.add(
            1, path.name, f"cannot be read ({failure.strerror}).", f"ne peut être lu ({failure.strerror})."
        )
    except (yaml.YAMLError, ValueError) as failure:  # ValueError: a date such as 2026-02-31
        mark = getattr(failure, "problem_mark", None)
        what = str(getattr(failure, "problem", None) or failure)
        line = mark.line + 1 if mark is not None else 1
        problems.add(line, path.name, f"not YAML that can be read: {what}.", f"YAML illisible : {what}.")
    else:
        if isinstance(content, Located):
            return content
        problems.add(
            1,
            path.name,
            "write keys such as “phases:” and “roles:”.",
            "écrivez des clés comme « phases: » et « roles: ».",
        )
    return None


class _Reader:
    """Reads section after section; a section may refer to those read before it."""

    def __init__(self, content: Located, problems: Problems) -> None:
        self.top = Entry(content, "", problems)
        self.sources: dict[str, int | None] = {}

    def read(self) -> Framework:
        top = self.top
        framework_id, title = top.id(), top.text("title")
        sources = self._sources()
        stages = self._items(top, "stages", self._stage, required=True)
        self.stages = [stage.id for stage in stages]
        phases = self._items(top, "phases", self._phase, required=True)
        self._unique(top, "phases", [str(phase.rank) for phase in phases], "rank")
        phases = tuple(sorted(phases, key=lambda phase: phase.rank))
        self.phases = [phase.id for phase in phases]
        roles = self._items(top, "roles", self._role, required=True)
        levers = self._items(top, "levers", self._lever)
        self.roles, self.levers = [role.id for role in roles], [lever.id for lever in levers]
        forms, degrees, recommendations = self._evaluation()
        framework = Framework(
            id=framework_id,
            title=title,
            sources=sources,
            stages=stages,
            phases=phases,
            roles=roles,
            levers=levers,
            lever_needs=self._lever_needs(),
            expectations=self._expectations(),
            forms=forms,
            degrees=degrees,
            recommendations=recommendations,
            gates=self._items(top, "gates", self._gate),
            norms=self._norms(),
            norms_note=top.maybe_text("norms_note"),
            synonyms=tuple(self._synonym(entry) for entry in top.entries("synonyms")),
        )
        top.close()
        return framework

    # ------------------------------------------------------------ what every item has

    def _items(
        self, parent: Entry, key: str, read: Callable[[Entry], _Kind], required: bool = False
    ) -> tuple[_Kind, ...]:
        found = []
        for entry in parent.entries(key, required):
            found.append(read(entry))
            entry.close()
        self._unique(parent, key, [item.id for item in found], "id")
        return tuple(found)

    def _unique(self, parent: Entry, key: str, values: list[str], what: str) -> None:
        for value in sorted({value for value in values if value and values.count(value) > 1}):
            parent.fail(
                key,
                f"{what} {value} stands {values.count(value)} times; keep it once.",
                f"{what} {value} apparaît {values.count(value)} fois ; gardez-le une fois.",
            )

    def _named(self, entry: Entry, help_key: str = "help") -> dict[str, Any]:
        return {
            "id": entry.id(),
            "name": entry.text("name"),
            "help": entry.text(help_key),
            **self._grounds(entry),
        }

    def _grounds(self, entry: Entry) -> dict[str, Any]:
        has_evidence, has_basis = entry.has("evidence"), entry.has("basis")
        if not has_evidence and not has_basis:
            entry.fail(
                "evidence",
                "missing; write the lines it rests on (source:10-12), or basis: convention.",
                "manque ; écrivez les lignes sur lesquelles il repose (source:10-12), ou basis: convention.",
            )
        evidence = entry.words("evidence") if has_evidence else ()
        for citation in evidence:
            self._check_citation(entry, citation)
        return {
            "evidence": evidence,
            "basis": entry.one_of("basis", BASES) if has_basis else None,
            "certainty": entry.one_of("certainty", CERTAINTIES) if entry.has("certainty") else "stated",
            "note": entry.maybe_text("note"),
        }

    def _check_citation(self, entry: Entry, citation: str) -> None:
        match = _EVIDENCE.fullmatch(citation)
        if match is None:
            entry.fail(
                "evidence",
                f"{citation!r} is no citation; write source:10-12.",
                f"« {citation} » n'est pas une citation ; écrivez source:10-12.",
            )
            return
        if not entry.check_known("evidence", match["source"], list(self.sources)):
            return
        first, last = int(match["first"]), int(match["last"] or match["first"])
        lines = self.sources[match["source"]]
        if first < 1 or last < first:
            entry.fail(
                "evidence",
                f"{citation!r} runs backwards; write the first line, then the last.",
                f"« {citation} » va à rebours ; écrivez la première ligne, puis la dernière.",
            )
        elif lines is not None and last > lines:
            entry.fail(
                "evidence",
                f"{citation!r} lies beyond the {lines} lines of its source.",
                f"« {citation} » dépasse les {lines} lignes de sa source.",
            )

    # ------------------------------------------------------------ the sections

    def _sources(self) -> tuple[FrameworkSource, ...]:
        found = []
        for entry in self.top.entries("sources"):
            lines = entry.whole("lines", 1) if entry.has("lines") else None
            source = FrameworkSource(
                id=entry.id(), citation=entry.word("citation"), url=entry.maybe_word("url"), lines=lines
            )
            entry.close()
            self.sources[source.id] = source.lines
            found.append(source)
        self._unique(self.top, "sources", [source.id for source in found], "id")
        return tuple(found)

    def _stage(self, entry: Entry) -> Stage:
        return Stage(
            needs=entry.maybe_text("needs"), evaluation=entry.maybe_text("evaluation"), **self._named(entry)
        )

    def _phase(self, entry: Entry) -> Phase:
        return Phase(
            rank=entry.whole("rank", 1),
            stage=entry.one_of("stage", self.stages),
            test=entry.text("test"),
            needs=entry.maybe_text("needs"),
            **self._named(entry),
        )

    def _role(self, entry: Entry) -> Role:
        return Role(**self._named(entry))

    def _lever(self, entry: Entry) -> Lever:
        return Lever(**self._named(entry))

    def _gate(self, entry: Entry) -> Gate:
        return Gate(
            before=entry.one_of("before", self.phases),
            required=entry.flag("required"),
            **self._named(entry, "condition"),
        )

    def _evaluation(
        self,
    ) -> tuple[tuple[EvaluationForm, ...], tuple[EvaluationDegree, ...], tuple[Recommendation, ...]]:
        if not self.top.has("evaluation"):
            return (), (), ()
        section = self.top.mapping("evaluation")
        forms = self._items(section, "forms", lambda entry: EvaluationForm(**self._named(entry)))
        degrees = self._items(section, "degrees", lambda entry: EvaluationDegree(**self._named(entry)))
        known = {"form": [form.id for form in forms], "degree": [degree.id for degree in degrees]}
        advice = [self._recommendation(entry, known) for entry in section.entries("recommendations")]
        pairs = [f"{one.kind} {one.subject} / {one.stage}" for one in advice]
        self._unique(section, "recommendations", pairs, "pair")
        section.close()
        return forms, degrees, tuple(advice)

    def _recommendation(self, entry: Entry, known: dict[str, list[str]]) -> Recommendation:
        kind: Literal["form", "degree"] = "degree" if entry.has("degree") else "form"
        if entry.has("form") and kind == "degree":
            entry.fail(
                "degree",
                "a form stands here too; write one of them.",
                "une forme est aussi donnée ; écrivez l'une des deux.",
            )
        advice = Recommendation(
            kind=kind,
            subject=entry.one_of(kind, known[kind]),
            stage=entry.one_of("stage", self.stages),
            purpose=entry.text("purpose"),
            **self._grounds(entry),
        )
        entry.close()
        return advice

    def _lever_needs(self) -> tuple[LeverNeed, ...]:
        found = []
        for entry in self.top.entries("lever_needs"):
            need = LeverNeed(
                lever=entry.one_of("lever", self.levers),
                stage=entry.one_of("stage", self.stages),
                need=entry.text("need"),
                strong=entry.has("strong") and entry.flag("strong"),
                **self._grounds(entry),
            )
            entry.close()
            found.append(need)
        self._unique(self.top, "lever_needs", [f"{need.lever} / {need.stage}" for need in found], "pair")
        return tuple(found)

    def _expectations(self) -> tuple[Expectation, ...]:
        found = []
        for entry in self.top.entries("expectations"):
            role, grounds = entry.one_of("role", self.roles), self._grounds(entry)
            intensity = entry.mapping("intensity")
            # Asked for in the order of the stages; a stage left out is "the framework does not say".
            strengths = {
                stage: intensity.whole(stage, 0, STRONGEST) for stage in self.stages if intensity.has(stage)
            }
            intensity.close()
            entry.close()
            found += [
                Expectation(role=role, stage=stage, intensity=strength, **grounds)
                for stage, strength in strengths.items()
            ]
        self._unique(self.top, "expectations", [f"{one.role} / {one.stage}" for one in found], "pair")
        return tuple(found)

    def _norms(self) -> tuple[Norm, ...]:
        found = []
        for entry in self.top.entries("norms"):
            norm = Norm(
                phase=entry.one_of("phase", self.phases),
                months=entry.months("months"),
                signed=entry.word("signed"),
                dated=entry.day("dated"),
                **self._grounds(entry),
            )
            entry.close()
            found.append(norm)
        self._unique(self.top, "norms", [norm.phase for norm in found], "phase")
        return tuple(found)

    def _synonym(self, entry: Entry) -> Synonym:
        phases = entry.words("phases")
        for phase in phases:
            entry.check_known("phases", phase, self.phases)
        synonym = Synonym(
            author=entry.word("author"),
            word=entry.text("word"),
            phases=tuple(
                sorted(phases, key=lambda one: self.phases.index(one) if one in self.phases else -1)
            ),
            source=entry.one_of("source", self.sources) if entry.has("source") else None,
            **self._grounds(entry),
        )
        if synonym.basis == "published-model" and synonym.source is None:
            hint = Text(en="the id of the source that published it", fr="l'identifiant de la source publiée")
            entry.raw("source", hint)
        entry.close()
        return synonym
