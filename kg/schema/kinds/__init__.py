"""The kinds of facts that become nodes."""

from kg.schema.base import Kind
from kg.schema.kinds.actors import Actor, Group, Organisation, Person
from kg.schema.kinds.case import Case
from kg.schema.kinds.findings import Indicator, Perception, Practice
from kg.schema.kinds.framework import Expectation, FrameworkKind, Gate, Lever, Phase, Role
from kg.schema.kinds.happenings import Event, Introduction, Tension
from kg.schema.kinds.surroundings import Source, Territory, Theme
from kg.schema.kinds.ventures import Alliance, GateCheck, Innovation, Programme, Stay

FRAMEWORK_KINDS: tuple[type[FrameworkKind], ...] = (Phase, Role, Lever, Gate, Expectation)
ACTORS: tuple[type[Kind], ...] = (Organisation, Group, Person)
KINDS: tuple[type[Kind], ...] = (
    *ACTORS,
    Programme,
    Alliance,
    Innovation,
    Stay,
    Introduction,
    Event,
    Indicator,
    Practice,
    Perception,
    Tension,
    GateCheck,
    Territory,
    Theme,
    Source,
)

__all__ = [
    "ACTORS",
    "FRAMEWORK_KINDS",
    "KINDS",
    "Actor",
    "Alliance",
    "Case",
    "Event",
    "Expectation",
    "FrameworkKind",
    "Gate",
    "GateCheck",
    "Group",
    "Indicator",
    "Innovation",
    "Introduction",
    "Lever",
    "Organisation",
    "Perception",
    "Person",
    "Phase",
    "Practice",
    "Programme",
    "Role",
    "Source",
    "Stay",
    "Tension",
    "Territory",
    "Theme",
]
