/*
title: {fr: Cibles et résultats, en: Targets and results}
question:
  fr: "Où en est chaque chiffre par rapport à la cible annoncée ?"
  en: "How does each figure stand against the target that was announced?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'indicateur.", en: "The indicator."}}
  name: {type: text, title: {fr: indicateur, en: indicator}, help: {fr: "Ce qui est compté.", en: "What is counted."}}
  of: {type: list, title: {fr: de, en: of}, help: {fr: "Ce qu'il mesure.", en: "What it measures."}}
  dated: {type: when, title: {fr: quand, en: when}, help: {fr: "La date du chiffre, telle qu'écrite.", en: "The date of the figure, as written."}}
  value: {type: float, title: {fr: valeur, en: value}, help: {fr: "Le chiffre atteint ; bas de la fourchette s'il y en a une.", en: "The figure reached; the lower end of a range."}}
  value_max: {type: float, title: {fr: valeur haute, en: upper value}, help: {fr: "Le haut de la fourchette.", en: "The upper end of the range."}}
  level: {type: text, title: {fr: en mots, en: in words}, help: {fr: "Ce que la source en dit en mots : a baissé, faible…", en: "What the source says of it in words: fell, low…"}}
  unit: {type: text, title: {fr: unité, en: unit}, help: {fr: "Son unité.", en: "Its unit."}}
  target: {type: float, title: {fr: cible, en: target}, help: {fr: "Le chiffre visé.", en: "The figure aimed at."}}
  target_unit: {type: text, title: {fr: unité de la cible, en: unit of the target}, help: {fr: "Son unité, si elle diffère.", en: "Its unit, when it differs."}}
  share: {type: float, title: {fr: part, en: share}, help: {fr: "Valeur divisée par cible, si les unités sont les mêmes.", en: "Value over target, when the units are the same."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "non atteinte ; unités différentes : la comparaison demande un calcul que la source ne fait pas ; sens non dit : plus haut n'est pas dit mieux ; chiffre manquant ; en mots seulement : la source juge sans chiffre, rien à comparer ; fourchette : la cible est dedans ; atteinte."
      en: "not reached; units differ: comparing takes a calculation that the source does not make; direction not stated: higher is not said to be better; no figure; in words only: the source judges without a figure, nothing to compare; range: the target lies inside; reached."
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui le donnent.", en: "The cases that give it."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
caveats:
  fr: "Seuls les indicateurs qui ont une cible dans la source. Une cible peut viser une autre date, ou un rythme annuel, que le chiffre : lire l'unité et la note. Un chiffre sans date est gardé. Si deux cas le donnent, celui qui a la préséance est montré."
  en: "Only indicators with a target in the source. A target may be for another date, or a yearly pace, than the figure: read the unit and the note. A figure without a date is kept. Where two cases give it, the one with precedence is shown."
*/
MATCH (c:Case)-[s:STATES]->(n:Indicator)
WHERE c.case IN $case AND s.target IS NOT NULL AND coalesce(s.start_min <= coalesce($at, c.checked), true)
WITH n, s, c
ORDER BY c.precedence DESC, c.case
WITH n, collect(c.case) AS cases, collect(s.evidence) AS said, head(collect(s)) AS s
CALL (n) {
  MATCH (n)-[r:MEASURES]->(x)
  WHERE r.case IN $case
  WITH r, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS name
  ORDER BY name, r.key
  RETURN collect(DISTINCT name) AS of, collect(r.key) AS facts
}
WITH *, s.target_unit IS NULL OR coalesce(toLower(trim(s.target_unit)) = toLower(trim(s.unit)), false) AS same,
     coalesce(s.value_max, s.value) AS high
WITH *, CASE
       WHEN s.value IS NULL AND s.level IS NOT NULL THEN 4
       WHEN s.value IS NULL THEN 3
       WHEN NOT same THEN 1
       WHEN s.better IS NULL THEN 2
       WHEN s.better = 'higher' AND s.value >= s.target THEN 6
       WHEN s.better = 'lower' AND high <= s.target THEN 6
       WHEN s.better = 'higher' AND high < s.target THEN 0
       WHEN s.better = 'lower' AND s.value > s.target THEN 0
       ELSE 5
     END AS tier
RETURN n.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END AS name,
       of, s.start_text AS dated,
       toFloat(s.value) AS value, toFloat(s.value_max) AS value_max,
       CASE WHEN $lang = 'en' THEN {rose: 'rose', fell: 'fell', unchanged: 'unchanged', high: 'high', medium: 'medium', low: 'low', sufficient: 'sufficient', insufficient: 'insufficient'}[s.level]
            ELSE {rose: 'a monté', fell: 'a baissé', unchanged: 'inchangé', high: 'élevé', medium: 'moyen', low: 'faible', sufficient: 'suffisant', insufficient: 'insuffisant'}[s.level] END AS level,
       s.unit AS unit,
       toFloat(s.target) AS target, s.target_unit AS target_unit,
       CASE WHEN same AND s.target <> 0 THEN toFloat(s.value) / s.target END AS share,
       CASE WHEN $lang = 'en'
         THEN ['not reached', 'units differ', 'direction not stated', 'no figure', 'in words only', 'range', 'reached'][tier]
         ELSE ['non atteinte', 'unités différentes', 'sens non dit', 'chiffre manquant', 'en mots seulement', 'fourchette', 'atteinte'][tier]
       END AS state,
       cases,
       reduce(kept = [], list IN said | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       facts
ORDER BY tier, CASE WHEN s.better = 'lower' THEN -1.0 * s.value / CASE WHEN s.target = 0 THEN 1 ELSE s.target END
                    ELSE 1.0 * s.value / CASE WHEN s.target = 0 THEN 1 ELSE s.target END END, id
LIMIT $max_rows + 1
