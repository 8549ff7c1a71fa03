"""The framework: phases, roles, levers, expectations, evaluation, gates and norms, read from one file.

Nothing else in the code knows a phase or a role by name. The file shipped here follows Le RAMEAU; setting
`KG_FRAMEWORK` to the path of another one replaces it (docs/framework.md).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from kg.errors import KgError, NotFoundError, SettingsError
from kg.language import Text
from kg.names import nearest, slug

if TYPE_CHECKING:
    from kg.schema.framework_graph import Node, Tie

SHIPPED = Path(__file__).with_name("framework.yaml")
SETTING = "KG_FRAMEWORK"

Kind = Literal["phase", "role", "lever", "stage", "gate", "form", "degree"]
KINDS: tuple[Kind, ...] = get_args(Kind)

KIND_NAMES: dict[Kind, Text] = {
    "phase": Text(en="phase", fr="phase"),
    "role": Text(en="role", fr="rôle"),
    "lever": Text(en="lever", fr="levier"),
    "stage": Text(en="stage", fr="étape"),
    "gate": Text(en="gate", fr="condition de passage"),
    "form": Text(en="form of evaluation", fr="forme d'évaluation"),
    "degree": Text(en="degree of evaluation", fr="degré d'évaluation"),
}


_Some = TypeVar("_Some", bound="Item")


class FrameworkError(KgError):
    """A framework file that does not hold; `problems` has one sentence for each thing to mend."""

    exit_code = 1

    def __init__(self, path: Path, problems: Sequence[Text]) -> None:
        self.path = path
        self.problems = tuple(problems)
        count = len(self.problems)
        super().__init__(
            Text(
                en="\n- ".join([f"{path}: {count} to mend in this framework.", *(p.en for p in problems)]),
                fr="\n- ".join([f"{path} : {count} à corriger dans ce cadre.", *(p.fr for p in problems)]),
            )
        )


@dataclass(frozen=True, kw_only=True)
class Grounded:
    """Something said, with where it comes from: lines of a source, or a basis of another kind."""

    evidence: tuple[str, ...] = ()
    basis: str | None = None
    certainty: str = "stated"
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Item(Grounded):
    """Something with an id and a name that facts can point to."""

    id: str
    name: Text
    help: Text


@dataclass(frozen=True, kw_only=True)
class Stage(Item):
    """A macro-phase: several phases that share needs, expected roles and ways to evaluate."""

    needs: Text | None = None
    evaluation: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Phase(Item):
    """A step of the way; an innovation has entered it when `test` holds."""

    rank: int
    stage: str
    test: Text
    needs: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Role(Item):
    """What an actor is to an innovation."""


@dataclass(frozen=True, kw_only=True)
class Lever(Item):
    """A way to help an innovation."""


@dataclass(frozen=True, kw_only=True)
class EvaluationForm(Item):
    """What an evaluation looks at."""


@dataclass(frozen=True, kw_only=True)
class EvaluationDegree(Item):
    """How far an evaluation goes."""


@dataclass(frozen=True, kw_only=True)
class Gate(Item):
    """A condition to enter the phase `before` which it stands; its `help` is the condition."""

    before: str
    required: bool

    @property
    def condition(self) -> Text:
        return self.help


@dataclass(frozen=True, kw_only=True)
class Expectation(Grounded):
    """How strongly a role is expected in a stage: 0 (not at all) to 3."""

    role: str
    stage: str
    intensity: int


@dataclass(frozen=True, kw_only=True)
class LeverNeed(Grounded):
    """What a lever is for in a stage; `strong` where the source singles that stage out."""

    lever: str
    stage: str
    need: Text
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Recommendation(Grounded):
    """What a form or a degree of evaluation is for in a stage."""

    kind: Literal["form", "degree"]
    subject: str
    stage: str
    purpose: Text


@dataclass(frozen=True, kw_only=True)
class Norm(Grounded):
    """A declared duration of a phase: somebody answers for it, since a day."""

    phase: str
    months: float
    signed: str
    dated: date


@dataclass(frozen=True, kw_only=True)
class Synonym(Grounded):
    """Another author's word, and the phases it covers, earliest first."""

    author: str
    word: Text
    phases: tuple[str, ...]
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class FrameworkSource:
    """A text that the framework cites."""

    id: str
    citation: str
    url: str | None = None
    lines: int | None = None


