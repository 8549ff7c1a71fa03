"""Where, about what, and by whom it is said: territories, themes, sources."""

from __future__ import annotations

from kg.language import Text
from kg.schema import codes
from kg.schema import vocabularies as words
from kg.schema.base import Kind
from kg.schema.fields import Bilingual, Choice, Code, Line
from kg.schema.kinds.naming import named
from kg.schema.numbers import Whole
from kg.schema.periods import PeriodField


class Territory(Kind):
    word = "territory"
    section = "territories"
    labels = ("Territory",)
    of_the_world = True
    title = Text(en="Territory", fr="Territoire")
    help = Text(en="A place where things happen.", fr="Un lieu où les choses se passent.")

    name = named(Text(en="Its name.", fr="Son nom."))
    aliases = Line(Text(en="Other spellings.", fr="Autres graphies."), many=True)
    level = Choice(Text(en="How large it is.", fr="À quelle échelle."), words.TERRITORY_LEVELS)
    code = Line(Text(en="Its official code.", fr="Son code officiel."))
    country = Code(Text(en="Country, two letters.", fr="Pays, deux lettres."), codes.check_country)


class Theme(Kind):
    word = "theme"
    section = "themes"
    labels = ("Theme",)
    of_the_world = True
    title = Text(en="Theme", fr="Thème")
    help = Text(en="What something is about.", fr="Ce dont il s'agit.")

    name = named(Text(en="Its name.", fr="Son nom."))
    description = Bilingual(Text(en="What it covers.", fr="Ce qu'il recouvre."))


class Source(Kind):
    """Declared under `sources` in pack.yaml, cited by every other fact."""

    word = "source"
    section = "sources"
    labels = ("Source",)
    of_the_world = True
    title = Text(en="Source", fr="Source")
    help = Text(en="A text that facts rest on.", fr="Un texte sur lequel reposent des faits.")

    citation = Bilingual(Text(en="How it is cited.", fr="Comment on la cite."), required=True, longest=1_000)
    lines = Whole(Text(en="How many lines it has.", fr="Combien de lignes elle compte."), 1, 10_000_000)
    link = Code(Text(en="Where it can be read.", fr="Où la lire."), codes.check_link)
    period = PeriodField("start", "end")
