"""What pack.yaml says of the pack as a whole."""

from __future__ import annotations

from kg.language import Text
from kg.schema import vocabularies as words
from kg.schema.base import Described
from kg.schema.fields import LONGEST_NAME, Bilingual, Choice, Line
from kg.schema.numbers import Whole, Yes
from kg.schema.periods import Day


class Case(Described):
    """What pack.yaml says of the pack as a whole."""

    word = "case"
    title = Text(en="Case", fr="Cas")
    help = Text(
        en="A folder of facts that is loaded, reloaded and taken out as one.",
        fr="Un dossier de faits, chargé, rechargé et retiré d'un bloc.",
    )

    # `title` is taken by the word for people above, hence the name of this class attribute.
    heading = Bilingual(
        Text(en="The title of the case.", fr="Le titre du cas."),
        required=True,
        key="title",
        longest=LONGEST_NAME,
    )
    register = Choice(
        Text(
            en="`fact` for what happened, `scenario` for a fiction; answers never mix them unasked.",
            fr="« fact » pour ce qui s'est passé, « scenario » pour une fiction ; jamais mêlés sans demande.",
        ),
        words.REGISTERS,
        required=True,
    )
    checked = Day(
        Text(
            en="The day somebody last looked at what the case tells; questions judge it at that day. "
            "For a case coded from a finished text: the last day that the text knows of.",
            fr="Le jour où quelqu'un a regardé pour la dernière fois ce que raconte le cas ; on le juge à ce jour. "
            "Pour un cas tiré d'un texte achevé : le dernier jour que le texte connaît.",
        ),
        required=True,
    )
    closed = Yes(
        Text(
            en="Nobody follows the case any further: an old `checked` is then no oversight.",
            fr="Plus personne ne suit le cas : un « checked » ancien n'est alors pas un oubli.",
        )
    )
    precedence = Whole(
        Text(
            en="Where two cases disagree on a single value, the higher one is shown (50 when left out).",
            fr="Si deux cas diffèrent sur une valeur, le plus haut est affiché (50 si rien n'est dit).",
        ),
        0,
        100,
    )
    description = Bilingual(Text(en="What the case tells.", fr="Ce que raconte le cas."))
    authors = Line(Text(en="Who coded it.", fr="Qui l'a codé."), many=True)
    licence = Line(Text(en="The licence of the coding.", fr="La licence du codage."))
