"""The nodes of the framework, which come from its own file and never from a pack."""

from __future__ import annotations

from kg.language import Text
from kg.schema.base import Kind


class FrameworkKind(Kind):
    """A node of the framework: it comes from the framework's own file, never from a pack."""

    section = ""
    of_the_world = True


class Phase(FrameworkKind):
    word = "phase"
    labels = ("Phase",)
    title = Text(en="Phase", fr="Phase")
    help = Text(en="A phase of the framework.", fr="Une phase du cadre.")


class Role(FrameworkKind):
    word = "role"
    labels = ("Role",)
    title = Text(en="Role", fr="Rôle")
    help = Text(en="A role of the framework.", fr="Un rôle du cadre.")


class Lever(FrameworkKind):
    word = "lever"
    labels = ("Lever",)
    title = Text(en="Lever", fr="Levier")
    help = Text(en="A kind of support of the framework.", fr="Une sorte d'appui du cadre.")


class Gate(FrameworkKind):
    word = "gate"
    labels = ("Gate",)
    title = Text(en="Gate", fr="Condition de passage")
    help = Text(en="A condition for entering a phase.", fr="Une condition pour entrer dans une phase.")


class Expectation(FrameworkKind):
    word = "expectation"
    labels = ("Expectation",)
    title = Text(en="Expectation", fr="Attente")
    help = Text(
        en="How strongly a role is expected in a stage.",
        fr="Avec quelle force un rôle est attendu à une étape.",
    )