@dataclass(frozen=True, kw_only=True)
class Framework:
    """One framework, whole and checked. Phases stand in rank order."""

    id: str
    title: Text
    sources: tuple[FrameworkSource, ...]
    stages: tuple[Stage, ...]
    phases: tuple[Phase, ...]
    roles: tuple[Role, ...]
    levers: tuple[Lever, ...] = ()
    lever_needs: tuple[LeverNeed, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    forms: tuple[EvaluationForm, ...] = ()
    degrees: tuple[EvaluationDegree, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    gates: tuple[Gate, ...] = ()
    norms: tuple[Norm, ...] = ()
    norms_note: Text | None = None
    synonyms: tuple[Synonym, ...] = ()

    def items(self, kind: Kind) -> tuple[Item, ...]:
        """All phases, or roles, … in the order of the file (phases: by rank)."""
        found: tuple[Item, ...] = getattr(self, f"{kind}s")
        return found

    def ids(self, kind: Kind) -> tuple[str, ...]:
        return tuple(item.id for item in self.items(kind))

    def get(self, kind: Kind, id: str) -> Item:  # noqa: A002 (the word the graph uses)
        """The item of that id, or an error that names the nearest."""
        for item in self.items(kind):
            if item.id == id:
                return item
        raise self._unknown(kind, id)

    def phase(self, id: str) -> Phase:  # noqa: A002
        return _only(Phase, self.get("phase", id))

    def role(self, id: str) -> Role:  # noqa: A002
        return _only(Role, self.get("role", id))

    def lever(self, id: str) -> Lever:  # noqa: A002
        return _only(Lever, self.get("lever", id))

    def stage(self, id: str) -> Stage:  # noqa: A002
        return _only(Stage, self.get("stage", id))

    def gate(self, id: str) -> Gate:  # noqa: A002
        return _only(Gate, self.get("gate", id))

    def form(self, id: str) -> EvaluationForm:  # noqa: A002
        return _only(EvaluationForm, self.get("form", id))

    def degree(self, id: str) -> EvaluationDegree:  # noqa: A002
        return _only(EvaluationDegree, self.get("degree", id))

    def phases_in(self, stage: str) -> tuple[Phase, ...]:
        return tuple(phase for phase in self.phases if phase.stage == stage)

    def gates_before(self, phase: str) -> tuple[Gate, ...]:
        return tuple(gate for gate in self.gates if gate.before == phase)

    def norm(self, phase: str) -> Norm | None:
        """The declared norm of a phase; None means that nobody declared one, so abstain."""
        return next((norm for norm in self.norms if norm.phase == phase), None)

    def expected(self, role: str, phase: str) -> int | None:
        """How strongly a role is expected in a phase; None where the framework does not say."""
        stage = self.phase(phase).stage
        for expectation in self.expectations:
            if (expectation.role, expectation.stage) == (role, stage):
                return expectation.intensity
        return None

    def synonyms_of(self, phase: str) -> tuple[Synonym, ...]:
        return tuple(synonym for synonym in self.synonyms if phase in synonym.phases)

    def nearest(self, kind: Kind, word: str, most: int = 3) -> list[str]:
        """The ids that a person may have meant by a word: an id, a name in either language, a synonym."""
        spellings = self._spellings(kind)
        exact = [ids for spelling, ids in spellings if slug(spelling) == slug(word)]
        if not exact:
            near = nearest(word, dict.fromkeys(spelling for spelling, _ids in spellings), most)
            exact = [ids for name in near for spelling, ids in spellings if spelling == name]
        return list(dict.fromkeys(id_ for ids in exact for id_ in ids))[:most]

    def nodes(self) -> list[Node]:
        """(kind, id, labels, properties) of everything that queries need, ready for Neo4j."""
        from kg.schema.framework_graph import nodes

        return nodes(self)

    def ties(self) -> list[Tie]:
        """(type, from id, to id, properties) between those nodes."""
        from kg.schema.framework_graph import ties

        return ties(self)

    def _spellings(self, kind: Kind) -> list[tuple[str, list[str]]]:
        found = [(text, [item.id]) for item in self.items(kind) for text in (item.id, *item.name)]
        if kind == "phase":
            found += [(text, list(syn.phases)) for syn in self.synonyms for text in syn.word]
            found += [
                (text, [phase.id for phase in self.phases_in(stage.id)])
                for stage in self.stages
                for text in (stage.id, *stage.name)
            ]
        return found

    def _unknown(self, kind: Kind, word: str) -> NotFoundError:
        near = self.nearest(kind, word) or self.ids(kind)
        meant = ", ".join(near)
        name = KIND_NAMES[kind]
        return NotFoundError(
            Text(
                en=f"{word!r} is no {name.en} of the framework {self.id}; write one of: {meant}.",
                fr=f"Le cadre {self.id} n'a pas de {name.fr} « {word} » ; écrivez l'un de : {meant}.",
            )
        )


def _only(expected: type[_Some], item: Item) -> _Some:
    if not isinstance(item, expected):  # cannot be: each list holds one class
        raise TypeError(item)
    return item


def load_framework(path: Path | None = None) -> Framework:
    """The framework in a file: the one given, else the one `KG_FRAMEWORK` names, else the shipped one."""
    if path is None:
        path = Path(os.environ.get(SETTING) or SHIPPED)
    path = path.expanduser().resolve()
    try:
        state = path.stat()
    except OSError:
        raise SettingsError(
            Text(
                en=f"There is no framework file {path}; give an existing file, or unset {SETTING}.",
                fr=f"Il n'y a pas de cadre {path} ; donnez un fichier existant, ou retirez {SETTING}.",
            )
        ) from None
    return _load(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _load(path: Path, _changed: int, _size: int) -> Framework:
    # Time and size are part of the key: an edited file is read anew.
    from kg.schema.framework_file import read_framework  # late: brings in yaml

    return read_framework(path)
