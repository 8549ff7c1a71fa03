"""The commented first files of a new case."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from kg.errors import KgError
from kg.language import Text
from kg.names import slug
from kg.schema.framework import Framework
from kg.schema.json_schema import facts_schema, pack_schema

_PACK = {
    "en": """\
# yaml-language-server: $schema=.kg/pack.schema.json
# What this case is. `kg check .` finds every mistake; `kg schema` explains what can be said.
id: {id}
title: {{fr: "{title}", en: "{title}"}}
register: fact            # fact, or scenario for a fiction
checked: {today}       # the day somebody last looked at the case
authors: [Your name]
licence: CC-BY-4.0
sources:
  report:                 # the name that evidence uses, as report:12-15
    citation: Author, « Title », year
    lines: 500            # how many lines it has
""",
    "fr": """\
# yaml-language-server: $schema=.kg/pack.schema.json
# Ce qu'est ce cas. « kg check . » trouve chaque erreur ; « kg schema » explique ce qui peut être dit.
id: {id}
title: {{fr: "{title}", en: "{title}"}}
register: fact            # fact (des faits), ou scenario (une fiction)
checked: {today}       # le jour où quelqu'un a regardé le cas pour la dernière fois
authors: [Votre nom]
licence: CC-BY-4.0
sources:
  report:                 # le nom que citent les preuves, comme report:12-15
    citation: Auteur, « Titre », année
    lines: 500            # son nombre de lignes
""",
}
_FACTS = {
    "en": """\
# yaml-language-server: $schema=.kg/facts.schema.json
# Facts about the case. An id may be left out: it is then made from the name (Town Hall → town-hall).
# Dates are as fine as the text: 2014, 2014-10, ~2016, 2008/2009. Leave out what nobody knows.
organisations:
  - name: Town Hall
    sphere: public        # enterprise, association, public, academic, general_interest, citizen
    evidence: 12-15       # lines of the source
  - name: Repair Café
    sphere: association
    evidence: 18

innovations:
  - id: shared-workshop
    name: {{fr: Atelier partagé, en: Shared workshop}}
    evidence: 20-24
    participants:         # who does what in it
      - {{actor: repair-cafe, role: idea-owner, start: 2014}}
      - {{actor: town-hall, role: funder, lever: financing, start: 2015}}
    phases:               # only what the text shows
      - {{phase: conception, entered: 2014, left: 2015, outcome: advanced}}
      - {{phase: experimentation, entered: 2015}}

# More to say: groups, persons, programmes, alliances, events, introductions, indicators,
# practices, perceptions, tensions, territories, themes. `kg schema alliance` explains one.
""",
    "fr": """\
# yaml-language-server: $schema=.kg/facts.schema.json
# Les faits du cas. Un id peut manquer : il vient alors du nom (La Mairie → la-mairie).
# Les dates sont aussi fines que le texte : 2014, 2014-10, ~2016, 2008/2009. Taire ce que nul ne sait.
organisations:
  - name: La Mairie
    sphere: public        # enterprise, association, public, academic, general_interest, citizen
    evidence: 12-15       # les lignes de la source
  - name: Repair Café
    sphere: association
    evidence: 18

innovations:
  - id: atelier-partage
    name: {{fr: Atelier partagé, en: Shared workshop}}
    evidence: 20-24
    participants:         # qui y fait quoi
      - {{actor: repair-cafe, role: idea-owner, start: 2014}}
      - {{actor: la-mairie, role: funder, lever: financing, start: 2015}}
    phases:               # seulement ce que le texte montre
      - {{phase: conception, entered: 2014, left: 2015, outcome: advanced}}
      - {{phase: experimentation, entered: 2015}}

# On peut dire aussi : groups, persons, programmes, alliances, events, introductions, indicators,
# practices, perceptions, tensions, territories, themes. « kg schema alliance » en explique un.
""",
}


def write_skeleton(folder: Path, language: str, framework: Framework) -> list[Path]:
    """Write the first files of a case, with the schema that lets an editor complete them.

    A folder that holds something is left alone.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewCaseError(
            Text(
                en=f"{folder} is not empty. Name a new folder: kg new-case my-case",
                fr=f"{folder} n'est pas vide. Nommer un nouveau dossier : kg new-case mon-cas",
            )
        )
    folder.mkdir(parents=True, exist_ok=True)
    name = slug(folder.resolve().name) or "my-case"
    title = name.replace("-", " ").capitalize()
    files = {
        folder / "pack.yaml": _PACK[language].format(id=name, title=title, today=date.today().isoformat()),
        folder / "facts.yaml": _FACTS[language].format(),
    }
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    schemas = {"pack": pack_schema(framework), "facts": facts_schema(framework)}
    (folder / ".kg").mkdir()
    for which, schema in schemas.items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        (folder / ".kg" / f"{which}.schema.json").write_text(text + "\n", encoding="utf-8")
    return list(files)


class NewCaseError(KgError):
    """The folder for a new case cannot be used."""

    exit_code = 1
