/*
title: {fr: Noms proches, en: Lookalikes}
question:
  fr: "Quels acteurs portent presque le même nom, et pourraient n'en faire qu'un ?"
  en: "Which actors have nearly the same name, and may be one?"
group: quality
measure: lookalikes
params:
  at: {type: date}
  case: {type: list}
  likeness:
    {type: int, default: 88, min: 70, max: 100,
     help: {fr: "De 0 à 100 : en dessous, la paire n'est pas montrée ; 100 : noms égaux.", en: "From 0 to 100: below it, a pair is not shown; 100: equal names."}}
  aliases:
    {type: bool, default: false,
     help: {fr: "Compare aussi les autres noms entre eux, ce qui rapproche des mots courants.", en: "Also compares other names with other names, which brings common words together."}}
  show:
    {type: choice, values: [all, across], default: all,
     help: {fr: "across : seulement les paires qu'aucun cas ne nomme toutes deux.", en: "across: only pairs that no single case names both of."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "Un acteur.", en: "One actor."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  other: {type: id, from: measure, title: {fr: autre, en: other}, help: {fr: "L'autre acteur.", en: "The other actor."}}
  other_name: {type: text, from: measure, title: {fr: autre nom, en: other name}, help: {fr: "Son nom.", en: "Its name."}}
  alike: {type: int, from: measure, title: {fr: ressemblance, en: likeness}, help: {fr: "De 0 à 100, entre les deux graphies les plus proches.", en: "From 0 to 100, between the two closest spellings."}}
  through: {type: text, from: measure, title: {fr: graphies comparées, en: spellings compared}, help: {fr: "Les deux graphies qui se ressemblent le plus.", en: "The two spellings that are most alike."}}
  hint:
    type: text
    from: measure
    title: {fr: indice, en: hint}
    help:
      fr: "Ce qui parle pour ou contre : identifiant commun ou différent, sphères qui diffèrent, l'un fait partie de l'autre, nommés par un même cas."
      en: "What speaks for or against: a shared or another identifier, other spheres, one being part of the other, both named by one case."
  kind: {type: text, title: {fr: sorte, en: kind}, help: {fr: "Organisation, groupe ou personne.", en: "Organisation, group or person."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "La sphère du premier.", en: "The sphere of the first."}}
  spellings: {type: list, title: {fr: graphies, en: spellings}, help: {fr: "Noms et autres noms du premier.", en: "Names and other names of the first."}}
  codes: {type: list, title: {fr: identifiants, en: identifiers}, help: {fr: "SIREN, RNA, ROR, Wikidata du premier.", en: "SIREN, RNA, ROR, Wikidata of the first."}}
  belongs_to: {type: list, title: {fr: fait partie de, en: belongs to}, help: {fr: "Ce dont le premier fait partie.", en: "What the first is part of."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui nomment l'un ou l'autre.", en: "The cases that name one or the other."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Où ils sont nommés.", en: "Where they are named."}}
identity: [id, other]
about: id
caveats:
  fr: "Des suggestions, jamais une fusion : deux sections d'une même maison se ressemblent, un sigle ne ressemble pas à son nom entier. Accents, casse, ponctuation et formes juridiques sont ôtés ; un nombre qui diffère sépare. Viennent d'abord les paires qu'aucun cas ne distingue, puis deux noms avant un nom et un autre nom. Une paire jugée dans merges.yaml (« keep » et « same », ou « apart ») n'est pas montrée."
  en: "Suggestions, never a merge: two sections of one house are alike, an acronym is not like its full name. Accents, case, punctuation and legal forms are taken off; a number that differs sets apart. Pairs that no case tells apart come first, then two names before a name and an alias. A pair that was judged in merges.yaml (`keep` and `same`, or `apart`) is not shown."
*/
MATCH (c:Case)-[s:STATES]->(a:Actor)
WHERE c.case IN $case
WITH a, c, s
ORDER BY c.precedence DESC, c.case
WITH a, collect(DISTINCT c.case) AS cases, collect(s.evidence) AS said
RETURN a.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name,
       CASE WHEN a:Organisation THEN 'organisation' WHEN a:Group THEN 'group' ELSE 'person' END AS kind,
       CASE WHEN a.sphere <> 'unknown' THEN a.sphere END AS sphere,
       [a.name] + coalesce(a.aliases, []) + coalesce(a.former_names, []) AS spellings,
       [x IN [a.siren, a.rna, a.ror, a.wikidata] WHERE x IS NOT NULL] AS codes,
       COLLECT { MATCH (a)-[r:PART_OF|WORKS_FOR]->(w) WHERE r.case IN $case RETURN DISTINCT w.id AS whole ORDER BY whole } AS belongs_to,
       cases,
       reduce(kept = [], list IN said | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence
ORDER BY id
